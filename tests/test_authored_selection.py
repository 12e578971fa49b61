"""Which records an author's list, table or count means: a kind, narrowed by any relation, or by an area."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sites

from macros.pages.addresses import swedish_order
from macros.pages.authored.selection import select
from macros.pages.kinds import KINDS, PageKind, records_of
from macros.plan.activities import Report
from macros.plan.derived import areas_below
from macros.plan.goals import Goal
from macros.plan.places import Area
from macros.plan.plan import Plan
from macros.plan.record import Record
from macros.plan.relations import link_relations, relation_name


def plan() -> Plan:
    return sites.real().plan


def chosen(kind: str, **filters: str) -> list[str]:
    return [record.id for record in select(plan(), kind, filters)]


def held(record: Record, relation: str) -> tuple[str, ...]:
    value = getattr(record, relation)
    return value if isinstance(value, tuple) else (value,) if value else ()


def every_filter() -> Iterator[tuple[PageKind, str]]:
    for kind in KINDS:
        for alias in link_relations(kind.entity):
            yield kind, alias


@pytest.mark.parametrize(("kind", "alias"), list(every_filter()), ids=lambda value: getattr(value, "folder", value))
def test_every_relation_of_every_kind_is_a_filter(kind: PageKind, alias: str) -> None:
    relation, records = relation_name(kind.entity, alias), records_of(plan(), kind)
    values = sorted({target for record in records for target in held(record, relation)})
    for value in values[:3]:
        wanted = {record.id for record in records if value in held(record, relation)}
        found = chosen(kind.name, **{alias: value})
        assert set(found) == wanted
        assert len(found) == len(wanted)
    without = {record.id for record in records if not held(record, relation)}
    assert set(chosen(kind.name, **{alias: ""})) == without


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_without_a_filter_all_records_of_a_kind_are_taken_in_swedish_order(kind: PageKind) -> None:
    found = select(plan(), kind.name, {})
    assert {record.id for record in found} == {record.id for record in records_of(plan(), kind)}
    if kind.entity not in {Goal, Report}:
        names = [swedish_order(record.name) for record in found]
        assert names == sorted(names)


def test_goals_are_taken_document_by_document_in_the_order_of_their_numbers() -> None:
    steps = [goal for goal in select(plan(), "steg", {"del_av": ""}) if isinstance(goal, Goal)]
    assert [goal.document for goal in steps] == sorted(goal.document for goal in steps)
    numbers = [goal.number for goal in steps if goal.document == "vg-fardplan"]
    assert numbers == ["1", "2", "3", "4", "5", "6"]


def test_swedish_order_ends_with_a_ring_and_dots() -> None:
    names = [plan()[found].name for found in chosen("kommun", del_av="dalarnas-lan")]
    assert names[-1] == "Älvdalen"
    assert names[0] == "Avesta"


def test_two_filters_must_both_let_a_record_through() -> None:
    both = set(chosen("aktivitet", mål="mb-5", områden="mellerud"))
    assert both == set(chosen("aktivitet", mål="mb-5")) & set(chosen("aktivitet", områden="mellerud"))
    assert both


def test_kinds_are_named_in_any_case() -> None:
    assert chosen("Kommun") == chosen("kommun")
    assert len(chosen("KOMMUN")) == 77


def test_inside_takes_all_areas_in_an_area_at_any_depth() -> None:
    assert len(chosen("kommun", inom="vastra-gotalands-lan")) == 49
    assert len(chosen("kommun", inom="sodra-alvsborg")) == 8
    assert len(chosen("delregion", inom="vastra-gotalands-lan")) == 6
    assert chosen("kommun", inom="jonkopings-lan") == chosen("kommun", del_av="jonkopings-lan")


def test_inside_takes_what_is_done_in_an_area_or_in_areas_inside_it() -> None:
    county = plan()["vastra-gotalands-lan"]
    assert isinstance(county, Area)
    inside = {county.id, *(area.id for area in areas_below(plan(), county))}
    found = set(chosen("aktivitet", inom=county.id))
    assert found == {
        here.id for here in plan().records if here.entity == "activity" and inside & set(held(here, "areas"))
    }
    assert {"mb-lakemedelsautomat", "sa-hybridteam"} <= found
    assert not any(name.startswith(("dalarna-", "jkp-")) for name in found)


def test_inside_takes_reports_documents_decisions_and_actors_too() -> None:
    assert len(chosen("uppföljning", inom="fyrbodal")) == 2
    assert "mb-lokal-fardplan" in chosen("dokument", inom="mellerud")
    assert "sa-inriktning" in chosen("beslut", inom="vastra-gotalands-lan")
    assert "rss-dalarna" in chosen("aktör", inom="dalarnas-lan")


def test_inside_takes_the_goals_of_an_areas_plans() -> None:
    assert "vg-steg-1" in chosen("steg", inom="vastra-gotalands-lan")


def test_inside_an_area_is_the_area_itself() -> None:
    assert chosen("kommun", inom="mellerud") == ["mellerud"]
