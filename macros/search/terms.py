"""Which pages hold which words. Lines that many pages share are read once: that is what makes it quick."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import unescape

from macros.search.marks import Marks, bits, united
from macros.search.words import fold, stem

Postings = dict[str, Marks]

_OWN = re.compile(rb">([^<> ][^<]*+)<(?!/a>)")
"""What a page says itself. The names of what it links to are those pages' own."""
_ALL = re.compile(rb">([^<> ][^<]*+)<")
_PROSE = b'<div class="fp-prose">'
_Lines = defaultdict[bytes, list[Marks]]


def postings(articles: Sequence[bytes], *, links: frozenset[int], plain: frozenset[int]) -> tuple[Postings, Postings]:
    """Word → pages that speak of it in running text, and word → pages that name it elsewhere.

    For pages in `links` the names that they link to count too, and all that
    those in `plain` say is running text.
    """
    lines, listing, prose = _Lines(list), _Lines(list), _Lines(list)
    for number, (article, bit) in enumerate(zip(articles, bits(len(articles)), strict=True)):
        into = prose if number in plain else listing if number in links else lines
        for line in set(article.split(b"\n")):
            into[line].append(bit)
    for others in (lines, listing):
        for line in [line for line in others if line.startswith(_PROSE)]:
            prose[line] += others.pop(line)
    spoken, named = _Lines(list), _Lines(list)
    _cut(prose, _ALL, spoken)
    _cut(lines, _OWN, named)
    _cut(listing, _ALL, named)
    return _by_word(spoken), _by_word(named)


def _cut(lines: _Lines, pattern: re.Pattern[bytes], pieces: _Lines) -> None:
    """Cut lines into the texts between their tags; a line may begin or end within a text."""
    find = pattern.findall
    for line, pages in lines.items():
        marks = sum(pages)  # each page once: then a sum is a union
        for piece in find(b">" + line + b"<"):
            pieces[piece].append(marks)


def _by_word(pieces: Mapping[bytes, list[Marks]]) -> Postings:
    texts = b"\n".join(pieces).decode().split("\n")
    lines = (unescape(text).replace("\n", " ") if "&" in text else text for text in texts)
    return by_word("\n".join(lines), map(united, pieces.values()))


def by_word(lines: str, marks: Iterable[Marks]) -> Postings:
    """Word → the pages of all lines it stands in; each line is given with its pages."""
    folded = fold(lines)
    lists: defaultdict[str, list[Marks]] = defaultdict(list)
    add = {word: lists[stem(word)].append for word in set(folded.split())}
    for line, pages in zip(folded.split("\n"), marks, strict=False):
        for word in line.split():
            add[word](pages)
    return {word: united(found) for word, found in lists.items()}
