"""How indicators move: where there are values, how they have changed, and which belong to a target group. Never ranks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from macros.plan.derived import county_of
from macros.plan.documents import Document
from macros.plan.goals import Better, Indicator, TargetGroup
from macros.plan.places import Area
from macros.plan.plan import Plan, remembered
from macros.plan.values import Value, values_of


class Turn(StrEnum):
    """Which way an indicator has gone from its first value to its last."""

    BETTER = "bättre"
    WORSE = "sämre"
    SAME = "oförändrat"
    MOVED = "ändrat"


@dataclass(frozen=True, slots=True)
class Change:
    """From an indicator's first shown value in an area to its last."""

    first: Value
    last: Value
    by: Decimal
    turn: Turn


def change(indicator: Indicator, values: tuple[Value, ...]) -> Change | None:
    """How an indicator has changed; None where fewer than two values can be shown."""
    known = [value for value in values if value.value is not None]
    if len(known) < 2 or known[0].value is None or known[-1].value is None:
        return None
    by = known[-1].value - known[0].value
    return Change(known[0], known[-1], by, _turn(indicator.better, by))


def _turn(better: Better, by: Decimal) -> Turn:
    if not by:
        return Turn.SAME
    if better is Better.NEITHER:
        return Turn.MOVED
    return Turn.BETTER if (by > 0) is (better is Better.HIGHER) else Turn.WORSE


@remembered
def measured(plan: Plan, *, on: date) -> dict[str, tuple[Indicator, ...]]:
    """The indicators that have values up to a day, by area, in file order."""
    found: dict[str, tuple[Indicator, ...]] = {}
    for area in plan.all(Area):
        here = tuple(one for one in plan.all(Indicator) if values_of(plan, one, area.id, on=on))
        if here:
            found[area.id] = here
    return found


@remembered
def areas_measured(plan: Plan) -> tuple[Area, ...]:
    """The areas that have a value of any indicator, whenever it is from, in file order."""
    return plan.many(Area, measured(plan, on=date.max))


def by_group(
    plan: Plan, indicators: tuple[Indicator, ...]
) -> tuple[tuple[TargetGroup | None, tuple[Indicator, ...]], ...]:
    """Indicators under their target groups, in the groups' file order; last (None) those that are for no group."""
    groups: dict[str, list[Indicator]] = {}
    for indicator in indicators:
        for group in indicator.target_groups or ("",):
            groups.setdefault(group, []).append(indicator)
    named = tuple((group, tuple(groups[group.id])) for group in plan.all(TargetGroup) if group.id in groups)
    return (*named, *(((None, tuple(groups[""])),) if "" in groups else ()))


@remembered
def asking(plan: Plan) -> frozenset[str]:
    """The counties whose documents point out indicators, so that somebody waits for values."""
    found = set()
    for indicator in plan.all(Indicator):
        for document in plan.many(Document, indicator.documents):
            for area in plan.many(Area, document.areas):
                if county := county_of(plan, area):
                    found.add(county.id)
    return frozenset(found)
