"""Whose pages each overview has: the counties with a calendar, the areas with values … Must not say what stands on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from macros.pages.kinds import PageKind
from macros.plan.activities import Activity
from macros.plan.changes import receivers
from macros.plan.derived import county_of, municipalities_in
from macros.plan.documents import Document
from macros.plan.health import areas_measured
from macros.plan.places import Area, AreaKind
from macros.plan.plan import Plan, remembered
from macros.plan.record import Record
from macros.plan.scores import assessing, goals_to_assess
from macros.plan.yearly import years


def shown_by(plan: Plan, kind: PageKind) -> tuple[Record, ...]:
    """The records that an overview has pages for, in file order."""
    return _SHOWN[kind.name](plan)


def parts_shown(plan: Plan, kind: PageKind) -> Iterator[tuple[Record, str]]:
    """What each page of an overview shows: a record, and which part of it, or nothing where it is shown whole."""
    for record in shown_by(plan, kind):
        for part in _PARTS[kind.name](plan, record) if kind.name in _PARTS else ("",):
            yield record, part


def further(kind: PageKind) -> Mapping[str, str]:
    """The other pages without a record that an overview has beside its index page: part → title."""
    return _FURTHER.get(kind.name, {})


def counties(plan: Plan) -> tuple[Area, ...]:
    """Every county."""
    return tuple(area for area in plan.all(Area) if area.kind is AreaKind.COUNTY)


def counties_with_municipalities(plan: Plan) -> tuple[Area, ...]:
    """The counties with municipalities here."""
    return tuple(county for county in counties(plan) if municipalities_in(plan, county))


@remembered
def counties_with_activities(plan: Plan) -> tuple[Area, ...]:
    """The counties in which something is done, as far as is known here."""
    done = {area for activity in plan.all(Activity) for area in activity.areas}
    found = {county.id for area in plan.many(Area, sorted(done)) if (county := county_of(plan, area))}
    return tuple(county for county in counties(plan) if county.id in found)


def counties_and_assessing(plan: Plan) -> tuple[Area, ...]:
    """The counties with goals to assess, and the municipalities that have assessed themselves."""
    told = {area.id for area in assessing(plan)}
    return tuple(
        area
        for area in plan.all(Area)
        if (area.kind is AreaKind.COUNTY and goals_to_assess(plan, area))
        or (area.kind is AreaKind.MUNICIPALITY and area.id in told)
    )


def with_checkpoints(plan: Plan) -> tuple[Document, ...]:
    """The documents that say when they are to be followed up in depth."""
    return tuple(document for document in plan.all(Document) if document.checkpoints)


def _years(plan: Plan, record: Record) -> tuple[str, ...]:
    return tuple(map(str, years(plan, record))) if isinstance(record, Area) else ()


_SHOWN: Mapping[str, Callable[[Plan], tuple[Record, ...]]] = MappingProxyType(
    {
        "årsrapport": counties,
        "lägesrapport": receivers,
        "avstämning": with_checkpoints,
        "läge": counties_with_activities,
        "självskattning": counties_and_assessing,
        "täckning": counties_with_municipalities,
        "kalender": counties,
        "rapportväg": counties,
        "hälsobild": areas_measured,
    }
)

_PARTS: Mapping[str, Callable[[Plan, Record], tuple[str, ...]]] = MappingProxyType({"årsrapport": _years})
"""The parts of a record that have pages of their own, for the overviews that show it part by part."""

_FURTHER: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "läge": {
            "steg": "Läget per steg",
            "mal": "Läget per mål",
            "ansvarig": "Läget per ansvarig",
            "malgrupp": "Läget per målgrupp",
            "plan": "Läget per plan",
        },
    }
)
