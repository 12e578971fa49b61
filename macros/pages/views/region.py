"""The page of a county, a subregion or a cluster: its municipalities, goals, activities and steering."""

from __future__ import annotations

from macros.pages.addresses import address, overview_address
from macros.pages.components import Block, Chip, Inline, Item, Items, Link, Muted, Section, Table
from macros.pages.kinds import overview_named
from macros.pages.maps import county_map
from macros.pages.overviews import counties_and_assessing, counties_with_activities, counties_with_municipalities
from macros.pages.setting import Setting
from macros.pages.views import lists, parts, surroundings, yearly
from macros.pages.wording import LEVEL, link
from macros.plan.activities import Activity
from macros.plan.derived import areas_above, areas_below, local_plans, municipalities_in
from macros.plan.documents import Document
from macros.plan.goals import Goal, GoalKind
from macros.plan.places import Actor, Area, AreaKind
from macros.plan.standing import adoptions, newest_report


def sections(setting: Setting, area: Area) -> tuple[Section | None, ...]:
    """What stands on the page of an area with municipalities in it, between the opening and the box about the page."""
    plan = setting.plan
    documents = plan.back(Document, "areas", area.id)
    written = [goal for document in documents for goal in plan.back(Goal, "document", document.id)]
    goals = [goal for goal in written if parts.leads_its_kind(plan, goal)]
    return (
        parts.section("kommuner", "Kommuner", *_municipalities(setting, area)),
        *_goal_sections(setting, goals),
        parts.section("aktiviteter", "Aktiviteter", _activities(setting, area)),
        parts.section("uppfoljning", "Uppföljning och nästa avstämning", *surroundings.follow_up(setting, area)),
        parts.section("arsrapporter", "Årsrapporter", yearly.links(setting.plan, area)),
        parts.section("beslut", "Beslut", surroundings.decisions(setting, area)),
        parts.section("nivaer", "Så styrs arbetet", *_steering(setting, area)),
        parts.section("dokument", "Planer och dokument", *surroundings.documents(setting, area)),
    )


def _municipalities(setting: Setting, area: Area) -> tuple[Block | None, ...]:
    plan = setting.plan
    found = parts.in_order(plan, municipalities_in(plan, area))
    rows = tuple(_municipality_row(setting, here) for here in found)
    table = Table(
        f"Kommuner i {area.name}",
        ("Kommun", "Del av", "Lokal plan", "Antagen strategi", "Följt upp", "Aktiviteter"),
        rows,
    )
    subregions = [below for below in areas_below(plan, area) if below.kind in {AreaKind.SUBREGION, AreaKind.CLUSTER}]
    shown = county_map(setting, area) if area.kind is AreaKind.COUNTY else None
    return (
        shown,
        lists.links_list(plan, subregions, title="Delregioner", columns=True),
        table if rows else None,
        _following(setting, area),
    )


def _following(setting: Setting, area: Area) -> Items | None:
    """The way to the county's pages of where things stand."""
    plan = setting.plan
    ways = (
        ("täckning", "Täckning år för år, och vad som saknas", counties_with_municipalities),
        ("läge", "Läget för aktiviteterna", counties_with_activities),
        ("självskattning", "Självskattning av målen", counties_and_assessing),
    )
    items = tuple(
        Item(Link(overview_address(overview_named(kind), area), words))
        for kind, words, shown in ways
        if area in shown(plan)
    )
    return Items(items, "Följ arbetet") if items and area.kind is AreaKind.COUNTY else None


def _municipality_row(setting: Setting, area: Area) -> tuple[Inline, ...]:
    plan = setting.plan
    plans = local_plans(plan, area, on=setting.on)
    above = areas_above(plan, area)
    adopted = adoptions(plan, area, on=setting.on)
    report = newest_report(plan, area, on=setting.on)
    parent: Inline = link(plan, above[0]) if above else ""
    return (
        Link(address(area), area.name),
        (parent, Chip("Osäkert", "absent", "?")) if area.uncertain and len(above) > 1 else parent,
        tuple(link(plan, local) for local in plans) or Muted("Ingen här än"),
        (Chip("Antagen", "done", "✓"), Muted(str(adopted[0].date))) if adopted else Muted("Ingen uppgift"),
        link(plan, report, str(report.period)) if report else Muted("Ingen här än"),
        str(len(plan.back(Activity, "areas", area.id))),
    )


_HEADINGS = (
    (GoalKind.VISION, "malbild", "Målbild"),
    (GoalKind.STEP, "steg", "Steg"),
    (GoalKind.SUBGOAL, "delmal", "Delmål"),
    (GoalKind.FOCUS_AREA, "fokusomraden", "Fokusområden"),
    (GoalKind.ASSIGNMENT, "uppdrag", "Uppdrag"),
    (GoalKind.FOUNDATION, "forutsattningar", "Förutsättningar"),
    (GoalKind.PRINCIPLE, "principer", "Principer"),
)


def _goal_sections(setting: Setting, goals: list[Goal]) -> tuple[Section | None, ...]:
    plan = setting.plan
    return tuple(
        parts.section(anchor, title, lists.goal_cards(plan, [goal for goal in goals if goal.kind is kind]))
        for kind, anchor, title in _HEADINGS
    )


def _activities(setting: Setting, area: Area) -> Block | None:
    plan = setting.plan
    inside = (area, *areas_below(plan, area))
    found = {activity.id: activity for here in inside for activity in plan.back(Activity, "areas", here.id)}
    return lists.activity_table(setting, list(found.values()), f"Aktiviteter i {area.name}")


def _steering(setting: Setting, area: Area) -> tuple[Block | None, ...]:
    plan = setting.plan
    actors = plan.back(Actor, "area", area.id)
    return (
        parts.facts(*((LEVEL[level], word) for level, word in area.level_names.items())),
        lists.links_list(plan, actors, title="Aktörer", columns=True),
        lists.reporting_table(plan, actors),
    )
