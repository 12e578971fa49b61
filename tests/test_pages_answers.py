"""What readers come for, on the real data: my municipality, my step, my activity, and what is not certain."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import sites
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.plan.activities import Activity
from macros.plan.places import Area, AreaKind

BEGIN = "redaktor/lagg-till-lokal-plan.html"
WORDS = {"planerad": "Planerad", "pågår": "Pågår", "införd": "Införd", "ej påbörjad": "Ej påbörjad"}
STRATEGIES = {
    "vastra-gotalands-lan": "dokument/vg-fardplan.html",
    "dalarnas-lan": "dokument/dalarna-strategi.html",
    "jonkopings-lan": "dokument/jkp-gemensam-plan.html",
}
COUNTIES = {"14": "vastra-gotalands-lan", "20": "dalarnas-lan", "06": "jonkopings-lan"}
WITH_PLAN = {"mellerud", "bengtsfors"}


def page(address: str) -> LexborHTMLParser:
    return sites.tree(sites.pages()[address])


def links(address: str) -> set[str]:
    return set(sites.targets(page(address), start=address))


@cache
def municipalities() -> dict[str, Area]:
    found = {area.id: area for area in sites.real().plan.all(Area) if area.kind is AreaKind.MUNICIPALITY}
    assert found.keys() >= WITH_PLAN
    return found


def section(address: str, anchor: str) -> LexborNode:
    heading = page(address).css_first(f"#{anchor}")
    assert heading
    assert heading.parent
    return heading.parent


def told(area: str) -> dict[str, str]:
    """What the report file itself says of each activity, read without the program."""
    file = sites.REPO / f"data/uppfoljning/mb-lokal-fardplan/{area}-2024-02-22.yml"
    written: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {state["aktivitet"]: WORDS[state["läge"]] for state in written["aktiviteter"]}


def states(area: str) -> dict[str, str]:
    """Activity → the text of the list item where the municipality's page tells of it."""
    address = f"kommun/{area}.html"
    found = {}
    for item in section(address, "vad-vi-gor").css("li"):
        for target in sites.targets(item, start=address):
            if target.startswith("aktivitet/"):
                found[target.removeprefix("aktivitet/").removesuffix(".html")] = sites.text(item)
    return found


@pytest.mark.parametrize("area", sorted(WITH_PLAN))
def test_a_municipality_with_a_plan_shows_its_24_activities_with_state(area: str) -> None:
    shown, reported = states(area), told(area)
    assert len(shown) == 24
    assert shown.keys() == {activity.id for activity in sites.real().plan.back(Activity, "areas", area)}
    for activity, text in shown.items():
        assert reported.get(activity, "Ingen uppgift") in text, activity


def test_mellerud_shows_where_its_plan_comes_from_and_with_whom_it_is_shared() -> None:
    brief = section("kommun/mellerud.html", "i-korthet")
    targets = sites.targets(brief, start="kommun/mellerud.html")
    assert "dokument/mb-lokal-fardplan.html" in targets
    assert "kommun/bengtsfors.html" in targets
    assert "uppfoljning/mb-lokal-fardplan-mellerud-2024-02-22.html" in links("kommun/mellerud.html")


def test_mellerud_never_says_that_it_has_no_plan() -> None:
    assert BEGIN not in links("kommun/mellerud.html")
    assert page("kommun/mellerud.html").css_first("#ingen-plan") is None


@pytest.mark.parametrize("code", COUNTIES)
def test_every_municipality_without_a_plan_shows_its_countys_strategy_and_how_to_begin(code: str) -> None:
    here = [area for area in municipalities().values() if (area.code or "").startswith(code)]
    for area in here:
        if area.id not in WITH_PLAN:
            start = f"kommun/{area.id}.html"
            shown = set(sites.targets(section(start, "ingen-plan"), start=start))
            assert shown >= {STRATEGIES[COUNTIES[code]], BEGIN}, area.id
            assert not shown & {STRATEGIES[county] for county in STRATEGIES if county != COUNTIES[code]}, area.id


def test_every_municipality_without_a_plan_shows_its_subregions_plan_too() -> None:
    inside = [area for area in municipalities().values() if area.part_of == "sodra-alvsborg"]
    assert len(inside) == 8
    for area in inside:
        assert "dokument/sa-beslutsunderlag.html" in links(f"kommun/{area.id}.html"), area.id
    outside = [area for area in municipalities().values() if area.part_of in {"fyrbodal", "samla", "dalarnas-lan"}]
    for area in outside:
        assert "dokument/sa-beslutsunderlag.html" not in links(f"kommun/{area.id}.html"), area.id


def test_a_municipality_without_a_plan_shows_the_goals_that_hold_there() -> None:
    assert {f"steg/vg-steg-{number}.html" for number in range(1, 7)} <= links("kommun/ale.html")
    assert "delmal/dalarna-nara-for-mig.html" in links("kommun/falun.html")


def test_step_five_lists_what_is_done_in_mellerud_and_bengtsfors() -> None:
    step = "steg/vg-steg-5.html"
    targets = set(sites.targets(section(step, "aktiviteter"), start=step))
    assert targets >= {
        "kommun/mellerud.html",
        "kommun/bengtsfors.html",
        "aktivitet/mb-lakemedelsautomat.html",
        "aktivitet/mb-digital-nattillsyn.html",
        "aktivitet/mb-digital-kommunikation.html",
        "aktivitet/mb-digitala-hjalpmedel-i-falt.html",
    }


def test_step_five_names_the_assignment_of_sodra_alvsborg_that_serves_it() -> None:
    assert "uppdrag/sa-uppdrag-3.html" in links("steg/vg-steg-5.html")


@pytest.mark.parametrize(
    ("step", "activity"),
    [("vg-steg-2", "sa-plan-per-patient"), ("vg-steg-4", "sa-gemensamt-arbetssatt"), ("vg-steg-3", "sa-hybridteam")],
)
def test_a_step_lists_what_is_done_in_the_subregion(step: str, activity: str) -> None:
    start = f"steg/{step}.html"
    targets = set(sites.targets(section(start, "aktiviteter"), start=start))
    assert targets >= {"delregion/sodra-alvsborg.html", f"aktivitet/{activity}.html"}


def test_step_five_names_no_activity_of_another_step() -> None:
    step = "steg/vg-steg-5.html"
    targets = set(sites.targets(section(step, "aktiviteter"), start=step))
    assert "aktivitet/mb-backa-barnet.html" not in targets
    assert not any(target.startswith("aktivitet/jkp-") for target in targets)


def test_the_medicine_dispenser_is_introduced_in_bengtsfors_and_planned_in_mellerud() -> None:
    rows = section("aktivitet/mb-lakemedelsautomat.html", "lage").css("tbody tr")
    text = {sites.targets(row, start="aktivitet/x.html")[0]: sites.text(row) for row in rows}
    assert "Införd" in text["kommun/bengtsfors.html"]
    assert "Planerad" not in text["kommun/bengtsfors.html"]
    assert "Planerad" in text["kommun/mellerud.html"]
    assert "Införd" not in text["kommun/mellerud.html"]
    assert "Införd" in states("bengtsfors")["mb-lakemedelsautomat"]
    assert "Planerad" in states("mellerud")["mb-lakemedelsautomat"]


def test_what_is_told_of_an_activity_says_in_which_report() -> None:
    targets = links("aktivitet/mb-lakemedelsautomat.html")
    for area in WITH_PLAN:
        assert f"uppfoljning/mb-lokal-fardplan-{area}-2024-02-22.html" in targets


@pytest.mark.parametrize(("area", "words"), [("lerum", "är inte belagt"), ("alingsas", "är inte belagt")])
def test_a_municipality_whose_subregion_is_uncertain_says_so(area: str, words: str) -> None:
    note = page(f"kommun/{area}.html").css_first("main > [role=note]")
    assert note
    assert "Osäker uppgift" in sites.text(note)
    assert words in sites.text(note)


def test_lilla_edet_says_that_sources_disagree() -> None:
    note = page("kommun/lilla-edet.html").css_first("main > [role=note]")
    assert note
    assert "går isär" in sites.text(note)


def test_no_other_municipality_than_the_data_says_is_uncertain() -> None:
    uncertain = {area.id for area in municipalities().values() if area.uncertain}
    assert {"lerum", "alingsas", "lilla-edet"} <= uncertain
    assert len(uncertain) < 10
    for area in municipalities():
        assert ("Osäker uppgift" in sites.text(page(f"kommun/{area}.html"))) == (area in uncertain)


def test_a_county_lists_all_its_municipalities_and_which_have_a_plan() -> None:
    for code, county in COUNTIES.items():
        here = {f"kommun/{area.id}.html" for area in municipalities().values() if (area.code or "").startswith(code)}
        table = section(f"lan/{county}.html", "kommuner").css("tbody tr")
        shown = {sites.targets(row, start="lan/x.html")[0]: sites.targets(row, start="lan/x.html") for row in table}
        assert shown.keys() == here
        planned = {address for address, row in shown.items() if "dokument/mb-lokal-fardplan.html" in row}
        assert planned == {f"kommun/{area}.html" for area in WITH_PLAN} & here


def test_a_countys_map_links_every_municipality() -> None:
    for code, county in COUNTIES.items():
        [svg] = page(f"lan/{county}.html").css("svg[aria-labelledby]")
        here = {f"kommun/{area.id}.html" for area in municipalities().values() if (area.code or "").startswith(code)}
        assert set(sites.targets(svg, start="lan/x.html")) == here


def test_every_index_page_of_municipalities_and_terms_lists_them_all() -> None:
    assert {f"kommun/{area}.html" for area in municipalities()} <= links("kommun/index.html")
    terms = {address for address in sites.pages() if address.startswith("begrepp/")} - {"begrepp/index.html"}
    assert terms <= links("begrepp/index.html")


def test_the_chain_of_an_activity_goes_from_strategy_to_activity() -> None:
    address = "aktivitet/mb-lakemedelsautomat.html"
    chain = sites.targets(section(address, "sammanhang"), start=address)
    wanted = ["dokument/vg-fardplan.html", "steg/vg-steg-5.html", "dokument/mb-lokal-fardplan.html", "steg/mb-5.html"]
    assert [target for target in chain if target in wanted] == wanted


QUESTIONS = [
    "Vad är bestämt?",
    "Vad gör vi tillsammans här?",
    "För vem?",
    "Vem kan jag fråga?",
    "Vad händer härnäst?",
    "Vilka ord är bra att kunna?",
]


def test_every_workplace_has_a_place_for_every_municipality_it_may_be_in() -> None:
    shown = page("verksamhet/kommunal-primarvard.html")
    ids = {node.attributes["id"] for node in shown.css("[id]")}
    assert {f"kommun-{area.id}" for area in sites.real().plan.all(Area) if area.kind is AreaKind.MUNICIPALITY} <= ids


def test_a_workplace_answers_six_questions_wherever_one_is() -> None:
    groups = page("verksamhet/kommunal-primarvard.html").css(".fp-answers")
    assert len(groups) > 2
    for group in groups:
        assert [sites.text(node) for node in group.css("dt")] == QUESTIONS
        assert all(sites.text(node) for node in group.css("dd"))


def test_a_workplace_in_mellerud_sees_the_local_plan_whom_to_ask_and_what_comes() -> None:
    [title] = page("verksamhet/kommunal-primarvard.html").css("#kommun-mellerud")
    assert title.parent
    decided, together, _, whom, ahead, _ = title.parent.css("dd")
    assert "dokument/mb-lokal-fardplan.html" in sites.targets(decided, start="verksamhet/x.html")
    assert "God vård vid kognitiv svikt" in sites.text(together)
    assert "aktor/mb-projektledare.html" in sites.targets(whom, start="verksamhet/x.html")
    assert "2026: Årlig uppföljning" in sites.text(ahead)


def test_a_workplace_without_a_plan_is_told_so_and_what_to_do() -> None:
    [place] = page("verksamhet/kommunal-primarvard.html").css("#kommun-ale")
    group = place.parent.parent if place.parent else None
    assert group
    assert "Ingen lokal plan finns här än" in sites.text(group)
    assert "redaktor/lagg-till-lokal-plan.html" in sites.targets(group, start="verksamhet/x.html")
