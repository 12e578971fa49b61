"""Pages of indicators: what each measures, for which goals, and its values."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from macros.pages import charts, guides
from macros.pages.components import Block, Content, Inline, Muted, Notice, Outward, Table
from macros.pages.setting import Setting
from macros.pages.views import health, lists, parts
from macros.pages.wording import link
from macros.plan.activities import Activity
from macros.plan.derived import county_of
from macros.plan.documents import Document
from macros.plan.goals import Better, Goal, Indicator, TargetGroup
from macros.plan.places import Area, AreaKind
from macros.plan.values import Value, areas_with_values, values_of

_MOST_LINES = 6
_MOST_PERIODS = 6


def indicator(setting: Setting, shown: Indicator) -> Content:
    """The page of an indicator: what it measures, for which goals, and its values."""
    plan = setting.plan
    better = {Better.HIGHER: "Högre är bättre", Better.LOWER: "Lägre är bättre"}.get(shown.better, "")
    origin: Inline = ()
    if shown.origin:
        named = " ".join(filter(None, (shown.origin.name, shown.origin.id)))
        origin = Outward(shown.origin.url, named) if shown.origin.url else named
    return Content(
        over="Indikator",
        title=shown.name,
        description=parts.first_sentence(shown.text) or shown.name,
        chips=parts.doubt_chip(shown),
        sections=parts.sections(
            parts.section("om", "Vad den visar", parts.prose(shown.text)),
            parts.section(
                "i-korthet",
                "I korthet",
                parts.facts(
                    ("Enhet", shown.unit or ""),
                    ("Riktning", better),
                    ("Målvärde", health.target(shown)),
                    ("Ursprung", origin),
                ),
            ),
            parts.section("varden", "Värden", *_values(setting, shown)),
            parts.section("mal", "Mål som den följer upp", lists.goals_list(plan, plan.many(Goal, shown.goals))),
            parts.section(
                "dokument", "Avtal och planer bakom", lists.document_items(plan, plan.many(Document, shown.documents))
            ),
            parts.section(
                "malgrupper",
                "För vem",
                lists.links_list(plan, plan.many(TargetGroup, shown.target_groups), columns=True),
            ),
            parts.section(
                "aktiviteter", "Aktiviteter", lists.links_list(plan, plan.back(Activity, "indicators", shown.id))
            ),
            parts.doubt(shown),
            parts.about(setting, shown),
        ),
    )


def _values(setting: Setting, shown: Indicator) -> tuple[Block, ...]:
    """A chart of a few areas, then every area's values in a table for each county."""
    plan = setting.plan
    areas = areas_with_values(plan, shown, on=setting.on)
    if not areas:
        return (
            Notice(
                "empty",
                "Inga värden är rapporterade än",
                "Värden lämnas i uppföljningarna, per område och period, eller hämtas från den som publicerar dem.",
                guides.REPORT,
            ),
        )
    counties: dict[str, list[Area]] = {}
    for area in areas:
        county = county_of(plan, area)
        counties.setdefault(county.name if county else "", []).append(area)
    tables = (_table(setting, shown, county, found) for county, found in counties.items())
    return (*_chart(setting, shown, areas), *tables)


def _chart(setting: Setting, shown: Indicator, areas: Sequence[Area]) -> tuple[Block, ...]:
    """Lines over time for the widest areas, or for a few where all are as wide; the tables hold them all."""
    plan = setting.plan
    wide = [area for area in areas if area.kind is AreaKind.COUNTY] or list(areas)
    drawn = parts.in_order(plan, wide)[:_MOST_LINES]
    found = {area.id: {one.period: one for one in values_of(plan, shown, area.id, on=setting.on)} for area in drawn}
    periods = sorted({period for values in found.values() for period in values})
    if len(periods) < 2:  # one point is no line
        return ()
    series = [(area.name, [_point(found[area.id].get(period)) for period in periods]) for area in drawn]
    aim = (shown.target.value, f"Mål {health.target(shown)}") if shown.target else None
    title = shown.name if len(drawn) == len(areas) else f"{shown.name}: {len(drawn)} av {len(areas)} områden"
    chart = charts.lines("diagram-varden", title, [*map(str, periods)], series, unit=shown.unit or "", target=aim)
    return tuple(block for block in chart if not isinstance(block, Table))


def _point(value: Value | None) -> Decimal | str | None:
    if value is None:
        return None
    return health.TOO_FEW if value.value is None else value.value


def _table(setting: Setting, shown: Indicator, county: str, areas: Sequence[Area]) -> Table:
    """Each area's newest values, in Swedish order: the table compares an area with itself, it ranks nobody."""
    plan = setting.plan
    rows: list[tuple[Inline, ...]] = []
    found = {area.id: values_of(plan, shown, area.id, on=setting.on) for area in areas}
    periods = sorted({value.period for values in found.values() for value in values})[-_MOST_PERIODS:]
    for area in parts.in_order(plan, areas):
        values = found[area.id]
        told = {value.period: value for value in values}
        cells = (_cell(told.get(period)) for period in periods)
        last = health.source(setting, shown, values[-1])
        rows.append((link(plan, area), *cells, health.changed(shown, values), last))
    where = f" i {county}" if county else ""
    unit = f", {shown.unit}" if shown.unit else ""
    head = ("Område", *map(str, periods), "Förändring", "Senaste källa")
    return Table(f"{shown.name}{where}{unit}", head, tuple(rows))


def _cell(value: Value | None) -> Inline:
    """A value, that too few are behind it, or that none is given: three things that must not look alike."""
    if value is None:
        return Muted("Inget värde")
    return health.shown(value) if value.value is not None else Muted(health.TOO_FEW)
