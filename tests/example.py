"""The made-up county, read once for all tests that need several years of reports."""

from __future__ import annotations

from datetime import date
from functools import cache

import sites

from macros.pages.catalogue import catalogue
from macros.plan.places import Area
from macros.plan.plan import Plan
from macros.site import Site, load

DAY = date(2026, 11, 22)


@cache
def example() -> Site:
    """The site of the made-up county."""
    return Site(load(sites.REPO / "tests" / "exempellan" / "data", on=DAY, shown="data"), DAY, sites.EDIT_URL)


def plan() -> Plan:
    """The plan of the made-up county."""
    return example().plan


def area(record_id: str) -> Area:
    """An area of the made-up county."""
    found = plan()[record_id]
    assert isinstance(found, Area)
    return found


def page(address: str, site: Site | None = None) -> str:
    """The body of the page at an address."""
    here = site or example()
    [spec] = [spec for spec in catalogue(here.plan) if spec.address == address]
    return here.body(spec).html
