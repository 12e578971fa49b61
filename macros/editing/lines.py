"""Lines of a file to fill in: explanations, and rows that count once their mark is taken away. Knows no entities."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

EXPLAINS = "## "
"""Begins a line that explains; it stays as it is."""
WAITS = "#"
"""Begins a line to fill in: what follows is indented as it shall stand when the sign is gone."""
WIDTH = 110
MOST = 400
"""So much of an earlier text is repeated; the rest stands in the earlier report."""


def explain(text: str, *, first: str = "", indent: str = "  ") -> Iterator[str]:
    """A text of any length as lines that explain; `first` opens the first and `indent` the others."""
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    cut = textwrap.shorten(words, MOST, placeholder=" …") if len(words) > MOST else words
    inner = textwrap.wrap(
        cut, WIDTH, initial_indent=first, subsequent_indent=indent if first else "", break_on_hyphens=False
    )
    return (f"{EXPLAINS}{line}".rstrip() for line in inner)


def wait(*rows: str) -> Iterator[str]:
    """Rows to fill in, each behind its mark."""
    return (f"{WAITS}{row}" for row in rows)


def heading(title: str) -> Iterator[str]:
    """A line that divides the file."""
    yield from ("", f"{EXPLAINS}{f'---- {title} '.ljust(WIDTH, '-')}")


def choices(word: str, allowed: Iterable[tuple[str, str]]) -> Iterator[str]:
    """What may stand in a field, one on a line with what it means."""
    pairs = list(allowed)
    wide = max(len(name) for name, _ in pairs)
    yield f"{EXPLAINS}{word}:"
    yield from (f"{EXPLAINS}  {name.ljust(wide)}  {meaning}".rstrip() for name, meaning in pairs)
