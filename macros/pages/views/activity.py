"""Pages of activities: what, when, how, by whom, how it is followed up, and how far it has come in each place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from macros.pages.components import Block, Content, Inline, Muted, Prose, Section, Table
from macros.pages.maps import work_maps
from macros.pages.setting import Setting
from macros.pages.views import lists, parts, thread
from macros.pages.wording import LEVEL, level_name, link, state_inline, when
from macros.plan.activities import Activity
from macros.plan.derived import activities_serving, county_of, history, level_of, state
from macros.plan.documents import Decision, Document
from macros.plan.goals import Goal, Indicator, TargetGroup
from macros.plan.places import Actor, Area
from macros.plan.plan import Plan, remembered_of_each
from macros.plan.thread import served_by

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
            parts.section("sammanhang", "Därför gör vi det", thread.chain(setting, activity)),
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
        (
            "Rutiner, avtal och stöd",
            tuple(thread.marked(setting, one) for one in plan.many(Document, activity.documents)),
        ),
        ("Plan", thread.marked(setting, document)) if document else None,
    )


def _similar(setting: Setting, activity: Activity) -> Section | None:
    """Activities with the same goal: those of the same plan, and a few that serve the same goals from other plans."""
    plan = setting.plan
    goals = plan.many(Goal, activity.goals)
    same = {other.id: other for goal in goals for other in plan.back(Activity, "goals", goal.id)}
    served = (*goals, *served_by(plan, goals))
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
