"""Coverage of a county: the map, the table, the years, and what is missing with the function to ask."""

from __future__ import annotations

import example
import pytest
import sites

from macros.pages.addresses import swedish_order

COUNTIES = ("vastra-gotalands-lan", "dalarnas-lan", "jonkopings-lan")
HERE = "tackning/sundlands-lan.html"


@pytest.mark.parametrize("county", COUNTIES)
def test_every_real_county_has_a_map_and_a_row_for_each_of_its_municipalities(county: str) -> None:
    page = sites.tree(sites.pages()[f"tackning/{county}.html"])
    rows = page.css(".fp-section--karta tbody tr")
    assert len(page.css(".fp-map svg a")) == len(rows)
    names = [sites.text(row.css("th")[0]) for row in rows]
    assert names == sorted(names, key=swedish_order)


def test_a_plan_is_told_as_own_or_joint() -> None:
    page = sites.tree(example.page(HERE))
    told = {
        sites.text(row.css("th")[0]): sites.text(row.css("td")[0]) for row in page.css(".fp-section--karta tbody tr")
    }
    assert "gemensam" in told["Klarnäs"]
    assert "egen" in told["Almdala"]
    assert told["Åkervalla"] == "Ingen här än"


def test_the_years_are_drawn_and_told_in_figures() -> None:
    section = sites.tree(example.page(HERE)).css(".fp-section--over-tid")[0]
    rows = {
        sites.text(row.css("th")[0]): [sites.text(cell) for cell in row.css("td")] for row in section.css("tbody tr")
    }
    assert rows["2022"] == ["25", "88", "75"]
    assert rows["2026"] == ["88", "88", "Inget värde"]
    assert len(section.css(".fp-series")) == 2 * 3


def test_what_is_missing_names_the_function_to_ask() -> None:
    section = sites.tree(example.page(HERE)).css(".fp-section--saknas")[0]
    [row] = section.css("tbody tr")
    assert sites.text(row.css("th")[0]) == "Åkervalla"
    assert sites.text(row.css("td")[0]) == "Lokal plan och beslut om strategin"
    assert [way for way in sites.targets(row.css("td")[1], start=HERE) if way.startswith("aktor/")]


def test_the_county_leads_to_its_coverage_its_state_and_its_self_assessment() -> None:
    ways = sites.targets(sites.tree(example.page("lan/sundlands-lan.html")), start="lan/sundlands-lan.html")
    assert {HERE, "lage/sundlands-lan.html", "sjalvskattning/sundlands-lan.html"} <= set(ways)


def test_the_index_has_the_same_figures_as_the_start_page() -> None:
    page = sites.tree(sites.pages()["tackning/index.html"])
    rows = {sites.text(row.css("th")[0]): [sites.text(cell) for cell in row.css("td")] for row in page.css("tbody tr")}
    assert rows["Täckning i Västra Götalands län"][0] == "49"
    assert len(rows) == 3
