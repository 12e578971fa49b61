"""What pydantic found wrong in a record, in plain Swedish and with its spot. Must not decide what is right: models do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from macros.plan.activities import Report
from macros.plan.fields import ID_FORM, ID_LENGTH, URL_FORM, YES_OR_NO
from macros.plan.messages import did_you_mean, listed
from macros.plan.period import Period
from macros.plan.record import Part
from macros.plan.relations import Path, link_relations
from macros.reading.codes import official_codes
from macros.reading.dates import date_hint
from macros.reading.lookalikes import first_odd, meant, quoted
from macros.reading.meant import belongs, explained, field_meant
from macros.reading.mixups import wrong_shape
from macros.reading.numbers import DECIMAL, WHOLE, number_hint
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
            if path not in explained(model, node, path[:-1]):
                yield _missing(told)
        elif error["type"] == "extra_forbidden":
            yield unknown_field(told)
        elif error["type"] != "too_short" or not told.given:  # pydantic counts only the items that are right
            yield wrong_shape(told) or KINDS.get(error["type"], _other)(told)


def not_a_number(model: type[Part], noun: str, node: Node, path: Path, values: Any) -> Fault:
    """The fault for a text where a number should stand."""
    given = values
    for step in path:
        given = given[step]
    shape = shape_at(model, path)
    whole = bool(shape and shape.number is int)
    told = Told(model, noun, node, path, given, shape, {})
    return _lookalike(told, (WHOLE if whole else DECIMAL).match) or told.at_value(
        "fel-heltal" if whole else "fel-tal", allowed=_range(shape), hint=number_hint(given, whole=whole)
    )


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
    name = str(told.path[-1])
    if (odd := first_odd(name)) and meant(name) in allowed:
        return told.at_key("liknande-tecken-i-falt", given=short(name), what=odd[0], code=odd[1], better=meant(name))
    found = field_meant(name, owner) if owner else None
    near = f" Menade du ”{found}”?" if found else belongs(told.model, told.path)
    return told.at_key("okant-falt", near=near or did_you_mean(told.field, allowed), allowed=listed(allowed))


def slug(text: str) -> str:
    """The id that a text would make: a–z, 0–9 and hyphens."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:ID_LENGTH].strip("-")


def _missing(told: Told) -> Fault:
    choices = f" Välj bland {listed(told.shape.choices)}." if told.shape and told.shape.choices else ""
    if holds(told.node, told.path):
        return told.at_key("tomt-falt", choices=choices)
    return fault("saknat-falt", locate(told.node, told.path), field=told.field, within=told.within, choices=choices)


def _lookalike(told: Told, right: Callable[[str], object]) -> Fault | None:
    """The fault if the value would be right without characters that only look right."""
    given = str(told.given)
    odd, better = first_odd(given), meant(given)
    if not odd or better == given or not right(better):
        return None
    rule = "citattecken-i-varde" if quoted(given) else "liknande-tecken"
    return told.at_value(rule, what=odd[0], code=odd[1], better=better)


def _choices(told: Told) -> dict[str, str]:
    outer = shape_at(told.model, told.path[:-1])
    shape = outer if outer and outer.keyed else told.shape
    choices = shape.choices if shape else ()
    word = str(told.path[-1]) if outer and outer.keyed else short(told.given)
    return {"near": did_you_mean(word, choices), "allowed": listed(choices) if choices else ""}


def _choice(told: Told) -> Fault:
    choices = told.shape.choices if told.shape else ()
    return _lookalike(told, choices.__contains__) or told.at_value("fel-val", **_choices(told))


def _unknown_key(told: Told) -> Fault:
    spot = locate_key(told.node, told.path)
    return fault("okand-benamning", spot, key=short(told.path[-1]), field=told.path[-2], **_choices(told))


def _range(shape: Shape | None) -> str:
    low, high = shape.bounds if shape else (None, None)
    if low is None and high is None:
        return ""
    return f" från {low} till {high}" if high is not None else f" som är {low} eller högre"


def _id_form(told: Told) -> Fault:
    given = str(told.given)
    if found := _lookalike(told, ID_FORM.match):
        return found
    if isinstance(told.path[-1], int) and re.search(r"\S\s*[;/|]\s*\S|\w \w", given) and _are_ids(given):
        return told.at_value("fel-skiljetecken", better=", ".join(re.split(r"[\s;/|]+", given)))
    better = slug(given)
    useful = better and len(given) <= ID_LENGTH and "://" not in given
    hint = f" Skriv till exempel ”{better}”." if useful else ""
    link = link_relations(owner) if (owner := _owner(told)) else {}
    found = told.at_value("fel-id", hint=hint, most=ID_LENGTH)
    allowed = link.get(told.field, ())
    return found if not allowed else found.leading(given, allowed)


def _owner(told: Told) -> type[Part] | None:
    last = max((number for number, step in enumerate(told.path) if isinstance(step, str)), default=0)
    return model_at(told.model, told.path[:last])


def _are_ids(text: str) -> bool:
    """Whether a text is several ids with something else than commas between them."""
    return all(map(ID_FORM.match, re.split(r"[\s;/|]+", text.strip())))


def _period_form(told: Told) -> Fault:
    given = str(told.given)
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", given, re.ASCII):
        return told.at_value("datum-finns-inte")
    return _lookalike(told, _is_period) or told.at_value("fel-period", hint=date_hint(given))


def _is_period(text: str) -> bool:
    try:
        return bool(Period.parse(text))
    except ValueError:
        return False


def _code(told: Told) -> Fault:
    given = str(told.given)
    digits = re.match(r"\s*(\d{1,4})(?:[.,]0+)?(?:\s|\Z)", given, re.ASCII)
    code = digits[1].zfill(2 if len(digits[1]) <= 2 else 4) if digits else ""
    hint = f' Menade du "{code}"?' if code in official_codes() else ""
    return _lookalike(told, re.compile(r"(?:\d\d){1,2}\Z", re.ASCII).match) or told.at_value("fel-kod", hint=hint)


def _yes_or_no(told: Told) -> Fault:
    return _lookalike(told, YES_OR_NO.__contains__) or told.at_value("fel-ja-nej")


def _address(told: Told) -> Fault:
    return _lookalike(told, URL_FORM.match) or told.at_value("fel-webbadress")


def _other(told: Told) -> Fault:
    return told.at_value("fel-varde")


KINDS: Mapping[str, Callable[[Told], Fault]] = MappingProxyType(
    {
        "enum": _choice,
        "id_form": _id_form,
        "period_form": _period_form,
        "url_form": _address,
        "yes_or_no": _yes_or_no,
        "line_break": lambda told: told.at_value("flera-rader"),
        "string_pattern_mismatch": _code,
        "string_too_long": lambda told: told.at_value("for-lang-text", most=told.context["max_length"]),
        "string_too_short": _missing,
        "too_short": _missing,
        "greater_than_equal": lambda told: told.at_value("utanfor-granserna", allowed=_range(told.shape)),
        "less_than_equal": lambda told: told.at_value("utanfor-granserna", allowed=_range(told.shape)),
    }
)
"""pydantic's kind of error → the fault."""
