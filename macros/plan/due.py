"""Which follow-ups documents ask for: those that lie ahead, and those whose time has passed without a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.plan.activities import Report, ReportKind
from macros.plan.derived import municipalities_in
from macros.plan.documents import Document, FollowUpRhythm
from macros.plan.period import Period
from macros.plan.places import Area, AreaKind
from macros.plan.plan import Plan, remembered

YEARLY_REASON = "Årlig uppföljning"


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """A follow-up that a document asks for: when, of which document, in which area, why, and by which kind of report."""

    period: Period
    document: str
    area: str
    reason: str
    kind: ReportKind


def missing_follow_up(plan: Plan, document: Document, *, on: date) -> tuple[Due, ...]:
    """The follow-ups of a document whose time has passed and for which no report is there, oldest first."""
    return tuple(due for due in _open(plan, document, on=on) if due.period.last < on)


def upcoming(plan: Plan, document: Document, *, on: date) -> tuple[Due, ...]:
    """The follow-ups of a document that lie ahead or go on, nearest first."""
    return tuple(due for due in _open(plan, document, on=on) if due.period.last >= on)


def next_checkpoint(plan: Plan, document: Document, *, on: date) -> Due | None:
    """The next time a document is to be followed up, or None."""
    return next(iter(upcoming(plan, document, on=on)), None)


@remembered
def _open(plan: Plan, document: Document, *, on: date) -> tuple[Due, ...]:
    """All that the document asks for and no report up to the day has answered, oldest first, each once."""
    answered = _answered(plan, document, on=on)
    asked = set(_asked(plan, document, on=on))
    return tuple(sorted(due for due in asked if (due.area, due.kind, due.period.last.year) not in answered))


def _asked(plan: Plan, document: Document, *, on: date) -> Iterator[Due]:
    for area in plan.many(Area, document.areas):
        for checkpoint in document.checkpoints:
            yield Due(checkpoint.date, document.id, area.id, checkpoint.text, ReportKind.CHECKPOINT)
        for year in _years(document, on=on):
            for here in (area, *municipalities_in(plan, area)) if area.kind is AreaKind.COUNTY else (area,):
                yield Due(Period.parse(str(year)), document.id, here.id, YEARLY_REASON, ReportKind.YEARLY)


def _years(document: Document, *, on: date) -> range:
    """The years for which a document wants yearly follow-up; one without an end wants it until this year."""
    if document.follow_up is not FollowUpRhythm.YEARLY or document.valid_from is None:
        return range(0)
    last = document.valid_to.last.year if document.valid_to else on.year
    return range(document.valid_from.first.year, last + 1)


def _answered(plan: Plan, document: Document, *, on: date) -> set[tuple[str, ReportKind, int]]:
    """The areas, kinds and years for which there are reports of the document up to a day."""
    reports = plan.back(Report, "document", document.id)
    return {(found.area, found.kind, found.period.last.year) for found in reports if found.period.first <= on}
