"""Rules on time: the right way round, inside the plan's own time, and not yet to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.plan.activities import Activity, Report
from macros.plan.documents import Document
from macros.plan.period import swedish_date
from macros.plan.plan import Plan
from macros.plan.problems import Finding
from macros.plan.record import Record
from macros.plan.reporting import lies_ahead, outside, validity
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
        if document and outside(report.period, document):
            values = {"period": report.period, "document": document.name, "valid": validity(document)}
            yield error("uppfoljning-utanfor-planen", report, "period", **values)


def reports_have_begun(plan: Plan, on: date) -> Iterator[Finding]:
    """A report's period has begun (warning: the site can be shown as of an earlier day)."""
    for report in plan.all(Report):
        if lies_ahead(report.period, on=on):
            yield warning("uppfoljning-i-framtiden", report, "period", period=report.period, today=swedish_date(on))


def checkpoints_in_time(plan: Plan, _on: date) -> Iterator[Finding]:
    """A checkpoint touches the time in which its document is valid (warning)."""
    for document in plan.all(Document):
        for index, checkpoint in enumerate(document.checkpoints):
            if outside(checkpoint.date, document):
                values = {"date": checkpoint.date, "valid": validity(document)}
                yield warning("avstamning-utanfor-planen", document, "checkpoints", index, "date", **values)


def activities_in_time(plan: Plan, _on: date) -> Iterator[Finding]:
    """An activity starts and ends within the time in which its plan is valid (warning)."""
    for activity in plan.all(Activity):
        document = plan.one(Document, activity.document)
        for field in SPANS[Activity]:
            when = getattr(activity, field)
            if document and when and outside(when, document):
                values = {"key": key_of(Activity, field), "when": when, "document": document.name}
                yield warning("aktivitet-utanfor-planen", activity, field, **values, valid=validity(document))


def reviewed_before_today(plan: Plan, on: date) -> Iterator[Finding]:
    """Nothing is reviewed on a day to come (warning: clocks and time zones differ)."""
    for record in plan.records:
        if record.reviewed and record.reviewed.first > on:
            values = {"reviewed": record.reviewed, "today": swedish_date(on)}
            yield warning("granskad-i-framtiden", record, "reviewed", **values)
