"""Rules on ids: one record each, and safe as a file name everywhere. Knows nothing of pages' addresses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.plan.messages import message
from macros.plan.plan import Plan
from macros.plan.problems import Finding, Severity
from macros.plan.rules.finding import path_to
from macros.plan.rules.walk import numbered

RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
"""Names that Windows keeps for devices, and the one that web servers keep for a folder's first page."""


def unique_ids(plan: Plan, _on: date) -> Iterator[Finding]:
    """An id belongs to one record only, over all entities.

    Ids hold a–z, 0–9 and hyphen only, so unique ids are unique ignoring case too.
    """
    for record, position in numbered(plan):
        if position:
            first = plan[record.id]
            text = message("id-upprepat", id=record.id, name=first.name, entity=first.swedish)
            yield Finding("id-upprepat", Severity.ERROR, record.id, path_to(record, "id"), text, position)


def safe_ids(plan: Plan, _on: date) -> Iterator[Finding]:
    """No id is a name that Windows or a web server keeps for itself."""
    for record, position in numbered(plan):
        if record.id in RESERVED:
            text = message("id-reserverat", id=record.id)
            yield Finding("id-reserverat", Severity.ERROR, record.id, path_to(record, "id"), text, position)
