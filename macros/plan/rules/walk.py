"""Goes through all records and all their texts, whatever their fields are called. Judges nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from macros.plan.plan import Plan, remembered
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


@remembered
def texts(plan: Plan) -> tuple[Written, ...]:
    """Every string that an editor has written in any field, however deep; never an allowed value from a list."""
    written: list[Written] = []
    for record, position in numbered(plan):
        found: list[tuple[Path, str]] = []
        _collect(record, (), found)
        written += [Written(record, position, path, text) for path, text in found]
    return tuple(written)


def _collect(value: object, path: Path, found: list[tuple[Path, str]]) -> None:
    """Append every string in `value`; a list, because nested generators are slow over 100,000 values."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            found.append((path, value))
    elif isinstance(value, Part):
        for name, key in _keys(type(value)):
            if inner := getattr(value, name):
                _collect(inner, (*path, key), found)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _collect(item, (*path, index), found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _collect(item, (*path, str(key)), found)


@cache
def _keys(model: type[Part]) -> tuple[tuple[str, str], ...]:
    return tuple((name, info.alias or name) for name, info in model.model_fields.items())
