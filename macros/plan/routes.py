"""Who reports to whom: the lines that actors name, the reports that were handed over, and where and on which level actors work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from macros.plan.activities import Activity, Report
from macros.plan.derived import county_of
from macros.plan.documents import Document
from macros.plan.places import Actor, Area, AreaKind, Level
from macros.plan.plan import Plan, remembered, remembered_of_each

LEVELS = {
    AreaKind.COUNTY: Level.COUNTY,
    AreaKind.SUBREGION: Level.MIDDLE,
    AreaKind.CLUSTER: Level.MIDDLE,
    AreaKind.MUNICIPALITY: Level.LOCAL,
}
"""The level of steering that an area of each kind stands for."""


class Line(NamedTuple):
    """From one actor to another: when in the actor's own words (empty if none are given), and the newest report that went so."""

    sender: Actor
    to: Actor
    when: str
    newest: Report | None


@remembered
def lines(plan: Plan) -> tuple[Line, ...]:
    """Every line of the plan: as actors name them, in file order, then those that only reports tell of."""
    newest = {
        (report.by, to): report
        for report in sorted(plan.all(Report), key=lambda report: (report.period, report.id))
        if report.by
        for to in report.to
    }
    words: dict[tuple[str, str], list[str]] = {}
    for actor in plan.all(Actor):
        for line in actor.reports_to:
            words.setdefault((actor.id, line.to), []).append(line.when)
    found = []
    for ends in dict.fromkeys((*words, *newest)):
        sender, to = plan.one(Actor, ends[0]), plan.one(Actor, ends[1])
        if sender and to:
            found.append(Line(sender, to, ", ".join(words.get(ends, ())), newest.get(ends)))
    return tuple(found)


@remembered
def _by_actor(plan: Plan) -> dict[str, tuple[Line, ...]]:
    found: dict[str, list[Line]] = {}
    for line in lines(plan):
        for end in dict.fromkeys((line.sender.id, line.to.id)):
            found.setdefault(end, []).append(line)
    return {actor: tuple(here) for actor, here in found.items()}


def lines_of(plan: Plan, actor: Actor) -> tuple[Line, ...]:
    """The lines to and from an actor."""
    return _by_actor(plan).get(actor.id, ())


@remembered
def _by_county(plan: Plan) -> dict[str, tuple[Line, ...]]:
    found: dict[str, list[Line]] = {}
    for line in lines(plan):
        near = dict.fromkeys(county.id for end in (line.sender, line.to) for county in _counties(plan, end))
        for county in near:
            found.setdefault(county, []).append(line)
    return {county: tuple(here) for county, here in found.items()}


def lines_in(plan: Plan, county: Area) -> tuple[Line, ...]:
    """The lines with an end in a county."""
    return _by_county(plan).get(county.id, ())


def _counties(plan: Plan, actor: Actor) -> tuple[Area, ...]:
    found = (county_of(plan, area) for area in workplaces(plan, actor))
    return tuple({county.id: county for county in found if county}.values())


@remembered_of_each
def workplaces(plan: Plan, actor: Actor) -> tuple[Area, ...]:
    """Where an actor works: its area, else that of what it is part of, else those of its documents, activities or reports."""
    for ids in _places(plan, actor):
        if areas := plan.many(Area, dict.fromkeys(ids)):
            return areas
    return ()


def _places(plan: Plan, actor: Actor) -> Iterator[Iterable[str]]:
    yield [upper.area for upper in _family(plan, actor) if upper.area][:1]
    for document in ("owner", "parties"):
        yield [area for found in plan.back(Document, document, actor.id) for area in found.areas]
    for activity in ("responsible", "participants"):
        yield [area for done in plan.back(Activity, activity, actor.id) for area in done.areas]
    yield [report.area for end in ("by", "to") for report in plan.back(Report, end, actor.id)]


def _family(plan: Plan, actor: Actor) -> tuple[Actor, ...]:
    """The actor and all that it is part of, nearest first, each once."""
    found: dict[str, Actor] = {}
    here: Actor | None = actor
    while here and here.id not in found:
        found[here.id] = here
        here = plan.one(Actor, here.part_of)
    return tuple(found.values())


@remembered
def level_of_actor(plan: Plan, actor: Actor) -> Level | None:
    """The level an actor works on: that of its widest area; None where nothing tells."""
    found = {LEVELS[area.kind] for area in workplaces(plan, actor)}
    return next((level for level in Level if level in found), None)
