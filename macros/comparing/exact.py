"""A comparison as JSON: every field before and after, by the words of the files; figures that could point somebody out are left out."""

from __future__ import annotations

import json
from decimal import Decimal
from enum import Enum
from typing import Any

from macros.comparing.comparison import Comparison
from macros.comparing.difference import Changed, KeyChange
from macros.comparing.fields import TOO_FEW, alias, points_out
from macros.comparing.pages import Page, PageDifference
from macros.comparing.telling import tell
from macros.comparing.turns import Turn
from macros.comparing.words import word_difference
from macros.plan.period import Period
from macros.plan.record import Part, Record
from macros.plan.values import Value


def exact(found: Comparison) -> str:
    """All of a comparison."""
    difference, told = found.difference, tell(found)
    said = {
        "från": found.old.name,
        "till": found.new.name,
        "fel": {"från": _errors(found.old.errors), "till": _errors(found.new.errors)},
        "ej_lästa": found.unread,
        "mening": told.sentence,
        "sammanfattning": told.summary,
        "vändningar": [_turn(turn) for turn in found.turns],
        "tillagda": [_record(one) for one in difference.added],
        "borttagna": [_record(one) for one in difference.removed],
        "ändrade": [_changed(one) for one in difference.changed],
        "ordning": difference.order,
        "flyttat": [_entry(one) for one in difference.moved],
        "tillgänglighetsredogörelse": difference.statement
        and dict(zip(("före", "efter"), difference.statement, strict=True)),
        "handskrivna_sidor": [_page_change(one) for one in difference.pages],
        "andra_filer": [_entry(one, key="fil") for one in difference.files],
        "sidor": _pages(found.pages) if found.pages else None,
    }
    return json.dumps(_plain(said), ensure_ascii=False, indent=2) + "\n"


def _errors(errors: tuple[Any, ...]) -> list[str]:
    return [str(one) for one in errors]


def _turn(turn: Turn) -> dict[str, Any]:
    return {
        "slag": turn.subject.swedish,
        "id": turn.subject.id,
        "namn": turn.subject.name,
        "område": turn.area.id,
        "före": _standing(turn.before),
        "efter": _standing(turn.after),
    }


def _standing(what: str | Value | None) -> Any:
    if not isinstance(what, Value):
        return what
    return {"period": what.period, "värde": TOO_FEW if what.value is None else what.value}


def _record(record: Record) -> dict[str, Any]:
    return {"slag": record.swedish, **_plain(record)}


def _changed(changed: Changed) -> dict[str, Any]:
    record = changed.after
    fields = [{"fält": alias(type(record), one.name), "före": one.before, "efter": one.after} for one in changed.fields]
    return {"slag": record.swedish, "id": changed.before.id, "namn": record.name, "fält": fields}


def _entry(change: KeyChange, *, key: str = "från") -> dict[str, Any]:
    return {key: change.key, "före": change.before, "efter": change.after}


def _page_change(change: KeyChange) -> dict[str, Any]:
    what = "ny" if change.before is None else "borttagen" if change.after is None else "ändrad"
    words = word_difference(change.before or "", change.after or "")
    return {"fil": change.key, "vad": what, "ord": [{piece.mark.value: piece.text} for piece in words]}


def _pages(found: PageDifference) -> dict[str, Any]:
    return {
        "tillkommer": [_page(one) for one in found.appear],
        "leder_vidare": [{"från": one.old, "till": one.new} for one in found.moved],
        "försvinner": [{**_page(one.page), "finns_nu": one.now, "länkas_från": one.linked} for one in found.vanish],
        "ser_annorlunda_ut": [_page(one) for one in found.differ],
    }


def _page(page: Page) -> dict[str, Any]:
    return {"adress": page.address, "titel": page.title}


def _plain(value: Any) -> Any:
    """What JSON can hold, in the words of the files."""
    if isinstance(value, Part):
        hidden = {"value", "count"} if points_out(value) else set[str]()
        fields = {name: getattr(value, name) for name in type(value).model_fields if name not in hidden}
        return {alias(type(value), name): _plain(one) for name, one in fields.items() if one not in (None, (), {})}
    if isinstance(value, dict):
        return {str(_plain(key)): _plain(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if isinstance(value, Period):
        return value.text
    return str(value.value if isinstance(value, Enum) else value) if isinstance(value, (Enum, Decimal)) else value
