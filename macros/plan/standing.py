"""How far a municipality has come: its local plan, whether it has adopted a strategy, whether it has followed up. Never stored."""

from __future__ import annotations

from datetime import date

from macros.plan.activities import Report
from macros.plan.derived import adopted_by, areas_above
from macros.plan.documents import Decision, Document, DocumentKind
from macros.plan.places import Area
from macros.plan.plan import Plan, remembered


@remembered
def adoptions(plan: Plan, area: Area, *, on: date) -> tuple[Decision, ...]:
    """The decisions by which an area has adopted a document that holds for an area around it, up to a day, newest first."""
    found = {
        decision.id: decision
        for upper in areas_above(plan, area)
        for document in plan.back(Document, "areas", upper.id)
        if document.kind is not DocumentKind.LOCAL_PLAN
        for decision in adopted_by(plan, document, on=on)
        if decision.area == area.id
    }
    return tuple(sorted(found.values(), key=lambda decision: (decision.date, decision.id), reverse=True))


@remembered
def newest_report(plan: Plan, area: Area, *, on: date) -> Report | None:
    """The area's own newest report up to a day, or None."""
    told = [report for report in plan.back(Report, "area", area.id) if report.period.first <= on]
    return max(told, key=lambda report: (report.period, report.id), default=None)
