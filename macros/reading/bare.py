"""Codes that begin with a zero and stand without quotation marks: we read them right, other programs do not. Opens no file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from macros.plan.record import Part
from macros.reading.shapes import bound, pieces, shapes
from macros.reading.spots import COLUMN, SHIFT, Node, locate


def bare_codes(text: str, parts: Iterable[tuple[Part, Node]]) -> Iterator[tuple[str, int]]:
    """Each such code with its spot; `text` is the file's, in which the parts stand."""
    lines: list[str] = []
    for part, node in parts:
        for name, alias in _coded(type(part)):
            code = getattr(part, name)
            if code and code.startswith("0"):
                lines = lines or text.split("\n")
                spot = locate(node, (alias,))
                if lines[spot >> SHIFT][spot & COLUMN :].startswith(code):
                    yield code, spot


@cache
def _coded(model: type[Part]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that have a pattern: name and what files call it."""
    infos = zip(shapes(model), model.model_fields.items(), strict=True)
    return tuple((name, alias) for alias, (name, info) in infos if bound(list(pieces(info)), "pattern"))
