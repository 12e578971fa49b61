"""Pages of areas: what is decided, what is done and who does it in a county, a subregion or a municipality."""

from __future__ import annotations

from macros.pages.addresses import address
from macros.pages.components import (
    Block,
    Chip,
    Content,
    Facts,
    Inline,
    Item,
    Items,
    Link,
    Muted,
    Notice,
    Section,
    Table,
)
from macros.pages.maps import county_map
from macros.pages.setting import Setting
from macros.pages.views import parts
from macros.pages.wording import NO_REPORT, STATUS, full_name, goal_link, kind_of_area, link, short, validity
from macros.plan.activities import Activity, Report, Status
from macros.plan.derived import (
    adopted_by,
    areas_above,
    areas_below,
    coverage,
    in_force,
    local_plans,
    missing_follow_up,
    municipalities_in,
    state,
    upcoming,
)
from macros.plan.documents import Decision, Document, DocumentKind
from macros.plan.goals import Goal, GoalKind
from macros.plan.period import swedish_date
from macros.plan.places import Actor, Area, AreaKind


def content(setting: Setting, area: Area) -> Content:
    """The page of any area."""
    inside = area.kind in {AreaKind.COUNTY, AreaKind.SUBREGION}
    body = _wide(setting, area) if inside else _municipality(setting, area)
    return Content(
        over=kind_of_area(area),
        title=area.name,
        description=f"God och nära vård i {full_name(area)}: planer, aktiviteter, läge, beslut och vem som gör vad.",
        lede=_where(setting, area),
        notices=parts.uncertain(area),
        sections=parts.sections(
            parts.section("om", "Så arbetar området", parts.prose(area.text)), *body, parts.about(setting, area)
        ),
    )


def _where(setting: Setting, area: Area) -> Inline:
    above = tuple(link(setting.plan, upper) for upper in areas_above(setting.plan, area))
    return ((area.long_name,) if area.long_name else ()) + above


def _municipality(setting: Setting, area: Area) -> tuple[Section | None, ...]:
    plan = setting.plan
    plans = local_plans(plan, area, on=setting.on)
    activities = plan.back(Activity, "areas", area.id)
    return (
        parts.section("i-korthet", "I korthet", _brief(setting, area, plans, activities)) if plans else None,
        parts.section("vad-vi-gor", "Det här gör vi", *parts.activities_by_goal(setting, activities, area)),
        parts.section("ingen-plan", "Det här gäller redan", *_without_plan(setting, area)) if not plans else None,
        parts.section("vad-som-gors-nara", "Det här görs i området omkring", *_activities_around(setting, area)),
        parts.section("uppfoljning", "Uppföljning och nästa avstämning", *_follow_up(setting, area)),
        parts.section("beslut", "Beslut", _decisions(setting, area)),
        parts.section("vem-gor-vad", "Vem gör vad", *_who(setting, area, activities)),
        parts.section("dokument", "Planer och dokument", *_documents(setting, area)),
        parts.section("grannar", "Kommuner i samma område", _neighbours(setting, area)),
    )


def _brief(setting: Setting, area: Area, plans: tuple[Document, ...], activities: tuple[Activity, ...]) -> Facts | None:
    plan = setting.plan
    local = plans[0]
    joint = [other for other in plan.many(Area, local.areas) if other.id != area.id]
    steps = {goal.id: goal for activity in activities for goal in plan.many(Goal, activity.goals)}
    return parts.facts(
        ("Lokal plan", (link(plan, local), Muted(validity(local)))),
        ("Tillsammans med", tuple(link(plan, other) for other in joint)) if joint else None,
        ("Aktiviteter", _state_counts(setting, area, activities)),
        ("Mål i planen", tuple(goal_link(plan, goal) for goal in sorted(steps.values(), key=parts.goal_order))),
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
    return (f"{len(activities)} aktiviteter", *chips)


def _documents_for(setting: Setting, area: Area) -> list[Document]:
    plan = setting.plan
    around = (area, *areas_above(plan, area))
    found = {document.id: document for here in around for document in plan.back(Document, "areas", here.id)}
    return list(found.values())


def _next(setting: Setting, area: Area) -> Inline:
    due = _due_here(setting, area)
    return (str(due[0].period), Muted(due[0].reason), link(setting.plan, setting.plan[due[0].document])) if due else ()


def _due_here(setting: Setting, area: Area) -> list:  # type: ignore[type-arg]
    around = {area.id, *(upper.id for upper in areas_above(setting.plan, area))}
    due = [
        item
        for document in _documents_for(setting, area)
        for item in upcoming(setting.plan, document, on=setting.on)
        if item.area == area.id or (item.area in around and item.reason != "Årlig uppföljning")
    ]
    return sorted(due)


def _without_plan(setting: Setting, area: Area) -> tuple[Block, ...]:
    plan = setting.plan
    above = areas_above(plan, area)
    documents = [
        doc for upper in above for doc in plan.back(Document, "areas", upper.id) if in_force(doc, on=setting.on)
    ]
    leading = [doc for doc in documents if plan.back(Goal, "document", doc.id)]
    goals = [goal for doc in leading for goal in plan.back(Goal, "document", doc.id) if not goal.part_of]
    kinds = (GoalKind.STEP, GoalKind.SUBGOAL, GoalKind.FOCUS_AREA)
    blocks: list[Block | None] = [
        Notice(
            "empty",
            f"Ingen lokal plan för {full_name(area)} finns här än",
            "Strategierna nedan gäller ändå. De säger vad kommunen och regionen ska göra tillsammans. "
            "Finns en lokal plan? Lägg till den, så får kommunen sin egen sida med aktiviteter och läge.",
            parts.BEGIN,
        ),
        parts.document_items(plan, leading, title="Planer som gäller för kommunen"),
    ]
    for kind in kinds:
        blocks.append(parts.goal_cards(plan, [goal for goal in goals if goal.kind is kind]))
    examples = [
        other for upper in above[-1:] for other in coverage(plan, municipalities_in(plan, upper), on=setting.on)
    ]
    blocks.append(parts.links_list(plan, examples, title="Kommuner i länet med en lokal plan"))
    return tuple(block for block in blocks if block)


def _activities_around(setting: Setting, area: Area) -> tuple[Block, ...]:
    plan = setting.plan
    found = [activity for upper in areas_above(plan, area) for activity in plan.back(Activity, "areas", upper.id)]
    items = tuple(Item(link(plan, activity), parts.areas_line(plan, activity.areas)) for activity in found)
    return (Items(items),) if items else ()


def _follow_up(setting: Setting, area: Area) -> tuple[Block | None, ...]:
    plan = setting.plan
    due = _due_here(setting, area)
    missing = [
        item
        for document in _documents_for(setting, area)
        for item in missing_follow_up(plan, document, on=setting.on)
        if item.area == area.id
    ]
    ahead = parts.due_list(plan, due[:4])
    return (
        parts.reports_list(plan, plan.back(Report, "area", area.id)),
        Items(ahead.items, "Kommande") if ahead else None,
        _missing(missing),
    )


def _missing(missing: list) -> Notice | None:  # type: ignore[type-arg]
    if not missing:
        return None
    periods = ", ".join(sorted({str(item.period) for item in missing}))
    return Notice(
        "absent",
        "Uppföljning som inte finns här",
        f"Här finns ingen uppföljning för {periods}. Den kan vara gjord men inte inlagd.",
        Link("redaktor/lamna-uppfoljning.html", "Så lämnar du en uppföljning"),
    )


def _decisions(setting: Setting, area: Area) -> Block | None:
    plan = setting.plan
    around = (area, *areas_above(plan, area))
    return parts.decisions_list(plan, [found for here in around for found in plan.back(Decision, "area", here.id)])


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
        parts.links_list(plan, local, title="I kommunen", columns=True),
        parts.links_list(plan, others, title="Ansvarar eller medverkar", columns=True),
        parts.reporting_table(plan, reporting.values()),
    )


def _documents(setting: Setting, area: Area) -> tuple[Block | None, ...]:
    plan = setting.plan
    blocks: list[Block | None] = [
        parts.document_items(plan, plan.back(Document, "areas", here.id), title=full_name(here))
        for here in (area, *areas_above(plan, area))
    ]
    return tuple(blocks)


def _neighbours(setting: Setting, area: Area) -> Block | None:
    plan = setting.plan
    siblings = plan.back(Area, "part_of", area.part_of) if area.part_of else ()
    return parts.links_list(
        plan, [other for other in siblings if other.kind is area.kind and other.id != area.id], columns=True
    )


def _wide(setting: Setting, area: Area) -> tuple[Section | None, ...]:
    plan = setting.plan
    documents = plan.back(Document, "areas", area.id)
    goals = [goal for document in documents for goal in plan.back(Goal, "document", document.id) if not goal.part_of]
    return (
        parts.section("kommuner", "Kommuner", *_municipalities(setting, area)),
        *_goal_sections(setting, goals),
        parts.section("aktiviteter", "Aktiviteter", _activities(setting, area)),
        parts.section("uppfoljning", "Uppföljning och nästa avstämning", *_follow_up(setting, area)),
        parts.section("beslut", "Beslut", _decisions(setting, area)),
        parts.section("nivaer", "Så styrs arbetet", *_steering(setting, area)),
        parts.section("dokument", "Planer och dokument", *_documents(setting, area)),
    )


def _municipalities(setting: Setting, area: Area) -> tuple[Block | None, ...]:
    plan = setting.plan
    found = parts.in_order(plan, municipalities_in(plan, area))
    rows = tuple(_municipality_row(setting, here) for here in found if isinstance(here, Area))
    table = Table(
        f"Kommuner i {area.name}", ("Kommun", "Del av", "Lokal plan", "Antagen strategi", "Aktiviteter"), rows
    )
    subregions = [below for below in areas_below(plan, area) if below.kind in {AreaKind.SUBREGION, AreaKind.CLUSTER}]
    shown = county_map(setting, area) if area.kind is AreaKind.COUNTY else None
    return (shown, parts.links_list(plan, subregions, title="Delregioner", columns=True), table if rows else None)


def _municipality_row(setting: Setting, area: Area) -> tuple[Inline, ...]:
    plan = setting.plan
    plans = local_plans(plan, area, on=setting.on)
    above = areas_above(plan, area)
    around = (area, *above)
    adopted = any(
        decision.area == area.id
        for upper in around
        for document in plan.back(Document, "areas", upper.id)
        for decision in adopted_by(plan, document, on=setting.on)
    )
    parent: Inline = link(plan, above[0]) if above else ""
    return (
        Link(address(area), area.name),
        (parent, Chip("Osäkert", "absent", "?")) if area.uncertain and len(above) > 1 else parent,
        tuple(link(plan, local) for local in plans) or Muted("Ingen här än"),
        Chip("Antagen", "done", "✓") if adopted else Muted("Ingen uppgift"),
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
    found = []
    for kind, anchor, title in _HEADINGS:
        of_kind = [goal for goal in goals if goal.kind is kind]
        nested = [
            sub
            for goal in goals
            if goal.kind is not kind
            for sub in plan.back(Goal, "part_of", goal.id)
            if sub.kind is kind
        ]
        found.append(parts.section(anchor, title, parts.goal_cards(plan, of_kind + nested)))
    return tuple(found)


def _activities(setting: Setting, area: Area) -> Block | None:
    plan = setting.plan
    inside = (area, *areas_below(plan, area))
    found = {activity.id: activity for here in inside for activity in plan.back(Activity, "areas", here.id)}
    return parts.activity_table(setting, list(found.values()), f"Aktiviteter i {area.name}")


def _steering(setting: Setting, area: Area) -> tuple[Block | None, ...]:
    plan = setting.plan
    actors = plan.back(Actor, "area", area.id)
    names = parts.facts(*((level.value.capitalize(), word) for level, word in area.level_names.items()))
    return (
        Facts(tuple((f"Nivå {position}", word) for position, word in enumerate(area.level_names.values(), 1)))
        if names
        else None,
        parts.links_list(plan, actors, title="Aktörer", columns=True),
        parts.reporting_table(plan, actors),
    )


def today_line(setting: Setting) -> Muted:
    """`Läget den 22 november 2026`."""
    return Muted(f"Läget den {swedish_date(setting.on)}")
