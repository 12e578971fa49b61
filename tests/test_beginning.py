"""Pages tell editors exactly how to begin the follow-up that is asked for now, and nothing where none is."""

from __future__ import annotations

from datetime import date

import sites

from macros.pages.catalogue import catalogue
from macros.site import Site

COMMAND = "fardplan ny uppfoljning --plan dalarna-strategi --område {area} --period {year}"


def html(address: str, *, on: date) -> str:
    real = sites.real()
    site = Site(real.loaded, on)
    return next(site.body(spec).html for spec in catalogue(site.plan) if spec.address == address)


def test_a_municipality_is_told_the_command_and_the_file() -> None:
    page = html("kommun/mora.html", on=date(2026, 11, 22))
    assert f"<code>{COMMAND.format(area='mora', year=2026)}</code>" in page
    assert "<code>data/uppfoljning/dalarna-strategi/mora-2026.yml</code>" in page
    assert "--period 2025" not in page


def test_another_year_is_another_follow_up_and_after_the_plan_there_is_none() -> None:
    assert COMMAND.format(area="mora", year=2028) in html("kommun/mora.html", on=date(2028, 2, 1))
    assert "fardplan ny" not in html("kommun/mora.html", on=date(2031, 2, 1))


def test_a_document_tells_it_for_all_its_areas_at_once() -> None:
    page = html("dokument/dalarna-strategi.html", on=date(2026, 11, 22))
    assert page.count("fardplan ny uppfoljning") == 1
    assert COMMAND.format(area="OMRÅDE", year=2026) in page


def test_where_nothing_is_asked_for_now_nothing_is_told() -> None:
    assert "fardplan ny" not in html("kommun/bengtsfors.html", on=date(2023, 11, 22))
