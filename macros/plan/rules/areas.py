"""Rules on areas: their codes, what they are part of, and the counties' names of the levels."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.plan.derived import county_of
from macros.plan.messages import did_you_mean, listed
from macros.plan.places import Area, AreaKind
from macros.plan.plan import Plan, remembered
from macros.plan.problems import Finding
from macros.plan.rules.finding import error, warning

DIGITS = {AreaKind.COUNTY: 2, AreaKind.MUNICIPALITY: 4}
"""How many digits the code has, for the kinds that have one."""

EXAMPLES = {AreaKind.COUNTY: "14", AreaKind.MUNICIPALITY: "1460"}
"""A code to show where the right one is not known."""

MADE_UP = "99"
"""How codes begin that SCB has not given and will not give: they are for made-up areas in examples and courses."""

PARENTS: dict[AreaKind, tuple[AreaKind, ...]] = {
    AreaKind.COUNTY: (),
    AreaKind.SUBREGION: (AreaKind.COUNTY,),
    AreaKind.MUNICIPALITY: (AreaKind.SUBREGION, AreaKind.COUNTY),
    AreaKind.CLUSTER: (AreaKind.MUNICIPALITY, AreaKind.SUBREGION, AreaKind.COUNTY),
}
"""What each kind of area may be part of."""


def codes(plan: Plan, _on: date) -> Iterator[Finding]:
    """Counties and municipalities have a code of the right length that SCB knows, or one for made-up areas; others have none."""
    for area in plan.all(Area):
        digits = DIGITS.get(area.kind)
        if digits and not area.code:
            example = _official_code(plan, area) or EXAMPLES[area.kind]
            yield error("kod-saknas", area, kind=area.kind, digits=digits, example=example)
        elif area.code and not digits:
            yield error("kod-ska-bort", area, "code", kind=area.kind)
        elif area.code and len(area.code) != digits:
            yield error("kod-langd", area, "code", code=area.code, kind=area.kind, digits=digits)
        elif area.code and plan.official_codes and area.code not in plan.official_codes and not _made_up(area.code):
            right = _official_code(plan, area)
            hint = did_you_mean(right, [right]) if right else ""
            yield error("kod-okand", area, "code", code=area.code, hint=hint)


def codes_once(plan: Plan, _on: date) -> Iterator[Finding]:
    """A code belongs to one area only."""
    first: dict[str, Area] = {}
    for area, code in _coded(plan):
        if first.setdefault(code, area) is not area:
            yield error("kod-upprepad", area, "code", code=code, name=first[code].name)


def codes_agree(plan: Plan, _on: date) -> Iterator[Finding]:
    """The code is that of the area's name (warning) and of its county."""
    for area, code in _coded(plan):
        official, county = plan.official_codes.get(code), county_of(plan, area)
        if official and official.casefold() not in _names(area):
            yield warning("kod-annat-namn", area, "name", code=code, official=official, name=area.name)
        if county and county.code and not code.startswith(county.code):
            yield error("kod-annat-lan", area, "code", code=code, county=county.name, county_code=county.code)


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


def _coded(plan: Plan) -> Iterator[tuple[Area, str]]:
    """The areas whose code has the right number of digits, with the code."""
    return ((area, area.code) for area in plan.all(Area) if area.code and len(area.code) == DIGITS.get(area.kind))


def _made_up(code: str) -> bool:
    return code.startswith(MADE_UP)


def _names(area: Area) -> set[str]:
    return {area.name.casefold(), (area.long_name or area.name).casefold()}


def _official_code(plan: Plan, area: Area) -> str | None:
    """SCB's code for an area of this kind and name."""
    known = _codes_by_name(plan)
    return next((code for name in sorted(_names(area)) if (code := known.get((DIGITS.get(area.kind), name)))), None)


@remembered
def _codes_by_name(plan: Plan) -> dict[tuple[int | None, str], str]:
    """SCB's codes by their length and the name of the area in small letters."""
    return {(len(code), name.casefold()): code for code, name in plan.official_codes.items()}
