"""What has a day: follow-ups that documents ask for, meetings, decisions, plans that end. Worked out, never stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from macros.plan.activities import Activity, ActivityKind, Report, ReportKind
from macros.plan.derived import county_of, in_force
from macros.plan.documents import Decision, Document
from macros.plan.due import missing_follow_up, upcoming
from macros.plan.goals import Goal
from macros.plan.period import Period
from macros.plan.places import Actor, Area, AreaKind
from macros.plan.plan import Plan, remembered


class Happening(StrEnum):
    """The kinds of thing that happen."""

    CHECKPOINT = "avstämning"
    REPORT = "uppföljning"
    TOLD = "lämnad"
    MEETING = "möte"
    DECISION = "beslut"
    END = "slutar gälla"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens: when, what it is called, of which record, where, and for which actors."""

    period: Period
    kind: Happening
    what: str
    """In the record's own words, or in few."""
    record: str
    areas: tuple[str, ...]
    actors: tuple[str, ...] = ()
    again: int = 0
    """Which of several of the same kind, record and period it is: 0 for the first."""

    @property
    def key(self) -> str:
        """What tells it from every other, and stays the same as long as the ids and the period do."""
        again = f"-{self.again}" if self.again else ""
        return f"{self.kind.name.lower()}-{self.record}-{self.period.text}{again}"


@remembered
def events(plan: Plan, *, on: date) -> tuple[Event, ...]:
    """Everything from the first day of the year of `on` and onwards, in the order of the days; what has no day is left out."""
    first = date(on.year, 1, 1)
    found = [event for event in _all(plan, on=on) if event.period.last >= first]
    ordered = sorted(found, key=lambda event: (event.period, event.key, event.what))
    return tuple(_told_apart(ordered))


def _told_apart(ordered: Iterable[Event]) -> Iterator[Event]:
    """Each event, those that would share a key with an earlier one numbered."""
    taken: Counter[str] = Counter()
    for event in ordered:
        yield replace(event, again=taken[event.key])
        taken[event.key] += 1


def _all(plan: Plan, *, on: date) -> Iterator[Event]:
    for document in plan.all(Document):
        yield from _follow_ups(plan, document, on=on)
        leads = plan.back(Goal, "document", document.id)
        if leads and document.valid_to and document.areas and in_force(document, on=document.valid_to.last):
            own = (document.owner,) if document.owner else ()
            yield Event(document.valid_to, Happening.END, "Gäller till och med", document.id, document.areas, own)
    for activity in plan.all(Activity):
        if activity.kind is ActivityKind.DIALOGUE:
            here = (*activity.responsible, *activity.participants)
            for period, what in _days(activity):
                yield Event(period, Happening.MEETING, what, activity.id, activity.areas, here)
    for report in plan.all(Report):
        if report.period.first <= on:
            ends = (*((report.by,) if report.by else ()), *report.to)
            yield Event(report.period, Happening.TOLD, "Lämnad", report.id, (report.area,), ends)
    for decision in plan.all(Decision):
        areas = (decision.area,) if decision.area else _areas_of(plan, decision.document)
        by = (decision.by,) if decision.by else ()
        yield Event(decision.date, Happening.DECISION, "Beslut", decision.id, areas, by)


def _days(activity: Activity) -> tuple[tuple[Period, str], ...]:
    """When meetings are held: in the one period that is written, or from one to another."""
    start, end = activity.start, activity.end
    if start and end and start != end:
        return (start, "Dialogmöten börjar"), (end, "Dialogmöten avslutas")
    return tuple((day, "Dialogmöte") for day in (start or end,) if day)


def _areas_of(plan: Plan, document_id: str) -> tuple[str, ...]:
    document = plan.one(Document, document_id)
    return document.areas if document else ()


def _follow_ups(plan: Plan, document: Document, *, on: date) -> Iterator[Event]:
    """What a document asks for and no report has answered, one event however many areas it is asked of."""
    asked: dict[tuple[Period, str, ReportKind], list[str]] = {}
    for due in (*missing_follow_up(plan, document, on=on), *upcoming(plan, document, on=on)):
        asked.setdefault((due.period, due.reason, due.kind), []).append(due.area)
    for (period, reason, kind), areas in asked.items():
        happening = Happening.CHECKPOINT if kind is ReportKind.CHECKPOINT else Happening.REPORT
        yield Event(period, happening, reason, document.id, tuple(areas), _reporters(plan, document))


@remembered
def _reporters(plan: Plan, document: Document) -> tuple[str, ...]:
    """Who answers for follow-up of a document: its owner, and those who have given or received reports of it."""
    reports = plan.back(Report, "document", document.id)
    told = (actor for report in reports for actor in (report.by, *report.to) if actor)
    return tuple(dict.fromkeys((*([document.owner] if document.owner else ()), *told)))


@remembered
def _by_county(plan: Plan, *, on: date) -> dict[str, tuple[Event, ...]]:
    found: dict[str, list[Event]] = {}
    for event in events(plan, on=on):
        near: dict[str, list[str]] = {}
        for area in plan.many(Area, event.areas):
            if county := county_of(plan, area):
                near.setdefault(county.id, []).append(area.id)
        for county_id, areas in near.items():
            found.setdefault(county_id, []).append(replace(event, areas=tuple(areas)))
    return {county_id: tuple(here) for county_id, here in found.items()}


def events_in(plan: Plan, county: Area, *, on: date) -> tuple[Event, ...]:
    """What happens in a county or a part of it."""
    return _by_county(plan, on=on).get(county.id, ())


@remembered
def _by_actor(plan: Plan, *, on: date) -> dict[str, tuple[Event, ...]]:
    found: dict[str, list[Event]] = {}
    for event in events(plan, on=on):
        for actor in dict.fromkeys(event.actors):
            found.setdefault(actor, []).append(event)
    return {actor: tuple(here) for actor, here in found.items()}


def events_of(plan: Plan, actor: Actor, *, on: date) -> tuple[Event, ...]:
    """What an actor answers for, takes part in or decides."""
    return _by_actor(plan, on=on).get(actor.id, ())


def to_take_home(found: Iterable[Event]) -> tuple[Event, ...]:
    """What belongs in a calendar of one's own: not what has been handed in already."""
    return tuple(event for event in found if event.kind is not Happening.TOLD)


def calendars(plan: Plan, *, on: date) -> Iterable[tuple[Area | Actor, tuple[Event, ...]]]:
    """Everyone who has a calendar of their own: every county and every actor with something in it."""
    for area in plan.all(Area):
        if area.kind is AreaKind.COUNTY and (found := to_take_home(events_in(plan, area, on=on))):
            yield area, found
    for actor in plan.all(Actor):
        if found := to_take_home(events_of(plan, actor, on=on)):
            yield actor, found
