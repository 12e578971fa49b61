"""Rules on areas, goals, activities and reports: what they leave in peace."""

from __future__ import annotations

import pytest
from plans import TODAY, found, make, rules, sound

from macros.plan.checks import check
from macros.plan.plan import Plan


def test_habo_and_habo_are_two() -> None:
    county = make("area", "jonkopings-lan", typ="län", kod="06", namn="Jönköpings län", del_av=None)
    habo = make("area", "habo", typ="kommun", kod="0643", namn="Habo", del_av="jonkopings-lan")
    assert found(sound(county, habo)) == []


def test_the_long_name_may_be_the_official_one() -> None:
    plan = sound(make("area", "orten", typ="kommun", kod="2081", namn="Orten", fullständigt_namn="Borlänge"))
    assert "kod-annat-namn" not in rules(plan)


def test_any_code_is_taken_where_no_codes_are_known() -> None:
    area = make("area", "nyby", typ="kommun", kod="2099", namn="Nyby", del_av=None)
    assert rules(Plan((make("document", "strategi"), area))) == ["del-av-saknas"]


@pytest.mark.parametrize("parent", ["dalarnas-lan", "falun"])
def test_a_cluster_may_lie_in_a_county_or_a_municipality(parent: str) -> None:
    assert found(sound(make("area", "norra", del_av=parent))) == []


def test_the_same_number_in_another_part_kind_or_plan_is_fine() -> None:
    plan = sound(
        make("document", "plan-b"),
        make("goal", "a", nummer="1"),
        make("goal", "b", nummer="1", typ="princip"),
        make("goal", "c", nummer="1", dokument="plan-b"),
        make("goal", "d", nummer="1", del_av="a"),
    )
    assert found(plan) == []


@pytest.mark.parametrize("fields", [{}, {"skala": "CFS", "från": "5", "till": "5"}, {"skala": "Ålder", "från": "65"}])
def test_a_group_with_a_whole_or_open_range_or_none(fields: dict[str, object]) -> None:
    assert found(sound(make("target_group", "grupp", **fields))) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"start": None, "slut": "2026"},
        {"start": None, "framgår_inte": ["när"]},
        {"hur": None, "ansvariga": None, "uppföljning": None, "framgår_inte": ["hur", "vem", "uppföljning"]},
    ],
)
def test_what_is_given_or_said_to_be_missing_is_enough(fields: dict[str, object]) -> None:
    assert found(sound(make("activity", "a", **fields))) == []


def test_all_that_is_missing_is_told_at_once() -> None:
    [finding] = check(
        sound(make("activity", "a", start=None, ansvariga=None, framgår_inte=["hur"], hur=None)), on=TODAY
    )
    assert "när (start eller slut), vem (ansvariga)" in finding.message
    assert "framgår_inte: [när, vem]" in finding.message


def test_a_report_from_a_place_inside_the_area_of_the_activity() -> None:
    activity = make("activity", "overallt", områden=["dalarnas-lan"])
    report = make("report", "r", område="borlange", aktiviteter=[{"aktivitet": "overallt", "läge": "införd"}])
    assert found(sound(activity, report)) == []


def test_a_report_from_the_county_on_what_is_done_in_one_place() -> None:
    report = make("report", "r", område="dalarnas-lan", aktiviteter=[{"aktivitet": "besok", "läge": "införd"}])
    assert found(sound(report)) == [("uppfoljning-annat-omrade", "r", ("aktiviteter", 0, "aktivitet"))]


@pytest.mark.parametrize(("count", "broken_rules"), [(None, []), (5, []), (4, ["liten-grupp"]), (0, ["liten-grupp"])])
def test_small_groups(count: int | None, broken_rules: list[str]) -> None:
    value = {"indikator": "nojda", "värde": "75", "antal": count}
    indicator, report = make("indicator", "nojda", enhet="procent"), make("report", "r", period="2024", värden=[value])
    assert rules(sound(indicator, report)) == broken_rules
