"""Our own reading of HTML against a real parser: nothing that a browser would find may be missed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from site_build import build

from macros.built.html import every_tag, is_plain, plain_tags, take_apart

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
