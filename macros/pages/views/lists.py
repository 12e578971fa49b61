"""Lists, cards and tables of records, as several views show them; each is None where there is nothing to show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from macros.pages import guides
from macros.pages.components import (
    Card,
    Cards,
    Inline,
    Item,
    Items,
    Muted,
    Notice,
    Prose,
    Row,
    Sentence,
    Table,
)
from macros.pages.setting import Setting
from macros.pages.views import parts
from macros.pages.wording import (
    NO_REPORT,
    OUTCOME,
    goal_link,
    goal_word,
    link,
    short,
    state_inline,
    validity,
    when,
)
from macros.plan.activities import Activity, Report
from macros.plan.derived import state
from macros.plan.documents import Decision, Document
from macros.plan.due import Due
from macros.plan.goals import Goal
from macros.plan.messages import listed
from macros.plan.period import Period
from macros.plan.places import Actor, Area
from macros.plan.plan import Plan, remembered, remembered_of_each
from macros.plan.record import Record


def links_list(plan: Plan, records: Iterable[Record], *, title: str = "", columns: bool = False) -> Items | None:
    """A plain list of links in Swedish order, or None."""
    found = parts.in_order(plan, records)
    return Items(tuple([_link_item(plan, record) for record in found]), title, columns) if found else None


@remembered_of_each
def _link_item(plan: Plan, record: Record) -> Item:
    return Item(link(plan, record))


def goals_list(plan: Plan, goals: Iterable[Goal], *, title: str = "", with_document: bool = True) -> Items | None:
    """Goals in the order of their numbers, with the document they stand in unless all stand in one, or None."""
    found = sorted(goals, key=lambda goal: (goal.document, *parts.goal_order(goal)))
    items = tuple(
        Item(goal_link(plan, goal), Muted(document.name) if with_document and document else ())
        for goal in found
        for document in (plan.one(Document, goal.document),)
    )
    return Items(items, title) if items else None


def activity_item(setting: Setting, activity: Activity, area: Area) -> Item:
    """An activity with its state in one area, when it is done, and what the newest report says."""
    known = state(setting.plan, activity, area.id, on=setting.on)
    result = known.state.result if known else None
    details: Inline = (Muted(when(activity).capitalize()),) if when(activity) else ()
    below: Inline = Prose(result) if result else Muted(parts.first_sentence(activity.text))
    return Item(link(setting.plan, activity), (state_inline(known), details), below)


def activities_by_goal(setting: Setting, activities: Sequence[Activity], area: Area) -> tuple[Items, ...]:
    """The activities of an area under the goals that they serve, in the goals' order; each under its first goal."""
    plan = setting.plan
    groups: dict[str, list[Activity]] = {}
    for activity in activities:
        groups.setdefault(activity.goals[0], []).append(activity)
    goals = sorted(plan.many(Goal, groups), key=lambda goal: (goal.document, *parts.goal_order(goal)))
    return tuple(
        Items(tuple(activity_item(setting, activity, area) for activity in groups[goal.id]), goal_link(plan, goal))
        for goal in goals
    )


def states_line(plan: Plan, activity: Activity, *, on: date) -> Inline:
    """The activity's state in each of its areas: `Mellerud: Planerad`, or that nothing is reported."""
    known = [(area, state(plan, activity, area.id, on=on)) for area in plan.many(Area, activity.areas)]
    if all(found is None for _, found in known):
        return NO_REPORT
    return tuple((f"{area.name}: ", state_inline(found)) for area, found in known)


def activity_table(setting: Setting, activities: Sequence[Activity], caption: str) -> Table | None:
    """Activities with where they are done, for whom they count, and how far they have come."""
    rows = tuple(_activity_row(setting.plan, activity, on=setting.on) for activity in activities)
    return Table(caption, ("Aktivitet", "Var", "Mål", "Läge"), rows) if rows else None


@remembered
def _activity_row(plan: Plan, activity: Activity, *, on: date) -> Row:
    return Row(
        (
            link(plan, activity),
            parts.areas_line(plan, activity.areas),
            tuple(goal_link(plan, goal) for goal in plan.many(Goal, activity.goals)),
            states_line(plan, activity, on=on),
        )
    )


def goal_cards(plan: Plan, goals: Iterable[Goal]) -> Cards | None:
    """Goals as cards, in the order of their numbers."""
    found = sorted(goals, key=parts.goal_order)
    cards = tuple(
        Card(link(plan, goal), f"{goal_word(plan, goal)} {goal.number or ''}".strip(), parts.first_sentence(goal.text))
        for goal in found
    )
    return Cards(cards) if cards else None


def document_items(
    plan: Plan, documents: Iterable[Document], *, title: str = "", with_kind: bool = True
) -> Items | None:
    """Documents with their validity, and their kind unless the heading tells it, or None."""
    items = tuple(
        Item(
            link(plan, document),
            Muted(", ".join(filter(None, (document.kind.value if with_kind else "", validity(document))))),
        )
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


def cards(plan: Plan, records: Iterable[Record]) -> Cards | None:
    """Records of any kind as cards with a sentence about each, or None."""
    found = tuple(Card(link(plan, record), text=parts.first_sentence(record.text)) for record in records)
    return Cards(found) if found else None


def missing_notice(plan: Plan, missing: Iterable[Due]) -> Notice | None:
    """Which follow-ups are not here, by document: absence is told as absence, never as failure."""
    asked: dict[str, set[Period]] = {}
    for item in missing:
        asked.setdefault(item.document, set()).add(item.period)
    if not asked:
        return None
    told = tuple(
        Sentence((f"{listed(map(str, sorted(periods)))}: ", link(plan, plan[document])))
        for document, periods in asked.items()
    )
    body: Inline = ("Uppföljningen kan vara gjord men inte inlagd.", *told)
    return Notice("absent", "Uppföljning som inte finns här", body, guides.REPORT)
