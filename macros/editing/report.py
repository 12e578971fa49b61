"""A report to fill in: every activity, subgoal and indicator that it may tell of, with the earlier answers beside. Writes no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from macros.editing.lines import choices, explain, heading, wait
from macros.pages.wording import NOTE_KIND, SCORE, comma, full_name, validity
from macros.plan.activities import Activity, NoteKind, Report, ReportKind, Status
from macros.plan.documents import Document
from macros.plan.goals import Better, Goal, Indicator
from macros.plan.period import Period
from macros.plan.places import Actor, Area
from macros.plan.plan import Plan
from macros.plan.reporting import activities_of, assessed_goals, earlier_reports, indicators_of
from macros.plan.valuefiles import ValueFile
from macros.plan.values import Value, values_of

STATUS_MEANS: Mapping[Status, str] = MappingProxyType(
    {
        Status.NOT_STARTED: "inget är bestämt om när det ska börja",
        Status.PLANNED: "ni har bestämt att börja, men inte börjat",
        Status.ONGOING: "arbetet är i gång",
        Status.INTRODUCED: "arbetssättet är en del av vardagen",
        Status.FINISHED: "det är klart, eller har slutat",
        Status.PAUSED: "det är i gång men står stilla",
    }
)
"""When each state is right, in the words of the handbook."""
BETTER = {Better.HIGHER: "högre är bättre", Better.LOWER: "lägre är bättre", Better.NEITHER: ""}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is to be of: which plan and area, when, and of which kind; `on` is the day it is begun."""

    document: Document
    area: Area
    period: Period
    kind: ReportKind
    on: date

    @property
    def file(self) -> str:
        """Where the report lies in the data folder."""
        return f"uppfoljning/{self.document.id}/{self.area.id}-{self.period.text}.yml"


def report_text(plan: Plan, asked: Asked) -> str:
    """The whole text of a file to fill in; as it is, it passes the check and counts as no follow-up."""
    earlier = earlier_reports(plan, asked.document, asked.area, before=asked.period)
    lines = (
        *_opening(asked, earlier),
        *_head(plan, asked, earlier),
        *_activities(plan, asked, earlier),
        *_scores(plan, asked, earlier),
        *_values(plan, asked),
        *_notes(plan, asked, earlier),
    )
    return "".join(f"{line}\n" for line in lines)


def _opening(asked: Asked, earlier: tuple[Report, ...]) -> Iterator[str]:
    yield from explain(f"Uppföljning {asked.period} av {asked.document.name}, {full_name(asked.area)}")
    if when := validity(asked.document):
        yield from explain(f"Planen gäller {when}.")
    yield from explain(
        f"Förra uppföljningen: {earlier[0].period}." if earlier else "Det här är den första uppföljningen."
    )
    yield "##"
    yield from explain("Så här fyller du i:")
    steps = (
        "Rader som börjar med ## förklarar. Låt dem stå, eller ta bort dem.",
        "Rader som börjar med ett ensamt # är frågor. Ta bort # på raderna som ni svarar på. Skriv svaret efter kolonet.",
        "Hoppa över det som ni inte vet. Det visas som ”ingen uppgift”, aldrig som att inget görs.",
        'Text med kolon eller # i ska stå inom citattecken: "så här".',
        "Skriv aldrig så att en person kan kännas igen, och inga namn på personer.",
        "Kör sedan: fardplan kontroll",
    )
    for number, step in enumerate(steps, 1):
        yield from explain(step, first=f"{number}. ", indent="   ")
    yield "##"
    yield from choices("läge", ((status.value, STATUS_MEANS[status]) for status in Status))
    yield from choices("värde i självskattningen", ((str(value), words) for value, words in SCORE.items()))
    yield from choices("typ av anteckning", ((kind.value, "") for kind in NoteKind))
    yield ""


def _head(plan: Plan, asked: Asked, earlier: tuple[Report, ...]) -> Iterator[str]:
    yield from (
        f"typ: {asked.kind.value}",
        f"dokument: {asked.document.id}",
        f"område: {asked.area.id}",
        f"period: {asked.period.text}",
    )
    senders = _senders(plan, asked, earlier)
    receivers = plan.many(
        Actor, (*(earlier[0].to if earlier else ()), *(line.to for one in senders for line in one.reports_to))
    )
    yield from heading("Vem som lämnar uppföljningen, och till vem")
    yield from _actors("Förslag på vem som lämnar", senders)
    yield from wait(f"lämnad_av: {senders[0].id if senders else ''}".rstrip())
    yield from _actors("Förslag på vem som tar emot", receivers)
    yield from wait(f"lämnad_till: [{', '.join(dict.fromkeys(actor.id for actor in receivers))}]")
    yield from heading("Samlad bedömning: hur går arbetet?")
    yield from _before(earlier[0].assessment or "" if earlier else "", earlier[0] if earlier else None)
    yield from wait("bedömning:")


def _senders(plan: Plan, asked: Asked, earlier: tuple[Report, ...]) -> tuple[Actor, ...]:
    """Who may hand in the report: whoever did before, those of the area, those who keep the plan."""
    ids = [report.by for report in earlier if report.by]
    ids += [actor.id for actor in plan.back(Actor, "area", asked.area.id)]
    ids += [asked.document.owner] if asked.document.owner else []
    return plan.many(Actor, dict.fromkeys((*ids, *asked.document.parties)))


def _actors(title: str, actors: tuple[Actor, ...]) -> Iterator[str]:
    if actors:
        known = {actor.id: actor.name for actor in actors}
        yield from choices(title, list(known.items())[:12])


def _activities(plan: Plan, asked: Asked, earlier: tuple[Report, ...]) -> Iterator[str]:
    found = activities_of(plan, asked.document, asked.area)
    if not found:
        return
    told = {state.activity: (state, report) for report in reversed(earlier) for state in report.activities}
    yield from heading("Läget för varje aktivitet")
    yield "aktiviteter:"
    for activity in found:
        yield ""
        yield from explain(activity.name)
        if activity.follow_up:
            yield from explain(activity.follow_up, first="Följs upp så här: ")
        state, report = told.get(activity.id, (None, None))
        yield from _before(f"{state.status.value}. {state.result or ''}" if state else "", report)
        yield from wait(f"  - aktivitet: {activity.id}", "    läge:", "    resultat:")


def _scores(plan: Plan, asked: Asked, earlier: tuple[Report, ...]) -> Iterator[str]:
    goals = assessed_goals(plan, asked.document)
    if not goals:
        return
    told = {score.goal: (score, report) for report in reversed(earlier) for score in report.scores}
    yield from heading("Självskattning: hur väl stämmer varje delmål hos er?")
    yield from explain(", ".join(f"{value} {words}" for value, words in SCORE.items()))
    yield "självskattning:"
    for goal in goals:
        yield ""
        yield from explain(_numbered(goal))
        yield from explain(goal.text or "")
        score, report = told.get(goal.id, (None, None))
        yield from _before(f"{score.value} {SCORE[score.value]}. {score.comment or ''}" if score else "", report)
        yield from wait(f"  - mål: {goal.id}", "    värde:", "    kommentar:")


def _numbered(goal: Goal) -> str:
    return f"{goal.number}. {goal.name}" if goal.number else goal.name


def _values(plan: Plan, asked: Asked) -> Iterator[str]:
    indicators = indicators_of(plan, asked.document)
    if not indicators:
        return
    yield from heading("Värden för indikatorer")
    yield from explain(
        "Skriv bara siffror i värde, och i antal hur många personer som ligger bakom. "
        "Är de färre än fem: ta bort värde och antal, och skriv för_få: true."
    )
    yield "värden:"
    for indicator in indicators:
        yield ""
        unit = ", ".join(filter(None, (indicator.unit, BETTER[indicator.better])))
        yield from explain(f"{indicator.name} ({unit})" if unit else indicator.name)
        known = values_of(plan, indicator, asked.area.id, on=asked.on)
        yield from _known(known, asked.period)
        yield from wait(f"  - indikator: {indicator.id}", "    värde:", "    antal:")


def _known(known: tuple[Value, ...], period: Period) -> Iterator[str]:
    """The newest value from before, and what is there already for the very period."""
    before = [value for value in known if value.period < period]
    if before:
        yield from explain(f"Förra värdet ({before[-1].period}): {_figure(before[-1])}.")
    now = next((value for value in known if value.period == period and isinstance(value.origin, ValueFile)), None)
    if now:
        yield from explain(f"Värdet för {period} finns redan ({_figure(now)}, hämtat). Ni behöver inte lämna det.")


def _figure(value: Value) -> str:
    return "för få personer för att visas" if value.value is None else comma(value.value)


def _notes(plan: Plan, asked: Asked, earlier: tuple[Report, ...]) -> Iterator[str]:
    yield from heading("Lärdomar, framgångsfaktorer, utmaningar, goda exempel, skav och avvikelser")
    yield from explain("Kopiera de fyra raderna för varje anteckning. prioritet: 1 är viktigast och 5 minst viktigt.")
    goals = plan.back(Goal, "document", asked.document.id)
    if goals:
        yield from choices("mål som en anteckning kan gälla", ((goal.id, _numbered(goal)) for goal in goals))
    for note in earlier[0].notes if earlier else ():
        yield from _before(f"{NOTE_KIND[note.kind]}: {note.text}", earlier[0])
    yield "anteckningar:"
    yield from wait(
        "  - typ: lärdom", "    text:", f"    mål: {goals[0].id}" if goals else "    mål:", "    prioritet:"
    )


def _before(told: str, report: Report | None) -> Iterator[str]:
    """An earlier answer, with when it was given."""
    if report and told:
        yield from explain(told, first=f"Förra gången ({report.period}): ")


def counts(plan: Plan, asked: Asked) -> tuple[tuple[Activity, ...], tuple[Goal, ...], tuple[Indicator, ...]]:
    """What the file asks about: activities, goals to assess, and indicators."""
    document = asked.document
    return activities_of(plan, document, asked.area), assessed_goals(plan, document), indicators_of(plan, document)
