"""What differs between two states of the data, as a value that can be applied to the first to give the second. Tells nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from macros.plan.record import Record
from macros.plan.statement import Statement


@dataclass(frozen=True, slots=True)
class State:
    """All that a project says: records in the order of the files, ids that have moved, the statement, pages written by hand."""

    records: tuple[Record, ...] = ()
    """Each id once."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Old id → new id."""
    statement: Statement | None = None
    """The accessibility statement, where there is one."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """File below `docs/` → its text."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Any other file of the site, by its path in the project → its fingerprint."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a record, by the model's name for it, before and after."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that is in both states, by its id in the first, with each field that differs."""

    before: Record
    after: Record
    fields: tuple[FieldChange, ...]

    @property
    def renamed(self) -> bool:
        """Whether its id has been changed, as `flyttat.yml` tells."""
        return self.before.id != self.after.id


@dataclass(frozen=True, slots=True)
class KeyChange:
    """One entry of a table, before and after; None where it is not there."""

    key: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs. An empty one says that the states are the same."""

    removed: tuple[Record, ...] = ()
    added: tuple[Record, ...] = ()
    changed: tuple[Changed, ...] = ()
    order: tuple[str, ...] | None = None
    """The ids in their new order, where it is not the old order with what is added last."""
    moved: tuple[KeyChange, ...] = ()
    statement: tuple[Statement | None, Statement | None] | None = None
    pages: tuple[KeyChange, ...] = ()
    files: tuple[KeyChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return self == Difference()

    @property
    def renames(self) -> dict[str, str]:
        """Old id → new id of the records that have changed theirs."""
        return {one.before.id: one.after.id for one in self.changed if one.renamed}


def compare(old: State, new: State) -> Difference:
    """Everything that must be done to `old` for it to be `new`."""
    before, after = {one.id: one for one in old.records}, {one.id: one for one in new.records}
    pairs = _pairs(before, after, new.moved)
    kept = set(pairs.values())
    draft = Difference(
        removed=tuple(one for one in old.records if one.id not in pairs),
        added=tuple(one for one in new.records if one.id not in kept),
        changed=tuple(
            _changed(before[one], after[other]) for one, other in pairs.items() if before[one] != after[other]
        ),
        moved=_entries(old.moved, new.moved),
        statement=None if old.statement == new.statement else (old.statement, new.statement),
        pages=_entries(old.pages, new.pages),
        files=_entries(old.files, new.files),
    )
    ids = tuple(one.id for one in new.records)
    order = None if ids == tuple(one.id for one in _records(old.records, draft)) else ids
    return replace(draft, order=order)


def apply(old: State, difference: Difference) -> State:
    """`old` with the difference done to it; raises `ValueError` if the difference was not made from it."""
    before = {one.id: one for one in old.records}
    named = (*difference.removed, *(one.before for one in difference.changed))
    if any(before.get(one.id) != one for one in named):
        raise ValueError("the difference is not of this state")
    records = _records(old.records, difference)
    if difference.order is not None:
        found = {one.id: one for one in records}
        if sorted(one.id for one in records) != sorted(difference.order):
            raise ValueError("the order is of other records")
        records = tuple(found[one] for one in difference.order)
    statement = difference.statement[1] if difference.statement else old.statement
    tables = ((old.moved, difference.moved), (old.pages, difference.pages), (old.files, difference.files))
    moved, pages, files = (_table(one, changes) for one, changes in tables)
    return State(records, moved, statement, pages, files)


def _pairs(before: Mapping[str, Record], after: Mapping[str, Record], moved: Mapping[str, str]) -> dict[str, str]:
    """Id in the old state → id in the new, for each record that is in both; one of another entity is another record."""
    pairs = {}
    taken = set[str]()
    for one, record in before.items():
        other = one if one in after else moved.get(one, "")
        new = after.get(other)
        if new is None or type(new) is not type(record) or other in taken or (other != one and other in before):
            continue
        taken.add(other)
        pairs[one] = other
    return pairs


def _changed(before: Record, after: Record) -> Changed:
    return Changed(before, after, tuple(field_changes(before, after)))


def field_changes(before: Any, after: Any) -> Iterator[FieldChange]:
    """Each field in which two parts of the same model differ, in the order of the model."""
    for name in type(before).model_fields:
        if (old := getattr(before, name)) != (new := getattr(after, name)):
            yield FieldChange(name, old, new)


def _records(old: Iterable[Record], difference: Difference) -> tuple[Record, ...]:
    """The old records, each changed or left out in its place, with the added ones last."""
    removed = {one.id for one in difference.removed}
    changed = {one.before.id: {each.name: each.after for each in one.fields} for one in difference.changed}
    kept = (
        one.model_copy(update=changed[one.id]) if one.id in changed else one for one in old if one.id not in removed
    )
    return (*kept, *difference.added)


def _entries(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[KeyChange, ...]:
    keys = sorted({*old, *new})
    return tuple(KeyChange(key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key))


def _table(old: Mapping[str, str], changes: Iterable[KeyChange]) -> dict[str, str]:
    table = dict(old)
    for change in changes:
        if change.after is None:
            del table[change.key]
        else:
            table[change.key] = change.after
    return table
