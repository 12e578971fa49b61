"""Maps of counties: each municipality's outline is a link. The shapes come from files beside this one."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from macros.pages.addresses import address
from macros.pages.components import Map, Shape
from macros.pages.setting import Setting
from macros.plan.derived import coverage, municipalities_in
from macros.plan.places import Area

_WITH_PLAN = ("plan", "Har en lokal plan här")
_WITHOUT_PLAN = ("none", "Ingen lokal plan här än")


@cache
def _shapes(code: str) -> dict[str, Any] | None:
    source = files("macros.pages").joinpath("shapes", f"{code}.json")
    return json.loads(source.read_text(encoding="utf-8")) if source.is_file() else None


def county_map(setting: Setting, county: Area) -> Map | None:
    """The county's municipalities, patterned by whether they have a local plan; None where no shapes are known."""
    shapes = _shapes(county.code or "")
    municipalities = municipalities_in(setting.plan, county)
    if not shapes or not municipalities:
        return None
    covered = {area.id for area in coverage(setting.plan, municipalities, on=setting.on)}
    drawn = tuple(
        Shape(
            address(area),
            area.name,
            shapes["paths"][area.code]["d"],
            *(_WITH_PLAN if area.id in covered else _WITHOUT_PLAN),
        )
        for area in municipalities
        if area.code in shapes["paths"]
    )
    return Map(
        f"karta-{county.id}",
        f"Karta över {county.name}",
        f"{len(covered)} av {len(municipalities)} kommuner har en lokal plan här.",
        shapes["viewBox"],
        drawn,
        (_WITH_PLAN, _WITHOUT_PLAN),
    )
