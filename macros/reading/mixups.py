"""A list where a text belongs, and the other mix-ups of shape: told with how to write it right."""

from __future__ import annotations

import re
from typing import Any

from macros.reading.lookalikes import BULLET
from macros.reading.shapes import Shape, shapes
from macros.reading.spots import Fault
from macros.reading.told import Told, short

MOST_SPLIT = 500
"""So much of a text is split into items: the message shows no more."""


def wrong_shape(told: Told) -> Fault | None:
    """A list where a text belongs, and so on: told by what was given, with how to write it right."""
    given, shape = told.given, told.shape
    if shape is None:
        return None
    if isinstance(given, str) and not given.strip():
        return told.at_value("tom-punkt") if isinstance(told.path[-1], int) else None
    if shape.many:
        return None if isinstance(given, list | tuple) else _no_list(told, shape)
    return _no_fields(told, shape) if shape.part or shape.keyed else _no_text(told)


def _no_fields(told: Told, shape: Shape) -> Fault | None:
    if isinstance(told.given, dict):
        return None
    rule = "lista-dar-falt" if isinstance(told.given, list) else "text-dar-falt"
    return told.at_value(rule, example=_example(told, shape))


def _no_text(told: Told) -> Fault | None:
    if isinstance(told.given, list):
        first = next((item for item in told.given if isinstance(item, str)), "…")
        return told.at_value("lista-dar-text", example=f"{told.field}: {first}")
    if told.given == {}:
        return told.at_value("parentes-forst", sign="{")
    return told.at_value("falt-dar-text", **_first(told.given)) if isinstance(told.given, dict) else None


def _no_list(told: Told, shape: Shape) -> Fault:
    if isinstance(told.given, str) and told.given.lstrip().startswith("-"):
        return told.at_value("mellanslag-efter-streck")
    if isinstance(told.given, str) and (bullet := BULLET.match(told.given.lstrip())):
        return told.at_value("fel-listtecken", sign=bullet[1])
    if isinstance(told.given, dict) or shape.part:
        rule = "falt-dar-lista" if isinstance(told.given, dict) else "text-dar-lista"
        return told.at_value(rule, example=_example(told, shape))
    items = [
        item for item in re.split(r"\s*[,;/]\s*|\s+och\s+|\s+", told.given[:MOST_SPLIT].strip(' \n()<>”“"')) if item
    ]
    return told.at_value("text-dar-lista", example=f"{told.field}: [{', '.join(items)}]")


def _example(told: Told, shape: Shape) -> str:
    """How the field is written right, with its first inner fields."""
    name = f"{told.field}: "
    if shape.keyed:
        return f"{name}{{{shape.choices[0]}: …}}"
    inner = shapes(shape.part) if shape.part else {}
    needed = [alias for alias, one in inner.items() if one.required] or list(inner)[:1]
    item = "{" + ", ".join(f"{alias}: …" for alias in needed) + "}" if needed else "…"
    return name + (f"[{item}]" if shape.many or isinstance(told.path[-1], int) else item)


def _first(given: dict[str, Any]) -> dict[str, str]:
    """The first key and value of a mapping, for a text with a colon that became one."""
    key, value = next(iter(given.items()), ("…", "…"))
    return {"example": short(f"{key}: {value}" if isinstance(value, str) else f"{key}: …")}
