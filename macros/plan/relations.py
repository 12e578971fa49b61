"""Which fields are links, read from the models' own declarations, and the links that a record holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from macros.plan.fields import Link
from macros.plan.record import Part, Record

Path = tuple[str | int, ...]


class Reference(NamedTuple):
    """One link, as written: from a record, through a relation, to an id. A named tuple: there are ten for each record.

    `relation` is the field's English name, with the enclosing field's name in
    front for links inside parts (`activities.activity`); `path` leads to the
    value through the Swedish keys and list positions of the file.
    """

    source: str
    relation: str
    path: Path
    target: str
    allowed: tuple[str, ...]


class _LinkField(NamedTuple):
    name: str
    alias: str
    allowed: tuple[str, ...]


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
            found.append(_LinkField(name, info.alias or name, allowed))
    return tuple(found)


def link_relations(model: type[Part]) -> dict[str, tuple[str, ...]]:
    """The relations that a model declares: Swedish field name → entities it may lead to."""
    return {field.alias: field.allowed for field in _link_fields(model) if field.allowed}


def relation_name(model: type[Part], alias: str) -> str:
    """The English name of the relation that files call `alias`; raises `KeyError` if there is none."""
    return {field.alias: field.name for field in _link_fields(model) if field.allowed}[alias]


def references(record: Record) -> tuple[Reference, ...]:
    """Every link in `record`, in the order of the model's fields."""
    found: list[Reference] = []
    _gather(record, record.id, "", (), found.append)
    return tuple(found)


def _gather(part: Part, source: str, prefix: str, path: Path, add: Callable[[Reference], None]) -> None:
    """Add every link in `part`; nested generators are slow over 100,000 links."""
    for name, alias, allowed in _link_fields(type(part)):
        value = getattr(part, name)
        if not value:
            continue
        relation, here = prefix + name, (*path, alias)
        if value.__class__ is str:
            add(Reference(source, relation, here, value, allowed))
        elif value.__class__ is not tuple:
            _gather(value, source, relation + ".", here, add)
        else:
            for position, item in enumerate(value):
                if item.__class__ is str:
                    add(Reference(source, relation, (*here, position), item, allowed))
                else:
                    _gather(item, source, relation + ".", (*here, position), add)
