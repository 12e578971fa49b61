"""The catalogue: one page for every record, an index for every kind, and a breadcrumb that leads somewhere."""

from __future__ import annotations

import pickle

import pytest
import sites
from plans import make, sound

from macros.pages.addresses import address
from macros.pages.catalogue import HOME, PageSpec, catalogue
from macros.pages.kinds import KINDS, OVERVIEWS, STATEMENT, kind_named, kind_of, records_of
from macros.plan.entities import ENTITIES
from macros.plan.goals import GoalKind
from macros.plan.places import ActorKind, AreaKind
from macros.plan.plan import Plan


def real() -> tuple[PageSpec, ...]:
    return catalogue(sites.real().plan)


def spec_of(plan: Plan, record_id: str) -> PageSpec:
    [found] = [spec for spec in catalogue(plan) if spec.record and spec.record.id == record_id and spec.kind in KINDS]
    return found


def way(spec: PageSpec) -> list[str]:
    return [link.address for link in spec.breadcrumb]


def test_every_real_record_has_exactly_one_page() -> None:
    shown = [spec.record.id for spec in real() if spec.record and spec.kind in KINDS]
    assert sorted(shown) == sorted(record.id for record in sites.real().plan.records)
    assert len(shown) >= 400


def test_every_kind_has_exactly_one_index_even_without_records() -> None:
    for plan in (sites.real().plan, Plan(())):
        indexes = [spec for spec in catalogue(plan) if spec.is_index]
        kinds = [*KINDS, *OVERVIEWS, STATEMENT]
        assert [spec.kind for spec in indexes] == kinds
        assert [spec.address for spec in indexes] == [f"{kind.folder}/index.html" for kind in kinds]


def test_no_two_pages_share_an_address() -> None:
    addresses = [spec.address for spec in real()]
    assert len(set(addresses)) == len(addresses)


def test_every_breadcrumb_starts_at_home_passes_the_index_and_leads_to_existing_pages() -> None:
    existing = {HOME.address, *(spec.address for spec in real())}
    for spec in real():
        crumbs = way(spec)
        assert set(crumbs) <= existing, spec.address
        assert crumbs[0] == "index.html"
        assert spec.address not in crumbs
        assert len(set(crumbs)) == len(crumbs), spec.address
        assert spec.record is None or crumbs[1] == f"{spec.kind.folder}/index.html"
        assert all(link.text for link in spec.breadcrumb)


def test_a_municipalitys_breadcrumb_names_its_county_and_its_subregion() -> None:
    assert way(spec_of(sites.real().plan, "mellerud")) == [
        "index.html", "kommun/index.html", "lan/vastra-gotalands-lan.html", "delregion/fyrbodal.html",
    ]  # fmt: skip


def test_a_part_of_a_step_leads_by_its_document_and_its_step() -> None:
    assert way(spec_of(sites.real().plan, "vg-steg-4-sip")) == [
        "index.html", "steg/index.html", "dokument/vg-fardplan.html", "steg/vg-steg-4.html",
    ]  # fmt: skip


def test_an_activity_a_report_and_a_decision_lead_by_their_plan() -> None:
    for record_id in ("mb-lakemedelsautomat", "mb-lokal-fardplan-mellerud-2024-02-22", "sa-inriktning"):
        assert way(spec_of(sites.real().plan, record_id))[2].startswith("dokument/")


def test_a_report_is_named_by_its_kind_period_and_area() -> None:
    assert spec_of(sound(), "strategi-falun-2025").title == "Årlig uppföljning 2025, Falun"


def test_the_order_of_kinds_never_depends_on_the_order_of_records() -> None:
    plan = sites.real().plan
    mixed = catalogue(Plan(reversed(plan.records)))
    assert {spec.address: (spec.title, spec.breadcrumb) for spec in mixed} == {
        spec.address: (spec.title, spec.breadcrumb) for spec in real()
    }
    assert [spec.kind for spec in mixed] == [spec.kind for spec in real()]


def test_every_record_is_shown_by_one_kind_only() -> None:
    plan = sites.real().plan
    for record in plan.records:
        assert [kind for kind in KINDS if record in records_of(plan, kind)] == [kind_of(record)]
        assert kind_of(record).shows(record)


@pytest.mark.parametrize("entity", ENTITIES)
def test_every_entity_has_a_kind(entity: str) -> None:
    assert any(kind.entity is ENTITIES[entity] for kind in KINDS)


def test_every_kind_of_area_and_goal_has_a_page_of_its_own() -> None:
    for area_kind in AreaKind:
        assert kind_of(make("area", "a", typ=area_kind.value)).kind is area_kind
    for goal_kind in GoalKind:
        assert kind_of(make("goal", "g", typ=goal_kind.value)).kind is goal_kind


def test_workplaces_stand_apart_from_other_actors() -> None:
    folders = {kind: kind_of(make("actor", "a", typ=kind.value)).folder for kind in ActorKind}
    assert folders.pop(ActorKind.WORKPLACE) == "verksamhet"
    assert set(folders.values()) == {"aktor"}


def test_authors_and_readers_know_each_kind_by_one_name_and_folder() -> None:
    for field in ("name", "folder", "plural"):
        assert len({getattr(kind, field) for kind in KINDS}) == len(KINDS)
    assert all(kind_named(kind.name) is kind for kind in KINDS)
    assert kind_named("finns inte") is None


def test_addresses_follow_ids_and_nothing_else() -> None:
    before = spec_of(sound(make("goal", "x", namn="Ett namn")), "x")
    after = spec_of(sound(make("goal", "x", namn="Ett annat", nummer="7", stödjer=["mal"])), "x")
    assert before.address == after.address == address(make("goal", "x"))


def test_pages_are_the_same_when_the_work_has_been_sent_to_another_process() -> None:
    site = sites.real()
    for spec in catalogue(site.plan)[::25]:
        sent = pickle.loads(pickle.dumps(spec))
        assert site.body(sent).html == site.body(spec).html
    index = next(spec for spec in catalogue(site.plan) if spec.address == "kommun/index.html")
    assert site.body(pickle.loads(pickle.dumps(index))).html == site.body(index).html
