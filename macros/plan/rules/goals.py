"""Rules on goals and target groups: parts and numbers within a plan, and ranges on a scale."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.plan.documents import Document
from macros.plan.goals import Goal, TargetGroup
from macros.plan.messages import listed
from macros.plan.plan import Plan
from macros.plan.problems import Finding
from macros.plan.rules.finding import error, key_of, warning


def parts_in_same_plan(plan: Plan, _on: date) -> Iterator[Finding]:
    """A goal is part of a goal in its own plan; across plans it supports."""
    for goal in plan.all(Goal):
        whole = plan.one(Goal, goal.part_of)
        if whole and whole.document != goal.document:
            document = plan.one(Document, whole.document)
            other = document.name if document else whole.document
            yield error("del-av-annan-plan", goal, "part_of", name=whole.name, other=other)


def numbers_once(plan: Plan, _on: date) -> Iterator[Finding]:
    """A number stands for one goal of its kind within a plan and the goal it is part of (warning)."""
    first: dict[tuple[object, ...], Goal] = {}
    for goal in plan.all(Goal):
        spot = (goal.document, goal.kind, goal.part_of, goal.number)
        if goal.number and first.setdefault(spot, goal) is not goal:
            yield warning(
                "malnummer-upprepat", goal, "number", number=goal.number, name=first[spot].name, kind=goal.kind
            )


def scales(plan: Plan, _on: date) -> Iterator[Finding]:
    """A range has a scale and a lowest value, and its highest is not lower; without a highest it is open (65 and over)."""
    for group in plan.all(TargetGroup):
        low, high = group.from_value, group.to_value
        missing = [field for field in ("scale", "from_value") if getattr(group, field) is None]
        if missing and (low, high) != (None, None):
            yield error("skala-ofullstandig", group, missing=listed(key_of(TargetGroup, field) for field in missing))
        elif low is not None and high is not None and low > high:
            yield error("skala-omvand", group, "from_value", low=low, high=high)
