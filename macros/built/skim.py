"""Goes quickly through many pages, to tell which are without fault and what ids they have.

Pages share most of their lines with others, and most of the tags on the other
lines. What a line means in a folder is worked out once; after that a page
costs a cut into lines and a set difference. Where something is wrong is found
afterwards, slowly, by reading only pages at fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, filterfalse
from pathlib import Path
from typing import NamedTuple

from macros.built.facts import Facts, facts_of, is_silent, link_of
from macros.built.html import every_tag, is_closed, is_plain, is_text, plain_tags
from macros.built.judge import Judge


@dataclass(slots=True)
class Skimmed:
    """What was found: each page's ids, the pages at fault, and the places that pages in a folder point at."""

    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    suspects: set[str] = field(default_factory=set)
    places: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """The folders from which a file's fragment is pointed at, by file and fragment."""


class _Own(NamedTuple):
    """What a tag or a line says that has to be held against the page it stands on."""

    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    wrong: bool = False


_NOTHING = _Own()


class _NotPlainError(Exception):
    """Something is not written so simply that it can be read quickly."""


@dataclass(slots=True)
class _Seen:
    """Pieces seen on a folder's pages: those that are settled for every page there, and what the others say."""

    settled: set[bytes] = field(default_factory=set)
    owns: dict[bytes, _Own] = field(default_factory=dict)

    def unsettled(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Those of the pieces that may have something to say; one that is settled meanwhile does not come again."""
        return filterfalse(self.settled.__contains__, pieces)

    def learn(self, piece: bytes, own: _Own) -> None:
        if own is _NOTHING:
            self.settled.add(piece)
        else:
            self.owns[piece] = own


@dataclass(slots=True)
class _Folder:
    """What is known of the lines and tags on a folder's pages."""

    name: str
    beside: set[bytes]
    """Tags with nothing to say in any folder beside this one: links that are right and go up out of it. Shared with those."""
    lines: _Seen = field(default_factory=_Seen)
    tags: _Seen = field(default_factory=_Seen)
    once: set[bytes] = field(default_factory=set)
    """Lines seen only once. Most are never seen again, so a line is looked at by itself the second time."""


@dataclass(slots=True)
class Skimmer:
    """Remembers every line and tag it has seen."""

    judge: Judge
    found: Skimmed = field(default_factory=Skimmed)
    facts: dict[bytes, Facts] = field(default_factory=dict)
    folders: dict[str, _Folder] = field(default_factory=dict)
    besides: dict[str | None, set[bytes]] = field(default_factory=dict)
    """`_Folder.beside` by the folder above; None is above the root."""

    def through(self, root: Path, names: Iterable[str]) -> Skimmed:
        """Go through some of a site's pages; what was found on them alone."""
        self.found = Skimmed()
        for name in names:
            with open(f"{root}/{name}", "rb", buffering=0) as file:  # noqa: PTH123  # a path for each page takes its time
                self.skim(name, file.read())
        return self.found

    def skim(self, name: str, html: bytes) -> None:
        """Go through one page."""
        at = name.rpartition("/")[0]
        folder = self.folders.get(at) or self._enter(at)
        ids, names, needs, wrong = zip(_NOTHING, *self._owns(folder, html), strict=True)
        own = frozenset(chain.from_iterable(ids))
        offered = self.found.ids[name] = own.union(*names)
        repeated = len(own) < sum(map(len, ids))
        needed = offered.issuperset(chain.from_iterable(needs))
        if any(wrong) or repeated or not needed or not _ends(name, html):
            self.found.suspects.add(name)

    def _enter(self, name: str) -> _Folder:
        parent = name.rpartition("/")[0] if name else None
        folder = self.folders[name] = _Folder(name, self.besides.setdefault(parent, set()))
        return folder

    def _owns(self, folder: _Folder, html: bytes) -> list[_Own]:
        """What a page says of itself, read in the quickest way that is certain of it."""
        try:
            return self._by_lines(folder, html)
        except _NotPlainError:
            unreadable = [] if is_text(html) else [_Own(wrong=True)]
        try:
            return unreadable + self._by_tags(folder, plain_tags(html))
        except _NotPlainError:
            return unreadable + [self._judged(folder.name, facts_of(tag)) for _, tag in every_tag(html)]

    def _by_lines(self, folder: _Folder, html: bytes) -> list[_Own]:
        """What the lines say, if every line begins and ends outside tags, comments and scripts.

        Lines that are new here are cut together; then none may seem to reach
        into the next, which on the page need not be the next at all.
        """
        lines = folder.lines
        left = [*lines.unsettled(html.split(b"\n"))]
        again = folder.once.intersection(left)
        if again:
            for line in again:
                lines.learn(line, _together(self._by_tags(folder, plain_tags(line))))
            folder.once -= again
            left = [*lines.unsettled(left)]
        new = [*filterfalse(lines.owns.__contains__, left)]
        text = b"\n".join(new)
        tags = plain_tags(text)
        if not is_closed(text) or b"\n" in b"".join(tags) or not is_text(text):
            raise _NotPlainError
        owns = self._by_tags(folder, tags)
        folder.once.update(new)
        return [*filter(None, map(lines.owns.get, left)), *owns]

    def _by_tags(self, folder: _Folder, cut: Iterable[bytes]) -> list[_Own]:
        """What the tags say, settled ones left out."""
        tags = folder.tags
        owns = []
        for tag in tags.unsettled(cut):
            own = tags.owns.get(tag)
            if own is None:
                own = _NOTHING if tag in folder.beside else self._own(folder, tag)
                tags.learn(tag, own)
            if own is not _NOTHING:
                owns.append(own)
        return owns

    def _own(self, folder: _Folder, tag: bytes) -> _Own:
        link = link_of(tag)
        if link and self.judge.reached(folder.name, *link):
            if link[0]:
                folder.beside.add(tag)
            return _NOTHING
        if is_silent(tag):
            return _NOTHING
        facts = self.facts.get(tag)
        if facts is None:
            if not is_plain(tag):
                raise _NotPlainError
            facts = self.facts[tag] = facts_of(tag)
        return self._judged(folder.name, facts)

    def _judged(self, folder: str, facts: Facts) -> _Own:
        needs = [reference.what for reference in facts.references]
        wrong = bool(facts.faults)
        for want in facts.wants:
            lead = self.judge.lead(folder, want)
            wrong = wrong or lead.wrong is not None
            if lead.fragment and lead.file is None:
                needs.append(lead.fragment)
            elif lead.fragment and lead.file:
                self.found.places.setdefault((lead.file, lead.fragment), set()).add(folder)
        if not (needs or wrong or facts.ids or facts.names):
            return _NOTHING
        return _Own(tuple([one for one, _ in facts.ids]), tuple(facts.names), tuple(needs), wrong)


def _together(owns: list[_Own]) -> _Own:
    """What several tags say, as if it were one."""
    if not owns:
        return _NOTHING
    ids, names, needs, wrong = zip(*owns, strict=True)
    every = chain.from_iterable
    return _Own(tuple(every(ids)), tuple(every(names)), tuple(every(needs)), any(wrong))


def _ends(name: str, html: bytes) -> bool:
    """Whether a page goes on to its end."""
    return not name.endswith(".html") or html.endswith(b"</html>\n") or html.rstrip().endswith(b"</html>")
