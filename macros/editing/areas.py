"""Which area of the plan a file means by a code, a name or an id; and which areas it may mean that the plan does not have."""

from __future__ import annotations

import re
from functools import partial

from macros.plan.messages import did_you_mean
from macros.plan.places import Area, AreaKind
from macros.plan.plan import Plan
from macros.plan.rules.links import slug

CODE = re.compile(r"([0-9]{1,4})(?:\.0)?(?:\s+\D.*)?\Z", re.ASCII)
"""A code alone, or before a name: `2062 Mora`. Programs that count drop the zero in front."""
WHOLE_COUNTRY = frozenset({"riket", "sverige", "0000", "00"})


class Areas:
    """The areas of a plan, found by whatever people call them."""

    def __init__(self, plan: Plan) -> None:
        self._official = plan.official_codes
        self._by_code = {area.code: area for area in plan.all(Area) if area.code}
        self._by_name: dict[str, Area] = {}
        for area in plan.all(Area):
            for name in (area.id, area.name, area.long_name, _with_kind(area)):
                if name:
                    self._by_name.setdefault(slug(name), area)
        self._official_names = {
            slug(form) for name in self._official.values() for form in (name, f"{name}s kommun", f"{name} kommun")
        }

    def find(self, text: str) -> Area | None:
        """The area that a cell means, or None."""
        code = self._code(text)
        return self._by_code.get(code) if code else self._by_name.get(slug(text))

    def is_elsewhere(self, text: str) -> bool:
        """Whether a cell means a county or municipality of Sweden, or all of it, that the plan does not have."""
        if text.strip().casefold() in WHOLE_COUNTRY:
            return True
        code = self._code(text)
        return code in self._official if code else slug(text) in self._official_names

    def near(self, text: str) -> str:
        """` Menade du ”x”?`, or nothing."""
        return did_you_mean(text, self._by_name)

    def _code(self, text: str) -> str:
        """SCB's code in a cell: two digits for a county, which Kolada writes with two zeros in front, and four for a municipality."""
        found = CODE.match(text.strip())
        if not found:
            return ""
        digits = found[1]
        if len(digits) == len("0014") and digits.startswith("00"):
            return digits[2:]
        return digits.zfill(2 if len(digits) <= len("14") else 4)


def _with_kind(area: Area) -> str:
    """The name with the kind after it, as tables have it: `Mora kommun`."""
    form = partial("{} {}".format, area.name)
    return form("kommun") if area.kind is AreaKind.MUNICIPALITY else ""
