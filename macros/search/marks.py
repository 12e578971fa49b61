"""Sets of pages as whole numbers, one bit a page: many times quicker to put together than sets, and to send to another process."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import reduce
from operator import or_

Marks = int


def bits(number: int) -> list[Marks]:
    """The mark of each of so many pages."""
    return [1 << page for page in range(number)]


def gaps(marks: Marks) -> list[int]:
    """How many pages stand between each marked page and the one before; before the first, how many in all."""
    return list(map(len, f"{marks:b}"[::-1].split("1")))[:-1]


def marked(pages: Iterable[int]) -> Marks:
    """The marks of pages that may be named twice."""
    marks = 0
    for page in pages:
        marks |= 1 << page
    return marks


def united(marks: Sequence[Marks]) -> Marks:
    """The pages that any of them marks."""
    return reduce(or_, marks)


@contextmanager
def unburdened() -> Iterator[None]:
    """Much is made here and nothing goes in rings: the collector would only go through it all."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
