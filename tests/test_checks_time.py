"""Rules on time, documents and names: what they leave in peace."""

from __future__ import annotations

from datetime import date

import pytest
from plans import TODAY, found, make, rules, sound

from macros.plan.checks import check
from macros.plan.problems import Severity


@pytest.mark.parametrize(
    ("start", "end", "broken_rules"),
    [
        ("2025", "2025", []),
        ("2025-06", "2025", []),
        ("2025", "2025-01", []),
        ("2025-03-02", "2025-03-01", ["period-omvand"]),
    ],
)
def test_start_and_end(start: str, end: str, broken_rules: list[str]) -> None:
    assert rules(sound(make("activity", "a", start=start, slut=end))) == broken_rules


def test_a_yearly_report_of_the_year_in_which_a_plan_begins() -> None:
    plan = sound(make("document", "p", gäller_från="2024-03"), make("report", "r", dokument="p", period="2024"))
    assert found(plan) == []


def test_reviewed_this_very_day() -> None:
    plan = sound(make("term", "sip", granskad="2026-11-22"))
    assert found(plan) == []
    assert rules(plan, on=date(2026, 11, 21)) == ["granskad-i-framtiden"]


OLD = make("document", "gammal", status="upphävd", ersatt_av="ny")
NEW = make("document", "ny", bygger_på=["gammal"], gäller_från="2025")


def test_a_link_to_what_is_replaced_names_the_newest() -> None:
    newest = make("document", "nyast")
    middle = make("document", "ny", ersatt_av="nyast")
    [finding] = check(sound(OLD, middle, newest, make("activity", "a", se_dokument=["gammal"])), on=TODAY)
    assert finding.severity is Severity.WARNING
    assert "”nyast”" in finding.message


@pytest.mark.parametrize(
    ("entity", "fields"),
    [
        ("activity", {"se_dokument": ["gammal", "ny"]}),
        ("term", {"källor": [{"dokument": "gammal"}]}),
        ("goal", {"dokument": "gammal"}),
        ("decision", {"dokument": "gammal"}),
        ("document", {"bygger_på": ["gammal"], "daterad": "2021"}),
        ("document", {"bygger_på": ["gammal"], "status": "upphävd"}),
    ],
)
def test_links_that_may_lead_to_what_is_replaced(entity: str, fields: dict[str, object]) -> None:
    assert found(sound(OLD, NEW, make(entity, "x", **fields))) == []


def test_documents_that_replace_each_other_are_a_loop_and_no_endless_walk() -> None:
    one, other = make("document", "a", ersatt_av="b"), make("document", "b", ersatt_av="a")
    assert rules(sound(one, other, make("activity", "x", se_dokument=["a"]))) == ["slinga", "lank-ersatt"]


@pytest.mark.parametrize(
    "fields", [{"status": "upphävd"}, {"status": None}, {"gäller_till": "2026"}, {"ersatt_av": "ny"}]
)
def test_documents_that_have_not_run_out(fields: dict[str, object]) -> None:
    known = {"status": "beslutad", "gäller_till": "2025"} | fields
    assert found(sound(make("document", "ny"), make("document", "d", **known))) == []


def test_the_same_name_in_another_kind_or_area_is_fine() -> None:
    plan = sound(
        make("term", "styrgrupp", namn="Styrgruppen"),
        make("actor", "styrgrupp-falun", namn="Styrgruppen", område="falun"),
        make("actor", "styrgrupp-borlange", namn="Styrgruppen", område="borlange"),
    )
    assert found(plan) == []


def test_a_report_may_say_who_gave_it_in_place_of_a_source() -> None:
    assert found(sound(make("report", "r", period="2024", källor=None))) == []
    assert rules(sound(make("report", "r", period="2024", källor=None, lämnad_av=None))) == ["kalla-saknas"]
