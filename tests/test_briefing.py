"""What a steering group needs before its meeting, and what reports say at the checkpoints."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import sites
from plans import TODAY, make, sound
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.plan.activities import Report
from macros.plan.changes import changes, current, decided_since, no_longer_told, received, receivers
from macros.plan.places import Actor
from macros.plan.plan import Plan
from macros.site import Site, load

DATA = Path(__file__).with_name("exempellan") / "data"
NORTH = "lagesrapport/sl-styrgrupp-norra.html"


@cache
def pages() -> dict[str, str]:
    return sites.rendered(Site(load(DATA, on=sites.DAY, shown="data"), sites.DAY, sites.EDIT_URL))


def section(tree: LexborHTMLParser, anchor: str) -> LexborNode:
    found = tree.css_first(f"section.fp-section--{anchor}")
    assert found is not None, anchor
    return found


def report(period: str, status: str | None, *, area: str = "falun", **fields: object) -> Report:
    states = [{"aktivitet": "besok", "läge": status}] if status else None
    made = make(
        "report", f"laget-{area}-{period}", typ="läge", område=area, period=period, lämnad_till=["team"],
        aktiviteter=states, bedömning="Så här går det.", **fields,
    )  # fmt: skip
    assert isinstance(made, Report)
    return made


def team(plan: Plan) -> Actor:
    found = plan.one(Actor, "team")
    assert found is not None
    return found


def test_only_those_who_receive_reports_have_a_page() -> None:
    assert receivers(sound()) == ()
    assert [actor.id for actor in receivers(sound(report("2026-03", "pågår")))] == ["team"]


def test_the_two_newest_reports_of_each_area_are_compared() -> None:
    plan = sound(
        *(report(period, "pågår") for period in ("2026-01", "2026-03", "2026-02")),
        report("2026-04", None, area="borlange"),
    )
    [near, far] = received(plan, team(plan), on=TODAY)
    assert (near.newest.period.text, near.before) == ("2026-04", None)
    assert far.before
    assert (far.newest.period.text, far.before.period.text) == ("2026-03", "2026-02")


def test_a_report_that_has_not_come_yet_is_not_counted() -> None:
    plan = sound(report("2026-01", "pågår"), report("2026-03", "införd"))
    [stream] = received(plan, team(plan), on=date(2026, 2, 1))
    assert stream.newest.period.text == "2026-01"


@pytest.mark.parametrize(("now", "differs"), [("införd", True), ("pågår", False)])
def test_a_state_has_changed_only_if_it_is_another(now: str, differs: bool) -> None:  # noqa: FBT001
    plan = sound(report("2026-01", "pågår"), report("2026-03", now))
    [stream] = received(plan, team(plan), on=TODAY)
    [change] = changes(plan, stream.newest, on=TODAY)
    assert change.before is not None
    assert change.changed is differs


def test_what_is_told_for_the_first_time_has_not_changed() -> None:
    plan = sound(report("2026-01", "pågår", area="borlange"))
    [stream] = received(plan, team(plan), on=TODAY)
    [change] = changes(plan, stream.newest, on=TODAY)
    assert change.before is None
    assert not change.changed


def test_what_is_no_longer_told_is_found() -> None:
    plan = sound(report("2026-01", "pågår"), report("2026-03", None))
    [stream] = received(plan, team(plan), on=TODAY)
    assert [activity.id for activity in no_longer_told(plan, stream)] == ["besok"]


def test_what_is_more_than_a_year_older_than_the_newest_is_no_news() -> None:
    plan = sound(report("2026-03", "pågår"), report("2024-03", "pågår", area="borlange"))
    streams = received(plan, team(plan), on=TODAY)
    assert [stream.newest.area for stream in current(streams)] == ["falun"]
    assert len(streams) == 2


def test_decisions_are_those_after_the_report_before() -> None:
    decisions = [make("decision", f"beslut-{day}", datum=day) for day in ("2026-01-15", "2026-02-10", "2026-12-01")]
    plan = sound(report("2026-01", "pågår"), report("2026-03", "pågår"), *decisions)
    streams = received(plan, team(plan), on=TODAY)
    assert [decision.id for decision in decided_since(plan, streams, on=TODAY)] == ["beslut-2026-02-10"]


def test_a_steering_group_sees_what_has_changed_with_both_reports() -> None:
    rows = section(sites.tree(pages()[NORTH]), "andrat").css("tbody tr")
    [team_row] = [row for row in rows if "Mobilt team" in row.text() and "Norra Sundland" in row.text()]
    told = sites.text(team_row)
    assert "Pågår maj 2025" in told
    assert "Införd november 2025" in told
    ways = sites.targets(team_row, start=NORTH)
    assert "uppfoljning/sl-strategi-norra-sundland-2025-05.html" in ways
    assert "uppfoljning/sl-strategi-norra-sundland-2025-11.html" in ways


def test_a_steering_group_sees_new_friction_but_not_that_of_older_reports() -> None:
    found = section(sites.tree(pages()[NORTH]), "skav").text()
    assert "når inte jourläkaren" in found
    assert "Dubbla hembesök" not in found


def test_the_groups_own_page_leads_there() -> None:
    start = "aktor/sl-styrgrupp-norra.html"
    assert NORTH in sites.targets(sites.tree(pages()[start]), start=start)


def test_real_data_tells_how_a_receiver_gets_a_page() -> None:
    assert "lämnad_till" in sites.tree(sites.pages()["lagesrapport/index.html"]).text()


def test_a_checkpoint_shows_its_question_and_deviations_on_three_levels() -> None:
    start = "avstamning/sl-strategi.html"
    found = section(sites.tree(pages()[start]), "avstamning-2024")
    assert "vad har ändrats för invånarna" in found.text()
    titles = [title.text() for title in found.css("h3")]
    assert [title for title in titles if title.startswith("Avvikelser")] == [
        "Avvikelser: Makronivå", "Avvikelser: Mesonivå", "Avvikelser: Mikronivå",
    ]  # fmt: skip
    assert "uppfoljning/sl-strategi-sundlands-lan-2024-11-20.html" in sites.targets(found, start=start)
    assert "Rapporterad" in found.text()


def test_a_checkpoint_ahead_waits_without_deviations() -> None:
    found = section(sites.tree(pages()["avstamning/sl-strategi.html"]), "avstamning-2028")
    assert "Kommer" in found.text()
    assert "Avvikelser" not in found.text()
    assert found.css_first(".fp-notice--info") is not None


def test_a_checkpoint_that_passed_without_report_is_told_as_absence() -> None:
    found = section(sites.tree(sites.pages()["avstamning/vg-fardplan.html"]), "avstamning-2024")
    assert "Tiden har gått" in found.text()
    assert found.css_first(".fp-notice--absent") is not None
    assert "Västra Götalands län" in found.text()
