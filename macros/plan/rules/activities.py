"""Rules on activities: when, how, by whom and how followed up is told, or told to be untold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.plan.activities import Activity, Fact
from macros.plan.plan import Plan
from macros.plan.problems import Finding
from macros.plan.rules.finding import error, key_of

FIELDS: dict[Fact, tuple[str, ...]] = {
    Fact.WHEN: ("start", "end"),
    Fact.HOW: ("how",),
    Fact.WHO: ("responsible",),
    Fact.FOLLOW_UP: ("follow_up",),
}
"""Each fact is told by any of these fields."""


def facts_told(plan: Plan, _on: date) -> Iterator[Finding]:
    """When, how, by whom and how followed up is each given, or listed as not stated in the plan."""
    for activity in plan.all(Activity):
        untold = [fact for fact in Fact if not _given(activity, fact) and fact not in activity.not_stated]
        if untold:
            missing = ", ".join(f"{fact} ({_keys(fact)})" for fact in untold)
            yield error("uppgift-saknas", activity, missing=missing, facts=", ".join(untold))


def facts_told_once(plan: Plan, _on: date) -> Iterator[Finding]:
    """What is given is not listed as not stated."""
    for activity in plan.all(Activity):
        for index, fact in enumerate(activity.not_stated):
            if given := _given(activity, fact):
                keys = " och ".join(key_of(Activity, field) for field in given)
                yield error("uppgift-dubbel", activity, "not_stated", index, fact=fact, keys=keys)


def _given(activity: Activity, fact: Fact) -> list[str]:
    return [field for field in FIELDS[fact] if getattr(activity, field)]


def _keys(fact: Fact) -> str:
    return " eller ".join(key_of(Activity, field) for field in FIELDS[fact])
