"""The client cuts, folds and stems words as the index does, and finds them however they are written; in real Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import chromium
from playwright.sync_api import Page
from site_build import ROOT
from small_search import page as html
from small_search import small_site
from snowballstemmer.swedish_stemmer import SwedishStemmer

from macros.search.words import fold, stem

pytestmark = pytest.mark.browser

PAGES = {
    "index.html": html("Start", root=""),
    "kommun/ale.html": html(
        "Ale",
        over="Kommun",
        path='<a href="../lan/vg.html">VG</a>',
        more="<ul>\n<li><a href='x'>Trygg hemgång</a></li>\n</ul>",
    ),
    "kommun/lilla-edet.html": html("Lilla Edet", over="Kommun", path='<a href="../lan/vg.html">VG</a>'),
    "lan/vg.html": html("Västra Götalands län", over="Län"),
    "dokument/ale-plan.html": html("Äldreplan", over="Lokal plan", lede='<a href="../kommun/ale.html">Ale</a>'),
    "aktivitet/hemgang.html": html(
        "Trygg hemgång", "Hemsjukvården möter.", lede='<a href="../kommun/ale.html">Ale</a>', over="Aktivitet"
    ),
    "aktivitet/kontakt.html": html("Fast läkarkontakt", "Kommunernas sjuksköterskor planerar.", over="Aktivitet"),
    "aktivitet/automat.html": html("Läkemedelsautomat", "Planen tar upp trygg hemgång, sist.", over="Aktivitet"),
    "steg/steg-5.html": html("Digitalisera", "Välfärdsteknik i hemmet.", over="Steg 5"),
    "begrepp/sip.html": html("Samordnad individuell plan (SIP)", more="<div><dt>Förkortning</dt><dd>SIP</dd></div>"),
    "begrepp/gip.html": html("Gemensam planering", "Den liknar en samordnad individuell plan, men är kommunens."),
    "om/nytt.html": html("Varför en omställning?", "Den tar tid."),
    "malgrupp/svikt.html": html(
        "Kognitiv svikt",
        "Det blir svårt att minnas.",
        over="Målgrupp",
        more='<section class="fp-section fp-section--om-sidan"><div><dt>Söks också med</dt><dd>demens, glömska</dd></div></section>',
    ),
    "beslut/b.html": html("Beslut om verksamhet", "Nämnden beslutar om SIP."),
}
ASK = "async text => (await window.fardplanSok.fraga(text)).map(hit => hit.address)"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    site = small_site(tmp_path_factory.mktemp("search") / "site", PAGES)
    with chromium() as browser:
        page = browser.new_page()
        page.goto((site / "index.html").as_uri())
        yield page


def vocabulary() -> list[str]:
    """Every word of the project's own data and pages, as it is written there."""
    files = (path for top in ("data", "docs") for path in sorted((ROOT / top).rglob("*.[my]*")) if path.is_file())
    texts = (path.read_text(encoding="utf-8") for path in files)
    words = {
        "".join(letter if letter.isalpha() else " " for letter in word)
        for text in texts
        for word in text.lower().split()
    }
    return sorted({one for word in words for one in word.split()})


def test_the_clients_stemmer_is_the_librarys_on_every_word_with_and_without_dots(page: Page) -> None:
    known = vocabulary()
    more = [
        f"{word}{ending}" for word in known[::7] for ending in ("et", "ets", "fullt", "ös", "öst", "löst", "s", "heten")
    ]
    words = [*known, *more, *map(fold, known)]
    library = SwedishStemmer()
    assert len(known) > 2500
    theirs = page.evaluate(
        "async words => { const ord = await fardplanSok.hamta('sok-ord'); return words.map(ord.stem); }", words
    )
    wrong = [(w, js, library.stemWord(w)) for w, js in zip(words, theirs, strict=True) if js != library.stemWord(w)]
    assert not wrong
    assert all(stem(word) == library.stemWord(word) for word in map(fold, known) if " " not in word)


def test_the_client_folds_as_the_index_does(page: Page) -> None:
    texts = [
        *vocabulary(),
        "Idé, cafe\u0301; naïve Łódź",
        "65–79 år · §5",
        "\u212bngström",
        "Ærø ß İ",
        "HÄLSO- OCH SJUKVÅRD",
    ]
    theirs = page.evaluate(
        "async texts => { const ord = await fardplanSok.hamta('sok-ord'); return texts.map(ord.fold); }", texts
    )
    wrong = [(text, js, fold(text)) for text, js in zip(texts, theirs, strict=True) if js.split() != fold(text).split()]
    assert not wrong


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("hemsjukvården", "aktivitet/hemgang.html"),
        ("sjukvård", "aktivitet/hemgang.html"),
        ("hemsjukvard", "aktivitet/hemgang.html"),
        ("hemsjukvrd", "aktivitet/hemgang.html"),
        ("hmesjukvården", "aktivitet/hemgang.html"),
        ("hemsjukvårdsteam", "aktivitet/hemgang.html"),
        ("läkarkontakt", "aktivitet/kontakt.html"),
        ("läkare", "aktivitet/kontakt.html"),
        ("läkar kontakt", "aktivitet/kontakt.html"),
        ("lakarkontakter", "aktivitet/kontakt.html"),
        ("sjuksköterskans", "aktivitet/kontakt.html"),
        ("läkemedelsautomaten", "aktivitet/automat.html"),
        ("lakemedelsautomater", "aktivitet/automat.html"),
        ("medicinautomat", "aktivitet/automat.html"),
        ("nattsjukskötrskor", "aktivitet/kontakt.html"),
        ("ställa om", "om/nytt.html"),
        ("varför måste vi ställa om", "om/nytt.html"),
        ("demens", "malgrupp/svikt.html"),
        ("SIP", "begrepp/sip.html"),
        ("vad är sip?", "begrepp/sip.html"),
        ("samordnade individuella planer", "begrepp/sip.html"),
        ("steg 5", "steg/steg-5.html"),
        ("steg-5", "steg/steg-5.html"),
        ("ale", "kommun/ale.html"),
        ("Ales kommun", "kommun/ale.html"),
        ("lila edet", "kommun/lilla-edet.html"),
        ("lilla edet", "kommun/lilla-edet.html"),
        ("västra götaland", "lan/vg.html"),
        ("äldreplan ale", "dokument/ale-plan.html"),
        ("trygg hemgång ale", "aktivitet/hemgang.html"),
    ],
)
def test_what_is_asked_for_comes_first(page: Page, asked: str, first: str) -> None:
    assert page.evaluate(ASK, asked)[:1] == [first]


def test_a_synonym_finds_pages_that_use_the_other_word(page: Page) -> None:
    assert "begrepp/gip.html" in page.evaluate(ASK, "sip")
    assert "beslut/b.html" in page.evaluate(ASK, "samordnad individuell plan")


def test_a_title_comes_before_a_text(page: Page) -> None:
    found = page.evaluate(ASK, "trygg hemgång")
    assert found[0] == "aktivitet/hemgang.html"
    assert "aktivitet/automat.html" in found[1:]


def test_several_words_must_all_be_there_unless_no_page_has_them_all(page: Page) -> None:
    search = (
        "async text => { const f = await (await fardplanSok.motor()).search(text); return [f.pages.length, f.some]; }"
    )
    assert page.evaluate(search, "läkemedelsautomat hemgång") == [1, False]
    many, some = page.evaluate(search, "läkemedelsautomat digitalisera")
    assert (many, some) == (2, True)
    assert page.evaluate(search, "xyzzyx") == [0, False]
    assert page.evaluate(search, "  ") == [0, False]


def test_a_compound_is_not_found_inside_any_word(page: Page) -> None:
    assert "beslut/b.html" not in page.evaluate(ASK, "slut")


def test_filters_let_through_a_kind_a_county_and_a_municipality(page: Page) -> None:
    search = (
        "async filter => { const m = await fardplanSok.motor(); const f = await m.search('trygg hemgång', {filter});"
        " return (await m.describe(f.pages)).map(hit => hit.address); }"
    )
    assert set(page.evaluate(search, {"slag": "Aktiviteter"})) == {"aktivitet/hemgang.html", "aktivitet/automat.html"}
    assert "aktivitet/automat.html" not in page.evaluate(search, {"kommun": 1})
    names = page.evaluate("async () => (await (await fardplanSok.motor()).ready()).facts.omraden.map(a => a[0])")
    inside = page.evaluate(search, {"kommun": names.index("Ale")})
    assert inside[0] == "aktivitet/hemgang.html"
    assert set(inside) <= set(page.evaluate(search, {"lan": names.index("Västra Götalands län")}))


def test_letters_beyond_the_first_are_read_back(page: Page) -> None:
    from macros.search.marks import marked
    from macros.search.shards import written

    pages = [*range(0, 60_000, 3001), *range(60_001, 60_400, 3), 69_999, 140_000, 145_000]
    letters = written(marked(pages), number=150_000)
    assert page.evaluate("async text => (await fardplanSok.motor()).pagesOf(text)", letters) == pages
