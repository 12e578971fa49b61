"""Calendar files: what happens in each county, and for each actor, as iCalendar that Outlook opens. Same plan, same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from types import ModuleType

from macros.pages.addresses import calendar_address
from macros.pages.setting import Setting
from macros.pages.wording import full_name, name
from macros.plan.agenda import Event, calendars
from macros.plan.places import Actor, Area
from macros.plan.plan import Plan

_WHO = "-//Färdplan//God och nära vård//SV"
_YEAR, _DAY = len("2026"), len("2026-11-22")


@cache
def _library() -> ModuleType:
    import icalendar  # noqa: PLC0415  # takes time, and only a build needs it

    return icalendar


def files(setting: Setting) -> dict[str, bytes]:
    """Every calendar file, by name from the site's root."""
    plan, on = setting.plan, setting.on
    known: dict[Event, bytes] = {}
    made = {}
    for owner, found in calendars(plan, on=on):
        for event in found:
            if event not in known:
                known[event] = _entry(plan, event, on=on)
        made[calendar_address(owner)] = calendar(owner, [known[event] for event in found])
    return made


def calendar(owner: Area | Actor, entries: Iterable[bytes]) -> bytes:
    """A calendar of entries that are written already: one stands in several calendars."""
    whole = _library().Calendar()
    whole.add("prodid", _WHO)
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", f"God och nära vård: {full_name(owner) if isinstance(owner, Area) else owner.name}")
    head, end, _ = whole.to_ical().partition(b"END:VCALENDAR")
    return b"".join((head, *entries, end, b"\r\n"))


def _entry(plan: Plan, event: Event, *, on: date) -> bytes:
    """An all-day event; `on` is the day it was made."""
    parser, prop = _library().parser, _library().prop
    plain, day = parser.Parameters(), parser.Parameters({"VALUE": "DATE"})
    lines = (
        ("BEGIN", plain, prop.vText("VEVENT")),
        ("SUMMARY", plain, prop.vText(f"{event.what}: {name(plan, plan[event.record])}")),
        ("DTSTART", day, prop.vDate(event.period.last)),
        ("DTEND", day, prop.vDate(event.period.last + timedelta(days=1))),
        ("DTSTAMP", plain, prop.vDatetime(datetime.combine(on, time(), UTC))),
        ("UID", plain, prop.vText(f"{event.key}@fardplan")),
        ("CATEGORIES", plain, prop.vText(event.kind.value)),
        *((("DESCRIPTION", plain, prop.vText(told)),) if (told := _told(plan, event)) else ()),
        ("TRANSP", plain, prop.vText("TRANSPARENT")),
        ("END", plain, prop.vText("VEVENT")),
    )
    # Line by line takes half the time of an event that sorts its properties out itself.
    data: bytes = parser.Contentlines([*(parser.Contentline.from_parts(*line) for line in lines), ""]).to_ical()
    return data


def _told(plan: Plan, event: Event) -> str:
    """Where it is, and what the day means where only a month or a year is known."""
    lines = [f"Gäller: {', '.join(area.name for area in plan.many(Area, event.areas))}."] if event.areas else []
    if len(event.period.text) < _DAY:
        whole = "året" if len(event.period.text) == _YEAR else "månaden"
        lines.append(f"Planen säger {event.period}, ingen dag. Därför står det på {whole}s sista dag.")
    return "\n".join(lines)
