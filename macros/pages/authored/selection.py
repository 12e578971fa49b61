"""Which records an author's list, table or count means: a kind, narrowed by any relation."""

from __future__ import annotations

from collections.abc import Mapping

from macros.pages.kinds import KINDS, PageKind, kind_named, records_of
from macros.pages.views.parts import goal_order, in_order
from macros.plan.derived import areas_below
from macros.plan.goals import Goal
from macros.plan.messages import did_you_mean, listed, message
from macros.plan.places import Area
from macros.plan.plan import Plan
from macros.plan.record import Record
from macros.plan.relations import link_relations, references, relation_name
from macros.plan.valuefiles import ValueFile

INSIDE = "inom"
"""The filter that takes everything in an area and in all areas inside it."""


class AuthorError(Exception):
    """A call that cannot be answered; `rule` is the message's name, the text says what to do."""

    def __init__(self, rule: str, **values: object) -> None:
        super().__init__(message(rule, **values))
        self.rule = rule


def find_kind(name: str) -> PageKind:
    """The kind that an author names; raises `AuthorError` with the nearest right name."""
    kind = kind_named(name.casefold())
    if kind is None:
        names = [known.name for known in KINDS]
        raise AuthorError("makro-slag", name=name, hint=did_you_mean(name, names), known=listed(names))
    return kind


def find_record(plan: Plan, record_id: str) -> Record:
    """The record that an author names by id; raises `AuthorError` with the nearest right id."""
    record = plan.get(record_id)
    if record is None or isinstance(record, ValueFile):
        hint = did_you_mean(record_id, [known.id for known in plan.records if not isinstance(known, ValueFile)])
        raise AuthorError("makro-id", id=record_id, hint=hint)
    return record


def select(plan: Plan, kind_name: str, filters: Mapping[str, str]) -> tuple[Record, ...]:
    """The records of a kind that every filter lets through, goals by number, others in Swedish order of their names."""
    kind = find_kind(kind_name)
    found = list(records_of(plan, kind))
    for name, value in filters.items():
        found = _narrow(plan, kind, found, name, value)
    if kind.entity is Goal:
        goals = [record for record in found if isinstance(record, Goal)]
        return tuple(sorted(goals, key=lambda goal: (goal.document, *goal_order(goal))))
    return tuple(in_order(plan, found))


def _narrow(plan: Plan, kind: PageKind, records: list[Record], name: str, value: str) -> list[Record]:
    if name == INSIDE:
        return _inside(plan, records, value)
    relations = link_relations(kind.entity)
    if name not in relations:
        allowed = [*relations, INSIDE]
        raise AuthorError(
            "makro-filter", name=name, hint=did_you_mean(name, allowed), known=listed(allowed), kind=kind.name
        )
    relation = relation_name(kind.entity, name)
    if not value:
        return [record for record in records if not getattr(record, relation)]
    find_record(plan, value)
    return [record for record in records if _leads(record, relation, {value})]


def _leads(record: Record, relation: str, targets: set[str]) -> bool:
    return any(link.relation == relation and link.target in targets for link in references(record))


def _inside(plan: Plan, records: list[Record], area_id: str) -> list[Record]:
    area = find_record(plan, area_id)
    if not isinstance(area, Area):
        raise AuthorError("makro-inom", id=area_id)
    inside = {area.id, *(below.id for below in areas_below(plan, area))}
    return [record for record in records if record.id in inside or _touches(plan, record, inside)]


def _touches(plan: Plan, record: Record, areas: set[str]) -> bool:
    """Whether a record lies in one of the areas; a goal lies where the document in which it stands holds."""
    if isinstance(record, Goal):
        document = plan.get(record.document)
        return document is not None and _leads(document, "areas", areas)
    return any(_leads(record, relation, areas) for relation in ("area", "areas", "part_of"))
