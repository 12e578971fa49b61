"""Where things stand: activities by area, step, goal, responsible, target group or plan, and what needs someone's eye.

The pages of the whole never grow with the country: where a grouping is long,
each county has a row, and its own page holds the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.pages import charts, guides
from macros.pages.addresses import index_address, overview_address, part_address
from macros.pages.components import Block, Content, Inline, Link, Muted, Notice, Section, Tabs
from macros.pages.kinds import overview_named
from macros.pages.overviews import counties_with_activities
from macros.pages.setting import Setting
from macros.pages.views import attention, parts
from macros.pages.views.attention import Attention
from macros.pages.views.groupings import GROUPINGS, Group, Grouping, grouped
from macros.pages.wording import full_name, link, name
from macros.plan.following import Followed, counted, followed, followed_in, over_years
from macros.plan.places import Area
from macros.plan.plan import Plan

MOST_ROWS = 100
"""Rows that a page of the whole may have before it gives each county one."""
KIND = overview_named("läge")
_HERE = index_address(KIND)
_MOST_HERE, _MOST_IN_COUNTY = 10, 60
_COUNTING = "Varje aktivitet räknas en gång i varje område där den görs eller som rapporterar om den."
_FIRST = "kommun"
_LEGEND = "lage"


def index(setting: Setting, grouping: str = _FIRST) -> Content:
    """A page of the whole; the first, by area, also tells all that needs someone's eye."""
    if grouping != _FIRST:
        return _whole(setting, grouping, (), ())
    seen = attention.attention(setting, None)
    rest = tuple(_county_link(county) for county in counties_with_activities(setting.plan))
    tables = (attention.section(one, most=_MOST_HERE, rest=rest if one.by_area else ()) for one in seen)
    return _whole(setting, _FIRST, (_figures(seen, _HERE),), tuple(tables))


def _whole(
    setting: Setting, name_of: str, figures: tuple[Block | None, ...], more: tuple[Section | None, ...]
) -> Content:
    grouping, found = GROUPINGS[name_of], followed(setting.plan, on=setting.on)
    groups = tuple(_groups(setting, grouping, found)) if found else ()
    first = name_of == _FIRST
    return Content(
        over="",
        title=KIND.plural if first else f"{KIND.plural} per {grouping.title.lower()}",
        description=KIND.lede if first else f"Hur långt aktiviteterna har kommit, per {grouping.title.lower()}.",
        lede=f"{KIND.lede} {_COUNTING}" if first else _COUNTING,
        tabs=_tabs(name_of),
        sections=parts.sections(
            parts.section("i-korthet", "I korthet", *_overall(found), *figures) if found else _empty(),
            *groups,
            *more,
        ),
    )


def content(setting: Setting, county: Area) -> Content:
    """A county's page: by every grouping, year by year, and all that needs someone's eye there."""
    plan = setting.plan
    found = followed_in(plan, county, on=setting.on)
    seen = attention.attention(setting, county)
    return Content(
        over="Läget",
        title=f"Läget i {full_name(county)}",
        description=f"Hur långt aktiviteterna har kommit i {full_name(county)}, och vad som behöver någons uppmärksamhet.",
        lede=(link(plan, county), Link(_HERE, "Läget i alla län")),
        sections=parts.sections(
            parts.section("i-korthet", "I korthet", *_overall(found), _figures(seen, overview_address(KIND, county))),
            _by_year(setting, found),
            *(_grouping_here(plan, key, found) for key in GROUPINGS),
            *(attention.section(one, most=_MOST_IN_COUNTY, rest=()) for one in seen),
        ),
    )


def _tabs(here: str) -> Tabs:
    """The ways to group, as links; the one that is open is marked."""
    links = tuple(
        (Link(_HERE if key == _FIRST else part_address(KIND, key), f"Per {grouping.title.lower()}"), key == here)
        for key, grouping in GROUPINGS.items()
    )
    return Tabs("Gruppera efter", links)


def _overall(found: Sequence[Followed]) -> tuple[Block, ...]:
    caption = "Alla aktiviteter i alla områden där de följs"
    table = charts.states_table(_LEGEND, caption, [("Alla", counted(found))], first="Vad")
    return (charts.states_legend(_LEGEND), table)  # all states: earlier years may show one that none is in today


def _figures(seen: Sequence[Attention], here: str) -> Block | None:
    """How much there is to look at, with links to it."""
    return parts.facts(*((one.title, _figure(one, here)) for one in seen))


def _figure(one: Attention, here: str) -> Inline:
    return Link(f"{here}#{one.anchor}", f"{len(one.rows)} st") if one.rows else Muted("Inga")


def _groups(setting: Setting, grouping: Grouping, found: Sequence[Followed]) -> Iterator[Section | None]:
    """A section for each heading of the grouping; where there are many rows, one table with a row a county."""
    plan = setting.plan
    groups = grouped(plan, grouping, found)
    if sum(len(group.rows) for group in groups) > MOST_ROWS:
        yield _counties(setting, grouping)
        return
    for group in groups:
        heading = name(plan, group.record) if group.record else _plain_heading(grouping, groups)
        anchor = group.record.id if group.record else "ovriga"
        yield parts.section(anchor, heading, _table(grouping, heading, group))


def _plain_heading(grouping: Grouping, groups: Sequence[Group]) -> str:
    return f"Per {grouping.title.lower()}" if len(groups) == 1 else "Övriga"


def _table(grouping: Grouping, heading: str, group: Group) -> Block:
    rows = [(label, counted(inside)) for label, inside in group.rows]
    return charts.states_table(_LEGEND, f"Läget per {grouping.title.lower()}: {heading}", rows, first=grouping.first)


def _counties(setting: Setting, grouping: Grouping) -> Section | None:
    plan = setting.plan
    rows = [
        (_county_link(county, _anchor(grouping)), counted(followed_in(plan, county, on=setting.on)))
        for county in parts.in_order(plan, counties_with_activities(plan))
    ]
    told = Notice("info", "Välj ett län", f"Det finns många. Varje läns sida visar läget per {grouping.title.lower()}.")
    title = f"Per {grouping.title.lower()}, län för län"
    return parts.section("lan", title, told, charts.states_table(_LEGEND, title, rows, first="Län"))


def _county_link(county: Area, anchor: str = "") -> Link:
    address = overview_address(KIND, county)
    return Link(f"{address}#{anchor}" if anchor else address, f"Läget i {full_name(county)}")


def _anchor(grouping: Grouping) -> str:
    return next(f"per-{key}" for key, one in GROUPINGS.items() if one is grouping)


def _grouping_here(plan: Plan, key: str, found: Sequence[Followed]) -> Section | None:
    """A grouping on a county's page: one table, cut where it is long."""
    grouping = GROUPINGS[key]
    rows = [(label, counted(inside)) for group in grouped(plan, grouping, found) for label, inside in group.rows]
    if not rows:
        return None
    title = f"Per {grouping.title.lower()}"
    cut = Notice("info", f"Visar {MOST_ROWS} av {len(rows)}", "Resten står på planernas sidor.")
    table = charts.states_table(_LEGEND, f"Läget {title.lower()}", rows[:MOST_ROWS], first=grouping.first)
    return parts.section(f"per-{key}", title, table, cut if len(rows) > MOST_ROWS else None)


def _by_year(setting: Setting, found: Sequence[Followed]) -> Section | None:
    """How the states have moved: a bar for each year, where more than one has been told of."""
    rows = [(str(year), counts) for year, counts in over_years(setting.plan, found, on=setting.on)]
    table = charts.states_table(_LEGEND, "Läget vid varje års slut, och i dag", rows, first="År")
    return parts.section("ar-for-ar", "År för år", table) if len(rows) > 1 else None


def _empty() -> Section:
    notice = Notice(
        "empty",
        "Inga aktiviteter är inlagda än",
        "När en plan har aktiviteter visas här hur långt de har kommit, kommun för kommun.",
        guides.BEGIN,
    )
    return Section("tomt", "Inget att visa än", (notice,))
