"""Calendars: what happens in a county, month by month, with the year as a wheel; and the same as a file to take home."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from macros.pages import guides
from macros.pages.addresses import calendar_address, overview_address
from macros.pages.components import (
    Block,
    Chip,
    Content,
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
from macros.pages.overviews import shown_by
from macros.pages.setting import Setting
from macros.pages.views import lists, parts
from macros.pages.ways import Month, Wheel
from macros.pages.wording import full_name, link, short
from macros.plan.agenda import Event, Happening, events_in, events_of, to_take_home
from macros.plan.period import MONTHS, Period, swedish_date
from macros.plan.places import Actor, Area
from macros.plan.routes import lines_in

_MOST_IN_MONTH = 40
_MOST_AREAS = 4
_MOST_LINES = 30
_FORM = len("2026")

HAPPENING = {
    Happening.CHECKPOINT: Chip("Avstämning", "planned", "◇"),
    Happening.REPORT: Chip("Uppföljning", "ongoing", "△"),
    Happening.TOLD: Chip("Lämnad", "done", "✓"),
    Happening.MEETING: Chip("Möte", "waiting", "○"),
    Happening.DECISION: Chip("Beslut", "done", "§"),
    Happening.END: Chip("Slutar gälla", "paused", "‖"),
}


def index(setting: Setting) -> Content:
    """The counties' calendars, each with what comes next."""
    plan, kind = setting.plan, overview_named("kalender")
    items = tuple(
        Item(Link(overview_address(kind, area), area.name), (), _next(setting, area))
        for area in parts.in_order(plan, shown_by(plan, kind))
        if isinstance(area, Area)
    )
    return parts.overview(kind, parts.section("lan", "Välj län", Items(items) if items else _nothing("Kalendern")))


def _next(setting: Setting, county: Area) -> Muted:
    found = to_take_home(events_in(setting.plan, county, on=setting.on))
    ahead = [event for event in found if event.period.last >= setting.on]
    if not ahead:
        return Muted("Ingenting med en dag är inlagt än.")
    first = ahead[0]
    return Muted(f"Närmast: {first.what.lower()} {when(first.period)}, {setting.plan[first.record].name}.")


def content(setting: Setting, county: Area) -> Content:
    """The calendar of a county."""
    plan = setting.plan
    found = events_in(plan, county, on=setting.on)
    said = f"Avstämningar, uppföljningar, möten och beslut om god och nära vård i {full_name(county)}."
    return Content(
        over=overview_named("kalender").plural,
        title=f"Kalender för {county.name}",
        description=said,
        lede=(said, link(plan, county)),
        sections=parts.sections(
            None if found else parts.section("tomt", "Inget att visa än", _nothing(full_name(county))),
            *_years(setting, found),
            _recurring(setting, county),
            _take_home(setting, county, found),
        ),
    )


def _nothing(where: str) -> Notice:
    return Notice(
        "empty",
        f"{where}: ingenting med en dag är inlagt än",
        "Här står avstämningar, årlig uppföljning, dialogmöten och beslut när de har en dag, en månad eller ett år i data.",
        guides.HELP,
    )


def _years(setting: Setting, found: Sequence[Event]) -> list[Section | None]:
    """A section a year; the year that goes on is drawn as a wheel too."""
    sections: list[Section | None] = []
    for year, here in groupby(found, key=lambda event: event.period.last.year):
        events = tuple(here)
        drawn = year == setting.on.year and any(month_of(event) for event in events)
        wheel = _wheel(setting, events) if drawn else None
        sections.append(parts.section(f"ar-{year}", str(year), wheel, *_months(setting, events)))
    return sections


def month_of(event: Event) -> int:
    """The month that an event lies in, 0 where only a year is known; what holds through a year ends with it."""
    known = len(event.period.text) > _FORM or event.kind is Happening.END
    return event.period.last.month if known else 0


def _wheel(setting: Setting, events: Sequence[Event]) -> Wheel:
    counts = [sum(month_of(event) == number for event in events) for number in range(13)]
    year = str(setting.on.year)
    months = tuple(
        Month(
            name[:3],
            f"{name} {year}",
            counts[number],
            _anchor(year, number) if counts[number] else "",
            now=number == setting.on.month,
        )
        for number, name in enumerate(MONTHS, start=1)
    )
    said = "Siffran är hur mycket som händer i månaden. Bågen visar månaden nu. Listan säger vad."
    return Wheel(f"arshjul-{year}", f"Året {year}", said, year, months, counts[0])


def _anchor(year: str, month: int) -> str:
    return f"m-{year}-{month:02}"


def _months(setting: Setting, events: Sequence[Event]) -> list[Items]:
    """The events of a year by month; those of the year as a whole last."""
    ordered = sorted(events, key=lambda event: (month_of(event) or 13, event.period, event.key))
    found = []
    for month, here in groupby(ordered, key=month_of):
        group = tuple(here)
        year = str(group[0].period.last.year)
        items = [_item(setting, event) for event in group[:_MOST_IN_MONTH]]
        items[0] = items[0]._replace(anchor=_anchor(year, month))
        if len(group) > _MOST_IN_MONTH:
            items.append(Item(Muted(f"Och {len(group) - _MOST_IN_MONTH} till. Alla finns i kalenderfilen.")))
        title = f"{MONTHS[month - 1].capitalize()} {year}" if month else f"Någon gång under {year}"
        found.append(Items(tuple(items), title))
    return found


def _item(setting: Setting, event: Event) -> Item:
    plan = setting.plan
    main: Inline = Sentence((f"{event.what}: ", link(plan, plan[event.record])))
    shown = swedish_date(event.period.last) if event.kind is Happening.END else when(event.period)
    return Item(main, (HAPPENING[event.kind], Muted(shown)), _where(setting, event))


def _where(setting: Setting, event: Event) -> Inline:
    if event.kind is Happening.TOLD:
        return ()
    areas = setting.plan.many(Area, event.areas)
    if len(areas) > _MOST_AREAS:
        return Muted(f"{len(areas)} områden")
    return tuple(link(setting.plan, area) for area in areas)


def when(period: Period) -> str:
    """`22 februari 2026`, `under februari 2026`, `senast 31 december 2026`: what the period as written promises."""
    if len(period.text) == _FORM:
        return f"senast 31 december {period.text}"
    return str(period) if period.first == period.last else f"under {period}"


def _recurring(setting: Setting, county: Area) -> Section | None:
    """Reports that come again without a day in the data."""
    plan = setting.plan
    senders = {line.sender.id: line.sender for line in lines_in(plan, county) if line.when}
    table = lists.reporting_table(plan, list(senders.values())[:_MOST_LINES])
    kind = overview_named("rapportväg")
    way = Items((Item(Link(overview_address(kind, county), f"Alla rapportvägar i {county.name}")),)) if table else None
    return parts.section("aterkommer", "Återkommer utan bestämd dag", table, way)


def _take_home(setting: Setting, county: Area, found: Sequence[Event]) -> Section | None:
    """The calendar as files: the county's, and those of the actors in it."""
    plan = setting.plan
    ahead = to_take_home(found)
    if not ahead:
        return None
    actors = plan.many(Actor, dict.fromkeys(actor for event in ahead for actor in event.actors))
    items = tuple(file_item(actor, short(actor)) for actor in parts.in_order(plan, actors) if isinstance(actor, Actor))
    return parts.section(
        "kalenderfil",
        "Till din egen kalender",
        Items((file_item(county, full_name(county)),)),
        Items(items, "För en aktör", columns=True) if items else None,
        Notice(
            "info",
            "Så gör du i Outlook",
            "Spara filen på datorn. Öppna den sedan från Outlook: Arkiv, Öppna och exportera, Öppna kalender. "
            "Filen visar läget den dag du sparade den. Hämta en ny när planerna har ändrats.",
        ),
    )


def file_item(record: Area | Actor, shown: str) -> Item:
    """The way to a calendar file."""
    return Item(Link(calendar_address(record), f"Kalenderfil för {shown}"), Muted("ics"))


def of_actor(setting: Setting, actor: Actor) -> tuple[Block, ...]:
    """What lies ahead for an actor, and its calendar file."""
    found = events_of(setting.plan, actor, on=setting.on)
    if not found:
        return ()
    home = to_take_home(found)
    ahead = tuple(_item(setting, event) for event in home if event.period.last >= setting.on)[:_MOST_IN_MONTH]
    file = Items((file_item(actor, short(actor)),)) if home else None
    return (*((Items(ahead),) if ahead else ()), *((file,) if file else ()))
