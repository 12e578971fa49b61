"""The red thread on pages: an activity's way up to law and agreement, and what a document carries. Aged documents are marked."""

from __future__ import annotations

from macros.pages import charts
from macros.pages.addresses import address
from macros.pages.components import (
    Block,
    Chain,
    ChainStep,
    Chip,
    Inline,
    Item,
    Items,
    Link,
    Muted,
    Notice,
    Sentence,
    Table,
)
from macros.pages.setting import Setting
from macros.pages.views import lists
from macros.pages.wording import goal_link, link
from macros.plan.activities import Activity, Status
from macros.plan.documents import Document
from macros.plan.goals import Goal, Indicator
from macros.plan.plan import Plan
from macros.plan.thread import GROUNDS, Age, age_of, grounds_of, leaning_on, serving, thread_of

_MOST_GROUNDS = 4
_MOST_LEANING = 25
_MOST_GOALS = 12

_AGED = {
    Age.REPLACED: Chip("Ersatt", "paused", "×"),
    Age.REPEALED: Chip("Upphävd", "paused", "×"),
    Age.EXPIRED: Chip("Har gått ut", "paused", "×"),
}


def aged(setting: Setting, document: Document) -> tuple[Inline, ...]:
    """A mark on a document that no longer holds, with what holds instead; nothing on one that holds."""
    age = age_of(document, on=setting.on)
    if age is None:
        return ()
    newer = setting.plan.one(Document, document.replaced_by)
    told: Inline = Sentence(("av ", link(setting.plan, newer))) if newer else ()
    if age is Age.EXPIRED and document.valid_to:
        told = Muted(f"gällde till och med {document.valid_to}")
    return (_AGED[age], told)


def marked(setting: Setting, document: Document) -> Inline:
    """A link to a document, marked if it no longer holds."""
    age = aged(setting, document)
    return (link(setting.plan, document), *age) if age else link(setting.plan, document)


def chain(setting: Setting, activity: Activity) -> Chain:
    """Law and agreement → strategy → vision → the county's goals → plan → its goals → activity → measure; only what is there."""
    plan = setting.plan
    found = thread_of(plan, activity)
    above = found.strategies or (plan.many(Document, found.plan.builds_on) if found.plan else ())
    ground = {document.id for document in found.grounds}
    below = tuple(document for document in above if document.id not in ground)
    steps = (
        ChainStep("Lag och avtal", _grounds(setting, found.grounds, found.plan)),
        ChainStep("Strategi" if found.strategies else "Planen bygger på", tuple(marked(setting, one) for one in below)),
        ChainStep("Målbild", tuple(goal_link(plan, vision) for vision in found.visions)),
        ChainStep("Mål som det bidrar till", tuple(goal_link(plan, upper) for upper in found.served)),
        ChainStep("Plan", (marked(setting, found.plan),) if found.plan else ()),
        ChainStep("Mål i planen", tuple(goal_link(plan, goal) for goal in found.goals)),
        ChainStep("Aktivitet", (activity.name,), here=True),
        ChainStep("Mäts med", tuple(link(plan, one) for one in found.indicators)),
    )
    return Chain(tuple(step for step in steps if step.items))


def _grounds(setting: Setting, grounds: tuple[Document, ...], document: Document | None) -> tuple[Inline, ...]:
    """The nearest laws and agreements, those that no longer hold always among them, and where the rest stand."""
    shown = [one for number, one in enumerate(grounds) if number < _MOST_GROUNDS or age_of(one, on=setting.on)]
    more: tuple[Inline, ...] = ()
    if len(shown) < len(grounds) and document:
        more = (Link(f"{address(document)}#samband", f"Ytterligare {len(grounds) - len(shown)}, via planen"),)
    return (*(marked(setting, one) for one in shown), *more)


def grounds(setting: Setting, document: Document | None) -> tuple[Inline, ...]:
    """The laws and agreements behind a document, for the top of a goal's chain."""
    found = tuple(one for one in grounds_of(setting.plan, document) if one.kind in GROUNDS) if document else ()
    return _grounds(setting, found, document)


def warning(setting: Setting, document: Document) -> Notice | None:
    """That a document builds straight on something that no longer holds."""
    if age_of(document, on=setting.on):
        return None
    plan = setting.plan
    old = [(one, age) for one in plan.many(Document, document.builds_on) if (age := age_of(one, on=setting.on))]
    if not old:
        return None
    told = tuple(_told(plan, one, age) for one, age in old)
    return Notice("warning", "Bygger på något som inte gäller längre", told)


def _told(plan: Plan, document: Document, age: Age) -> Sentence:
    newer = plan.one(Document, document.replaced_by)
    if newer:
        return Sentence((link(plan, document), " är ersatt av ", link(plan, newer), "."))
    said = f" gällde till och med {document.valid_to}." if age is Age.EXPIRED else " är upphävd."
    return Sentence((link(plan, document), said))


def carried(setting: Setting, document: Document) -> tuple[Block | None, ...]:
    """What serves a law, an agreement or a strategy: plans that lean on it, with their goals, activities and follow-up."""
    plan = setting.plan
    leaning = leaning_on(plan, document)
    direct = plan.back(Document, "builds_on", document.id)
    goals = [goal for one in direct for goal in plan.back(Goal, "document", one.id) if not goal.part_of]
    named = plan.back(Activity, "documents", document.id)
    return (
        *_plans(setting, document, leaning),
        lists.goals_list(
            plan, goals[:_MOST_GOALS], title="Mål i de dokument som bygger på det", with_document=len(direct) > 1
        ),
        _rest(direct) if len(goals) > _MOST_GOALS else None,
        lists.links_list(plan, plan.back(Indicator, "documents", document.id), title="Indikatorer"),
        lists.activity_table(setting, named, "Aktiviteter som nämner dokumentet"),
    )


def _rest(direct: tuple[Document, ...]) -> Items:
    """The way to the goals that are not listed."""
    links = tuple(Item(Link(address(one), f"Alla mål i {one.name}")) for one in direct[:_MOST_GOALS])
    return Items(links)


def _plans(setting: Setting, document: Document, leaning: tuple[Document, ...]) -> tuple[Block, ...]:
    """The plans that lean on a document, and how far what they do has come; a bar of states where there are reports."""
    plan = setting.plan
    found = [serving(plan, one, on=setting.on) for one in leaning[:_MOST_LEANING]]
    rows: list[tuple[Inline, ...]] = []
    for one in found:
        if not (one.goals or one.activities):
            continue
        told: dict[Status | None, int] = dict(one.told)
        words = charts.states_words(told) if told else ""
        newest: Inline = link(plan, one.newest, str(one.newest.period)) if one.newest else Muted("Ingen här än")
        rows.append(
            (
                marked(setting, one.document),
                str(len(one.goals)),
                str(len(one.activities)),
                words or Muted("Ingen uppgift"),
                newest,
            )
        )
    if not rows:
        return ()
    caption = f"Planer som vilar på {document.name}"
    more = len(leaning) - len(found)
    rest = (Items((Item(Muted(f"Och {more} dokument till.")),)),) if more > 0 else ()
    return (Table(caption, ("Plan", "Mål", "Aktiviteter", "Läge", "Senast följd upp"), tuple(rows)), *rest)
