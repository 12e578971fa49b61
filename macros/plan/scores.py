"""Self-assessments over time: what each area has said of each goal, and how a county's municipalities are spread. Never stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from macros.plan.activities import Report, Score
from macros.plan.derived import municipalities_in
from macros.plan.documents import Document
from macros.plan.goals import Goal, GoalKind
from macros.plan.places import Area
from macros.plan.plan import Plan, remembered


@dataclass(frozen=True, slots=True)
class Scored:
    """What an area says of a goal, and the report in which it does."""

    report: Report
    score: Score

    @property
    def year(self) -> int:
        """The year that the report speaks of."""
        return self.report.period.last.year


@remembered
def _said(plan: Plan, *, on: date) -> dict[str, dict[str, dict[int, Scored]]]:
    """The last that each area says of each goal in each year: by area, by goal, by year, oldest first."""
    said: dict[str, dict[str, dict[int, Scored]]] = {}
    for report in sorted(plan.all(Report), key=lambda report: (report.period, report.id)):
        if report.period.first <= on:
            for score in report.scores:
                found = Scored(report, score)
                said.setdefault(report.area, {}).setdefault(score.goal, {})[found.year] = found
    return said


def scores(plan: Plan, area: Area, goal: Goal, *, on: date) -> tuple[Scored, ...]:
    """What an area has said of a goal up to a day, one a year, oldest first; the last report of a year wins."""
    return tuple(_said(plan, on=on).get(area.id, {}).get(goal.id, {}).values())


@remembered
def scored_goals(plan: Plan, area: Area, *, on: date) -> tuple[Goal, ...]:
    """The goals that an area has assessed up to a day, in file order."""
    said = _said(plan, on=on).get(area.id, {})
    return tuple(goal for goal in plan.all(Goal) if goal.id in said) if said else ()


@remembered
def assessing(plan: Plan) -> tuple[Area, ...]:
    """The areas that have assessed themselves in any report, in file order."""
    said = {report.area for report in plan.all(Report) if report.scores}
    return tuple(area for area in plan.all(Area) if area.id in said)


@remembered
def goals_to_assess(plan: Plan, county: Area) -> tuple[Goal, ...]:
    """The goals that a county assesses: those that it or its municipalities have, else the subgoals of its own documents."""
    here = {
        score.goal
        for area in (county, *municipalities_in(plan, county))
        for report in plan.back(Report, "area", area.id)
        for score in report.scores
    }
    if not here:
        here = {
            goal.id
            for document in plan.back(Document, "areas", county.id)
            for goal in plan.back(Goal, "document", document.id)
            if goal.kind is GoalKind.SUBGOAL
        }
    return tuple(goal for goal in plan.all(Goal) if goal.id in here)


@remembered
def years(plan: Plan, county: Area, *, on: date) -> tuple[int, ...]:
    """Every year from the first to the last for which an area in the county, or the county itself, has assessed anything."""
    said = _said(plan, on=on)
    here = (said.get(area.id, {}) for area in (county, *municipalities_in(plan, county)))
    told = {year for by_goal in here for by_year in by_goal.values() for year in by_year}
    return tuple(range(min(told), max(told) + 1)) if told else ()


def distribution(plan: Plan, county: Area, goal: Goal, year: int, *, on: date) -> Counter[int | None]:
    """How many of the county's municipalities gave a goal 1, 2, 3 and 4 in a year; None: no self-assessment."""
    said = _said(plan, on=on)
    found = (said.get(area.id, {}).get(goal.id, {}).get(year) for area in municipalities_in(plan, county))
    return Counter(one.score.value if one else None for one in found)
