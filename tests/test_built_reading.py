"""Our own reading of HTML against a real parser: nothing that a browser would find may be missed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from site_build import build

from macros.built.facts import Want, facts_of, is_silent, link_of
from macros.built.faults import Kind
from macros.built.html import every_tag, is_plain, plain_tags, take_apart
from macros.built.judge import Judge
from macros.built.skim import Skimmed, Skimmer

WATCHED = ("href", "src", "id", "for", "srcset", "action", "aria-labelledby", "xlink:href", "style")
Found = Counter[tuple[str, str]]


def by_parser(html: str) -> Found:
    return Counter(
        (name, node.attributes[name] or "")
        for node in LexborHTMLParser(html).css("*")
        for name in WATCHED
        if name in node.attributes
    )


def by_us(tags: list[bytes]) -> Found:
    parts = [take_apart(tag)[1] for tag in tags]
    return Counter((name, attributes[name][0]) for attributes in parts for name in WATCHED if name in attributes)


@pytest.fixture(scope="module")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("reading") / "site"
    done = build(out)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def test_both_ways_of_reading_agree_with_a_parser_on_every_real_page(real_site: Path) -> None:
    for path in real_site.rglob("*.html"):
        html = path.read_bytes()
        expected = by_parser(html.decode("utf-8"))
        assert by_us([tag for _, tag in every_tag(html)]) == expected, path
        assert by_us(plain_tags(html)) == expected, path


def test_every_real_page_can_be_read_the_quick_way(real_site: Path) -> None:
    slow = {tag for path in real_site.rglob("*.html") for tag in plain_tags(path.read_bytes()) if not is_plain(tag)}
    assert slow == set()


PIECES = st.sampled_from(
    (
        *(
            "<",
            ">",
            "/",
            "=",
            '"',
            "'",
            "!",
            "-",
            "--",
            "-->",
            "<!--",
            "--!>",
            "<!-->",
            "<?x>",
            "</",
            "</p",
            " ",
            "\n",
            "\f",
            "\0",
        ),
        *(
            '<a href="x">',
            "<a href=y>",
            "<a href='z' >",
            '<p id="i">',
            "<P ID=j>",
            '<img src="s"/>',
            "<b\nid='k'\n>",
            "</a >",
        ),
        *(
            '<a href="1" href="2">',
            '<a title=">" href="q">',
            "<a href>",
            "<a =href=x>",
            "<p id=a/>",
            '<i id="&amp;&copy=1&notit;&#65;">',
        ),
        *(
            "<script>",
            "</script>",
            "<style>",
            "</style>",
            "<title>",
            "</title >",
            "<textarea>",
            "</textarea/>",
            "<xmp>",
            "</xmp>",
        ),
        *(
            "<svg>",
            "</svg>",
            "<svg/>",
            '<script src="j">x<y</script>',
            "<script>'</'</script>",
            '<style id="l">a</style>',
            "<iframe src=f>",
        ),
        *(
            "<!doctype html>",
            "text",
            "å",
            "&lt;",
            "<noscript>",
            "</noscript>",
            "<label for=n>",
            "<5",
            "<title>x</title>",
            "<use xlink:href=u />",
        ),
    )
)


@settings(max_examples=1500, deadline=None)
@given(st.lists(PIECES, max_size=14))
def test_nothing_that_a_parser_finds_is_missed_in_tag_soup(pieces: list[str]) -> None:
    """The parser leaves out tags that stand where they may not, and repeats others; we may find more, but never fewer."""
    html = "<!doctype html><html><body>" + "".join(pieces)
    found = by_us([tag for _, tag in every_tag(html.encode())])
    assert by_parser(html).keys() <= found.keys()


@settings(max_examples=3000, deadline=None)
@given(st.lists(PIECES, max_size=8))
def test_the_quick_way_finds_the_same_as_the_slow_one_whenever_it_trusts_itself(pieces: list[str]) -> None:
    html = "".join(pieces).encode()
    tags = plain_tags(html)
    if all(is_plain(tag) for tag in tags):
        assert by_us(tags) == by_us([tag for _, tag in every_tag(html)])


NAMES = st.sampled_from(("a", "base", "div", "li", "meta", "p", "span", "style", "td", "title", "tr", "P", "link"))
ATTRIBUTES = st.sampled_from(
    (
        *("class", "role", "aria-label", "data-label", "scope", "tabindex", "name", "content", "http-equiv"),
        *("id", "href", "headers", "style", "aria-labelledby", "title"),
    )
)
VALUES = st.sampled_from(
    (
        *("", "x", "d", "refresh", "0;url=x.html", "c.html", "../c.html", "../b/c.html", "../../c.html", "./c.html"),
        *(
            "c.html#d",
            "c.html?a=1&amp;b=2",
            "c.html?a&num;d",
            "c.html?a&b",
            "/c.html",
            "//c.html",
            "url(x.png)",
            ">",
            "å",
        ),
    )
)
TAGS = st.builds(
    lambda name, attributes, end: (
        f"<{name}" + "".join(f' {one}="{value}"' for one, value in attributes) + ">" + end
    ).encode(),
    NAMES,
    st.lists(st.tuples(ATTRIBUTES, VALUES), max_size=3),
    st.sampled_from(("", "", "text</title>", "x</style>", "\n")),
)


@settings(max_examples=2000, deadline=None)
@given(TAGS)
def test_a_tag_known_at_once_to_say_nothing_says_nothing(tag: bytes) -> None:
    if is_silent(tag):
        assert is_plain(tag)
        assert not facts_of(tag)


@settings(max_examples=2000, deadline=None)
@given(TAGS | VALUES.map(lambda address: f'<a href="{address}">'.encode()), st.sampled_from(("", "b", "b/d")))
def test_a_link_known_at_once_to_be_right_is_right(tag: bytes, folder: str) -> None:
    link, judge = link_of(tag), Judge({"c.html", "b/c.html", "b/d/c.html"})
    if link:
        facts = facts_of(tag)
        assert is_plain(tag)
        assert (facts.ids, facts.names, facts.references, facts.faults) == ([], [], [], [])
        (want,) = facts.wants
        assert want == Want(want.address, Kind.PAGE, fetched=False, at=len('<a href="'))
        reached = judge.reached(folder, *link)
        assert reached is None or judge.lead(folder, want) == (reached, "", None)


LINES = PIECES | st.sampled_from(
    (
        *("\n", "\n", "\n", "\n<p>\n", "\n</p>\n", '\n<p id="i">\n', "<a\n", '\nhref="x">', "\n<script>\n", "\n</script>\n"),
        *("\n<title>\n", "\n</title>\n", "\n<!-- \n", "\n-->\n", '\n<a href="#i">\n', '<a href="0.html">\n', "\n<svg>\n"),
        *('\n<a href="../a/0.html">\n', '\n<a href="1.html#i">\n', '<p title="\n', '\n">\n', '<p\nclass="x">', "</p\n>"),
    )
)  # fmt: skip
KNOWN = [b'<p id="i">\n<a href="#i">\n<a href="#j">\n</html>\n'] * 4
"""Pages that make lines known, so that in others they may stand between lines that are not."""
NEVER_PLAIN = b"<p/ >"
"""Before a page it changes nothing, but the page is then read the slow way."""


def skimmed(pages: list[bytes]) -> Skimmed:
    names = [f"{'ab'[number % 2]}/{number}.html" for number in range(len(pages))]
    skimmer = Skimmer(Judge(set(names)))
    for name, html in zip(names, pages, strict=True):
        skimmer.skim(name, html)
    return skimmer.found


@settings(max_examples=500, deadline=None)
@given(st.lists(st.lists(LINES, max_size=10), min_size=1, max_size=5), st.binary(max_size=2))
def test_pages_with_lines_in_common_are_skimmed_as_if_each_was_read_slowly(
    written: list[list[str]], odd: bytes
) -> None:
    pages = ["".join(pieces).encode() + b"\n</html>\n" for pieces in written]
    pages = [*KNOWN, *pages, pages[0][:-20] + odd + pages[0][-20:], *pages]
    quick, slow = skimmed(pages), skimmed([NEVER_PLAIN + html for html in pages])
    assert quick.ids == slow.ids
    assert quick.suspects == slow.suspects
    assert quick.places.keys() >= slow.places.keys()
