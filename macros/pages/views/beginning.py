"""How this year's follow-up is begun: the very command and the file to fill in, for each area that is asked. Files nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from macros.pages import guides
from macros.pages.components import Inline, Notice, Prose, Sentence
from macros.pages.wording import REPORT_KIND, link
from macros.plan.activities import ReportKind
from macros.plan.documents import Document
from macros.plan.due import Due
from macros.plan.plan import Plan

MOST = 3
"""So many follow-ups in a box; more at a time are rare, and the handbook tells the rest."""


def begin_here(plan: Plan, due: Iterable[Due], *, on: date) -> Notice | None:
    """How to begin the follow-ups of an area that are asked for now; None if none is."""
    now = [item for item in due if on in item.period][:MOST]
    told: list[Inline] = []
    for item in now:
        told.append(Sentence((f"{REPORT_KIND[item.kind]} {item.period}: ", link(plan, plan[item.document]))))
        told.append(Prose(_command(item, item.area)))
        told.append(Prose(f"Fyll i filen `data/uppfoljning/{item.document}/{item.area}-{item.period.text}.yml`."))
    return _notice(tuple(told)) if told else None


def begin_somewhere(document: Document, due: Iterable[Due], *, on: date) -> Notice | None:
    """How to begin a document's follow-up in any of its areas; None if none is asked for now."""
    now = {(item.kind, item.period): item for item in reversed(list(due)) if on in item.period}
    told: list[Inline] = []
    for item in list(now.values())[:MOST]:
        told.append(f"{REPORT_KIND[item.kind]} {item.period}:")
        told.append(Prose(_command(item, "OMRÅDE")))
        file = f"data/uppfoljning/{document.id}/OMRÅDE-{item.period.text}.yml"
        told.append(Prose(f"Byt OMRÅDE mot områdets id, till exempel `{item.area}`. Fyll i filen `{file}`."))
    return _notice(tuple(told)) if told else None


def _notice(told: tuple[Inline, ...]) -> Notice:
    return Notice("info", "För redaktörer: så börjar ni uppföljningen", told, guides.REPORT)


def _command(item: Due, area: str) -> str:
    kind = "" if item.kind is ReportKind.YEARLY else f" --typ {item.kind.value}"
    return f"`fardplan ny uppfoljning --plan {item.document} --område {area} --period {item.period.text}{kind}`"
