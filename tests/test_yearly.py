"""The yearly report: written by the data, every figure traceable, and silent about nothing that is missing."""

from __future__ import annotations

import re
import shutil
from functools import cache
from itertools import pairwise
from pathlib import Path

import sites
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.pages.catalogue import catalogue
from macros.site import Site, load

DATA = Path(__file__).with_name("exempellan") / "data"
PAGE = "arsrapport/sundlands-lan-2025.html"
REPORTS = "uppfoljning/sl-strategi"


def site_of(data: Path) -> Site:
    return Site(load(data, on=sites.DAY, shown="data"), sites.DAY, sites.EDIT_URL)


@cache
def pages() -> dict[str, str]:
    return sites.rendered(site_of(DATA))


@cache
def page() -> LexborHTMLParser:
    return sites.tree(pages()[PAGE])


def section(tree: LexborHTMLParser, anchor: str) -> LexborNode:
    found = tree.css_first(f"section.fp-section--{anchor}")
    assert found is not None, anchor
    return found


def own_digits(cell: LexborNode) -> str:
    """The digits that stand in a cell outside all links."""
    linked = "".join(link.text() for link in cell.css("a"))
    return "".join(re.findall(r"\d", cell.text()))[len(re.findall(r"\d", linked)) :]


def changed(data: Path, file: str, old: str, new: str) -> dict[str, tuple[str, str]]:
    """Address → body before and after, of all pages that differ when one text in one file is another."""
    path = data / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    after = sites.rendered(site_of(data))
    assert after.keys() == pages().keys()
    return {address: (before, after[address]) for address, before in pages().items() if before != after[address]}


def test_there_is_one_for_every_county_and_year_with_a_follow_up() -> None:
    found = sorted(address for address in pages() if address.startswith("arsrapport/sundlands"))
    assert found == [f"arsrapport/sundlands-lan-{year}.html" for year in (2022, 2023, 2024, 2025)]
    assert PAGE in sites.targets(sites.tree(pages()["lan/sundlands-lan.html"]), start="lan/sundlands-lan.html")
    assert PAGE in sites.targets(sites.tree(pages()["arsrapport/index.html"]), start="arsrapport/index.html")


def test_every_figure_leads_to_the_report_that_gave_it() -> None:
    for anchor, least in (("sjalvskattning", 40), ("indikatorer", 100)):
        cells = section(page(), anchor).css("td")
        assert len(cells) >= least
        for cell in cells:
            assert own_digits(cell) == "", cell.text()
            assert all(way.startswith("uppfoljning/") for way in sites.targets(cell, start=PAGE)), cell.html


def test_every_state_and_result_leads_to_the_report_that_tells_it() -> None:
    rows = section(page(), "gjort").css("tbody tr")
    assert len(rows) > 25
    for row in rows:
        states, results = row.css("td")
        assert states.css(".fp-chip")
        for cell in (states, results):
            ways = sites.targets(cell, start=PAGE)
            assert ways or "Inget resultat" in cell.text()
            assert all(way.startswith(("uppfoljning/", "aktivitet/", "begrepp/")) for way in ways)
        assert all(way.startswith("uppfoljning/") for way in sites.targets(states, start=PAGE))


def test_every_note_stands_with_its_report() -> None:
    for anchor in ("lardomar", "framgangsfaktorer", "utmaningar", "goda-exempel", "skav", "avvikelser"):
        for item in section(page(), anchor).css("li"):
            ways = sites.targets(item, start=PAGE)
            assert ways[0].startswith("uppfoljning/") if ways else "nivån" in item.text()


def test_one_score_in_one_file_changes_its_report_and_its_own_cell(tmp_path: Path) -> None:
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    differ = changed(
        data, f"{REPORTS}/akervalla-2025.yml", "  - mål: sl-mal-4\n    värde: 2", "  - mål: sl-mal-4\n    värde: 3"
    )
    assert f"{REPORTS.partition('/')[0]}/sl-strategi-akervalla-2025.html" in differ
    assert {address for address in differ if address.startswith(("arsrapport/", "lagesrapport/", "avstamning/"))} == {
        PAGE
    }
    before, after = differ[PAGE]
    lines = [(old, new) for old, new in zip(before.splitlines(), after.splitlines(), strict=True) if old != new]
    assert len(lines) == 1
    assert "Åkervalla" in lines[0][0]
    folders = {address.partition("/")[0] for address in differ}
    assert folders <= {"uppfoljning", "arsrapport", "sjalvskattning", "delmal", "kommun", "lan", "tackning", "lage"}


def test_the_countys_own_words_are_woven_in_with_their_source() -> None:
    for anchor, words in (("inledning", "trygg hemgång"), ("analys", "femte delmålet")):
        found = section(page(), anchor)
        assert words in found.text()
        assert "uppfoljning/sl-strategi-sundlands-lan-2025.html" in sites.targets(found, start=PAGE)


def test_change_from_last_year_is_told_in_words_and_signs() -> None:
    found = section(page(), "sjalvskattning").text()
    for words in ("▲ från", "▼ från", "som 2024", "inget att jämföra med"):
        assert words in found


def test_indicators_tell_which_way_they_go_and_never_show_small_numbers() -> None:
    found = section(page(), "indikatorer").text()
    for words in ("åt rätt håll", "åt fel håll", "Ingen uppföljning", "För få för att visas", "Mål: 60 till 2028"):
        assert words in found


def test_frictions_and_deviations_stand_on_the_countys_three_levels() -> None:
    for anchor in ("skav", "avvikelser"):
        titles = [title.text() for title in section(page(), anchor).css("h3")]
        assert titles == ["Makronivå", "Mesonivå", "Mikronivå"]


def test_what_is_missing_is_told_as_absence() -> None:
    found = section(page(), "saknas")
    assert "Brännholma" in found.text()
    assert found.css_first(".fp-notice--absent") is not None
    assert "kommun/almdala.html" not in sites.targets(found, start=PAGE)


def test_decisions_of_the_year_and_what_comes_next_are_there() -> None:
    assert "Trygg hemgång går före i hela länet" in section(page(), "beslut").text()
    following = section(page(), "nasta").text()
    assert "2026: Årlig uppföljning" in following
    assert "Familjecentral i Almdala" in following


def test_a_county_that_has_not_reported_itself_still_has_its_report(tmp_path: Path) -> None:
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    (data / REPORTS / "sundlands-lan-2025.yml").unlink()
    found = sites.tree(sites.rendered(site_of(data))[PAGE])
    assert found.css_first("#inledning") is None
    assert "Sundlands län" in section(found, "saknas").text()


def test_headings_have_no_gaps_and_anchors_are_unique() -> None:
    for address, html in pages().items():
        if address.startswith(("arsrapport/", "lagesrapport/", "avstamning/")):
            tree = sites.tree(html)
            levels = [int(node.tag[1]) for node in tree.css("h1, h2, h3, h4")]
            assert all(after <= before + 1 for before, after in pairwise(levels)), address
            ids = [node.attributes["id"] for node in tree.css("[id]")]
            assert len(ids) == len(set(ids)), address


def test_real_data_has_no_yearly_report_and_tells_how_to_begin() -> None:
    assert [spec for spec in catalogue(sites.real().plan) if spec.kind.folder == "arsrapport" and spec.record] == []
    index = sites.tree(sites.pages()["arsrapport/index.html"])
    assert "Dalarnas län" in index.text()
    assert "redaktor/lamna-uppfoljning.html" in sites.targets(index, start="arsrapport/index.html")
