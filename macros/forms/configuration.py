"""The whole configuration of the forms as one value: Decap's, and ours of where records lie. Must not know who asks."""

from __future__ import annotations

from typing import Any

from macros.editing.yamltext.habits import bare_fields, tall_fields, written_order
from macros.forms.fields import Field, fields
from macros.forms.forges import Forge
from macros.forms.kinds import Kind, kinds
from macros.plan.record import Part, Record
from macros.reading.shapes import shapes

_LAST_IN_FORM = ("granskad", "ägare", "sökord", "id")


def configuration(forge: Forge, *, data: str, site_name: str, home: str) -> dict[str, Any]:
    """What the page of the forms is given; `data` is the data folder in the repository, `home` the way to the site."""
    return {
        "forge": forge.name,
        "habits": {"bare": sorted(bare_fields()), "tall": sorted(tall_fields())},
        "kinds": [_place(kind, data) for kind in kinds()],
        "cms": {
            "backend": {"name": "fardplan", **forge.backend},
            "publish_mode": "editorial_workflow",
            "locale": "sv",
            "site_url": home,
            "media_folder": data,
            "show_preview_links": False,
            "logo": {"src": "../assets/favicon.svg"},
            "slug": {"encoding": "ascii", "clean_accents": True},
            "editor": {"preview": False},
            "site_name": site_name,
            "collections": [_collection(kind) for kind in kinds()],
        },
    }


def _place(kind: Kind, data: str) -> dict[str, Any]:
    return {
        "name": kind.name, "label": kind.label, "singular": kind.model.swedish, "id": kind.id, "title": kind.title, "list": kind.list,
        "file": kind.file and f"{data}/{kind.file}", "folder": kind.folder and f"{data}/{kind.folder}",
        "depth": kind.depth, "filename": kind.filename, "given": _given(kind), "orders": orders(kind.model),
    }  # fmt: skip


def orders(model: type[Part]) -> dict[str, Any]:
    """The order of the fields of a model (under the empty name), and of the parts in them."""
    inner = {name: orders(shape.part) for name, shape in shapes(model).items() if shape.part}
    return {"": written_order(model), **inner}


def _given(kind: Kind) -> list[str]:
    """The fields that are shown though they do not stand in the file: those that its name holds."""
    return sorted(name for name in kind.given if f"{{{name}}}" in kind.filename)


def _collection(kind: Kind) -> Field:
    told: Field = {
        "name": kind.name,
        "label": kind.label,
        "label_singular": kind.model.swedish,
        "editor": {"preview": False},
    }
    rules: Field = {"format": "post", "publish": False, "delete": False}
    if not kind.id:
        return (
            told
            | rules
            | {
                "files": [
                    {
                        "name": kind.name,
                        "label": kind.label,
                        "file": f"{kind.name}/{kind.name}.yml",
                        "fields": _form(kind),
                    }
                ]
            }
        )
    return told | rules | {
        "folder": kind.name, "extension": "yml", "create": True, "fields": _form(kind),
        "slug": kind.id.replace("{", "{{fields.").replace("}", "}}"), "identifier_field": _title(kind),
        "summary": "{{namn}}", "sortable_fields": _sortable(kind),
    }  # fmt: skip


def _form(kind: Kind) -> list[Field]:
    """The fields in the order of the form: what a record is called first, what only its keepers need last."""
    hidden = kind.given - frozenset(_given(kind))
    found = {one["name"]: one for one in fields(kind.model, once=kind.once)}
    found |= {
        name: {"name": name, "label": found[name]["label"], "widget": "hidden", "required": False} for name in hidden
    }
    first = ("namn", *(name for name in written_order(kind.model) if name in kind.once and name != "id"))
    names = [name for name in first if name in found]
    names += [name for name in written_order(kind.model) if name not in (*names, *_LAST_IN_FORM)]
    return [found[name] for name in (*names, *(name for name in _LAST_IN_FORM if name in found))]


def _title(kind: Kind) -> str:
    return "namn" if issubclass(kind.model, Record) and "namn" not in kind.given else min(kind.once)


def _sortable(kind: Kind) -> list[str]:
    names = {one["name"] for one in _form(kind) if one["widget"] != "hidden"}
    return [name for name in ("namn", "typ", "dokument", "område", "period", "datum", "indikator") if name in names]
