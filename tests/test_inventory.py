"""Everything that the five source documents say has a record, and every record says where it comes from."""

from __future__ import annotations

from functools import cache

import pytest
import sites
import yaml

from macros.plan.activities import Activity
from macros.plan.entities import ENTITIES
from macros.plan.places import Area, AreaKind
from macros.plan.plan import Plan
from macros.plan.record import Record

SEEDS = {
    "000": {"vg-fardplan"},
    "001": {"sa-beslutsunderlag"},
    "002": {"mb-lokal-fardplan"},
    "003": {"dalarna-fardigstallande", "dalarna-strategi"},
    "004": {"jkp-stod-i-inforande", "jkp-gemensam-plan"},
}
Entry = tuple[str, str, str, list[str]]


@cache
def entries() -> tuple[Entry, ...]:
    written = yaml.safe_load((sites.REPO / "tests/facts/inventory.yml").read_text(encoding="utf-8"))
    return tuple(
        (source, entity, fact, ids)
        for source, entities in written.items()
        for entity, facts in entities.items()
        for fact, ids in facts.items()
    )


def plan() -> Plan:
    return sites.real().plan


def cited(record: Record) -> set[str]:
    return {source.document for source in record.sources}


def stands_in(record: Record) -> set[str]:
    """The documents that a record is told by: those it cites, and itself if it is one."""
    return cited(record) | {record.id}


def allowed(entity: str, *, first: bool) -> set[str]:
    """A term may also lead to what it names: `SRO` is a word and an actor."""
    return {entity} if first or entity != "term" else {entity, "actor", "document"}


def only_counted(ids: list[str]) -> bool:
    """Whether an entry is municipalities: the sources count or mention them, SCB's register describes them."""
    found = [plan()[record_id] for record_id in ids]
    return all(isinstance(area, Area) and area.kind is AreaKind.MUNICIPALITY for area in found)


def test_the_inventory_covers_all_five_sources_and_all_ten_entities() -> None:
    assert {source for source, *_ in entries()} == set(SEEDS)
    assert {entity for _, entity, *_ in entries()} == set(ENTITIES)
    assert len(entries()) > 250


@pytest.mark.parametrize("source", SEEDS)
def test_every_fact_of_a_source_has_a_record_of_the_right_kind(source: str) -> None:
    wrong = [
        (fact, record_id)
        for where, entity, fact, ids in entries()
        if where == source
        for record_id in ids
        if record_id not in plan() or plan()[record_id].entity not in allowed(entity, first=record_id == ids[0])
    ]
    assert wrong == []
    assert all(ids for _, _, _, ids in entries())


@pytest.mark.parametrize("source", SEEDS)
def test_every_fact_with_a_number_has_as_many_records(source: str) -> None:
    for where, _, fact, ids in entries():
        number = fact.rpartition(": ")[2]
        if where == source and number.isdigit():
            assert len(set(ids)) == len(ids) == int(number), fact


def test_every_fact_cites_one_of_the_five_sources() -> None:
    seeds = set().union(*SEEDS.values())
    silent = [
        (source, entity, fact)
        for source, entity, fact, ids in entries()
        if not only_counted(ids) and not any(stands_in(plan()[record_id]) & seeds for record_id in ids)
    ]
    assert silent == []


def test_every_municipality_cites_the_official_register() -> None:
    for area in areas(AreaKind.MUNICIPALITY):
        assert "scb-kommunkoder" in cited(area), area.id


@pytest.mark.parametrize("source", SEEDS)
def test_every_source_is_cited_by_most_of_its_own_facts(source: str) -> None:
    facts = [ids for where, _, _, ids in entries() if where == source]
    own = [ids for ids in facts if any(stands_in(plan()[record_id]) & SEEDS[source] for record_id in ids)]
    assert len(own) >= 0.9 * len(facts)


def areas(kind: AreaKind) -> list[Area]:
    return [area for area in plan().all(Area) if area.kind is kind]


def test_there_are_three_counties_six_subregions_and_77_municipalities() -> None:
    assert sorted(area.code or "" for area in areas(AreaKind.COUNTY)) == ["06", "14", "20"]
    assert len(areas(AreaKind.SUBREGION)) == 6
    assert {area.part_of for area in areas(AreaKind.SUBREGION)} == {"vastra-gotalands-lan"}
    assert len(areas(AreaKind.MUNICIPALITY)) == 77


def test_every_municipality_has_its_own_official_code_and_lies_in_its_county() -> None:
    found = areas(AreaKind.MUNICIPALITY)
    official = plan().official_codes
    assert {area.code: area.name for area in found} == {area.code: official[area.code or ""] for area in found}
    each = [sum((area.code or "").startswith(county) for area in found) for county in ("14", "20", "06")]
    assert each == [49, 15, 13]
    assert {code for code in official if len(code) == 4 and code[:2] in {"14", "20", "06"}} == {a.code for a in found}


def test_the_local_plan_of_mellerud_and_bengtsfors_has_24_activities() -> None:
    found = plan().back(Activity, "document", "mb-lokal-fardplan")
    assert len(found) == 24
    assert all({"mellerud", "bengtsfors"} <= set(activity.areas) for activity in found)


def test_no_record_lacks_source_or_review_date() -> None:
    lacking = [record.id for record in plan().records if not record.sources or not record.reviewed]
    assert lacking == []


def test_every_record_names_the_place_in_at_least_one_source() -> None:
    lacking = [record.id for record in plan().records if not any(source.place for source in record.sources)]
    assert lacking == []


def test_there_are_at_least_400_records_of_all_ten_entities() -> None:
    assert len(plan().records) >= 400
    assert {record.entity for record in plan().records} == set(ENTITIES)


def test_the_real_data_has_no_errors() -> None:
    assert sites.real().loaded.errors == ()
