"""The files of the index: plain scripts that say one thing each, so that a page opened from a folder can read them.

A list of pages is written as one letter a page: how many stand between it and
the one before. The client undoes it with the same table.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from macros.search.marks import Marks, gaps

FOLDER = "sok"
EVERYWHERE = " "
"""Written for a list of more pages than are worth listing."""
FAR = "!"
"""Stands before a letter and adds `_REACH` to what it says."""
_REACH = 0xA000


@cache
def _letters(number: int) -> tuple[str, ...]:
    """What is written for each distance."""
    return tuple(FAR * (distance // _REACH) + chr(_code(distance % _REACH)) for distance in range(number))


def _code(distance: int) -> int:
    """The letters from `#`, but those that JSON escapes or that are not to be seen."""
    code = 0x23 + distance
    code += code >= 0x5C
    code += 0x22 * (code >= 0x7F)
    code += code >= 0xAD
    return code + 0x40 * (code >= 0x2000)


def written(pages: Marks, *, number: int) -> str:
    """A list of pages as text; `number` is how many pages there are on the site."""
    if pages.bit_count() > max(150, number // 2):
        return EVERYWHERE
    return "".join(map(_letters(number + 1).__getitem__, gaps(pages)))


def script(name: str, value: Any) -> bytes:
    """A script that hands one value over under a name."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"fardplanSok.ta({json.dumps(name)},{said});\n".encode()


def chunks(rows: Sequence[Any], size: int) -> dict[int, Sequence[Any]]:
    """Rows in parts of a size."""
    return {at // size: rows[at : at + size] for at in range(0, len(rows), size)}
