"""A picture of health in an area: its indicators by target group, each with its line, last value, change, target and source."""

from __future__ import annotations

from macros.pages import charts, guides
from macros.pages.addresses import overview_address
from macros.pages.components import Block, Chip, Content, Inline, Item, Items, Link, Muted, Notice, Outward, Table
from macros.pages.kinds import overview_named
from macros.pages.overviews import shown_by
from macros.pages.setting import Setting
from macros.pages.views import parts
from macros.pages.wording import comma, full_name, kind_of_area, link
from macros.plan.activities import Report
from macros.plan.goals import Indicator
from macros.plan.health import Turn, asking, by_group, change, measured
from macros.plan.places import Area, AreaKind
from macros.plan.values import SMALLEST_GROUP, Value, values_of

TURN = {
    Turn.BETTER: Chip("Bättre", "done", "✓"),
    Turn.WORSE: Chip("Sämre", "ongoing", "!"),
    Turn.SAME: Chip("Oförändrat", "neutral", "="),
    Turn.MOVED: Chip("Ändrat", "neutral", "↔"),
}
TOO_FEW = f"färre än {SMALLEST_GROUP}"


def index(setting: Setting) -> Content:
    """The areas that have values, by kind of area."""
    plan, kind = setting.plan, overview_named("hälsobild")
    areas = [area for area in parts.in_order(plan, shown_by(plan, kind)) if isinstance(area, Area)]
    found = [
        parts.section(
            level.name.lower(),
            kind_plural(level),
            Items(tuple(Item(Link(overview_address(kind, area), area.name)) for area in here), columns=True),
        )
        for level in AreaKind
        if (here := [area for area in areas if area.kind is level])
    ]
    empty = Notice(
        "empty", "Inga värden är inlagda än", "När ett område får värden för en indikator visas det här.", guides.REPORT
    )
    return parts.overview(kind, *(found or [parts.section("tomt", "Inget att visa än", empty)]))


def kind_plural(kind: AreaKind) -> str:
    """`Län`, `Delregioner`, `Kommuner`, `Kluster`."""
    return {AreaKind.SUBREGION: "Delregioner", AreaKind.MUNICIPALITY: "Kommuner"}.get(kind, kind.value.capitalize())


def content(setting: Setting, area: Area) -> Content:
    """The picture of health in an area."""
    plan = setting.plan
    here = measured(plan, on=setting.on).get(area.id, ())
    said = f"Hur det ser ut i {full_name(area)}, målgrupp för målgrupp: senaste värde, förändring, mål och källa."
    groups = [
        parts.section(
            group.id if group else "alla",
            group.name if group else "Alla invånare",
            _table(setting, area, group.name if group else "alla invånare", found),
        )
        for group, found in by_group(plan, here)
    ]
    return Content(
        over=f"Hälsobild, {kind_of_area(area).lower()}",
        title=f"Hälsobild för {area.name}",
        description=said,
        lede=(said, link(plan, area)),
        sections=parts.sections(
            *(groups or [parts.section("tomt", "Inget att visa än", nothing(area))]),
            parts.section("las", "Så läser du tabellen", _reading()) if groups else None,
        ),
    )


def _reading() -> Notice:
    return Notice(
        "info",
        "Förändringen räknas från det första värdet till det senaste",
        f"Om bättre är högre eller lägre står på indikatorns sida. {TOO_FEW.capitalize()} personer: värdet visas inte, "
        "för att ingen ska kunna pekas ut. Tabellen jämför inte områden med varandra.",
    )


def nothing(area: Area) -> Notice:
    """That nobody has given any values yet, in an area where a plan points out indicators."""
    return Notice(
        "empty",
        f"Inga värden för {full_name(area)} är inlagda än",
        "Planerna pekar ut indikatorer. När värden finns visas de här, målgrupp för målgrupp.",
        guides.REPORT,
    )


def of_area(setting: Setting, area: Area) -> Block | None:
    """The way to an area's picture of health; where a county's plans ask for one and it has no values, that."""
    if area.id in measured(setting.plan, on=setting.on):
        return Items((Item(Link(overview_address(overview_named("hälsobild"), area), f"Hälsobild för {area.name}")),))
    return nothing(area) if area.id in asking(setting.plan) else None


def _table(setting: Setting, area: Area, group: str, found: tuple[Indicator, ...]) -> Table:
    rows = tuple(_row(setting, area, indicator) for indicator in found)
    head = ("Indikator", "Över tid", "Senaste värde", "Förändring", "Mål", "Källa")
    return Table(f"Indikatorer för {group} i {area.name}", head, rows)


def _row(setting: Setting, area: Area, indicator: Indicator) -> tuple[Inline, ...]:
    values = values_of(setting.plan, indicator, area.id, on=setting.on)
    return (
        link(setting.plan, indicator),
        spark(indicator, values),
        (with_unit(indicator, values[-1]), Muted(str(values[-1].period))),
        changed(indicator, values),
        target(indicator) or Muted("Inget mål"),
        source(setting, indicator, values[-1]),
    )


def spark(indicator: Indicator, values: tuple[Value, ...]) -> Inline:
    """The values as a small line; a single one has no line."""
    known = [value.value for value in values if value.value is not None]
    if len(known) < 2:
        return Muted("Ett värde" if known else "Visas inte")
    told = ", ".join(f"{value.period}: {shown(value)}" for value in values)
    heights = [None if value.value is None else float(value.value) for value in values]
    return charts.spark(heights, low=float(min(known)), high=float(max(known)), label=f"{indicator.name}. {told}")


def shown(value: Value) -> str:
    """A value as it is written, or that too few are behind it."""
    return TOO_FEW if value.value is None else comma(value.value)


def with_unit(indicator: Indicator, value: Value) -> Inline:
    """A value with its unit."""
    if value.value is None:
        return Muted(f"{TOO_FEW} personer")
    return f"{comma(value.value)} {indicator.unit or ''}".strip()


def changed(indicator: Indicator, values: tuple[Value, ...]) -> Inline:
    """`Bättre +3,2 sedan 2022`, or that there is nothing to compare with."""
    found = change(indicator, values)
    if found is None:
        return Muted("Går inte att säga än")
    sign = "+" if found.by > 0 else ""
    return (TURN[found.turn], f"{sign}{comma(found.by).replace('-', '−')}", Muted(f"sedan {found.first.period}"))


def target(indicator: Indicator) -> str:
    """`60 procent till 2028`, or nothing."""
    if indicator.target is None:
        return ""
    return f"{comma(indicator.target.value)} {indicator.unit or ''}".strip() + f" till {indicator.target.by}"


def source(setting: Setting, indicator: Indicator, value: Value) -> Inline:
    """Where a value comes from: a report, or what was fetched from a source and when."""
    if isinstance(value.origin, Report):
        return link(setting.plan, value.origin)
    url = indicator.origin.url if indicator.origin else None
    name: Inline = Outward(url, value.origin.origin) if url else value.origin.origin
    return (name, Muted(f"hämtad {value.origin.fetched}"))
