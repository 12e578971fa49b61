"""Rules on the figures of indicators, in reports and in files of values: nobody to be recognised, nothing said twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from macros.plan.activities import IndicatorValue, Report
from macros.plan.goals import Indicator
from macros.plan.period import swedish_date
from macros.plan.plan import Plan
from macros.plan.problems import Finding
from macros.plan.reporting import lies_ahead
from macros.plan.rules.finding import error, warning
from macros.plan.valuefiles import AreaValue, ValueFile
from macros.plan.values import SMALLEST_GROUP

PERCENT = frozenset({"procent", "%", "andel i procent"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as written: in which record and at which place among its values, and of which indicator."""

    record: Report | ValueFile
    index: int
    indicator: str
    told: IndicatorValue | AreaValue


def no_small_groups(plan: Plan, _on: date) -> Iterator[Finding]:
    """No value rests on fewer than five people, and how few they are is not told either."""
    for figure in _figures(plan):
        count = figure.told.count
        if count is not None and count < SMALLEST_GROUP:
            yield _error("liten-grupp", figure, "count", count=count, smallest=SMALLEST_GROUP)


def value_or_too_few(plan: Plan, _on: date) -> Iterator[Finding]:
    """Each figure has a value, or says that too few people are behind it; never both, never a count beside the latter."""
    for figure in _figures(plan):
        told = figure.told
        if told.too_few and told.value is not None:
            yield _error("varde-och-for-fa", figure, "too_few")
        elif told.too_few and told.count is not None and told.count >= SMALLEST_GROUP:
            yield _error("for-fa-med-antal", figure, "count", count=told.count, smallest=SMALLEST_GROUP)
        elif not told.too_few and told.value is None:
            yield error("varde-saknas", figure.record, "values", figure.index)


def values_fit_their_unit(plan: Plan, _on: date) -> Iterator[Finding]:
    """A value in per cent lies from 0 to 100."""
    for figure in _figures(plan):
        indicator, value = plan.one(Indicator, figure.indicator), figure.told.value
        if indicator and value is not None and not fits_unit(indicator, value):
            values = {"value": str(value).replace(".", ","), "name": indicator.name, "unit": indicator.unit}
            yield _error("varde-utanfor-enheten", figure, "value", **values)


def fits_unit(indicator: Indicator, value: Decimal) -> bool:
    """Whether an indicator can have a value: per cent goes from 0 to 100."""
    percent = indicator.unit is not None and indicator.unit.casefold() in PERCENT
    return not percent or Decimal(0) <= value <= Decimal(100)


def units_told(plan: Plan, _on: date) -> Iterator[Finding]:
    """An indicator that has values says in which unit (warning)."""
    measured = {figure.indicator for figure in _figures(plan)}
    for indicator in plan.all(Indicator):
        if indicator.id in measured and not indicator.unit:
            yield warning("enhet-saknas", indicator)


def values_once(plan: Plan, _on: date) -> Iterator[Finding]:
    """A file of values tells each area and period once."""
    for file in plan.all(ValueFile):
        seen = set()
        for index, one in enumerate(file.values):
            key = (one.area, one.period.text)
            if key in seen:
                yield error("varde-upprepat", file, "values", index, area=one.area, period=one.period)
            seen.add(key)


def values_have_begun(plan: Plan, on: date) -> Iterator[Finding]:
    """A value's period has begun (warning: the site can be shown as of an earlier day)."""
    for file in plan.all(ValueFile):
        for index, one in enumerate(file.values):
            if lies_ahead(one.period, on=on):
                values = {"period": one.period, "today": swedish_date(on)}
                yield warning("varde-i-framtiden", file, "values", index, "period", **values)


def reports_agree_with_files(plan: Plan, _on: date) -> Iterator[Finding]:
    """A report's value is the one that a file of values has for the same area and period (warning)."""
    known = {
        (file.indicator, one.area, one.period.text): (one, file) for file in plan.all(ValueFile) for one in file.values
    }
    for report in plan.all(Report) if known else ():
        for index, told in enumerate(report.values):
            found = known.get((told.indicator, report.area, report.period.text))
            if found and (told.value, told.too_few) != (found[0].value, found[0].too_few):
                values = {"here": _shown(told), "there": _shown(found[0]), "origin": found[1].origin}
                yield warning("varden-sager-emot", report, "values", index, indicator=told.indicator, **values)


def _figures(plan: Plan) -> Iterator[Figure]:
    """All figures, in reports first."""
    for report in plan.all(Report):
        for index, told in enumerate(report.values):
            yield Figure(report, index, told.indicator, told)
    for file in plan.all(ValueFile):
        for index, one in enumerate(file.values):
            yield Figure(file, index, file.indicator, one)


def _shown(told: IndicatorValue | AreaValue) -> str:
    return "för få" if told.value is None else str(told.value).replace(".", ",")


def _error(rule: str, figure: Figure, field: str, **values: object) -> Finding:
    return error(rule, figure.record, "values", figure.index, field, **values)
