"""What a county's reports of a year say together: what is done, how it is assessed, what is learnt, what is missing. Never stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from macros.plan.activities import Activity, Note, NoteKind, Report, ReportKind, Score
from macros.plan.derived import Known, areas_below, goals_above
from macros.plan.documents import Decision, Document
from macros.plan.due import Due, missing_follow_up, upcoming
from macros.plan.goals import Goal, GoalKind
from macros.plan.places import Area, AreaKind, Level
from macros.plan.plan import Plan, remembered

_LEVELS = {AreaKind.COUNTY: Level.COUNTY, AreaKind.MUNICIPALITY: Level.LOCAL}
_LEADING = (GoalKind.STEP, GoalKind.SUBGOAL, GoalKind.FOCUS_AREA, GoalKind.ASSIGNMENT, GoalKind.FOUNDATION)
"""The kinds of goal under which a report lists what is done, the first that a goal reaches."""


class Told(NamedTuple):
    """A note, and the report that it stands in."""

    note: Note
    report: Report


class Assessed(NamedTuple):
    """A self-assessment, the report that it stands in, and those of the earlier year, if there are any."""

    score: Score
    report: Report
    before: tuple[Score, Report] | None


def level_of_area(area: Area) -> Level:
    """The level of steering on which an area stands."""
    return _LEVELS.get(area.kind, Level.MIDDLE)


@remembered
def strategies(plan: Plan, county: Area) -> tuple[Document, ...]:
    """The documents with goals that name the county itself, in file order."""
    named = plan.back(Document, "areas", county.id)
    return tuple(document for document in named if plan.back(Goal, "document", document.id))


@remembered
def years(plan: Plan, county: Area) -> tuple[int, ...]:
    """The years for which somebody has followed up a strategy of the county, newest first."""
    own = (report for document in strategies(plan, county) for report in plan.back(Report, "document", document.id))
    return tuple(sorted({report.period.last.year for report in own if _yearly(report)}, reverse=True))


@remembered
def material(plan: Plan, county: Area, year: int, *, on: date) -> tuple[Report, ...]:
    """All that is reported in the county for a year: widest area first, then in file order, newest last."""
    return tuple(
        report
        for area in (county, *areas_below(plan, county))
        for report in sorted(plan.back(Report, "area", area.id), key=lambda report: (report.period, report.id))
        if report.period.last.year == year and report.period.first <= on and report.is_filled_in
    )


def own_reports(plan: Plan, county: Area, year: int, *, on: date) -> tuple[Report, ...]:
    """The yearly reports that the county itself has given of its strategies."""
    mine = {document.id for document in strategies(plan, county)}
    found = material(plan, county, year, on=on)
    return tuple(one for one in found if one.area == county.id and one.document in mine and _yearly(one))


@remembered
def done(plan: Plan, county: Area, year: int, *, on: date) -> dict[str, dict[str, tuple[Known, ...]]]:
    """What the year's reports say of activities: goal of the county → activity → its newest state in each area."""
    newest: dict[tuple[str, str], Known] = {}
    for report in material(plan, county, year, on=on):
        for state in report.activities:
            newest[state.activity, report.area] = Known(state, report)
    mine = frozenset(document.id for document in strategies(plan, county))
    found: dict[str, dict[str, tuple[Known, ...]]] = {}
    for (activity_id, _), known in newest.items():
        activity = plan.one(Activity, activity_id)
        goal = home(plan, activity, mine) if activity else None
        told = found.setdefault(goal.id if goal else "", {})
        told[activity_id] = (*told.get(activity_id, ()), known)
    return found


def home(plan: Plan, activity: Activity, documents: frozenset[str]) -> Goal | None:
    """The goal of some documents under which an activity is told: the nearest of the most telling kind."""
    near = (goal for first in plan.many(Goal, activity.goals) for goal in (first, *goals_above(plan, first)))
    mine = [goal for goal in near if goal.document in documents]
    return next((goal for kind in _LEADING for goal in mine if goal.kind is kind), mine[0] if mine else None)


@remembered
def assessments(plan: Plan, county: Area, year: int, *, on: date) -> dict[tuple[str, str], Assessed]:
    """The year's self-assessments of the strategies' goals, with those of the year before: (goal, area) → what is told."""
    now = _scores(plan, county, year, on=on)
    before = _scores(plan, county, year - 1, on=on)
    return {key: Assessed(*told, before.get(key)) for key, told in now.items()}


def _scores(plan: Plan, county: Area, year: int, *, on: date) -> dict[tuple[str, str], tuple[Score, Report]]:
    mine = {document.id for document in strategies(plan, county)}
    found = material(plan, county, year, on=on)
    return {(score.goal, one.area): (score, one) for one in found if one.document in mine for score in one.scores}


def notes(reports: Iterable[Report], *kinds: NoteKind) -> tuple[Told, ...]:
    """The notes of some kinds: those with priority first, then in the order of the reports."""
    found = [Told(note, report) for report in reports for note in report.notes if note.kind in kinds]
    return tuple(sorted(found, key=lambda told: told.note.priority or 9))


def by_level(plan: Plan, told: Iterable[Told]) -> dict[Level, tuple[Told, ...]]:
    """Notes by the level of steering on which their report's area stands; a level without any is there too."""
    found: dict[Level, list[Told]] = {level: [] for level in Level}
    for one in told:
        area = plan.one(Area, one.report.area)
        if area:
            found[level_of_area(area)].append(one)
    return {level: tuple(here) for level, here in found.items()}


@remembered
def missing(plan: Plan, county: Area, year: int, *, on: date) -> tuple[Due, ...]:
    """The yearly follow-ups in the county that were asked for the year and are not here, in the order of the areas."""
    inside = {area.id: position for position, area in enumerate((county, *areas_below(plan, county)))}
    asked = (
        due
        for document in plan.all(Document)
        if not inside.keys().isdisjoint(document.areas)
        for due in (*missing_follow_up(plan, document, on=on), *upcoming(plan, document, on=on))
    )
    found = [due for due in asked if due.period.last.year == year and due.area in inside]
    return tuple(sorted(found, key=lambda due: (inside[due.area], due)))


@remembered
def decided(plan: Plan, county: Area, year: int, *, on: date) -> tuple[Decision, ...]:
    """The decisions in the county, and on its strategies, in a year, oldest first."""
    inside = {area.id for area in (county, *areas_below(plan, county))}
    mine = {document.id for document in strategies(plan, county)}
    found = [
        decision
        for decision in plan.all(Decision)
        if decision.date.last.year == year
        and decision.date.first <= on
        and (decision.area in inside if decision.area else decision.document in mine)
    ]
    return tuple(sorted(found, key=lambda decision: (decision.date, decision.id)))


@remembered
def ending(plan: Plan, county: Area, year: int) -> tuple[Activity, ...]:
    """The activities in the county that are to be finished in a year, in file order."""
    inside = {area.id for area in (county, *areas_below(plan, county))}
    return tuple(
        activity
        for activity in plan.all(Activity)
        if activity.end and activity.end.last.year == year and not inside.isdisjoint(activity.areas)
    )


def _yearly(report: Report) -> bool:
    return report.kind is ReportKind.YEARLY and report.is_filled_in
