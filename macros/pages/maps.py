"""Maps of counties: each municipality's outline is a link, patterned by what is known. The shapes come from files beside this one.

A map never says more than its table does, and never by colour alone: each mark
is a pattern, and a municipality for which two things hold has both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from macros.pages.addresses import address
from macros.pages.components import Map, Shape
from macros.pages.setting import Setting
from macros.plan.derived import areas_above, county_of, local_plans, municipalities_in
from macros.plan.messages import listed
from macros.plan.places import Area, AreaKind
from macros.plan.plan import Plan, remembered
from macros.plan.standing import adoptions, newest_report

Marks: TypeAlias = tuple[tuple[str, str], ...]

COVERAGE: Marks = (("s", "lokal plan"), ("d", "strategin antagen"), ("b", "uppföljning"))
"""Marks of a map of coverage, and what each means: stripes, dots, stripes the other way."""
WORK: Marks = (("s", "aktivitet i kommunen"), ("d", "aktivitet i ett större område"))
"""Marks of a map of where something is worked with."""
NOTHING = {COVERAGE: "ingen uppgift här än", WORK: "ingen aktivitet här än"}

_NAME_ROOM = 44
"""Room above the outlines for the name of the municipality that is pointed at."""
_MOST_MAPS = 3


@cache
def _shapes(code: str) -> dict[str, Any] | None:
    source = files("macros.pages").joinpath("shapes", f"{code}.json")
    return json.loads(source.read_text(encoding="utf-8")) if source.is_file() else None


@cache
def _view_box(code: str) -> str:
    shapes = _shapes(code)
    assert shapes is not None
    _, _, width, height = shapes["viewBox"].split()
    return f"0 -{_NAME_ROOM} {width} {int(height) + _NAME_ROOM}"


@cache
def _meaning(marks: Marks, key: str) -> str:
    return listed([meaning for mark, meaning in marks if mark in key]) if key else NOTHING[marks]


def has_map(plan: Plan, county: Area) -> bool:
    """Whether outlines are known for the county, and municipalities to draw."""
    return bool(_shapes(county.code or "") and municipalities_in(plan, county))


@cache
def _shape(place: str, name: str, code: str, marks: Marks, key: str) -> Shape:
    known = _shapes(code[:2])
    assert known is not None
    return Shape(place, name, known["paths"][code]["d"], key, _meaning(marks, key))


def _drawn(plan: Plan, county: Area, keys: Mapping[str, str], marks: Marks, said: tuple[str, str]) -> Map | None:
    """The county's map with a pattern key for each municipality by id, a title and a text; None where no shapes are known."""
    known = _shapes(county.code or "")
    if known is None or not county.code:
        return None
    paths = known["paths"]
    drawn = tuple(
        [
            _shape(address(area), area.name, area.code, marks, keys.get(area.id, ""))
            for area in municipalities_in(plan, county)
            if area.code and area.code in paths
        ]
    )
    used = marks if marks is COVERAGE else [mark for mark in marks if any(mark[0] in shape.pattern for shape in drawn)]
    legend = (*((mark, meaning.capitalize()) for mark, meaning in used), ("", NOTHING[marks].capitalize()))
    kind = "karta" if marks is COVERAGE else "arbetskarta"
    return Map(f"{kind}-{county.id}", *said, _view_box(county.code), drawn, legend) if drawn else None


def standing(setting: Setting, area: Area) -> str:
    """What is known of a municipality, as marks: plan, adoption, follow-up."""
    plan, on = setting.plan, setting.on
    return (
        ("s" if local_plans(plan, area, on=on) else "")
        + ("d" if adoptions(plan, area, on=on) else "")
        + ("b" if newest_report(plan, area, on=on) else "")
    )


def county_map(setting: Setting, county: Area) -> Map | None:
    """The county's municipalities, patterned by plan, adoption and follow-up; None where no shapes are known."""
    municipalities = municipalities_in(setting.plan, county)
    if not municipalities:
        return None
    keys = {area.id: standing(setting, area) for area in municipalities}
    return _drawn(setting.plan, county, keys, COVERAGE, (f"Karta över {county.name}", in_figures(keys)))


def in_figures(keys: Mapping[str, str]) -> str:
    """What there is here, never what there is not: a plan that is not known here may still exist."""
    plans, adopted, told = (sum(mark in key for key in keys.values()) or "ingen" for mark, _ in COVERAGE)
    all_of = f"{len(keys)} {'kommun' if len(keys) == 1 else 'kommuner'}"
    return f"Här finns en lokal plan för {plans} av {all_of}, beslut om att anta strategin för {adopted} och uppföljning för {told}."


def work_maps(setting: Setting, ids: Iterable[str]) -> tuple[Map, ...]:
    """Where something is worked with, one map a county; none where all is done in a single area."""
    places = tuple(dict.fromkeys(ids))
    return _work_maps(setting.plan, places) if len(places) > 1 else ()


@remembered
def _work_maps(plan: Plan, ids: tuple[str, ...]) -> tuple[Map, ...]:
    keys: dict[str, str] = {}
    counties: dict[str, Area] = {}
    for area in plan.many(Area, ids):
        county = county_of(plan, area)
        if county is None or not has_map(plan, county):
            continue
        counties[county.id] = county
        mark = "d" if area.kind in {AreaKind.COUNTY, AreaKind.SUBREGION} else "s"
        for here in municipalities_in(plan, area) or _around(plan, area):
            if mark not in keys.get(here.id, ""):
                keys[here.id] = "".join(sorted(keys.get(here.id, "") + mark, reverse=True))
    maps = [
        _drawn(plan, county, keys, WORK, (f"Här arbetar man med det i {county.name}", _worked(plan, county, keys)))
        for county in list(counties.values())[:_MOST_MAPS]
    ]
    return tuple(shown for shown in maps if shown)


def _around(plan: Plan, area: Area) -> tuple[Area, ...]:
    """The municipality that a cluster lies in."""
    return tuple(upper for upper in areas_above(plan, area) if upper.kind is AreaKind.MUNICIPALITY)


def _worked(plan: Plan, county: Area, keys: Mapping[str, str]) -> str:
    here = municipalities_in(plan, county)
    own = sum("s" in keys.get(area.id, "") for area in here)
    wider = sum("d" in keys.get(area.id, "") for area in here)
    all_of = f"{len(here)} {'kommun' if len(here) == 1 else 'kommuner'}"
    if not own:
        return f"{wider} av {all_of} ligger i ett större område med en aktivitet."
    return f"{own} av {all_of} har en aktivitet" + (
        f", och {wider} ligger i ett större område med en." if wider else "."
    )
