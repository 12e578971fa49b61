"""Long tables and lists: narrowed and sorted in real Chromium, told aloud, and plain without the script."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import axe
from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

COUNTY = "lan/vastra-gotalands-lan.html"
NUMBERS = "<tr><th scope='row'>{}</th><td>{}</td><td>{}</td></tr>"


def table(page: Page, caption: str = "Kommuner i Västra Götalands län") -> Locator:
    return page.locator(".fp-table", has=page.locator("caption", has_text=caption))


def column(shown: Locator, at: int) -> list[str]:
    return [row.strip() for row in shown.locator(f"tbody tr:visible > :nth-child({at})").all_inner_texts()]


def status(page: Page) -> str:
    return page.locator(".fp-filter [role=status]").first.inner_text()


def test_a_long_table_is_narrowed_and_the_count_is_told(page: Page, site: Path) -> None:
    page.goto((site / COUNTY).as_uri())
    field, shown = page.get_by_label("Sök bland 49 rader"), table(page)
    assert shown.locator("tbody tr:visible").count() == 49
    field.fill("gote")
    assert {"Göteborg", "Götene"} <= set(column(shown, 1))
    assert status(page) == f"{shown.locator('tbody tr:visible').count()} av 49 rader visas"
    field.fill("mellerud lokal")
    assert "Mellerud" in column(shown, 1)
    field.fill("qqq")
    assert column(shown, 1) == []
    assert status(page) == "Inget passar. Pröva färre bokstäver."
    field.fill("")
    assert shown.locator("tbody tr:visible").count() == 49
    assert not status(page)


def test_a_column_is_sorted_in_swedish_with_the_keyboard_and_it_is_told(page: Page, site: Path) -> None:
    page.goto((site / COUNTY).as_uri())
    shown = table(page)
    heading = shown.get_by_role("columnheader", name="Kommun", exact=True)
    button = heading.get_by_role("button")
    button.press("Enter")
    names = column(shown, 1)
    assert names[0] == "Ale"
    assert names[-2:] == ["Åmål", "Öckerö"]
    assert heading.get_attribute("aria-sort") == "ascending"
    assert status(page) == "Sorterad efter kommun"
    button.press("Space")
    assert column(shown, 1) == names[::-1]
    assert heading.get_attribute("aria-sort") == "descending"
    assert page.evaluate("document.activeElement.textContent") == "Kommun"
    shown.get_by_role("button", name="Aktiviteter").click()
    assert heading.get_attribute("aria-sort") is None
    numbers = [int(cell) for cell in column(shown, 6)]
    assert numbers == sorted(numbers)
    assert numbers[-1] > 9
    shown.get_by_role("button", name="Lokal plan").click()
    assert all("Lokal" in cell for cell in column(shown, 3)[:2]), "det som saknas står sist"
    assert status(page) == "Sorterad efter lokal plan"


def test_dates_and_states_are_sorted_by_what_they_mean(page: Page, site: Path) -> None:
    """Our own script on a table of our own."""
    dates = ("3 mars 2025", "22 februari 2024", "Ingen här än", "december 2024", "1 januari 2026")
    tones = ("done", "planned", "absent", "ongoing", "paused")
    rows = "".join(
        NUMBERS.format(at, dates[at % 5], f"<span class='fp-chip fp-chip--{tones[at % 5]}'>{tones[at % 5]}</span>")
        for at in range(20)
    ).replace(">absent<", ">– Ingen uppgift<")
    html = (
        "<div class='fp-table'><table><caption>Prov</caption><thead><tr><th scope='col'>Nr</th><th scope='col'>Dag</th>"
        f"<th scope='col'>Läge</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )
    page.set_content(f"<!doctype html><html lang='sv'><body>{html}</body></html>")
    page.add_script_tag(content=(site / "assets" / "lists.js").read_text(encoding="utf-8"))
    shown = table(page, "Prov")
    shown.get_by_role("button", name="Dag").click()
    ordered = ["22 februari 2024", "december 2024", "3 mars 2025", "1 januari 2026", "Ingen här än"]
    assert list(dict.fromkeys(column(shown, 2))) == ordered
    shown.get_by_role("button", name="Dag").click()
    assert list(dict.fromkeys(column(shown, 2))) == [*ordered[-2::-1], "Ingen här än"]
    shown.get_by_role("button", name="Läge").click()
    assert list(dict.fromkeys(column(shown, 3))) == ["planned", "ongoing", "paused", "done", "– Ingen uppgift"]
    shown.get_by_role("button", name="Nr").click()
    assert column(shown, 1) == [str(at) for at in range(20)]


def test_on_a_small_screen_the_order_is_chosen_above_the_table(browser: Browser, site: Path) -> None:
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto((site / COUNTY).as_uri())
        shown, order = table(page), page.get_by_label("Sortera efter").first
        before = column(shown, 1)
        order.select_option("kommun, omvänt")
        assert column(shown, 1)[0] == "Öckerö"
        assert status(page) == "Sorterad efter kommun, omvänd ordning"
        order.select_option("planens ordning")
        assert column(shown, 1) == before
        assert shown.locator(".fp-sort").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_long_list_is_narrowed_and_a_short_one_left_as_it_is(page: Page, site: Path) -> None:
    page.goto((site / "verksamhet" / "index.html").as_uri())
    items = page.locator(".fp-items > li:visible")
    before = items.count()
    page.get_by_label(f"Sök bland {before} poster").fill("rehab")
    assert 0 < items.count() < before
    assert status(page) == f"{items.count()} av {before} poster visas"
    page.goto((site / "kommun" / "ale.html").as_uri())
    assert page.locator(".fp-filter, .fp-sort").count() == 0


def test_without_the_script_it_is_a_plain_table(browser: Browser, site: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((site / COUNTY).as_uri())
        assert page.locator(".fp-filter, .fp-sort").count() == 0
        assert table(page).locator("tbody tr").count() == 49
        assert table(page).locator("thead th").first.inner_text() == "Kommun"


@pytest.mark.parametrize(("width", "look"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_while_a_table_is_narrowed_and_sorted(
    browser: Browser, site: Path, width: int, look: str
) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}, color_scheme=look) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto((site / COUNTY).as_uri())
        page.get_by_label("Sök bland 49 rader").fill("a")
        if width > 700:
            page.locator(".fp-sort").first.click()
        else:
            page.get_by_label("Sortera efter").first.select_option("kommun")
        assert axe(page) == []
