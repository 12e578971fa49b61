"""A municipality's page: its plan and what is done, or what holds without a plan and how to begin."""

from __future__ import annotations

from macros.pages import guides
from macros.pages.components import Block, Chip, Facts, Inline, Item, Items, Muted, Notice, Section
from macros.pages.setting import Setting
from macros.pages.views import assessment, lists, parts, surroundings
from macros.pages.wording import NO_REPORT, STATUS, full_name, goal_link, link, validity
from macros.plan.activities import Activity, Status
from macros.plan.derived import areas_above, coverage, in_force, local_plans, municipalities_in, state
from macros.plan.documents import Document, DocumentKind
from macros.plan.goals import Goal, GoalKind
from macros.plan.places import Actor, Area


def sections(setting: Setting, area: Area) -> tuple[Section | None, ...]:
    """What stands on a municipality's page, between the opening and the box about the page."""
    plan = setting.plan
    plans = local_plans(plan, area, on=setting.on)
    activities = plan.back(Activity, "areas", area.id)
    return (
        parts.section("i-korthet", "I korthet", _brief(setting, area, plans, activities)) if plans else None,
        parts.section("vad-vi-gor", "Det här gör vi", *lists.activities_by_goal(setting, activities, area)),
        parts.section("ingen-plan", "Det här gäller redan", *_without_plan(setting, area)) if not plans else None,
        parts.section("vad-som-gors-nara", "Det här görs i området omkring", *_activities_around(setting, area)),
        parts.section("uppfoljning", "Uppföljning och nästa avstämning", *surroundings.follow_up(setting, area)),
        assessment.brief(setting, area),
        parts.section("beslut", "Beslut", surroundings.decisions(setting, area)),
        parts.section("vem-gor-vad", "Vem gör vad", *_who(setting, area, activities)),
        parts.section("dokument", "Planer och dokument", *surroundings.documents(setting, area)),
        parts.section("grannar", "Kommuner i samma område", _neighbours(setting, area)),
    )


def _brief(setting: Setting, area: Area, plans: tuple[Document, ...], activities: tuple[Activity, ...]) -> Facts | None:
    plan = setting.plan
    local = plans[0]
    joint = [other for other in plan.many(Area, local.areas) if other.id != area.id]
    goals = [goal for here in plans for goal in plan.back(Goal, "document", here.id) if not goal.part_of]
    return parts.facts(
        ("Lokal plan", (link(plan, local), Muted(validity(local)))),
        ("Tillsammans med", tuple(link(plan, other) for other in joint)) if joint else None,
        ("Aktiviteter", _state_counts(setting, area, activities)),
        ("Mål i planen", tuple(goal_link(plan, goal) for goal in sorted(goals, key=parts.goal_order))),
        ("Nästa avstämning", _next(setting, area)),
    )


def _state_counts(setting: Setting, area: Area, activities: tuple[Activity, ...]) -> Inline:
    known = [state(setting.plan, activity, area.id, on=setting.on) for activity in activities]
    told = [found.state.status for found in known if found]
    chips = [
        Chip(f"{STATUS[status].text}: {told.count(status)}", STATUS[status].tone, STATUS[status].sign)
        for status in Status
        if status in told
    ]
    silent = len(known) - len(told)
    if silent:
        chips.append(Chip(f"{NO_REPORT.text}: {silent}", NO_REPORT.tone, NO_REPORT.sign))
    return (f"{len(activities)} {'aktivitet' if len(activities) == 1 else 'aktiviteter'}", *chips)


def _next(setting: Setting, area: Area) -> Inline:
    due = surroundings.due_here(setting, area)
    return (str(due[0].period), Muted(due[0].reason), link(setting.plan, setting.plan[due[0].document])) if due else ()


def _without_plan(setting: Setting, area: Area) -> tuple[Block, ...]:
    plan = setting.plan
    above = areas_above(plan, area)
    documents = [
        doc for upper in above for doc in plan.back(Document, "areas", upper.id) if in_force(doc, on=setting.on)
    ]
    leading = [doc for doc in documents if plan.back(Goal, "document", doc.id)]
    goals = [
        goal for doc in leading for goal in plan.back(Goal, "document", doc.id) if parts.leads_its_kind(plan, goal)
    ]
    kinds = (GoalKind.STEP, GoalKind.SUBGOAL, GoalKind.FOCUS_AREA)
    blocks: list[Block | None] = [
        Notice(
            "empty",
            f"Ingen lokal plan för {full_name(area)} finns här än",
            "Strategierna nedan gäller ändå. De säger vad kommunen och regionen ska göra tillsammans. "
            "Finns en lokal plan? Lägg till den, så får kommunen sin egen sida med aktiviteter och läge.",
            guides.BEGIN,
        ),
        lists.document_items(plan, leading, title="Planer som gäller för kommunen"),
    ]
    blocks += [lists.goal_cards(plan, [goal for goal in goals if goal.kind is kind]) for kind in kinds]
    examples = [
        other for upper in above[-1:] for other in coverage(plan, municipalities_in(plan, upper), on=setting.on)
    ]
    blocks.append(lists.links_list(plan, examples, title="Kommuner i länet med en lokal plan"))
    return tuple(block for block in blocks if block)


def _activities_around(setting: Setting, area: Area) -> tuple[Block, ...]:
    plan = setting.plan
    found = [activity for upper in areas_above(plan, area) for activity in plan.back(Activity, "areas", upper.id)]
    items = tuple(Item(link(plan, activity), parts.areas_line(plan, activity.areas)) for activity in found)
    return (Items(items),) if items else ()


def _who(setting: Setting, area: Area, activities: tuple[Activity, ...]) -> tuple[Block | None, ...]:
    plan = setting.plan
    local = list(plan.back(Actor, "area", area.id))
    doing = {actor.id: actor for act in activities for actor in plan.many(Actor, (*act.responsible, *act.participants))}
    known = {actor.id for actor in local}
    others = [actor for actor in doing.values() if actor.id not in known]
    plans = [doc for doc in plan.back(Document, "areas", area.id) if doc.kind is DocumentKind.LOCAL_PLAN]
    keepers = [
        actor for doc in plans for actor in plan.many(Actor, ([doc.owner] if doc.owner else []) + list(doc.parties))
    ]
    reporting = {actor.id: actor for actor in (*local, *keepers, *doing.values()) if actor.reports_to}
    return (
        lists.links_list(plan, local, title="I kommunen", columns=True),
        lists.links_list(plan, others, title="Ansvarar eller medverkar", columns=True),
        lists.reporting_table(plan, reporting.values()),
    )


def _neighbours(setting: Setting, area: Area) -> Block | None:
    plan = setting.plan
    siblings = plan.back(Area, "part_of", area.part_of) if area.part_of else ()
    return lists.links_list(
        plan, [other for other in siblings if other.kind is area.kind and other.id != area.id], columns=True
    )
