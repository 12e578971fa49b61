"""The search index says what the finished pages say, in few bytes, and the same each time."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_search import page, small_site

from macros.search.areas import areas_of
from macros.search.index import index
from macros.search.marks import bits, gaps, marked
from macros.search.page import read_page
from macros.search.shards import EVERYWHERE, FAR, written
from macros.search.terms import by_word, postings
from macros.search.words import fold, stem, stems

PAGES = {
    "index.html": page("Start", "Välkommen till <a href='om/a.html'>planerna</a>.", root=""),
    "kommun/mellerud.html": page(
        "Mellerud",
        over="Kommun",
        path='<a href="../lan/vg.html">VG</a>',
        more='<ul>\n<li><a href="../aktivitet/sip.html">Läkemedelsautomat</a></li>\n</ul>',
    ),
    "lan/vg.html": page("Västra Götalands län", over="Län"),
    "dokument/plan.html": page("Planen", over="Lokal plan", lede='<a href="../kommun/mellerud.html">Mellerud</a>'),
    "steg/s5.html": page("Digitalisera", over="Steg 5", path='<a href="../dokument/plan.html">Planen</a>'),
    "begrepp/sip.html": page(
        "Samordnad individuell plan (SIP)",
        "En plan &amp; en väg.",
        more="<div><dt>Förkortning</dt><dd>SIP</dd></div>\n<div><dt>Synonymer</dt><dd>vårdplan, stödplan</dd></div>",
    ),
    "moved.html": "<!doctype html><title>Flyttad</title>",
}


def said(files: dict[str, bytes], name: str) -> object:
    """What a script of the index hands over."""
    text = files[f"sok/{name}.js"].decode()
    assert text.startswith(f'fardplanSok.ta("{name}",')
    return json.loads(text[len(f'fardplanSok.ta("{name}",') : -3])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hälso- och sjukvård", "halso och sjukvard"),
        ("ÅÄÖ åäö É", "aao aao e"),
        ("Idé, cafe\u0301; naïve Łódź", "ide cafe naive odz"),
        ("65–79 år · §5", "65 79 ar 5"),
        ("\u212bngström", "angstrom"),
    ],
)
def test_letters_are_folded_and_all_else_parts_words(text: str, words: str) -> None:
    assert fold(text).split() == words.split()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_folded_text_is_plain_and_the_same_when_folded_again(text: str) -> None:
    folded = fold(text)
    assert set(folded) <= set("abcdefghijklmnopqrstuvwxyz0123456789 \n")
    assert fold(folded).split() == folded.split()


@pytest.mark.parametrize(
    "words", ["kommun kommuner kommunernas kommunens", "vård vården vårdens", "plan planen planer planernas"]
)
def test_inflected_words_have_one_stem(words: str) -> None:
    assert len(set(stems(words))) == 1


def test_lines_are_cut_together_as_each_would_be() -> None:
    texts = ["Vården i Åmål", "", "hemsjukvården, igen"]
    found = by_word("\n".join(texts), bits(3))
    assert [{word for word, pages in found.items() if pages >> line & 1} for line in range(3)] == [
        set(stems(text)) for text in texts
    ]


@given(st.sets(st.integers(0, 90_000), max_size=40))
def test_lists_of_pages_can_be_read_back(pages: set[int]) -> None:
    letters = written(marked(pages), number=100_000)
    at, found, far = -1, [], 0
    for letter in letters:
        if letter == FAR:
            far += 0xA000
            continue
        at += _distance(ord(letter)) + far + 1
        found.append(at)
        far = 0
    assert found == sorted(pages)
    assert json.dumps(letters, ensure_ascii=False) == f'"{letters}"'
    assert letters.isprintable() or max(pages) > 90


def _distance(code: int) -> int:
    """As the client undoes it."""
    code -= 0x40 * (code >= 0x2040)
    code -= code > 0xAD
    code -= 0x22 * (code >= 0xA1)
    return code - (code > 0x5C) - 0x23


def test_a_list_of_most_pages_is_not_written() -> None:
    assert written(sum(bits(400)), number=400) == EVERYWHERE
    assert written(sum(bits(100)), number=100) != EVERYWHERE
    assert gaps(0b1001) == [0, 2]
    assert EVERYWHERE not in {written(1 << page, number=100_000) for page in range(0, 100_000, 97)}


def test_a_page_is_read_without_the_frame_and_its_sources() -> None:
    html = page("Titel", "Text.", more='<section class="fp-section fp-section--om-sidan" id="x"><p>Källa</p></section>')
    found, article = read_page("steg/a.html", html.encode())
    assert (found.title, found.folder, found.snippet) == ("Titel", "steg", "Text.")
    assert "Källa".encode() not in article
    assert read_page("a.html", b"<p>Flyttad</p>")[1] == b""


def test_running_text_counts_for_more_than_names_and_links_are_the_other_pages() -> None:
    article = b'<div class="fp-prose"><p>hemsjukv\xc3\xa5rden</p></div>\n<td>styrgrupp</td><a href="x.html">rutin</a>'
    spoken, named = postings([article, article], links=frozenset({1}), plain=frozenset())
    assert spoken == {"hemsjukvard": 0b11}
    assert named == {"styrgrupp": 0b11, "rutin": 0b10}


def test_a_line_break_written_as_a_reference_moves_no_word_to_another_page() -> None:
    spoken, named = postings([b"<td>a1&#10;b1</td>", b"<td>c1 &amp; d1</td>"], links=frozenset(), plain=frozenset())
    assert not spoken
    assert named == {"a1": 0b1, "b1": 0b1, "c1": 0b10, "d1": 0b10}


def test_a_page_belongs_to_the_area_it_names_or_to_that_of_its_document() -> None:
    pages = [read_page(address, html.encode())[0] for address, html in PAGES.items()]
    areas = areas_of(pages)
    names = [page.address for page in pages]
    assert [row[0] for row in areas.rows] == ["Mellerud", "Västra Götalands län"]
    assert areas.nearest(names.index("steg/s5.html")) == 0
    assert areas.nearest(names.index("begrepp/sip.html")) == -1
    inside = marked(names.index(name) for name in ("kommun/mellerud.html", "dokument/plan.html", "steg/s5.html"))
    assert areas.pages == [inside, inside | marked([names.index("lan/vg.html")])]


def test_titles_numbers_ids_and_synonyms_name_a_page(tmp_path: Path) -> None:
    files = index(small_site(tmp_path / "site", PAGES), PAGES)
    facts = said(files, "ord")
    assert isinstance(facts, dict)
    assert facts["lika"] == [["samordn individuell plan", "sip", "vardplan", "stodplan"]]
    for word in ("5", "s5", "digitalisera", "vardplan"):
        shelf = said(files, f"ord-{word[0] if word[0].isalpha() else '0'}")
        assert isinstance(shelf, dict)
        assert shelf[stem(word)][0], word


def test_the_same_site_gives_the_same_bytes_however_it_is_shared_out(tmp_path: Path) -> None:
    site = small_site(tmp_path / "site", PAGES)
    with ThreadPoolExecutor(2) as executor:
        assert index(site, PAGES) == index(site, reversed(PAGES), executor)


def test_every_part_is_a_script_that_ends_no_element_and_has_no_hidden_signs(tmp_path: Path) -> None:
    pages = PAGES | {"begrepp/x.html": page("</script><b>", "A\u2028B </script> & <!-- c")}
    for name, data in index(small_site(tmp_path / "site", pages), pages).items():
        assert name.endswith(".js")
        assert b"<" not in data
        assert "\u2028" not in data.decode()


def test_a_site_without_pages_has_an_index() -> None:
    assert said(index(Path("/nowhere"), []), "ord")
