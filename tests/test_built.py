"""The finished site as files: what the check finds, and what a swap leaves behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.built.check import check_site
from macros.built.swap import fresh_beside, swap_in

GOOD = '<!doctype html><html><body><h1 id="a">A</h1><a href="b/c.html#d">C</a><a href="#a">A</a>{}</body></html>'
OTHER = '<!doctype html><html><body><h1 id="d">D</h1><a href="../index.html">Hem</a></body></html>'


def a_site(root: Path, extra: str = "", css: str = "") -> Path:
    (root / "b").mkdir()
    (root / "index.html").write_text(GOOD.format(extra), encoding="utf-8")
    (root / "b" / "c.html").write_text(OTHER, encoding="utf-8")
    (root / "b" / "bild.svg").write_text("<svg/>", encoding="utf-8")
    (root / "stil.css").write_text(css, encoding="utf-8")
    return root


def faults(root: Path) -> list[str]:
    return [str(fault) for fault in check_site(root, expected=["index.html", "b/c.html"])]


def test_a_whole_site_has_no_faults(tmp_path: Path) -> None:
    extra = '<img src="b/bild.svg"><a href="https://example.org/">ut</a><a href="mailto:info@example.org">post</a>'
    assert faults(a_site(tmp_path, extra, "a{background:url(b/bild.svg)}")) == []


@pytest.mark.parametrize(
    ("extra", "part"),
    [
        ('<a href="saknas.html">x</a>', "”saknas.html” leder till en sida eller fil som inte finns"),
        ('<a href="b/c.html#borta">x</a>', "”b/c.html#borta” leder till en plats på sidan som inte finns"),
        ('<a href="#borta">x</a>', "”#borta” leder till en plats på sidan som inte finns"),
        ('<a href="B/c.html">x</a>', "”B/c.html” leder till en sida eller fil som inte finns"),
        ('<a href="../ute.html">x</a>', "”../ute.html” leder till en sida eller fil som inte finns"),
        ('<a href="/b/c.html">x</a>', "börjar med snedstreck"),
        ('<a href="">x</a>', "tom länk"),
        ('<a href="javascript:alert(1)">x</a>', "otillåtet slag av adress"),
        ('<a href="b/">x</a>', "”b/” leder till en sida eller fil som inte finns"),
        ('<img src="borta.png">', "”borta.png” leder till en sida eller fil som inte finns"),
        ('<img srcset="b/bild.svg 1x, borta.png 2x">', "”borta.png” leder till en sida eller fil som inte finns"),
        ('<img src="https://example.org/x.png">', "hämtar ”https://example.org/x.png” från en annan plats"),
        ('<script src="//example.org/x.js"></script>', "hämtar ”//example.org/x.js” från en annan plats"),
        ('<link rel="stylesheet" href="https://example.org/x.css">', "från en annan plats"),
        ('<iframe src="https://example.org/"></iframe>', "från en annan plats"),
        ('<video poster="borta.png"></video>', "”borta.png” leder till en sida eller fil som inte finns"),
        ('<form action="borta.html"></form>', "”borta.html” leder till en sida eller fil som inte finns"),
        ('<svg><use href="borta.svg#x"/></svg>', "”borta.svg#x” leder till en sida eller fil som inte finns"),
        ('<p id="a">x</p>', "id ”a” finns två gånger"),
    ],
)
def test_a_fault_is_told_with_its_page(tmp_path: Path, extra: str, part: str) -> None:
    found = faults(a_site(tmp_path, extra))
    assert len(found) == 1
    assert found[0].startswith("index.html:1: ")
    assert part in found[0]


def test_what_stylesheets_fetch_is_checked(tmp_path: Path) -> None:
    css = "@import 'https://example.org/a.css';\na{background:url(borta.png)}"
    assert faults(a_site(tmp_path, css=css)) == [
        "stil.css:1: hämtar ”https://example.org/a.css” från en annan plats",
        "stil.css:2: ”borta.png” leder till en fil som inte finns",
    ]


def test_a_page_too_many_and_a_page_too_few_are_told(tmp_path: Path) -> None:
    a_site(tmp_path)
    found = [str(fault) for fault in check_site(tmp_path, expected=["index.html", "b/d.html"])]
    assert found == ["b/c.html:1: sidan hör inte till webbplatsen", "b/d.html:1: sidan saknas i bygget"]


def test_a_swap_replaces_the_whole_folder_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "gammal.html").write_text("gammal", encoding="utf-8")
    beside = fresh_beside(target)
    (beside / "ny.html").write_text("ny", encoding="utf-8")
    assert (target / "gammal.html").exists()
    swap_in(beside, target)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert [path.name for path in target.iterdir()] == ["ny.html"]


def test_what_an_interrupted_build_left_is_cleaned_up(tmp_path: Path) -> None:
    target = tmp_path / "site"
    (fresh_beside(target) / "halv.html").write_text("halv", encoding="utf-8")
    assert list(fresh_beside(target).iterdir()) == []
