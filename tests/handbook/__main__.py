"""`make pictures`: takes the handbook's pictures anew, from the site as it is built now, into docs/redaktor/bilder/."""

from __future__ import annotations

import tempfile
from pathlib import Path

from browsing import chromium
from site_build import ROOT, build

from handbook.pictures import PICTURES

FOLDER = ROOT / "docs" / "redaktor" / "bilder"


def main() -> None:
    """Build the site, and take each picture in light colours, at the size it has on the page."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        site = Path(scratch) / "site"
        done = build(site)
        assert done.returncode == 0, done.stderr
        for picture in PICTURES:
            page = browser.new_page(viewport={"width": picture.width, "height": 900}, reduced_motion="reduce")
            page.goto((site / picture.address).as_uri())
            picture.before(page)
            picture.cut(page).first.screenshot(path=FOLDER / f"{picture.name}.png", animations="disabled")
            page.close()


main()
