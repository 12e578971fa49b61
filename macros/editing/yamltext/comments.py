"""The comments of a file's text: where each stands and what it stands beside. Opens no file and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.editing.yamltext.source import BLOCKS, Fields, Listing, Node, Scalar


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, from its sign to the end of its line."""

    start: int
    text: str
    column: int
    alone: bool
    """Nothing else stands on its line."""
    apart: bool
    """An empty line stands before it."""


def comments(text: str, root: Node | None) -> list[Comment]:
    """Every comment in a text that can be read, in order."""
    found = list[Comment]()
    last = 0
    for start, end in (*_taken(root, text), (len(text), len(text))):
        while (sign := text.find("#", last, start)) >= 0:
            found.append(_comment(text, sign))
            last = line_end(text, sign)
        last = max(last, end)
    return found


def line_start(text: str, index: int) -> int:
    """Where the line of a place begins."""
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """Where the line of a place ends."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def is_apart(text: str, index: int) -> bool:
    """Whether an empty line stands before the line of a place."""
    start = line_start(text, index)
    return start > 1 and not text[line_start(text, start - 1) : start - 1].strip()


def _comment(text: str, sign: int) -> Comment:
    start = line_start(text, sign)
    alone = not text[start:sign].strip()
    return Comment(
        sign, text[sign : line_end(text, sign)].rstrip(), sign - start, alone, alone and is_apart(text, sign)
    )


def _taken(node: Node | None, text: str) -> Iterator[tuple[int, int]]:
    """Where texts and names of fields stand: no comment begins there."""
    if isinstance(node, Scalar):
        yield (min(line_end(text, node.start), node.end) if node.style in BLOCKS else node.start), node.end
    elif isinstance(node, Listing):
        for one in node.items:
            yield from _taken(one, text)
    elif isinstance(node, Fields):
        for field in node.fields:
            yield field.start, field.colon
            yield from _taken(field.value, text)
