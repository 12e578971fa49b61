"""Bytes to text: encoding, line breaks, composed letters, and characters that must not occur. Must not know YAML."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from macros.reading.encodings import bad_byte, foreign_file, twice_encoded
from macros.reading.lookalikes import SPACES
from macros.reading.spots import SHIFT, START, Fault, fault, line_of, spot_in

MOST_BYTES = 5_000_000
MOST_CHARACTERS_TOLD = 20

# One match for each run of the same character.
FORBIDDEN = re.compile(
    "([\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\uffff\U000e0000-\U000e007f])\\1*"
)
COMMON = "–—”’…"
"""Characters outside of the first 256 that Swedish texts are full of."""
HARMLESS = b"\n" + bytes(range(0x20, 0x7F)) + b"\xc3" + bytes(range(0x80, 0xC0))
"""The bytes in UTF-8 of line feeds, of ASCII that shows, and of the letters from À to ÿ."""
ODD_INDENT = re.compile(rf"^ *(?:- *)*([{SPACES}])|^[ -]*[\w.]+:([{SPACES}])", re.MULTILINE)
_FIELD = re.compile(r"[ -]*\w+:")
PASTED = frozenset({"tabb-i-indrag", "hart-mellanslag", "ovanligt-mellanslag"})
"""Faults that come by the block, when lines are pasted from elsewhere."""
CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
ZERO_WIDTH = frozenset("\u034f\u115f\u1160\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u2060\u3164\ufeff\uffa0")
LINE_BREAKS = frozenset("\u0085\u2028\u2029")
WIDE_MARKS = ((codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32"),
              (codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"))  # fmt: skip


def decode(data: bytes) -> str | Fault:
    """The text of a file, with composed letters and line feeds between lines, or why it cannot be read as text."""
    if foreign := foreign_file(data):
        return fault("fel-slags-fil", START, what=foreign)
    wide = _wide(data)
    if wide:
        return fault("fel-teckenkodning", START, encoding=wide)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = _unix(data.decode())
    except UnicodeDecodeError as error:
        return bad_byte(data, error.start, before=_composed(_unix(data[: error.start].decode())))
    if "\0" in text:
        return fault("nolltecken", spot_in(text, text.index("\0")))
    return _composed(text)


def character_faults(text: str) -> list[Fault]:
    """Characters and traces of git that must not stand in a file, in order of place."""
    found = [*_conflicts(text), *_indents(text), *twice_encoded(text)]
    if "\t" in text:
        tables, text = _tables(text)
        found += tables
    matches = [] if only_harmless(text) else list(FORBIDDEN.finditer(text))
    found += [
        character_fault(match[1], spot_in(text, match.start()), indent=_in_indent(text, match.start()))
        for match in matches[:MOST_CHARACTERS_TOLD]
    ]
    if len(matches) > MOST_CHARACTERS_TOLD:
        hidden = matches[MOST_CHARACTERS_TOLD:]
        found.append(fault("fler-tecken", spot_in(text, hidden[0].start()), count=len(hidden)))
    return list(_joined(sorted(found, key=lambda one: one.spot)))


def _joined(faults: list[Fault]) -> Iterator[Fault]:
    """The same fault on lines that follow each other is told once, with the last of them: they were pasted together."""
    for rule, run in groupby(enumerate(faults), key=lambda one: (one[1].rule, line_of(one[1].spot) - one[0])):
        first, *rest = (one for _, one in run)
        if rest and rule[0] in PASTED:
            last = line_of(rest[-1].spot)
            yield replace(first, text=f"{first.text} Det gäller alla rader till och med rad {last}.")
        else:
            yield from (first, *rest)


def _tables(text: str) -> tuple[list[Fault], str]:
    """Rows out of a table, told once for each table, and the text with spaces for the tabs in them."""
    lines, faults, last = text.split("\n"), list[Fault](), -2
    for number, line in enumerate(lines):
        if line.strip("\t ").count("\t") > 1 and not _FIELD.match(line):
            if number > last + 1 and len(faults) < MOST_CHARACTERS_TOLD:
                faults.append(fault("rad-fran-excel", number << SHIFT | len(line) - len(line.lstrip("\t "))))
            last = number
            lines[number] = line.replace("\t", " ")
    return faults, "\n".join(lines)


def character_fault(character: str, spot: int, *, indent: bool = False) -> Fault:
    """What is wrong with one forbidden character."""
    rule = "otillatet-tecken"
    if character == "\t":
        rule = "tabb-i-indrag" if indent else "tabb"
    elif character in BIDI:
        rule = "skrivriktning"
    elif character in ZERO_WIDTH:
        rule = "osynligt-tecken"
    elif character in LINE_BREAKS:
        rule = "radbrytningstecken"
    elif character == "\u00ad":
        rule = "mjukt-bindestreck"
    elif character == "\ufffd":
        rule = "skadat-tecken"
    return fault(rule, spot, code=f"U+{ord(character):04X}")


def only_harmless(text: str) -> bool:
    """Whether a text, as nearly all, holds letters and signs of every day only: quicker to see than a search for the others."""
    for sign in COMMON:
        text = text.replace(sign, "")
    return not text.encode("utf-8", "surrogatepass").translate(None, HARMLESS)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _wide(data: bytes) -> str | None:
    """The name of a UTF-16 or UTF-32 encoding that the first bytes show, with or without a mark."""
    for mark, name in WIDE_MARKS:
        if data.startswith(mark):
            return name
    zeros = tuple(byte == 0 for byte in data[:4])
    if zeros in ((False, True, True, True), (True, True, True, False)):
        return "UTF-32"
    return "UTF-16" if zeros[:2] in ((False, True), (True, False)) else None


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _conflicts(text: str) -> Iterator[Fault]:
    marks = list(CONFLICT.finditer(text)) if any(sign in text and sign * 4 in text for sign in "<=>") else []
    starts = [mark for mark in marks if mark[0].startswith("<")] or marks[:1]
    for mark in starts[:MOST_CHARACTERS_TOLD]:
        yield fault("git-konflikt", spot_in(text, mark.start()), mark=mark[0][:7])


def _indents(text: str) -> Iterator[Fault]:
    if not any(space in text for space in SPACES):
        return
    for count, match in enumerate(ODD_INDENT.finditer(text)):
        if count == MOST_CHARACTERS_TOLD:
            return
        character = match[1] or match[2]
        rule = "hart-mellanslag" if character == "\u00a0" else "ovanligt-mellanslag"
        yield fault(rule, spot_in(text, match.end() - 1), code=f"U+{ord(character):04X}")


def _in_indent(text: str, index: int) -> bool:
    return not text[text.rfind("\n", 0, index) + 1 : index].strip(" \t-")
