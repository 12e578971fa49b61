"""Rules on reports and figures: what they leave in peace."""

from __future__ import annotations

import pytest
from plans import found, make, rules, sound

FIGURE = {"indikator": "nojda", "värde": "75"}


@pytest.mark.parametrize("areas", [["dalarnas-lan"], ["falun"], None])
def test_a_plan_of_a_county_is_followed_up_in_its_municipalities_and_one_without_areas_anywhere(areas: object) -> None:
    plan = sound(
        make("document", "lansplan", områden=areas), make("report", "r", dokument="lansplan", lämnad_av="team")
    )
    assert found(plan) == []


def test_any_goal_is_assessed_in_a_plan_without_subgoals() -> None:
    report = make("report", "r", period="2024", självskattning=[{"mål": "mal", "värde": "3"}])
    assert found(sound(report)) == []
    assert rules(sound(report, make("goal", "nara", typ="delmål"))) == ["skattning-annat-slag"]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"dokument": ["strategi"]},
        {"mål": ["mal"]},
        {"mål": ["langre-bort"]},
        {"dokument": ["avtal"], "mål": ["mal"]},
    ],
)
def test_indicators_of_the_plan_its_goals_what_they_serve_or_of_nothing_apply(fields: dict[str, object]) -> None:
    serving = make("goal", "tjanar", stödjer=["langre-bort"])
    other = (make("document", "avtal"), make("goal", "langre-bort", dokument="avtal"))
    report = make("report", "r", period="2024", värden=[FIGURE])
    assert found(sound(make("indicator", "nojda", enhet="procent", **fields), serving, *other, report)) == []


def test_an_indicator_that_an_activity_names_applies() -> None:
    indicator = make("indicator", "nojda", enhet="procent", dokument=["avtal"])
    report = make("report", "r", period="2024", värden=[FIGURE])
    plan = (make("document", "avtal"), indicator, report)
    assert rules(sound(*plan)) == ["uppfoljning-annan-indikator"]
    assert rules(sound(*plan, make("activity", "mater", indikatorer=["nojda"]))) == []


@pytest.mark.parametrize(
    ("fields", "broken"),
    [
        ({"typ": "läge"}, []),
        ({"område": "borlange"}, []),
        ({"period": "2024"}, []),
        ({"period": "2025-11"}, ["uppfoljning-tva"]),
        ({"typ": "läge", "period": "2025-11"}, []),
    ],
)
def test_reports_are_the_same_only_in_kind_area_and_year(fields: dict[str, object], broken: list[str]) -> None:
    assert rules(sound(make("report", "r", **fields))) == broken


@pytest.mark.parametrize(
    ("figure", "broken"),
    [
        ({"värde": "0"}, []),
        ({"värde": "100"}, []),
        ({"värde": "100,1"}, ["varde-utanfor-enheten"]),
        ({"för_få": "ja"}, []),
        ({"för_få": "nej", "värde": "3"}, []),
        ({"för_få": "true", "antal": "3"}, ["liten-grupp"]),
        ({"för_få": "true", "antal": "5"}, ["for-fa-med-antal"]),
        ({"för_få": "true", "värde": "3"}, ["varde-och-for-fa"]),
        ({}, ["varde-saknas"]),
    ],
)
def test_a_figure_is_a_value_or_too_few(figure: dict[str, str], broken: list[str]) -> None:
    figure = {key: text.replace(",", ".") for key, text in figure.items()}
    report = make("report", "r", period="2024", värden=[{"indikator": "nojda", **figure}])
    assert rules(sound(make("indicator", "nojda", enhet="procent"), report)) == broken
