"""Pages of documents: what it is, what it says (goals, activities), what it builds on, how it is followed up."""

from __future__ import annotations

from collections import Counter

from macros.pages.addresses import index_address
from macros.pages.components import (
    Block,
    Content,
    Inline,
    Item,
    Items,
    Link,
    Muted,
    Notice,
    Outward,
    Section,
    Sentence,
    Table,
)
from macros.pages.kinds import KINDS, kind_of
from macros.pages.setting import Setting
from macros.pages.views import beginning, checkpoint, lists, parts, thread
from macros.pages.wording import DOCUMENT_STATUS, goal_link, link, validity
from macros.plan.activities import Activity, Report
from macros.plan.derived import adopted_by, in_force
from macros.plan.documents import Decision, Document
from macros.plan.due import missing_follow_up, upcoming
from macros.plan.goals import Goal, Indicator
from macros.plan.places import Actor, Area


def content(setting: Setting, document: Document) -> Content:
    """The page of a document."""
    plan = setting.plan
    goals = plan.back(Goal, "document", document.id)
    activities = plan.back(Activity, "document", document.id)
    return Content(
        over=document.kind.value.capitalize(),
        title=document.name,
        description=parts.first_sentence(document.text) or document.name,
        lede=(*((validity(document).capitalize(),) if validity(document) else ()), *_areas(setting, document)),
        chips=(*((DOCUMENT_STATUS[document.status],) if document.status else ()), *parts.doubt_chip(document)),
        notices=_replaced(setting, document),
        sections=parts.sections(
            parts.section("om", "Vad det är", parts.prose(document.text)),
            parts.section("i-korthet", "I korthet", _facts(setting, document)),
            *_goals(setting, goals),
            parts.section(
                "aktiviteter",
                "Aktiviteter",
                lists.activity_table(setting, activities, f"Aktiviteter i {document.name}"),
            ),
            parts.section("uppfoljning", "Uppföljning", *_follow_up(setting, document)),
            parts.section("beslut", "Beslut", *_decisions(setting, document)),
            parts.section("barupp", "Det här vilar på dokumentet", *thread.carried(setting, document)),
            parts.section("samband", "Dokument som hör ihop", *_related(setting, document)),
            parts.section("anvands", "Här används dokumentet som källa", _cited(setting, document)),
            parts.doubt(document),
            parts.about(setting, document),
        ),
    )


def _areas(setting: Setting, document: Document) -> tuple[Inline, ...]:
    return tuple(link(setting.plan, area) for area in setting.plan.many(Area, document.areas))


def _replaced(setting: Setting, document: Document) -> tuple[Notice, ...]:
    newer = setting.plan.one(Document, document.replaced_by)
    if newer:
        return (
            Notice(
                "warning", "Ersatt dokument", Sentence(("Dokumentet är ersatt av ", link(setting.plan, newer), "."))
            ),
        )
    if document.valid_to and document.valid_to.last < setting.on and not in_force(document, on=setting.on):
        return (
            Notice("warning", "Giltighetstiden har gått ut", f"Dokumentet gällde till och med {document.valid_to}."),
        )
    return ()


def _facts(setting: Setting, document: Document) -> Block | None:
    plan = setting.plan
    yearly = f"{document.follow_up.value.capitalize()}" if document.follow_up else ""
    return parts.facts(
        ("Daterad", str(document.dated)) if document.dated else None,
        ("Gäller", validity(document)),
        parts.row("Områden", plan.many(Area, document.areas), plan),
        parts.row("Parter", plan.many(Actor, document.parties), plan),
        parts.row("Riktar sig till", plan.many(Actor, document.aimed_at), plan),
        ("Följs upp", yearly),
        ("Avstämningar", tuple(f"{point.date}: {point.text}" for point in document.checkpoints)),
        ("Diarienummer", document.reference_number or ""),
        ("Finns på", Outward(document.url, document.url) if document.url else ""),
    )


def _goals(setting: Setting, goals: tuple[Goal, ...]) -> list[Section | None]:
    plan = setting.plan
    found = []
    for kind in dict.fromkeys(goal.kind for goal in goals):
        top = [goal for goal in goals if goal.kind is kind and parts.leads_its_kind(plan, goal)]
        items = tuple(
            Item(goal_link(plan, goal), (), _sub(setting, goal)) for goal in sorted(top, key=parts.goal_order)
        )
        shown = kind_of(top[0]) if top else None
        if shown:
            found.append(parts.section(shown.folder, shown.plural, Items(items)))
    return found


def _sub(setting: Setting, goal: Goal) -> Inline:
    plan = setting.plan
    below = [sub for sub in plan.back(Goal, "part_of", goal.id) if sub.kind is goal.kind]
    return tuple(goal_link(plan, sub) for sub in sorted(below, key=parts.goal_order))


def _follow_up(setting: Setting, document: Document) -> tuple[Block | None, ...]:
    plan = setting.plan
    reports = plan.back(Report, "document", document.id)
    if not reports and not document.follow_up and not document.checkpoints:
        return ()
    ahead = lists.due_list(plan, upcoming(plan, document, on=setting.on)[:3])
    return (
        lists.reports_list(plan, reports),
        Items(ahead.items, "Kommande") if ahead else None,
        lists.missing_notice(plan, missing_follow_up(plan, document, on=setting.on)),
        beginning.begin_somewhere(document, upcoming(plan, document, on=setting.on), on=setting.on),
        checkpoint.way(document),
        lists.links_list(plan, plan.back(Indicator, "documents", document.id), title="Indikatorer"),
    )


def _decisions(setting: Setting, document: Document) -> tuple[Block | None, ...]:
    plan = setting.plan
    adopted = adopted_by(plan, document, on=setting.on)
    rows = tuple((link(plan, area), str(found.date)) for found in adopted if (area := plan.one(Area, found.area)))
    return (
        lists.decisions_list(plan, plan.back(Decision, "document", document.id)),
        Table("Områden som har antagit dokumentet", ("Område", "När"), rows) if rows else None,
    )


def _related(setting: Setting, document: Document) -> tuple[Block | None, ...]:
    plan = setting.plan
    builds = plan.many(Document, document.builds_on)
    rows = tuple(Item(link(plan, other), (Muted(other.kind.value), *thread.aged(setting, other))) for other in builds)
    return (
        thread.warning(setting, document),
        Items(rows, "Bygger på") if rows else None,
        lists.document_items(plan, plan.back(Document, "builds_on", document.id), title="Används av"),
        lists.document_items(plan, plan.back(Document, "replaced_by", document.id), title="Ersätter"),
    )


def _cited(setting: Setting, document: Document) -> Block | None:
    plan = setting.plan
    citing = [
        record
        for entity in dict.fromkeys(kind.entity for kind in KINDS)
        for record in plan.back(entity, "sources.document", document.id)
        if record is not document
    ]
    if not citing:
        return None
    counts = Counter(kind_of(record) for record in citing)
    items = tuple(Item(Link(index_address(kind), kind.plural), Muted(f"{count} st")) for kind, count in counts.items())
    return Items(items, columns=True)
