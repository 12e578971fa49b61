"""Pages of activities: what, when, how, by whom, how it is followed up, and how far it has come in each place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from macros.pages.components import Block, Chain, ChainStep, Content, Inline, Muted, Prose, Section, Table
from macros.pages.maps import work_maps
from macros.pages.setting import Setting
from macros.pages.views import lists, parts
from macros.pages.wording import LEVEL, goal_link, level_name, link, state_inline, when
from macros.plan.activities import Activity
from macros.plan.derived import activities_serving, county_of, goals_above, history, level_of, state
from macros.plan.documents import Decision, Document
from macros.plan.goals import Goal, GoalKind, Indicator, TargetGroup
from macros.plan.places import Actor, Area
from macros.plan.plan import Plan, remembered_of_each

_MOST_ELSEWHERE = 8
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
        chips=parts.doubt_chip(activity),
        sections=parts.sections(
            parts.section("vad", "Vad vi gör", parts.prose(activity.text)),
            parts.section("lage", "Läget nu", *_states(setting, activity)),
            parts.section("genomforande", "Så genomförs det", _facts(setting, activity, document)),
            parts.section("sammanhang", "Därför gör vi det", _chain(setting, activity, document)),
            parts.section(
                "beslut", "Beslut", lists.decisions_list(plan, plan.back(Decision, "activities", activity.id))
            ),
            _similar(setting, activity),
            parts.doubt(activity),
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
        *work_maps(setting, activity.areas),
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
    """Strategy → vision → the county's goals → plan → the plan's goals → activity; only what is there."""
    plan = setting.plan
    goals = plan.many(Goal, activity.goals)
    near = _served(plan, goals)
    far = {upper.id: upper for goal in goals for upper in goals_above(plan, goal)}
    shown = {upper.id for upper in near}
    visions = [upper for upper in far.values() if upper.kind is GoalKind.VISION and upper.id not in shown]
    strategies = {
        doc.id: doc
        for upper in far.values()
        if upper.document != activity.document and (doc := plan.one(Document, upper.document))
    }
    above = list(strategies.values()) or list(plan.many(Document, document.builds_on) if document else ())
    steps = (
        ChainStep("Strategi" if strategies else "Planen bygger på", tuple(link(plan, doc) for doc in above)),
        ChainStep("Målbild", tuple(goal_link(plan, vision) for vision in visions)),
        ChainStep("Mål som det bidrar till", tuple(goal_link(plan, upper) for upper in near)),
        ChainStep("Plan", (link(plan, document),) if document else ()),
        ChainStep("Mål i planen", tuple(goal_link(plan, goal) for goal in goals)),
        ChainStep("Aktivitet", (activity.name,), here=True),
    )
    return Chain(tuple(step for step in steps if step.items))


def _served(plan: Plan, goals: tuple[Goal, ...]) -> list[Goal]:
    """The goals that `goals` serve directly, each once, without those among them."""
    ids = dict.fromkeys(
        upper for goal in goals for upper in (*goal.supports, *([goal.part_of] if goal.part_of else []))
    )
    near = {goal.id for goal in goals}
    return [upper for upper in plan.many(Goal, ids) if upper.id not in near]


def _similar(setting: Setting, activity: Activity) -> Section | None:
    """Activities with the same goal: those of the same plan, and a few that serve the same goals from other plans."""
    plan = setting.plan
    goals = plan.many(Goal, activity.goals)
    same = {other.id: other for goal in goals for other in plan.back(Activity, "goals", goal.id)}
    served = (*goals, *_served(plan, goals))
    elsewhere = {other.id: other for goal in served for other in _elsewhere(plan, goal, activity)}
    nearest = list(elsewhere.values())[:_MOST_ELSEWHERE]
    return parts.section(
        "fler",
        "Fler aktiviteter med samma mål",
        lists.links_list(plan, [other for other in same.values() if other.id != activity.id], title="För samma mål"),
        lists.links_list(plan, nearest, title="I andra planer"),
        lists.goals_list(plan, served, title="Alla aktiviteter står på målens sidor")
        if len(elsewhere) > len(nearest)
        else None,
    )


def _elsewhere(plan: Plan, goal: Goal, activity: Activity) -> Iterator[Activity]:
    """Activities of other plans that serve a goal, those of the activity's own county first, no more than are shown."""
    home = _county(plan, activity)
    groups = serving_by_county(plan, goal)
    ordered = chain(groups.get(home, ()), *(group for county, group in groups.items() if county != home))
    document = activity.document
    return islice((other for other in ordered if other.document != document), _MOST_ELSEWHERE + 1)


@remembered_of_each
def _county(plan: Plan, activity: Activity) -> str:
    area = plan.one(Area, activity.areas[0])
    county = county_of(plan, area) if area else None
    return county.id if county else ""


@remembered_of_each
def serving_by_county(plan: Plan, goal: Goal) -> dict[str, tuple[Activity, ...]]:
    """The activities that serve a goal, by the county of their first area, in file order."""
    groups: dict[str, list[Activity]] = {}
    for activity in activities_serving(plan, goal):
        groups.setdefault(_county(plan, activity), []).append(activity)
    return {county: tuple(found) for county, found in groups.items()}
