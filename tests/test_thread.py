"""The red thread: up to law and agreement, down to all that serves it, and what no longer holds is marked on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
import sites
from plans import TODAY, make, sound

from macros.pages import charts
from macros.pages.blocks import block
from macros.pages.components import Chain
from macros.pages.rendering import Renderer
from macros.pages.setting import Setting
from macros.pages.views import thread as view
from macros.plan.activities import Activity, Status
from macros.plan.documents import Document
from macros.plan.plan import Plan
from macros.plan.problems import Place
from macros.plan.record import Record
from macros.plan.thread import Age, age_of, grounds_of, leaning_on, serving, thread_of
from macros.site import Site, load


def laws() -> tuple[Record, ...]:
    """A local plan that rests on a strategy, which rests on a replaced law; the activity names an agreement that has run out."""
    return (
        make("document", "lag-ny", typ="lag"),
        make("document", "lag-gammal", typ="lag", ersatt_av="lag-ny"),
        make("document", "avtal", typ="avtal", gäller_till="2024"),
        make("document", "lans", bygger_på=["lag-gammal"]),
        make("document", "lokal", typ="lokal plan", bygger_på=["lans"], områden=["falun"]),
        make("goal", "bild", typ="målbild", dokument="lans"),
        make("goal", "steg-1", dokument="lans", del_av="bild"),
        make("goal", "lokalt", dokument="lokal", stödjer=["steg-1"]),
        make("activity", "gora", dokument="lokal", mål=["lokalt"], se_dokument=["avtal"]),
        make("indicator", "matt", mål=["steg-1"], dokument=["lag-gammal"]),
        make("report", "lokal-falun-2025", dokument="lokal", aktiviteter=[{"aktivitet": "gora", "läge": "införd"}]),
    )


def plan() -> Plan:
    return sound(*laws())


def setting(plan: Plan) -> Setting:
    return Setting(plan, TODAY, Place, sites.EDIT_URL)


def ids(records: tuple[Record, ...]) -> list[str]:
    return [record.id for record in records]


def chain_of(plan: Plan, record_id: str) -> Chain:
    activity = plan.one(Activity, record_id)
    assert activity
    return view.chain(setting(plan), activity)


def document(plan: Plan, record_id: str) -> Document:
    found = plan.one(Document, record_id)
    assert found
    return found


def test_an_activity_hangs_in_goals_strategy_and_law() -> None:
    here = plan()
    activity = here.one(Activity, "gora")
    assert activity
    found = thread_of(here, activity)
    assert ids(found.grounds) == ["avtal", "lag-gammal"]
    assert ids(found.strategies) == ["lans"]
    assert ids(found.visions) == ["bild"]
    assert ids(found.served) == ["steg-1"]
    assert ids(found.goals) == ["lokalt"]
    assert ids(found.indicators) == ["matt"]


def test_the_chain_reads_from_the_widest_to_the_nearest_and_marks_what_no_longer_holds() -> None:
    shown = chain_of(plan(), "gora")
    assert [step.role for step in shown.steps] == [
        "Lag och avtal", "Strategi", "Målbild", "Mål som det bidrar till", "Plan", "Mål i planen", "Aktivitet", "Mäts med",
    ]  # fmt: skip
    page = sites.tree(block(shown, Renderer("aktivitet/gora.html")))
    [first] = page.css("ol > li:first-child")
    assert "Avtal × Har gått ut gällde till och med 2024" in sites.text(first)
    assert "Lag-Gammal × Ersatt av Lag-Ny" in sites.text(first)
    assert sites.text(page.css("[aria-current]")[0]) == "Gora"


def test_a_law_knows_who_leans_on_it_and_what_their_follow_up_says() -> None:
    here = plan()
    assert ids(leaning_on(here, document(here, "lag-gammal"))) == ["lans", "lokal"]
    assert ids(grounds_of(here, document(here, "lokal"))) == ["lans", "lag-gammal"]
    found = serving(here, document(here, "lokal"), on=TODAY)
    assert found.told == ((Status.INTRODUCED, 1),)
    assert found.newest
    assert found.newest.id == "lokal-falun-2025"


def test_a_law_shows_plans_goals_indicators_and_activities() -> None:
    here = plan()
    shown = [one for one in view.carried(setting(here), document(here, "lag-gammal")) if one]
    html = sites.text(sites.tree("".join(block(one, Renderer("dokument/lag-gammal.html")) for one in shown)))
    for word in ("Planer som vilar på", "Lokal", charts.states_words({Status.INTRODUCED: 1}), "Matt", "Bild"):
        assert word in html


def test_a_document_says_that_it_builds_on_a_replaced_one_unless_it_is_old_itself() -> None:
    here = plan()
    warned = view.warning(setting(here), document(here, "lans"))
    assert warned
    assert warned.tone == "warning"
    assert view.warning(setting(here), document(here, "lokal")) is None
    old = sound(
        *(one for one in laws() if one.id != "lans"),
        make("document", "lans", bygger_på=["lag-gammal"], gäller_till="2025"),
    )
    assert view.warning(setting(old), document(old, "lans")) is None


@pytest.mark.parametrize(
    ("fields", "age"),
    [
        ({"ersatt_av": "strategi"}, Age.REPLACED),
        ({"status": "upphävd"}, Age.REPEALED),
        ({"gäller_till": "2025"}, Age.EXPIRED),
        ({"gäller_till": "2026"}, None),
        ({"status": "utkast"}, None),
    ],
)
def test_why_a_document_no_longer_holds(fields: dict[str, object], age: Age | None) -> None:
    made = make("document", "d", **fields)
    assert isinstance(made, Document)
    assert age_of(made, on=TODAY) is age


def test_links_that_go_round_end() -> None:
    here = sound(make("document", "a", bygger_på=["b"]), make("document", "b", bygger_på=["a"]))
    assert ids(grounds_of(here, document(here, "a"))) == ["b"]
    assert ids(leaning_on(here, document(here, "a"))) == ["b"]


def test_every_activity_of_the_example_and_of_the_site_has_a_thread_with_its_plan_in_it() -> None:
    data = Path(__file__).with_name("exempellan") / "data"
    example = Site(load(data, on=sites.DAY, shown="data"), sites.DAY, sites.EDIT_URL)
    for site in (sites.real(), example):
        for activity in site.plan.all(Activity):
            found = thread_of(site.plan, activity)
            assert found.plan, activity.id
            assert found.goals, activity.id
