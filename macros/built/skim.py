"""Goes quickly through many pages, to tell which are without fault and what ids they have.

Pages share nearly all their tags with others. What a tag means in a folder is
worked out once; after that a page costs a cut and a set difference. Where
something is wrong is found afterwards, slowly, by reading only pages at fault.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import filterfalse
from pathlib import Path
from typing import NamedTuple

from macros.built.facts import Facts, facts_of
from macros.built.html import every_tag, is_plain, plain_tags
from macros.built.judge import Judge


@dataclass(slots=True)
class Skimmed:
    """What was found: each page's ids, the pages at fault, and the places that pages in a folder point at."""

    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    suspects: set[str] = field(default_factory=set)
    places: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """The folders from which a file's fragment is pointed at, by file and fragment."""


class _Own(NamedTuple):
    """What a tag says that has to be held against the page it stands on."""

    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    wrong: bool = False


@dataclass(slots=True)
class _Folder:
    """The tags seen on a folder's pages: those that are settled for every page there, and the others."""

    settled: set[bytes] = field(default_factory=set)
    owns: dict[bytes, _Own] = field(default_factory=dict)


@dataclass(slots=True)
class Skimmer:
    """Remembers every tag it has seen."""

    judge: Judge
    found: Skimmed = field(default_factory=Skimmed)
    facts: dict[bytes, Facts] = field(default_factory=dict)
    folders: dict[str, _Folder] = field(default_factory=dict)

    def skim(self, name: str, html: bytes) -> None:
        """Go through one page."""
        folder = name.rpartition("/")[0]
        owns = self._owns(folder, plain_tags(html))
        if owns is None:
            owns = [self._own(folder, tag) for _, tag in every_tag(html)]
        ids = [one for own in owns for one in own.ids]
        offered = {one for own in owns for one in own.names}
        offered.update(ids)
        self.found.ids[name] = frozenset(offered)
        wrong = any(own.wrong for own in owns) or len(set(ids)) < len(ids) or not _whole(name, html)
        if wrong or not offered.issuperset([need for own in owns for need in own.needs]):
            self.found.suspects.add(name)

    def _owns(self, folder: str, tags: list[bytes]) -> list[_Own] | None:
        """What the page's tags say of it, settled ones left out; None if one of them is not plain."""
        known = self.folders.setdefault(folder, _Folder())
        owns = []
        for tag in filterfalse(known.settled.__contains__, tags):
            own = known.owns.get(tag)
            if own is None:
                if not is_plain(tag):
                    return None
                own = self._own(folder, tag)
                if own == _NOTHING:
                    known.settled.add(tag)
                    continue
                known.owns[tag] = own
            owns.append(own)
        return owns

    def _own(self, folder: str, tag: bytes) -> _Own:
        facts = self.facts.get(tag)
        if facts is None:
            facts = self.facts[tag] = facts_of(tag)
        needs = [reference.what for reference in facts.references]
        wrong = bool(facts.faults)
        for want in facts.wants:
            lead = self.judge.lead(folder, want)
            wrong = wrong or lead.wrong is not None
            if lead.fragment and lead.file is None:
                needs.append(lead.fragment)
            elif lead.fragment and lead.file:
                self.found.places.setdefault((lead.file, lead.fragment), set()).add(folder)
        return _Own(tuple(one for one, _ in facts.ids), tuple(facts.names), tuple(needs), wrong)


_NOTHING = _Own()


def _whole(name: str, html: bytes) -> bool:
    """Whether a page is readable text and goes on to its end."""
    try:
        html.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not name.endswith(".html") or html.rstrip().endswith(b"</html>")


def skim(root: Path, names: Iterable[str], files: set[str]) -> Skimmed:
    """Go through a share of a site's pages; `files` are all its files."""
    skimmer = Skimmer(Judge(files))
    for name in names:
        skimmer.skim(name, (root / name).read_bytes())
    return skimmer.found
