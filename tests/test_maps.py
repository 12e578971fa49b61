"""Maps: what their patterns say is what the plan says, their tables say the same, and pages stay light."""

from __future__ import annotations

import gzip
import json
import re

import pytest
import sites

from macros.pages.maps import COVERAGE, county_map, standing, work_maps
from macros.plan.places import Area, AreaKind

SHAPES = sites.REPO / "macros" / "pages" / "shapes"
COUNTIES = ("vastra-gotalands-lan", "dalarnas-lan", "jonkopings-lan")
MOST_ADDED = 25_000
"""Bytes, compressed, that maps may add to a page."""


def area(name: str) -> Area:
    found = sites.real().plan[name]
    assert isinstance(found, Area)
    return found


def test_a_municipality_with_a_plan_and_a_report_has_both_patterns() -> None:
    setting = sites.real().setting
    assert standing(setting, area("mellerud")) == "sb"
    assert standing(setting, area("ale")) == ""


def test_an_adoption_of_the_strategy_has_a_pattern_and_a_chip() -> None:
    site = sites.site("lan-med-delmal")
    falun = next(found for found in site.plan.all(Area) if found.kind is AreaKind.MUNICIPALITY)
    assert "d" in standing(site.setting, falun)
    assert "Antagen" in sites.text(sites.tree(sites.rendered(site)["lan/dalarnas-lan.html"]))


@pytest.mark.parametrize("county", COUNTIES)
def test_every_shape_says_in_words_what_its_pattern_says(county: str) -> None:
    shown = county_map(sites.real().setting, area(county))
    assert shown
    for shape in shown.shapes:
        assert all((meaning in shape.meaning) == (mark in shape.pattern) for mark, meaning in COVERAGE), shape.name
        assert shape.meaning


@pytest.mark.parametrize("address", [*(f"lan/{county}.html" for county in COUNTIES), "steg/vg-steg-5.html"])
def test_every_pattern_that_is_used_is_there_and_told_in_the_legend(address: str) -> None:
    page = sites.tree(sites.pages()[address])
    there = {node.attributes["id"] for node in page.css("pattern")}
    used = {(node.attributes.get("fill") or "")[5:-1] for node in page.css("svg a path, .fp-map-swatch rect")}
    assert used <= there
    assert page.css(".fp-map-key")


def test_a_goal_that_several_areas_work_with_shows_where_and_its_table_names_them() -> None:
    page = sites.tree(sites.pages()["steg/vg-steg-5.html"])
    patterned = {
        re.sub(r":.*", "", node.attributes["aria-label"] or "")
        for node in page.css("svg a")
        if node.css("path")[0].attributes["fill"] == "url(#arbetskarta-vastra-gotalands-lan-ms)"
    }
    assert patterned == {"Mellerud", "Bengtsfors"}
    table = next(node for node in page.css("table") if "Områden som arbetar med det" in sites.text(node))
    assert all(name in sites.text(table) for name in patterned)


def test_what_is_done_in_one_area_needs_no_map() -> None:
    assert work_maps(sites.real().setting, ["mellerud", "mellerud"]) == ()


def test_a_wider_area_is_told_apart_from_the_municipality_itself() -> None:
    [shown] = work_maps(sites.real().setting, ["mellerud", "fyrbodal"])
    keys = {shape.name: shape.pattern for shape in shown.shapes}
    assert (keys["Mellerud"], keys["Bengtsfors"], keys["Ale"]) == ("sd", "d", "")


def test_no_page_grows_too_heavy_by_its_maps() -> None:
    for address, html in sites.pages().items():
        without = re.sub(r'<figure class="fp-map">.*?</figure>', "", html, flags=re.DOTALL)
        added = len(gzip.compress(html.encode(), 9)) - len(gzip.compress(without.encode(), 9))
        assert added < MOST_ADDED, address


@pytest.mark.parametrize("file", sorted(SHAPES.glob("*.json")), ids=lambda path: path.stem)
def test_every_outline_is_whole_and_written_in_few_bytes(file: object) -> None:
    found = json.loads((SHAPES / str(file)).read_text(encoding="utf-8"))
    for code, shape in found["paths"].items():
        assert re.fullmatch(r"(?:M\d+ \d+l-?\d+(?:[ -]-?\d+|-\d+)+z)+", shape["d"]), code
