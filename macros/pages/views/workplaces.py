"""What the change means where one works: for each municipality six questions in the reader's words, each with an answer.

Every municipality has its place on every workplace's page, `#kommun-…`, so that a
choice of workplace and municipality is a link. Where nothing is known, that is
said, and what to do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from macros.pages import guides
from macros.pages.addresses import address, swedish_order
from macros.pages.components import (
    Answer,
    Answers,
    Block,
    Chooser,
    Item,
    Items,
    Link,
    Muted,
    Notice,
    Prose,
    Section,
)
from macros.pages.setting import Setting
from macros.pages.views import lists, parts, surroundings
from macros.pages.vocabulary import vocabulary
from macros.pages.wording import full_name, link, short, state_inline
from macros.plan.activities import Activity
from macros.plan.derived import areas_above, county_of, in_force, local_plans, municipalities_in, state
from macros.plan.documents import Document, DocumentKind
from macros.plan.due import Due
from macros.plan.goals import Goal, TargetGroup
from macros.plan.places import Actor, Area, AreaKind
from macros.plan.plan import Plan, remembered

DECIDED = "Vad är bestämt?"
TOGETHER = "Vad gör vi tillsammans här?"
FOR_WHOM = "För vem?"
WHOM_TO_ASK = "Vem kan jag fråga?"
NEXT = "Vad händer härnäst?"
WORDS = "Vilka ord är bra att kunna?"
_NEXT_SHOWN = 3
_WORDS_SHOWN = 9


def anchor(area: Area) -> str:
    """The place of a municipality on every workplace's page; an address, so it never changes."""
    return f"kommun-{area.id}"


def sections(
    setting: Setting, actor: Actor, involved: tuple[list[Activity], list[Activity]]
) -> tuple[Section | None, ...]:
    """What stands on a workplace's page between what it is and to whom it reports."""
    plan = setting.plan
    activities = [activity for some in involved for activity in some]
    here = _municipalities(plan, actor)
    told = [area for area in here if _told_apart(setting, area, activities)]
    silent = [area for area in here if area not in told]
    wider = [
        area
        for area in plan.many(Area, dict.fromkeys(area for act in activities for area in act.areas))
        if area.kind is not AreaKind.MUNICIPALITY
    ]
    goals = plan.many(Goal, dict.fromkeys(goal for act in activities for goal in act.goals))
    return (
        parts.section("valj-kommun", "Välj din kommun", _choice(plan, actor, here)),
        parts.section(
            "kommuner", "Så är det i din kommun", *(_answers(setting, actor, area, activities) for area in told)
        ),
        parts.section("omraden", "Det här gör vi i större områden", *_by_area(setting, wider, activities)),
        parts.section("ovriga-kommuner", "Kommuner utan lokal plan här", *_shared(setting, actor, silent, activities)),
        parts.section("bestamt", "Det här gäller överallt", lists.document_items(plan, _everywhere(setting, actor))),
        parts.section("mal", "Mål som vi bidrar till", lists.goals_list(plan, goals)),
    )


def _municipalities(plan: Plan, actor: Actor) -> list[Area]:
    """Where the workplace may be: in its own area, or in every municipality that is known."""
    area = plan.one(Area, actor.area)
    found = municipalities_in(plan, area) if area else ()
    known = found or tuple(area for area in plan.all(Area) if area.kind is AreaKind.MUNICIPALITY)
    return parts.in_order(plan, known)


def _told_apart(setting: Setting, area: Area, activities: Sequence[Activity]) -> bool:
    """Whether a plan or a report tells the municipality apart from its neighbours."""
    plan, on = setting.plan, setting.on
    return bool(local_plans(plan, area, on=on)) or any(
        state(plan, act, area.id, on=on) for act in activities if area.id in act.areas
    )


def _choice(plan: Plan, actor: Actor, municipalities: Sequence[Area]) -> Chooser | None:
    groups: dict[str, list[Link]] = {}
    for area in municipalities:
        county = county_of(plan, area)
        way = Link(f"{address(actor)}#{anchor(area)}", area.name)
        groups.setdefault(county.id if county else "", []).append(way)
    counties = parts.in_order(plan, plan.many(Area, groups))
    found = [(link(plan, county), tuple(groups[county.id])) for county in counties]
    rest = [(None, tuple(groups[""]))] if "" in groups else []
    return Chooser("valj-kommun-har", "Kommuner", (*found, *rest)) if municipalities else None


def _answers(setting: Setting, actor: Actor, area: Area, activities: Sequence[Activity]) -> Answers:
    """The six answers for a municipality with a plan, or with something that this workplace does."""
    plan = setting.plan
    here = [activity for activity in activities if area.id in activity.areas]
    around = _around(plan, area, activities)
    decided = _decided(setting, actor, area)
    return Answers(
        anchor(area),
        full_name(area),
        (
            Answer(DECIDED, _documents(plan, decided)),
            Answer(TOGETHER, _together(setting, area, here, around)),
            Answer(FOR_WHOM, _for_whom(plan, [*here, *around])),
            Answer(WHOM_TO_ASK, _whom_to_ask(setting, area, decided, here)),
            Answer(NEXT, _next(setting, area)),
            Answer(WORDS, _words(plan, [actor, *here, *around], decided)),
        ),
        ("Allt om kommunen: ", link(plan, area)),
    )


def _shared(
    setting: Setting, actor: Actor, municipalities: Sequence[Area], activities: Sequence[Activity]
) -> tuple[Block, ...]:
    """The six answers once for all municipalities of a county for which they are the same: no plan, and no report, tells them apart."""
    plan = setting.plan
    groups: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[Area]] = {}
    for area in municipalities:
        county = county_of(plan, area) or area
        upper = (area, *areas_above(plan, area))
        done = tuple(act.id for act in activities if any(here.id in act.areas for here in upper))
        decided = tuple(document.id for document in _decided(setting, actor, area))
        groups.setdefault((county.id, done, decided), []).append(area)
    counties = parts.in_order(plan, plan.many(Area, dict.fromkeys(county for county, _, _ in groups)))
    return tuple(
        _shared_answers(setting, actor, here, plan.many(Activity, done))
        for county in counties
        for (where, done, _), here in sorted(groups.items(), key=lambda group: not group[0][1])
        if where == county.id
    )


def _shared_answers(setting: Setting, actor: Actor, here: Sequence[Area], known: Sequence[Activity]) -> Answers:
    plan = setting.plan
    first = here[0]
    county = county_of(plan, first) or first
    done = [act for act in known if first.id in act.areas]
    around = _around(plan, first, known)
    decided = _decided(setting, actor, first)
    begin = Notice(
        "empty",
        "Ingen lokal plan finns här än",
        "Det kan pågå arbete ändå. Strategin gäller, och ni kan börja beskriva vad ni gör tillsammans.",
        guides.BEGIN,
    )
    title = full_name(first) if len(here) == 1 else f"{len(here)} kommuner i {full_name(county)}"
    return Answers(
        f"svar-{first.id}",
        title,
        (
            Answer(DECIDED, _documents(plan, decided)),
            Answer(TOGETHER, (*(_together(setting, first, done, around) if known else ()), begin)),
            Answer(FOR_WHOM, _for_whom(plan, known)),
            Answer(WHOM_TO_ASK, _whom_to_ask(setting, county, decided, known)),
            Answer(NEXT, _next(setting, county, first)),
            Answer(WORDS, _words(plan, [actor, *known], decided)),
        ),
        "Svaren gäller för:",
        tuple((anchor(area), area.name) for area in here),
    )


def _around(plan: Plan, area: Area, activities: Iterable[Activity]) -> list[Activity]:
    upper = {above.id for above in areas_above(plan, area)}
    return [activity for activity in activities if area.id not in activity.areas and upper & set(activity.areas)]


def _decided(setting: Setting, actor: Actor, area: Area) -> list[Document]:
    """The documents in force for an area that count for this workplace: local plans, what is aimed at it, plans with goals."""
    plan = setting.plan
    return list(_in_force(plan, area, (actor.id, *([actor.part_of] if actor.part_of else [])), on=setting.on))


def _everywhere(setting: Setting, actor: Actor) -> list[Document]:
    """What is aimed at this workplace and holds in no area of its own, such as laws."""
    plan = setting.plan
    family = (actor.id, *([actor.part_of] if actor.part_of else []))
    aimed = {doc.id: doc for here in family for doc in plan.back(Document, "aimed_at", here)}
    return [doc for doc in aimed.values() if not doc.areas and in_force(doc, on=setting.on)]


@remembered
def _in_force(plan: Plan, area: Area, family: tuple[str, ...], *, on: date) -> tuple[Document, ...]:
    local = local_plans(plan, area, on=on)
    upper = [doc for above in (area, *areas_above(plan, area)) for doc in plan.back(Document, "areas", above.id)]
    found = {
        doc.id: doc
        for doc in upper
        if doc.kind is not DocumentKind.LOCAL_PLAN
        and in_force(doc, on=on)
        and (set(family) & set(doc.aimed_at) or plan.back(Goal, "document", doc.id))
    }
    return (*local, *found.values())


def _documents(plan: Plan, documents: Sequence[Document]) -> tuple[Block, ...]:
    shown = lists.document_items(plan, documents)
    return (shown,) if shown else (Prose("Här finns inget beslutat dokument inlagt än."),)


def _together(setting: Setting, area: Area, here: Sequence[Activity], around: Sequence[Activity]) -> tuple[Block, ...]:
    plan = setting.plan
    blocks: list[Block] = []
    if here:
        states = [state_inline(state(plan, activity, area.id, on=setting.on)) for activity in here]
        blocks.append(Items(tuple(Item(link(plan, act), told) for act, told in zip(here, states, strict=True))))
    else:
        text = f"Ingen aktivitet i planen nämner verksamheten. Se vad som görs i {area.name}:"
        blocks.append(Items((Item(link(plan, area), (), Muted(text)),)))
    if around:
        items = tuple(Item(link(plan, act), parts.areas_line(plan, act.areas)) for act in around)
        blocks.append(Items(items))
    return tuple(blocks)


def _for_whom(plan: Plan, activities: Iterable[Activity]) -> tuple[Block, ...]:
    groups = plan.many(TargetGroup, dict.fromkeys(group for act in activities for group in act.target_groups))
    shown = lists.links_list(plan, groups, columns=True)
    return (shown,) if shown else (Prose("Det framgår inte av uppgifterna här."),)


def _whom_to_ask(
    setting: Setting, area: Area, decided: Sequence[Document], activities: Sequence[Activity]
) -> tuple[Block, ...]:
    """Functions, never persons: who keeps the plans, and who answers for what is done."""
    plan = setting.plan
    local = [doc for doc in decided if doc.kind is DocumentKind.LOCAL_PLAN] or list(decided)
    keepers = {doc.owner: f"Håller i {doc.name}" for doc in reversed(local) if doc.owner}
    doing = dict.fromkeys(actor for act in activities for actor in act.responsible)
    items = [
        Item(link(plan, actor, short(actor)), Muted(actor.contact or ""), Muted(why))
        for found, why in {**dict.fromkeys(doing, "Ansvarar för en aktivitet här"), **keepers}.items()
        if (actor := plan.one(Actor, found))
    ]
    if items:
        return (Items(tuple(items)),)
    return (Prose(f"Ingen funktion är inlagd för {full_name(area)} än. Börja med att fråga din chef."),)


def _next(setting: Setting, *areas: Area) -> tuple[Block, ...]:
    """The nearest follow-up of each document and reason."""
    nearest: dict[tuple[str, str], Due] = {}
    for due in sorted(due for area in areas for due in surroundings.due_here(setting, area)):
        nearest.setdefault((due.document, due.reason), due)
    ahead = lists.due_list(setting.plan, list(nearest.values())[:_NEXT_SHOWN])
    return (ahead,) if ahead else (Prose("Inget datum är inlagt."),)


def _words(plan: Plan, records: Sequence[Actor | Activity], decided: Sequence[Document]) -> tuple[Block, ...]:
    """The words that stand most often in what is told here, in Swedish order."""
    known = vocabulary(plan)
    texts = [text for record in (*records, *decided) for text in (record.name, record.text) if text]
    told = Counter(hit.word for text in texts for hit in known.hits(text))
    most = sorted([word for word, _ in told.most_common(_WORDS_SHOWN)], key=lambda word: swedish_order(word.name))
    items = tuple(Item(Link(word.address, word.name)) for word in most)
    return (Items(items, columns=True) if items else Items((Item(Link("begrepp/index.html", "Alla begrepp")),)),)


def _by_area(setting: Setting, areas: Sequence[Area], activities: Sequence[Activity]) -> tuple[Block, ...]:
    plan = setting.plan
    blocks = []
    for area in parts.in_order(plan, areas):
        here = [activity for activity in activities if area.id in activity.areas]
        blocks.append(Items(tuple(lists.activity_item(setting, activity, area) for activity in here), link(plan, area)))
    return tuple(blocks)
