"""A field, or a whole record, as a schema: what may stand there, what is offered, and how it is explained. Told by the models alone."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Any, get_args

from pydantic.fields import FieldInfo

from macros.pages.kinds import KINDS
from macros.plan.fields import ID_FORM, ID_LENGTH, URL_FORM, YES_OR_NO, Id, Markdown, Url
from macros.plan.messages import listed, message
from macros.plan.period import Period
from macros.plan.record import Part, Record
from macros.plan.relations import link_relations
from macros.reading.reference import GIVEN, told_value
from macros.reading.shapes import Shape, bound, pieces, shapes
from macros.schemas.demands import (
    EMPTY,
    IDS,
    Schema,
    all_of,
    demand,
    either,
    mapping,
    not_empty,
    offers,
    text,
)

PERIOD = r"^\s*\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\s*$"
WHOLE = r"^\s*[-−]?[0-9]{1,15}\s*$"
DECIMAL = r"^\s*[-−]?[0-9]{1,15}(?:[.,][0-9]{1,15})?\s*$"
PLAIN = ("string", "number", "boolean")
"""What a text may be taken for when it has no quotation marks: our reader takes all for text."""


def record_schema(model: type[Part], noun: str) -> Schema:
    """A mapping with the fields of a model."""
    infos = dict(zip(shapes(model), model.model_fields.values(), strict=True))
    given = GIVEN.get(model, frozenset()) & shapes(Record).keys()
    known = {field: info for field, info in infos.items() if field not in given}
    needed = {
        field: message("saknat-falt", field=field, within=noun, choices=_allowed(shapes(model)[field]))
        for field in known
        if shapes(model)[field].required and field not in GIVEN.get(model, ())
    }
    unknown = f"Fältet finns inte för {noun}. Tillåtna fält: {listed(known)}."
    properties = {field: _field(model, field, info, noun) for field, info in known.items()}
    form = demand(either(EMPTY, {"type": "object"}), f"Här ska stå fälten {listed(known)}.")
    return all_of(form, mapping(properties, needed, unknown))


def _field(model: type[Part], field: str, info: FieldInfo, noun: str) -> Schema:
    """One field with its explanation."""
    shape = shapes(model)[field]
    one = _one(model, field, info)
    told = told_value(model, field, info)
    value = [_list(field, one)] if shape.many else [one]
    if shape.required:
        value.append(not_empty(message("tomt-falt", field=field, within=noun, choices=_allowed(shape))))
    passed = {"doNotSuggest": True} if field in GIVEN.get(model, ()) else {}
    description = info.description or ""
    return all_of(
        *value,
        title=field,
        description=description,
        markdownDescription=f"{description}\n\n*{told[:1].upper()}{told[1:]}.*",
        **passed,
    )


def _list(field: str, one: Schema) -> Schema:
    form = demand(
        either(EMPTY, {"type": "array"}), f"”{field}” ska vara en lista. Skriv till exempel ”{field}: [ett, två]”."
    )
    return all_of(form, items=all_of(one, not_empty(message("tom-punkt"))))


def _one(model: type[Part], field: str, info: FieldInfo) -> Schema:
    """What one value of a field may be."""
    shape, found = shapes(model)[field], list(pieces(info))
    if shape.part:
        return record_schema(shape.part, f"post i ”{field}”")
    if shape.keyed:
        return _keyed(field, shape)
    if shape.choices:
        return _choice(field, shape.choices, found)
    if targets := link_relations(model).get(field):
        return {"$ref": f"{IDS}#/$defs/{'-'.join(targets)}"}
    if shape.number:
        return _number(field, shape)
    return _text(field, found)


def _keyed(field: str, shape: Shape) -> Schema:
    unknown = f"I ”{field}” kan bara {listed(shape.choices)} stå."
    form = demand(either(EMPTY, {"type": "object"}), f"”{field}” ska ha egna fält: {listed(shape.choices)}.")
    return all_of(form, mapping({key: _line(field, 200) for key in shape.choices}, {}, unknown))


def _choice(field: str, choices: tuple[str, ...], found: list[Any]) -> Schema:
    """One of some words; where a kind of page tells more of it, that is shown."""
    entity_kinds: dict[Enum, str] = {kind.kind: kind.lede for kind in KINDS if kind.kind}
    enum = next(one for one in found if isinstance(one, type) and issubclass(one, Enum))
    told = [(str(one.value), str(one.value), entity_kinds.get(one, "")) for one in enum]
    words = "|".join(choices)
    wrong = f"Det är inget tillåtet värde för ”{field}”. Tillåtet är {listed(choices)}."
    return all_of(demand(either(EMPTY, text(rf"^\s*(?:{words})\s*$")), wrong), offers(told))


def _number(field: str, shape: Shape) -> Schema:
    low, high = shape.bounds
    limits = {"minimum": low} if low is not None else {}
    limits |= {"maximum": high} if high is not None else {}
    if shape.number is Decimal:
        return demand(
            either(EMPTY, {"type": "number"}, text(DECIMAL)),
            f"”{field}” ska vara ett tal, till exempel 72,5. Ingen enhet.",
        )
    wanted = f" från {low} till {high}" if high is not None else " som är 0 eller högre" if low == 0 else ""
    form = demand(
        either(EMPTY, {"type": "integer", **limits}, text(WHOLE)),
        f"”{field}” ska vara ett heltal{wanted}. Skriv bara siffror.",
    )
    few = range(low, high + 1) if high is not None and high - low < 10 else ()
    return all_of(form, offers((number, str(number), "") for number in few) if few else {})


def _text(field: str, found: list[Any]) -> Schema:
    if bool in found:
        words = "|".join(YES_OR_NO)
        form = demand(
            either(EMPTY, {"type": "boolean"}, text(rf"^\s*(?:{words})\s*$")),
            f"Skriv ”{field}: true”, eller ta bort fältet.",
        )
        return all_of(form, offers([(True, "true", "")]))
    if Period in found:
        return demand(
            either(EMPTY, {"type": "integer", "minimum": 1, "maximum": 9999}, text(PERIOD)),
            "Det är ingen tid som går att läsa. Skriv år, månad eller dag: 2026, 2026-02 eller 2026-02-22.",
        )
    if get_args(Url)[1] in found:
        return demand(either(EMPTY, text(_written(URL_FORM.pattern))), "Skriv hela webbadressen, med https:// först.")
    if get_args(Id)[1] in found:
        return id_form()
    if pattern := bound(found, "pattern"):
        return demand(
            either(EMPTY, text(pattern)),
            f'Skriv ”{field}” inom citattecken och med rätt antal siffror, till exempel {field}: "0604".',
        )
    return _line(field, bound(found, "max_length"), many_lines=Markdown() in found)


def id_form() -> Schema:
    """That a text is formed as an id."""
    return demand(
        either(
            EMPTY,
            {"type": "integer", "minimum": 0},
            text(rf"^\s*(?=\S{{1,{ID_LENGTH}}}\s*$){_written(ID_FORM.pattern)[1:-1]}\s*$"),
        ),
        f"Det är inget id. Ett id har bara a–z, 0–9 och bindestreck (inte först eller sist), högst {ID_LENGTH} tecken.",
    )


def _line(field: str, most: int, *, many_lines: bool = False) -> Schema:
    form = rf"^[\s\S]{{1,{most}}}$" if many_lines else rf"^\s*[^\n]{{1,{most}}}\s*$"
    told = f"högst {most} tecken" if many_lines else f"en rad, högst {most} tecken"
    return demand(
        either(EMPTY, text(form), {"type": [kind for kind in PLAIN if kind != "string"]}),
        f"”{field}” ska vara text, {told}.",
    )


def _written(pattern: str) -> str:
    """One of our own forms as editors write regular expressions."""
    return "^" + pattern.removesuffix(r"\Z") + "$"


def _allowed(shape: Shape) -> str:
    return f" Välj bland {listed(shape.choices)}." if shape.choices else ""
