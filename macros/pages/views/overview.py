"""What the start page tells of the whole: maps of the counties, what is new, what comes next. All derived, for one day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from macros.pages.components import Block, Inline, Item, Items, Maps, Muted, Table
from macros.pages.maps import COVERAGE, county_map, standing
from macros.pages.overviews import counties_with_municipalities
from macros.pages.setting import Setting
from macros.pages.views import parts
from macros.pages.wording import OUTCOME, link
from macros.plan.activities import Report
from macros.plan.derived import municipalities_in
from macros.plan.documents import Decision, Document
from macros.plan.due import Due, upcoming
from macros.plan.period import Period
from macros.plan.places import Area
from macros.plan.plan import Plan

_MOST_MAPS = 6
_NEWEST = 5
_NEXT = 5


def counties(setting: Setting) -> tuple[Block, ...]:
    """The counties with municipalities: maps where outlines are known, and the same in figures as a table."""
    plan = setting.plan
    found = parts.in_order(plan, counties_with_municipalities(plan))
    drawn = [(link(plan, county), shown) for county in found if (shown := county_map(setting, county))]
    rows = tuple(_figures(setting, county) for county in found)
    table = Table(
        "Antal kommuner där uppgiften finns här",
        ("Län", "Kommuner", *(meaning.capitalize() for _, meaning in COVERAGE)),
        rows,
    )
    maps = (Maps(tuple(drawn[:_MOST_MAPS])),) if drawn else ()
    return (*maps, table) if rows else ()


def _figures(setting: Setting, county: Area) -> tuple[Inline, ...]:
    here = municipalities_in(setting.plan, county)
    keys = [standing(setting, area) for area in here]
    counts = (str(sum(mark in key for key in keys)) for mark, _ in COVERAGE)
    return (link(setting.plan, county), str(len(here)), *counts)


def news(setting: Setting) -> tuple[Block, ...]:
    """The newest reports and decisions up to the day, and the follow-ups that lie ahead."""
    new, ahead = tuple(islice(_new(setting), _NEWEST)), tuple(islice(_ahead(setting), _NEXT))
    return (
        *((Items(new, "Nytt"),) if new else ()),
        *((Items(ahead, "På gång"),) if ahead else ()),
    )


def _new(setting: Setting) -> Iterator[Item]:
    plan, on = setting.plan, setting.on
    dated = [(report.period, report) for report in plan.all(Report)] + [
        (decision.date, decision) for decision in plan.all(Decision)
    ]
    told = [(when, record) for when, record in dated if when.first <= on]
    for when, record in sorted(told, key=lambda one: (one[0], one[1].id), reverse=True):
        yield Item(link(plan, record), _told_of(plan, when, record))


def _told_of(plan: Plan, when: Period, record: Report | Decision) -> Inline:
    """What the name does not say: a report is named by its day and its area."""
    if isinstance(record, Report):
        return Muted(plan[record.document].name)
    area = plan.one(Area, record.area)
    return (OUTCOME[record.outcome], Muted(str(when)), Muted(area.name if area else ""))


def _ahead(setting: Setting) -> Iterator[Item]:
    """The nearest follow-up of each document and reason, however many areas it is asked of."""
    plan = setting.plan
    asked: dict[tuple[str, str], list[Due]] = {}
    for document in plan.all(Document):
        for due in upcoming(plan, document, on=setting.on):
            near = asked.setdefault((due.document, due.reason), [])
            if not near or near[0].period == due.period:
                near.append(due)
    for group in sorted(asked.values(), key=lambda found: found[0]):
        first, areas = group[0], plan.many(Area, dict.fromkeys(due.area for due in group))
        where: Inline = Muted(f"{len(areas)} områden") if len(areas) > 2 else tuple(Muted(area.name) for area in areas)
        yield Item(f"{str(first.period).capitalize()}: {first.reason}", (link(plan, plan[first.document]), where))
