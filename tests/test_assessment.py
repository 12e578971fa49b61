"""Self-assessments: a page for those who have answered, all levels told, none ranked, and a beginning where there is nothing yet."""

from __future__ import annotations

import example
import pytest
import sites

from macros.pages.addresses import swedish_order
from macros.pages.catalogue import catalogue
from macros.pages.wording import SCORE
from macros.plan.places import Area, AreaKind
from macros.plan.scores import scored_goals


def addresses(site: object) -> set[str]:
    return {spec.address for spec in catalogue(site.plan) if spec.address.startswith("sjalvskattning/")}  # type: ignore[attr-defined]


def test_only_those_who_have_answered_have_a_page() -> None:
    told = {
        f"sjalvskattning/{area.id}.html"
        for area in example.plan().all(Area)
        if area.kind is AreaKind.MUNICIPALITY and scored_goals(example.plan(), area, on=example.DAY)
    }
    assert addresses(example.example()) == {
        "sjalvskattning/index.html", "sjalvskattning/sundlands-lan.html", *told,
    }  # fmt: skip
    assert len(told) == 8


def test_a_municipality_shows_every_year_between_and_the_silent_ones_as_none() -> None:
    page = sites.tree(example.page("sjalvskattning/granfors.html"))
    head = [sites.text(cell) for cell in page.css(".fp-section--profil-ar thead th")]
    assert head == ["Mål", "2022", "2023", "2024", "2025"]
    assert {sites.text(row.css("td")[2]) for row in page.css(".fp-section--profil-ar tbody tr")} == {"Ingen"}
    assert "2024: ingen" in (page.css(".fp-small svg")[0].attributes["aria-label"] or "")
    assert not page.css(".fp-section--ar-2024")


def test_comments_and_the_reflection_stand_beside_the_numbers() -> None:
    text = sites.text(sites.tree(example.page("sjalvskattning/granfors.html")).css(".fp-section--ar-2025")[0])
    assert "Många insatser för barn bygger på tillfälliga pengar" in text
    assert "Väntan på sjukhuset har minskat" in text


@pytest.mark.parametrize("address", ["index", "granfors", "sundlands-lan"])
def test_the_scale_is_told_in_words_on_every_page(address: str) -> None:
    text = sites.text(sites.tree(example.page(f"sjalvskattning/{address}.html")).css(".fp-section--skala")[0])
    assert all(words.capitalize() in text for words in SCORE.values())


def test_every_row_of_a_distribution_counts_all_municipalities() -> None:
    page = sites.tree(example.page("sjalvskattning/sundlands-lan.html"))
    rows = page.css('[class*="fp-section--ar-"] tbody tr')
    assert len(rows) == 5 * 4
    for row in rows:
        assert sum(int(sites.text(cell)) for cell in row.css("td")[1:]) == 8


def test_municipalities_stand_in_the_order_of_the_alphabet() -> None:
    page = sites.tree(example.page("sjalvskattning/sundlands-lan.html"))
    found = [sites.text(row.css("th")[0]) for row in page.css(".fp-section--kommuner tbody tr")]
    assert found == sorted(found, key=swedish_order)
    assert len(found) == 8


def test_the_county_shows_its_own_answers_apart() -> None:
    page = sites.tree(example.page("sjalvskattning/sundlands-lan.html"))
    assert len(page.css(".fp-section--lanets-egen .fp-small")) == 5


def test_a_municipalitys_own_page_tells_the_newest_answers_and_leads_to_the_rest() -> None:
    page = sites.tree(example.page("kommun/granfors.html"))
    section = page.css(".fp-section--sjalvskattning")[0]
    assert len(section.css(".fp-spark")) == 5
    assert "sjalvskattning/granfors.html" in sites.targets(section, start="kommun/granfors.html")
    assert not sites.tree(sites.pages()["kommun/ale.html"]).css(".fp-section--sjalvskattning")


def test_a_county_with_goals_but_no_answers_shows_how_it_will_look_and_how_to_begin() -> None:
    page = sites.tree(sites.pages()["sjalvskattning/dalarnas-lan.html"])
    assert len(page.css(".fp-section--sa-ser-det-ut .fp-small")) == 5
    assert not page.css(".fp-small circle")
    assert "redaktor/lamna-uppfoljning.html" in sites.targets(page, start="sjalvskattning/dalarnas-lan.html")
