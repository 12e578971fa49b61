"""Periods: read as written, ordered by their last day, told in Swedish."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.plan.period import MONTHS, Period, swedish_date

steady = settings(max_examples=100, deadline=None, derandomize=True)
days = st.dates(min_value=date(1000, 1, 1))
texts = st.one_of(
    days.map(lambda day: day.isoformat()),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(lambda day: day.isoformat()[:4]),
)


def read(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None


@pytest.mark.parametrize(
    ("text", "first", "last", "swedish"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "2024"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "februari 2024"),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28), "februari 2023"),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31), "december 2024"),
        ("2024-02-09", date(2024, 2, 9), date(2024, 2, 9), "9 februari 2024"),
    ],
)
def test_a_year_a_month_and_a_day_keep_their_form(text: str, first: date, last: date, swedish: str) -> None:
    period = Period.parse(text)
    assert (period.text, period.first, period.last, str(period)) == (text, first, last, swedish)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2024-00",
        "2024-13",
        "2024-1",
        "2023-02-29",
        "2024-02-30",
        "2024-02-22\n",
        " 2024",
        "2024-2-2",
        "2024/02",
        "20240222",
        "0000",
        "٢٠٢٤",
        "2024-02-22T10:00",
        "-2024",
        "2024–2026",
    ],
)
def test_what_is_no_year_month_or_day_is_refused(text: str) -> None:
    assert read(text) is None


def test_of_two_periods_the_one_that_ends_last_and_then_the_more_precise_is_newer() -> None:
    written = ["2025", "2024-12", "2024", "2024-12-31", "2024-02-22", "2024-02", "2023"]
    in_order = [period.text for period in sorted(map(Period.parse, written))]
    assert in_order == ["2023", "2024-02-22", "2024-02", "2024", "2024-12", "2024-12-31", "2025"]


def test_a_period_holds_its_days_and_no_others() -> None:
    month = Period.parse("2024-02")
    assert date(2024, 2, 1) in month
    assert date(2024, 2, 29) in month
    assert date(2024, 1, 31) not in month
    assert date(2024, 3, 1) not in month


def test_a_day_in_swedish() -> None:
    assert swedish_date(date(2026, 11, 3)) == "3 november 2026"


@steady
@given(texts)
def test_every_real_period_is_read_and_begins_before_it_ends(text: str) -> None:
    period = Period.parse(text)
    assert period.text == text
    assert period.first <= period.last
    assert period.first.isoformat().startswith(text)
    assert period.last.isoformat().startswith(text)


@steady
@given(days)
def test_a_day_lies_in_its_month_and_its_year_and_in_no_other_day(day: date) -> None:
    year, month, itself = (Period.parse(day.isoformat()[:length]) for length in (4, 7, 10))
    assert day in year
    assert day in month
    assert (itself.first, itself.last) == (day, day)
    assert not month < itself or month.last == day
    assert not year < month or year.last == month.last


@steady
@given(texts, texts, texts)
def test_periods_have_one_order(a: str, b: str, c: str) -> None:
    one, two, three = sorted(map(Period.parse, (a, b, c)))
    assert one <= two <= three
    assert one <= three
    assert (one < two) == (not two <= one)


@steady
@given(texts)
def test_the_swedish_form_names_the_year_and_a_real_month(text: str) -> None:
    told = str(Period.parse(text)).split()
    assert int(told[-1]) == int(text[:4])
    assert len(told) == text.count("-") + 1
    assert len(told) == 1 or told[-2] in MONTHS


@steady
@given(st.one_of(st.text(), st.from_regex(r"\d{4}-\d{2}(-\d{2})?\s?", fullmatch=True)))
def test_nothing_but_a_period_is_read(text: str) -> None:
    period = read(text)
    assert period is None or period.first.isoformat().startswith(text)
