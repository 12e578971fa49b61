"""What the pages of all areas share: follow-up, decisions, documents."""

from __future__ import annotations

from macros.pages.components import Block, Items
from macros.pages.setting import Setting
from macros.pages.views import beginning, lists
from macros.pages.wording import full_name
from macros.plan.activities import Report
from macros.plan.derived import areas_above
from macros.plan.documents import Decision, Document
from macros.plan.due import YEARLY_REASON, Due, missing_follow_up, upcoming
from macros.plan.places import Area


def documents_for(setting: Setting, area: Area) -> list[Document]:
    """The documents that name the area or one around it."""
    plan = setting.plan
    around = (area, *areas_above(plan, area))
    found = {document.id: document for here in around for document in plan.back(Document, "areas", here.id)}
    return list(found.values())


def due_here(setting: Setting, area: Area) -> list[Due]:
    """The follow-ups that lie ahead for the area, nearest first."""
    around = {area.id, *(upper.id for upper in areas_above(setting.plan, area))}
    due = [
        item
        for document in documents_for(setting, area)
        for item in upcoming(setting.plan, document, on=setting.on)
        if item.area == area.id or (item.area in around and item.reason != YEARLY_REASON)
    ]
    return sorted(due)


def follow_up(setting: Setting, area: Area) -> tuple[Block | None, ...]:
    """Reports that are there, follow-ups that lie ahead, and those that are missing."""
    plan = setting.plan
    due = due_here(setting, area)
    missing = [
        item
        for document in documents_for(setting, area)
        for item in missing_follow_up(plan, document, on=setting.on)
        if item.area == area.id
    ]
    ahead = lists.due_list(plan, due[:4])
    return (
        lists.reports_list(plan, plan.back(Report, "area", area.id)),
        Items(ahead.items, "Kommande") if ahead else None,
        lists.missing_notice(plan, missing),
        beginning.begin_here(plan, due, on=setting.on),
    )


def decisions(setting: Setting, area: Area) -> Block | None:
    """Decisions about the area and those around it."""
    plan = setting.plan
    around = (area, *areas_above(plan, area))
    return lists.decisions_list(plan, [found for here in around for found in plan.back(Decision, "area", here.id)])


def documents(setting: Setting, area: Area) -> tuple[Block | None, ...]:
    """The documents of the area and of those around it."""
    plan = setting.plan
    blocks: list[Block | None] = [
        lists.document_items(plan, plan.back(Document, "areas", here.id), title=full_name(here))
        for here in (area, *areas_above(plan, area))
    ]
    return tuple(blocks)
