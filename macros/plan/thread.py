"""The red thread: from an activity up to the laws and agreements it rests on, and from a document down to all that serves it.

Nothing is stored: the thread is worked out of the links. What is replaced or has run out is told wherever it is leaned on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar

from macros.plan.activities import Activity, Report, Status
from macros.plan.derived import goals_above, state
from macros.plan.documents import Document, DocumentKind, DocumentStatus
from macros.plan.goals import Goal, GoalKind, Indicator
from macros.plan.places import Area
from macros.plan.plan import Plan, remembered, remembered_of_each
from macros.plan.record import Record

Kind = TypeVar("Kind", bound=Record)

GROUNDS = frozenset({DocumentKind.LAW, DocumentKind.BILL, DocumentKind.AGREEMENT})
"""What a thread ends in: what others have decided, and all must keep to."""


class Age(StrEnum):
    """Why a document should no longer be leaned on."""

    REPLACED = "ersatt"
    REPEALED = "upphävd"
    EXPIRED = "har gått ut"


class Thread(NamedTuple):
    """What an activity hangs in, widest first; any place may be empty."""

    grounds: tuple[Document, ...]
    strategies: tuple[Document, ...]
    visions: tuple[Goal, ...]
    served: tuple[Goal, ...]
    """The goals in other documents, or above in its own, that its goals serve directly."""
    plan: Document | None
    goals: tuple[Goal, ...]
    indicators: tuple[Indicator, ...]


class Serving(NamedTuple):
    """A document that leans on another: what it aims at and does, and what its follow-up says."""

    document: Document
    goals: tuple[Goal, ...]
    activities: tuple[Activity, ...]
    told: tuple[tuple[Status, int], ...]
    """How many activities are said to be in each state, by activity and area, in the states' own order."""
    newest: Report | None


def age_of(document: Document, *, on: date) -> Age | None:
    """Why the document no longer holds on a day, or None. A draft is not aged: it does not hold yet."""
    if document.replaced_by:
        return Age.REPLACED
    if document.status is DocumentStatus.REPEALED:
        return Age.REPEALED
    return Age.EXPIRED if document.valid_to and document.valid_to.last < on else None


@remembered_of_each
def grounds_of(plan: Plan, document: Document) -> tuple[Document, ...]:
    """All documents that this one builds on, straight or by way of others, nearest first."""
    return _reached(document, lambda here: plan.many(Document, here.builds_on))


@remembered_of_each
def leaning_on(plan: Plan, document: Document) -> tuple[Document, ...]:
    """All documents that build on this one, straight or by way of others, nearest first."""
    return _reached(document, lambda here: plan.back(Document, "builds_on", here.id))


def _reached(start: Document, step: Callable[[Document], tuple[Document, ...]]) -> tuple[Document, ...]:
    """All documents reached from one, each once, however the links loop."""
    found: dict[str, Document] = {start.id: start}
    queue = [start]
    for here in queue:
        for other in step(here):
            if other.id not in found:
                found[other.id] = other
                queue.append(other)
    return tuple(queue[1:])


@remembered_of_each
def thread_of(plan: Plan, activity: Activity) -> Thread:
    """The thread of an activity."""
    document = plan.one(Document, activity.document)
    goals = plan.many(Goal, activity.goals)
    served = served_by(plan, goals)
    far = _each(upper for goal in goals for upper in goals_above(plan, goal))
    strategies = plan.many(Document, dict.fromkeys(goal.document for goal in far if goal.document != activity.document))
    leaned = (*plan.many(Document, activity.documents), *([document] if document else ()), *strategies)
    grounds = _each(other for here in leaned for other in (here, *grounds_of(plan, here)) if other.kind in GROUNDS)
    shown = {goal.id for goal in served}
    visions = tuple(goal for goal in far if goal.kind is GoalKind.VISION and goal.id not in shown)
    return Thread(grounds, strategies, visions, served, document, goals, _indicators(plan, activity, (*goals, *served)))


def served_by(plan: Plan, goals: tuple[Goal, ...]) -> tuple[Goal, ...]:
    """The goals that `goals` serve directly, each once, without those among them."""
    near = {goal.id for goal in goals}
    ids = dict.fromkeys(
        upper for goal in goals for upper in (*goal.supports, *([goal.part_of] if goal.part_of else []))
    )
    return tuple(upper for upper in plan.many(Goal, ids) if upper.id not in near)


def _indicators(plan: Plan, activity: Activity, goals: Iterable[Goal]) -> tuple[Indicator, ...]:
    """The activity's own indicators; where it names none, those of its goals and of the goals that these serve."""
    own = plan.many(Indicator, activity.indicators)
    return own or _each(found for goal in goals for found in plan.back(Indicator, "goals", goal.id))


@remembered
def serving(plan: Plan, document: Document, *, on: date) -> Serving:
    """What a document holds, and what is told of it up to a day."""
    activities = plan.back(Activity, "document", document.id)
    told: Counter[Status] = Counter()
    for activity in activities:
        for area in plan.many(Area, activity.areas):
            if known := state(plan, activity, area.id, on=on):
                told[known.state.status] += 1
    reports = [one for one in plan.back(Report, "document", document.id) if one.period.first <= on]
    return Serving(
        document,
        plan.back(Goal, "document", document.id),
        activities,
        tuple((status, told[status]) for status in Status if told[status]),
        max(reports, key=lambda report: (report.period, report.id), default=None),
    )


def _each(records: Iterable[Kind]) -> tuple[Kind, ...]:
    """Each record once, in order."""
    return tuple({record.id: record for record in records}.values())
