"""Links are read from the models' own declarations, and followed both ways."""

from __future__ import annotations

from collections import Counter

import pytest
import sites
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import make, sound

from macros.plan.activities import Activity, Report
from macros.plan.documents import Decision
from macros.plan.entities import ENTITIES
from macros.plan.goals import Goal
from macros.plan.places import Actor, Area
from macros.plan.plan import Plan
from macros.plan.record import Record
from macros.plan.relations import Reference, link_relations, references, relation_name

steady = settings(max_examples=60, deadline=None, derandomize=True)


def test_the_relations_of_a_model_are_those_that_it_declares() -> None:
    assert link_relations(Area) == {"ägare": ("actor",), "del_av": ("area",)}
    assert set(link_relations(Activity)) == {
        "ägare", "dokument", "mål", "områden", "ansvariga", "medverkande", "målgrupper", "indikatorer", "se_dokument",
    }  # fmt: skip


def test_a_relation_has_an_english_name() -> None:
    assert relation_name(Activity, "mål") == "goals"
    assert relation_name(Goal, "stödjer") == "supports"
    with pytest.raises(KeyError):
        relation_name(Activity, "namn")


def test_links_in_a_list_are_told_with_their_place_in_the_file() -> None:
    goal = make("goal", "a", stödjer=["b", "c"], källor=None)
    assert list(references(goal)) == [
        Reference("a", "document", ("dokument",), "strategi", ("document",)),
        Reference("a", "supports", ("stödjer", 0), "b", ("goal",)),
        Reference("a", "supports", ("stödjer", 1), "c", ("goal",)),
    ]


def test_links_inside_parts_carry_the_name_of_the_enclosing_field() -> None:
    report = make(
        "report", "r", källor=None,
        aktiviteter=[{"aktivitet": "besok", "läge": "pågår"}],
        självskattning=[{"mål": "mal", "värde": 3}],
        värden=[{"indikator": "i", "värde": "1"}],
        anteckningar=[{"typ": "skav", "text": "x"}, {"typ": "skav", "text": "y", "mål": "mal"}],
    )  # fmt: skip
    inside = {link.relation: link.path for link in references(report) if "." in link.relation}
    assert inside == {
        "activities.activity": ("aktiviteter", 0, "aktivitet"),
        "scores.goal": ("självskattning", 0, "mål"),
        "values.indicator": ("värden", 0, "indikator"),
        "notes.goal": ("anteckningar", 1, "mål"),
    }


def test_sources_and_reporting_lines_are_links() -> None:
    actor = make("actor", "a", rapporterar_till=[{"till": "b", "när": "årligen"}])
    assert [(link.relation, link.target) for link in references(actor)] == [
        ("sources.document", "strategi"),
        ("reports_to.to", "b"),
    ]


def test_every_entity_that_is_linked_to_exists() -> None:
    for model in ENTITIES.values():
        for targets in link_relations(model).values():
            assert set(targets) <= set(ENTITIES)


def test_a_record_that_links_twice_is_found_once() -> None:
    twice = make(
        "report", "r", område="borlange", anteckningar=[{"typ": "skav", "text": t, "mål": "mal"} for t in "ab"]
    )
    assert sound(twice).back(Report, "notes.goal", "mal") == (twice,)


def test_back_tells_entities_and_relations_apart() -> None:
    plan = sound(make("decision", "d", mål=["mal"]), make("goal", "under", del_av="mal"))
    assert [goal.id for goal in plan.back(Goal, "part_of", "mal")] == ["under"]
    assert plan.back(Goal, "supports", "mal") == ()
    assert [found.id for found in plan.back(Decision, "goals", "mal")] == ["d"]
    assert plan.back(Activity, "part_of", "mal") == ()
    assert plan.back(Goal, "part_of", "finns-inte") == ()


def test_lookup_by_kind_never_gives_a_record_of_another_kind() -> None:
    plan = sound()
    assert plan.one(Goal, "falun") is None
    assert plan.one(Area, None) is None
    assert [area.id for area in plan.many(Area, ["borlange", "mal", "finns-inte", "falun"])] == ["borlange", "falun"]
    assert [actor.id for actor in plan.all(Actor)] == ["team"]
    assert plan.get("finns-inte") is None
    assert "falun" in plan
    assert "finns-inte" not in plan


IDS = [f"m{number}" for number in range(6)]
SOME_GOALS = st.lists(
    st.tuples(st.sampled_from(IDS), st.lists(st.sampled_from(IDS), max_size=4), st.sampled_from([None, *IDS])),
    unique_by=lambda row: row[0],
)


def goals_of(rows: list[tuple[str, list[str], str | None]]) -> Plan:
    records: list[Record] = [make("document", "strategi")]
    return Plan((*records, *(make("goal", name, stödjer=up, del_av=part) for name, up, part in rows)))


def follows(plan: Plan) -> Counter[tuple[str, str, str]]:
    return Counter({(link.source, link.relation, link.target) for link in plan.references})


def goes_back(plan: Plan) -> Counter[tuple[str, str, str]]:
    relations = {(link.relation, link.target) for link in plan.references}
    return Counter(
        (found.id, relation, target)
        for relation, target in relations
        for model in ENTITIES.values()
        for found in plan.back(model, relation, target)
    )


@steady
@given(SOME_GOALS)
def test_what_is_followed_forward_is_found_backward_once_and_nothing_else_is(
    rows: list[tuple[str, list[str], str | None]],
) -> None:
    plan = goals_of(rows)
    assert goes_back(plan) == follows(plan)


def test_every_link_of_the_real_plan_is_found_backward_and_leads_to_an_allowed_entity() -> None:
    plan = sites.real().plan
    assert goes_back(plan) == follows(plan)
    assert len(plan.references) > 1000
    assert all(plan[link.target].entity in link.allowed for link in plan.references)


def test_every_link_stands_where_its_path_says() -> None:
    reading = sites.real().loaded.reading
    for link in reading.plan.references:
        place = reading.place(link.source, link.path)
        line = (sites.REPO / place.file).read_text(encoding="utf-8").split("\n")[place.line - 1]
        if link.relation != "document" or "dokument:" in line:  # a goal's and an activity's plan is the file's name
            assert line[place.column - 1 :].startswith((link.target, f'"{link.target}')), place
