"""The plan: all records, found by id and kind, and their relations followed both ways.

A plan may hold mistakes (a link that leads nowhere, an id used twice): the
checks find them. Pages are only made from a plan without errors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from macros.plan.record import Record
from macros.plan.relations import Reference, references

Kind = TypeVar("Kind", bound=Record)
Given = ParamSpec("Given")
Fact = TypeVar("Fact")


class Plan:
    """An immutable collection of records in the order in which they were written."""

    def __init__(self, records: Iterable[Record], *, official_codes: Mapping[str, str] | None = None) -> None:
        """`official_codes` maps SCB's county and municipality codes to names; without it no code is known."""
        self.records: tuple[Record, ...] = tuple(records)
        self.official_codes: Mapping[str, str] = official_codes or {}
        self._remembered: dict[tuple[Any, ...], Any] = {}
        self._by_id: dict[str, Record] = {}
        for record in self.records:
            self._by_id.setdefault(record.id, record)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._by_id

    def __getitem__(self, record_id: str) -> Record:
        return self._by_id[record_id]

    def get(self, record_id: str | None) -> Record | None:
        """The record with this id, or None."""
        return self._by_id.get(record_id) if record_id else None

    def one(self, kind: type[Kind], record_id: str | None) -> Kind | None:
        """The record with this id if it is of `kind`, else None."""
        record = self.get(record_id)
        return record if isinstance(record, kind) else None

    def all(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """All records of one entity, in file order."""
        return self._by_kind.get(kind, ())  # type: ignore[return-value]

    def many(self, kind: type[Kind], ids: Iterable[str]) -> tuple[Kind, ...]:
        """The records of `kind` with these ids, in the order given."""
        return tuple(record for record in map(self.get, ids) if isinstance(record, kind))

    def back(self, kind: type[Kind], relation: str, record_id: str) -> tuple[Kind, ...]:
        """The records of `kind` that link to `record_id` through `relation`, in file order.

        `plan.back(Activity, "goals", "vg-steg-5")`: the activities that name the goal.
        """
        sources = self._back.get(record_id, {}).get(relation, ())
        return tuple(record for record in sources if isinstance(record, kind))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every link of every record."""
        return tuple(reference for record in self.records for reference in references(record))

    @cached_property
    def _by_kind(self) -> dict[type[Record], tuple[Record, ...]]:
        kinds: dict[type[Record], list[Record]] = {}
        for record in self._by_id.values():
            kinds.setdefault(type(record), []).append(record)
        return {kind: tuple(found) for kind, found in kinds.items()}

    @cached_property
    def _back(self) -> dict[str, dict[str, list[Record]]]:
        back: dict[str, dict[str, list[Record]]] = {}
        for reference in self.references:
            found = back.setdefault(reference.target, {}).setdefault(reference.relation, [])
            source = self._by_id[reference.source]
            if not found or found[-1] is not source:
                found.append(source)
        return back


def remembered(derive: Callable[Concatenate[Plan, Given], Fact]) -> Callable[Concatenate[Plan, Given], Fact]:
    """Work out a derived fact once for each plan, record and day: a plan never changes, so neither does what follows.

    The facts live and die with the plan; nothing outlasts it.
    """

    @wraps(derive)
    def derived(plan: Plan, /, *given: Given.args, **named: Given.kwargs) -> Fact:
        key = (derive, *(one.id if isinstance(one, Record) else one for one in given), *named.values())
        known = plan._remembered  # noqa: SLF001  # the plan keeps them, this decorator is their only user
        if key not in known:
            known[key] = derive(plan, *given, **named)
        fact: Fact = known[key]
        return fact

    return derived
