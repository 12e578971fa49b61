"""What a stylesheet fetches: the addresses in `url()`, `@import` and `image-set()`, not those in comments and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.built.faults import Kind

_TEXT = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
_PIECE = re.compile(
    r"(?=[/@uUiI\"'])(?:"  # what follows begins with one of these: a long stylesheet is gone through much faster
    r"/\*.*?(?:\*/|\Z)"
    rf"|@import\s*(?:/\*.*?\*/\s*)*(?P<imported>{_TEXT})"
    rf"|(?P<import>@import\s+)?\burl\(\s*(?P<url>{_TEXT}|(?:[^\s\"'()\\]|\\.)*)"
    rf"|image-set\((?P<set>(?:[^()\"']|{_TEXT}|\([^()]*\))*)\)"
    rf"|{_TEXT})",
    re.DOTALL | re.IGNORECASE,
)
_INNER = re.compile(rf"type\([^)]*\)|url\(\s*(?P<url>{_TEXT}|[^\s\"'()]*)|(?P<text>{_TEXT})", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)


def addresses(css: str) -> Iterator[tuple[str, Kind, int]]:
    """Each address that the browser would fetch, with how it is asked for and its place."""
    for piece in _PIECE.finditer(css):
        if piece["imported"]:
            yield _value(piece["imported"]), Kind.CSS_IMPORT, piece.start("imported")
        elif piece["url"] is not None:
            kind = Kind.CSS_IMPORT if piece["import"] else Kind.CSS_URL
            yield _value(piece["url"]), kind, piece.start("url")
        elif piece["set"]:
            for inner in _INNER.finditer(piece["set"]):
                address = inner["url"] or inner["text"]
                if address:
                    yield _value(address), Kind.CSS_URL, piece.start("set") + inner.start()


def _value(written: str) -> str:
    plain = written[1:-1] if written[:1] in {'"', "'"} else written
    return _ESCAPE.sub(lambda match: _letter(int(match[1], 16)) if match[1] else match[2], plain)


def _letter(code: int) -> str:
    return chr(code) if 0 < code <= 0x10FFFF else "\ufffd"
