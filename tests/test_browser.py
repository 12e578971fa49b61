"""The built site as its readers meet it: opened from a file share in real Chromium, with mouse, keyboard, and no script."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from browsing import KINDS, arrived, axe
from playwright.sync_api import Browser, Page
from thinning import every

pytestmark = pytest.mark.browser


def heading(page: Page) -> str:
    return page.locator("h1").inner_text().strip()


def test_a_nurse_goes_from_the_start_to_mellerud_a_step_the_strategy_and_bengtsfors(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="Mellerud", exact=True).first.click()
    assert heading(page) == "Mellerud"
    assert page.locator(".fp-section--vad-vi-gor .fp-items > li").count() == 24
    page.get_by_role("link", name="Läkemedelsautomat", exact=True).first.click()
    assert heading(page) == "Läkemedelsautomat"
    states = page.locator("#lage ~ * tbody tr").all_inner_texts()
    assert any("Bengtsfors" in row and "Införd" in row for row in states)
    assert any("Mellerud" in row and "Planerad" in row for row in states)
    assert "5. Digitalisera och införa välfärdsteknik" in page.locator(".fp-section--om-sidan").inner_text()
    page.locator(".fp-chain").get_by_role(
        "link", name="Steg 5. Utveckling av arbetssätt med stöd av digitalisering"
    ).click()
    arrived(page, "steg/vg-steg-5.html")
    page.locator(".fp-head").get_by_role("link", name="Färdplan").first.click()
    arrived(page, "dokument/vg-fardplan.html")
    page.go_back()
    page.locator(".fp-section--aktiviteter").get_by_role("link", name="Bengtsfors", exact=True).first.click()
    assert heading(page) == "Bengtsfors"


def test_a_municipality_without_a_plan_is_no_dead_end(page: Page, site: Path) -> None:
    page.goto((site / "kommun" / "ale.html").as_uri())
    text = page.locator("article").inner_text()
    assert "Ingen lokal plan för Ale kommun finns här än" in text
    assert page.locator("article").get_by_role("link", name="Färdplan").count() >= 1
    page.get_by_role("link", name="Så lägger du till en lokal plan").first.click()
    arrived(page, "redaktor/lagg-till-lokal-plan.html")


@pytest.mark.parametrize("address", every(2, KINDS))
def test_a_page_asks_nobody_else_for_anything_has_no_errors_and_fits_a_narrow_screen(
    browser: Browser, site: Path, address: str
) -> None:
    asked: list[str] = []
    errors: list[str] = []
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto((site / address).as_uri())
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert not [url for url in asked if not url.startswith(("file:", "data:"))]
    assert not errors


@pytest.mark.parametrize(("address", "scheme"), every(5, product(KINDS, ("light", "dark"))))
def test_axe_finds_nothing(browser: Browser, site: Path, address: str, scheme: str) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto((site / address).as_uri())
        assert axe(page) == []


def test_the_skip_link_comes_first_and_leads_to_the_content(page: Page, site: Path) -> None:
    page.goto((site / "kommun" / "mellerud.html").as_uri())
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert "innehåll" in focused.inner_text().lower()
    target = focused.get_attribute("href") or ""
    page.keyboard.press("Enter")
    arrived(page, target)
    assert page.locator(target).count() == 1


def test_every_stop_of_the_keyboard_is_seen(page: Page, site: Path) -> None:
    page.goto((site / "kommun" / "mellerud.html").as_uri())
    for _ in range(40):
        page.keyboard.press("Tab")
        width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        box = page.locator(":focus").bounding_box()
        assert box
        assert box["width"] > 0
        assert width >= 2, page.locator(":focus").evaluate("e => e.outerHTML")


def test_the_pages_can_be_read_without_script(browser: Browser, site: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((site / "index.html").as_uri())
        page.get_by_role("link", name="Bengtsfors", exact=True).first.click()
        assert heading(page) == "Bengtsfors"
        page.locator(".fp-section--vad-vi-gor").get_by_role("link", name="Läkemedelsautomat", exact=True).click()
        assert heading(page) == "Läkemedelsautomat"


def test_the_menu_of_small_screens_works_by_keyboard(browser: Browser, site: Path) -> None:
    with browser.new_context(viewport={"width": 360, "height": 700}) as context:
        page = context.new_page()
        page.goto((site / "index.html").as_uri())
        for _ in range(6):
            page.keyboard.press("Tab")
            if "Meny" in page.locator(":focus").inner_text():
                break
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Kommuner", exact=True).first.wait_for(state="visible")
        page.get_by_role("link", name="Kommuner", exact=True).first.press("Enter")
        assert heading(page) == "Kommuner"


def test_a_map_is_walked_by_keyboard_with_its_names_seen(page: Page, site: Path) -> None:
    page.goto((site / "lan" / "dalarnas-lan.html").as_uri())
    skip = page.locator(".fp-map-skip")
    skip.focus()
    box = skip.bounding_box()
    assert box
    assert box["height"] >= 20
    before = page.locator(".fp-map a path").first.evaluate("e => getComputedStyle(e).fill")
    page.keyboard.press("Tab")
    stop = page.locator(".fp-map svg a:focus")
    name = stop.locator("text")
    assert name.is_visible()
    assert (stop.get_attribute("aria-label") or "").startswith(f"{name.text_content()}: ")
    assert stop.locator("path").evaluate("e => getComputedStyle(e).fill") != before
    page.keyboard.press("Tab")
    assert page.locator(".fp-map svg a:focus text").is_visible()
    assert page.locator(".fp-map svg text:visible").count() == 1
    shown = page.locator(".fp-map svg a:focus text").text_content()
    page.keyboard.press("Enter")
    page.wait_for_url("**/kommun/*.html")
    assert heading(page) == shown


def test_a_map_can_be_passed_over(page: Page, site: Path) -> None:
    page.goto((site / "lan" / "dalarnas-lan.html").as_uri())
    page.locator(".fp-map-skip").press("Enter")
    page.keyboard.press("Tab")
    assert not page.locator(":focus").evaluate("e => e.closest('svg') !== null")


def choose(page: Page, workplace: str, municipality: str) -> None:
    page.get_by_label("Verksamhet", exact=True).select_option(label=workplace)
    page.get_by_label("Kommun", exact=True).select_option(label=municipality)


@pytest.mark.parametrize("start", ["index.html", "verksamhet/index.html"])
def test_workplace_and_municipality_lead_to_one_page_and_place(page: Page, site: Path, start: str) -> None:
    page.goto((site / start).as_uri())
    choose(page, "Kommunal primärvård", "Mellerud")
    page.get_by_role("button", name="Visa min sida").click()
    page.wait_for_url("**/verksamhet/kommunal-primarvard.html#kommun-mellerud")
    assert page.locator("#kommun-mellerud").is_visible()
    assert page.evaluate("localStorage.getItem('fardplan-val')") is None
    page.goto((site / start).as_uri())
    assert page.get_by_label("Verksamhet", exact=True).input_value() == ""


def test_a_choice_is_kept_only_if_asked_and_can_be_forgotten(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    choose(page, "Kommunal primärvård", "Ale")
    page.get_by_label("Kom ihåg mitt val på den här datorn").check()
    page.get_by_role("button", name="Visa min sida").click()
    page.wait_for_url("**/verksamhet/kommunal-primarvard.html#kommun-ale")
    page.goto((site / "verksamhet" / "index.html").as_uri())
    back = page.get_by_role("link", name="Till ditt val: Kommunal primärvård, Ale")
    assert (back.get_attribute("href") or "").endswith("kommunal-primarvard.html#kommun-ale")
    page.get_by_role("button", name="Glöm mitt val").click()
    assert page.get_by_text("Ditt val är glömt.").is_visible()
    page.goto((site / "index.html").as_uri())
    assert page.get_by_role("link", name="Till ditt val").count() == 0
    assert page.evaluate("localStorage.getItem('fardplan-val')") is None


def test_the_choice_works_where_nothing_may_be_kept(page: Page, site: Path) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(
        "const no = () => { throw new DOMException('no', 'SecurityError'); };"
        "Storage.prototype.getItem = no; Storage.prototype.setItem = no; Storage.prototype.removeItem = no;"
    )
    page.goto((site / "index.html").as_uri())
    choose(page, "Kommunal primärvård", "Ale")
    page.get_by_label("Kom ihåg mitt val på den här datorn").check()
    page.get_by_role("button", name="Visa min sida").click()
    page.wait_for_url("**/verksamhet/kommunal-primarvard.html#kommun-ale")
    assert not [error for error in errors if "fardplan" in error]


def test_ones_workplace_is_found_without_script(browser: Browser, site: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((site / "index.html").as_uri())
        page.get_by_role("link", name="Välj i listan över verksamheter").click()
        page.locator(".fp-section--alla").get_by_role("link", name="Kommunal primärvård", exact=True).click()
        page.locator(".fp-section--valj-kommun").get_by_role("link", name="Mellerud", exact=True).click()
        arrived(page, "verksamhet/kommunal-primarvard.html#kommun-mellerud")
        assert page.locator("#kommun-mellerud").is_visible()
        page.goto((site / "lan" / "dalarnas-lan.html").as_uri())
        page.locator(".fp-map svg").get_by_role("link", name="Falun: ").focus()
        page.keyboard.press("Enter")
        assert heading(page) == "Falun"
