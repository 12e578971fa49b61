"""Indicators and pictures of health: values per area and period, change, target; too few people is never zero, and no value is no zero."""

from __future__ import annotations

from pathlib import Path

import pytest
import sites
from plans import TODAY, make, sound

from macros.pages.addresses import swedish_order
from macros.pages.bodies import body
from macros.pages.catalogue import catalogue
from macros.pages.setting import Setting
from macros.plan.goals import Indicator
from macros.plan.health import Turn, areas_measured, by_group, change
from macros.plan.plan import Plan
from macros.plan.problems import Place
from macros.plan.record import Record
from macros.plan.values import values_of
from macros.site import Site, load


def report(area: str, year: str, **value: object) -> Record:
    return make(
        "report",
        f"strategi-{area}-{year}-v",
        typ="läge",
        område=area,
        period=year,
        värden=[{"indikator": "matt", **value}],
    )


def plan(better: str = "lägre") -> Plan:
    return sound(
        make("target_group", "aldre", namn="Äldre"),
        make("indicator", "matt", enhet="procent", bättre=better, målvärde={"värde": "14", "till": "2027"}, målgrupper=["aldre"]),
        make("indicator", "utan", enhet="procent"),
        report("falun", "2023", värde="18.5"),
        report("falun", "2024", värde="17"),
        report("borlange", "2023", värde="20", antal=3),
        report("borlange", "2024", värde="19"),
    )  # fmt: skip


def setting(plan: Plan) -> Setting:
    return Setting(plan, TODAY, Place, sites.EDIT_URL)


def page(plan: Plan, address: str) -> str:
    [spec] = [spec for spec in catalogue(plan) if spec.address == address]
    return body(setting(plan), spec).html


def rows(html: str) -> dict[str, list[str]]:
    found = [[sites.text(cell) for cell in row.css("th, td")] for row in sites.tree(html).css("tbody tr")]
    return {row[0]: row[1:] for row in found}


def example() -> Site:
    data = Path(__file__).with_name("exempellan") / "data"
    return Site(load(data, on=sites.DAY, shown="data"), sites.DAY, sites.EDIT_URL)


def test_values_stand_by_area_and_period_in_swedish_order() -> None:
    found = rows(page(plan(), "indikator/matt.html"))
    assert list(found) == ["Borlänge", "Falun"]
    assert found["Falun"][:3] == ["18,5", "17", "✓ Bättre −1,5 sedan 2023"]


def test_too_few_people_is_told_and_never_a_number() -> None:
    html = page(plan(), "indikator/matt.html")
    assert rows(html)["Borlänge"][:3] == ["färre än 5", "19", "Går inte att säga än"]
    health = rows(page(plan(), "halsobild/borlange.html"))["Matt"]
    assert health[0] == "Ett värde"
    assert "20" not in " ".join(health[:3]).replace("2024", "")


def test_the_chart_has_its_target_and_a_table_on_the_same_page() -> None:
    tree = sites.tree(page(plan(), "indikator/matt.html"))
    assert tree.css_first("figure.fp-chart svg title")
    assert "Mål 14 procent till 2027" in sites.text(tree)
    assert tree.css_first("figure.fp-chart ~ .fp-table caption")


def test_an_indicator_without_values_says_so() -> None:
    html = page(plan(), "indikator/utan.html")
    assert "Inga värden är rapporterade än" in html
    assert "<svg" not in html


@pytest.mark.parametrize(("better", "turn"), [("lägre", Turn.BETTER), ("högre", Turn.WORSE), ("ingen", Turn.MOVED)])
def test_which_way_is_better_is_the_indicators_own(better: str, turn: Turn) -> None:
    here = plan(better)
    indicator = here.one(Indicator, "matt")
    assert indicator
    found = change(indicator, values_of(here, indicator, "falun", on=TODAY))
    assert found
    assert found.turn is turn


def test_a_picture_of_health_stands_for_areas_with_values_only_by_target_group() -> None:
    here = plan()
    assert [area.id for area in areas_measured(here)] == ["falun", "borlange"]
    tree = sites.tree(page(here, "halsobild/falun.html"))
    assert [sites.text(node) for node in tree.css("h2")] == ["Äldre", "Så läser du tabellen"]
    assert tree.css_first("td svg")
    assert "Hälsobild för Falun" in page(here, "kommun/falun.html")


def test_indicators_without_a_group_stand_last() -> None:
    here = plan()
    groups = by_group(here, here.all(Indicator))
    assert [(group.id if group else None, [one.id for one in found]) for group, found in groups] == [
        ("aldre", ["matt"]),
        (None, ["utan"]),
    ]


def test_only_a_county_whose_plans_ask_for_values_is_told_that_they_are_missing() -> None:
    real = sites.real().plan
    assert "Inga värden för" in page(real, "lan/jonkopings-lan.html")
    for county in ("dalarnas-lan", "vastra-gotalands-lan"):
        assert "Inga värden för" not in page(real, f"lan/{county}.html")


def test_the_example_has_pictures_of_health_and_no_ranking() -> None:
    site = example()
    made = {spec.address: site.body(spec).html for spec in catalogue(site.plan) if spec.kind.folder == "halsobild"}
    assert "halsobild/sundlands-lan.html" in made
    for indicator in site.plan.all(Indicator):
        [spec] = [spec for spec in catalogue(site.plan) if spec.address == f"indikator/{indicator.id}.html"]
        for table in sites.tree(site.body(spec).html).css(".fp-section--varden table"):
            areas = [sites.text(node) for node in table.css("tbody th")]
            assert areas == sorted(areas, key=swedish_order)
