"""The building stones of a schema: demands that tell in Swedish what is wrong, and choices that an editor offers. Knows no models.

Editors that read YAML show the text in `errorMessage` for a value that is not
in an `enum`, but have only English for most other demands. So each demand is an
`if` with the condition, and an `else` that nothing meets and that says what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Schema: TypeAlias = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
IDS = "id.json"
"""The file beside the others that holds the known ids."""
EMPTY: Schema = {"type": ["null", "string"], "pattern": r"^\s*$"}
"""How a field without a value is read."""


def demand(condition: Schema, told: str) -> Schema:
    """What must hold, and what is said where it does not."""
    return {"if": condition, "else": {"enum": [], "errorMessage": told}}


def either(*conditions: Schema) -> Schema:
    """That one of some conditions holds."""
    return conditions[0] if len(conditions) == 1 else {"anyOf": list(conditions)}


def not_empty(told: str) -> Schema:
    """That something is written."""
    return demand({"not": either(EMPTY, {"type": "array", "maxItems": 0})}, told)


def text(pattern: str) -> Schema:
    """That a text, written with or without quotation marks, is of a form."""
    return {"type": "string", "pattern": pattern}


def offers(found: Iterable[tuple[Any, str, str]]) -> Schema:
    """What is offered, each value with a title and an explanation; anything else is let through, for a demand to judge."""
    shown = [
        {"const": value, "title": title, **({"description": told} if told else {})} for value, title, told in found
    ]
    return {"anyOf": [*shown, {}]}


def all_of(*parts: Schema, **more: Any) -> Schema:
    """One schema of several; `more` is what it says besides."""
    found = [part for part in parts if part]
    return {**more, **({"allOf": found} if found else {})}


def mapping(properties: Mapping[str, Schema], needed: Mapping[str, str], unknown: str) -> Schema:
    """A mapping with known fields: `needed` are those that must be there, with what is said if they are not."""
    required = [{"required": [field], "errorMessage": told} for field, told in needed.items()]
    return {
        **({"allOf": required} if required else {}),
        "properties": dict(properties),
        "additionalProperties": False,
        "errorMessage": unknown,
    }
