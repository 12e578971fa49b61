"""The search field and the page of results, as readers meet them: from a file share, by keyboard, small, and without script."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from browsing import arrived, axe, served
from playwright.sync_api import Browser, Locator, Page, expect
from thinning import every

pytestmark = pytest.mark.browser


def start(page: Page, site: Path, address: str = "index.html") -> list[str]:
    """Open a page; everything that is asked for from then on, by name."""
    page.goto((site / address).as_uri())
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site.as_uri())))
    page.on("pageerror", lambda error: asked.append(f"error: {error}"))
    return asked


def field_of(page: Page) -> Locator:
    """The field in the header."""
    return page.get_by_role("combobox", name="Sök på webbplatsen")


def options_of(page: Page) -> Locator:
    """The suggestions below it."""
    return page.get_by_role("listbox", name="Förslag").get_by_role("option")


def test_nothing_is_loaded_before_the_first_key_and_then_only_from_the_site(page: Page, site: Path) -> None:
    asked = start(page, site, "kommun/mellerud.html")
    page.keyboard.press("/")
    expect(field_of(page)).to_be_focused()
    assert [name for name in asked if not name.endswith("favicon.svg")] == []
    page.keyboard.type("sip")
    expect(options_of(page).first).to_contain_text("Samordnad individuell plan")
    asked = [name for name in asked if not name.endswith("favicon.svg")]
    assert all(
        re.fullmatch(r"/(?:assets/sok-(?:ord|motor)|sok/[a-z0-9-]+)\.js(?:\?[0-9a-f]+)?", name) for name in asked
    )
    assert len(asked) == len(set(asked))


def test_the_list_is_worked_by_keyboard(page: Page, site: Path) -> None:
    start(page, site)
    field = field_of(page)
    field.focus()
    page.keyboard.type("läkemedelsautomat")
    options = options_of(page)
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    page.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") == options.last.get_attribute("id")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("läkemedelsautomat")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/*lakemedelsautomat.html")


def test_what_is_found_is_told(page: Page, site: Path) -> None:
    start(page, site)
    field_of(page).press_sequentially("mellerud")
    status = page.locator("[data-fp-sok] [role=status]")
    expect(status).to_have_text(re.compile(r"^[1-9]\d* förslag\."))
    field_of(page).fill("xyzzyxq")
    expect(status).to_have_text("Inget hittades. Pröva ett annat ord.")
    expect(page.get_by_role("listbox")).to_be_hidden()
    field_of(page).press("Escape")
    expect(field_of(page)).to_have_value("")
    expect(status).to_have_text("")


def test_a_suggestion_can_be_clicked_and_the_list_goes_when_one_leaves(page: Page, site: Path) -> None:
    start(page, site)
    field_of(page).press_sequentially("bengtsf")
    expect(options_of(page).first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    field_of(page).fill("bengtsfors")
    options_of(page).first.click()
    page.wait_for_url("**/kommun/bengtsfors.html")


def test_enter_leads_to_all_results_grouped_by_kind_with_the_words_marked(page: Page, site: Path) -> None:
    start(page, site, "steg/index.html")
    field_of(page).press_sequentially("läkemedel mellerud")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok.html?q=l%C3%A4kemedel*mellerud")
    expect(page.locator(".fp-sok-traff").first).to_be_visible()
    assert page.title().startswith("”läkemedel mellerud” - Sök - ")
    assert page.locator("main h2").count() >= 2
    expect(page.locator(".fp-sok-traff__text mark").first).to_be_visible()
    assert "läkemedel" in " ".join(page.locator(".fp-sok-traff mark").all_inner_texts()).lower()
    expect(page.locator(".fp-sok-utan")).to_be_hidden()


def test_filters_narrow_the_results_and_stand_in_the_address(page: Page, site: Path) -> None:
    start(page, site, "sok.html")
    page.goto((site / "sok.html").as_uri() + "?q=plan")
    status = page.locator(".fp-sok-sida__status")
    expect(status).to_have_text(re.compile(r"^\d+ sidor hittades\.$"))
    everything = int(status.inner_text().split()[0])
    page.get_by_label("Län", exact=True).select_option("Dalarnas län")
    expect(status).not_to_have_text(f"{everything} sidor hittades.")
    towns = page.get_by_label("Kommun", exact=True).locator("option").all_inner_texts()
    assert "Falun" in towns
    assert "Mellerud" not in towns
    page.get_by_label("Slag av sida").select_option("Aktiviteter")
    expect(page.locator("main h2")).to_have_count(1)
    assert "slag=Aktiviteter" in page.url
    again = page.locator(".fp-sok-traff__namn").all_inner_texts()
    page.reload()
    expect(page.locator(".fp-sok-traff").first).to_be_visible()
    assert page.locator(".fp-sok-traff__namn").all_inner_texts() == again


def test_more_of_a_kind_are_shown_when_asked_for(page: Page, site: Path) -> None:
    page.goto((site / "sok.html").as_uri() + "?q=v%C3%A5rd&slag=Dokument")
    results = page.locator(".fp-sok-traff")
    expect(results).to_have_count(5)
    page.get_by_role("button", name=re.compile(r"^Visa \d+ till$")).click()
    expect(results.nth(5).locator("a")).to_be_focused()


def test_what_is_asked_for_is_only_text(page: Page, site: Path) -> None:
    errors = start(page, site)
    page.goto(
        (site / "sok.html").as_uri() + "?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20plan&slag=%22%3E%3Cb%3E&lan=x"
    )
    expect(page.locator(".fp-sok-traff").first).to_be_visible()
    assert page.locator("main img").count() == 0
    assert not [one for one in errors if one.startswith("error")]


def test_the_page_without_a_question_asks_for_one(page: Page, site: Path) -> None:
    start(page, site, "sok.html")
    expect(page.locator(".fp-sok-sida__status")).to_have_text("Skriv ett eller flera ord.")


def test_without_script_the_page_says_so_and_leads_on(browser: Browser, site: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((site / "kommun" / "mellerud.html").as_uri())
        page.get_by_role("searchbox").fill("plan")
        page.get_by_role("searchbox").press("Enter")
        page.wait_for_url("**/sok.html?q=plan")
        expect(page.locator(".fp-sok-utan")).to_contain_text("Sökningen behöver JavaScript")
        page.locator(".fp-sok-utan").get_by_role("link", name="Aktiviteter").click()
        arrived(page, "aktivitet/index.html")


@pytest.mark.parametrize(("width", "scheme"), every(3, product((320, 1280), ("light", "dark"))))
def test_axe_finds_nothing_and_all_fits_with_the_list_open_and_on_the_page(
    browser: Browser, site: Path, width: int, scheme: str
) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto((site / "kommun" / "mellerud.html").as_uri())
        field_of(page).press_sequentially("hälsa")
        expect(options_of(page).first).to_be_visible()
        page.keyboard.press("ArrowDown")
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.goto((site / "sok.html").as_uri() + "?q=h%C3%A4lsa")
        expect(page.locator(".fp-sok-traff__text").first).not_to_be_empty()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_works_from_a_server_too(page: Page, site: Path) -> None:
    with served(site) as root:
        page.goto(f"{root}/kommun/mellerud.html")
        field_of(page).press_sequentially("sip")
        expect(options_of(page).first).to_be_visible()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{root}/sok.html?q=sip")
        expect(page.locator(".fp-sok-traff").first).to_contain_text("SIP")


def test_a_part_that_cannot_be_had_is_told(page: Page, site: Path) -> None:
    with served(site) as root:
        page.goto(f"{root}/index.html")
        page.route("**/sok/ord.js", lambda route: route.abort())
        field_of(page).press_sequentially("sip")
        expect(page.locator("[data-fp-sok] [role=status]")).to_contain_text("kunde inte läsas in")
