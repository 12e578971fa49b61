"""The preview in real Chromium: a save is seen, a mistake is shown on the page for everyone, and nobody loses their place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import axe
from playwright.sync_api import expect
from previewing import PATIENCE, Preview, plan_file, preview, project, swap, until
from test_preview import activity
from thinning import every

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
expect.set_options(timeout=1000 * PATIENCE)
WRONG = "namn: [Fel"
NEW_TERM = """
  - id: xylofon
    namn: Xylofon
    text: Ett nytt ord.
    källor:
      - {dokument: halso-och-sjukvardslagen, ställe: avsnitt 3.2}
"""


@pytest.fixture
def made(tmp_path: Path) -> Iterator[tuple[Path, Preview]]:
    """A project and its preview for one test alone: what another changed could still be on its way to the page."""
    place = project(tmp_path)
    with preview(place) as shown:
        shown.session.settled(PATIENCE)
        yield place, shown


@pytest.fixture
def place(made: tuple[Path, Preview]) -> Path:
    return made[0]


@pytest.fixture
def shown(made: tuple[Path, Preview]) -> Preview:
    return made[1]


def mistake(place: Path) -> str:
    """Break the plan; the name that stood there."""
    _, name = activity(place)
    swap(plan_file(place), name, WRONG)
    return name


def test_a_save_is_seen_and_the_reader_keeps_their_place(place: Path, shown: Preview, page: Page) -> None:
    address, name = activity(place)
    page.set_viewport_size({"width": 700, "height": 300})
    page.goto(f"{shown.address}/{address}")
    page.evaluate("document.querySelector('details[data-fp-menu]').open = true")
    page.evaluate("scrollTo(0, 350)")
    link = page.locator("footer a, article a").last
    link.evaluate("one => one.focus({preventScroll: true})")
    told = link.evaluate("one => one.href + one.textContent")
    page.evaluate("scrollTo(0, 350)")
    swap(plan_file(place), name, "namn: Ett nytt namn")
    expect(page.locator("h1")).to_have_text("Ett nytt namn")
    until(lambda: page.evaluate("scrollY") == 350)
    assert page.evaluate("document.activeElement.href + document.activeElement.textContent") == told
    assert page.evaluate("document.querySelector('details[data-fp-menu]').open")


def test_what_is_written_in_a_field_stays(place: Path, shown: Preview, page: Page) -> None:
    page.goto(f"{shown.address}/index.html")
    page.locator("#fp-sok-falt").fill("vård")
    (place / "docs" / "index.md").write_text("# En annan start\n", encoding="utf-8")
    expect(page.locator("h1")).to_have_text("En annan start")
    expect(page.locator("#fp-sok-falt")).to_have_value("vård")


def test_a_page_that_has_not_changed_is_not_loaded_anew(place: Path, shown: Preview, page: Page) -> None:
    _, name = activity(place)
    page.goto(f"{shown.address}/begrepp/index.html")
    page.evaluate("window.same = true")
    mistake(place)
    panel = page.locator("#fardplan-visa section")
    expect(panel).to_be_visible()
    swap(plan_file(place), WRONG, name)
    expect(panel).to_be_hidden()
    expect(page.locator("#fardplan-visa [role=status]")).to_have_text("Felen är rättade.")
    assert page.evaluate("window.same")


def test_a_changed_style_sheet_is_seen(place: Path, shown: Preview, page: Page) -> None:
    page.goto(f"{shown.address}/begrepp/index.html")
    style = place / "overrides" / "assets" / "fardplan.css"
    style.write_text(style.read_text(encoding="utf-8") + "\nh1 { letter-spacing: 7px !important; }\n", encoding="utf-8")
    expect(page.locator("h1")).to_have_css("letter-spacing", "7px")


def test_a_mistake_is_shown_with_its_place_above_the_last_good_page(place: Path, shown: Preview, page: Page) -> None:
    address, name = activity(place)
    violations: list[str] = []
    page.on("console", lambda said: violations.append(said.text) if said.type == "error" else None)
    page.goto(f"{shown.address}/{address}")
    swap(plan_file(place), name, "namn: Gott namn")
    expect(page.locator("h1")).to_have_text("Gott namn")
    swap(plan_file(place), "namn: Gott namn", WRONG)
    panel = page.locator("#fardplan-visa section")
    expect(panel).to_be_visible()
    line = 1 + plan_file(place).read_text(encoding="utf-8").split(WRONG)[0].count("\n")
    expect(panel.locator(".place").first).to_contain_text(plan_file(place).relative_to(place).as_posix())
    expect(panel.locator(".place").first).to_contain_text(f"rad {line}")
    expect(page.locator("#fardplan-visa [role=alert]")).to_contain_text("fel att rätta. data/planer/")
    expect(page.locator("h1")).to_have_text("Gott namn")
    swap(plan_file(place), WRONG, name)
    expect(panel).to_be_hidden()
    expect(page.locator("h1")).to_have_text(name.removeprefix("namn: "))
    assert not violations, violations


@pytest.mark.parametrize(("width", "scheme"), every(3, product((320, 1280), ("light", "dark"))))
def test_the_panel_is_for_everyone(width: int, scheme: str, place: Path, shown: Preview, browser: Browser) -> None:
    address, _ = activity(place)
    mistake(place)
    shown.tells("data/planer")
    with browser.new_context(viewport={"width": width, "height": 640}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{shown.address}/{address}")
        panel = page.locator("#fardplan-visa section")
        expect(panel).to_be_visible()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        box = panel.bounding_box()
        assert box
        assert box["height"] <= 330
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        last = page.locator("footer").last.bounding_box()
        assert last
        assert last["y"] + last["height"] <= box["y"] + 1, "the panel hides the foot of the page"


def focus(page: Page) -> str:
    """What has the focus, in the panel or outside it."""
    return str(page.evaluate("(document.activeElement.shadowRoot || document).activeElement.className"))


def test_the_panel_is_reached_folded_and_left_by_keyboard(place: Path, shown: Preview, page: Page) -> None:
    mistake(place)
    shown.tells("data/planer")
    page.goto(f"{shown.address}/begrepp/index.html")
    panel, body = page.locator("#fardplan-visa section"), page.locator("#fardplan-visa #body")
    expect(panel).to_be_visible()
    page.keyboard.press("Tab")
    assert focus(page) == "fold"
    assert page.locator("#fardplan-visa .fold").evaluate("one => getComputedStyle(one).outlineWidth") == "3px"
    page.keyboard.press("Tab")
    assert focus(page) == "body"
    page.keyboard.press("Escape")
    expect(body).to_be_hidden()
    assert focus(page) == "fold"
    expect(page.locator("#fardplan-visa .fold")).to_have_attribute("aria-expanded", "false")
    page.reload()
    expect(panel).to_be_visible()
    expect(body).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(body).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focus(page) == "fp-skip"


def test_a_page_without_a_record_comes_by_itself(place: Path, shown: Preview, page: Page) -> None:
    terms = place / "data" / "begrepp.yml"
    page.goto(f"{shown.address}/begrepp/xylofon.html")
    expect(page.locator("h1")).to_have_text("Sidan finns inte")
    assert axe(page) == []
    kept = terms.read_text(encoding="utf-8")
    terms.write_text(f"{kept.rstrip()}\n{NEW_TERM}", encoding="utf-8")
    expect(page.locator("h1")).to_have_text("Xylofon")
    terms.write_text(kept, encoding="utf-8")
    expect(page.locator("h1")).to_have_text("Sidan finns inte")
