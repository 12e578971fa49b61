"""The made-up county: it is sound, says everywhere that it is made up, and one command builds it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest
import sites
from browsing import chromium, faults, indexes, samples
from site_build import EPOCH
from thinning import some

from macros.plan.activities import Report, ReportKind, Status
from macros.plan.places import Area, AreaKind
from macros.plan.rules.areas import MADE_UP
from macros.reading.codes import official_codes
from macros.site import Site, load

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "tests" / "exempellan"
OWN_SETTINGS = ("site_name:", "site_description:", "site_dir:", "  custom_dir:", "  banderoll:", "#")
HANDWRITTEN = ("      - om/", "  - För redaktörer:")


def example() -> Site:
    return Site(load(EXAMPLE / "data", on=sites.DAY, shown="data"), sites.DAY, sites.EDIT_URL)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that one command gives, in the example's own folder."""
    out = tmp_path_factory.mktemp("exempel") / "ut"
    command = [sys.executable, "-m", "macros", "bygg", "--ut", str(out)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH}
    done = subprocess.run(
        command, cwd=EXAMPLE, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def test_nothing_is_wrong_in_it() -> None:
    assert example().problems(EXAMPLE / "docs") == ()


def test_one_command_gives_the_yearly_report(built: Path) -> None:
    page = (built / "arsrapport" / "sundlands-lan-2025.html").read_text(encoding="utf-8")
    assert "Årsrapport 2025 för Sundlands län" in page


def test_every_page_says_that_it_is_made_up(built: Path) -> None:
    pages = [page for page in built.rglob("*.html") if 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")]
    assert len(pages) > 200
    silent = [
        page.name for page in pages if "Påhittat län: namn och siffror är exempel." not in page.read_text("utf-8")
    ]
    assert silent == []


def test_the_real_site_has_no_such_banner() -> None:
    assert "banderoll" not in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_every_file_says_that_it_is_made_up() -> None:
    files = sorted((EXAMPLE / "data").rglob("*.yml"))
    assert len(files) > 80
    assert [file.name for file in files if not file.read_text(encoding="utf-8").startswith("# Påhittat exempel")] == []


def test_no_place_is_a_real_one() -> None:
    areas = [area for area in example().plan.all(Area) if area.kind in {AreaKind.COUNTY, AreaKind.MUNICIPALITY}]
    real = {name.casefold() for name in official_codes().values()}
    assert len(areas) == 9
    for area in areas:
        assert area.code
        assert area.code.startswith(MADE_UP)
        assert area.code not in official_codes()
        assert area.name.casefold() not in real


def test_it_is_varied() -> None:
    reports = example().plan.all(Report)
    assert {report.kind for report in reports} == set(ReportKind)
    assert {state.status for report in reports for state in report.activities} == set(Status)
    assert {score.value for report in reports for score in report.scores} == {1, 2, 3, 4}
    assert any(value.too_few for report in reports for value in report.values)


def test_its_settings_are_those_of_the_real_site() -> None:
    def shared(file: Path) -> list[str]:
        lines = file.read_text(encoding="utf-8").splitlines()
        own = (line for line in lines if not line.startswith((*OWN_SETTINGS, *HANDWRITTEN)))
        return [line for line in own if "redaktor/" not in line or "edit_url" in line]

    assert shared(EXAMPLE / "mkdocs.yml") == shared(ROOT / "mkdocs.yml")


@pytest.mark.browser
def test_a_number_of_the_yearly_report_leads_to_its_report_from_a_file_share(built: Path) -> None:
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 320, "height": 640})
        page.goto((built / "arsrapport" / "sundlands-lan-2025.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator("section#indikatorer a, section.fp-section--indikatorer td a").first.click()
        page.wait_for_url(f"{(built / 'uppfoljning').as_uri()}/**")
        assert page.locator("h1").inner_text().startswith("Årlig uppföljning 202")


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.parametrize(("width", "look"), [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_on_any_kind_of_page_where_there_is_something_to_show(
    built: Path, width: int, look: Literal["light", "dark"]
) -> None:
    """Every page once, on one screen or the other."""
    pages = sorted({*samples(built).values(), *indexes(built).values()})
    assert {"arsrapport", "lagesrapport", "avstamning", "halsobild", "sjalvskattning"} <= {
        page.partition("/")[0] for page in pages
    }
    tried = some(2, pages, first=int(width > 320))
    with (
        chromium() as browser,
        browser.new_context(viewport={"width": width, "height": 800}, color_scheme=look) as context,
    ):
        assert [fault for page in tried for fault in faults(context, (built / page).as_uri())] == []
