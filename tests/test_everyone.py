"""Everyone can use the site: axe in every state, the keyboard alone, headings and tables that say what they are, print, and calm."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from browsing import arrived, faults, indexes, samples
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser
from thinning import some

SCREENS: dict[str, dict[str, Any]] = {
    "320 px": {"viewport": {"width": 320, "height": 640}},
    "1280 px": {"viewport": {"width": 1280, "height": 900}},
    "400 %": {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4},
}
COUNTY = "lan/vastra-gotalands-lan.html"
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
SOME = (
    ("index.html", "320 px", "forced"),
    ("kommun/mellerud.html", "320 px", "dark"),
    ("kommun/mellerud.html", "1280 px", "forced"),
    ("steg/vg-steg-5.html", "400 %", "forced"),
    ("redaktor/publicera.html", "320 px", "dark"),
)
FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const shown = one.closest("svg") ? one.querySelector("path") : one;
  const style = getComputedStyle(shown), after = getComputedStyle(one, "::after");
  const drawn = one.closest("svg") ? parseFloat(style.strokeWidth)
    : Math.max(style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
               after.outlineStyle === "none" ? 0 : parseFloat(after.outlineWidth));
  const box = shown.getBoundingClientRect(), last = window.lastFocused;
  const forward = !last || !!(last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  window.lastFocused = one;
  return {
    name: (one.getAttribute("aria-label") || one.innerText || one.textContent).trim(), html: one.outerHTML.slice(0, 160), drawn, forward,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


@pytest.mark.browser
@pytest.mark.parametrize(("address", "screen", "look"), SOME)
def test_axe_finds_nothing_however_one_looks(
    browser: Browser, site: Path, address: str, screen: str, look: str
) -> None:
    with browser.new_context(**SCREENS[screen], **LOOKS[look]) as context:
        assert not faults(context, (site / address).as_uri())


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.parametrize(("screen", "look"), [*zip(SCREENS, LOOKS, strict=True)])
def test_axe_finds_nothing_on_any_kind_of_page(browser: Browser, site: Path, screen: str, look: str) -> None:
    """Every page on the smallest screen, and on one of the other two; `make quality` tries each screen with each look."""
    pages = sorted({*samples(site).values(), *indexes(site).values()})
    assert len(pages) > 40
    place = [*SCREENS].index(screen)
    tried = some(2, pages, first=place - 1) if place else pages
    with browser.new_context(**SCREENS[screen], **LOOKS[look]) as context:
        assert not [fault for address in tried for fault in faults(context, (site / address).as_uri())]


def parsed(page: Path) -> LexborHTMLParser:
    return LexborHTMLParser(page.read_text(encoding="utf-8"))


def test_every_page_is_in_swedish_and_its_headings_leave_no_gap(site: Path) -> None:
    for page in site.rglob("*.html"):
        tree = parsed(page)
        assert (html := tree.css_first("html"))
        assert html.attributes.get("lang") == "sv", page
        levels = [int((node.tag or "")[1]) for node in tree.css("h1, h2, h3, h4, h5, h6")]
        assert levels[:1] == [1], page
        assert levels.count(1) == 1, page
        assert all(after <= before + 1 for before, after in pairwise(levels)), (page, levels)


def test_every_table_has_a_name_and_says_what_its_headings_are_for(site: Path) -> None:
    tables = 0
    for page in site.rglob("*.html"):
        tree = parsed(page)
        for table in tree.css("table"):
            tables += 1
            named = table.attributes.get("aria-labelledby")
            assert tree.css_first(f'[id="{named}"]') if named else table.css_first("caption"), (page, table.html)
            assert table.css("thead th"), page
            assert {cell.attributes.get("scope") for cell in table.css("thead th")} == {"col"}, page
            assert {cell.attributes.get("scope") for cell in table.css("tbody th")} <= {"row"}, page
    assert tables > 100


def test_every_picture_has_words(site: Path) -> None:
    for page in site.rglob("*.html"):
        tree = parsed(page)
        assert not [image.html for image in tree.css("img") if not image.attributes.get("alt")], page
        for drawing in set(tree.css("svg")) - set(tree.css("svg svg")):  # within a drawing, one stands for itself
            hidden = drawing.attributes.get("aria-hidden") == "true"
            assert hidden or drawing.attributes.get("aria-label") or drawing.attributes.get("aria-labelledby"), page


def stop(page: Page, key: str = "Tab") -> dict[str, Any] | None:
    """The next stop of the keyboard: it is seen, it is marked, and it follows the one before on the page."""
    page.keyboard.press(key)
    found: dict[str, Any] | None = page.evaluate(FOCUS)
    if found:
        assert found["seen"], found
        assert found["drawn"] >= 2, found
        assert found["forward"], found
    return found


def walk_to(page: Page, name: str) -> None:
    """Tab, past the skip link, to the link with a name in the text; Enter there."""
    first = stop(page)
    assert first
    assert first["name"] == "Gå till innehållet"
    page.keyboard.press("Enter")
    while (found := stop(page)) and found["name"] != name:
        pass
    assert found, f"{name} nås inte"
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.browser
def test_one_goes_from_the_start_to_a_municipality_an_activity_and_a_step_with_tab_and_enter_only(
    browser: Browser, site: Path
) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto((site / "index.html").as_uri())
        for name, address in (
            ("Mellerud", "kommun/mellerud.html"),
            ("Läkemedelsautomat", "aktivitet/mb-lakemedelsautomat.html"),
            ("Steg 5. Utveckling av arbetssätt med stöd av digitalisering", "steg/vg-steg-5.html"),
        ):
            walk_to(page, name)
            arrived(page, address)


@pytest.mark.browser
@pytest.mark.parametrize(("address", "screen"), [("index.html", "1280 px"), (COUNTY, "400 %")])
def test_the_keyboard_reaches_everything_once_and_is_caught_nowhere(
    browser: Browser, site: Path, address: str, screen: str
) -> None:
    with browser.new_context(**SCREENS[screen], reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto((site / address).as_uri())
        wanted = page.evaluate("""[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
            .filter(one => one.checkVisibility({visibilityProperty: true})).length""")
        stops = 0
        while stop(page):
            stops += 1
            assert stops <= wanted
        assert stops == wanted


@pytest.mark.browser
def test_nothing_moves_for_one_who_has_asked_for_calm(browser: Browser, site: Path) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        for address in ("index.html", "kommun/mellerud.html", "aktivitet/index.html"):
            page.goto((site / address).as_uri())
            assert (
                page.evaluate("""[...document.querySelectorAll('*')].flatMap(one => [null, '::before', '::after'].map(part => getComputedStyle(one, part)))
                .filter(style => style.animationName !== 'none' || style.transitionProperty !== 'none' && parseFloat(style.transitionDuration) > 0).length""")
                == 0
            )
            assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def on_paper(browser: Browser, site: Path, addresses: Iterable[str]) -> None:
    """Each page on paper: no menu or control, nothing cut off, and the address of every link that leads out."""
    with browser.new_context(
        viewport={"width": 672, "height": 1000}, color_scheme="dark"
    ) as context:  # A4 within the margins, in CSS pixels
        page = context.new_page()
        page.emulate_media(media="print")
        for address in addresses:
            page.goto((site / address).as_uri())
            for kind in ("nav", ".fp-menu", ".fp-scheme", ".fp-footer", "input", "button", "select"):
                for one in page.locator(f"{kind}:not(.fp-path)").all():
                    assert not one.is_visible(), (address, kind)
            cut = page.evaluate("""[...document.querySelectorAll('article *')].filter(one =>
                one.checkVisibility() && one.getBoundingClientRect().width > 1 && one.getBoundingClientRect().right > innerWidth + 1).length""")
            assert cut == 0, address
            hidden = page.evaluate("""[...document.querySelectorAll('.fp-table, pre > code, table')].filter(one =>
                one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible').length""")
            assert hidden == 0, address
            outward = page.evaluate("""[...document.querySelectorAll('article a[href^="http"]')].filter(one => one.checkVisibility())
                .filter(one => !one.textContent.includes(one.href) && !getComputedStyle(one, '::after').content.includes(one.href.replace(/\\/$/, ''))).length""")
            assert outward == 0, address


@pytest.mark.browser
def test_on_paper_there_is_the_text_alone_in_full(browser: Browser, site: Path) -> None:
    on_paper(browser, site, ("index.html", COUNTY, "dokument/vg-fardplan.html", "redaktor/publicera.html"))


@pytest.mark.long
@pytest.mark.browser
def test_on_paper_every_kind_of_page_is_there_in_full(browser: Browser, site: Path) -> None:
    on_paper(browser, site, sorted({*samples(site).values(), *indexes(site).values()}))
