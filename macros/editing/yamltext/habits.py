"""How our files are written: the order of fields, which stand without quotes, which parts fill one line. Told by the models alone."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic.fields import FieldInfo

from macros.plan.entities import ENTITIES
from macros.plan.fields import Markdown
from macros.plan.period import Period
from macros.plan.record import Part
from macros.plan.statement import Statement
from macros.plan.valuefiles import ValueFile
from macros.reading.binding import Move
from macros.reading.layout import PLAN, REGISTERS
from macros.reading.shapes import pieces, shapes

FIRST = ("id", "typ", "kod", "nummer", "namn")
LAST = ("text", "osäkert", "källor", "ägare", "sökord", "granskad")
"""What a record begins and ends with; its own fields stand between, as the model has them."""


@cache
def written_order(model: type[Part]) -> tuple[str, ...]:
    """The fields of a model in the order in which files have them."""
    known = tuple(shapes(model))
    own = tuple(field for field in known if field not in (*FIRST, *LAST))
    ends = LAST if "källor" in known else ()
    first = tuple(field for field in FIRST if field in known and (ends or field == known[0]))
    rest = tuple(field for field in known if field not in (*first, *ends))
    return (*first, *(own if ends else rest), *(field for field in ends if field in known))


@cache
def bare_fields() -> frozenset[str]:
    """The fields that hold numbers, times, or yes and no: there `2025` and `true` need no quotes."""
    found = {
        field
        for model in _models()
        for (field, shape), info in zip(shapes(model).items(), model.model_fields.values(), strict=True)
        if shape.number or not _pieces(info).isdisjoint((bool, Period))
    }
    return frozenset(found)


@cache
def tall_fields() -> frozenset[str]:
    """The lists of records, and of parts that hold running text: each of their fields has a line of its own."""
    found = {key for lists in (*REGISTERS.values(), PLAN) for key in lists}
    for model in _models():
        for field, shape in shapes(model).items():
            if shape.part and any(Markdown() in pieces(info) for info in shape.part.model_fields.values()):
                found.add(field)
    return frozenset(found)


@cache
def _models() -> tuple[type[Part], ...]:
    """Every model that files may hold, parts too."""
    found: list[type[Part]] = [*ENTITIES.values(), ValueFile, Statement, Move]
    for model in found:
        found += [shape.part for shape in shapes(model).values() if shape.part and shape.part not in found]
    return tuple(found)


def _pieces(info: FieldInfo) -> set[Any]:
    return {piece for piece in pieces(info) if piece.__hash__}
