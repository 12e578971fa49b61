"""Rules for every record: it says where it comes from, and readers can tell it from others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.plan.activities import Report
from macros.plan.documents import Term
from macros.plan.places import Actor
from macros.plan.plan import Plan
from macros.plan.problems import Finding
from macros.plan.record import Record
from macros.plan.rules.finding import warning
from macros.plan.valuefiles import ValueFile


def sources(plan: Plan, _on: date) -> Iterator[Finding]:
    """Every record says where its facts come from (warning); a report may say who gave it instead, and a file of values always does."""
    for record in plan.records:
        told = (isinstance(record, Report) and record.by) or isinstance(record, ValueFile)
        if not record.sources and not told:
            yield warning("kalla-saknas", record)


def names_once(plan: Plan, _on: date) -> Iterator[Finding]:
    """No two terms, and no two actors in the same area, have the same name (warning)."""
    first: dict[tuple[object, ...], Record] = {}
    for record in (*plan.all(Term), *plan.all(Actor)):
        spot = (record.entity, getattr(record, "area", None), record.name.casefold())
        if first.setdefault(spot, record) is not record:
            yield warning("namn-upprepat", record, "name", name=record.name, id=first[spot].id)
