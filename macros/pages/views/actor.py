"""Pages of actors; that of a workplace answers what the change means where one works."""

from __future__ import annotations

from macros.pages.components import Block, Content, Facts, Outward, Section
from macros.pages.setting import Setting
from macros.pages.views import agenda, briefing, lists, parts, reporting, workplaces
from macros.pages.wording import link, short
from macros.plan.activities import Activity, Report
from macros.plan.documents import Decision, Document
from macros.plan.places import Actor, ActorKind, Area
from macros.plan.plan import Plan


def content(setting: Setting, actor: Actor) -> Content:
    """The page of any actor."""
    plan = setting.plan
    area = plan.one(Area, actor.area)
    workplace = actor.kind is ActorKind.WORKPLACE
    body = workplaces.sections(setting, actor, _involved(plan, actor)) if workplace else _other(setting, actor)
    return Content(
        over=actor.kind.value.capitalize(),
        title=short(actor),
        description=parts.first_sentence(actor.text) or actor.name,
        lede=link(plan, area) if area else (),
        chips=parts.doubt_chip(actor),
        sections=parts.sections(
            parts.section(
                "om", "Om verksamheten" if workplace else "Uppdrag", parts.prose(actor.text), _facts(setting, actor)
            ),
            *body,
            parts.section("rapportering", "Rapportering", *_reporting(setting, actor)),
            parts.section("kalender", "Kalender", *agenda.of_actor(setting, actor)),
            parts.section(
                "delar", "Delar", lists.links_list(plan, plan.back(Actor, "part_of", actor.id), columns=True)
            ),
            parts.doubt(actor),
            parts.about(setting, actor),
        ),
    )


def _facts(setting: Setting, actor: Actor) -> Facts | None:
    plan = setting.plan
    parent = plan.one(Actor, actor.part_of)
    return parts.facts(
        ("Kontakt", actor.contact or ""),
        ("Webbplats", Outward(actor.url, actor.url) if actor.url else ""),
        ("Del av", link(plan, parent) if parent else ()),
    )


def _involved(plan: Plan, actor: Actor) -> tuple[list[Activity], list[Activity]]:
    family = (actor.id, *(part.id for part in plan.back(Actor, "part_of", actor.id)))
    responsible = {act.id: act for here in family for act in plan.back(Activity, "responsible", here)}
    taking_part = {act.id: act for here in family for act in plan.back(Activity, "participants", here)}
    return list(responsible.values()), [act for act in taking_part.values() if act.id not in responsible]


def _other(setting: Setting, actor: Actor) -> tuple[Section | None, ...]:
    plan = setting.plan
    responsible, taking_part = _involved(plan, actor)
    owned = plan.back(Document, "owner", actor.id)
    return (
        parts.section(
            "aktiviteter",
            "Ansvarar för",
            lists.activity_table(setting, responsible, "Aktiviteter som aktören ansvarar för"),
        ),
        parts.section(
            "medverkar",
            "Medverkar i",
            lists.activity_table(setting, taking_part, "Aktiviteter som aktören medverkar i"),
        ),
        parts.section(
            "dokument",
            "Dokument",
            lists.document_items(plan, owned, title="Håller aktuella"),
            lists.document_items(plan, plan.back(Document, "parties", actor.id), title="Är part i"),
            lists.document_items(plan, plan.back(Document, "aimed_at", actor.id), title="Berörs av"),
        ),
        parts.section("beslut", "Beslut", lists.decisions_list(plan, plan.back(Decision, "by", actor.id))),
    )


def _reporting(setting: Setting, actor: Actor) -> tuple[Block | None, ...]:
    plan = setting.plan
    return (
        *reporting.of_actor(setting, actor),
        briefing.way(plan, actor),
        lists.reports_list(plan, plan.back(Report, "by", actor.id)),
        lists.reports_list(plan, plan.back(Report, "to", actor.id)),
    )
