"""Pieces that several views share: lists of activities, goals, actors, dates, and the box about the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from macros.pages.addresses import swedish_order
from macros.pages.components import (
    Block,
    Card,
    Cards,
    Facts,
    Inline,
    Item,
    Items,
    Link,
    Muted,
    Notice,
    Outward,
    Prose,
    Section,
    Table,
)
from macros.pages.setting import Setting
from macros.pages.wording import (
    NO_REPORT,
    OUTCOME,
    full_name,
    goal_link,
    goal_title,
    goal_word,
    link,
    name,
    short,
    state_inline,
    validity,
    when,
)
from macros.plan.activities import Activity, Report
from macros.plan.derived import Due, owner_of, state
from macros.plan.documents import Decision, Document
from macros.plan.goals import Goal
from macros.plan.messages import listed
from macros.plan.places import Actor, Area
from macros.plan.plan import Plan
from macros.plan.record import Record

BEGIN = Link("redaktor/lagg-till-lokal-plan.html", "Så lägger du till en lokal plan")
BEGIN_REPORT = Link("redaktor/lamna-uppfoljning.html", "Så lämnar du en uppföljning")


def section(anchor: str, title: str, *blocks: Block | None) -> Section | None:
    """A section of the blocks that are there, or None if there is none."""
    there = tuple(block for block in blocks if block is not None)
    return Section(anchor, title, there) if there else None


def sections(*found: Section | None) -> tuple[Section, ...]:
    """The sections that are there."""
    return tuple(part for part in found if part is not None)


def facts(*rows: tuple[str, Inline] | None) -> Facts | None:
    """Facts of the rows that hold something, or None."""
    there = tuple(row for row in rows if row and row[1])
    return Facts(there) if there else None


def row(label: str, records: Sequence[Record], plan: Plan) -> tuple[str, Inline] | None:
    """A row of links to records, or None if there is none."""
    return (label, tuple(link(plan, record) for record in records)) if records else None


def prose(text: str | None) -> Prose | None:
    """Markdown text as a block, or None."""
    return Prose(text) if text else None


def in_order(plan: Plan, records: Iterable[Record]) -> list[Record]:
    """Records in Swedish order of the names that readers see."""
    return sorted(records, key=lambda record: (swedish_order(name(plan, record)), record.id))


def goal_order(goal: Goal) -> tuple[object, ...]:
    """Sort key: by number where there is one; the others keep the order in which their document writes them."""
    return (goal.number is None, swedish_order(goal.number or ""))


def links_list(plan: Plan, records: Iterable[Record], *, title: str = "", columns: bool = False) -> Items | None:
    """A plain list of links in Swedish order, or None."""
    found = in_order(plan, records)
    return Items(tuple(Item(link(plan, record)) for record in found), title, columns) if found else None


def goals_list(plan: Plan, goals: Iterable[Goal], *, title: str = "") -> Items | None:
    """Goals with the document they stand in, in the order of their numbers, or None."""
    found = sorted(goals, key=lambda goal: (goal.document, *goal_order(goal)))
    items = tuple(
        Item(goal_link(plan, goal), Muted(document.name) if (document := plan.one(Document, goal.document)) else ())
        for goal in found
    )
    return Items(items, title) if items else None


def areas_line(plan: Plan, ids: Iterable[str]) -> Inline:
    """Links to areas side by side."""
    return tuple(link(plan, area) for area in plan.many(Area, ids))


def activity_item(setting: Setting, activity: Activity, area: Area) -> Item:
    """An activity with its state in one area, when it is done, and what the newest report says."""
    known = state(setting.plan, activity, area.id, on=setting.on)
    result = known.state.result if known else None
    details: Inline = (Muted(when(activity).capitalize()),) if when(activity) else ()
    below: Inline = Prose(result) if result else Muted(first_sentence(activity.text))
    return Item(link(setting.plan, activity), (state_inline(known), details), below)


def activities_by_goal(setting: Setting, activities: Sequence[Activity], area: Area) -> tuple[Items, ...]:
    """The activities of an area under the goals that they serve, in the goals' order; each under its first goal."""
    plan = setting.plan
    groups: dict[str, list[Activity]] = {}
    for activity in activities:
        groups.setdefault(activity.goals[0], []).append(activity)
    goals = sorted(plan.many(Goal, groups), key=lambda goal: (goal.document, *goal_order(goal)))
    return tuple(
        Items(tuple(activity_item(setting, activity, area) for activity in groups[goal.id]), goal_link(plan, goal))
        for goal in goals
    )


def states_line(setting: Setting, activity: Activity) -> Inline:
    """The activity's state in each of its areas: `Mellerud: Planerad`, or that nothing is reported."""
    plan = setting.plan
    known = [(area, state(plan, activity, area.id, on=setting.on)) for area in plan.many(Area, activity.areas)]
    if all(found is None for _, found in known):
        return NO_REPORT
    return tuple((f"{area.name}: ", state_inline(found)) for area, found in known)


def activity_table(setting: Setting, activities: Sequence[Activity], caption: str) -> Table | None:
    """Activities with where they are done, for whom they count, and how far they have come."""
    plan = setting.plan
    rows = tuple(
        (
            link(plan, activity),
            areas_line(plan, activity.areas),
            tuple(goal_link(plan, goal) for goal in plan.many(Goal, activity.goals)),
            states_line(setting, activity),
        )
        for activity in activities
    )
    return Table(caption, ("Aktivitet", "Var", "Mål", "Läge"), rows) if rows else None


def goal_cards(plan: Plan, goals: Iterable[Goal]) -> Cards | None:
    """Goals as cards, in the order of their numbers."""
    found = sorted(goals, key=goal_order)
    cards = tuple(
        Card(link(plan, goal), f"{goal_word(plan, goal)} {goal.number or ''}".strip(), first_sentence(goal.text))
        for goal in found
    )
    return Cards(cards) if cards else None


_LABEL = re.compile(r"\A\*\*[^*]{1,40}[.:]\*\*\s*|\A\*\*[^*]{1,40}\*\*[.:]\s*")
_SENTENCE = re.compile(r"(.+?[.!?])(?:\s|\Z)", re.DOTALL)


def first_sentence(text: str | None, *, longest: int = 180) -> str:
    """The first sentence of a text without Markdown's signs or a leading label, cut at a word if it is very long."""
    opening = _LABEL.sub("", (text or "").strip()).split("\n\n")[0]
    plain = " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", opening).replace("*", "").split())
    found = _SENTENCE.match(plain)
    sentence = found.group(1) if found else plain
    return sentence if len(sentence) <= longest else sentence[:longest].rsplit(" ", 1)[0] + " …"


def document_items(plan: Plan, documents: Iterable[Document], *, title: str = "") -> Items | None:
    """Documents with their kind and validity, or None."""
    items = tuple(
        Item(link(plan, document), Muted(", ".join(filter(None, (document.kind.value, validity(document))))))
        for document in documents
    )
    return Items(items, title) if items else None


def reports_list(plan: Plan, reports: Iterable[Report]) -> Items | None:
    """Reports, newest first, or None."""
    newest = sorted(reports, key=lambda report: (report.period, report.id), reverse=True)
    return Items(tuple(Item(link(plan, report)) for report in newest)) if newest else None


def decisions_list(plan: Plan, decisions: Iterable[Decision]) -> Items | None:
    """Decisions with outcome and date, newest first, or None."""
    newest = sorted(decisions, key=lambda decision: (decision.date, decision.id), reverse=True)
    items = tuple(Item(link(plan, found), (OUTCOME[found.outcome], Muted(str(found.date)))) for found in newest)
    return Items(items) if items else None


def due_list(plan: Plan, due: Iterable[Due]) -> Items | None:
    """Follow-ups with when they are due, what they follow up and where, or None."""
    items = tuple(Item((f"{str(item.period).capitalize()}: {item.reason}",), _due_details(plan, item)) for item in due)
    return Items(items) if items else None


def _due_details(plan: Plan, due: Due) -> Inline:
    document, area = plan.get(due.document), plan.get(due.area)
    return tuple(link(plan, record) for record in (document, area) if record)


def reporting_rows(plan: Plan, actors: Iterable[Actor]) -> tuple[tuple[Inline, ...], ...]:
    """Who reports to whom and when: rows of from, to, when."""
    return tuple(
        (link(plan, actor, short(actor)), link(plan, to, short(to)), line.when)
        for actor in actors
        for line in actor.reports_to
        if (to := plan.one(Actor, line.to))
    )


def reporting_table(plan: Plan, actors: Iterable[Actor]) -> Table | None:
    """Who reports to whom and when, or None."""
    rows = reporting_rows(plan, actors)
    return Table("Vem som rapporterar till vem", ("Från", "Till", "När"), rows) if rows else None


def uncertain(record: Record) -> tuple[Notice, ...]:
    """A notice of what is uncertain in a record."""
    return (Notice("uncertain", "Osäker uppgift", Prose(record.uncertain)),) if record.uncertain else ()


def about(setting: Setting, record: Record) -> Section:
    """The box about the page: source and place, owner, review, and the way to the record itself."""
    plan = setting.plan
    place = setting.place(record.id)
    owner = owner_of(plan, record)
    reviewed = record.reviewed
    sources = tuple(
        (link(plan, document), Muted(source.place or ""))
        for source in record.sources
        if (document := plan.one(Document, source.document))
    )
    edit = setting.edit_url.format(file=place.file, line=place.line)
    change: Inline = Outward(edit, "Ändra uppgifterna") if "://" in edit else Link(edit, "Ändra uppgifterna")
    return Section(
        "om-sidan",
        "Om uppgifterna",
        (
            Facts(
                (
                    ("Källa", sources or Muted("Ingen källa är angiven.")),
                    ("Ägare", link(plan, owner, short(owner)) if owner else Muted("Ingen ägare är angiven.")),
                    ("Granskad", str(reviewed) if reviewed else Muted("Inget datum är angivet.")),
                    ("Ändra", (change, Muted(f"{place.file}, rad {place.line}"))),
                )
            ),
        ),
    )


def area_name(plan: Plan, area_id: str | None) -> str:
    """The full name of an area, or nothing."""
    area = plan.one(Area, area_id)
    return full_name(area) if area else ""


def goal_names(plan: Plan, ids: Iterable[str]) -> tuple[str, ...]:
    """Titles of goals, for plain text."""
    return tuple(goal_title(plan, goal) for goal in plan.many(Goal, ids))


def cards(plan: Plan, records: Iterable[Record]) -> Cards | None:
    """Records of any kind as cards with a sentence about each, or None."""
    found = tuple(Card(link(plan, record), text=first_sentence(record.text)) for record in records)
    return Cards(found) if found else None


def missing_notice(missing: Iterable[Due]) -> Notice | None:
    """Which follow-ups are not here: absence is told as absence, never as failure."""
    periods = sorted({item.period for item in missing})
    if not periods:
        return None
    return Notice(
        "absent",
        "Uppföljning som inte finns här",
        f"Här finns ingen uppföljning för {listed(map(str, periods))}. Den kan vara gjord men inte inlagd.",
        BEGIN_REPORT,
    )
