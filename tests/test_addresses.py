"""Addresses are safe everywhere, lead from page to page, and names stand in Swedish order."""

from __future__ import annotations

import posixpath
import re
import shutil
from pathlib import Path

import pytest
import sites
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import make, sound

from macros.pages.addresses import address, index_address, relative, swedish_order
from macros.pages.catalogue import catalogue, redirects
from macros.pages.frameless import moved_page
from macros.pages.kinds import KINDS
from macros.plan.rules.identity import RESERVED
from macros.site import load

steady = settings(max_examples=100, deadline=None, derandomize=True)
SAFE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*\.html")
WINDOWS = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
FOLDERS = st.lists(st.sampled_from(["kommun", "steg", "om", "redaktor"]), max_size=3)
ADDRESSES = st.tuples(FOLDERS, st.sampled_from(["a.html", "b.html", "index.html"])).map(
    lambda parts: "/".join([*parts[0], parts[1]])
)


@pytest.mark.parametrize(
    ("target", "start", "way"),
    [
        ("kommun/mellerud.html", "kommun/falun.html", "mellerud.html"),
        ("kommun/mellerud.html", "kommun/mellerud.html", "mellerud.html"),
        ("kommun/mellerud.html", "index.html", "kommun/mellerud.html"),
        ("index.html", "kommun/mellerud.html", "../index.html"),
        ("steg/index.html", "kommun/mellerud.html", "../steg/index.html"),
        ("steg/vg-steg-5.html#aktiviteter", "om/vard/sida.html", "../../steg/vg-steg-5.html#aktiviteter"),
        ("sok.html?q=sip", "begrepp/sip.html", "../sok.html?q=sip"),
        ("sok.html?q=sip", "index.html", "sok.html?q=sip"),
    ],
)
def test_the_way_from_one_page_to_another(target: str, start: str, way: str) -> None:
    assert relative(target, start=start) == way


@steady
@given(ADDRESSES, ADDRESSES)
def test_the_way_leads_to_the_page(target: str, start: str) -> None:
    way = relative(target, start=start)
    assert not way.startswith("/")
    assert posixpath.normpath(posixpath.join(posixpath.dirname(start), way)) == target


def test_swedish_letters_come_last_and_case_does_not_matter() -> None:
    names = ["Östersund", "Ängelholm", "Åre", "Zinkgruvan", "ale", "Alvesta", "Ale", "Öckerö", "Ärla", "Åmål"]
    assert sorted(names, key=swedish_order) == [
        "ale", "Ale", "Alvesta", "Zinkgruvan", "Åmål", "Åre", "Ängelholm", "Ärla", "Öckerö", "Östersund",
    ]  # fmt: skip


def test_swedish_letters_come_last_inside_words_too() -> None:
    assert sorted(["Häbo", "Håbo", "Habo", "Hzbo", "Höbo"], key=swedish_order) == [
        "Habo",
        "Hzbo",
        "Håbo",
        "Häbo",
        "Höbo",
    ]


def test_an_accent_is_no_letter_of_its_own() -> None:
    assert sorted(["idéer", "ideal", "idag"], key=swedish_order) == ["idag", "ideal", "idéer"]


def test_numbers_come_by_value() -> None:
    names = ["steg 10", "steg 2", "steg", "steg 1", "Steg 1a", "steg 3–4"]
    assert sorted(names, key=swedish_order) == ["steg", "steg 1", "Steg 1a", "steg 2", "steg 3–4", "steg 10"]


@steady
@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_any_two_numbers_come_by_value(one: int, other: int) -> None:
    assert (swedish_order(f"v. {one} b") < swedish_order(f"v. {other} b")) == (one < other)


@steady
@given(st.lists(st.text(), max_size=8))
def test_any_names_can_be_sorted_without_regard_to_case(names: list[str]) -> None:
    sorted(names, key=swedish_order)
    for name in names:
        assert swedish_order(name.casefold()) == swedish_order(name)


def test_a_records_address_is_its_kinds_folder_and_its_id() -> None:
    assert address(make("area", "falun", typ="kommun")) == "kommun/falun.html"
    assert address(make("area", "dalarnas-lan", typ="län")) == "lan/dalarnas-lan.html"
    assert address(make("actor", "skola", typ="verksamhet")) == "verksamhet/skola.html"
    assert address(make("actor", "rss")) == "aktor/rss.html"
    assert address(make("goal", "vg-steg-5")) == "steg/vg-steg-5.html"
    assert address(make("goal", "fokus", typ="fokusområde")) == "fokusomrade/fokus.html"
    assert address(make("report", "r")) == "uppfoljning/r.html"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_the_index_of_a_kind_stands_in_its_folder(kind: object) -> None:
    assert index_address(kind) == f"{kind.folder}/index.html"  # type: ignore[attr-defined, arg-type]


def every_address() -> list[str]:
    site = sites.real()
    return [*(spec.address for spec in catalogue(site.plan)), *site.redirects()]


def test_every_real_address_is_safe_and_short() -> None:
    for here in every_address():
        assert SAFE.fullmatch(here), here
        assert len(here) <= 120, here


def test_no_real_address_has_a_name_that_windows_keeps() -> None:
    for here in every_address():
        assert not WINDOWS & {part.split(".")[0] for part in here.split("/")}, here


def test_no_two_real_addresses_differ_only_in_case() -> None:
    folded = [here.casefold() for here in every_address()]
    assert len(set(folded)) == len(folded)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_the_longest_allowed_id_still_gives_a_short_address(kind: object) -> None:
    assert len(f"{kind.folder}/{'a' * 80}.html") <= 120  # type: ignore[attr-defined]


def test_ids_that_would_take_an_index_page_or_a_device_are_refused() -> None:
    assert {"index", "con", "nul", "com1", "lpt9"} <= RESERVED


def test_an_id_that_moved_leads_to_the_new_page() -> None:
    assert redirects(sound(), {"gammal": "falun", "forr": "mal", "borta": "finns-inte"}) == {
        "kommun/gammal.html": "kommun/falun.html",
        "steg/forr.html": "steg/mal.html",
    }


@pytest.mark.parametrize(
    ("moves", "lines"),
    [
        ("- {från: gammal, till: sip}", []),
        ("- {från: gammal, till: finns-inte}", [2]),
        ("- {från: sip, till: nara-steg}", [2]),
        ("- {från: forst, till: sedan}\n  - {från: sedan, till: sip}", [2]),
        ("- {från: a, till: b}\n  - {från: b, till: a}", [2, 3]),
        ("- {från: index, till: sip}", [2]),
        ("- {från: gammal, till: sip}\n  - {från: gammal, till: nara-steg}", [3]),
        ("- {från: aux, till: finns-inte}", [2]),
    ],
)
def test_a_move_leads_straight_to_a_page_and_never_takes_the_place_of_one(
    tmp_path: Path, moves: str, lines: list[int]
) -> None:
    shutil.copytree(sites.CASES / "flyttade-id/data", tmp_path / "data")
    (tmp_path / "data/flyttat.yml").write_text(f"flyttat:\n  {moves}\n", encoding="utf-8")
    errors = load(tmp_path / "data", on=sites.DAY, shown="data").errors
    assert [(error.place.file, error.place.line) for error in errors] == [("data/flyttat.yml", line) for line in lines]


def test_the_page_left_behind_leads_on_with_and_without_a_script() -> None:
    page = moved_page(old="kommun/gammal.html", new="kommun/falun.html")
    assert 'content="0; url=falun.html"' in page
    assert '<a href="falun.html">' in page
    assert '<html lang="sv">' in page
    assert "<script" not in page
