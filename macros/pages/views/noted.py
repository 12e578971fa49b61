"""What reports tell in words, each with a link to the report: notes by kind or by level of steering, texts, and the reports themselves."""

from __future__ import annotations

from collections.abc import Iterable

from macros.pages.addresses import address
from macros.pages.components import Block, Chip, Inline, Item, Items, Link, Muted, Prose, Section
from macros.pages.views import parts
from macros.pages.wording import REPORT_KIND, goal_link, level_name, link
from macros.plan.activities import NoteKind, Report
from macros.plan.documents import Document
from macros.plan.goals import Goal
from macros.plan.places import Area, Level
from macros.plan.plan import Plan
from macros.plan.yearly import Told, by_level, notes

_ON_LEVELS = (
    (NoteKind.DEVIATION, "avvikelser", "Avvikelser på tre nivåer", "Ingen avvikelse är rapporterad på nivån."),
    (NoteKind.FRICTION, "skav", "Skav på tre nivåer", "Inget skav är rapporterat på nivån."),
)


def area_of(plan: Plan, report: Report) -> str:
    """The name of the report's area."""
    area = plan.one(Area, report.area)
    return area.name if area else report.area


def what(plan: Plan, report: Report) -> str:
    """The kind of report, its period and its plan: `Årlig uppföljning 2025 av …`."""
    document = plan.one(Document, report.document)
    return f"{REPORT_KIND[report.kind]} {report.period}" + (f" av {document.name}" if document else "")


def prose(text: str | None) -> Inline:
    """Text that a report holds, or nothing."""
    return Prose(text) if text else ()


def texts(plan: Plan, told: Iterable[tuple[Report, str | None]]) -> tuple[Block, ...]:
    """Texts of reports, each followed by the report that it stands in."""
    blocks: list[Block] = []
    for report, text in told:
        if text:
            source = Items((Item(Link(address(report), what(plan, report)), Muted("källa till texten")),))
            blocks += [Prose(text), source]
    return tuple(blocks)


def items(plan: Plan, reports: Iterable[Report], *kinds: NoteKind) -> Items | None:
    """Notes of some kinds from some reports, or None."""
    return titled(plan, notes(reports, *kinds))


def titled(plan: Plan, told: tuple[Told, ...], title: str = "") -> Items | None:
    """Notes under a small heading, or None."""
    return Items(tuple(_item(plan, one) for one in told), title) if told else None


def _item(plan: Plan, told: Told) -> Item:
    note, report = told
    goal = plan.one(Goal, note.goal)
    priority = (Chip(f"Prioritet {note.priority}", "planned"),) if note.priority else ()
    return Item(
        Link(address(report), area_of(plan, report)),
        (*priority, *((goal_link(plan, goal),) if goal else ()), Muted(str(report.period))),
        Prose(note.text),
    )


def levels(plan: Plan, area: Area, reports: Iterable[Report]) -> tuple[Section | None, ...]:
    """Deviations and frictions, each on the three levels of steering under the county's own names; left out where there are none at all."""
    found = tuple(reports)
    return tuple(
        parts.section(anchor, title, *on_levels(plan, (area,), notes(found, kind), none))
        for kind, anchor, title, none in _ON_LEVELS
    )


def on_levels(
    plan: Plan, areas: tuple[Area, ...], told: tuple[Told, ...], none: str, *, prefix: str = ""
) -> tuple[Block, ...]:
    """Notes under the three levels; a level without any says so, and nothing is shown where there are none at all."""
    if not told:
        return ()
    names = {level: f"{prefix}{level_name(plan, level, areas)}" for level in Level}
    return tuple(
        titled(plan, here, names[level]) or Items((Item(Muted(none)),), names[level])
        for level, here in by_level(plan, told).items()
    )


def reports(plan: Plan, found: Iterable[Report]) -> Items | None:
    """Reports with their plans, in the order given, or None."""
    told = tuple(
        Item(link(plan, report), link(plan, document) if (document := plan.one(Document, report.document)) else ())
        for report in found
    )
    return Items(told) if told else None
