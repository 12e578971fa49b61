"""Words explained where they first stand: found as Swedish bends them, never inside other words, headings or links."""

from __future__ import annotations

import re

import pytest
import sites
from attacks.payloads import scripts
from plans import make
from test_pages_hostile import dangers

from macros.pages.authored.words import explain_page
from macros.pages.bodies import body
from macros.pages.catalogue import catalogue
from macros.pages.explaining import Explainer
from macros.pages.setting import Setting
from macros.pages.vocabulary import Vocabulary
from macros.plan.documents import Term
from macros.plan.plan import Plan
from macros.plan.problems import Place

SHOWN = re.compile(r'<a href="([^"]*)" class="fp-word"[^>]*>([^<]*)</a>')


def term(record_id: str, name: str, **fields: object) -> Term:
    made = make("term", record_id, namn=name, **({"text": f"{name} är ett ord. Mer om det."} | fields))
    assert isinstance(made, Term)
    return made


TERMS = (
    term("sip", "Samordnad individuell plan", förkortning="SIP", text="En samordnad individuell plan är en plan."),
    term("rus", "Regional utvecklingsstrategi", förkortning="RUS", text="RUS är ett dokument."),
    term("huvudman", "Huvudman"),
    term("kluster", "Kluster"),
    term("lokal-plan", "Lokal plan"),
    term("fast", "Fast vårdkontakt"),
    term("arbetssatt", "Personcentrerat arbetssätt"),
    term("team", "Mobila team"),
    term("nara-vard", "Nära vård", synonymer=["god och nära vård"]),
    term("rss", "Regional samverkans- och stödstruktur"),
    term("kedja", "Vårdkedja"),
    term("tyst", "Tystnad", text=None),
)
WORDS = Vocabulary(TERMS)


def explained(html: str, start: str = "om/sida.html") -> str:
    return Explainer(WORDS, start).explained(html)


def found(html: str) -> list[tuple[str, str]]:
    """Page and words of each hit in a text."""
    return [
        (href.removeprefix("../begrepp/").removesuffix(".html"), words)
        for href, words in SHOWN.findall(explained(html))
    ]


@pytest.mark.parametrize(
    ("words", "which"),
    [
        ("samordnade individuella planers", "sip"),
        ("Samordnad individuell plan", "sip"),
        ("samordnad\nindividuell plan", "sip"),
        ("SIP", "sip"),
        ("SIP:en", "sip"),
        ("SIPar", "sip"),
        ("huvudmän", "huvudman"),
        ("huvudmännens", "huvudman"),
        ("huvudmannens", "huvudman"),
        ("klustret", "kluster"),
        ("klustren", "kluster"),
        ("lokala planer", "lokal-plan"),
        ("lokala planernas", "lokal-plan"),
        ("fasta vårdkontakten", "fast"),
        ("personcentrerade arbetssätten", "arbetssatt"),
        ("mobilt team", "team"),
        ("mobila teamets", "team"),
        ("nära vårdens", "nara-vard"),
        ("God och nära vård", "nara-vard"),
        ("regionala samverkans- och stödstrukturerna", "rss"),
        ("vårdkedjorna", "kedja"),
    ],
)
def test_a_word_is_found_as_it_is_bent(words: str, which: str) -> None:
    assert found(f"<p>Här är {words} i dag.</p>") == [(which, words)]


@pytest.mark.parametrize(
    "words",
    [
        "sip", "Sip", "GOSSIP", "SIPA2", "rus", "klusterbildning", "superkluster", "kluster-bildning", "kluster- och mer",
        "e-kluster", "lokala planet", "lokalplan", "lokal, plan", "huvudmanskap", "nära vårdcentralen", "tystnad",
        "https://x.example/kluster", "kluster@x.example", "@kluster", "kluster.example", "_kluster_", "RUS_1",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_word_is_left(words: str) -> None:
    assert found(f"<p>Här är {words} i dag.</p>") == []


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="https://x.example/">ett kluster</a></p>',
        '<p><a href="https://x.example/?kluster">här</a></p>',
        "<p><code>kluster</code></p>",
        "<h2>Kluster</h2>",
        "<h3 id='x'>Om <em>kluster</em></h3>",
        '<p title="ett > kluster">x</p>',
        "<summary>Kluster</summary>",
        "<p>&kluster;</p>",
    ],
)
def test_nothing_is_explained_inside_headings_links_code_and_tags(html: str) -> None:
    assert explained(html) == html


def test_only_the_first_on_a_page_is_explained() -> None:
    page = Explainer(WORDS, "om/sida.html")
    first = page.explained("<p>Ett kluster. Klustret.</p>")
    assert SHOWN.findall(first) == [("../begrepp/kluster.html", "kluster")]
    assert page.explained("<p>Klustren.</p>") == "<p>Klustren.</p>"
    assert "fp-word" in Explainer(WORDS, "om/annan.html").explained("<p>Klustren.</p>")


def test_the_longest_words_win() -> None:
    assert found("<p>om god och nära vård</p>") == [("nara-vard", "god och nära vård")]
    both = Vocabulary((term("vard", "Vård"), *TERMS))
    html = Explainer(both, "index.html").explained("<p>nära vård och vård</p>")
    assert SHOWN.findall(html) == [("begrepp/nara-vard.html", "nära vård"), ("begrepp/vard.html", "vård")]


def test_a_word_is_not_explained_on_its_own_page() -> None:
    html = explained("<p>SIP och kluster.</p>", "begrepp/sip.html")
    assert SHOWN.findall(html) == [("kluster.html", "kluster")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("En SIP behövs.", "En {} (samordnad individuell plan) behövs."),
        ("En SIP-samtal.", "En {}-samtal."),
        ("En plan (SIP) behövs.", "En plan ({}) behövs."),
        ("En SIP (en plan) behövs.", "En {} (en plan) behövs."),
        ("SIP är en samordnad individuell plan.", "{} är en samordnad individuell plan."),
        ("En samordnad individuell plan (SIP).", "En {} (SIP)."),
    ],
)
def test_an_abbreviation_is_spelled_out_once_and_never_twice(before: str, after: str) -> None:
    assert SHOWN.sub("{}", explained(f"<p>{before}</p>")) == f"<p>{after}</p>"


def test_an_abbreviation_after_its_full_name_elsewhere_is_explained_but_not_spelled_out() -> None:
    page = Explainer(WORDS, "om/sida.html")
    assert "fp-word" in page.explained("<p>En samordnad individuell plan.</p>")
    assert SHOWN.sub("{}", page.explained("<p>En SIP. SIP.</p>")) == "<p>En {}. SIP.</p>"


def test_the_explanation_is_the_first_sentence_and_says_what_an_abbreviation_means() -> None:
    assert 'data-fp-name="Kluster" data-fp-word="Kluster är ett ord."' in explained("<p>kluster</p>")
    assert 'data-fp-word="En samordnad individuell plan är en plan."' in explained("<p>SIP</p>")
    assert 'data-fp-word="RUS betyder regional utvecklingsstrategi. RUS är ett dokument."' in explained("<p>RUS</p>")


def test_text_that_holds_no_word_is_given_back_untouched() -> None:
    html = "<p>Ingenting &amp; <strong>åter</strong> ingenting.</p>"
    assert explained(html) is html


@pytest.mark.parametrize("script", [one.text for one in scripts()] + ["Ett & annat", 'Ord "x" y', "a</a><b>"])
def test_hostile_words_are_text(script: str) -> None:
    name = " ".join(script.split()) or "x"
    made = term("ont", f"Ord {name}", text=script, synonymer=[name, "Ofog"])
    short = make("term", "kort", namn=f"<i>{name}", förkortning="OFG", text=script)
    assert isinstance(short, Term)
    html = Explainer(Vocabulary((made, short)), "om/sida.html").explained(
        f"<p>Ofog, Ord {name.replace('<', '&lt;')} och OFG.</p>"
    )
    assert "fp-word" in html
    assert dangers(html) == []
    assert {node.tag for node in sites.tree(html).css("main *")} == {"p", "a"}


def test_on_the_real_site_words_are_explained_once_and_only_in_running_text() -> None:
    pages = 0
    for address, html in sites.pages().items():
        tree = sites.tree(html)
        hrefs = [node.attributes["href"] for node in tree.css("a.fp-word")]
        pages += bool(hrefs)
        assert len(hrefs) <= 2 * len(set(hrefs)), address
        assert not tree.css(":is(h1, h2, h3, th, summary, button, a, .fp-card, .fp-chip, nav) a.fp-word"), address
        assert not [href for href in hrefs if (href or "").endswith(f"/{address}")], address
        assert all(node.attributes["data-fp-word"] for node in tree.css("a.fp-word")), address
    assert pages > 100
    assert "fp-word" not in sites.pages()["begrepp/index.html"]
    shown = sites.text(sites.tree(sites.pages()["aktivitet/mb-sip.html"]))
    assert "SIP (samordnad individuell plan)" in re.sub(r"\s+", " ", shown)


def test_authors_pages_have_their_words_explained_in_paragraphs_and_lists() -> None:
    plan = Plan(TERMS)
    page = "<h2>Kluster</h2>\n<p class='x'>kluster</p><pre><code><p>kluster</p></code></pre><ul><li>Ett kluster</li><li>klustren</li></ul><p>SIP</p>"
    html = explain_page(plan, page, "om/sida.html")
    assert [words for _, words in SHOWN.findall(html)] == ["kluster", "SIP"]
    assert "<li>Ett <a" in html
    assert explain_page(plan, page, "index.html") == page
    assert explain_page(plan, page, "redaktor/skriv-sidor.html") == page


def listed(*terms: Term) -> str:
    plan = Plan(terms)
    [spec] = [spec for spec in catalogue(plan) if spec.address == "begrepp/index.html"]
    return body(Setting(plan, sites.DAY, Place, sites.EDIT_URL), spec).html


def test_the_word_list_is_in_swedish_order_with_a_place_for_each_word_and_a_way_to_each_letter() -> None:
    names = {
        "oga": "Öga",
        "apa": "Apa",
        "ang": "Äng",
        "ar": "År",
        "ete": "Été",
        "zon": "Zon",
        "ett": "2 steg",
        "e": "E-hälsa",
    }
    page = sites.tree(listed(*(term(record_id, name) for record_id, name in names.items())))
    letters = [(node.attributes["href"], sites.text(node)) for node in page.css("nav.fp-letters a")]
    assert letters == [
        ("#bokstav-ovriga", "Övriga tecken"), ("#bokstav-a", "A"), ("#bokstav-e", "E"), ("#bokstav-z", "Z"),
        ("#bokstav-aa", "Å"), ("#bokstav-ae", "Ä"), ("#bokstav-oe", "Ö"),
    ]  # fmt: skip
    assert all(page.css(f"h2[id='{(href or '')[1:]}']") for href, _ in letters)
    assert [node.attributes["id"] for node in page.css("li[id]")] == [
        "ord-ett", "ord-apa", "ord-e", "ord-ete", "ord-zon", "ord-ar", "ord-ang", "ord-oga",
    ]  # fmt: skip


def test_abbreviations_have_a_list_of_their_own_where_there_are_any() -> None:
    page = sites.tree(listed(*TERMS))
    rows = [sites.text(node) for node in page.css(".fp-section--forkortningar li")]
    assert rows == ["RUS Regional utvecklingsstrategi", "SIP Samordnad individuell plan"]
    assert "Förkortningar" not in listed(TERMS[3])
