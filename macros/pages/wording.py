"""Swedish words and signs for what the model holds as codes: states, outcomes, kinds, levels. No logic but look-up."""

from __future__ import annotations

from decimal import Decimal

from macros.pages.addresses import address
from macros.pages.components import Chip, Inline, Link, Muted
from macros.plan.activities import Activity, Fact, NoteKind, Report, ReportKind, Status
from macros.plan.derived import Known, county_of
from macros.plan.documents import Document, DocumentStatus, Outcome
from macros.plan.goals import Goal
from macros.plan.places import Actor, Area, AreaKind, Level
from macros.plan.plan import Plan, remembered_of_each
from macros.plan.record import Record
from macros.plan.values import SMALLEST_GROUP

STATUS = {
    Status.NOT_STARTED: Chip("Ej påbörjad", "waiting", "○"),
    Status.PLANNED: Chip("Planerad", "planned", "◔"),
    Status.ONGOING: Chip("Pågår", "ongoing", "◑"),
    Status.INTRODUCED: Chip("Införd", "done", "●"),
    Status.FINISHED: Chip("Avslutad", "done", "✓"),
    Status.PAUSED: Chip("Pausad", "paused", "‖"),
}
NO_REPORT = Chip("Ingen uppgift", "absent", "–")

OUTCOME = {
    Outcome.PROPOSED: Chip("Föreslagen", "planned", "◔"),
    Outcome.DECIDED: Chip("Beslutad", "done", "✓"),
    Outcome.REJECTED: Chip("Avslagen", "paused", "×"),
    Outcome.REFERRED_BACK: Chip("Återremiss", "waiting", "↺"),
}

DOCUMENT_STATUS = {
    DocumentStatus.DRAFT: Chip("Utkast", "waiting", "○"),
    DocumentStatus.CONSULTATION: Chip("På remiss", "planned", "◔"),
    DocumentStatus.DECIDED: Chip("Beslutad", "done", "✓"),
    DocumentStatus.REPEALED: Chip("Upphävd", "paused", "×"),
}

REPORT_KIND = {
    ReportKind.YEARLY: "Årlig uppföljning",
    ReportKind.STATUS: "Lägesrapport",
    ReportKind.CHECKPOINT: "Avstämning",
}

NOTE_KIND = {
    NoteKind.LESSON: "Lärdom",
    NoteKind.SUCCESS_FACTOR: "Framgångsfaktor",
    NoteKind.CHALLENGE: "Utmaning",
    NoteKind.GOOD_EXAMPLE: "Gott exempel",
    NoteKind.FRICTION: "Skav",
    NoteKind.DEVIATION: "Avvikelse",
}

FACT = {Fact.WHEN: "När", Fact.HOW: "Hur", Fact.WHO: "Vem ansvarar", Fact.FOLLOW_UP: "Uppföljning"}

SCORE = {1: "stämmer inte alls", 2: "stämmer ganska dåligt", 3: "stämmer ganska bra", 4: "stämmer mycket bra"}

LEVEL = {Level.COUNTY: "Länsnivå", Level.MIDDLE: "Mellannivå", Level.LOCAL: "Lokal nivå"}


def name(plan: Plan, record: Record) -> str:
    """The name readers see: a report is named by its kind, area and period, a numbered goal with its number."""
    if isinstance(record, Report):
        area = plan.get(record.area)
        return f"{REPORT_KIND[record.kind]} {record.period}, {area.name if area else record.area}"
    return record.name


def link(plan: Plan, record: Record, text: str | None = None) -> Link:
    """A link to the record's page under its name, or under `text`."""
    return Link(address(record), text) if text else _named_link(plan, record)


@remembered_of_each
def _named_link(plan: Plan, record: Record) -> Link:
    return Link(address(record), name(plan, record))


def goal_title(plan: Plan, goal: Goal) -> str:
    """`Steg 5. Utveckla arbetssätt …`: the document's own word for the kind, the number and the name."""
    return f"{goal_word(plan, goal)} {goal.number}. {goal.name}" if goal.number else goal.name


def goal_word(plan: Plan, goal: Goal) -> str:
    """The document's own word for the goal's kind, else the kind: `Steg`."""
    document = plan.one(Document, goal.document)
    return (document.kind_names.get(goal.kind) if document else None) or goal.kind.value.capitalize()


@remembered_of_each
def goal_link(plan: Plan, goal: Goal) -> Link:
    """A link to a goal under its kind, number and name."""
    return link(plan, goal, goal_title(plan, goal))


def full_name(area: Area) -> str:
    """`Melleruds kommun` where it is given, else the short name."""
    return area.long_name or area.name


def level_name(plan: Plan, level: Level, areas: tuple[Area, ...]) -> str:
    """The county's own name for a level of steering where the areas share one, else the common name."""
    counties = {county.id: county for area in areas if (county := county_of(plan, area))}
    names = {county.level_names.get(level) for county in counties.values()}
    return next(iter(names)) or LEVEL[level] if len(names) == 1 else LEVEL[level]


def state_inline(known: Known | None) -> Inline:
    """The state as a chip, with the time of the report that tells it."""
    if known is None:
        return NO_REPORT
    return (STATUS[known.state.status], Muted(str(known.report.period)))


def when(activity: Activity) -> str:
    """`2024`, `från januari 2024`, `till 2026` or `januari 2024 till 2026`; empty if the plan does not say."""
    if activity.start and activity.end:
        return (
            str(activity.start) if activity.start.text == activity.end.text else f"{activity.start} till {activity.end}"
        )
    if activity.start:
        return f"från {activity.start}"
    return f"till {activity.end}" if activity.end else ""


def validity(document: Document) -> str:
    """`2024 till 2026`, `från 2022`, `till och med 2030`; empty if the document does not say."""
    if document.valid_from and document.valid_to:
        return f"{document.valid_from} till {document.valid_to}"
    if document.valid_from:
        return f"från {document.valid_from}"
    return f"till och med {document.valid_to}" if document.valid_to else ""


def short(actor: Actor) -> str:
    """The actor's name with its abbreviation in brackets, unless the name holds it already."""
    given = actor.abbreviation
    return f"{actor.name} ({given})" if given and given not in actor.name else actor.name


def kind_of_area(area: Area) -> str:
    """`Län`, `Delregion`, `Kommun` or `Kluster`."""
    return {AreaKind.COUNTY: "Län", AreaKind.SUBREGION: "Delregion"}.get(area.kind, area.kind.value.capitalize())


def shown_value(value: Decimal | None, count: int | None) -> Inline:
    """A value as readers see it; one that could point someone out is not shown."""
    if value is None or (count is not None and count < SMALLEST_GROUP):
        return Muted("Visas inte: färre än fem personer")
    return comma(value)


def comma(value: Decimal) -> str:
    """A number as it is written in Swedish: `72,5`."""
    return str(value).replace(".", ",")
