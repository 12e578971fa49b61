"""Where activities stand in each place, and what needs someone's eye, in a county or in all: late, soon due, silent, ownerless, long unread. Never stored.

An activity is followed in every area that it is done in, and in every area
inside them that reports on it. That nobody has told is a state of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from macros.plan.activities import Activity, Report, Status
from macros.plan.derived import Known, areas_above, county_of, history, in_force, owner_of, state
from macros.plan.documents import Decision, Document, DocumentStatus
from macros.plan.places import Area
from macros.plan.plan import Plan, remembered, remembered_of_each
from macros.plan.record import Record
from macros.plan.valuefiles import ValueFile

SOON = timedelta(days=90)
"""How near an end must be to be told of in advance."""
DONE = frozenset({Status.INTRODUCED, Status.FINISHED})
_UNDECIDED = frozenset({DocumentStatus.DRAFT, DocumentStatus.CONSULTATION, DocumentStatus.REPEALED})
_HISTORY: tuple[type[Record], ...] = (Report, Decision, ValueFile)
"""What was true when it was written needs no review."""


@dataclass(frozen=True, slots=True)
class Followed:
    """An activity in one of the areas where it is followed, and what is known of it there."""

    activity: Activity
    area: Area
    known: Known | None

    @property
    def status(self) -> Status | None:
        """The state, or None where no report tells."""
        return self.known.state.status if self.known else None


@remembered_of_each
def places(plan: Plan, activity: Activity) -> tuple[Area, ...]:
    """The areas in which an activity is followed: its own, and those inside them that report on it.

    A wider area that is silent while those inside it tell is none: its work is told by them.
    """
    own = plan.many(Area, dict.fromkeys(activity.areas))
    telling = {report.area for report in plan.back(Report, "activities.activity", activity.id)}
    around = {area.id for area in own}
    inside = [
        area
        for area in plan.many(Area, sorted(telling - around))
        if around & {upper.id for upper in areas_above(plan, area)}
    ]
    told_within = {upper.id for area in inside for upper in areas_above(plan, area)}
    return (*(area for area in own if area.id in telling or area.id not in told_within), *inside)


@remembered
def followed(plan: Plan, *, on: date) -> tuple[Followed, ...]:
    """Every activity in every area where it is followed, as it stands on a day, in file order."""
    return tuple(
        Followed(activity, area, state(plan, activity, area.id, on=on))
        for activity in plan.all(Activity)
        for area in places(plan, activity)
    )


@remembered
def _by_county(plan: Plan, *, on: date) -> dict[str, tuple[Followed, ...]]:
    found: dict[str, list[Followed]] = {}
    for one in followed(plan, on=on):
        county = county_of(plan, one.area)
        found.setdefault(county.id if county else "", []).append(one)
    return {county: tuple(inside) for county, inside in found.items()}


def followed_in(plan: Plan, county: Area | None, *, on: date) -> tuple[Followed, ...]:
    """Those of `followed` in a county, or all."""
    return _by_county(plan, on=on).get(county.id, ()) if county else followed(plan, on=on)


def counted(found: Iterable[Followed]) -> Counter[Status | None]:
    """How many there are in each state; None: no report tells."""
    return Counter(one.status for one in found)


def over_years(plan: Plan, found: Iterable[Followed], *, on: date) -> tuple[tuple[int, Counter[Status | None]], ...]:
    """How many were in each state at the end of each year, and of the last as of the day, oldest first; only those begun by then."""
    every = tuple(found)
    told = [
        known.report.period.first.year for one in every for known in history(plan, one.activity, one.area.id, on=on)
    ]
    days = [min(on, date(year, 12, 31)) for year in range(min(told), on.year + 1)] if told else []
    return tuple(
        (
            day.year,
            counted(
                Followed(one.activity, one.area, state(plan, one.activity, one.area.id, on=day))
                for one in every
                if one.activity.start is None or one.activity.start.first <= day
            ),
        )
        for day in days
    )


@remembered_of_each
def _document(plan: Plan, activity: Activity) -> Document:
    document = plan[activity.document]
    assert isinstance(document, Document)
    return document


def binding(plan: Plan, activity: Activity, *, on: date) -> bool:
    """Whether the activity's plan asks for it still: it is decided, and no newer plan in force has replaced it."""
    document = _document(plan, activity)
    newer = plan.one(Document, document.replaced_by)
    return document.status not in _UNDECIDED and not (newer and in_force(newer, on=on))


@remembered
def late(plan: Plan, county: Area | None = None, *, on: date) -> tuple[Followed, ...]:
    """Those whose end has passed and that no report calls introduced or finished, oldest end first."""
    return _by_end(one for one in _open(plan, county, on=on) if one.activity.end and one.activity.end.last < on)


@remembered
def soon_due(plan: Plan, county: Area | None = None, *, on: date) -> tuple[Followed, ...]:
    """Those that are to be done within `SOON`, nearest end first."""
    return _by_end(
        one for one in _open(plan, county, on=on) if one.activity.end and on <= one.activity.end.last <= on + SOON
    )


def _open(plan: Plan, county: Area | None, *, on: date) -> Iterable[Followed]:
    return (
        one for one in followed_in(plan, county, on=on) if one.status not in DONE and binding(plan, one.activity, on=on)
    )


def _by_end(found: Iterable[Followed]) -> tuple[Followed, ...]:
    ended = [(one.activity.end, one.activity.id, one.area.id, one) for one in found if one.activity.end]
    return tuple(one for *_, one in sorted(ended, key=lambda row: row[:3]))


@remembered
def without_follow_up(plan: Plan, county: Area | None = None, *, on: date) -> tuple[Followed, ...]:
    """Those that should have begun and that no report up to the day tells of, in file order."""
    return tuple(
        one
        for one in followed_in(plan, county, on=on)
        if one.known is None
        and binding(plan, one.activity, on=on)
        and (one.activity.start is None or one.activity.start.first <= on)
    )


@remembered
def without_owner(plan: Plan, county: Area | None = None, *, on: date) -> tuple[Activity, ...]:
    """Activities for which the plan names nobody responsible, or whose facts nobody keeps up to date, in file order."""
    return tuple(
        activity
        for activity in {one.activity.id: one.activity for one in followed_in(plan, county, on=on)}.values()
        if binding(plan, activity, on=on) and (not activity.responsible or owner_of(plan, activity) is None)
    )


def unreviewed(plan: Plan, *, on: date) -> tuple[Record, ...]:
    """Records that nobody has reviewed for a year, those never reviewed first, then the oldest."""
    year_ago = on - timedelta(days=365)
    found = [
        record
        for record in plan.records
        if not isinstance(record, _HISTORY) and (record.reviewed is None or record.reviewed.last < year_ago)
    ]
    return tuple(sorted(found, key=lambda record: (record.reviewed.last if record.reviewed else date.min, record.id)))
