"""Two texts compared word by word. A pure function; must not know where the texts come from or how they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from typing import NamedTuple

_WORD = re.compile(r"\s*\S+|\s+")


class Mark(Enum):
    """What has become of a piece of text."""

    SAME = "lika"
    OUT = "borttaget"
    IN = "tillagt"


class Piece(NamedTuple):
    """A piece of text, and what has become of it."""

    mark: Mark
    text: str


Words = tuple[Piece, ...]


def plain(text: str) -> Words:
    """A text in which nothing is marked."""
    return (Piece(Mark.SAME, text),)


def word_difference(before: str, after: str) -> Words:
    """The pieces of which both texts are made: all but those put in give `before`, all but those taken out give `after`."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    pieces = [Piece(Mark.SAME, "".join(old[:start])), *_middle(middle_old, middle_new)]
    pieces.append(Piece(Mark.SAME, "".join(old[len(old) - end :])))
    return tuple(_joined(piece for piece in pieces if piece.text))


def shortened(pieces: Words, *, around: int = 6) -> Words:
    """The same with long stretches that are alike cut to a few words `around` each change."""
    last = len(pieces) - 1
    return tuple(
        Piece(piece.mark, _cut(piece.text, around, first=number == 0, last=number == last))
        if piece.mark is Mark.SAME
        else piece
        for number, piece in enumerate(pieces)
    )


def around(text: str, start: str, end: str) -> str:
    """Marks set close to the words, with the spaces outside them."""
    bare = text.strip(" ")
    if not bare:
        return f"{start}{text}{end}"
    head, _, tail = text.partition(bare)
    return f"{head}{start}{bare}{end}{tail}"


def one_line(text: str) -> str:
    """Text on one line; ¶ shows where lines end."""
    return re.sub(r" *\n\s*", " ¶ ", text)


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words the two begin with in common."""
    return next(
        (place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
        min(len(old), len(new)),
    )


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(
        None, old, new
    )  # in long texts it does not look for its way by words that stand everywhere
    for tag, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(Mark.SAME, "".join(old[from_old:to_old]))
            continue
        yield Piece(Mark.OUT, "".join(old[from_old:to_old]))
        yield Piece(Mark.IN, "".join(new[from_new:to_new]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind made one."""
    held: Piece | None = None
    for piece in pieces:
        if held and held.mark is piece.mark:
            held = Piece(held.mark, held.text + piece.text)
        else:
            if held:
                yield held
            held = piece
    if held:
        yield held


def _cut(text: str, around: int, *, first: bool, last: bool) -> str:
    words = _WORD.findall(text)
    keep_first, keep_last = (0 if first else around), (0 if last else around)
    if len(words) <= keep_first + keep_last + 2:
        return text
    head = "".join(words[:keep_first])
    tail = "".join(words[len(words) - keep_last :]) if keep_last else ""
    return f"{head} …{tail}" if head else f"…{tail}"
