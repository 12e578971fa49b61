"""Rows of a file against the plan: what they would add, change and leave among an indicator's values. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from macros.editing.areas import Areas
from macros.editing.cells import Cell, number_in, period_in, says_nothing, says_too_few
from macros.editing.found import Found, Row
from macros.plan.goals import Indicator
from macros.plan.messages import did_you_mean
from macros.plan.period import Period
from macros.plan.plan import Plan
from macros.plan.reporting import lies_ahead
from macros.plan.rules.figures import fits_unit
from macros.plan.valuefiles import AreaValue, ValueFile
from macros.plan.values import SMALLEST_GROUP
from macros.reading.dates import date_hint
from macros.reading.numbers import number_hint
from macros.reading.printable import printable
from macros.reading.told import short


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row says once it is understood."""

    indicator: Indicator
    place: str
    value: AreaValue


@dataclass(frozen=True, slots=True)
class Understood:
    """All rows of a file against the plan; with anything in `wrong`, nothing may be written."""

    entries: tuple[Entry, ...]
    wrong: tuple[str, ...]
    elsewhere: int
    """Rows of areas that the plan does not have."""
    without_value: int


class _Wrong(Exception):  # noqa: N818  # it ends one row, not the reading
    """Why a row cannot be understood, with its place."""

    def __init__(self, cell: Cell, told: str) -> None:
        super().__init__(f"{cell.place}: {told}")


def understand(plan: Plan, found: Found, *, indicator: Indicator | None, on: date) -> Understood:
    """Every row against the plan; `indicator` is what the file is of, else the rows' own names for it tell."""
    areas, entries, wrong = Areas(plan), list[Entry](), list(found.wrong)
    measures = {one.origin.id.casefold(): one for one in plan.all(Indicator) if one.origin and one.origin.id}
    elsewhere = without_value = 0
    for row in found.rows:
        try:
            if _elsewhere(areas, row):
                elsewhere += 1
            elif says_nothing(row.value.text):
                without_value += 1
            else:
                measured = _indicator(row, indicator, measures)
                if measured:
                    entries.append(Entry(measured, row.value.place, _value(areas, row, measured, on=on)))
        except _Wrong as error:
            wrong.append(str(error))
    wrong += _twice(entries)
    if not entries and not wrong:
        wrong.append(
            "Filen har inga värden för indikatorn i något område som finns i omraden.yml. Är värdena formler: öppna filen i Excel och spara den, så att de räknas."
        )
    return Understood(tuple(entries), tuple(dict.fromkeys(map(printable, wrong))), elsewhere, without_value)


def _elsewhere(areas: Areas, row: Row) -> bool:
    """Whether a row is of an area that the plan does not have; a row without an area is wrong, and so is an unknown one."""
    if areas.find(row.area.text):
        return False
    if areas.is_elsewhere(row.area.text):
        return True
    if not row.area.text:
        raise _Wrong(
            row.area,
            "Raden saknar område. Skriv kommunens eller länets kod eller namn. Är celler sammanslagna: dela upp dem, och skriv området på varje rad.",
        )
    told = f"”{row.area.text}” är inget område som går att känna igen.{areas.near(row.area.text)}"
    raise _Wrong(row.area, f"{told} Skriv SCB:s kod, namnet eller id:t i omraden.yml.")


def _indicator(row: Row, given: Indicator | None, measures: dict[str, Indicator]) -> Indicator | None:
    """The indicator of a row, or None for a row of another than the one that was asked for."""
    if not row.measure:
        if given is None:
            raise _Wrong(row.value, "Filen säger inte vilken indikator värdena gäller. Ange den med --indikator ID.")
        return given
    known = measures.get(row.measure.casefold())
    if given is not None:
        own = given.origin.id if given.origin else None
        return given if own is None or own.casefold() == row.measure.casefold() else None
    if known is None:
        told = f"Ingen indikator har beteckningen ”{row.measure}” i ursprung.{did_you_mean(row.measure, measures)}"
        raise _Wrong(row.area, f"{told} Lägg till den i indikatorer.yml, eller ange --indikator ID.")
    return known


def _value(areas: Areas, row: Row, indicator: Indicator, *, on: date) -> AreaValue:
    area = areas.find(row.area.text)
    assert area
    named = areas.find(row.area_name.text) if row.area_name else None
    if row.area_name and named and named.id != area.id:
        raise _Wrong(row.area_name, f"Koden {row.area.text} är {area.name}, men namnet är {named.name}. Rätta det ena.")
    period = _period(row.period, on=on)
    count = _count(row.count)
    few = says_too_few(row.value.text) or (count is not None and 0 < count < SMALLEST_GROUP)
    value = None if few else number_in(row.value.text)
    if value is None and not few:
        raise _Wrong(row.value, _no_number(row.value.text))
    if value is not None and not fits_unit(indicator, value):
        raise _Wrong(
            row.value, f"”{row.value.text}” kan inte vara {indicator.unit}, som går från 0 till 100. Rätta det."
        )
    written = {"område": area.id, "period": period, "värde": value, "för_få": few, "antal": None if few else count}
    return AreaValue.model_validate(written)


def _no_number(text: str) -> str:
    if text.startswith("#"):
        return f"”{short(text)}” är ett felmeddelande från Excel. Rätta formeln, eller töm cellen."
    return f"”{short(text)}” är inget tal.{number_hint(text, whole=False)} Skriv bara siffror, till exempel 72,5, eller för få."


def _period(cell: Cell, *, on: date) -> Period:
    period = period_in(cell.text)
    if period is None:
        told = f"”{short(cell.text)}” är ingen tid.{date_hint(cell.text)}" if cell.text else "Raden saknar år."
        raise _Wrong(cell, f"{told} Skriv år, månad eller dag: 2026, 2026-02 eller 2026-02-22.")
    if lies_ahead(period, on=on):
        raise _Wrong(cell, f"{period} har inte börjat än. Rätta året.")
    return period


def _count(cell: Cell | None) -> int | None:
    if cell is None or says_nothing(cell.text):
        return None
    number = number_in(cell.text)
    if number is None or number != number.to_integral_value() or number <= 0:
        raise _Wrong(cell, f"”{cell.text}” är inget antal personer. Skriv ett heltal från 1, eller lämna tomt.")
    return int(number)


def _twice(entries: Iterable[Entry]) -> Iterator[str]:
    first: dict[tuple[str, str, str], Entry] = {}
    for entry in entries:
        key = (entry.indicator.id, entry.value.area, entry.value.period.text)
        other = first.setdefault(key, entry)
        if other is not entry:
            told = f"{entry.value.area} har redan ett värde för {entry.value.period}, på {other.place}"
            yield f"{entry.place}: {told}. Behåll en rad, den för alla tillsammans."


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to the value of an area and period: `before` or `after` is None where there is none."""

    before: AreaValue | None
    after: AreaValue | None
    """What the file says; None where it says nothing, and the value is left."""

    @property
    def is_one(self) -> bool:
        """Whether anything is written anew."""
        return self.after is not None and self.before != self.after


def changes(earlier: ValueFile | None, entries: Iterable[Entry]) -> tuple[Change, ...]:
    """What one indicator's rows do to its values, by area and then by period."""
    before = {_key(one): one for one in earlier.values} if earlier else {}
    after = {_key(entry.value): entry.value for entry in entries}
    return tuple(Change(before.get(key), after.get(key)) for key in sorted({*before, *after}))


def _key(value: AreaValue) -> tuple[str, Period, str]:
    return (value.area, value.period, value.period.text)
