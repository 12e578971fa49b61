"""The values of indicators over time, from reports and from files of values, each with where it comes from. Never stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from macros.plan.activities import IndicatorValue, Report
from macros.plan.goals import Indicator
from macros.plan.period import Period
from macros.plan.places import Area
from macros.plan.plan import Plan, remembered
from macros.plan.valuefiles import AreaValue, ValueFile

SMALLEST_GROUP = 5
"""Fewer people than this behind a value, and somebody may be recognised."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an indicator in an area and period, and the report or file of values that tells it."""

    period: Period
    value: Decimal | None
    """None where too few people are behind it for it to be shown."""
    count: int | None
    origin: Report | ValueFile


def values_of(plan: Plan, indicator: Indicator, area_id: str, *, on: date) -> tuple[Value, ...]:
    """An indicator's values in an area up to a day, oldest first and one for each period.

    Where both a file and a report tell the same period, the file wins: it holds what the source has published.
    """
    return tuple(value for value in _told(plan).get((indicator.id, area_id), ()) if value.period.first <= on)


@remembered
def areas_with_values(plan: Plan, indicator: Indicator, *, on: date) -> tuple[Area, ...]:
    """The areas in which an indicator has values up to a day, in file order."""
    return tuple(area for area in plan.all(Area) if values_of(plan, indicator, area.id, on=on))


@remembered
def _told(plan: Plan) -> dict[tuple[str, str], tuple[Value, ...]]:
    """All values by indicator and area."""
    told: dict[tuple[str, str], dict[str, Value]] = {}
    for indicator, area, value in (*_in_reports(plan), *_in_files(plan)):
        told.setdefault((indicator, area), {})[value.period.text] = value
    return {key: tuple(sorted(found.values(), key=lambda value: value.period)) for key, found in told.items()}


def _in_reports(plan: Plan) -> Iterator[tuple[str, str, Value]]:
    for report in sorted(plan.all(Report), key=lambda report: report.id):
        for figure in report.values:
            yield figure.indicator, report.area, _value(report.period, figure, report)


def _in_files(plan: Plan) -> Iterator[tuple[str, str, Value]]:
    for file in plan.all(ValueFile):
        for figure in file.values:
            yield file.indicator, figure.area, _value(figure.period, figure, file)


def _value(period: Period, figure: IndicatorValue | AreaValue, origin: Report | ValueFile) -> Value:
    few = figure.too_few or (figure.count is not None and figure.count < SMALLEST_GROUP)
    return Value(period, None if few else figure.value, None if few else figure.count, origin)
