"""Goes through all records and all their texts, whatever their fields are called. Judges nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from macros.plan.plan import Plan, of_each_alone, remembered
from macros.plan.record import Part, Record
from macros.plan.relations import Path


@dataclass(frozen=True, slots=True)
class Written:
    """A piece of text in a record, and where: `position` tells records with the same id apart."""

    record: Record
    position: int
    path: Path
    text: str


@remembered
def numbered(plan: Plan) -> tuple[tuple[Record, int], ...]:
    """Every record, with how many records before it have the same id."""
    seen: dict[str, int] = {}
    found = []
    for record in plan.records:
        position = seen.get(record.id, 0)
        seen[record.id] = position + 1
        found.append((record, position))
    return tuple(found)


def texts(plan: Plan) -> Iterator[Written]:
    """Every string that an editor has written in any field, however deep; never an allowed value from a list."""
    return (written for record, position in numbered(plan) for written in _texts(plan, record, position))


def texts_of_suspects(plan: Plan, suspect: Callable[[str], object]) -> Iterator[Written]:
    """The texts of every record for which `suspect` holds, asked once with all the record's texts on lines of their own.

    Nearly no record holds anything that a rule on texts looks for: one look at
    all its texts together spares the walk that tells where each of them stands.
    """
    for record, position, whole in wholes(plan):
        if suspect(whole):
            yield from _texts(plan, record, position)


@remembered
def wholes(plan: Plan) -> tuple[tuple[Record, int, str], ...]:
    """Every record with its position among those of the same id, and all its texts, joined."""
    return tuple([(*record, whole) for record, whole in zip(numbered(plan), _whole(plan), strict=True)])


@of_each_alone
def _whole(record: Record) -> str:
    return "\n".join(_strings(record))


def _strings(record: Record) -> list[str]:
    """Every string that an editor has written, in the order of `_texts`, without a word on where it stands."""
    found: list[str] = []
    _gather(vars(record).values(), found)
    return found


def _gather(values: Iterable[object], found: list[str]) -> None:
    """Append every string in `values`, of the classes that models are made of."""
    for value in values:
        kind = value.__class__
        if kind is str:
            found.append(value)  # type: ignore[arg-type]
        elif kind is tuple:
            _gather(value, found)  # type: ignore[arg-type]
        elif kind is dict:
            _gather(value.values(), found)  # type: ignore[attr-defined]
        elif Part in kind.__mro__:
            _gather(vars(value).values(), found)


@remembered
def _texts(plan: Plan, record: Record, position: int) -> tuple[Written, ...]:  # noqa: ARG001  # where it is remembered
    """The texts of one record, each with where it stands."""
    found: list[tuple[Path, str]] = []
    _collect(record, (), found)
    return tuple(Written(record, position, path, text) for path, text in found)


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
