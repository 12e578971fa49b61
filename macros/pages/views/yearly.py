"""The yearly report of a county: written by the reports of the year, with the county's own words woven in. Every figure leads to its report."""

from __future__ import annotations

from macros.pages import guides
from macros.pages.addresses import overview_address
from macros.pages.components import Block, Content, Inline, Item, Items, Link, Muted, Notice, Section, Sentence
from macros.pages.kinds import overview_named
from macros.pages.setting import Setting
from macros.pages.views import lists, noted, parts, yeartables
from macros.pages.wording import REPORT_KIND, link, name
from macros.plan.activities import NoteKind, Report, Status
from macros.plan.due import Due
from macros.plan.places import Area, AreaKind
from macros.plan.plan import Plan
from macros.plan.yearly import (
    decided,
    done,
    ending,
    material,
    missing,
    own_reports,
    years,
)

KIND = overview_named("årsrapport")
_LEARNT = (
    (NoteKind.LESSON, "lardomar", "Lärdomar"),
    (NoteKind.SUCCESS_FACTOR, "framgangsfaktorer", "Framgångsfaktorer"),
    (NoteKind.CHALLENGE, "utmaningar", "Utmaningar"),
    (NoteKind.GOOD_EXAMPLE, "goda-exempel", "Goda exempel"),
)
_OVER = frozenset({Status.INTRODUCED, Status.FINISHED})


def index(setting: Setting) -> Content:
    """All yearly reports by county; a county without one is told how to begin."""
    plan = setting.plan
    counties = [area for area in plan.all(Area) if area.kind is AreaKind.COUNTY]
    with_some = [area for area in counties if years(plan, area)]
    without = [area for area in counties if not years(plan, area)]
    found = [section for area in with_some if (section := parts.section(area.id, area.name, links(plan, area)))]
    return parts.overview(KIND, *found, _to_begin(plan, without))


def links(plan: Plan, county: Area) -> Items | None:
    """The county's yearly reports, newest first, or None."""
    found = tuple(Item(Link(address(county, str(year)), f"Årsrapport {year}")) for year in years(plan, county))
    return Items(found) if found else None


def address(county: Area, year: str) -> str:
    """Where the yearly report stands."""
    return overview_address(KIND, county, year)


def _to_begin(plan: Plan, counties: list[Area]) -> Section | None:
    if not counties:
        return None
    how = (
        "Årsrapporten skriver sig själv så snart någon har lämnat en årlig uppföljning av länets strategi. "
        "Börja med länets egen: beskriv läget för aktiviteterna, skatta delmålen 1 till 4 och lägg in värden. "
        "Inledning skrivs i fältet text och analys i fältet bedömning."
    )
    return parts.section(
        "borja",
        "Så kommer den första årsrapporten till",
        Items(tuple(Item(link(plan, area), Muted("ingen årlig uppföljning finns här än")) for area in counties)),
        Notice("empty", "Ingen årsrapport än", how, guides.REPORT),
    )


def content(setting: Setting, county: Area, year: str) -> Content:
    """The report of one year."""
    plan, number = setting.plan, int(year)
    reports = material(plan, county, number, on=setting.on)
    own = own_reports(plan, county, number, on=setting.on)
    return Content(
        over="Årsrapport",
        title=f"Årsrapport {year} för {county.name}",
        description=f"Vad som är gjort, bedömt och lärt i {county.name} under {year}, sammanställt ur årets uppföljningar.",
        lede=_lede(plan, county, year, reports),
        sections=parts.sections(
            parts.section("inledning", "Inledning", *noted.texts(plan, ((one, one.text) for one in own))),
            parts.section("analys", "Analys", *noted.texts(plan, ((one, one.assessment) for one in own))),
            parts.section("gjort", "Vad som är gjort", *yeartables.done_blocks(setting, county, number)),
            parts.section("sjalvskattning", "Självskattning", *yeartables.scores(setting, county, number)),
            parts.section("indikatorer", "Indikatorer", *yeartables.indicators(setting, county, number)),
            *_learnt(plan, reports),
            *noted.levels(plan, county, reports),
            parts.section("omraden", "Områdenas egna bedömningar", _assessments(plan, reports, own)),
            parts.section(
                "beslut", "Beslut under året", lists.decisions_list(plan, decided(plan, county, number, on=setting.on))
            ),
            parts.section("saknas", "Uppföljning som saknas", _missing(setting, county, number)),
            parts.section("nasta", f"Nästa steg: {number + 1}", *_next(setting, county, number + 1)),
            parts.section("underlag", "Underlag", noted.reports(plan, reports)),
        ),
    )


def _lede(plan: Plan, county: Area, year: str, reports: tuple[Report, ...]) -> Inline:
    here = address(county, year)
    counted = Link(f"{here}#underlag", f"{len(reports)} uppföljningar" if len(reports) != 1 else "en uppföljning")
    return Sentence(("Sammanställd ur ", counted, " från ", link(plan, county), " och områdena i länet."))


def _learnt(plan: Plan, reports: tuple[Report, ...]) -> tuple[Section | None, ...]:
    return tuple(parts.section(anchor, title, noted.items(plan, reports, kind)) for kind, anchor, title in _LEARNT)


def _assessments(plan: Plan, reports: tuple[Report, ...], own: tuple[Report, ...]) -> Block | None:
    told = tuple(
        Item(
            link(plan, one, noted.area_of(plan, one)),
            Muted(f"{REPORT_KIND[one.kind]} {one.period}"),
            noted.prose(one.assessment),
        )
        for one in reports
        if one.assessment and one not in own
    )
    return Items(told) if told else None


def _missing(setting: Setting, county: Area, year: int) -> Block | None:
    return _by_document(
        setting, missing(setting.plan, county, year, on=setting.on), "Uppföljningen kan vara gjord men inte inlagd."
    )


def _by_document(setting: Setting, due: tuple[Due, ...], why: str) -> Notice | None:
    plan = setting.plan
    asked: dict[str, list[Inline]] = {}
    for one in due:
        if area := plan.one(Area, one.area):
            asked.setdefault(one.document, []).append(link(plan, area))
    told = tuple((Sentence((link(plan, plan[document]), ":")), *areas) for document, areas in asked.items())
    return Notice("absent", "Inte inlagd här", (why, *told), guides.REPORT) if told else None


def _next(setting: Setting, county: Area, year: int) -> tuple[Block | None, ...]:
    plan = setting.plan
    asked: dict[tuple[str, str, str], list[Due]] = {}
    for one in missing(plan, county, year, on=setting.on):
        asked.setdefault((str(one.period), one.reason, one.document), []).append(one)
    follow = tuple(
        Item(f"{period.capitalize()}: {reason}", (link(plan, plan[document]), *_areas(plan, due)))
        for (period, reason, document), due in asked.items()
    )
    known = {
        activity: {one.state.status for one in told}
        for goal in done(plan, county, year - 1, on=setting.on).values()
        for activity, told in goal.items()
    }
    left = [activity for activity in ending(plan, county, year) if not known.get(activity.id, {None}) <= _OVER]
    ends = tuple(Item(link(plan, one), Muted(f"klar {one.end}")) for one in left)
    return (
        Items(follow, "Ska följas upp") if follow else None,
        Items(ends, "Ska bli klart", columns=len(ends) > 6) if ends else None,
    )


def _areas(plan: Plan, due: list[Due]) -> tuple[Inline, ...]:
    areas = [area for one in due if (area := plan.one(Area, one.area))]
    return tuple(Link(link(plan, area).address, name(plan, area)) for area in areas)
