"""Pages of areas: what is decided, what is done and who does it in a county, a subregion or a municipality."""

from __future__ import annotations

from macros.pages.addresses import overview_address
from macros.pages.components import Block, Content, Inline, Item, Items, Link
from macros.pages.kinds import overview_named
from macros.pages.setting import Setting
from macros.pages.views import health, municipality, parts, region
from macros.pages.wording import full_name, kind_of_area, link
from macros.plan.derived import areas_above
from macros.plan.places import Area, AreaKind


def content(setting: Setting, area: Area) -> Content:
    """The page of any area."""
    view = municipality if area.kind is AreaKind.MUNICIPALITY else region
    return Content(
        over=kind_of_area(area),
        title=area.name,
        description=f"God och nära vård i {full_name(area)}: planer, aktiviteter, läge, beslut och vem som gör vad.",
        lede=_where(setting, area),
        notices=parts.uncertain(area),
        sections=parts.sections(
            parts.section("om", "Så arbetar området", parts.prose(area.text)),
            *view.sections(setting, area),
            parts.section("halsobild", "Hälsobild", health.of_area(setting, area)),
            parts.section("kalender", "Kalender och rapportvägar", _ways(area)),
            parts.about(setting, area),
        ),
    )


def _where(setting: Setting, area: Area) -> Inline:
    above = tuple(link(setting.plan, upper) for upper in areas_above(setting.plan, area))
    return ((area.long_name,) if area.long_name else ()) + above


def _ways(area: Area) -> Block | None:
    """The way to a county's calendar and to who reports to whom in it."""
    if area.kind is not AreaKind.COUNTY:
        return None
    ways = (("kalender", f"Kalender för {area.name}"), ("rapportväg", f"Rapportvägar i {area.name}"))
    return Items(tuple(Item(Link(overview_address(overview_named(kind), area), shown)) for kind, shown in ways))
