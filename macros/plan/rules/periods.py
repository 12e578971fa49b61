"""Rules on time: the right way round, inside the plan's own time, and not yet to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.plan.activities import Activity, Report
from macros.plan.documents import Document
from macros.plan.period import Period, swedish_date
from macros.plan.plan import Plan
from macros.plan.problems import Finding
from macros.plan.record import Record
from macros.plan.rules.finding import error, key_of, warning

SPANS: dict[type[Record], tuple[str, str]] = {Document: ("valid_from", "valid_to"), Activity: ("start", "end")}
"""The fields that hold the first and the last day of something."""


def right_way_round(plan: Plan, _on: date) -> Iterator[Finding]:
    """What starts does not start after it ends."""
    for kind, (first, last) in SPANS.items():
        for record in plan.all(kind):
            start, end = getattr(record, first), getattr(record, last)
            if start and end and start.first > end.last:
                keys = {"start_key": key_of(kind, first), "end_key": key_of(kind, last)}
                yield error("period-omvand", record, last, **keys, start=start, end=end)


def reports_in_time(plan: Plan, _on: date) -> Iterator[Finding]:
    """A report's period touches the time in which its plan is valid."""
    for report in plan.all(Report):
        document = plan.one(Document, report.document)
        if document and _outside(report.period, document):
            values = {"period": report.period, "document": document.name, "valid": _validity(document)}
            yield error("uppfoljning-utanfor-planen", report, "period", **values)


def checkpoints_in_time(plan: Plan, _on: date) -> Iterator[Finding]:
    """A checkpoint touches the time in which its document is valid (warning)."""
    for document in plan.all(Document):
        for index, checkpoint in enumerate(document.checkpoints):
            if _outside(checkpoint.date, document):
                values = {"date": checkpoint.date, "valid": _validity(document)}
                yield warning("avstamning-utanfor-planen", document, "checkpoints", index, "date", **values)


def activities_in_time(plan: Plan, _on: date) -> Iterator[Finding]:
    """An activity starts and ends within the time in which its plan is valid (warning)."""
    for activity in plan.all(Activity):
        document = plan.one(Document, activity.document)
        for field in SPANS[Activity]:
            when = getattr(activity, field)
            if document and when and _outside(when, document):
                values = {"key": key_of(Activity, field), "when": when, "document": document.name}
                yield warning("aktivitet-utanfor-planen", activity, field, **values, valid=_validity(document))


def reviewed_before_today(plan: Plan, on: date) -> Iterator[Finding]:
    """Nothing is reviewed on a day to come (warning: clocks and time zones differ)."""
    for record in plan.records:
        if record.reviewed and record.reviewed.first > on:
            values = {"reviewed": record.reviewed, "today": swedish_date(on)}
            yield warning("granskad-i-framtiden", record, "reviewed", **values)


def _outside(period: Period, document: Document) -> bool:
    before = document.valid_from is not None and period.last < document.valid_from.first
    return before or (document.valid_to is not None and period.first > document.valid_to.last)


def _validity(document: Document) -> str:
    start = f"från {document.valid_from}" if document.valid_from else ""
    end = f"till och med {document.valid_to}" if document.valid_to else ""
    return f"{start} {end}".strip()
