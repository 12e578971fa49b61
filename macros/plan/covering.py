"""How a county's municipalities are covered over the years: a local plan in force, the strategy adopted, a follow-up. Never stored.

What is not here may still exist: a county is told what is known, and whom to ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.plan.activities import Report
from macros.plan.derived import local_plans, municipalities_in
from macros.plan.documents import Decision, Document, DocumentKind
from macros.plan.places import Actor, Area
from macros.plan.plan import Plan, remembered
from macros.plan.standing import adoptions


@dataclass(frozen=True, slots=True)
class Covered:
    """How many of a county's municipalities had each thing in a year, of how many in all."""

    year: int
    plans: int
    adopted: int
    followed: int | None
    """None for a year that is not over: its follow-up is not asked for yet."""
    of: int


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is not known of a municipality."""

    area: Area
    plan: bool
    adoption: bool
    report: bool

    def __bool__(self) -> bool:
        return self.plan or self.adoption or self.report


def covered(plan: Plan, county: Area, *, on: date) -> tuple[Covered, ...]:
    """The coverage at the end of each year, and of the last one as of the day, oldest first; none where nothing is known."""
    here = municipalities_in(plan, county)
    first = _first_year(plan, county)
    if not here or first is None:
        return ()
    return tuple(
        _in(plan, here, year=year, on=min(on, date(year, 12, 31)), told_by=on) for year in range(first, on.year + 1)
    )


def _in(plan: Plan, here: tuple[Area, ...], *, year: int, on: date, told_by: date) -> Covered:
    return Covered(
        year,
        plans=sum(bool(local_plans(plan, area, on=on)) for area in here),
        adopted=sum(bool(adoptions(plan, area, on=on)) for area in here),
        followed=sum(told_in(plan, area, year=year, on=told_by) for area in here) if year < told_by.year else None,
        of=len(here),
    )


def told_in(plan: Plan, area: Area, *, year: int, on: date) -> bool:
    """Whether a report from the area, up to a day, speaks of the year."""
    return year in _years_told(plan, area, on=on)


@remembered
def _years_told(plan: Plan, area: Area, *, on: date) -> frozenset[int]:
    return frozenset(
        report.period.last.year for report in plan.back(Report, "area", area.id) if report.period.first <= on
    )


@remembered
def _first_year(plan: Plan, county: Area) -> int | None:
    """The first year for which anything is known: a plan, an adoption or a report of a municipality in the county."""
    ids = {area.id for area in municipalities_in(plan, county)}
    plans = [
        doc.valid_from.first.year
        for area in ids
        for doc in plan.back(Document, "areas", area)
        if doc.kind is DocumentKind.LOCAL_PLAN and doc.valid_from
    ]
    decisions = [found.date.first.year for area in ids for found in plan.back(Decision, "area", area)]
    reports = [found.period.first.year for area in ids for found in plan.back(Report, "area", area)]
    return min((*plans, *decisions, *reports), default=None)


def last_period(*, on: date) -> int:
    """The year that a follow-up is asked of on a day: the one before, until the day's own year is over."""
    return on.year - 1


def lacking(plan: Plan, county: Area, *, on: date) -> tuple[Lacking, ...]:
    """What is not known of each municipality in the county; only those that lack something, in file order."""
    year = last_period(on=on)
    found = (
        Lacking(
            area,
            plan=not local_plans(plan, area, on=on),
            adoption=not adoptions(plan, area, on=on),
            report=not any(told_in(plan, area, year=told, on=on) for told in (year, on.year)),
        )
        for area in municipalities_in(plan, county)
    )
    return tuple(one for one in found if one)


@remembered
def to_ask(plan: Plan, area: Area) -> Actor | None:
    """The function to ask of a municipality: the owner of its plan, else of its page, else who acts there and can be reached."""
    plans = [doc for doc in plan.back(Document, "areas", area.id) if doc.kind is DocumentKind.LOCAL_PLAN]
    owners = plan.many(Actor, [doc.owner for doc in plans if doc.owner] + ([area.owner] if area.owner else []))
    reached = [actor for actor in plan.back(Actor, "area", area.id) if actor.contact]
    return next(iter((*owners, *reached)), None)
