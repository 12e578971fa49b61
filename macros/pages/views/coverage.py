"""How far a county's municipalities have come with the plans: a map, a table, the years, and what is missing with whom to ask."""

from __future__ import annotations

from decimal import Decimal

from macros.pages import charts, guides
from macros.pages.addresses import index_address, overview_address
from macros.pages.components import Block, Chip, Content, Inline, Link, Muted, Notice, Outward, Prose, Section, Table
from macros.pages.kinds import overview_named
from macros.pages.maps import COVERAGE, county_map, standing
from macros.pages.overviews import counties_with_municipalities
from macros.pages.setting import Setting
from macros.pages.views import parts
from macros.pages.wording import full_name, link, short, validity
from macros.plan.covering import Covered, Lacking, covered, lacking, last_period, to_ask
from macros.plan.derived import local_plans, municipalities_in
from macros.plan.documents import Document
from macros.plan.messages import listed
from macros.plan.places import Actor, Area
from macros.plan.plan import Plan
from macros.plan.standing import adoptions, newest_report
from macros.plan.stated import MAILBOX

KIND = overview_named("täckning")


def index(setting: Setting) -> Content:
    """Every county with its municipalities in figures."""
    plan = setting.plan
    rows = tuple(_figures(setting, area) for area in parts.in_order(plan, counties_with_municipalities(plan)))
    head = ("Län", "Kommuner", *(meaning.capitalize() for _, meaning in COVERAGE))
    shown: Block = (
        Table("Antal kommuner där uppgiften finns här", head, rows)
        if rows
        else Notice(
            "empty", "Inga kommuner är inlagda än", "När ett län har kommuner visas täckningen här.", guides.HELP
        )
    )
    return Content(
        over="",
        title=KIND.plural,
        description=KIND.lede,
        lede=f"{KIND.lede} Det som inte finns här kan ändå finnas.",
        sections=(Section("lan", "Län för län", (shown,)),),
    )  # fmt: skip


def _figures(setting: Setting, county: Area) -> tuple[Inline, ...]:
    keys = [standing(setting, area) for area in municipalities_in(setting.plan, county)]
    counts = (str(sum(mark in key for key in keys)) for mark, _ in COVERAGE)
    return (Link(overview_address(KIND, county), f"Täckning i {full_name(county)}"), str(len(keys)), *counts)


def content(setting: Setting, county: Area) -> Content:
    """A county's page."""
    return Content(
        over=KIND.name.capitalize(),
        title=f"Täckning i {full_name(county)}",
        description=f"Vilka kommuner i {full_name(county)} som har en lokal plan, har antagit strategin och har följt upp.",
        lede=(link(setting.plan, county), Link(index_address(KIND), "Alla län")),
        sections=parts.sections(
            parts.section("karta", "Kommunerna i dag", county_map(setting, county), _table(setting, county)),
            parts.section("over-tid", "År för år", *_over_time(setting, county)),
            parts.section("saknas", "Det som inte finns här än", *_missing(setting, county)),
        ),
    )


def _table(setting: Setting, county: Area) -> Table:
    plan = setting.plan
    rows = tuple(_row(setting, area) for area in parts.in_order(plan, municipalities_in(plan, county)))
    return Table(f"Kommuner i {county.name}", ("Kommun", "Lokal plan", "Antagen strategi", "Följt upp senast"), rows)


def _row(setting: Setting, area: Area) -> tuple[Inline, ...]:
    plan, on = setting.plan, setting.on
    adopted, report = adoptions(plan, area, on=on), newest_report(plan, area, on=on)
    return (
        link(plan, area),
        tuple(_plan(plan, local) for local in local_plans(plan, area, on=on)) or Muted("Ingen här än"),
        (Chip("Antagen", "done", "✓"), Muted(str(adopted[0].date))) if adopted else Muted("Ingen uppgift"),
        link(plan, report, str(report.period)) if report else Muted("Ingen här än"),
    )


def _plan(plan: Plan, local: Document) -> Inline:
    """A plan, and whether it is the municipality's own or joint."""
    return (
        link(plan, local),
        Muted(f"{'gemensam' if len(local.areas) > 1 else 'egen'}, {validity(local)}".rstrip(", ")),
    )


def _over_time(setting: Setting, county: Area) -> tuple[Block, ...]:
    found = covered(setting.plan, county, on=setting.on)
    if not found:
        return (
            Notice(
                "empty",
                "Inget att visa år för år än",
                "När planer, beslut eller uppföljningar läggs in visas de här.",
                guides.BEGIN,
            ),
        )
    periods = [str(one.year) for one in found]
    series = [
        ("Lokal plan", [_percent(one, one.plans) for one in found]),
        ("Antagen strategi", [_percent(one, one.adopted) for one in found]),
        ("Uppföljning för året", [_percent(one, one.followed) for one in found]),
    ]
    told = f"Andel av länets {found[0].of} kommuner vid varje års slut. {found[-1].year} gäller läget i dag, och uppföljningen av det året är inte gjord än."
    return (Prose(told), *charts.lines("tackning", "Andel kommuner där uppgiften finns här", periods, series, unit="procent"))  # fmt: skip


def _percent(one: Covered, count: int | None) -> Decimal | None:
    return None if count is None else (Decimal(100 * count) / one.of).quantize(Decimal(1))


def _missing(setting: Setting, county: Area) -> tuple[Block, ...]:
    plan = setting.plan
    found = {one.area.id: one for one in lacking(plan, county, on=setting.on)}
    if not found:
        return (Prose("Alla kommuner har en lokal plan, har antagit strategin och har följt upp."),)
    year = last_period(on=setting.on)
    rows = tuple(
        (link(plan, area), listed(_lacks(found[area.id], year)).capitalize(), _ask(plan, area, county))
        for area in parts.in_order(plan, (one.area for one in found.values()))
    )
    told = Prose("Uppgiften kan finnas utan att vara inlagd här. Fråga den funktion som står i tabellen.")
    return (told, Table("Vad som inte finns här, och vem du frågar", ("Kommun", "Finns inte här", "Fråga"), rows))


def _lacks(found: Lacking, year: int) -> list[str]:
    said = (
        (found.plan, "lokal plan"),
        (found.adoption, "beslut om strategin"),
        (found.report, f"uppföljning för {year}"),
    )
    return [words for lacks, words in said if lacks]


def _ask(plan: Plan, area: Area, county: Area) -> Inline:
    """The function of the municipality, else that of the county; its mail address where it has one."""
    actor = to_ask(plan, area) or to_ask(plan, county)
    if actor is None:
        return Muted("Ingen funktion är angiven")
    return (link(plan, actor, short(actor)), _contact(actor))


def _contact(actor: Actor) -> Inline:
    if not actor.contact:
        return ()
    mailbox = MAILBOX.fullmatch(actor.contact)
    return Outward(f"mailto:{actor.contact}", actor.contact) if mailbox else Muted(actor.contact)
