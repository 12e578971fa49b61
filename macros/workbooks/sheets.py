"""The sheets of a workbook, written cell by cell: headings that tell, lists to choose from, locks, print. Knows no plan's rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import zip_longest
from typing import Any

from macros.plan.period import Period
from macros.workbooks.fields import ID, KIND, Column, Sort
from macros.workbooks.styles import Styles, height

SPARE = 100
"""So many empty rows are ready for new activities."""
WIDTHS = {
    "id": 20, "namn": 32, "typ": 12, "nivå": 9, "start": 12, "slut": 12, "hur": 46, "uppföljning": 40,
    "framgår_inte": 13, "områden": 22, "text": 52, "osäkert": 40,
}  # fmt: skip
LINK_WIDTH = 25
STATE_HEADINGS = ("Aktivitet", "Område", "Läge", "Resultat", "Senast uppgett")
_STATE_HELP = (
    "Aktiviteten. Ändra inte.", "Området som läget gäller. Ändra inte.", "Välj läget för aktiviteten i området.",
    "Vad som är gjort och vad det har gett. Inga namn på personer.", "När läget senast lämnades. Ändra inte.",
)  # fmt: skip
_LOCKS = {"autofilter": True, "sort": True, "format_cells": True, "format_columns": True, "format_rows": True, "insert_hyperlinks": False}  # fmt: skip
_A3, _A4 = 8, 9
Lists = Mapping[str, str]
"""The name of the list that each field chooses from."""


def set_up(sheet: Any) -> None:
    """What all sheets have in common on paper."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer("&L&A&RSida &P av &N")
    sheet.hide_gridlines(2)


def guide_sheet(sheet: Any, styles: Styles, lines: Iterable[tuple[str, str, str]]) -> None:
    """The sheet that explains."""
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 96)
    for row, (style, first, second) in enumerate(lines):
        sheet.write_string(row, 0, first, styles("strong" if style == "prose" else style, first))
        if second:
            sheet.write_string(row, 1, second, styles("prose", second))
        sheet.set_row(row, 30 if style != "prose" else height([(second, 96)]))
    sheet.protect("", _LOCKS)


def list_sheet(book: Any, sheet: Any, styles: Styles, lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The sheet of what can be chosen; gives the name of each list that holds anything."""
    names: dict[str, str] = {}
    widths = [44 if len(max(choices, key=len, default="")) > 20 else 16 for choices in lists.values()]
    rows = list(zip_longest(*lists.values(), fillvalue=""))
    for number, texts in enumerate(rows, 1):
        sheet.set_row(number, height(zip(texts, widths, strict=True)))
        for column, text in enumerate(texts):
            _write(sheet, (number, column), text, styles, "locked")
    for column, ((key, choices), width) in enumerate(zip(lists.items(), widths, strict=True)):
        sheet.set_column(column, column, width)
        if choices:
            names[key], letter = f"lista_{column + 1}", _letter(column)
            book.define_name(names[key], f"=Listor!${letter}$2:${letter}${len(choices) + 1}")
    headings = [{"header": key.replace("_", " ").capitalize(), "header_format": styles("heading")} for key in lists]
    _table(sheet, "Listor", len(rows), headings)
    sheet.freeze_panes(1, 0)
    sheet.set_paper(_A3)
    sheet.fit_to_pages(2, 0)
    sheet.repeat_rows(0)
    sheet.protect("", _LOCKS)
    return names


def activity_sheet(
    sheet: Any, styles: Styles, columns: Sequence[Column], rows: Sequence[Sequence[str]], lists: Lists
) -> None:
    """The sheet of activities: one a row, one field or place in a list a column."""
    last = len(rows) + SPARE
    for number, column in enumerate(columns):
        field = column.field
        sheet.set_column(number, number, WIDTHS.get(field.key, LINK_WIDTH))
        style = {Sort.TEXT: "long", Sort.PERIOD: "day"}.get(field.sort, "open")
        for row in range(1, last + 1):
            text = rows[row - 1][number] if row <= len(rows) else ""
            is_locked = field.sort is Sort.ID and row <= len(rows)
            _write(sheet, (row, number), text, styles, "locked" if is_locked else style)
        _choices(sheet, column, number, last, lists)
    for number, texts in enumerate(rows, 1):
        widths = (WIDTHS.get(column.field.key, LINK_WIDTH) for column in columns)
        sheet.set_row(number, height(zip(texts, widths, strict=True)))
    headings = [
        {"header": f"{one.heading} *", "header_format": styles("needed")}
        if _is_needed(one)
        else {"header": one.heading, "header_format": styles("heading")}
        for one in columns
    ]
    _table(sheet, "Aktiviteter", last, headings)
    for number, column in enumerate(columns):
        sheet.write_comment(
            0, number, _help(column), {"author": "Färdplan", "x_scale": 2.2, "y_scale": 1.4, "font_size": 10}
        )
    sheet.set_row(0, 34)
    sheet.freeze_panes(1, 2)
    sheet.set_paper(_A3)
    sheet.fit_to_pages(3, 0)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, 1)
    sheet.print_area(0, 0, max(1, len(rows)), len(columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{_letter(len(columns) - 1)}{last + 1}"})
    sheet.protect("", _LOCKS)


def state_sheet(sheet: Any, styles: Styles, rows: Sequence[Sequence[str]], lists: Lists) -> None:
    """The sheet of states: one activity in one area a row."""
    widths = (44, 28, 16, 70, 16)
    for number, texts in enumerate(rows, 1):
        sheet.set_row(number, height(zip(texts, widths, strict=True)))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
        for row, texts in enumerate(rows, 1):
            style = ("locked", "locked", "open", "long", "locked")[column]
            _write(sheet, (row, column), texts[column], styles, style)
    headings = [{"header": title, "header_format": styles("heading")} for title in STATE_HEADINGS]
    _table(sheet, "Lagen", max(1, len(rows)), headings)
    for column, told in enumerate(_STATE_HELP):
        sheet.write_comment(0, column, told, {"author": "Färdplan", "x_scale": 2, "font_size": 10})
    sheet.data_validation(1, 2, max(1, len(rows)), 2, {"validate": "list", "source": f"={lists['läge']}",
        "input_title": "Läge", "input_message": _STATE_HELP[2], "error_title": "Läge",
        "error_message": "Välj ett läge i listan, eller töm cellen."})  # fmt: skip
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:E{len(rows) + 2}"})
    sheet.protect("", _LOCKS)


def _table(sheet: Any, name: str, last: int, headings: Sequence[Mapping[str, Any]]) -> None:
    sheet.add_table(0, 0, last, len(headings) - 1, {"name": f"Tabell_{name}", "style": None, "columns": list(headings)})


def _write(sheet: Any, cell: tuple[int, int], text: str, styles: Styles, style: str) -> None:
    """One cell: always text; in the style of days a whole day is a date."""
    if not text:
        sheet.write_blank(*cell, None, styles("open" if style == "day" else style))
    elif style == "day" and _is_day(text):
        sheet.write_datetime(*cell, datetime.fromisoformat(text), styles("day"))
    else:
        sheet.write_string(*cell, text, styles("open" if style == "day" else style, text))


def _is_day(text: str) -> bool:
    try:
        return (
            len(text) == len("2026-11-22") and Period.parse(text).first.year >= 1906
        )  # Excel knows no earlier ones for sure
    except ValueError:
        return False


def _choices(sheet: Any, column: Column, number: int, last: int, lists: Lists) -> None:
    """The list to choose from, and the help that shows when somebody stands in the cell."""
    field = column.field
    name = lists.get("ja") if column.fact else lists.get(field.key)
    told = {"input_title": column.heading[:32], "input_message": _short(_help(column))}
    first = 1
    if not name:
        sheet.data_validation(first, number, last, number, {"validate": "any", **told})
        return
    strict = field.sort is not Sort.LINK
    error = "Välj ett värde i listan, eller töm cellen."
    several = " Flera går bra, med semikolon mellan. Behålla det du skrev?"
    sheet.data_validation(first, number, last, number, {
        "validate": "list", "source": f"={name}", **told, "error_title": column.heading[:32],
        "error_type": "stop" if strict else "warning",
        "error_message": error if strict else f"Det du skrev finns inte i listan.{several if field.many else ' Behålla det?'}",
    })  # fmt: skip


def _is_needed(column: Column) -> bool:
    return column.field.required and column.field.key != ID and column.number <= 1


def _help(column: Column) -> str:
    """What the model says of the field, and how it is filled in."""
    field = column.field
    if field.sort is Sort.ID:
        return "Lämna tomt för en ny aktivitet: id görs av namnet. Ändra aldrig ett id som finns: länkar bygger på det."
    if column.fact:
        return f"Skriv ja om planen inte säger {_UNSAID.get(column.fact, column.fact)}. Lämna annars tomt."
    more = {
        Sort.LINK: " Välj i listan.",
        Sort.CHOICE: " Välj i listan.",
        Sort.PERIOD: " Skriv 2025, 2025-03 eller 2025-03-14.",
    }
    needed = " Måste fyllas i." if _is_needed(column) else ""
    usual = " Tomt betyder aktivitet." if field.key == KIND else ""
    return f"{field.help}{more.get(field.sort, '')}{usual}{needed}"


_UNSAID = {
    "när": "när den görs",
    "hur": "hur den genomförs",
    "vem": "vem som ansvarar",
    "uppföljning": "hur den följs upp",
}


def _short(text: str, most: int = 250) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _letter(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415  # takes time to import

    return str(xl_col_to_name(column))
