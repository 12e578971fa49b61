"""The pages of where things stand: every grouping is a page of its own, and none grows with the country."""

from __future__ import annotations

import example
import pytest
import sites
from plans import TODAY, make, sound

from macros.pages.catalogue import catalogue
from macros.pages.components import Content, Link, Table
from macros.pages.kinds import overview_named
from macros.pages.overviews import further
from macros.pages.setting import Setting
from macros.pages.views import status
from macros.pages.views.groupings import GROUPINGS
from macros.plan.plan import Plan
from macros.plan.problems import Place

ADDRESSES = ("lage/index.html", *(f"lage/{key}.html" for key in GROUPINGS if key != "kommun"))


def setting(plan: Plan) -> Setting:
    return Setting(plan, TODAY, lambda _: Place("data/x.yml", 1), "redigera.html")


def test_every_grouping_has_a_page_and_every_page_a_grouping() -> None:
    assert set(further(overview_named("läge"))) | {"kommun"} == set(GROUPINGS)
    there = {spec.address for spec in catalogue(example.plan())}
    assert set(ADDRESSES) <= there


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_grouping_leads_to_the_others_and_marks_itself(address: str) -> None:
    page = sites.tree(example.page(address))
    nav = page.css("nav.fp-tabs")[0]
    assert set(sites.targets(nav, start=address)) == set(ADDRESSES)
    [here] = nav.css('a[aria-current="page"]')
    assert sites.targets(page, start=address).count(address) >= 1
    assert (here.attributes["href"] or "").endswith(address.rpartition("/")[2])


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_row_has_a_bar_and_the_same_in_words(address: str) -> None:
    page = sites.tree(example.page(address))
    rows = [row for row in page.css("tbody tr") if row.css(".fp-bar")]
    assert rows
    for row in rows:
        assert len(row.css(".fp-bar rect")) == sites.text(row.css("td")[-1]).count(":")
    patterns = {f"url(#{node.attributes['id']})" for node in page.css("pattern")}
    assert {node.attributes["fill"] for node in page.css(".fp-bar rect")} <= patterns


@pytest.mark.parametrize("address", [*ADDRESSES, "lage/sundlands-lan.html"])
def test_no_id_stands_twice_on_a_page(address: str) -> None:
    ids = [node.attributes["id"] for node in sites.tree(example.page(address)).css("[id]")]
    assert len(ids) == len(set(ids))


def test_the_links_to_what_needs_an_eye_lead_to_sections_that_are_there() -> None:
    for address in ("lage/index.html", "lage/sundlands-lan.html"):
        page = sites.tree(example.page(address))
        ids = {node.attributes["id"] for node in page.css("[id]")}
        ways = [way for way in sites.targets(page.css(".fp-facts")[0], start=address) if "#" in way]
        assert ways
        assert all(way.partition("#")[2] in ids for way in ways), address


def test_the_numbers_at_the_head_are_those_of_the_sections() -> None:
    page = sites.tree(example.page("lage/sundlands-lan.html"))
    facts = {sites.text(row.css("dt")[0]): sites.text(row.css("dd")[0]) for row in page.css(".fp-facts > div")}
    rows = page.css(".fp-section--slut-har-passerat tbody tr")
    assert facts["Slutdatum har passerat"] == f"{len(rows)} st"


def test_absence_is_told_as_absence() -> None:
    page = sites.tree(sites.pages()["lage/index.html"])
    assert "Ingen uppföljning" in sites.text(page)
    assert "fp-part--absent" in (page.html or "")


def test_a_plan_without_activities_says_how_to_begin() -> None:
    content = status.index(setting(Plan(())))
    assert [section.anchor for section in content.sections] == ["tomt"]


def tables(content: Content, anchor: str = "") -> list[Table]:
    return [
        block
        for section in content.sections
        if anchor in {"", section.anchor}
        for block in section.blocks
        if isinstance(block, Table)
    ]


def country(counties: int, municipalities: int) -> Plan:
    areas = [make("area", f"lan-{at}", typ="län", del_av=None) for at in range(counties)]
    areas += [
        make("area", f"kommun-{at}-{number}", typ="kommun", del_av=f"lan-{at}")
        for at in range(counties)
        for number in range(municipalities)
    ]
    activities = [make("activity", f"gor-{area.id}", områden=[area.id], slut="2025") for area in areas]
    return sound(*areas, *activities)


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_no_page_of_the_whole_grows_with_the_country(grouping: str) -> None:
    content = status.index(setting(country(10, 20)), grouping)
    rows = sum(len(table.rows) for table in tables(content))
    assert rows <= status.MOST_ROWS + 5 * 10


def test_where_there_are_many_each_county_has_a_row_that_leads_to_its_own_page() -> None:
    content = status.index(setting(country(10, 20)))
    [table] = tables(content, "lan")
    links = [row[0] for row in table.rows if isinstance(row, tuple)]
    assert len(links) == 11
    assert all(isinstance(link, Link) and "#per-kommun" in link.address for link in links)


def test_what_is_cut_says_how_many_there_are() -> None:
    content = status.index(setting(country(2, 20)))
    text = str([section for section in content.sections if section.anchor == "slut-har-passerat"])
    assert "Visar 10 av 42" in text
