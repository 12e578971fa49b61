"""What follows from the records and is never stored: state, goal chains, coverage, adoption, what is due.

Every function takes the day it speaks of; none asks the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from macros.plan.activities import Activity, ActivityState, Report
from macros.plan.documents import (
    Decision,
    DecisionKind,
    Document,
    DocumentKind,
    DocumentStatus,
    Outcome,
)
from macros.plan.goals import Goal
from macros.plan.places import Actor, Area, AreaKind, Level
from macros.plan.plan import Plan, remembered
from macros.plan.record import Record


@dataclass(frozen=True, slots=True)
class Known:
    """An activity's state in an area, with the report that tells it."""

    state: ActivityState
    report: Report


@remembered
def _told(plan: Plan) -> dict[tuple[str, str], tuple[Known, ...]]:
    """All that reports say, by activity and area, newest first."""
    told: dict[tuple[str, str], list[Known]] = {}
    for report in sorted(plan.all(Report), key=lambda report: (report.period, report.id), reverse=True):
        for one in report.activities:
            told.setdefault((one.activity, report.area), []).append(Known(one, report))
    return {key: tuple(known) for key, known in told.items()}


def history(plan: Plan, activity: Activity, area_id: str, *, on: date) -> tuple[Known, ...]:
    """What the reports of an area say of an activity up to a day, newest first."""
    return tuple(known for known in _told(plan).get((activity.id, area_id), ()) if known.report.period.first <= on)


def state(plan: Plan, activity: Activity, area_id: str, *, on: date) -> Known | None:
    """The activity's state in the area on a day: the newest report wins; None if no report tells."""
    return next(iter(history(plan, activity, area_id, on=on)), None)


def level_of(plan: Plan, activity: Activity) -> Level:
    """The level of steering: as written, else that of the activity's widest area."""
    if activity.level:
        return activity.level
    kinds = {area.kind for area in plan.many(Area, activity.areas)}
    if AreaKind.COUNTY in kinds:
        return Level.COUNTY
    return Level.MIDDLE if kinds & {AreaKind.SUBREGION, AreaKind.CLUSTER} else Level.LOCAL


def _walk(start: str, step: Callable[[str], Iterable[Record]]) -> tuple[Record, ...]:
    """All records reached from `start`, nearest first, each once, however the links loop."""
    seen, queue, found = {start}, [start], []
    for here in queue:
        for record in step(here):
            if record.id not in seen:
                seen.add(record.id)
                queue.append(record.id)
                found.append(record)
    return tuple(found)


@remembered
def goals_above(plan: Plan, goal: Goal) -> tuple[Goal, ...]:
    """The goals that this one serves, through `supports` and `part_of`, in any document, nearest first."""

    def up(goal_id: str) -> tuple[Goal, ...]:
        here = plan.one(Goal, goal_id)
        return plan.many(Goal, (*here.supports, *([here.part_of] if here.part_of else []))) if here else ()

    return plan.many(Goal, (record.id for record in _walk(goal.id, up)))


@remembered
def goals_below(plan: Plan, goal: Goal) -> tuple[Goal, ...]:
    """The goals that serve this one, in any document, nearest first."""

    def down(goal_id: str) -> tuple[Goal, ...]:
        return (*plan.back(Goal, "part_of", goal_id), *plan.back(Goal, "supports", goal_id))

    return plan.many(Goal, (record.id for record in _walk(goal.id, down)))


@remembered
def activities_serving(plan: Plan, goal: Goal) -> tuple[Activity, ...]:
    """Every activity, in every document, that serves the goal itself or a goal below it; each once."""
    chain = (goal.id, *(below.id for below in goals_below(plan, goal)))
    found = {activity.id: activity for goal_id in chain for activity in plan.back(Activity, "goals", goal_id)}
    return tuple(found.values())


@remembered
def areas_above(plan: Plan, area: Area) -> tuple[Area, ...]:
    """The areas that this one is part of, nearest first."""

    def parent(area_id: str) -> tuple[Area, ...]:
        here = plan.one(Area, area_id)
        return plan.many(Area, [here.part_of]) if here and here.part_of else ()

    return plan.many(Area, (record.id for record in _walk(area.id, parent)))


@remembered
def areas_below(plan: Plan, area: Area) -> tuple[Area, ...]:
    """All areas inside this one, nearest first."""
    return plan.many(
        Area, (record.id for record in _walk(area.id, lambda area_id: plan.back(Area, "part_of", area_id)))
    )


@remembered
def municipalities_in(plan: Plan, area: Area) -> tuple[Area, ...]:
    """The municipalities inside an area, or the municipality itself, nearest first and in file order."""
    return tuple(here for here in (area, *areas_below(plan, area)) if here.kind is AreaKind.MUNICIPALITY)


@remembered
def county_of(plan: Plan, area: Area) -> Area | None:
    """The county that an area is or lies in."""
    return next((here for here in (area, *areas_above(plan, area)) if here.kind is AreaKind.COUNTY), None)


def in_force(document: Document, *, on: date) -> bool:
    """Whether a document holds on a day: not a draft, sent for comment or repealed, and within its dates."""
    if document.status in {DocumentStatus.DRAFT, DocumentStatus.CONSULTATION, DocumentStatus.REPEALED}:
        return False
    started = document.valid_from is None or document.valid_from.first <= on
    return started and (document.valid_to is None or on <= document.valid_to.last)


@remembered
def local_plans(plan: Plan, area: Area, *, on: date) -> tuple[Document, ...]:
    """The local plans in force that name the area, own or joint; one that another in force has replaced is none."""
    documents = [doc for doc in plan.back(Document, "areas", area.id) if doc.kind is DocumentKind.LOCAL_PLAN]
    return tuple(doc for doc in documents if in_force(doc, on=on) and not _replaced(plan, doc, on=on))


def _replaced(plan: Plan, document: Document, *, on: date) -> bool:
    newer = plan.one(Document, document.replaced_by)
    return newer is not None and in_force(newer, on=on)


def coverage(plan: Plan, areas: Iterable[Area], *, on: date) -> tuple[Area, ...]:
    """Those of `areas` that have a local plan in force."""
    return tuple(area for area in areas if local_plans(plan, area, on=on))


@remembered
def adopted_by(plan: Plan, document: Document, *, on: date) -> tuple[Decision, ...]:
    """The decisions by which areas have adopted a document, up to a day."""
    return tuple(
        decision
        for decision in plan.back(Decision, "document", document.id)
        if decision.kind is DecisionKind.ADOPTION and decision.outcome is Outcome.DECIDED and decision.date.first <= on
    )


def owner_of(plan: Plan, record: Record) -> Actor | None:
    """Who keeps a record up to date: its own owner, else that of the document it stands in."""
    if record.owner:
        return plan.one(Actor, record.owner)
    document = plan.one(Document, getattr(record, "document", None))
    return plan.one(Actor, document.owner) if document and document.owner else None
