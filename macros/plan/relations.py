"""Which fields are links, read from the models' own declarations, and the links that a record holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from macros.plan.fields import Link
from macros.plan.record import Part, Record

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One link, as written: from a record, through a relation, to an id.

    `relation` is the field's English name, with the enclosing field's name in
    front for links inside parts (`activities.activity`); `path` leads to the
    value through the Swedish keys and list positions of the file.
    """

    source: str
    relation: str
    path: Path
    target: str
    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _LinkField:
    name: str
    alias: str
    many: bool
    allowed: tuple[str, ...]
    parts: type[Part] | None


def _unfold(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from _unfold(inner)


@cache
def _link_fields(model: type[Part]) -> tuple[_LinkField, ...]:
    found = []
    for name, info in model.model_fields.items():
        pieces = [*_unfold(info.annotation), *info.metadata]
        allowed = next((piece.targets for piece in pieces if isinstance(piece, Link)), ())
        parts = next((piece for piece in pieces if isinstance(piece, type) and issubclass(piece, Part)), None)
        if allowed or (parts and _link_fields(parts)):
            many = any(piece is tuple or getattr(piece, "__origin__", None) is tuple for piece in pieces)
            found.append(_LinkField(name, info.alias or name, many, allowed, parts))
    return tuple(found)


def link_relations(model: type[Part]) -> dict[str, tuple[str, ...]]:
    """The relations that a model declares: Swedish field name → entities it may lead to."""
    return {field.alias: field.allowed for field in _link_fields(model) if field.allowed}


def relation_name(model: type[Part], alias: str) -> str:
    """The English name of the relation that files call `alias`; raises `KeyError` if there is none."""
    return {field.alias: field.name for field in _link_fields(model) if field.allowed}[alias]


def references(record: Record) -> Iterator[Reference]:
    """Every link in `record`, in the order of the model's fields."""
    return _references(record.id, record, "", ())


def _references(source: str, part: Part, prefix: str, path: Path) -> Iterator[Reference]:
    for field in _link_fields(type(part)):
        value = getattr(part, field.name)
        if value is None:
            continue
        relation = prefix + field.name
        for position, item in enumerate(value) if field.many else ((None, value),):
            here = (*path, field.alias) if position is None else (*path, field.alias, position)
            if isinstance(item, Part):
                yield from _references(source, item, relation + ".", here)
            else:
                yield Reference(source, relation, here, item, field.allowed)
