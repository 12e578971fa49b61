"""A plan to a workbook that people fill in: the same plan on the same day gives the same bytes. Opens no file."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from macros.plan.activities import Activity, Status
from macros.plan.derived import state
from macros.plan.documents import Document
from macros.plan.following import places as followed_in
from macros.plan.period import swedish_date
from macros.plan.plan import Plan
from macros.plan.record import Record
from macros.plan.reporting import areas_of
from macros.workbooks import guide
from macros.workbooks.entries import Entry, places, value_of, version_of
from macros.workbooks.fields import AREAS, Column, Sort, columns, fields
from macros.workbooks.names import label
from macros.workbooks.sheets import activity_sheet, guide_sheet, list_sheet, set_up, state_sheet
from macros.workbooks.styles import Styles

ACTIVITIES, STATES, LISTS, GUIDE = "Aktiviteter", "Läge", "Listor", "Läs mig"


def workbook(plan: Plan, document: Document, entries: Sequence[Entry], *, on: date) -> bytes:
    """The workbook of a plan; `entries` are its activities as the file has them, `on` the day it is made."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # takes time to import, and few need it

    from macros.workbooks.growing import GrowingSheet  # noqa: PLC0415  # as above

    out = io.BytesIO()
    book = Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties(
        {
            "title": guide.title(document), "subject": "Aktiviteter att ändra och läsa in igen", "author": "Färdplan",
            "created": datetime(on.year, on.month, on.day),  # noqa: DTZ001  # workbooks know no time zones
        }
    )  # fmt: skip
    book.set_custom_property("Språk", "sv-SE")
    styles, cols = Styles(book), columns(places(entries))
    sheets = {name: book.add_worksheet(name, GrowingSheet) for name in (GUIDE, ACTIVITIES, STATES, LISTS)}
    for sheet in sheets.values():
        set_up(sheet)
    guide_sheet(
        sheets[GUIDE],
        styles,
        guide.lines(document, activities=len(entries), on=swedish_date(on), version=version_of(entries)),
    )
    lists = list_sheet(book, sheets[LISTS], styles, _lists(plan, document, entries))
    activity_sheet(sheets[ACTIVITIES], styles, cols, [_cells(plan, entry, cols) for entry in entries], lists)
    state_sheet(sheets[STATES], styles, state_rows(plan, document, on=on), lists)
    sheets[ACTIVITIES].activate()
    book.close()
    return out.getvalue()


def state_rows(plan: Plan, document: Document, *, on: date) -> list[tuple[str, str, str, str, str]]:
    """For each activity and area: their labels, the newest state, what it gave, and when it was told."""
    rows = []
    for activity in plan.back(Activity, "document", document.id):
        for area in followed_in(plan, activity):
            known = state(plan, activity, area.id, on=on)
            told = (
                (known.state.status.value, known.state.result or "", known.report.period.text)
                if known
                else ("", "", "")
            )
            rows.append((label(activity), label(area), *told))
    return rows


def _cells(plan: Plan, entry: Entry, cols: Sequence[Column]) -> list[str]:
    last = {column.field.key: column.number for column in cols}
    return [_text(plan, entry, column, is_last=column.number == last[column.field.key]) for column in cols]


def _text(plan: Plan, entry: Mapping[str, Any], column: Column, *, is_last: bool) -> str:
    """What one cell of an activity's row says; the last place of a list holds all that is left of it."""
    value = value_of(entry, column.field)
    if column.fact:
        return "ja" if column.fact in value else ""
    if isinstance(value, tuple):
        here = value[column.number - 1 : None if is_last else column.number]
        return "; ".join(_named(plan, one) for one in here)
    return _named(plan, value) if column.field.sort is Sort.LINK else value


def _named(plan: Plan, given: str) -> str:
    record = plan.get(given)
    return label(record) if record else given


def _lists(plan: Plan, document: Document, entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """What may be chosen, by the field's key: for links the records, those that the plan already names first."""
    found: dict[str, tuple[str, ...]] = {}
    for key, field in fields().items():
        if field.target:
            first = _likely(plan, document, entries, key)
            ordered = {one.id: one for one in (*first, *plan.all(field.target))}
            found[key] = tuple(label(one) for one in ordered.values())
        elif field.choices and field.sort is not Sort.FACT:
            found[key] = field.choices
    return found | {"läge": tuple(Status), "ja": ("ja",)}


def _likely(plan: Plan, document: Document, entries: Iterable[Entry], key: str) -> tuple[Record, ...]:
    """The records that an editor of the plan most often means."""
    target = fields()[key].target or Record
    own = plan.back(target, "document", document.id)
    inside = areas_of(plan, document) if key == AREAS else ()
    named: list[str] = []
    for entry in entries:
        given = entry.get(key)
        named += given if isinstance(given, list) else [given] if given else []
    return (*own, *inside, *plan.many(target, dict.fromkeys(named)))
