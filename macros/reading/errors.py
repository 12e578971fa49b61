"""What pydantic found wrong in a record, in plain Swedish and with its spot. Must not decide what is right: models do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from macros.plan.activities import Report
from macros.plan.fields import ID_LENGTH
from macros.plan.messages import did_you_mean, listed
from macros.plan.record import Part
from macros.plan.relations import Path
from macros.reading.mixups import wrong_shape
from macros.reading.shapes import Shape, model_at, shape_at, shapes
from macros.reading.spots import COLUMN, Fault, Node, fault, holds, locate, locate_key
from macros.reading.told import Told, short


def explain_errors(model: type[Part], noun: str, node: Node, errors: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """One fault for each of pydantic's `errors` in a record of `model`, called `noun` in messages."""
    for error in errors:
        path = tuple(step for step in error["loc"] if step != "[key]")
        shape = shape_at(model, path)
        told = Told(model, noun, node, path, error.get("input"), shape, error.get("ctx", {}))
        if error["loc"][-1:] == ("[key]",):
            yield _unknown_key(told)
        elif error["type"] == "missing":
            yield _missing(told)
        elif error["type"] == "extra_forbidden":
            yield unknown_field(told)
        else:
            yield wrong_shape(told) or KINDS.get(error["type"], _other)(told)


def not_a_number(model: type[Part], noun: str, node: Node, path: Path, values: Any) -> Fault:
    """The fault for a text where a number should stand."""
    given = values
    for step in path:
        given = given[step]
    shape = shape_at(model, path)
    whole = bool(shape and shape.number is int)
    told = Told(model, noun, node, path, given, shape, {})
    return told.at_value("fel-heltal" if whole else "fel-tal", allowed=_range(shape))


def unknown_empty(model: type[Part], noun: str, node: Node, path: Path) -> Fault | None:
    """The fault for a field given without a value, if the model has no such field."""
    told = Told(model, noun, node, path, "", None, {})
    keyed = shape_at(model, path[:-1])
    owner = model_at(model, path[:-1])
    known = keyed.choices if keyed and keyed.keyed else shapes(owner) if owner else None
    if known is None or path[-1] in known:
        return None
    key, value = locate_key(node, path), locate(node, path)
    name = str(path[-1])
    if ":" in name:  # `{a:b, c: d}`
        return fault("mellanslag-efter-kolon", key + name.index(":"), key=name.partition(":")[0])
    if value & COLUMN == (key & COLUMN) + len(name):  # `{a: b, c}`: no colon after c
        return told.at_key("komma-i-text")
    return _unknown_key(told) if keyed and keyed.keyed else unknown_field(told)


def unknown_field(told: Told) -> Fault:
    """The fault for a field that the model does not have."""
    owner = model_at(told.model, told.path[:-1])
    allowed = list(shapes(owner)) if owner else []
    if told.model is Report and len(told.path) == 1:
        allowed = [name for name in allowed if name not in ("id", "namn")]
    return told.at_key("okant-falt", near=did_you_mean(told.field, allowed), allowed=listed(allowed))


def slug(text: str) -> str:
    """The id that a text would make: a–z, 0–9 and hyphens."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:ID_LENGTH].strip("-")


def _missing(told: Told) -> Fault:
    choices = f" Välj bland {listed(told.shape.choices)}." if told.shape and told.shape.choices else ""
    if holds(told.node, told.path):
        return told.at_key("tomt-falt", choices=choices)
    return fault("saknat-falt", locate(told.node, told.path), field=told.field, within=told.within, choices=choices)


def _choices(told: Told) -> dict[str, str]:
    outer = shape_at(told.model, told.path[:-1])
    shape = outer if outer and outer.keyed else told.shape
    choices = shape.choices if shape else ()
    word = str(told.path[-1]) if outer and outer.keyed else short(told.given)
    return {"near": did_you_mean(word, choices), "allowed": listed(choices) if choices else ""}


def _unknown_key(told: Told) -> Fault:
    spot = locate_key(told.node, told.path)
    return fault("okand-benamning", spot, key=short(told.path[-1]), field=told.path[-2], **_choices(told))


def _range(shape: Shape | None) -> str:
    low, high = shape.bounds if shape else (None, None)
    if low is None and high is None:
        return ""
    return f" från {low} till {high}" if high is not None else f" som är {low} eller högre"


def _id_form(told: Told) -> Fault:
    better = slug(str(told.given))
    hint = f" Skriv till exempel ”{better}”." if better and len(str(told.given)) <= ID_LENGTH else ""
    return told.at_value("fel-id", hint=hint, most=ID_LENGTH)


def _period_form(told: Told) -> Fault:
    real = re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", str(told.given), re.ASCII)
    return told.at_value("datum-finns-inte" if real else "fel-period")


def _other(told: Told) -> Fault:
    return told.at_value("fel-varde")


KINDS: Mapping[str, Callable[[Told], Fault]] = MappingProxyType(
    {
        "enum": lambda told: told.at_value("fel-val", **_choices(told)),
        "id_form": _id_form,
        "period_form": _period_form,
        "url_form": lambda told: told.at_value("fel-webbadress"),
        "yes_or_no": lambda told: told.at_value("fel-ja-nej"),
        "line_break": lambda told: told.at_value("flera-rader"),
        "string_pattern_mismatch": lambda told: told.at_value("fel-kod"),
        "string_too_long": lambda told: told.at_value("for-lang-text", most=told.context["max_length"]),
        "string_too_short": _missing,
        "too_short": _missing,
        "greater_than_equal": lambda told: told.at_value("utanfor-granserna", allowed=_range(told.shape)),
        "less_than_equal": lambda told: told.at_value("utanfor-granserna", allowed=_range(told.shape)),
    }
)
"""pydantic's kind of error → the fault."""
