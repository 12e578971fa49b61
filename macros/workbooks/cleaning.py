"""Texts as they come out of Word and Excel to texts that a plan's file may hold; what was taken away is counted. Judges no meaning."""

from __future__ import annotations

import re
import unicodedata

from macros.reading.bytes import FORBIDDEN, LINE_BREAKS
from macros.reading.lookalikes import SPACES

_BREAKS = frozenset({*LINE_BREAKS, "\x0b", "\x0c"})
_ODD = re.compile(f"[{SPACES}]")
DAMAGED = "\ufffd"


def without_invisible(text: str) -> tuple[str, int]:
    """The text without signs that nobody sees, and how many there were; line breaks of other kinds become our own."""
    count = 0

    def instead(match: re.Match[str]) -> str:
        nonlocal count
        sign = match[1]
        if sign == DAMAGED:
            return match[0]
        count += len(match[0])
        return "\n" if sign in _BREAKS else " " if sign == "\t" else ""

    return unicodedata.normalize("NFC", FORBIDDEN.sub(instead, text)), count


def with_plain_spaces(text: str, before: str) -> tuple[str, int]:
    """The text with ordinary spaces, unless what stood there `before` had others on purpose; and how many were changed."""
    return (text, 0) if _ODD.search(before) else _ODD.subn(" ", text)
