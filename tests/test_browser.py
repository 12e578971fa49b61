"""The built site as its readers meet it: opened from a file share in real Chromium, with mouse, keyboard, and no script."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from site_build import build

pytestmark = pytest.mark.browser

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
KINDS = (
    "index.html",
    "kommun/index.html",
    "kommun/mellerud.html",
    "kommun/ale.html",
    "kommun/lilla-edet.html",
    "lan/dalarnas-lan.html",
    "lan/vastra-gotalands-lan.html",
    "delregion/fyrbodal.html",
    "kluster/index.html",
    "steg/index.html",
    "steg/vg-steg-5.html",
    "delmal/dalarna-nara-for-mig.html",
    "aktivitet/index.html",
    "aktivitet/mb-lakemedelsautomat.html",
    "dokument/vg-fardplan.html",
    "dokument/sol-2001.html",
    "verksamhet/kommunal-primarvard.html",
    "aktor/mb-projektledare.html",
    "malgrupp/cfs-5-6.html",
    "indikator/jkp-upplevt-samarbete.html",
    "uppfoljning/mb-lokal-fardplan-mellerud-2024-02-22.html",
    "beslut/sa-fokusomraden.html",
    "begrepp/index.html",
    "begrepp/sip.html",
    "om/varfor-omstallning.html",
    "redaktor/skriv-sidor.html",
)
"""One page at least of every kind."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("browser") / "site"
    done = build(out)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


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
    assert page.url.endswith("steg/vg-steg-5.html")
    page.locator(".fp-head").get_by_role("link", name="Färdplan").first.click()
    assert page.url.endswith("dokument/vg-fardplan.html")
    page.go_back()
    page.locator(".fp-section--aktiviteter").get_by_role("link", name="Bengtsfors", exact=True).first.click()
    assert heading(page) == "Bengtsfors"


def test_a_municipality_without_a_plan_is_no_dead_end(page: Page, site: Path) -> None:
    page.goto((site / "kommun" / "ale.html").as_uri())
    text = page.locator("article").inner_text()
    assert "Ingen lokal plan för Ale kommun finns här än" in text
    assert page.locator("article").get_by_role("link", name="Färdplan").count() >= 1
    page.get_by_role("link", name="Så lägger du till en lokal plan").first.click()
    assert page.url.endswith("redaktor/lagg-till-lokal-plan.html")


@pytest.mark.parametrize("address", KINDS)
def test_a_page_asks_nobody_else_for_anything_and_has_no_errors(page: Page, site: Path, address: str) -> None:
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / address).as_uri())
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if not url.startswith(("file:", "data:"))]
    assert not errors


@pytest.mark.parametrize("address", KINDS)
def test_a_page_fits_a_narrow_screen(browser: Browser, site: Path, address: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto((site / address).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_nothing(browser: Browser, site: Path, address: str, scheme: str) -> None:
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    with browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto((site / address).as_uri())
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}}).response["violations"]
    assert not [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found]


def test_the_skip_link_comes_first_and_leads_to_the_content(page: Page, site: Path) -> None:
    page.goto((site / "kommun" / "mellerud.html").as_uri())
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert "innehåll" in focused.inner_text().lower()
    target = focused.get_attribute("href") or ""
    page.keyboard.press("Enter")
    assert page.url.endswith(target)
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
        page.locator(".fp-section--vad-vi-gor").get_by_role("link", name="Läkemedelsautomat").click()
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
