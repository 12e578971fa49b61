"""Self-assessments 1 to 4: a municipality's own over the years, and how a county's are spread. Never a ranking."""

from __future__ import annotations

from collections.abc import Sequence

from macros.pages import charts, guides
from macros.pages.addresses import index_address, overview_address
from macros.pages.components import (
    Block,
    Content,
    Facts,
    Inline,
    Item,
    Items,
    Link,
    Muted,
    Notice,
    Prose,
    Section,
    Table,
)
from macros.pages.kinds import overview_named
from macros.pages.overviews import counties_and_assessing
from macros.pages.setting import Setting
from macros.pages.views import parts
from macros.pages.wording import SCORE, full_name, goal_link, link
from macros.plan.activities import Report
from macros.plan.derived import county_of, municipalities_in
from macros.plan.documents import Document
from macros.plan.goals import Goal
from macros.plan.places import Area, AreaKind
from macros.plan.scores import Scored, distribution, goals_to_assess, scored_goals, scores, years

KIND = overview_named("självskattning")
_MOST_YEARS = 5
"""Years told in full; those before stand in the drawing and in their reports."""
_SHOWN_EMPTY = 3


def index(setting: Setting) -> Content:
    """Every county with goals to assess, and the municipalities that have assessed themselves."""
    plan = setting.plan
    shown = counties_and_assessing(plan)
    counties = [area for area in parts.in_order(plan, shown) if area.kind is AreaKind.COUNTY]
    return Content(
        over="",
        title=KIND.plural,
        description=KIND.lede,
        lede=KIND.lede,
        sections=parts.sections(
            parts.section("skala", "Så bedömer ni", *_scale()),
            *(_county_entry(setting, county, shown) for county in counties),
            None if counties else Section("tomt", "Inget att visa än", (_begin("Inga mål att bedöma är inlagda än"),)),
        ),
    )  # fmt: skip


def _county_entry(setting: Setting, county: Area, shown: Sequence[Area]) -> Section | None:
    plan = setting.plan
    told = {area.id for area in shown}
    found = [area for area in parts.in_order(plan, municipalities_in(plan, county)) if area.id in told]
    items = tuple(Item(Link(overview_address(KIND, area), area.name)) for area in found)
    answered = years(plan, county, on=setting.on)
    words = f"Så är svaren fördelade i {full_name(county)}" if answered else "Inga svar än: så börjar ni"
    here = Items((Item(Link(overview_address(KIND, county), words)),))
    return parts.section(county.id, county.name, here, Items(items, "Kommuner", columns=True) if items else None)


def content(setting: Setting, area: Area) -> Content:
    """The page of a county or a municipality."""
    found = _county(setting, area) if area.kind is AreaKind.COUNTY else _own(setting, area)
    county = county_of(setting.plan, area)
    around = (Link(overview_address(KIND, county), f"Alla i {county.name}"),) if county and county is not area else ()
    return Content(
        over=KIND.name.capitalize(),
        title=f"{KIND.name.capitalize()} i {full_name(area)}",
        description=f"Så bedömer {full_name(area)} målen för god och nära vård, från 1 till 4, år för år.",
        lede=(link(setting.plan, area), *around, Link(index_address(KIND), "Alla självskattningar")),
        sections=parts.sections(*found, parts.section("skala", "Så bedömer ni", *_scale())),
    )


def _scale() -> tuple[Block, ...]:
    rows = tuple((f"{level}", f"{words.capitalize()}.") for level, words in SCORE.items())
    return (
        Prose("Varje mål bedöms med en siffra. Ta ett mål i taget, prata er samman och skriv varför ni svarar så."),
        Facts(rows),
    )


def _own(setting: Setting, area: Area) -> tuple[Section | None, ...]:
    """An area's own answers: the drawing over all years, then the last years in full, newest first."""
    plan, on = setting.plan, setting.on
    goals = sorted(scored_goals(plan, area, on=on), key=lambda goal: (goal.document, *parts.goal_order(goal)))
    told = {goal.id: {one.year: one for one in scores(plan, area, goal, on=on)} for goal in goals}
    every = sorted({year for by_year in told.values() for year in by_year})
    if not every:
        return (Section("tomt", "Inget att visa än", (_begin("Ingen självskattning finns här än"),)),)
    span = range(every[0], every[-1] + 1)
    rows = [(goal_link(plan, goal), [_level(told[goal.id].get(year)) for year in span]) for goal in goals]
    profile = charts.profile("profil", f"{area.name}: mål och år", [str(year) for year in span], rows)
    return (
        parts.section("profil-ar", "År för år", *profile),
        *(
            parts.section(f"ar-{year}", f"Svaren {year}", *_in_full(setting, goals, [told[goal.id].get(year) for goal in goals]))
            for year in every[::-1][:_MOST_YEARS]
        ),
    )  # fmt: skip


def _level(found: Scored | None) -> int | None:
    return found.score.value if found else None


def _in_full(setting: Setting, goals: Sequence[Goal], told: Sequence[Scored | None]) -> tuple[Block | None, ...]:
    """A year's answers with their comments, and the reflection of each report that they stand in."""
    plan = setting.plan
    commented = any(found and found.score.comment for found in told)
    head = ("Mål", "Svar", *(("Kommentar",) if commented else ()))
    rows = tuple(
        (goal_link(plan, goal), *_answer(found)[: len(head) - 1]) for goal, found in zip(goals, told, strict=True)
    )
    reports: dict[str, Report] = {found.report.id: found.report for found in told if found}
    reflections = tuple(
        Item(link(plan, report), (), Prose(report.assessment) if report.assessment else Muted("Ingen samlad bedömning är skriven."))
        for report in reports.values()
    )  # fmt: skip
    return (
        Table("Mål och svar", head, rows),
        Items(reflections, "Samlad bedömning"),
    )


def _answer(found: Scored | None) -> tuple[Inline, Inline]:
    if found is None:
        return (Muted("Ingen självskattning"), "")
    score = found.score
    return (f"{score.value} – {SCORE[score.value]}", Prose(score.comment) if score.comment else "")


def _county(setting: Setting, county: Area) -> tuple[Section | None, ...]:
    plan, on = setting.plan, setting.on
    goals = sorted(goals_to_assess(plan, county), key=lambda goal: (goal.document, *parts.goal_order(goal)))
    every = years(plan, county, on=on)
    if not every:
        return _county_empty(setting, goals)
    own = _own(setting, county)[:1] if scored_goals(plan, county, on=on) else ()
    return (
        *(_spread(setting, county, goals, year, first=year == every[-1]) for year in every[::-1][:_MOST_YEARS]),
        parts.section("kommuner", "Kommuner", _municipalities(setting, county)),
        *(Section("lanets-egen", f"{full_name(county)}: egen bedömning", found.blocks) for found in own if found),
    )


def _spread(setting: Setting, county: Area, goals: Sequence[Goal], year: int, *, first: bool) -> Section | None:
    """A year's answers; what the patterns mean is told above the first year, for all."""
    plan = setting.plan
    rows = [(goal_link(plan, goal), distribution(plan, county, goal, year, on=setting.on)) for goal in goals]
    caption = f"Antal kommuner som har gett varje svar {year}"
    legend, *tables = charts.distribution("svar", caption, rows)
    return parts.section(f"ar-{year}", str(year), *((legend,) if first else ()), *tables)


def _municipalities(setting: Setting, county: Area) -> Table:
    """In the order of the alphabet, never of the answers."""
    plan, on = setting.plan, setting.on
    rows = []
    for area in parts.in_order(plan, municipalities_in(plan, county)):
        told = [one.year for goal in scored_goals(plan, area, on=on) for one in scores(plan, area, goal, on=on)]
        label = Link(overview_address(KIND, area), area.name) if told else link(plan, area)
        rows.append((label, str(max(told)) if told else Muted("Ingen självskattning här än"), str(len(set(told)))))
    return Table(f"Självskattningar i {county.name}", ("Kommun", "Senaste", "Antal år"), tuple(rows))


def _county_empty(setting: Setting, goals: Sequence[Goal]) -> tuple[Section | None, ...]:
    """How it will look, drawn with the county's own goals, and how to begin."""
    plan = setting.plan
    document = plan.one(Document, goals[0].document) if goals else None
    coming = [str(setting.on.year + ahead) for ahead in range(_SHOWN_EMPTY)]
    rows = [(goal_link(plan, goal), [None] * _SHOWN_EMPTY) for goal in goals]
    said = f"Målen nedan står i {document.name}." if document else ""
    return (
        parts.section("borja", "Så börjar ni", _begin("Ingen självskattning finns här än", said)),
        parts.section(
            "sa-ser-det-ut", "Så kommer det att se ut",
            Prose("Varje mål får ett diagram. Svaren läggs in år för år, och en linje visar hur de har ändrats."),
            *charts.profile("profil", "Mål och år, utan svar än", coming, rows)[:1],
        ),
    )  # fmt: skip


def _begin(title: str, said: str = "") -> Notice:
    told = (
        "Kommunen och regionen går igenom målen ett i taget och ger varje mål en siffra från 1 till 4. "
        "Svaren lämnas i den årliga uppföljningen, med en kommentar om varför ni svarar så."
    )
    return Notice("empty", title, f"{said} {told}".strip(), guides.REPORT)


def brief(setting: Setting, area: Area) -> Section | None:
    """A small section for a municipality's own page: the newest answers, how they have moved, and the way to the rest."""
    plan, on = setting.plan, setting.on
    goals = sorted(scored_goals(plan, area, on=on), key=lambda goal: (goal.document, *parts.goal_order(goal)))
    rows = tuple(_brief_row(goal_link(plan, goal), scores(plan, area, goal, on=on)) for goal in goals)
    if not rows:
        return None
    more = Items((Item(Link(overview_address(KIND, area), "Alla år, med kommentarer")),))
    table = Table("Senaste självskattningen, 1 till 4", ("Mål", "Svar", "Utveckling"), rows)
    return parts.section("sjalvskattning", "Självskattning", table, more)


def _brief_row(goal: Link, told: Sequence[Scored]) -> tuple[Inline, ...]:
    by_year = {one.year: one.score.value for one in told}
    span = range(told[0].year, told[-1].year + 1)
    label = ", ".join(f"{year}: {by_year.get(year, 'ingen')}" for year in span)
    moved = charts.spark([by_year.get(year) for year in span], low=1, high=4, label=label)
    newest = told[-1].score.value
    return (goal, (f"{newest} – {SCORE[newest]}", Muted(str(told[-1].year))), moved)
