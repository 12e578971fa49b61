"""The ways to group activities: by area, step, goal, responsible, target group or plan. Each gives rows of a name and what belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from macros.pages.components import Inline, Muted
from macros.pages.views import parts
from macros.pages.wording import goal_link, link, short
from macros.plan.activities import Activity
from macros.plan.derived import county_of, goals_above
from macros.plan.documents import Document
from macros.plan.following import Followed
from macros.plan.goals import Goal, GoalKind, TargetGroup
from macros.plan.places import Actor, Area
from macros.plan.plan import Plan, remembered_of_each
from macros.plan.record import Record


class Grouping(NamedTuple):
    """A way to group: what a row is called, whom an activity belongs to, and what is said where it belongs to none."""

    title: str
    first: str
    none: str
    belongs: Callable[[Plan, Followed], Iterable[Record]]
    inside: Callable[[Plan, Record], Record | None]
    """What gathers the rows under a heading: a county, a document; None: all stand together."""


class Group(NamedTuple):
    """A heading, or none, with its rows: a name and what belongs to it."""

    record: Record | None
    rows: tuple[tuple[Inline, tuple[Followed, ...]], ...]


def grouped(plan: Plan, grouping: Grouping, found: Sequence[Followed]) -> tuple[Group, ...]:
    """All rows under their headings, both in Swedish order; last what belongs to none."""
    rows: dict[str, list[Followed]] = {}
    rest: list[Followed] = []
    for one in found:
        owners = dict.fromkeys(record.id for record in grouping.belongs(plan, one))
        for owner in owners:
            rows.setdefault(owner, []).append(one)
        if not owners:
            rest.append(one)
    headings: dict[str, list[Record]] = {}
    for record in _ordered(plan, [plan[owner] for owner in rows]):
        heading = grouping.inside(plan, record)
        headings.setdefault(heading.id if heading else "", []).append(record)
    groups = [
        Group(heading, tuple((_label(plan, record), tuple(rows[record.id])) for record in headings[heading.id]))
        for heading in parts.in_order(plan, [plan[here] for here in headings if here])
    ]
    alone = [(_label(plan, record), tuple(rows[record.id])) for record in headings.get("", [])]
    if rest:
        alone.append((Muted(grouping.none), tuple(rest)))
    return (*groups, Group(None, tuple(alone))) if alone else tuple(groups)


def _ordered(plan: Plan, records: list[Record]) -> list[Record]:
    goals = [record for record in records if isinstance(record, Goal)]
    if goals:
        return [*sorted(goals, key=lambda goal: (goal.document, *parts.goal_order(goal)))]
    return parts.in_order(plan, records)


def _label(plan: Plan, record: Record) -> Inline:
    if isinstance(record, Goal):
        return goal_link(plan, record)
    return link(plan, record, short(record)) if isinstance(record, Actor) else link(plan, record)


@remembered_of_each
def _served(plan: Plan, goal: Goal) -> tuple[Goal, ...]:
    return (goal, *goals_above(plan, goal))


@remembered_of_each
def _goals(plan: Plan, activity: Activity) -> tuple[Goal, ...]:
    """The goals that an activity serves, near and far, but not the parts of one of their own kind."""
    found = {upper.id: upper for goal in plan.many(Goal, activity.goals) for upper in _served(plan, goal)}
    return tuple(goal for goal in found.values() if parts.leads_its_kind(plan, goal))


def _steps(plan: Plan, one: Followed) -> Iterable[Record]:
    """Steps, not their parts: what is done for a part is done for the step."""
    return (goal for goal in _goals(plan, one.activity) if goal.kind is GoalKind.STEP)


def _other_goals(plan: Plan, one: Followed) -> Iterable[Record]:
    apart = {GoalKind.STEP, GoalKind.VISION}
    return (goal for goal in _goals(plan, one.activity) if goal.kind not in apart)


def _responsible(plan: Plan, one: Followed) -> Iterable[Record]:
    return plan.many(Actor, one.activity.responsible)


def _target_groups(plan: Plan, one: Followed) -> Iterable[Record]:
    """Those that the activity names, else those of its goals."""
    own = one.activity.target_groups
    goals = plan.many(Goal, one.activity.goals)
    return plan.many(TargetGroup, own or [group for goal in goals for group in goal.target_groups])


def _county(plan: Plan, record: Record) -> Record | None:
    area = record if isinstance(record, Area) else plan.one(Area, getattr(record, "area", None))
    return county_of(plan, area) if area else None


def _county_of_document(plan: Plan, record: Record) -> Record | None:
    areas = plan.many(Area, record.areas) if isinstance(record, Document) else ()
    return next((county for area in areas if (county := county_of(plan, area))), None)


def _document(plan: Plan, record: Record) -> Record | None:
    return plan.one(Document, getattr(record, "document", None))


def _together(plan: Plan, record: Record) -> Record | None:
    assert plan
    assert record
    return None


GROUPINGS: dict[str, Grouping] = {
    "kommun": Grouping("Kommun", "Område", "", lambda _plan, one: (one.area,), _county),
    "steg": Grouping("Steg", "Steg", "Inte kopplad till ett steg", _steps, _document),
    "mal": Grouping("Mål", "Mål", "Inte kopplad till något annat mål än ett steg", _other_goals, _document),
    "ansvarig": Grouping("Ansvarig", "Ansvarig", "Ansvarig framgår inte av planen", _responsible, _county),
    "malgrupp": Grouping("Målgrupp", "Målgrupp", "Ingen målgrupp är angiven", _target_groups, _together),
    "plan": Grouping(
        "Plan", "Plan", "", lambda plan, one: plan.many(Document, [one.activity.document]), _county_of_document
    ),
}
"""By the name in the address: `lage/steg.html`; the first stands on `lage/index.html`."""
