"""Files that are no UTF-8 text, told apart: other programs' files, other encodings, text encoded twice. Reads no YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from macros.reading.spots import Fault, fault, spot_in

SWEDISH = "åäöÅÄÖ"
WINDOWS_LETTERS = "éÉèàáüÜøØæÆñç”“’–—…§°½´•\u00a0" + SWEDISH
_BEGINNINGS: Mapping[bytes, str] = MappingProxyType(
    {
        b"%PDF-": "en PDF-fil",
        b"{\\rtf": "ett dokument i formatet RTF",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "ett äldre dokument från Word eller Excel, eller ett med lösenord",
        b"\x89PNG\r\n": "en bild",
        b"\xff\xd8\xff": "en bild",
        b"GIF8": "en bild",
        b"\x1f\x8b": "en packad fil (gzip)",
        b"7z\xbc\xaf\x27\x1c": "en packad fil (7z)",
    }
)
"""How other programs' files begin, and what an editor would call them."""
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)
_PACKED = (
    (b"word/document.xml", "ett dokument från Word (docx)"),
    (b"xl/workbook.xml", "en arbetsbok från Excel (xlsx)"),
    (b"ppt/presentation.xml", "en presentation från Powerpoint (pptx)"),
    (b"content.xml", "ett dokument från LibreOffice"),
)
_OTHER_ENCODINGS = (
    ("cp1252", "Windows-1252 (Latin-1)"),
    ("mac_roman", "Mac Roman"),
    ("cp850", "MS-DOS (kodtabell 850)"),
)
_TWICE = re.compile("[ÂÃ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\x80-\xbf“”™œž˜¦¢¡š\x9d]")
_SEVEN_BITS = re.compile(r"\+A(?:OU|OQ|PY|MU|MQ|NY)-")
MOST_LOOKED_AT = 200_000


def foreign_file(data: bytes) -> str | None:
    """What the file is if its first bytes are those of another program's, in words; None for what may be text."""
    if data.startswith(b"PK\x03\x04"):
        return next((called for name, called in _PACKED if name in data), "en packad fil (zip)")
    if _WEB_PAGE.match(data[:1_000].removeprefix(b"\xef\xbb\xbf")):
        return "en webbsida (HTML)"
    return next((called for start, called in _BEGINNINGS.items() if data.startswith(start)), None)


def bad_byte(data: bytes, start: int, *, before: str) -> Fault:
    """The fault of the first byte that is no UTF-8, at the end of the text `before`, with the encoding that fits best."""
    byte = data[start : start + 1]
    part = data[start : start + MOST_LOOKED_AT]
    codec, encoding = max(_OTHER_ENCODINGS, key=lambda one: _swedish_letters(part, one[0]))
    seen = byte.decode(codec, "replace")
    spot = spot_in(before, len(before))
    if codec == "cp1252":
        rule = "windows-1252" if seen in WINDOWS_LETTERS else "fel-byte"
        return fault(rule, spot, seen=seen, byte=byte.hex().upper())
    if seen in SWEDISH:
        return fault("annan-kodning", spot, seen=seen, encoding=encoding)
    return fault("fel-byte", spot, byte=byte.hex().upper())


def twice_encoded(text: str) -> Iterator[Fault]:
    """The first place where text in UTF-8 was read as Windows-1252 and saved as UTF-8 again: `Ã¥` for `å`."""
    found = list(_TWICE.finditer(text)) if "Ã" in text or "Â" in text or "â€" in text else []
    if found:
        seen = found[0][0]
        more = f" Det gäller {len(found)} ställen i filen." if len(found) > 1 else ""
        yield fault("dubbel-kodning", spot_in(text, found[0].start()), seen=seen, right=_once(seen), more=more)
    elif "+A" in text and (match := _SEVEN_BITS.search(text)):
        yield fault("fel-teckenkodning", spot_in(text, match.start()), encoding="UTF-7")


def likely_encoding(data: bytes) -> str:
    """The encoding other than UTF-8 in which a text has most Swedish letters: the name that Python gives it."""
    return max(_OTHER_ENCODINGS, key=lambda one: _swedish_letters(data[:MOST_LOOKED_AT], one[0]))[0]


def _swedish_letters(data: bytes, codec: str) -> int:
    text = data.decode(codec, "replace")
    return sum(text.count(letter) for letter in SWEDISH)


def _once(seen: str) -> str:
    for codec in ("cp1252", "latin-1"):
        try:
            return seen.encode(codec).decode()
        except UnicodeError:
            continue
    return {"œ": "“", "\x9d": "”", "™": "’", "“": "–", "”": "—"}.get(seen[-1], "…")
