"""Pages of actors; that of a workplace answers what the change means where one works."""

from __future__ import annotations

from macros.pages import guides
from macros.pages.addresses import swedish_order
from macros.pages.components import Block, Content, Facts, Inline, Item, Items, Notice, Outward, Section
from macros.pages.setting import Setting
from macros.pages.views import lists, parts
from macros.pages.wording import link, short
from macros.plan.activities import Activity, Report
from macros.plan.derived import county_of, in_force
from macros.plan.documents import Decision, Document
from macros.plan.goals import Goal, TargetGroup
from macros.plan.places import Actor, ActorKind, Area
from macros.plan.plan import Plan


def content(setting: Setting, actor: Actor) -> Content:
    """The page of any actor."""
    plan = setting.plan
    area = plan.one(Area, actor.area)
    workplace = actor.kind is ActorKind.WORKPLACE
    body = _workplace(setting, actor) if workplace else _other(setting, actor)
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


def _workplace(setting: Setting, actor: Actor) -> tuple[Section | None, ...]:
    plan = setting.plan
    activities = [activity for some in _involved(plan, actor) for activity in some]
    family = [actor.id, *([actor.part_of] if actor.part_of else [])]
    aimed = {doc.id: doc for here in family for doc in plan.back(Document, "aimed_at", here)}
    strategies = [doc for doc in aimed.values() if in_force(doc, on=setting.on)]
    goals = plan.many(Goal, dict.fromkeys(goal for act in activities for goal in act.goals))
    groups = dict.fromkeys(group for act in activities for group in act.target_groups)
    return (
        parts.section("kommuner", "Det här gör vi, område för område", *_by_area(setting, activities)),
        _nothing_yet(strategies, activities),
        parts.section("bestamt", "Det här är bestämt", *_decided(plan, strategies)),
        parts.section("for-vem", "För vem", lists.links_list(plan, plan.many(TargetGroup, groups), columns=True)),
        parts.section("mal", "Mål som vi bidrar till", lists.goals_list(plan, goals)),
    )


def _decided(plan: Plan, documents: list[Document]) -> tuple[Block | None, ...]:
    """Documents under the county that they hold for; those of no county, such as laws, last."""
    groups: dict[str, list[Document]] = {}
    for document in documents:
        counties = {top.id: top.name for area in plan.many(Area, document.areas) if (top := county_of(plan, area))}
        groups.setdefault(next(iter(counties.values())) if len(counties) == 1 else "", []).append(document)
    ordered = sorted(groups, key=lambda name: (not name, swedish_order(name)))
    return tuple(lists.document_items(plan, groups[name], title=name or "Gemensamt") for name in ordered)


def _nothing_yet(strategies: list[Document], activities: list[Activity]) -> Section | None:
    if activities:
        return None
    where = "Dokumenten nedan riktar sig till verksamheten." if strategies else "Börja med länets strategi."
    notice = Notice(
        "empty",
        "Ingen aktivitet pekar ut verksamheten än",
        f"{where} I de lokala planerna kan ni beskriva vad ni gör tillsammans.",
        guides.BEGIN,
    )
    return parts.section("inget-an", "Det här gör vi", notice)


def _by_area(setting: Setting, activities: list[Activity]) -> tuple[Block, ...]:
    plan = setting.plan
    areas = parts.in_order(plan, plan.many(Area, dict.fromkeys(area for act in activities for area in act.areas)))
    blocks = []
    for area in areas:
        assert isinstance(area, Area)
        here = [activity for activity in activities if area.id in activity.areas]
        blocks.append(Items(tuple(lists.activity_item(setting, activity, area) for activity in here), link(plan, area)))
    return tuple(blocks)


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
    out = tuple(
        Item(link(plan, to, short(to)), line.when) for line in actor.reports_to if (to := plan.one(Actor, line.to))
    )
    into = tuple(
        Item(link(plan, source, short(source)), _when(source, actor))
        for source in plan.back(Actor, "reports_to.to", actor.id)
    )
    return (
        Items(out, "Rapporterar till") if out else None,
        Items(into, "Får rapporter från") if into else None,
        lists.reports_list(plan, plan.back(Report, "by", actor.id)),
        lists.reports_list(plan, plan.back(Report, "to", actor.id)),
    )


def _when(source: Actor, to: Actor) -> Inline:
    return ", ".join(line.when for line in source.reports_to if line.to == to.id)
