"""What a field expects, read from the models' own declarations, so that messages and casts need no list of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from macros.plan.record import Part
from macros.plan.relations import Path


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand in a field, or in one item of it."""

    many: bool
    """A list is expected."""
    part: type[Part] | None
    """A mapping with this model's fields is expected, or a list of such."""
    keyed: bool
    """A mapping with free values is expected; `choices` are its keys."""
    choices: tuple[str, ...]
    number: type[int | Decimal] | None
    bounds: tuple[Any, Any]
    """Lowest and highest number, or None."""
    required: bool

    @property
    def item(self) -> Shape:
        """What one item of the list may be, or one value of the mapping."""
        choices = () if self.keyed else self.choices
        return Shape(False, self.part, False, choices, self.number, self.bounds, True)


@cache
def shapes(model: type[Part]) -> Mapping[str, Shape]:
    """The shape of each field of a model, by its name in files."""
    return {info.alias or name: _shape(info) for name, info in model.model_fields.items()}


def model_at(model: type[Part], path: Path) -> type[Part] | None:
    """The model of the mapping at `path`, or None where no such mapping is declared."""
    at: type[Part] | None = model
    for step in path:
        if isinstance(step, str):
            shape = shapes(at).get(step) if at else None
            at = shape.part if shape else None
    return at


def shape_at(model: type[Part], path: Path) -> Shape | None:
    """What is expected at `path`, or None where nothing is declared."""
    last = max((number for number, step in enumerate(path) if isinstance(step, str)), default=None)
    if last is None:
        return None
    owner = model_at(model, path[:last])
    shape = shapes(owner).get(str(path[last])) if owner else None
    if shape is None and last:
        outer = shape_at(model, path[:last])
        return outer.item if outer and outer.keyed else None
    return shape.item if shape and last < len(path) - 1 else shape


def _shape(info: FieldInfo) -> Shape:
    found = list(pieces(info))
    keyed = next((piece for piece in found if get_origin(piece) is dict), None)
    kinds = [piece for piece in ([get_args(keyed)[0]] if keyed else found) if isinstance(piece, type)]
    enum = next((kind for kind in kinds if issubclass(kind, Enum)), None)
    return Shape(
        many=any(get_origin(piece) is tuple for piece in found),
        part=next((kind for kind in kinds if issubclass(kind, Part)), None),
        keyed=keyed is not None,
        choices=tuple(str(choice.value) for choice in enum) if enum else (),
        number=next((kind for kind in kinds if kind in (int, Decimal)), None),
        bounds=(bound(found, "ge"), bound(found, "le")),
        required=info.is_required(),
    )


def pieces(piece: Any) -> Iterator[Any]:
    """All that a field's declaration is made of: types, marks and limits."""
    yield piece
    if isinstance(piece, FieldInfo):
        yield from pieces(piece.annotation)
        yield from piece.metadata
    for inner in (*get_args(piece), *getattr(piece, "__metadata__", ())):
        yield from pieces(inner)


def bound(found: list[Any], name: str) -> Any:
    """A limit among what a declaration is made of, or None."""
    return next((value for piece in found if (value := getattr(piece, name, None)) is not None), None)
