"""Shells: the frame taken apart and filled."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from macros.engine import shells
from macros.engine.shells import Shell
from macros.pages.bodies import Body
from macros.pages.components import Link

FRAME = (
    f"<title>{shells.TITLE} - Site</title><meta content='{shells.DESCRIPTION}'>"
    f"<link href='{shells.PAGE}.html'>"
    f"<nav><ul>\n<li class='item'>\n<a href='#{shells.TOC_ANCHOR}'>{shells.TOC_TITLE}</a></li></ul></nav>"
    f"<nav class='menu'><ul><li>Other</li><li class='item'>\n<a href='#{shells.TOC_ANCHOR}'>{shells.TOC_TITLE}</a></li></ul></nav>"
    f"<ol>{shells.BREADCRUMB}</ol>{shells.BODY}"
)


def a_body(**changed: object) -> Body:
    values = {
        "address": "steg/vg-steg-5.html",
        "title": "Steg <5> & mer",
        "description": 'Säg "hej"',
        "toc": (("ett", "Ett"), ("tva", "Två <b>")),
        "breadcrumb": (Link("index.html", "Start"), Link("steg/index.html", "Steg")),
        "html": Markup("<h1>Kropp</h1>"),
    }
    return Body(**{**values, **changed})  # type: ignore[arg-type]


def test_every_slot_is_filled_and_text_is_escaped() -> None:
    page = Shell.parse(FRAME).fill(a_body()).decode()
    assert "fardplan-slot" not in page
    assert "<title>Steg &lt;5&gt; &amp; mer - Site</title>" in page
    assert "content='Säg &#34;hej&#34;'" in page
    assert "<h1>Kropp</h1>" in page
    assert "href='vg-steg-5.html'" in page


def test_each_table_of_contents_lists_each_section_once() -> None:
    page = Shell.parse(FRAME).fill(a_body()).decode()
    assert page.count("href='#ett'") == page.count("href='#tva'") == 2
    assert page.count("Två &lt;b&gt;") == 2
    assert page.index("<li>Other</li>") < page.rindex("#ett")


def test_a_breadcrumb_leads_back_from_the_page_and_ends_with_it() -> None:
    page = Shell.parse(FRAME).fill(a_body()).decode()
    assert '<li><a href="../index.html">Start</a></li><li><a href="index.html">Steg</a></li>' in page
    assert '<li aria-current="page">Steg &lt;5&gt; &amp; mer</li>' in page


def test_a_text_that_looks_like_a_slot_is_left_alone() -> None:
    page = Shell.parse(FRAME).fill(a_body(html=Markup(f"<p>{shells.TITLE}</p>"))).decode()
    assert f"<p>{shells.TITLE}</p>" in page


def test_a_frame_without_a_place_for_the_body_is_refused() -> None:
    with pytest.raises(ValueError, match="body"):
        Shell.parse("<html></html>")
