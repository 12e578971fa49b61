"""Ids of new records: of the plan's prefix and the name's first words, and never one that is taken. Knows no cells."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

from macros.plan.rules.links import slug

LENGTH = 48
"""Made ids are no longer than this, so that addresses stay short."""


def free_id(taken: Container[str], prefix: str, name: str, *, otherwise: str) -> str:
    """An id that nobody has; `otherwise` is the word for a name of which no letter can stand in an id."""
    stem = f"{prefix}-{slug(name) or otherwise}"
    if len(stem) > LENGTH:
        stem = stem[: LENGTH + 1].rpartition("-")[0] or stem[:LENGTH]
    made, number = stem, 2
    while made in taken:
        made, number = f"{stem}-{number}", number + 1
    return made


def prefix_of(entries: Sequence[Mapping[str, Any]], document: str) -> str:
    """What the ids of a plan's records begin with: the first part that most of them share, else that of the plan's own id."""
    heads = [str(entry.get("id", "")).partition("-")[0] for entry in entries]
    common = max(sorted(set(heads)), key=heads.count, default="")
    return common if common and heads.count(common) * 2 > len(heads) else document.partition("-")[0]
