"""Which column of a table holds what, by its headings, and the rows below them. Must not ask the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.editing.cells import Cell
from macros.editing.found import Found, Row
from macros.editing.tables import Rows
from macros.plan.messages import listed

AREA_CODE, AREA_NAME, PERIOD, VALUE, COUNT = "kommunkod", "kommun", "år", "värde", "antal"
HEADINGS: dict[str, tuple[str, ...]] = {
    AREA_CODE: ("kommunkod", "områdeskod", "länskod", "regionkod", "kod", "code"),
    AREA_NAME: ("kommun", "område", "region", "län", "kommunnamn", "kommun/region", "municipality"),
    PERIOD: ("år", "period", "tid", "mätår", "year"),
    VALUE: ("värde", "utfall", "resultat", "andel", "value"),
    COUNT: ("antal", "antal personer", "antal svar", "antal svarande", "n"),
}
FIRST_ROWS = 15
"""How far down headings are looked for: titles often stand above them."""


def rows_below_headings(rows: Rows, name: str) -> Found:
    """The rows of a table as values; without headings that are known there are none, and it is said why."""
    for number, row in enumerate(rows[:FIRST_ROWS]):
        columns = _columns(row)
        if VALUE in columns and (AREA_CODE in columns or AREA_NAME in columns):
            if PERIOD not in columns:
                return Found((), (f"{row[0].place}: {_needed('en kolumn för år', PERIOD)}",))
            below = rows[number + 1 :]
            wrong = (*_twice(row), *_beyond(below, row))
            return Found(tuple(_row(one, columns) for one in below), wrong)
    place = rows[0][0].place if rows else name
    told = "Ingen rad med rubriker" if rows else "Filen är tom"
    return Found((), (f"{place}: {told}. {_needed('kolumner för område, år och värde', AREA_NAME, PERIOD, VALUE)}",))


def _needed(what: str, *columns: str) -> str:
    words = "; ".join(", ".join(HEADINGS[column][:4]) for column in columns)
    return f"Det behövs {what}. Rubriker som känns igen: {words}."


def _columns(row: tuple[Cell, ...]) -> dict[str, int]:
    """What each column holds; the first of several that are called the same is used."""
    found: dict[str, int] = {}
    for index, cell in enumerate(row):
        for column, words in HEADINGS.items():
            if _plain(cell.text) in words:
                found.setdefault(column, index)
    return found


def _twice(row: tuple[Cell, ...]) -> Iterator[str]:
    for column, words in HEADINGS.items():
        same = [cell for cell in row if _plain(cell.text) in words]
        if len(same) > 1 and column in (VALUE, PERIOD):
            shown = listed(f"”{cell.text}”" for cell in same)
            yield f"{same[1].place}: Flera kolumner kan vara {column}: {shown}. Behåll en, eller döp om de andra."


def _beyond(rows: Rows, headings: tuple[Cell, ...]) -> Iterator[str]:
    """Rows that have more cells than there are headings, as where a decimal comma also stands between the cells; and headings again."""
    known = [cell.text for cell in headings]
    for row in rows:
        if any(cell.text for cell in row[len(headings) :]):
            told = "Raden har fler celler än rubrikraden. Är kommat ett decimalkomma: spara filen med semikolon mellan cellerna."
            yield f"{row[0].place}: {told}"
        elif [cell.text for cell in row] == known:
            yield f"{row[0].place}: Rubrikerna står en gång till. Ta bort raden."


def _plain(text: str) -> str:
    return re.sub(r"\s*\(.*\)\Z", "", text).strip(" :*").casefold()


def _row(row: tuple[Cell, ...], columns: dict[str, int]) -> Row:
    def cell(column: str) -> Cell:
        index = columns.get(column)
        return row[index] if index is not None and index < len(row) else Cell("", row[0].place)

    code, name = cell(AREA_CODE), cell(AREA_NAME)
    area = code if code.text else name
    return Row(area, cell(PERIOD), cell(VALUE), cell(COUNT), name if area is code and name.text else None)
