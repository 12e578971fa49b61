"""The states that a workbook tells, area by area, to reports of the plan; what cannot become one is told. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from macros.plan.activities import Activity, ReportKind, Status
from macros.plan.derived import Known, state
from macros.plan.messages import did_you_mean, listed
from macros.plan.places import Area
from macros.plan.plan import Plan
from macros.workbooks.asked import Asked
from macros.workbooks.cleaning import without_invisible
from macros.workbooks.entries import plain
from macros.workbooks.fields import AREAS
from macros.workbooks.grid import Cell, Sheet
from macros.workbooks.headings import RESULT, STATE
from macros.workbooks.merging import Change
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


def states_of(plan: Plan, asked: Asked, changes: Sequence[Change]) -> Reports:
    """What the workbook says of states, in our own sheet or in columns of another form, that no report has said."""
    states = _States(plan, asked)
    if asked.is_own:
        own = next((sheet for sheet in asked.sheets if sheet.rows and _is_state_sheet(sheet)), None)
        states.reports.sheets = ("Läs mig", "Listor", *([own.name] if own else []))
        found = list(states.of_sheet(own)) if own else []
    else:
        found = list(states.of_columns(changes))
    states.hand_in([one for one in found if not states.is_told(one)])
    return states.reports


def _is_state_sheet(sheet: Sheet) -> bool:
    return tuple(cell.text for cell in sheet.rows[0][: len(STATE_HEADINGS)]) == STATE_HEADINGS


class _States:
    """Reads the states of a workbook; collects the reports they become, and what there is to say."""

    def __init__(self, plan: Plan, asked: Asked) -> None:
        self._plan, self._asked = plan, asked
        self.reports = Reports()

    def of_sheet(self, sheet: Sheet) -> Iterator[_State]:
        """Those of our own sheet: one activity in one area a row."""
        named = [Names(self._plan, kind, document=self._asked.document, told={}) for kind in (Activity, Area)]
        for cells in sheet.rows[1:]:
            texts = [_clean(cell) for cell in cells[: len(STATE_HEADINGS)]]
            for cell in (cell for cell in cells if cell.wrong):
                self._wrong(cell, cell.wrong)
            if not any(texts):
                continue
            ids = [names.meant(text).ids for names, text in zip(named, texts, strict=False)]
            for names, found, cell in zip(named, ids, cells, strict=False):
                if len(found) != 1:
                    self._wrong(cell, f"”{cell.text}” finns inte.{names.near(cell.text)} Skriv tillbaka det som stod.")
            if all(len(found) == 1 for found in ids):
                yield from self._of_row(ids[0][0], ids[1][0], texts, cells)

    def _of_row(self, activity: str, area: str, texts: Sequence[str], cells: Sequence[Cell]) -> Iterator[_State]:
        one = _State(activity, self._plan[activity].name, area, "", texts[3], cells[2])
        if texts[2] or texts[3]:
            if status := self._status(texts[2], cells[2]):
                yield replace(one, status=status)
        elif self._known(one):
            self.reports.notes.append(
                f"{cells[2].place}: Läget är tömt, men det som en uppföljning har sagt står kvar."
            )

    def of_columns(self, changes: Sequence[Change]) -> Iterator[_State]:
        """Those of columns beside the activities: they count for every area of the activity."""
        table = self._asked.table
        columns = {held.key: number for number, held in table.holds.items() if held.key in (STATE, RESULT)}
        if STATE not in columns:
            return
        for change in changes:
            cells = table.sheet.rows[change.row.number - 1] if change.row else ()
            status = (
                self._status(text, cells[columns[STATE]]) if cells and (text := _clean(cells[columns[STATE]])) else ""
            )
            result = _clean(cells[columns[RESULT]]) if cells and RESULT in columns else ""
            for area in change.entry.get(AREAS, ()) if status else ():
                yield _State(
                    str(change.entry["id"]), str(change.entry.get("namn")), area, status, result, cells[columns[STATE]]
                )

    def hand_in(self, new: Sequence[_State]) -> None:
        """Make reports of states that no report has told, if a period is given for them; else tell that they are not read."""
        period, document = self._asked.handed.period, self._asked.document
        if period is None and new and not self._asked.is_own:
            cells = len({one.cell.place for one in new})
            told = f"{cells} celler med läge läses inte in. Läget hör till en uppföljning: ange vilken tid det gäller med --period 2026."
            self.reports.notes.append(told)
            return
        for one in new:
            area, known = self._plan.one(Area, one.area), self._known(one)
            before = known.state.status.value if known else "ingen uppgift"
            line = f"{one.cell.place}: läge {one.name}, {area.name if area else one.area}: {before} → {one.status}"
            if period:
                self.reports.told.append(line)
            else:
                self.reports.notes.append(f"{line} läses inte in. Ange vilken tid läget gäller: --period 2026.")
        for area_id in dict.fromkeys(one.area for one in new) if period else ():
            name = f"uppfoljning/{document}/{area_id}-{period.text if period else ''}.yml"
            self.reports.files[name] = self._report(area_id, [one for one in new if one.area == area_id])

    def is_told(self, one: _State) -> bool:
        """Whether the newest report says just that."""
        known = self._known(one)
        return (
            known is not None
            and known.state.status.value == one.status
            and plain(known.state.result or "") == one.result
        )

    def _known(self, one: _State) -> Known | None:
        activity = self._plan.one(Activity, one.activity)
        return state(self._plan, activity, one.area, on=self._asked.on) if activity else None

    def _status(self, text: str, cell: Cell) -> str:
        given = self._asked.meaning(text)
        given = text if given is None else given
        found = WORDS.get(given.casefold())
        if found is None and given:
            near = did_you_mean(text, Status)
            self._wrong(
                cell,
                f'”{text}” är inget läge.{near} Välj bland {listed(Status)}, eller ange vad som menas: --tolka "{text}=pågår".',
            )
        elif found is None and not text:
            self._wrong(cell, "Raden har ett resultat men inget läge. Välj ett läge.")
        return found.value if found else ""

    def _report(self, area: str, states: Iterable[_State]) -> dict[str, Any]:
        """A whole report with these states alone."""
        handed = self._asked.handed
        told = [
            {"aktivitet": one.activity, "läge": one.status, **({"resultat": one.result} if one.result else {})}
            for one in states
        ]
        return {
            "typ": ReportKind.STATUS.value, "dokument": self._asked.document, "område": area,
            "period": handed.period.text if handed.period else "", **({"lämnad_av": handed.by} if handed.by else {}), "aktiviteter": told,
        }  # fmt: skip

    def _wrong(self, cell: Cell, told: str) -> None:
        self.reports.wrong.append(self._asked.wrong(cell.place, told))


def report_with(values: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """What a report's file says, with new states in it; `new` is the whole report where there is none yet."""
    if not values:
        return dict(new)
    told = {one["aktivitet"]: one for one in new["aktiviteter"]}
    states = []
    for one in values.get("aktiviteter") or []:
        later = told.pop(one.get("aktivitet"), None)
        kept = {key: value for key, value in one.items() if key != "resultat"} if later else one
        states.append({**kept, **(later or {})})
    return {**values, "aktiviteter": [*states, *told.values()]}


def _clean(cell: Cell) -> str:
    return plain(without_invisible(cell.text)[0])
