"""Goes through all records and all their texts, whatever their fields are called. Judges nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from macros.plan.plan import Plan
from macros.plan.record import Part, Record
from macros.plan.relations import Path


@dataclass(frozen=True, slots=True)
class Written:
    """A piece of text in a record, and where: `position` tells records with the same id apart."""

    record: Record
    position: int
    path: Path
    text: str


def numbered(plan: Plan) -> Iterator[tuple[Record, int]]:
    """Every record, with how many records before it have the same id."""
    seen: Counter[str] = Counter()
    for record in plan.records:
        yield record, seen[record.id]
        seen[record.id] += 1


def texts(plan: Plan) -> Iterator[Written]:
    """Every string that an editor has written in any field, however deep; never an allowed value from a list."""
    for record, position in numbered(plan):
        for path, text in _strings(record, ()):
            yield Written(record, position, path, text)


def _strings(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield path, value
    elif isinstance(value, Part):
        for name, key in _keys(type(value)):
            yield from _strings(getattr(value, name), (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _strings(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(item, (*path, str(key)))


@cache
def _keys(model: type[Part]) -> tuple[tuple[str, str], ...]:
    return tuple((name, info.alias or name) for name, info in model.model_fields.items())
