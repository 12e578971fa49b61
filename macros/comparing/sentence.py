"""A comparison as one Swedish sentence, which says what has changed before anything else is read. Must not find differences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten
from typing import NamedTuple

from macros.comparing.comparison import Comparison
from macros.comparing.difference import Changed, KeyChange
from macros.comparing.fields import TOO_FEW
from macros.comparing.records import called, noun
from macros.comparing.told_turns import standing
from macros.comparing.turns import Turn
from macros.plan.goals import Goal, Indicator
from macros.plan.plan import Plan
from macros.plan.record import Record

MOST_CLAUSES = 3
"""So many things are named; of the rest, only how many they are."""
MOST_SIGNS = 90
"""So long a name is told whole."""


class Clause(NamedTuple):
    """Part of the sentence, and how many things it tells of."""

    text: str
    things: int = 1


def sentence(found: Comparison, changed: Sequence[Changed], reordered: Sequence[str]) -> str:
    """What has changed; `changed` is without what follows from a turn, `reordered` the kinds that stand in another order."""
    clauses = list(_clauses(found, changed, reordered))
    wrong = len(found.new.errors)
    if not clauses and (wrong or found.old.errors or found.unread):
        said = "Ingen skillnad syns i det som går att läsa"
    else:
        said = _joined(clauses) if clauses else "Ingen skillnad i data och sidor"
    return f"{said[:1].upper()}{said[1:]}{f', men {wrong} fel måste rättas först' if wrong else ''}."


def _joined(clauses: list[Clause]) -> str:
    named, rest = clauses[:MOST_CLAUSES], sum(clause.things for clause in clauses[MOST_CLAUSES:])
    told = [clause.text for clause in named]
    if rest:
        told.append("en ändring till" if rest == 1 else f"{rest} ändringar till")
    return " och ".join([", ".join(told[:-1]), told[-1]]) if len(told) > 1 else told[0]


def _clauses(found: Comparison, changed: Sequence[Changed], reordered: Sequence[str]) -> Iterator[Clause]:
    difference, old, new = found.difference, found.old.plan, found.new.plan
    yield from _turned(found.turns)
    yield from _records(new, difference.added, "tillkommer")
    yield from _records(old, difference.removed, "tas bort")
    renamed = [one for one in changed if one.renamed]
    yield from _renamed(new, renamed)
    yield from _records(new, [one.after for one in changed if not one.renamed], "ändras")
    yield from _entries(difference.pages, "sidan", "sidor", folder="docs/")
    yield from _entries(difference.files, "filen", "filer")
    moved = [one for one in difference.moved if difference.renames.get(one.key) != one.after]
    yield from _entries(moved, "hänvisningen från", "hänvisningar i flyttat.yml")
    if reordered:
        yield Clause(f"ordningen ändras bland {' och '.join(noun(kind).many for kind in reordered)}")
    if difference.statement:
        before, after = difference.statement
        yield Clause(f"tillgänglighetsredogörelsen {_happens(before, after)}")


def _turned(turns: Sequence[Turn]) -> Iterator[Clause]:
    sorts = {"läge": "lägen", "självskattning": "självskattningar", "värde": "värden"}
    for one, many in sorts.items():
        of_sort = [turn for turn in turns if _sort(turn) == one]
        if len(of_sort) == 1:
            yield Clause(_turn(of_sort[0], one))
        elif of_sort:
            areas = list(dict.fromkeys(turn.area.name for turn in of_sort))
            where = areas[0] if len(areas) == 1 else f"{len(areas)} områden"
            yield Clause(f"{len(of_sort)} {many} ändras i {where}", len(of_sort))


def _sort(turn: Turn) -> str:
    return (
        "värde"
        if isinstance(turn.subject, Indicator)
        else "självskattning"
        if isinstance(turn.subject, Goal)
        else "läge"
    )


def _turn(turn: Turn, sort: str) -> str:
    subject = f"{_short(turn.subject.name)} i {turn.area.name}"
    definite = {"läge": "läget", "självskattning": "självskattningen", "värde": "värdet"}[sort]
    before, after = (one and standing(one) for one in (turn.before, turn.after))
    if TOO_FEW in f"{before} {after}":
        return f"{definite} för {subject} ändras"
    if before is None:
        return f"{subject} får {definite} {after}"
    if after is None:
        return f"{definite} {before} för {subject} tas bort"
    return f"{definite} för {subject} ändras från {before} till {after}"


def _records(plan: Plan, records: Iterable[Record], verb: str) -> Iterator[Clause]:
    by_kind: dict[str, list[Record]] = {}
    for record in records:
        by_kind.setdefault(record.swedish, []).append(record)
    for kind, alike in by_kind.items():
        if len(alike) == 1:
            yield Clause(f"{noun(kind).one} ”{_short(called(plan, alike[0]))}” {verb}")
        else:
            yield Clause(f"{len(alike)} {noun(kind).many} {verb}", len(alike))


def _renamed(plan: Plan, renamed: Sequence[Changed]) -> Iterator[Clause]:
    if len(renamed) == 1:
        (one,) = renamed
        yield Clause(f"{noun(one.after.swedish).one} ”{_short(called(plan, one.after))}” byter id till {one.after.id}")
    elif renamed:
        yield Clause(f"{len(renamed)} poster byter id", len(renamed))


def _entries(entries: Sequence[KeyChange], one: str, many: str, *, folder: str = "") -> Iterator[Clause]:
    by_verb: dict[str, list[str]] = {}
    for entry in entries:
        by_verb.setdefault(_happens(entry.before, entry.after), []).append(entry.key)
    for verb, keys in by_verb.items():
        if len(keys) == 1:
            yield Clause(f"{one} {_short(folder + keys[0])} {verb}")
        else:
            yield Clause(f"{len(keys)} {many} {verb}", len(keys))


def _happens(before: object, after: object) -> str:
    return "tillkommer" if before is None else "tas bort" if after is None else "ändras"


def _short(text: str) -> str:
    return shorten(text, MOST_SIGNS, placeholder=" …")
