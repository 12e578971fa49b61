"""The running texts of a plan, and the abbreviations that it explains. Names and labels are no running text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from macros.plan.documents import Term
from macros.plan.fields import Markdown
from macros.plan.places import Actor
from macros.plan.plan import Plan
from macros.plan.record import Part
from macros.plan.relations import Path


def explained(plan: Plan) -> frozenset[str]:
    """The words in capitals that have a page of their own: abbreviations of terms and actors, and names like `SIMBA`."""
    short = {term.abbreviation for term in plan.all(Term)} | {actor.abbreviation for actor in plan.all(Actor)}
    names = {name for term in plan.all(Term) for name in (term.name, *term.synonyms)}
    return frozenset({one for one in short if one} | names | {record.name for record in plan.records})


def running_texts(part: Part, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of a record, or of another part, that may hold Markdown, with where it stands."""
    for name, key, is_text in _fields(type(part)):
        value = getattr(part, name)
        for step, inner in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            here = (*path, key) if step is None else (*path, key, step)
            if isinstance(inner, Part):
                yield from running_texts(inner, here)
            elif is_text and isinstance(inner, str):
                yield here, inner


@cache
def _fields(model: type[Part]) -> tuple[tuple[str, str, bool], ...]:
    return tuple(
        (
            name,
            info.alias or name,
            any(isinstance(piece, Markdown) for piece in _pieces(info.annotation, *info.metadata)),
        )
        for name, info in model.model_fields.items()
    )


def _pieces(*pieces: Any) -> Iterator[Any]:
    for piece in pieces:
        yield piece
        yield from _pieces(*get_args(piece), *getattr(piece, "__metadata__", ()))
