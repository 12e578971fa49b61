"""One field of a model as a field of a form, in Decap's words. All is read from the model: no field is described here."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, get_args

from pydantic.fields import FieldInfo

from macros.pages.addresses import form_name
from macros.plan.entities import ENTITIES
from macros.plan.fields import ID_FORM, URL_FORM, YES_OR_NO, Id, Markdown, Url
from macros.plan.period import Period
from macros.plan.record import Part
from macros.plan.relations import link_relations
from macros.reading.reference import GIVEN
from macros.reading.shapes import Shape, pieces, shapes

Field = dict[str, Any]
"""A field as Decap's configuration has it."""

_OPTIONS = 5_000
"""So many records can be chosen among; the list is searched, and drawn only where it is seen."""
_PERIOD = (r"^\d{4}(-\d{2}(-\d{2})?)?$", "skriv år, månad eller dag, till exempel 2026, 2026-11 eller 2026-11-22.")
_ID = (_js := ID_FORM.pattern.replace(r"\Z", "$")) and (f"^{_js}", "skriv bara a–z, 0–9 och bindestreck.")
_URL = (f"^{URL_FORM.pattern.replace(chr(92) + 'Z', '$')}", "skriv hela adressen, med https:// först.")
_NUMBER = (r"^-?\d+([.,]\d+)?$", "skriv ett tal.")
_COUNT = (r"^\d+$", "skriv ett heltal.")
_TECHNICAL = re.compile(r" ?(?:Ges av|Samma som)\b[^.]*\.")
_MOST_CHOICES = 10


def fields(model: type[Part], *, once: frozenset[str] = frozenset()) -> list[Field]:
    """All fields of a model in the order of the model; those in `once` cannot be changed when they are saved."""
    infos = {info.alias or name: info for name, info in model.model_fields.items()}
    return [_field(model, name, info, fixed=name in once) for name, info in infos.items()]


def label(name: str) -> str:
    """A field's name as a label: `framgår_inte` → `Framgår inte`."""
    return _capital(name.replace("_", " "))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _field(model: type[Part], name: str, info: FieldInfo, *, fixed: bool) -> Field:
    shape = shapes(model)[name]
    told = {"name": name, "label": label(name), "required": shape.required, "hint": _hint(info)}
    found = told | _widget(model, name, info, shape)
    return found | {"widget": f"once-{found['widget']}"} if fixed else found


def _hint(info: FieldInfo) -> str:
    """The description, without what only matters where ids and YAML are written by hand."""
    text = _TECHNICAL.sub("", info.description or "").removeprefix("Id för ").replace("Skriv true", "Välj Ja")
    return _capital(text.strip())


def _widget(model: type[Part], name: str, info: FieldInfo, shape: Shape) -> Field:
    if shape.part:
        return _parts(name, shape, shape.part)
    if shape.keyed:
        inner = [{"name": one, "label": label(one), "widget": "string", "required": False} for one in shape.choices]
        return {"widget": "object", "collapsed": True, "fields": inner}
    if shape.choices:
        return _select([(label(one), one) for one in shape.choices]) | ({"multiple": True} if shape.many else {})
    if targets := link_relations(model).get(name):
        return _relation(targets, shape)
    if shape.many:
        return {"widget": "list", "label_singular": "rad", "field": {"name": "rad", "label": "Rad", "widget": "string"}}
    return _plain(info, shape)


def _parts(name: str, shape: Shape, part: type[Part]) -> Field:
    inner = fields(part)
    if shape.many:
        summary = " · ".join(f"{{{{fields.{one}}}}}" for one in _telling(part))
        return {
            "widget": "list", "collapsed": True, "minimize_collapsed": False, "label_singular": f"rad i {label(name).lower()}",
            "summary": summary, "fields": inner,
        }  # fmt: skip
    optional = [one | {"required": one["required"] and shape.required} for one in inner]
    return {"widget": "object", "collapsed": True, "fields": optional}


def _telling(part: type[Part]) -> list[str]:
    """The fields that tell one item of a list from another: those that it must have, and one more that is short."""
    infos = {info.alias or name: info for name, info in part.model_fields.items()}
    must = [name for name, info in infos.items() if info.is_required()]
    more = [name for name, info in infos.items() if name not in must and Markdown() not in pieces(info)]
    return [*must, *more[:1]]


def _relation(targets: tuple[str, ...], shape: Shape) -> Field:
    (target,) = targets
    entity = ENTITIES[target]
    shown = (
        "{{namn}} ({{dokument}})" if "dokument" in GIVEN.get(entity, ()) else "namn"
    )  # plans have steps of the same name
    return {
        "widget": "relation", "collection": form_name(entity), "value_field": "id", "display_fields": [shown],
        "search_fields": ["namn", "id"], "options_length": _OPTIONS, **({"multiple": True} if shape.many else {}),
    }  # fmt: skip


def _select(options: list[tuple[str, str]]) -> Field:
    return {"widget": "select", "options": [{"label": said, "value": value} for said, value in options]}


def _plain(info: FieldInfo, shape: Shape) -> Field:
    found = list(pieces(info))
    if shape.number:
        return _number(shape)
    if bool in found:
        return _select([("Ja" if YES_OR_NO[value] else "Nej", value) for value in ("true", "false")])
    if Markdown() in found:
        return {"widget": "text"}
    patterns = {Period: _PERIOD, get_args(Url)[1]: _URL, get_args(Id)[1]: _ID}
    pattern = next((form for mark, form in patterns.items() if mark in found), None) or _own_pattern(found)
    return {"widget": "string", **({"pattern": list(pattern)} if pattern else {})}


def _number(shape: Shape) -> Field:
    low, high = shape.bounds
    if low is not None and high is not None and high - low < _MOST_CHOICES:
        return _select([(str(one), str(one)) for one in range(low, high + 1)])
    return {"widget": "string", "pattern": list(_NUMBER if shape.number is Decimal else _COUNT)}


def _own_pattern(found: list[Any]) -> tuple[str, str] | None:
    own = next((form for one in found if (form := getattr(one, "pattern", None))), None)
    return (own, "skriv på den form som står nedanför fältet.") if own else None
