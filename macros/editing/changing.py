"""A file's bytes with other values in it: its line breaks, its byte order mark and all that is not changed stay. Opens no file."""

from __future__ import annotations

import codecs
from collections.abc import Mapping

from macros.editing.yamltext.patching import Models, PatchError, patched
from macros.editing.yamltext.values import Tree
from macros.plan.activities import Report
from macros.plan.documents import Decision
from macros.plan.statement import Statement
from macros.plan.valuefiles import ValueFile
from macros.reading.binding import Move
from macros.reading.bytes import decode
from macros.reading.layout import Found, Holds
from macros.reading.spots import Fault

_WHOLE: Mapping[Holds, type[Report | Decision | ValueFile | Statement]] = {
    Holds.REPORT: Report,
    Holds.DECISION: Decision,
    Holds.VALUES: ValueFile,
    Holds.STATEMENT: Statement,
}


def models_of(found: Found) -> Models:
    """The models of what a file holds: one, or one for each list at its top."""
    return {"flyttat": Move} if found.holds is Holds.MOVES else _WHOLE.get(found.holds) or found.lists


def changed(data: bytes, new: Mapping[str, Tree], models: Models) -> bytes:
    """The bytes of a file that says `new`; raises `PatchError` if the file cannot be read, or cannot be made to say so."""
    text = decode(data)
    if isinstance(text, Fault):
        raise PatchError(text.text)
    result = patched(text, new, models).encode()
    if b"\r\n" in data:
        result = result.replace(b"\n", b"\r\n")
    return (codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b"") + result
