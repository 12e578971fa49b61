"""The times at which a document itself says that it is to be followed up: what each asks, what reports answer, what is missing."""

from __future__ import annotations

from macros.pages import guides
from macros.pages.addresses import overview_address
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
    Sentence,
)
from macros.pages.kinds import overview_named
from macros.pages.setting import Setting
from macros.pages.views import noted, parts
from macros.pages.wording import link
from macros.plan.activities import NoteKind, Report, ReportKind
from macros.plan.documents import Checkpoint, Document
from macros.plan.due import Due, missing_follow_up, upcoming
from macros.plan.places import Area
from macros.plan.yearly import notes

KIND = overview_named("avstämning")
AHEAD = Chip("Kommer", "planned", "◔")
PASSED = Chip("Tiden har gått", "waiting", "○")
PARTLY = Chip("Delvis rapporterad", "ongoing", "◑")
ANSWERED = Chip("Rapporterad", "done", "✓")


def index(setting: Setting) -> Content:
    """Every document with checkpoints, and how each stands."""
    plan = setting.plan
    found = tuple(
        Item(
            Link(overview_address(KIND, document), document.name), tuple(f"{one.date}" for one in document.checkpoints)
        )
        for document in plan.all(Document)
        if document.checkpoints
    )
    none = Notice("empty", "Inga avstämningar än", "Inget dokument säger när det ska stämmas av.")
    return parts.overview(KIND, parts.section("dokument", "Välj dokument", Items(found) if found else none))


def way(document: Document) -> Items | None:
    """The way to what reports say at the checkpoints, or None if the document has none."""
    if not document.checkpoints:
        return None
    return Items(
        (Item(Link(overview_address(KIND, document), "Avstämningarna: vad de frågar, och vad rapporterna svarar")),)
    )


def content(setting: Setting, document: Document) -> Content:
    """All checkpoints of a document, in the order of time."""
    plan = setting.plan
    inner = sorted(document.checkpoints, key=lambda checkpoint: checkpoint.date)
    return Content(
        over="Avstämning",
        title=f"Avstämningar av {document.name}",
        description=f"När {document.name} ska stämmas av, och vad rapporterna svarar.",
        lede=Sentence(("Dokumentet ", link(plan, document), " säger själv när det ska stämmas av.")),
        sections=parts.sections(*(_section(setting, document, checkpoint) for checkpoint in inner)),
    )


def _section(setting: Setting, document: Document, checkpoint: Checkpoint) -> Section | None:
    plan = setting.plan
    year = checkpoint.date.last.year
    told = [one for one in _told(setting, document) if one.period.last.year == year]
    answers = [one for one in told if one.kind is ReportKind.CHECKPOINT]
    due = [one for one in _unanswered(setting, document) if one.period == checkpoint.date]
    areas = plan.many(Area, document.areas)
    deviations = notes(told, NoteKind.DEVIATION)
    others = tuple(kind for kind in NoteKind if kind is not NoteKind.DEVIATION)
    return parts.section(
        f"avstamning-{checkpoint.date.text}",
        f"Avstämning {checkpoint.date}",
        Facts((("Frågan", checkpoint.text), ("Läge", _state(setting, checkpoint, answers, due)))),
        _answers(setting, answers),
        noted.titled(plan, notes(answers, *others), "Lärt vid avstämningen"),
        *noted.on_levels(plan, areas, deviations, "Ingen avvikelse är rapporterad.", prefix="Avvikelser: "),
        _others(setting, [one for one in told if one not in answers]),
        _missing(setting, due, checkpoint),
    )


def _told(setting: Setting, document: Document) -> list[Report]:
    found = [
        report
        for report in setting.plan.back(Report, "document", document.id)
        if report.period.first <= setting.on and report.is_filled_in
    ]
    return sorted(found, key=lambda report: (report.period, report.id))


def _unanswered(setting: Setting, document: Document) -> list[Due]:
    plan, on = setting.plan, setting.on
    asked = (*missing_follow_up(plan, document, on=on), *upcoming(plan, document, on=on))
    return [one for one in asked if one.kind is ReportKind.CHECKPOINT]


def _state(setting: Setting, checkpoint: Checkpoint, answers: list[Report], due: list[Due]) -> Inline:
    if answers:
        return PARTLY if due else ANSWERED
    return PASSED if checkpoint.date.last < setting.on else AHEAD


def _answers(setting: Setting, answers: list[Report]) -> Items | None:
    plan = setting.plan
    found = tuple(
        Item(link(plan, one, noted.area_of(plan, one)), Muted(str(one.period)), noted.prose(one.assessment or one.text))
        for one in answers
    )
    return Items(found, "Det här svarar rapporterna") if found else None


def _others(setting: Setting, told: list[Report]) -> Items | None:
    found = tuple(Item(link(setting.plan, one)) for one in told)
    return Items(found, "Andra uppföljningar samma år", columns=True) if found else None


def _missing(setting: Setting, due: list[Due], checkpoint: Checkpoint) -> Block | None:
    areas = setting.plan.many(Area, (one.area for one in due))
    if not areas:
        return None
    shown = tuple(link(setting.plan, area) for area in areas)
    if checkpoint.date.last >= setting.on:
        return Notice("info", "Att förbereda", ("En avstämning väntas från", *shown), guides.REPORT)
    why = "Avstämningen kan vara gjord men inte inlagd. Den väntas från"
    return Notice("absent", "Avstämning som inte finns här", (why, *shown), guides.REPORT)
