"""Pages of activities: what, when, how, by whom, how it is followed up, and how far it has come in each place."""

from __future__ import annotations

from macros.pages.components import Block, Chain, ChainStep, Content, Inline, Muted, Prose, Section, Table
from macros.pages.setting import Setting
from macros.pages.views import parts
from macros.pages.wording import LEVEL, goal_link, level_name, link, state_inline, when
from macros.plan.activities import Activity
from macros.plan.derived import activities_serving, goals_above, history, level_of, state
from macros.plan.documents import Decision, Document
from macros.plan.goals import Goal, Indicator, TargetGroup
from macros.plan.places import Actor, Area

NOT_STATED = Muted("Framgår inte av planen.")


def content(setting: Setting, activity: Activity) -> Content:
    """The page of an activity."""
    plan = setting.plan
    document = plan.one(Document, activity.document)
    return Content(
        over=activity.kind.value.capitalize(),
        title=activity.name,
        description=parts.first_sentence(activity.text) or activity.name,
        lede=parts.areas_line(plan, activity.areas),
        notices=parts.uncertain(activity),
        sections=parts.sections(
            parts.section("vad", "Vad vi gör", parts.prose(activity.text)),
            parts.section("lage", "Läget nu", *_states(setting, activity)),
            parts.section("genomforande", "Så genomförs det", _facts(setting, activity, document)),
            parts.section("sammanhang", "Därför gör vi det", _chain(setting, activity, document)),
            parts.section(
                "beslut", "Beslut", parts.decisions_list(plan, plan.back(Decision, "activities", activity.id))
            ),
            _similar(setting, activity),
            parts.about(setting, activity),
        ),
    )


def _states(setting: Setting, activity: Activity) -> tuple[Block | None, ...]:
    plan = setting.plan
    rows: list[tuple[Inline, ...]] = []
    for area in plan.many(Area, activity.areas):
        known = state(plan, activity, area.id, on=setting.on)
        result: Inline = Prose(known.state.result) if known and known.state.result else ""
        source: Inline = link(plan, known.report) if known else Muted("Ingen rapport nämner aktiviteten.")
        rows.append((link(plan, area), state_inline(known), result, source))
    earlier = tuple(
        (link(plan, area), state_inline(known), link(plan, known.report))
        for area in plan.many(Area, activity.areas)
        for known in history(plan, activity, area.id, on=setting.on)[1:]
    )
    return (
        Table("Läget i varje område", ("Område", "Läge", "Vad som är gjort", "Enligt"), tuple(rows)),
        Table("Tidigare rapporter", ("Område", "Läge", "Enligt"), earlier) if earlier else None,
    )


def _facts(setting: Setting, activity: Activity, document: Document | None) -> Block | None:
    plan = setting.plan
    areas = plan.many(Area, activity.areas)
    level = level_of(plan, activity)
    word = level_name(plan, level, areas)
    return parts.facts(
        ("När", when(activity).capitalize() or NOT_STATED),
        ("Hur", Prose(activity.how) if activity.how else NOT_STATED),
        ("Vem ansvarar", tuple(link(plan, actor) for actor in plan.many(Actor, activity.responsible)) or NOT_STATED),
        parts.row("Medverkar", plan.many(Actor, activity.participants), plan),
        ("Så följs det upp", Prose(activity.follow_up) if activity.follow_up else NOT_STATED),
        parts.row("För vem", plan.many(TargetGroup, activity.target_groups), plan),
        ("Nivå", word if word != LEVEL[level] else LEVEL[level]),
        parts.row("Indikatorer", plan.many(Indicator, activity.indicators), plan),
        parts.row("Rutiner, avtal och stöd", plan.many(Document, activity.documents), plan),
        ("Plan", link(plan, document)) if document else None,
    )


def _chain(setting: Setting, activity: Activity, document: Document | None) -> Chain:
    plan = setting.plan
    goals = plan.many(Goal, activity.goals)
    above = {upper.id: upper for goal in goals for upper in goals_above(plan, goal)}
    far = {doc.id: doc for upper in above.values() if (doc := plan.one(Document, upper.document)) and doc != document}
    built_on = plan.many(Document, document.builds_on) if document else ()
    steps = (
        ChainStep("Strategi", tuple(link(plan, doc) for doc in far.values())),
        ChainStep("Länets och delregionens mål", tuple(goal_link(plan, upper) for upper in above.values())),
        ChainStep("Plan", (link(plan, document),) if document else ()),
        ChainStep("Mål i planen", tuple(goal_link(plan, goal) for goal in goals)),
        ChainStep("Aktivitet", (activity.name,), here=True),
    )
    there = tuple(step for step in steps if step.items)
    if not far and built_on:
        there = (ChainStep("Planen bygger på", tuple(link(plan, doc) for doc in built_on)), *there)
    return Chain(there)


def _similar(setting: Setting, activity: Activity) -> Section | None:
    plan = setting.plan
    goals = plan.many(Goal, activity.goals)
    tops = {upper.id: upper for goal in goals for upper in (goal, *goals_above(plan, goal))}
    found = {
        other.id: other for goal in tops.values() for other in activities_serving(plan, goal) if other.id != activity.id
    }
    same = [other for other in found.values() if set(other.goals) & set(activity.goals)]
    elsewhere = [other for other in found.values() if other.document != activity.document]
    return parts.section(
        "fler",
        "Fler aktiviteter med samma mål",
        parts.links_list(plan, same, title="I samma plan"),
        parts.links_list(plan, elsewhere, title="I andra planer"),
    )
