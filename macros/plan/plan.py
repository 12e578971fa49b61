"""The plan: all records, found by id and kind, and their relations followed both ways.

A plan may hold mistakes (a link that leads nowhere, an id used twice): the
checks find them. Pages are only made from a plan without errors.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, wraps
from itertools import chain
from typing import Any, Concatenate, ParamSpec, TypeVar

from macros.plan.record import Record
from macros.plan.relations import Reference, references

Kind = TypeVar("Kind", bound=Record)
Given = ParamSpec("Given")
Fact = TypeVar("Fact")


class Plan:
    """An immutable collection of records in the order in which they were written."""

    def __init__(
        self,
        records: Iterable[Record],
        *,
        official_codes: Mapping[str, str] | None = None,
        earlier: Plan | None = None,
    ) -> None:
        """`official_codes` maps SCB's county and municipality codes to names; without it no code is known.

        From an `earlier` plan is taken over what is known of records alone that are the very same objects.
        """
        self.records: tuple[Record, ...] = tuple(records)
        self.official_codes: Mapping[str, str] = dict(official_codes or {})
        self.facts: defaultdict[Callable[..., Any], dict[Any, Any]] = defaultdict(dict)
        """What has been worked out of the plan, by what worked it out; only `remembered` uses it."""
        self.alone: dict[Callable[..., Any], dict[int, tuple[Record, Any]]] = _taken_over(self.records, earlier)
        """What has been worked out of single records, by what worked it out; only `of_each_alone` uses it."""
        self._by_id: dict[str, Record] = {}
        for record in self.records:
            self._by_id.setdefault(record.id, record)

    def __getstate__(self) -> dict[str, Any]:
        """What another process or machine needs: the records. It works out for itself what follows from them."""
        return {"records": self.records, "official_codes": self.official_codes}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]

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
        return self._back.get((kind, relation, record_id), ())  # type: ignore[return-value]

    @cached_property
    def links(self) -> tuple[tuple[Reference, ...], ...]:
        """The links of each record, in the order of `records`."""
        return _links(self)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every link of every record."""
        return tuple(chain.from_iterable(self.links))

    @cached_property
    def _by_kind(self) -> dict[type[Record], tuple[Record, ...]]:
        kinds: dict[type[Record], list[Record]] = {}
        for record in self._by_id.values():
            kinds.setdefault(type(record), []).append(record)
        return {kind: tuple(found) for kind, found in kinds.items()}

    @cached_property
    def _back(self) -> dict[tuple[type[Record], str, str], tuple[Record, ...]]:
        back: dict[tuple[type[Record], str, str], list[Record]] = {}
        for reference in self.references:
            source = self._by_id[reference.source]
            found = back.setdefault((type(source), reference.relation, reference.target), [])
            if not found or found[-1] is not source:
                found.append(source)
        return {key: tuple(found) for key, found in back.items()}


def remembered(derive: Callable[Concatenate[Plan, Given], Fact]) -> Callable[Concatenate[Plan, Given], Fact]:
    """Work out a derived fact once for each plan, record and day: a plan never changes, so neither does what follows.

    The facts live and die with the plan; nothing outlasts it.
    """

    @wraps(derive)
    def derived(plan: Plan, /, *given: Given.args, **named: Given.kwargs) -> Fact:
        key = (*[getattr(one, "id", one) for one in given], *named.values())
        known = plan.facts[derive]
        try:
            fact: Fact = known[key]
        except KeyError:
            fact = known[key] = derive(plan, *given, **named)
        return fact

    return derived


def _taken_over(
    records: Iterable[Record], earlier: Plan | None
) -> dict[Callable[..., Any], dict[int, tuple[Record, Any]]]:
    if earlier is None:
        return {}
    same = [id(record) for record in records]
    return {
        derive: {number: known[number] for number in same if number in known} for derive, known in earlier.alone.items()
    }


def of_each_alone(derive: Callable[[Record], Fact]) -> Callable[[Plan], tuple[Fact, ...]]:
    """A fact of every record, in their order, that nothing but the record itself decides.

    It is kept with the record, which lives as long, so that its number stays its own.
    """

    @wraps(derive)
    def derived(plan: Plan) -> tuple[Fact, ...]:
        known = plan.alone.setdefault(derive, {})
        for record in plan.records:
            if id(record) not in known:
                known[id(record)] = (record, derive(record))
        return tuple([known[id(record)][1] for record in plan.records])

    return derived


_links = of_each_alone(references)


def remembered_of_each(derive: Callable[[Plan, Kind], Fact]) -> Callable[[Plan, Kind], Fact]:
    """As `remembered`, for a fact of one record, and quicker: for what is asked thousands of times."""

    @wraps(derive)
    def derived(plan: Plan, record: Kind) -> Fact:
        known = plan.facts[derive]
        fact: Fact | None = known.get(record.id)
        if fact is None:
            fact = known[record.id] = derive(plan, record)
        return fact

    return derived
