"""Rules on reports: about the plan and area they say, each thing once, and nobody to be recognised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.plan.activities import Activity, Report
from macros.plan.derived import areas_above
from macros.plan.documents import Document
from macros.plan.goals import Goal
from macros.plan.messages import listed
from macros.plan.places import Area
from macros.plan.plan import Plan
from macros.plan.problems import Finding
from macros.plan.rules.finding import error

SMALLEST_GROUP = 5
"""Fewer people than this behind a value, and somebody may be recognised."""


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


def no_small_groups(plan: Plan, _on: date) -> Iterator[Finding]:
    """No value rests on fewer than five people."""
    for report in plan.all(Report):
        for index, value in enumerate(report.values):
            if value.count is not None and value.count < SMALLEST_GROUP:
                values = {"count": value.count, "smallest": SMALLEST_GROUP}
                yield error("liten-grupp", report, "values", index, "count", **values)


def _name(plan: Plan, document_id: str) -> str:
    document = plan.one(Document, document_id)
    return document.name if document else document_id
