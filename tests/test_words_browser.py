"""Words explained, in real Chromium: opened by mouse, keyboard and finger, closed by Escape, and links where no script runs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from browsing import arrived, axe
from playwright.sync_api import Browser, Locator, Page
from thinning import every

pytestmark = pytest.mark.browser

ADDRESS = "aktivitet/mb-sip.html"
PAGES = (ADDRESS, "om/varfor-omstallning.html", "kommun/mellerud.html")
MEANING = "En samordnad individuell plan samlar allt stöd"


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto((site / ADDRESS).as_uri())
        yield page


def word(page: Page) -> Locator:
    return page.get_by_role("button", name="SIP", exact=True)


def tip(page: Page) -> Locator:
    return page.locator(".fp-tip")


def is_focused(locator: Locator) -> bool:
    return bool(locator.evaluate("node => node === document.activeElement"))


def test_a_click_opens_the_explanation_and_another_closes_it(page: Page) -> None:
    assert word(page).get_attribute("aria-expanded") == "false"
    word(page).click()
    arrived(page, ADDRESS)
    assert MEANING in tip(page).inner_text()
    assert word(page).get_attribute("aria-expanded") == "true"
    assert page.locator(f"#{word(page).get_attribute('aria-controls')}").is_visible()
    word(page).click()
    assert tip(page).is_hidden()
    assert word(page).get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_opens_it_leads_on_and_escape_gives_the_focus_back(page: Page, key: str) -> None:
    word(page).focus()
    page.keyboard.press(key)
    assert MEANING in tip(page).inner_text()
    page.keyboard.press("Tab")
    more = page.get_by_role("link", name="Läs mer om ”Samordnad individuell plan”")
    assert is_focused(more)
    page.keyboard.press("Escape")
    assert tip(page).is_hidden()
    assert is_focused(word(page))


def test_the_link_in_it_leads_to_the_words_page(page: Page) -> None:
    word(page).click()
    tip(page).get_by_role("link").click()
    arrived(page, "begrepp/sip.html")


def test_it_closes_when_the_reader_goes_on(page: Page) -> None:
    word(page).click()
    page.locator("h1").click()
    assert tip(page).is_hidden()
    word(page).click()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert tip(page).is_hidden()
    other = page.get_by_role("button", name="huvudmän", exact=True)
    word(page).click()
    other.click()
    assert "Huvudmannen är" in tip(page).inner_text()
    assert word(page).get_attribute("aria-expanded") == "false"


def test_a_finger_opens_it_on_the_smallest_screen_and_it_stays_inside(browser: Browser, site: Path) -> None:
    with browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.goto((site / ADDRESS).as_uri())
        for one in page.locator(".fp-word").all():
            one.tap()
            box = tip(page).bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 320
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            page.locator("h1").tap()
            assert tip(page).is_hidden()


@pytest.mark.parametrize(
    ("address", "look"), every(4, product(PAGES, ((1280, "light"), (1280, "dark"), (320, "light"))))
)
def test_axe_finds_nothing_with_an_explanation_open(
    browser: Browser, site: Path, address: str, look: tuple[int, str]
) -> None:
    width, scheme = look
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto((site / address).as_uri())
        page.locator(".fp-word").first.click()
        assert tip(page).is_visible()
        assert axe(page) == []


def test_without_script_a_word_is_a_link(browser: Browser, site: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((site / ADDRESS).as_uri())
        page.get_by_role("link", name="SIP", exact=True).first.click()
        arrived(page, "begrepp/sip.html")


def test_a_letter_leads_to_its_words(page: Page, site: Path) -> None:
    page.goto((site / "begrepp/index.html").as_uri())
    page.get_by_role("navigation", name="Bokstäver").get_by_role("link", name="V", exact=True).click()
    arrived(page, "#bokstav-v")
    assert page.locator("#ord-valfardsteknik").is_visible()


def test_what_a_word_says_is_set_as_text(page: Page) -> None:
    page.evaluate(
        """() => { const a = document.querySelector('.fp-word');
        a.dataset.fpWord = a.dataset.fpName = '<img src=x onerror="window.hit = 1"><b>x</b>'; }"""
    )
    word(page).click()
    assert "<b>x</b>" in tip(page).inner_text()
    assert tip(page).locator("img, b").count() == 0
    assert page.evaluate("window.hit") is None
