"""From a page's specification to its body: finds the view, renders it, and gives what the frame needs to know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from macros.pages.blocks import page
from macros.pages.catalogue import PageSpec
from macros.pages.components import Content, Link
from macros.pages.explaining import Explainer
from macros.pages.kinds import OVERVIEWS, STATEMENT
from macros.pages.rendering import Renderer
from macros.pages.setting import Setting
from macros.pages.views import (
    activity,
    actor,
    agenda,
    area,
    assessment,
    briefing,
    checkpoint,
    coverage,
    document,
    goal,
    health,
    index,
    measure,
    people,
    report,
    reporting,
    statement,
    status,
    words,
    yearly,
)
from macros.pages.vocabulary import vocabulary
from macros.plan.activities import Activity, Report
from macros.plan.documents import Decision, Document, Term
from macros.plan.goals import Goal, Indicator, TargetGroup
from macros.plan.places import Actor, Area
from macros.plan.record import Record

_VIEWS: dict[type[Record], Callable[[Setting, Any], Content]] = {
    Area: area.content,
    Actor: actor.content,
    Document: document.content,
    Goal: goal.content,
    Activity: activity.content,
    TargetGroup: people.target_group,
    Indicator: measure.indicator,
    Report: report.report,
    Decision: words.decision,
    Term: words.term,
}

_OVERVIEWS: dict[str, tuple[Callable[..., Content], Callable[..., Content]]] = {
    "läge": (status.index, status.content),
    "självskattning": (assessment.index, assessment.content),
    "täckning": (coverage.index, coverage.content),
    "årsrapport": (yearly.index, yearly.content),
    "lägesrapport": (briefing.index, briefing.content),
    "avstämning": (checkpoint.index, checkpoint.content),
    "kalender": (agenda.index, agenda.content),
    "rapportväg": (reporting.index, reporting.content),
    "hälsobild": (health.index, health.content),
}
"""What stands on an overview's index page, and on its page for a record, by the overview's name."""


@dataclass(frozen=True, slots=True)
class Body:
    """A page ready to be hung in a frame: plain title and description, table of contents, breadcrumb, HTML body."""

    address: str
    title: str
    description: str
    toc: tuple[tuple[str, str], ...]
    """Anchor and heading of each section, in order."""
    breadcrumb: tuple[Link, ...]
    html: str
    """Escaped, ready to be set in the frame."""


def view(setting: Setting, record: Record) -> Content:
    """What stands on a record's page."""
    return _VIEWS[type(record)](setting, record)


def _without_record(setting: Setting, spec: PageSpec) -> Content:
    return statement.content(setting) if spec.kind == STATEMENT else index.content(setting, spec.kind)


def _content(setting: Setting, spec: PageSpec) -> Content:
    if spec.kind in OVERVIEWS:
        whole, one = _OVERVIEWS[spec.kind.name]
        part = (spec.part,) if spec.part else ()
        return one(setting, spec.record, *part) if spec.record else whole(setting, *part)
    return view(setting, spec.record) if spec.record else _without_record(setting, spec)


def body(setting: Setting, spec: PageSpec) -> Body:
    """The body of one page of the catalogue."""
    content = _content(setting, spec)
    return Body(
        spec.address,
        content.title,
        content.description,
        tuple((section.anchor, section.title) for section in content.sections),
        spec.breadcrumb,
        page(content, Renderer(spec.address, missing=setting.missing, explained=_explained(setting, spec))),
    )


def _explained(setting: Setting, spec: PageSpec) -> Callable[[str], str] | None:
    """What explains the words on a page; the list of all words explains itself."""
    if spec.record is None and spec.kind.entity is Term:
        return None
    return Explainer(vocabulary(setting.plan), spec.address).explained
