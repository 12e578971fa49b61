"""The accessibility statement: what stands on its page, filled in or not, and what hinders that the site is published."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import broken
import pytest
import sites
from selectolax.lexbor import LexborHTMLParser
from test_cli import run

from macros.pages.catalogue import catalogue
from macros.plan.messages.statement import STATEMENT
from macros.plan.stated import unfit_to_publish
from macros.plan.statement import Statement
from macros.site import Site, load, problems_of

ADDRESS = "tillganglighet/index.html"
FULL = broken.CASES / "publicering-accepted" / "data"
EMPTY = broken.CASES / "publicering-saknas" / "data"


def page(data: Path) -> LexborHTMLParser:
    site = Site(load(data, on=sites.DAY), sites.DAY)
    [spec] = [spec for spec in catalogue(site.plan) if spec.address == ADDRESS]
    return sites.tree(site.body(spec).html)


def test_a_full_statement_tells_all_that_the_law_wants() -> None:
    told = page(FULL)
    text = sites.text(told)
    for fact in (
        "Melleruds kommun står bakom webbplatsen Färdplanen",
        "delvis förenlig med lagen om tillgänglighet till digital offentlig service",
        "Kartan på länets sida går inte att förstora utan mus",
        "Följer inte lagens krav än",
        "WCAG 2.1.1 Tangentbord",
        "Ska vara rättat mars 2027",
        "registrator@mellerud.se",
        "två arbetsdagar",
        "Då får du texten uppläst",
        "4 maj 2026",
        "självskattning",
        "med tangentbord och skärmläsare",
        "20 november 2026",
    ):
        assert fact in text, fact
    links = sites.targets(told, start=ADDRESS)
    assert {"mailto:registrator@mellerud.se", "https://www.digg.se/tdosanmalan"} <= set(links)
    assert "Inte ifyll" not in text


@pytest.mark.parametrize("data", [EMPTY, sites.REPO / "data"])
def test_what_is_not_filled_in_is_told_on_the_page(data: Path) -> None:
    told = page(data)
    assert sites.text(told.css_first(".fp-notice-title")) == "Inte ifylld än"
    assert "organisation, webb" in sites.text(told.css_first(".fp-notice-body"))
    assert "Inte ifyllt än." in sites.text(told)
    assert "https://www.digg.se/tdosanmalan" in sites.targets(told, start=ADDRESS)


def test_an_empty_statement_is_no_fault_until_the_site_is_published() -> None:
    for data in (EMPTY, sites.REPO / "data"):
        assert not [one for one in problems_of(data) if one.rule in STATEMENT]
        assert [one for one in problems_of(data, publishing=True) if one.rule in STATEMENT]


def test_every_message_has_a_folder_that_shows_it() -> None:
    shown = {
        problem.rule
        for case in broken.cases()
        if case.startswith(("redogorelse-", broken.PUBLISHING))
        for problem in problems_of(broken.CASES / case / "data", publishing=case.startswith(broken.PUBLISHING))
    }
    assert set(STATEMENT) <= shown


@pytest.mark.parametrize(
    ("assessed", "on", "old"),
    [
        ("2025-11-22", date(2026, 11, 22), False),
        ("2025-11-21", date(2026, 11, 22), True),
        ("2027-02-28", date(2028, 2, 29), False),
        ("2027-02-27", date(2028, 2, 29), True),
        ("2025", date(2026, 1, 1), False),
        ("2025", date(2026, 1, 2), True),
        ("2025-11", date(2026, 11, 2), True),
    ],
)
def test_an_assessment_lasts_for_twelve_months(assessed: str, on: date, *, old: bool) -> None:
    found = [said.rule for said in unfit_to_publish(Statement.model_validate({"bedömd": assessed}), on)]
    assert ("redogorelse-gammal" in found) is old


def test_the_command_refuses_to_publish_with_exit_code_1_and_every_field_named() -> None:
    assert run("kontroll", "--data", EMPTY).returncode == 0
    assert run("kontroll", "--data", FULL, "--publicering").returncode == 0
    done = run("kontroll", "--data", FULL, "--publicering", "--datum", "2027-06-01")
    assert done.returncode == 1
    assert re.search(r"tillganglighet\.yml:10:9: fel: Webbplatsen bedömdes 4 maj 2026", done.stdout)
    done = run("kontroll", "--publicering")
    assert done.returncode == 1
    assert "data/tillganglighet.yml:3:1: fel: ”organisation” är inte ifyllt" in done.stdout


def test_every_page_leads_to_the_statement() -> None:
    footer = (sites.REPO / "overrides" / "partials" / "footer.html").read_text(encoding="utf-8")
    assert f"{{{{ '{ADDRESS}' | url }}}}" in footer
