"""A workbook against the data: everything that would be written, told, or refused. Opens files, but writes none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from macros.editing.changing import changed, models_of
from macros.editing.yamltext.patching import PatchError
from macros.plan.documents import Document
from macros.plan.places import Area
from macros.plan.plan import Plan
from macros.plan.record import Record
from macros.reading.events import read_text
from macros.reading.folder import load
from macros.reading.layout import Found, Holds
from macros.workbooks.asked import Asked
from macros.workbooks.beginning import Begun, make_known, new_document
from macros.workbooks.beside import left_alone, lost_columns, other_sheets
from macros.workbooks.entries import Entry, version_of
from macros.workbooks.fields import AREAS
from macros.workbooks.grid import Sheet
from macros.workbooks.guide import PLAN_ID, VERSION
from macros.workbooks.ids import prefix_of
from macros.workbooks.judging import by_cell, problems_after
from macros.workbooks.merging import Change, Terms, What, merge
from macros.workbooks.rows import Reader, Said
from macros.workbooks.states import report_with, states_of

ACTIVITIES = "aktiviteter"


@dataclass(slots=True)
class Outcome:
    """What would happen: to activities, to other records, to files; and why it may not."""

    plan: Plan
    changes: list[Change] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unknown: tuple[type[Record], ...] = ()
    """The kinds of which names were met that nobody knows."""
    files: dict[str, str] = field(default_factory=dict)
    """What the files that change would say, by name in the data folder."""


def own_plan(sheets: Sequence[Sheet]) -> str:
    """The id of the plan that a workbook of ours holds, or nothing."""
    return _on_first_sheet(sheets, PLAN_ID)


def _on_first_sheet(sheets: Sequence[Sheet], word: str) -> str:
    """What stands beside a word at the top of the sheet that explains."""
    rows = (row for sheet in sheets for row in sheet.rows[:12] if len(row) > 1)
    return next((row[1].text.strip() for row in rows if row[0].text.strip() == word), "")


def proposal(plan: Plan, asked: Asked) -> Outcome:
    """Everything that the workbook would change in the data."""
    begun = new_document(plan, asked.document, asked.new_plan, asked.areas) if asked.new_plan else Begun(plan)
    entries = entries_of(asked.data, asked.document)
    prefix = prefix_of(entries, asked.document)
    said = _read(begun.plan, asked)
    if asked.make and said.unknown:
        make_known(begun, said.unknown, asked, prefix=prefix)
        said = _read(begun.plan, asked)
    document = begun.plan.one(Document, asked.document)
    sheet = asked.table.sheet.name
    terms = Terms(begun.plan, asked, document.areas if document else (), prefix)
    merged = merge(terms, entries, said.rows)
    outcome = Outcome(
        begun.plan, merged.changes, begun.told, [*said.notes, *merged.notes], [*begun.wrong, *said.wrong, *merged.wrong]
    )
    outcome.unknown = tuple(said.unknown)
    if asked.is_own:
        outcome.wrong += [asked.wrong(place, told) for place, told in lost_columns(asked.table, entries)]
        outcome.notes += left_alone(asked.table)
        version = _on_first_sheet(asked.sheets, VERSION)
        if version and version != version_of(entries) and any(change.fields for change in merged.changes):
            outcome.notes.append(
                "Planen har ändrats sedan arbetsboken hämtades. Se efter så att ingen annans ändring försvinner."
            )
    if not asked.is_own and not any(held.key == AREAS for held in asked.table.holds.values()) and terms.areas:
        names = ", ".join(area.name for area in begun.plan.many(Area, terms.areas))
        outcome.notes.append(f"Filen har ingen kolumn för område. Nya aktiviteter får planens områden: {names}.")
    reports = states_of(begun.plan, asked, merged.changes)
    outcome.notes += reports.notes
    outcome.wrong += reports.wrong
    outcome.made += reports.told
    outcome.notes += other_sheets(asked.sheets, (sheet, *reports.sheets))
    if not outcome.wrong:
        lists = dict(begun.made)
        if any(change.fields or change.what in (What.NEW, What.REMOVED) for change in merged.changes):
            lists[f"planer/{asked.document}.yml", ACTIVITIES] = merged.entries
        _write(asked, lists, reports.files, outcome)
    return outcome


def entries_of(data: Path, document: str) -> list[Entry]:
    """The activities of a plan as its file has them."""
    values = _values(data / f"planer/{document}.yml")
    found = values.get(ACTIVITIES)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _read(plan: Plan, asked: Asked) -> Said:
    return Reader(plan, asked).read()


def _values(path: Path) -> Mapping[str, object]:
    text = load(path)[0] if path.is_file() else None
    values = read_text(text).values if text else None
    return values if isinstance(values, dict) else {}


def _write(
    asked: Asked,
    lists: Mapping[tuple[str, str], list[Entry]],
    reports: Mapping[str, Mapping[str, object]],
    outcome: Outcome,
) -> None:
    """The files as they would be, and what the check says of them."""
    wanted: dict[str, dict[str, object]] = {}
    for (name, key), entries in lists.items():
        now = wanted.setdefault(name, dict(_values(asked.data / name)))
        before = now.get(key)
        now[key] = entries if key == ACTIVITIES else [*(before if isinstance(before, list) else []), *entries]
    for name, values in wanted.items():
        if name.startswith("planer/"):
            wanted[name] = {key: values[key] for key in ("mål", ACTIVITIES) if key in values} | values
    wanted |= {name: report_with(_values(asked.data / name), new) for name, new in reports.items()}
    for name, new in wanted.items():
        holds = (
            Holds.PLAN
            if name.startswith("planer/")
            else Holds.REPORT
            if name.startswith("uppfoljning/")
            else Holds.REGISTER
        )
        path = asked.data / name
        try:
            data = changed(path.read_bytes() if path.is_file() else b"", new, models_of(Found(path, name, holds)))  # type: ignore[arg-type]
        except PatchError:
            outcome.wrong.append(
                f"{name}: Filen går inte att ändra utan att något annat i den ändras. Ändra den i en textredigerare."
            )
            return
        outcome.files[name] = _set_apart(data.decode()) if holds is Holds.PLAN and not path.is_file() else data.decode()
    problems = problems_after(asked.data, outcome.files, on=asked.on) if outcome.files else []
    name = f"planer/{asked.document}.yml"
    shown = f"{asked.data.as_posix().rstrip('/')}/{name}"
    kept = [change for change in outcome.changes if change.what is not What.REMOVED]
    wrong, warned = by_cell(problems, shown, outcome.files.get(name, ""), kept, asked.file)
    outcome.wrong += wrong
    outcome.notes += [f"Varning: {line}" for line in warned]


def _set_apart(text: str) -> str:
    """A new file with an empty line between its records, as our files have."""
    apart = re.sub(r"\n(?=  - id: |[a-zåäö]+:\n)", "\n\n", text)
    return re.sub(r"^([a-zåäö]+:)\n\n", r"\1\n", apart, flags=re.MULTILINE)
