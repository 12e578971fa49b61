"""The two sides of a comparison as they were read, and what of them can be compared. Opens no file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from macros.comparing.difference import State
from macros.plan.plan import Plan
from macros.plan.problems import Problem, Severity
from macros.reading.authored import AuthoredPages
from macros.reading.layout import MOVES, STATEMENT
from macros.site import Site


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what people call it, the site of its data, its pages written by hand, and what the check says of it."""

    name: str
    site: Site
    authored: AuthoredPages
    shown: str
    """What problems call the data folder."""
    shown_pages: str
    """What problems call the folder of pages."""
    problems: tuple[Problem, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """What else the site holds: file → what tells its contents from any other's."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Why the side does not pass the check."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def plan(self) -> Plan:
        """The plan of the side."""
        return self.site.plan

    @property
    def pages(self) -> dict[str, str]:
        """File below the folder of pages → its text."""
        return {page.file.removeprefix(f"{self.shown_pages}/"): page.text for page in self.authored.pages}


class Comparable(NamedTuple):
    """What of two sides can be compared, and the ids and files that cannot: one of the sides could not read them."""

    old: State
    new: State
    unread: tuple[str, ...]


def comparable(old: Side, new: Side) -> Comparable:
    """Both sides as states, without what only one of them could read: nobody has added or removed that."""
    hidden = _unread(old, new) | _unread(new, old)
    files = {problem.place.file.removeprefix(f"{side.shown_pages}/") for side in (old, new) for problem in side.errors}
    lost = {file for file in files if (file in old.pages) != (file in new.pages)}
    broken = {file for side in (old, new) for file in (STATEMENT, MOVES) if _is_broken(side, file)}
    unread = tuple(sorted(hidden | lost | broken))
    return Comparable(_state(old, hidden, lost, broken), _state(new, hidden, lost, broken), unread)


def _is_broken(side: Side, file: str) -> bool:
    """Whether a file that holds no records could not be read."""
    named = f"{side.shown}/{file}"
    return any(
        problem.place.file == named and problem.severity is Severity.ERROR
        for problem in side.site.loaded.reading.problems
    )


def _unread(side: Side, other: Side) -> set[str]:
    """The ids of `other` that stand in `side` too, or may do so, but could not be read there."""
    reading = side.site.loaded.reading
    ids = {record.id for record in other.plan.records if record.id not in side.plan}
    places = {one: other.site.loaded.reading.place(one).file.removeprefix(f"{other.shown}/") for one in ids}
    unread = {file.removeprefix(f"{side.shown}/") for file in reading.unread}
    return {one for one, file in places.items() if one in reading.left_out or _inside(file, unread)}


def _inside(file: str, unread: Iterable[str]) -> bool:
    return any(file == one or file.startswith(f"{one}/") for one in unread)


def _state(side: Side, hidden: set[str], lost: set[str], broken: set[str]) -> State:
    reading = side.site.loaded.reading
    records = {record.id: record for record in reversed(side.plan.records) if record.id not in hidden}
    stated = reading.stated.statement if reading.stated and STATEMENT not in broken else None
    moved = {} if MOVES in broken else dict(reading.moved)
    pages: Mapping[str, str] = {file: text for file, text in side.pages.items() if file not in lost}
    return State(tuple(reversed(records.values())), moved, stated, pages, dict(side.files))
