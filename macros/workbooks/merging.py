"""Rows against the activities that a plan's file has: what they add, change, leave and take away. Writes nothing, changes nothing it is given."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import Enum
from typing import Any

from macros.editing.yamltext.habits import written_order
from macros.plan.activities import Activity, Fact
from macros.plan.messages import listed, nearest
from macros.plan.plan import Plan
from macros.plan.rules.activities import FIELDS
from macros.plan.rules.finding import key_of
from macros.plan.rules.links import slug
from macros.workbooks.asked import Asked
from macros.workbooks.cleaning import with_plain_spaces
from macros.workbooks.entries import Entry, Value, value_of
from macros.workbooks.fields import AREAS, FACTS, ID, NAME, Field, Sort, fields
from macros.workbooks.ids import free_id
from macros.workbooks.rows import Row

_ALIKE = 0.75


class What(Enum):
    """What happens to an activity."""

    NEW = "ny"
    CHANGED = "ändras"
    SAME = "lika"
    KEPT = "kvar"
    REMOVED = "tas bort"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after, and the row's cell for it."""

    field: Field
    before: Value
    after: Value
    place: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one activity."""

    what: What
    entry: Entry
    row: Row | None = None
    fields: tuple[FieldChange, ...] = ()


@dataclass(slots=True)
class Merged:
    """The activities as they would be, what happens to each, and why nothing may be written."""

    entries: list[Entry] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Terms:
    """How rows are merged: into which plan, and what a new activity gets without saying it."""

    plan: Plan
    asked: Asked
    areas: tuple[str, ...]
    """The areas of a new activity whose row says none."""
    prefix: str


def merge(terms: Terms, entries: Sequence[Entry], rows: Sequence[Row]) -> Merged:
    """All rows against all activities."""
    return _Merging(terms, entries).merge(rows)


class _Merging:
    """Goes through the rows; collects what happens."""

    def __init__(self, terms: Terms, entries: Sequence[Entry]) -> None:
        self._terms = terms
        self._entries = entries
        self._by_id = {str(entry.get(ID)): entry for entry in entries}
        self._taken = {record.id for record in terms.plan.records}
        self._merged = Merged()
        self._done: dict[str, Row] = {}

    def merge(self, rows: Sequence[Row]) -> Merged:
        named = {row.text(ID) for row in rows}
        missing = {record_id: entry for record_id, entry in self._by_id.items() if record_id not in named}
        changed: dict[str, Change] = {}
        new: list[Change] = []
        for row in rows:
            record_id = self._id(row, missing)
            if record_id is None:
                continue
            if record_id in self._done:
                self._wrong(
                    row,
                    ID,
                    f"Aktiviteten ”{record_id}” står redan på rad {self._done[record_id].number}. Behåll en av raderna.",
                )
                continue
            self._done[record_id] = row
            if record_id in self._by_id:
                changed[record_id] = self._change(self._by_id[record_id], row)
            else:
                new.append(self._new(record_id, row))
        gone = What.REMOVED if self._terms.asked.remove else What.KEPT
        for record_id, entry in self._by_id.items():
            change = changed.get(record_id) or Change(gone, entry)
            self._merged.changes.append(change)
            if change.what is not What.REMOVED:
                self._merged.entries.append(change.entry)
        self._merged.changes += new
        self._merged.entries += [one.entry for one in new]
        return self._merged

    def _id(self, row: Row, missing: Mapping[str, Entry]) -> str | None:
        """The id of the activity that a row is; a new one for a new row, None where it cannot be known."""
        given, name = row.text(ID), row.text(NAME)
        if given in self._by_id:
            return given
        if given and not self._terms.asked.is_own and given.isdigit():
            place = row.cell(ID).place
            self._merged.notes.append(
                f"{place}: ”{given}” är inget id i planen och läses inte in. Aktiviteten känns igen på sitt namn."
            )
        elif given:
            return self._foreign_id(row, given, name, missing)
        same = [
            record_id
            for record_id, entry in self._by_id.items()
            if name and slug(str(entry.get(NAME, ""))) == slug(name)
        ]
        if len(same) > 1:
            self._wrong(row, NAME, f"Flera aktiviteter i planen heter så: {listed(same)}. Skriv id i kolumnen Id.")
            return None
        return (
            same[0] if same else free_id(self._taken | set(self._done), self._terms.prefix, name, otherwise="aktivitet")
        )

    def _foreign_id(self, row: Row, given: str, name: str, missing: Mapping[str, Entry]) -> str | None:
        """An id that the plan does not have: changed by mistake, another record's, or that of a new activity."""
        meant = next((one for one, entry in missing.items() if _ratio(str(entry.get(NAME, "")), name) >= _ALIKE), None)
        meant = meant or nearest(given, missing)
        if meant:
            told = f"Id ska vara ”{meant}”, men har ändrats till ”{given}”. Skriv tillbaka det. Ett id byts med kommandot fardplan flytta."
            self._wrong(row, ID, told)
            return None
        if other := self._terms.plan.get(given):
            self._wrong(
                row,
                ID,
                f"Id ”{given}” är upptaget av ”{other.name}” ({other.swedish}). Lämna Id tomt för en ny aktivitet.",
            )
            return None
        return given

    def _change(self, entry: Entry, row: Row) -> Change:
        after, changes = copy.deepcopy(entry), list[FieldChange]()
        for key, one in fields().items():
            if key == ID or (key not in row.values and not (key == FACTS and row.facts)):
                continue
            old, new = value_of(entry, one), self._value(one, row, value_of(entry, one))
            if old == new or (not new and not self._terms.asked.is_own):
                continue
            if key in row.broken:
                continue
            if not new and one.required:
                self._wrong(row, key, f"Aktiviteten måste ha {key}. Fyll i, eller skriv tillbaka det som stod.")
                continue
            _put(after, key, new)
            changes.append(FieldChange(one, old, new, row.cell(key).place))
        if not self._terms.asked.is_own:
            changes += self._facts_agree(after)
        return Change(What.CHANGED if changes else What.SAME, after, row, tuple(changes))

    def _facts_agree(self, after: Entry) -> list[FieldChange]:
        """Where the form has no column for it: what is now said is no longer unsaid."""
        one, old = fields()[FACTS], value_of(after, fields()[FACTS])
        new = tuple(fact for fact in old if not _said(after, fact))
        if old == new:
            return []
        _put(after, FACTS, new)
        return [FieldChange(one, old, new)]

    def _new(self, record_id: str, row: Row) -> Change:
        entry: Entry = {ID: record_id}
        for key in written_order(Activity):
            if key in fields() and key != ID:
                new = self._value(fields()[key], row, value_of({}, fields()[key]))
                if new and new != value_of({}, fields()[key]):
                    entry[key] = list(new) if isinstance(new, tuple) else new
            elif key == "källor":
                place = (
                    "" if self._terms.asked.is_own else f"bladet {self._terms.asked.table.sheet.name}, rad {row.number}"
                )
                entry[key] = [{"dokument": self._terms.asked.document, **({"ställe": place} if place else {})}]
        if AREAS not in entry and not self._terms.asked.is_own and self._terms.areas:
            entry[AREAS] = list(self._terms.areas)
        if not self._terms.asked.is_own:
            unsaid = [fact.value for fact in Fact if not _said(entry, fact.value)]
            _put(entry, FACTS, tuple(unsaid))
        for key in (key for key, one in fields().items() if one.required and key not in entry):
            if key not in row.broken and (row.name_cell.text or key != NAME):
                self._wrong(row, key, f"Aktiviteten saknar {key}, som måste fyllas i.")
        ordered = {key: entry[key] for key in written_order(Activity) if key in entry}
        shown = tuple(
            FieldChange(one, "", value_of(ordered, one))
            for key, one in fields().items()
            if key in ordered and key not in (ID, NAME)
        )
        return Change(What.NEW, ordered, row, shown)

    def _value(self, one: Field, row: Row, old: Value) -> Value:
        """What a row says of a field; a text that stays as it was keeps every sign."""
        if one.sort is Sort.FACT:
            kept = [fact for fact in old if row.facts.get(fact, True)]
            return (*kept, *(fact.value for fact in Fact if row.facts.get(fact.value) and fact.value not in old))
        given = row.values.get(one.key, [])
        if one.many:
            return (
                tuple(dict.fromkeys(text for text, _ in given))
                if self._twice(one, row)
                else tuple(text for text, _ in given)
            )
        if one.sort is not Sort.TEXT and len({text for text, _ in given}) > 1:
            self._wrong(
                row,
                one.key,
                f"Flera kolumner är {one.key} och säger olika saker: {listed(f'”{text}”' for text, _ in given)}.",
            )
        text = row.text(one.key) if one.sort is Sort.TEXT else (given[0][0] if given else "")
        if not text and one.sort is Sort.CHOICE:
            return value_of({}, one)
        if text == old:
            return text
        tidy, count = with_plain_spaces(text, str(old))
        if count and tidy != old:
            self._merged.notes.append(f"{row.cell(one.key).place}: Hårda mellanslag är utbytta mot vanliga ({count}).")
        return tidy

    def _twice(self, one: Field, row: Row) -> bool:
        """Whether the same record is named twice in a field; told, and kept once in a form that is not ours."""
        texts = [text for text, _ in row.values.get(one.key, [])]
        twice = sorted({text for text in texts if texts.count(text) > 1})
        if twice and not self._terms.asked.is_own:
            self._merged.notes.append(
                f"{row.cell(one.key).place}: {listed(twice)} står flera gånger i {one.key} och tas med en gång."
            )
        return bool(twice) and not self._terms.asked.is_own

    def _wrong(self, row: Row, key: str, told: str) -> None:
        self._merged.wrong.append(self._terms.asked.wrong(row.cell(key).place, told))


def _said(entry: Mapping[str, Any], fact: str) -> bool:
    return any(entry.get(key_of(Activity, name)) for name in FIELDS[Fact(fact)])


def _put(entry: Entry, key: str, new: Value) -> None:
    if new:
        entry[key] = list(new) if isinstance(new, tuple) else new
    else:
        entry.pop(key, None)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()
