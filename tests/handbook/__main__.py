"""`make pictures`: takes the handbook's pictures anew, from the site and its forms as they are now, into docs/redaktor/bilder/."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from browsing import chromium
from office import built, installed
from playwright.sync_api import Browser, Locator
from previewing import preview, swap
from site_build import ROOT, build

from handbook.pictures import OF_FORMS, OF_PAGES

FOLDER = ROOT / "docs" / "redaktor" / "bilder"


def main() -> None:
    """Take each picture in light colours, at the size that it has on the page."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        of_pages(browser, Path(scratch) / "site")
        of_preview(browser, Path(scratch) / "project")
        of_forms(browser, Path(scratch))


def of_pages(browser: Browser, site: Path) -> None:
    """The pictures of the site's own pages, as they open from a file share."""
    done = build(site)
    assert done.returncode == 0, done.stderr
    for picture in OF_PAGES:
        page = browser.new_page(viewport={"width": picture.width, "height": 900}, reduced_motion="reduce")
        page.goto((site / picture.address).as_uri())
        picture.before(page)
        take(picture.cut(page), picture.name)
        page.close()


def of_forms(browser: Browser, scratch: Path) -> None:
    """The pictures of the forms, with a server of their own behind them."""
    building = built(installed(scratch / "decap-server"), scratch / "forms", browser)
    with building.opened("git", scratch / "repository") as desk:
        for picture in OF_FORMS:
            desk.page.set_viewport_size({"width": picture.width, "height": picture.height})
            desk.open(picture.post)
            picture.before(desk)
            desk.page.screenshot(path=FOLDER / f"{picture.name}.png", animations="disabled")


def of_preview(browser: Browser, project: Path) -> None:
    """The picture of the preview when something is wrong: a state that is misspelt."""
    for name in ("data", "docs", "overrides"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    with preview(project) as shown:
        page = browser.new_page(viewport={"width": 900, "height": 600}, reduced_motion="reduce")
        page.goto(f"{shown.address}/aktivitet/mb-lakemedelsautomat.html")
        swap(project / "data/uppfoljning/mb-lokal-fardplan/mellerud-2024-02-22.yml", "läge: planerad", "läge: planerat")
        page.get_by_text("planerat").last.wait_for()
        page.screenshot(path=FOLDER / "visa-fel.png", animations="disabled")
        page.close()


def take(place: Locator, name: str) -> None:
    """Write a picture of a place."""
    place.first.screenshot(path=FOLDER / f"{name}.png", animations="disabled")


main()
