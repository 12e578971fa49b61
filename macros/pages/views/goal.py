"""Pages of goals: what it means, its chain up and down over all documents, and all that is done for it."""

from __future__ import annotations

from macros.pages import guides
from macros.pages.components import (
    Block,
    Chain,
    ChainStep,
    Content,
    Inline,
    Item,
    Items,
    Muted,
    Notice,
    Prose,
    Section,
    Table,
)
from macros.pages.maps import work_maps
from macros.pages.setting import Setting
from macros.pages.views import lists, parts, thread
from macros.pages.wording import NOTE_KIND, SCORE, STATUS, goal_link, goal_title, goal_word, link, state_inline
from macros.plan.activities import Activity, Note, Report, Score
from macros.plan.derived import activities_serving, goals_above, goals_below, state
from macros.plan.documents import Decision, Document
from macros.plan.goals import Goal, Indicator, TargetGroup
from macros.plan.places import Actor, Area


def content(setting: Setting, goal: Goal) -> Content:
    """The page of any goal."""
    plan = setting.plan
    document = plan.one(Document, goal.document)
    activities = activities_serving(plan, goal)
    lede: Inline = (link(plan, document), parts.areas_line(plan, document.areas)) if document else ()
    return Content(
        over=f"{goal_word(plan, goal)} {goal.number or ''}".strip(),
        title=goal.name,
        description=parts.first_sentence(goal.text) or goal_title(plan, goal),
        lede=lede,
        chips=parts.doubt_chip(goal),
        sections=parts.sections(
            parts.section("innebar", "Det här innebär det", parts.prose(goal.text)),
            parts.section("delar", "Delar", lists.goal_cards(plan, plan.back(Goal, "part_of", goal.id))),
            _where(setting, goal, activities),
            parts.section("sammanhang", "Så hänger det ihop", _chain(setting, goal)),
            parts.section("vilka", "För vem och med vad", *_for_whom(setting, goal, activities)),
            parts.section("sjalvskattning", "Självskattning", _scores(setting, goal)),
            parts.section("anteckningar", "Ur uppföljningarna", _notes(setting, goal)),
            parts.section("beslut", "Beslut", lists.decisions_list(plan, plan.back(Decision, "goals", goal.id))),
            parts.section("syskon", "Fler i samma dokument", _siblings(setting, goal)),
            parts.doubt(goal),
            parts.about(setting, goal),
        ),
    )


def _where(setting: Setting, goal: Goal, activities: tuple[Activity, ...]) -> Section | None:
    if not activities:
        body: tuple[Block | None, ...] = (
            Notice(
                "empty",
                "Inga aktiviteter är kopplade hit än",
                "Det betyder inte att inget görs, bara att ingen plan här har kopplat en aktivitet till målet.",
                guides.BEGIN,
            ),
        )
    else:
        body = (
            *work_maps(setting, (area for activity in activities for area in activity.areas)),
            _by_area(setting, activities),
            lists.activity_table(setting, activities, f"Aktiviteter för {goal.name}"),
        )
    return parts.section("aktiviteter", "Det här görs, och här", *body)


def _by_area(setting: Setting, activities: tuple[Activity, ...]) -> Table:
    """How many activities each area has for the goal, and how far they have come."""
    plan = setting.plan
    places: dict[str, list[Activity]] = {}
    for activity in activities:
        for area_id in dict.fromkeys(activity.areas):
            places.setdefault(area_id, []).append(activity)
    rows = []
    for area in parts.in_order(plan, plan.many(Area, places)):
        here = places[area.id]
        told = [found.state.status for activity in here if (found := state(plan, activity, area.id, on=setting.on))]
        chips = tuple(
            (STATUS[status], f"{told.count(status)} st")
            for status in dict.fromkeys(sorted(told, key=list(STATUS).index))
        )
        rows.append((link(plan, area), str(len(here)), chips or state_inline(None)))
    return Table("Områden som arbetar med det", ("Område", "Aktiviteter", "Läge"), tuple(rows))


def _chain(setting: Setting, goal: Goal) -> Chain:
    plan = setting.plan
    above, below = goals_above(plan, goal), goals_below(plan, goal)
    document = plan.one(Document, goal.document)
    steps = [
        ChainStep("Lag och avtal bakom", thread.grounds(setting, document)),
        ChainStep("Bidrar till", tuple(_with_document(setting, upper, goal) for upper in reversed(above))),
        ChainStep("Den här sidan", (goal_title(plan, goal),), here=True),
        ChainStep("Stöds av", tuple(_with_document(setting, lower, goal) for lower in below)),
    ]
    return Chain(tuple(step for step in steps if step.items))


def _with_document(setting: Setting, goal: Goal, near: Goal) -> Inline:
    """A goal, with its document where that is another than the page's own."""
    document = setting.plan.one(Document, goal.document)
    if document is None or goal.document == near.document:
        return goal_link(setting.plan, goal)
    return (goal_link(setting.plan, goal), Muted(document.name), *thread.aged(setting, document))


def _for_whom(setting: Setting, goal: Goal, activities: tuple[Activity, ...]) -> tuple[Block | None, ...]:
    plan = setting.plan
    groups = dict.fromkeys((*goal.target_groups, *(group for act in activities for group in act.target_groups)))
    doing = dict.fromkeys(actor for act in activities for actor in (*act.responsible, *act.participants))
    documents = dict.fromkeys(document for act in activities for document in act.documents)
    return (
        lists.links_list(plan, plan.many(TargetGroup, groups), title="Målgrupper", columns=True),
        lists.links_list(plan, plan.many(Actor, doing), title="Ansvarar eller medverkar", columns=True),
        lists.links_list(plan, plan.back(Indicator, "goals", goal.id), title="Indikatorer"),
        lists.links_list(plan, plan.many(Document, documents), title="Rutiner, avtal och stöd"),
    )


def _scores(setting: Setting, goal: Goal) -> Block | None:
    plan = setting.plan
    found: list[tuple[Report, Score]] = [
        (report, score)
        for report in plan.back(Report, "scores.goal", goal.id)
        for score in report.scores
        if score.goal == goal.id
    ]
    rows = tuple(
        (link(plan, report), f"{score.value} – {SCORE[score.value]}", Prose(score.comment) if score.comment else "")
        for report, score in found
    )
    return Table("Självskattning 1 till 4", ("Uppföljning", "Värde", "Kommentar"), rows) if rows else None


def _notes(setting: Setting, goal: Goal) -> Block | None:
    plan = setting.plan
    found: list[tuple[Report, Note]] = [
        (report, note)
        for report in plan.back(Report, "notes.goal", goal.id)
        for note in report.notes
        if note.goal == goal.id
    ]
    items = tuple(Item(NOTE_KIND[note.kind], link(plan, report), Prose(note.text)) for report, note in found)
    return Items(items) if items else None


def _siblings(setting: Setting, goal: Goal) -> Block | None:
    plan = setting.plan
    same = [
        other
        for other in plan.back(Goal, "document", goal.document)
        if other.part_of == goal.part_of and other.id != goal.id
    ]
    return lists.goals_list(plan, [other for other in same if other.kind is goal.kind], with_document=False)
