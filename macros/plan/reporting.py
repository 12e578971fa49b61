"""What a report of a plan in an area is about: its areas, activities, goals to assess, indicators and what was told before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.plan.activities import Activity, Report
from macros.plan.derived import areas_above, areas_below, goals_above
from macros.plan.documents import Document
from macros.plan.goals import Goal, GoalKind, Indicator
from macros.plan.period import Period
from macros.plan.places import Area
from macros.plan.plan import Plan, remembered


def plans(plan: Plan) -> tuple[Document, ...]:
    """The documents that can be followed up: those that have goals or activities, in file order."""
    goals, activities = plan.all(Goal), plan.all(Activity)
    followed = {goal.document for goal in goals} | {activity.document for activity in activities}
    return tuple(document for document in plan.all(Document) if document.id in followed)


@remembered
def areas_of(plan: Plan, document: Document) -> tuple[Area, ...]:
    """The areas in which a plan can be followed up: those it names and all inside them, each once, widest first."""
    named = plan.many(Area, document.areas)
    inside = (below for area in named for below in areas_below(plan, area))
    return tuple({area.id: area for area in (*named, *inside)}.values())


def covers(plan: Plan, document: Document, area: Area) -> bool:
    """Whether a plan can be followed up in an area: it names the area or one around it, or no area that is known."""
    around = {here.id for here in (area, *areas_above(plan, area))}
    return not plan.many(Area, document.areas) or not around.isdisjoint(document.areas)


def activities_of(plan: Plan, document: Document, area: Area) -> tuple[Activity, ...]:
    """The plan's activities that are done in an area, or in an area that contains it, in file order."""
    around = {here.id for here in (area, *areas_above(plan, area))}
    found = plan.back(Activity, "document", document.id)
    return tuple(activity for activity in found if not around.isdisjoint(activity.areas))


@remembered
def assessed_goals(plan: Plan, document: Document) -> tuple[Goal, ...]:
    """The goals that a plan's self-assessment is of: its subgoals."""
    found = plan.back(Goal, "document", document.id)
    return tuple(goal for goal in found if goal.kind is GoalKind.SUBGOAL)


@remembered
def indicators_of(plan: Plan, document: Document) -> tuple[Indicator, ...]:
    """The indicators that apply to a plan, in file order.

    They name the plan or one of its goals, or a goal that its goals serve, or
    are named by one of its activities.
    """
    wanted = set(_named_by_activities(plan, document))
    goals = _goals_around(plan, document)
    return tuple(
        indicator
        for indicator in plan.all(Indicator)
        if indicator.id in wanted or document.id in indicator.documents or not goals.isdisjoint(indicator.goals)
    )


def _named_by_activities(plan: Plan, document: Document) -> Iterator[str]:
    for activity in plan.back(Activity, "document", document.id):
        yield from activity.indicators


def _goals_around(plan: Plan, document: Document) -> set[str]:
    own = plan.back(Goal, "document", document.id)
    return {goal.id for one in own for goal in (one, *goals_above(plan, one))}


def earlier_reports(plan: Plan, document: Document, area: Area, *, before: Period) -> tuple[Report, ...]:
    """The reports of the same plan and area from before a period, newest first."""
    same = (found for found in plan.back(Report, "document", document.id) if found.area == area.id)
    earlier = [found for found in same if found.period < before]
    return tuple(sorted(earlier, key=lambda found: (found.period, found.id), reverse=True))


def outside(period: Period, document: Document) -> bool:
    """Whether a period lies wholly before or after the time in which a document is valid."""
    before = document.valid_from is not None and period.last < document.valid_from.first
    return before or (document.valid_to is not None and period.first > document.valid_to.last)


def validity(document: Document) -> str:
    """`från 2022 till och med 2030`, or as much of it as the document says."""
    start = f"från {document.valid_from}" if document.valid_from else ""
    end = f"till och med {document.valid_to}" if document.valid_to else ""
    return f"{start} {end}".strip()


def lies_ahead(period: Period, *, on: date) -> bool:
    """Whether a period has not begun on a day."""
    return period.first > on
