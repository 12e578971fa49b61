"""Rules on reports: about the plan and area they say, each thing once, no two of the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.plan.activities import Activity, Report, ReportKind
from macros.plan.derived import areas_above
from macros.plan.documents import Document
from macros.plan.goals import Goal, Indicator
from macros.plan.messages import listed
from macros.plan.places import Area
from macros.plan.plan import Plan
from macros.plan.problems import Finding
from macros.plan.reporting import assessed_goals, covers, indicators_of
from macros.plan.rules.finding import error, warning


def area_of_plan(plan: Plan, _on: date) -> Iterator[Finding]:
    """A report is of an area that its plan names, or of one inside such an area."""
    for report in plan.all(Report):
        document, area = plan.one(Document, report.document), plan.one(Area, report.area)
        if document and area and not covers(plan, document, area):
            where = listed(here.name for here in plan.many(Area, document.areas))
            values = {"area": area.name, "document": document.name, "where": where}
            yield error("uppfoljning-utanfor-omradet", report, "area", **values)


def activities_of_plan(plan: Plan, _on: date) -> Iterator[Finding]:
    """A report tells of activities in its own plan."""
    for report in plan.all(Report):
        for index, state in enumerate(report.activities):
            activity = plan.one(Activity, state.activity)
            if activity and activity.document != report.document:
                values = {"name": activity.name, "other": _name(plan, activity.document)}
                yield error("uppfoljning-annan-plan", report, "activities", index, "activity", **values)


def activities_of_area(plan: Plan, _on: date) -> Iterator[Finding]:
    """A report tells of activities that are done in its area, or in an area that contains it."""
    for report in plan.all(Report):
        area = plan.one(Area, report.area)
        around = {here.id for here in (area, *areas_above(plan, area))} if area else set()
        for index, state in enumerate(report.activities):
            activity = plan.one(Activity, state.activity)
            places = plan.many(Area, activity.areas) if activity else ()
            if area and activity and places and around.isdisjoint(place.id for place in places):
                where = listed(place.name for place in places)
                values = {"name": activity.name, "area": area.name, "where": where}
                yield error("uppfoljning-annat-omrade", report, "activities", index, "activity", **values)


def each_thing_once(plan: Plan, _on: date) -> Iterator[Finding]:
    """A report tells of each activity, goal and indicator once."""
    for report in plan.all(Report):
        for field, link in (("activities", "activity"), ("scores", "goal"), ("values", "indicator")):
            seen = set()
            for index, item in enumerate(getattr(report, field)):
                target = getattr(item, link)
                if target in seen:
                    yield error("uppfoljning-upprepad", report, field, index, link, target=target)
                seen.add(target)


def goals_of_plan(plan: Plan, _on: date) -> Iterator[Finding]:
    """A self-assessment is of goals in the report's own plan."""
    for report in plan.all(Report):
        for index, score in enumerate(report.scores):
            goal = plan.one(Goal, score.goal)
            if goal and goal.document != report.document:
                values = {"name": goal.name, "other": _name(plan, goal.document)}
                yield error("uppfoljning-annat-mal", report, "scores", index, "goal", **values)


def assessed_goals_only(plan: Plan, _on: date) -> Iterator[Finding]:
    """Where a plan has subgoals, they are what is self-assessed; in one without, any goal of the plan may be."""
    for report in plan.all(Report):
        document = plan.one(Document, report.document)
        wanted = [one.id for one in assessed_goals(plan, document)] if document and report.scores else []
        for index, score in enumerate(report.scores):
            goal = plan.one(Goal, score.goal)
            if wanted and goal and goal.document == report.document and goal.id not in wanted:
                values = {"name": goal.name, "kind": goal.kind, "goals": listed(wanted)}
                yield error("skattning-annat-slag", report, "scores", index, "goal", **values)


def indicators_of_plan(plan: Plan, _on: date) -> Iterator[Finding]:
    """A report's values are of indicators that apply to its plan; one that names neither plan nor goal applies to all."""
    for report in plan.all(Report):
        document = plan.one(Document, report.document)
        known = {one.id for one in indicators_of(plan, document)} if document and report.values else set()
        for index, value in enumerate(report.values):
            indicator = plan.one(Indicator, value.indicator)
            if document and indicator and (indicator.goals or indicator.documents) and indicator.id not in known:
                values = {"name": indicator.name, "document": document.name}
                yield error("uppfoljning-annan-indikator", report, "values", index, "indicator", **values)


def no_two_of_the_same(plan: Plan, _on: date) -> Iterator[Finding]:
    """There is one report of each kind for a plan, an area and a period; two yearly ones in a year get a warning."""
    first: dict[tuple[object, ...], Report] = {}
    for report in plan.all(Report):
        yearly = report.kind is ReportKind.YEARLY
        when = report.period.last.year if yearly else report.period.text
        other = first.setdefault((report.kind, report.document, report.area, when), report)
        if other is not report:
            tell = error if other.period == report.period else warning
            yield tell("uppfoljning-tva", report, "period", kind=report.kind, other=other.id, when=when)


def _name(plan: Plan, document_id: str) -> str:
    document = plan.one(Document, document_id)
    return document.name if document else document_id
