"""A new record, ready to fill in, as an editor offers it: what must be there, in the order of our files. Told by the models."""

from __future__ import annotations

from itertools import count

from macros.editing.yamltext.habits import written_order
from macros.plan.period import Period
from macros.plan.record import Part, Record, Source
from macros.reading.reference import GIVEN
from macros.reading.shapes import bound, pieces, shapes
from macros.schemas.demands import Schema

ALWAYS = ("text", "källor")
"""What records should have besides what they must."""


def snippet(model: type[Part], noun: str) -> Schema:
    """A record with a place to stop at in each field."""
    known, numbers = shapes(model), count(1)
    wanted = {field for field in known if known[field].required and field not in GIVEN.get(model, ())}
    wanted |= set(ALWAYS) if issubclass(model, Record) else set()
    body = {field: _value(model, field, numbers) for field in written_order(model) if field in wanted}
    return {"label": f"Ny post: {noun}", "description": f"Fälten som behövs för {noun}, att fylla i.", "body": body}


def _value(model: type[Part], field: str, numbers: count[int]) -> str:
    """What is written for a field, as editors read it: a sign in front keeps the rest as it stands."""
    shape = shapes(model)[field]
    found = list(
        pieces(
            next(info for name, info in zip(shapes(model), model.model_fields.values(), strict=True) if name == field)
        )
    )
    if shape.part is Source:
        return f"^[{{dokument: ${{{next(numbers)}:id}}, ställe: ${{{next(numbers)}:avsnitt}}}}]"
    if shape.choices:
        return f"^${{{next(numbers)}|{','.join(shape.choices)}|}}"
    place = f"${{{next(numbers)}:{'2026' if Period in found else field if field == 'id' else ''}}}".replace(":}", "}")
    if bound(found, "pattern"):
        return f'^"{place}"'
    return f"^[{place}]" if shape.many else f"^{place}"
