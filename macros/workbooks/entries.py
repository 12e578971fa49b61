"""What a plan's file says of an activity, in the terms of a workbook: one value for each field, texts in one form. Knows no cells."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from macros.plan.activities import Activity
from macros.workbooks.fields import Field, Sort, fields

Value: TypeAlias = "str | tuple[str, ...]"
Entry: TypeAlias = "dict[str, Any]"
"""An activity as the file has it, all texts."""

MOST_PLACES = 3
"""More columns than this for one list make a sheet that nobody can survey; what is more stands in the last, with `;` between."""


def value_of(entry: Mapping[str, Any], field: Field) -> Value:
    """The value of a field, in the form in which values are compared; what the model gives by itself counts as written."""
    written = entry.get(field.key)
    if field.many:
        return tuple(written) if isinstance(written, list) else ()
    if written is None:
        return str(_default(field)) if field.sort is Sort.CHOICE and _default(field) else ""
    return plain(str(written))


def plain(text: str) -> str:
    """A text as it is compared: without spaces around it, its line breaks alike."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def places(entries: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many columns each list gets: one where no activity uses it, else two or three."""
    entries = list(entries)
    found: dict[str, int] = {}
    for key in (key for key, field in fields().items() if field.many):
        used = max((len(entry.get(key) or ()) for entry in entries), default=0)
        found[key] = 1 if entries and not used else min(MOST_PLACES, max(2, used))
    return found


def _default(field: Field) -> Any:
    return next(
        (info.default for name, info in Activity.model_fields.items() if (info.alias or name) == field.key), None
    )


def version_of(entries: Iterable[Mapping[str, Any]]) -> str:
    """A short mark that is another as soon as any activity is."""
    return hashlib.sha256(json.dumps(list(entries), ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]
