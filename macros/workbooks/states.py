"""The states that a workbook tells, area by area, to reports of the plan; what cannot become one is told. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from macros.plan.activities import Activity, ReportKind, Status
from macros.plan.derived import state
from macros.plan.messages import did_you_mean, listed
from macros.plan.period import Period
from macros.plan.places import Area
from macros.plan.plan import Plan
from macros.workbooks.cleaning import without_invisible
from macros.workbooks.entries import plain
from macros.workbooks.grid import Cell, Sheet
from macros.workbooks.headings import RESULT, STATE, Table
from macros.workbooks.merging import Change, What
from macros.workbooks.names import Names
from macros.workbooks.sheets import STATE_HEADINGS

WORDS: Mapping[str, Status] = MappingProxyType(
    {
        **{status.value: status for status in Status},
        **dict.fromkeys(
            ("ej påbörjat", "inte påbörjad", "inte påbörjat", "ej startad", "ej startat", "inte startad"),
            Status.NOT_STARTED,
        ),
        **dict.fromkeys(("planerat", "planeras"), Status.PLANNED),
        **dict.fromkeys(("pågående", "påbörjad", "påbörjat", "startad", "startat", "i gång", "igång"), Status.ONGOING),
        **dict.fromkeys(("infört", "införda", "implementerad", "implementerat"), Status.INTRODUCED),
        **dict.fromkeys(
            ("avslutat", "klar", "klart", "genomförd", "genomfört", "slutförd", "slutfört"), Status.FINISHED
        ),
        **dict.fromkeys(("pausat", "vilande", "pausas"), Status.PAUSED),
    }
)
"""How people write a state."""


@dataclass(frozen=True, slots=True)
class Handed:
    """For which period, and by whom, states are handed in; without a period none become a report."""

    period: Period | None = None
    by: str = ""


@dataclass(slots=True)
class Reports:
    """The reports as they would be, by file, and what there is to say."""

    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _State:
    activity: str
    name: str
    area: str
    status: str
    result: str
    cell: Cell


def states_of(plan: Plan, table: Table, sheets: Sequence[Sheet], changes: Sequence[Change], *, handed: Handed, is_own: bool,
    file: str, document: str, on: date, told: Mapping[str, str]) -> Reports:  # fmt: skip
    """What the workbook says of states, in our own sheet or in columns of another form, that no report has said."""
    reports = Reports()
    if is_own:
        own = next(
            (
                sheet
                for sheet in sheets
                if sheet.rows and tuple(cell.text for cell in sheet.rows[0][:5]) == STATE_HEADINGS
            ),
            None,
        )
        reports.sheets = ("Läs mig", "Listor", *([own.name] if own else []))
        found = list(_own_states(plan, own, document, reports, file)) if own else []
    else:
        found = list(_column_states(table, changes, reports, file, told))
    new = [one for one in found if not _is_told(plan, one, on=on)]
    for one in new:
        area = plan.one(Area, one.area)
        line = f"{one.cell.place}: läge {one.name}, {area.name if area else one.area}: {_before(plan, one, on=on)} → {one.status}"
        if handed.period:
            reports.told.append(line)
        elif is_own:
            reports.notes.append(f"{line} läses inte in. Ange vilken tid läget gäller: --period 2026.")
    if handed.period and not reports.wrong:
        for area_id in dict.fromkeys(one.area for one in new):
            name = f"uppfoljning/{document}/{area_id}-{handed.period.text}.yml"
            reports.files[name] = _report(document, area_id, handed, [one for one in new if one.area == area_id])
    elif new and not is_own:
        reports.notes.append(
            f"{len({one.cell.place for one in new})} celler med läge läses inte in. Läget hör till en uppföljning: ange vilken tid det gäller med --period 2026."
        )
    return reports


def _own_states(plan: Plan, sheet: Sheet, document: str, reports: Reports, file: str) -> Iterable[_State]:
    activities, areas = (Names(plan, kind, document=document, told={}) for kind in (Activity, Area))
    for cells in sheet.rows[1:]:
        texts = [plain(without_invisible(cell.text)[0]) for cell in cells[:5]]
        reports.wrong += [f"{file}, {cell.place}: {cell.wrong}" for cell in cells if cell.wrong]
        if not any(texts):
            continue
        activity, area = activities.meant(texts[0]).ids, areas.meant(texts[1]).ids
        if len(activity) != 1 or len(area) != 1:
            wrong = cells[0] if len(activity) != 1 else cells[1]
            near = (activities if len(activity) != 1 else areas).near(wrong.text)
            reports.wrong.append(
                f"{file}, {wrong.place}: ”{wrong.text}” finns inte.{near} Skriv tillbaka det som stod."
            )
        elif texts[2] or texts[3]:
            status = _status(texts[2], cells[2], reports, file, {})
            if status:
                yield _State(activity[0], plan[activity[0]].name, area[0], status, texts[3], cells[2])


def _column_states(
    table: Table, changes: Sequence[Change], reports: Reports, file: str, told: Mapping[str, str]
) -> Iterable[_State]:
    state_column, result_column = (
        next((number for number, held in table.holds.items() if held.key == key), None) for key in (STATE, RESULT)
    )
    if state_column is None:
        return
    for change in changes:
        if change.row is None or change.what is What.REMOVED:
            continue
        cells = table.sheet.rows[change.row.number - 1]
        cell = cells[state_column]
        text = plain(without_invisible(cell.text)[0])
        status = _status(text, cell, reports, file, told) if text else ""
        result = plain(without_invisible(cells[result_column].text)[0]) if result_column is not None else ""
        for area in change.entry.get("områden", ()) if status else ():
            yield _State(str(change.entry["id"]), str(change.entry["namn"]), area, status, result, cell)


def _status(text: str, cell: Cell, reports: Reports, file: str, told: Mapping[str, str]) -> str:
    given = {" ".join(key.split()).casefold(): value for key, value in told.items()}.get(text.casefold(), text)
    found = WORDS.get(given.casefold())
    if found is None and given:
        near = did_you_mean(text, Status)
        reports.wrong.append(
            f'{file}, {cell.place}: ”{text}” är inget läge.{near} Välj bland {listed(Status)}, eller ange vad som menas: --tolka "{text}=pågår".'
        )
    elif found is None:
        reports.wrong.append(f"{file}, {cell.place}: Raden har ett resultat men inget läge. Välj ett läge.")
    return found.value if found else ""


def _is_told(plan: Plan, one: _State, *, on: date) -> bool:
    """Whether the newest report says just that."""
    activity = plan.one(Activity, one.activity)
    known = state(plan, activity, one.area, on=on) if activity else None
    return (
        known is not None and known.state.status.value == one.status and plain(known.state.result or "") == one.result
    )


def _before(plan: Plan, one: _State, *, on: date) -> str:
    activity = plan.one(Activity, one.activity)
    known = state(plan, activity, one.area, on=on) if activity else None
    return known.state.status.value if known else "ingen uppgift"


def report_with(values: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """What a report's file says, with new states in it; `new` is a whole report where there is none yet."""
    if not values:
        return dict(new)
    told = {one["aktivitet"]: one for one in new["aktiviteter"]}
    before = values.get("aktiviteter") or []
    states = [{**one, **_kept(told.pop(one["aktivitet"]))} if one.get("aktivitet") in told else one for one in before]
    return {**values, "aktiviteter": [*states, *told.values()]}


def _kept(state: Mapping[str, str]) -> dict[str, str]:
    return {key: state[key] for key in ("läge", "resultat") if key in state}


def _report(document: str, area: str, handed: Handed, states: Iterable[_State]) -> dict[str, Any]:
    head = {
        "typ": ReportKind.STATUS.value,
        "dokument": document,
        "område": area,
        "period": handed.period.text if handed.period else "",
    }
    by = {"lämnad_av": handed.by} if handed.by else {}
    told = [
        {"aktivitet": one.activity, "läge": one.status, **({"resultat": one.result} if one.result else {})}
        for one in states
    ]
    return {**head, **by, "aktiviteter": told}
