"""The finished site as files: what the check finds, kind by kind, and what a swap leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from macros.built.check import check_site
from macros.built.faults import Fault, Kind
from macros.built.swap import fresh_beside, swap_in

PAGE = """<!doctype html>
<html lang="sv"><head><title>T</title><link rel="icon" href="b/bild.svg"></head><body id="allt">
<h1 id="a">A</h1><a href="b/c.html#d">C</a><a href="#a">A</a>
{}
</body></html>
"""
LINE = 4
OTHER = """<!doctype html>
<html lang="sv"><head><title>T</title></head><body><h1 id="d">D</h1><a href="../index.html#a">Hem</a><a name="e"></a></body></html>
"""
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="

FAULTY: dict[Kind, tuple[str, ...]] = {
    Kind.PAGE: (
        '<a href="saknas.html">x</a>',
        '<a href="b/saknas.html#d">x</a>',
        '<area href="saknas.pdf">',
        '<link rel="canonical" href="saknas.html">',
        '<svg><a xlink:href="saknas.html"></a></svg>',
        '<blockquote cite="saknas.html"></blockquote>',
        "<a href='saknas.html'>x</a>",
        "<A HREF=saknas.html>x</A>",
        '<a title="1 > 0" href="saknas.html">x</a>',
        '<a href="saknas.html" href="b/c.html">x</a>',
        '<a href="b//c.html">x</a>',
        '<a href="b/c.html&#47;x.html">x</a>',
        '<svg><style><a href="saknas.html"></a></style></svg>',
        '<noscript><a href="saknas.html">x</a></noscript>',
        '<template><a href="saknas.html">x</a></template>',
    ),
    Kind.ANCHOR: ('<a href="b/c.html#borta">x</a>', '<a href="index.html#borta">x</a>', '<a href="b/c.html#D">x</a>'),
    Kind.OWN_ANCHOR: ('<a href="#borta">x</a>', '<a href="?x=1#borta">x</a>', '<svg><use href="#borta"/></svg>'),
    Kind.IMAGE: (
        '<img src="borta.png" alt="">',
        '<svg><image href="borta.png"/></svg>',
        '<input type="image" src="borta.png">',
        '<svg><image xlink:href="borta.png"/></svg>',
    ),
    Kind.SCRIPT: ('<script src="borta.js"></script>', '<script defer src="borta.js">a<b</script>'),
    Kind.STYLESHEET: ('<link rel="stylesheet" href="borta.css">', '<link rel="preload" as="font" href="borta.woff2">'),
    Kind.SRCSET: (
        '<img srcset="b/bild.svg 1x, borta.png 2x" alt="">',
        '<source srcset="b/bild.svg, borta.png 640w">',
        '<link rel="preload" as="image" href="b/bild.svg" imagesrcset="borta.png 2x">',
    ),
    Kind.POSTER: ('<video poster="borta.png"></video>',),
    Kind.SVG_USE: ('<svg><use href="borta.svg#x"/></svg>', '<svg><use xlink:href="borta.svg#x"></use></svg>'),
    Kind.FRAME: ('<iframe src="borta.html" title="x"></iframe>',),
    Kind.MEDIA: (
        '<object data="borta.pdf"></object>',
        '<embed src="borta.pdf">',
        '<audio src="borta.ogg"></audio>',
        '<video src="borta.ogv"></video>',
        '<source src="borta.ogv">',
        '<track src="borta.vtt">',
    ),
    Kind.ICON: ('<link rel="icon" href="borta.svg">', '<link rel="shortcut icon" href="borta.ico">'),
    Kind.REFRESH: (
        '<meta http-equiv="refresh" content="0; url=borta.html">',
        """<meta http-equiv="Refresh" content="3;URL='borta.html'">""",
    ),
    Kind.CSS_URL: (
        "<style>a{background:url(borta.png)}</style>",
        "<style>/* > */ a{background:url('borta.png')}</style>",
    ),
    Kind.CSS_IMPORT: ('<style>@import "borta.css";</style>', "<style>@import url(borta.css) print;</style>"),
    Kind.INLINE_STYLE: (
        '<p style="background:url(borta.png)">x</p>',
        "<p style='background:url(&quot;borta.png&quot;)'>x</p>",
        '<svg><path fill="url(#borta)"/></svg>',
    ),
    Kind.FORM: ('<form action="borta.html"></form>', '<button formaction="borta.html">x</button>'),
    Kind.SCRIPT_LINK: (
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" JaVaScript:alert(1)">x</a>',
        '<a href="java&#9;script:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<a href="vbscript:x">x</a>',
        '<iframe src="data:text/html,x"></iframe>',
        '<script src="data:text/javascript,x"></script>',
        '<form action="javascript:x"></form>',
    ),
    Kind.SCHEME: (
        '<a href="ftp://example.org/x">x</a>',
        '<a href="htps://example.org/">x</a>',
        '<a href="https:/example.org/">x</a>',
        '<a href="mailto:">x</a>',
        '<img src="blob:x" alt="">',
    ),
    Kind.FILE: ('<a href="file:///C:/x.html">x</a>', '<img src="file://server/x.png" alt="">'),
    Kind.EMPTY_HREF: ('<a href="">x</a>', "<a href>x</a>", '<a href=" ">x</a>', '<link rel="next" href="">'),
    Kind.EMPTY_SRC: (
        '<img src="" alt="">',
        "<script src></script>",
        '<img srcset="" alt="">',
        '<link rel="stylesheet" href="">',
    ),
    Kind.ABSOLUTE: ('<a href="/b/c.html">x</a>', '<img src="/b/bild.svg" alt="">', '<a href="/">x</a>'),
    Kind.CASE: ('<a href="B/c.html">x</a>', '<img src="b/Bild.svg" alt="">', '<a href="b/c.HTML">x</a>'),
    Kind.PERCENT: ('<a href="b%2Fc.html">x</a>', '<a href="b/%63%63.html">x</a>', '<a href="b/%FF.html">x</a>'),
    Kind.BACKSLASH: ('<a href="b\\c.html">x</a>', '<img src="b\\bild.svg" alt="">'),
    Kind.OTHER_HOST: (
        '<img src="https://example.org/x.png" alt="">',
        '<script src="//example.org/x.js"></script>',
        '<link rel="stylesheet" href="https://example.org/x.css">',
        '<link rel="preload" as="font" href="http://example.org/x.woff2">',
        '<link rel="preconnect" href="https://example.org">',
        '<link rel="dns-prefetch" href="//example.org">',
        '<iframe src="https://example.org/"></iframe>',
        '<a href="//example.org/">x</a>',
        '<form action="https://example.org/"></form>',
        '<meta http-equiv="refresh" content="0; url=https://example.org/">',
        "<style>@import 'https://example.org/a.css';</style>",
        "<style>a{background:image-set('https://example.org/a.png' 1x)}</style>",
        '<p style="background:url(https://example.org/a.png)">x</p>',
        '<a href="b/c.html" ping="https://example.org/">x</a>',
    ),
    Kind.OUTSIDE: ('<a href="../ute.html">x</a>', '<a href="b/../../index.html">x</a>', '<a href="..">x</a>'),
    Kind.FOLDER: (
        '<a href="b/">x</a>',
        '<a href="b">x</a>',
        '<a href=".">x</a>',
        '<a href="./#a">x</a>',
        '<a href="b/..">x</a>',
    ),
    Kind.DUPLICATE_ID: ('<p id="a">x</p>', "<p id=a>x</p>", '<p id="p"></p><p id="p"></p>', '<p id="&#97;">x</p>'),
    Kind.REFERENCE: (
        '<label for="borta">x</label>',
        '<p aria-labelledby="a borta">x</p>',
        '<p aria-describedby="borta">x</p>',
        '<table><tr><td headers="borta">x</td></tr></table>',
        '<input list="borta">',
        '<button form="borta">x</button>',
    ),
    Kind.ROLE_WITHOUT_HREF: ('<a role="button">x</a>', '<a tabindex="0" role="link">x</a>'),
    Kind.BASE: ('<base href="b/">', '<base target="_blank">'),
    Kind.HTTP_EQUIV: ('<meta http-equiv="set-cookie" content="a=b">', '<meta http-equiv="refresh" content="30">'),
}
"""Every kind of fault that one element can have, with ways to write it."""
OF_FILES = {Kind.MISSING, Kind.SURPLUS, Kind.ENCODING, Kind.TRUNCATED}

FAULTLESS = (
    '<img src="b/bild.svg" alt=""><a href="https://example.org/">ut</a><a href="mailto:info@example.org">post</a>',
    '<a href="#">x</a><a href="#top">x</a><a href="b/c.html#TOP">x</a><a href="b/c.html#e">x</a><a href="b/c.html?x=1&amp;y=/#d">x</a>',
    f'<img src="{PIXEL}" alt=""><p style="background:url({PIXEL})">x</p>',
    f'<img srcset="{PIXEL} 1x, b/bild.svg 2x" alt="">',
    '<!-- <a href="borta.html">x</a> --><script>"<a href=borta.html>"</script><textarea><a href="borta.html"></textarea>',
    '<p title="<a href=borta.html>">&lt;a href="borta.html"> 1 < 2 <3</p>',
    "<style>/* url(borta.png) */ a::after{content:'url(borta.png)'}</style>",
    '<a id="f" href="b/../b/./c.html">x</a><label for="a">x</label><p aria-labelledby="a f">x</p><a href="b/%63.html">x</a>',
    '<svg><title id="g">x</title><defs><pattern id="m"/></defs><path fill="url(#m)"/><use href="b/bild.svg#s"/></svg>',
    '<meta http-equiv="refresh" content="0; url=b/c.html"><link rel="license" href="https://example.org/"><a class="x">x</a>',
    '<a href="b/c.html" data-href="borta.html">url(borta.png)</a><p data-label="url(borta.png)"></p>',
)


def a_site(root: Path, extra: str = "", css: str = "") -> Path:
    (root / "b").mkdir()
    (root / "index.html").write_text(PAGE.format(extra), encoding="utf-8")
    (root / "b" / "c.html").write_text(OTHER, encoding="utf-8")
    (root / "b" / "bild.svg").write_text('<svg><g id="s"/></svg>', encoding="utf-8")
    (root / "stil.css").write_text(css, encoding="utf-8")
    return root


def faults(root: Path) -> tuple[Fault, ...]:
    return check_site(root, expected=["index.html", "b/c.html"])


def every_way() -> Iterator[tuple[Kind, str]]:
    for kind, ways in FAULTY.items():
        for way in ways:
            yield kind, way


def test_every_kind_of_fault_is_tried() -> None:
    assert set(FAULTY) | OF_FILES == set(Kind)


@pytest.mark.parametrize(("kind", "written"), list(every_way()))
def test_a_fault_is_told_once_with_its_page_line_and_kind(tmp_path: Path, kind: Kind, written: str) -> None:
    (found,) = faults(a_site(tmp_path, written))
    assert (found.file, found.line, found.kind) == ("index.html", LINE, kind)
    assert str(found).startswith(f"index.html:{LINE}: ")


@pytest.mark.parametrize("written", FAULTLESS)
def test_what_is_right_is_not_told(tmp_path: Path, written: str) -> None:
    assert faults(a_site(tmp_path, written, "a{background:url(b/bild.svg)}")) == ()


def test_an_attribute_on_a_line_of_its_own_is_told_with_that_line(tmp_path: Path) -> None:
    (found,) = faults(a_site(tmp_path, '<a\n  class="x"\n  href="borta.html">x</a>'))
    assert str(found) == f"index.html:{LINE + 2}: ”borta.html” leder till en sida eller fil som inte finns"


def test_the_same_fault_on_many_lines_and_pages_is_told_for_each(tmp_path: Path) -> None:
    a_site(tmp_path, '<a href="borta.html">x</a>\n<a href="borta.html">x</a>')
    other = tmp_path / "b" / "c.html"
    other.write_text(OTHER.replace("</body>", '<a href="borta.html">x</a></body>'), encoding="utf-8")
    assert [(fault.file, fault.line) for fault in faults(tmp_path)] == [
        ("b/c.html", 2),
        ("index.html", 4),
        ("index.html", 5),
    ]


def test_an_id_that_disappears_is_told_where_it_is_pointed_at(tmp_path: Path) -> None:
    a_site(tmp_path)
    (tmp_path / "b" / "c.html").write_text(OTHER.replace('id="d"', ""), encoding="utf-8")
    assert [str(fault) for fault in faults(tmp_path)] == [
        "index.html:3: ”b/c.html#d” leder till en plats på sidan som inte finns"
    ]


def test_what_stylesheets_fetch_is_checked(tmp_path: Path) -> None:
    css = (
        "@import 'https://example.org/a.css';\na{background:url(borta.png)}\n/* url(x.png) */@import url('b/stil.css');"
    )
    assert [str(fault) for fault in faults(a_site(tmp_path, css=css))] == [
        "stil.css:1: hämtar ”https://example.org/a.css” från en annan plats",
        "stil.css:2: ”borta.png” leder till en fil som inte finns",
        "stil.css:3: stilmallen ”b/stil.css” som ska läsas in finns inte",
    ]


def test_a_page_too_many_and_a_page_too_few_are_told(tmp_path: Path) -> None:
    a_site(tmp_path)
    found = [str(fault) for fault in check_site(tmp_path, expected=["index.html", "b/d.html"])]
    assert found == ["b/c.html:1: sidan hör inte till webbplatsen", "b/d.html:1: sidan saknas i bygget"]


def test_a_page_that_is_not_utf8_is_told_with_the_line_of_the_bad_byte(tmp_path: Path) -> None:
    a_site(tmp_path)
    (tmp_path / "index.html").write_bytes(PAGE.format("<p>nära</p>").encode("latin-1"))
    assert [(fault.file, fault.line, fault.kind) for fault in faults(tmp_path)] == [("index.html", LINE, Kind.ENCODING)]


@pytest.mark.parametrize("end", ["</html>", "tml>\n", "</body></html>\n", "\n</body></html>\n"])
def test_a_page_that_breaks_off_is_told(tmp_path: Path, end: str) -> None:
    a_site(tmp_path)
    (tmp_path / "index.html").write_text(PAGE.format("").rstrip().removesuffix(end.strip()), encoding="utf-8")
    assert {fault.kind for fault in faults(tmp_path)} == {Kind.TRUNCATED}


@pytest.mark.parametrize("end", ["\n\n", "<!-- slut -->\n"])
def test_what_may_follow_a_page_does_not_break_it_off(tmp_path: Path, end: str) -> None:
    a_site(tmp_path)
    (tmp_path / "index.html").write_text(PAGE.format("") + end, encoding="utf-8")
    assert faults(tmp_path) == ()


def test_two_processes_find_what_one_does(tmp_path: Path) -> None:
    a_site(tmp_path, '<a href="b/c.html#borta">x</a><a href="saknas.html">x</a>')
    expected = ["index.html", "b/c.html"]
    with ProcessPoolExecutor(2) as executor:
        assert check_site(tmp_path, expected=expected, executor=executor) == faults(tmp_path)


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
