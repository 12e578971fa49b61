"""A schema for every kind of file in the data folder, and which files each is for. Opens no file."""

from __future__ import annotations

import json
from collections.abc import Mapping

from macros.plan.activities import Report
from macros.plan.documents import Decision
from macros.plan.messages import listed, message
from macros.plan.record import Part, Record
from macros.plan.statement import Statement
from macros.plan.valuefiles import ValueFile
from macros.reading.binding import Move
from macros.reading.layout import MOVES, PLAN, REGISTERS, STATEMENT
from macros.schemas.demands import DRAFT, EMPTY, IDS, Schema, all_of, demand, either, mapping, not_empty
from macros.schemas.fields import record_schema
from macros.schemas.ids import Known, known_ids
from macros.schemas.snippets import snippet

_LISTS: Mapping[str, Mapping[str, type[Part]]] = {**REGISTERS, "planer/*.yml": PLAN, MOVES: {"flyttat": Move}}
_WHOLE: Mapping[str, type[Record | Statement]] = {
    "uppfoljning/*/*.yml": Report,
    "varden/*.yml": ValueFile,
    "beslut/*.yml": Decision,
    STATEMENT: Statement,
}
FOLDER = ".vscode/scheman"
"""Where the schemas lie, beside the data folder."""


def associations(data: str = "data") -> dict[str, str]:
    """Schema → the files that it is for, as the setting `yaml.schemas` has it."""
    return {f"./{FOLDER}/{_name(files)}": f"{data}/{files}" for files in (*_LISTS, *_WHOLE)}


def schema_files(known: Known | None = None) -> dict[str, str]:
    """Every schema's name and text; only that of the ids depends on the data."""
    found = {_name(files): _of_lists(lists) for files, lists in _LISTS.items()}
    found |= {_name(files): _of_whole(model) for files, model in _WHOLE.items()}
    return {name: _text(schema) for name, schema in found.items()} | {IDS: ids_text(known)}


def ids_text(known: Known | None = None) -> str:
    """The schema of the ids."""
    return _text(known_ids(known))


def _name(files: str) -> str:
    return f"{files.partition('/')[0].removesuffix('.yml')}.json"


def _text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _of_lists(lists: Mapping[str, type[Part]]) -> Schema:
    properties = {key: _list(key, model) for key, model in lists.items()}
    form = demand(either(EMPTY, {"type": "object"}), f"Filen ska börja med {listed(f'”{key}:”' for key in lists)}.")
    unknown = f"Det kan inte stå ytterst i den här filen. Tillåtet är {listed(lists)}."
    return all_of(form, mapping(properties, {}, unknown), **{"$schema": DRAFT, "title": listed(lists).capitalize()})


def _list(key: str, model: type[Part]) -> Schema:
    noun = model.swedish if issubclass(model, Record) else "flytt"
    form = demand(
        either(EMPTY, {"type": "array"}),
        f"Under ”{key}” ska det stå en lista. Börja varje post med bindestreck: ”  - id: …”.",
    )
    return all_of(
        form, title=key, description=f"En lista. Varje {noun} börjar med bindestreck.",
        items={**all_of(record_schema(model, noun), not_empty(message("tom-punkt"))), "defaultSnippets": [snippet(model, noun)]},
    )  # fmt: skip


def _of_whole(model: type[Record | Statement]) -> Schema:
    return {
        "$schema": DRAFT,
        "title": model.swedish.capitalize(),
        **record_schema(model, model.swedish),
        "defaultSnippets": [snippet(model, model.swedish)],
    }
