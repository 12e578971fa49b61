"""Rules on areas: their codes, what they are part of, and the counties' names of the levels."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.plan.derived import county_of
from macros.plan.messages import did_you_mean, listed
from macros.plan.places import Area, AreaKind
from macros.plan.plan import Plan
from macros.plan.problems import Finding
from macros.plan.rules.finding import error, warning

DIGITS = {AreaKind.COUNTY: 2, AreaKind.MUNICIPALITY: 4}
"""How many digits the code has, for the kinds that have one."""

PARENTS: dict[AreaKind, tuple[AreaKind, ...]] = {
    AreaKind.COUNTY: (),
    AreaKind.SUBREGION: (AreaKind.COUNTY,),
    AreaKind.MUNICIPALITY: (AreaKind.SUBREGION, AreaKind.COUNTY),
    AreaKind.CLUSTER: (AreaKind.MUNICIPALITY, AreaKind.SUBREGION, AreaKind.COUNTY),
}
"""What each kind of area may be part of."""


def codes(plan: Plan, _on: date) -> Iterator[Finding]:
    """Counties and municipalities have a code of the right length that SCB knows; other areas have none."""
    for area in plan.all(Area):
        digits = DIGITS.get(area.kind)
        if digits and not area.code:
            hint = did_you_mean(right, [right]) if (right := _official_code(plan, area)) else ""
            yield error("kod-saknas", area, kind=area.kind, digits=digits, hint=hint)
        elif area.code and not digits:
            yield error("kod-ska-bort", area, "code", kind=area.kind)
        elif area.code and len(area.code) != digits:
            yield error("kod-langd", area, "code", code=area.code, kind=area.kind, digits=digits)
        elif area.code and plan.official_codes and area.code not in plan.official_codes:
            right = _official_code(plan, area) or ""
            hint = did_you_mean(right, [right]) if right else did_you_mean(area.code, plan.official_codes)
            yield error("kod-okand", area, "code", code=area.code, hint=hint)


def codes_once(plan: Plan, _on: date) -> Iterator[Finding]:
    """A code belongs to one area only."""
    first: dict[str, Area] = {}
    for area in plan.all(Area):
        if area.code and first.setdefault(area.code, area) is not area:
            yield error("kod-upprepad", area, "code", code=area.code, name=first[area.code].name)


def codes_agree(plan: Plan, _on: date) -> Iterator[Finding]:
    """The code is that of the area's name (warning) and of its county."""
    for area in plan.all(Area):
        official = plan.official_codes.get(area.code or "")
        if official and official.casefold() not in {area.name.casefold(), (area.long_name or "").casefold()}:
            yield warning("kod-annat-namn", area, "name", code=area.code, official=official, name=area.name)
        county = county_of(plan, area)
        if area.code and county and county.code and not area.code.startswith(county.code):
            yield error("kod-annat-lan", area, "code", code=area.code, county=county.name, county_code=county.code)


def tree(plan: Plan, _on: date) -> Iterator[Finding]:
    """A county is part of nothing, a subregion of a county, a municipality of a subregion or a county."""
    for area in plan.all(Area):
        allowed, parent = PARENTS[area.kind], plan.one(Area, area.part_of)
        if not allowed and area.part_of:
            yield error("lan-del-av", area, "part_of")
        elif parent and parent.kind not in allowed:
            kinds = listed(allowed)
            yield error(
                "del-av-fel-typ", area, "part_of", kind=area.kind, parent=parent.name, is_a=parent.kind, kinds=kinds
            )
        elif allowed and not area.part_of:
            yield warning("del-av-saknas", area, kind=area.kind, kinds=listed(allowed))


def level_names(plan: Plan, _on: date) -> Iterator[Finding]:
    """Only a county names the levels of steering."""
    for area in plan.all(Area):
        if area.level_names and area.kind is not AreaKind.COUNTY:
            yield error("nivanamn-fel-omrade", area, "level_names", kind=area.kind)


def _official_code(plan: Plan, area: Area) -> str | None:
    names = {area.name.casefold(), (area.long_name or "").casefold()}
    return next((code for code, name in plan.official_codes.items() if name.casefold() in names), None)
