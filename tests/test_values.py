"""Values of indicators over time: from reports and files of values together, and never those that could point someone out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from plans import TODAY, make, rules, sound

from macros.plan.goals import Indicator
from macros.plan.plan import Plan
from macros.plan.record import Record
from macros.plan.valuefiles import ValueFile
from macros.plan.values import Value, areas_with_values, values_of


def value_file(*values: dict[str, object]) -> ValueFile:
    given = {
        "id": "varden-nojda",
        "namn": "varden-nojda",
        "indikator": "nojda",
        "källa": "Kolada",
        "hämtad": "2026-05-04",
    }
    return ValueFile.model_validate(given | {"värden": values})


def measured(*more: Record) -> Plan:
    return sound(make("indicator", "nojda", enhet="procent"), *more)


def told(plan: Plan, area: str = "falun", *, on: date = TODAY) -> list[tuple[str, Decimal | None, str]]:
    indicator = plan.one(Indicator, "nojda")
    assert indicator
    return [(one.period.text, one.value, one.origin.id) for one in values_of(plan, indicator, area, on=on)]


def test_values_of_reports_and_files_stand_in_order_of_time() -> None:
    report = make("report", "r", period="2024", värden=[{"indikator": "nojda", "värde": "70"}])
    file = value_file(
        {"område": "falun", "period": "2025", "värde": "72.5", "antal": "48"},
        {"område": "falun", "period": "2023", "värde": "68"},
        {"område": "borlange", "period": "2025", "värde": "1"},
    )
    plan = measured(report, file)
    assert told(plan) == [
        ("2023", Decimal(68), "varden-nojda"), ("2024", Decimal(70), "r"), ("2025", Decimal("72.5"), "varden-nojda"),
    ]  # fmt: skip
    assert [area.id for area in areas_with_values(plan, plan.one(Indicator, "nojda"), on=TODAY)] == [
        "falun",
        "borlange",
    ]  # type: ignore[arg-type]
    assert rules(plan) == []


def test_a_day_sees_only_what_had_begun() -> None:
    plan = measured(value_file(*({"område": "falun", "period": year, "värde": "1"} for year in ("2024", "2025"))))
    assert [period for period, *_ in told(plan, on=date(2024, 12, 31))] == ["2024"]


def test_of_a_report_and_a_file_for_the_same_period_the_file_wins_and_a_difference_is_told() -> None:
    report = make("report", "r", period="2024", värden=[{"indikator": "nojda", "värde": "70"}])
    plan = measured(report, value_file({"område": "falun", "period": "2024", "värde": "71"}))
    assert told(plan) == [("2024", Decimal(71), "varden-nojda")]
    assert rules(plan) == ["varden-sager-emot"]


def test_what_could_point_someone_out_has_no_value() -> None:
    file = value_file(
        {"område": "falun", "period": "2024", "för_få": "true"},
        {"område": "falun", "period": "2025", "värde": "75", "antal": "4"},
    )
    plan = measured(file)
    indicator = plan.one(Indicator, "nojda")
    assert indicator
    assert [(one.value, one.count) for one in values_of(plan, indicator, "falun", on=TODAY)] == [(None, None)] * 2
    assert rules(plan) == ["liten-grupp"]


def test_a_value_knows_where_it_comes_from() -> None:
    file = value_file({"område": "falun", "period": "2025", "värde": "75", "antal": "48"})
    plan = measured(file)
    indicator = plan.one(Indicator, "nojda")
    assert indicator
    period = file.values[0].period
    assert values_of(plan, indicator, "falun", on=TODAY) == (Value(period, Decimal(75), 48, file),)
