"""What pydantic found wrong in a record, in plain Swedish and with its spot. Must not decide what is right: models do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from macros.plan.fields import ID_LENGTH
from macros.plan.messages import did_you_mean, listed
from macros.plan.record import Part
from macros.plan.relations import Path
from macros.reading.shapes import Shape, model_at, shape_at, shapes
from macros.reading.spots import COLUMN, Fault, Node, fault, holds, locate, locate_key

MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Told:
    """One error with all that a message may need."""

    model: type[Part]
    noun: str
    node: Node
    path: Path
    given: Any
    shape: Shape | None
    context: Mapping[str, Any]

    @property
    def field(self) -> str:
        """The name of the field that the error is in."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def within(self) -> str:
        """The kind of thing that has the field, after the word `varje`."""
        outer = [step for step in self.path[:-1] if isinstance(step, str)]
        return f"post i ”{outer[-1]}”" if outer else self.noun

    def at_value(self, rule: str, **values: object) -> Fault:
        """The fault where the value stands."""
        values = {"field": self.field, "given": short(self.given), **values}
        return fault(rule, locate(self.node, self.path), **values)

    def at_key(self, rule: str, **values: object) -> Fault:
        """The fault where the key stands."""
        return fault(rule, locate_key(self.node, self.path), field=self.field, within=self.within, **values)


def explain_errors(model: type[Part], noun: str, node: Node, errors: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """One fault for each of pydantic's `errors` in a record of `model`, called `noun` in messages."""
    for error in errors:
        path = tuple(step for step in error["loc"] if step != "[key]")
        shape = shape_at(model, path)
        told = Told(model, noun, node, path, error.get("input"), shape, error.get("ctx", {}))
        if error["loc"][-1:] == ("[key]",):
            yield told.at_key("okand-benamning", key=path[-1], **_choices(told))
        elif error["type"] == "missing":
            yield _missing(told)
        elif error["type"] == "extra_forbidden":
            yield unknown_field(told)
        else:
            yield _wrong_shape(told) or KINDS.get(error["type"], _other)(told)


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
    owner = model_at(model, path[:-1])
    if owner is None or path[-1] in shapes(owner):
        return None
    told = Told(model, noun, node, path, "", None, {})
    key, value = locate_key(node, path), locate(node, path)
    if value & COLUMN == (key & COLUMN) + len(told.field):  # `{a: b, c}`: no colon after c
        return told.at_key("komma-i-text")
    return unknown_field(told)


def unknown_field(told: Told) -> Fault:
    """The fault for a field that the model does not have."""
    owner = model_at(told.model, told.path[:-1])
    allowed = list(shapes(owner)) if owner else []
    if told.noun == "uppföljning" and len(told.path) == 1:
        allowed = [name for name in allowed if name not in ("id", "namn")]
    return told.at_key("okant-falt", near=did_you_mean(told.field, allowed), allowed=listed(allowed))


def short(value: Any) -> str:
    """A value on one line, cut where it is long."""
    line = " ".join(str(value).split()) if isinstance(value, str | int) else ""
    return line if len(line) <= MOST_SHOWN else line[: MOST_SHOWN - 1] + "…"


def slug(text: str) -> str:
    """The id that a text would make: a–z, 0–9 and hyphens."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:ID_LENGTH].strip("-")


def _missing(told: Told) -> Fault:
    choices = f" Välj bland {listed(told.shape.choices)}." if told.shape and told.shape.choices else ""
    if holds(told.node, told.path):
        return told.at_key("tomt-falt", choices=choices)
    return fault("saknat-falt", locate(told.node, told.path), field=told.field, within=told.within, choices=choices)


def _wrong_shape(told: Told) -> Fault | None:
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
    return told.at_value("falt-dar-text", **_first(told.given)) if isinstance(told.given, dict) else None


def _no_list(told: Told, shape: Shape) -> Fault:
    if isinstance(told.given, dict) or shape.part:
        rule = "falt-dar-lista" if isinstance(told.given, dict) else "text-dar-lista"
        return told.at_value(rule, example=_example(told, shape))
    items = [item for item in re.split(r"\s*[,;]\s*|\s+och\s+|\s+", told.given.strip()) if item]
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


def _choices(told: Told) -> dict[str, str]:
    outer = shape_at(told.model, told.path[:-1])
    shape = outer if outer and outer.keyed else told.shape
    choices = shape.choices if shape else ()
    word = str(told.path[-1]) if outer and outer.keyed else short(told.given)
    return {"near": did_you_mean(word, choices), "allowed": listed(choices) if choices else ""}


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
