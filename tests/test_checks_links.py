"""Rules on ids, links and loops: what they point at and what they leave in peace."""

from __future__ import annotations

import time

import pytest
from plans import TODAY, found, make, rules, sound, told

from macros.plan.checks import check


def test_the_second_of_two_records_is_told_of_the_first() -> None:
    [finding] = check(sound(make("term", "team", namn="Team")), on=TODAY)
    assert (finding.rule, finding.record, finding.position, finding.path) == ("id-upprepat", "team", 1, ("id",))
    assert "”Team” (aktör)" in finding.message


def test_a_bad_link_in_the_second_record_is_told_there() -> None:
    findings = check(sound(make("term", "team", se_även=["nix"])), on=TODAY)
    assert [(one.rule, one.position) for one in findings] == [("id-upprepat", 1), ("lank-saknas", 1)]


@pytest.mark.parametrize("record_id", ["con", "nul", "com1", "lpt9", "index"])
def test_reserved_names(record_id: str) -> None:
    assert rules(sound(make("term", record_id))) == ["id-reserverat"]


@pytest.mark.parametrize("record_id", ["konsult", "con-1", "com", "com10", "indexering", "auxiliar"])
def test_names_that_only_look_reserved(record_id: str) -> None:
    assert found(sound(make("term", record_id))) == []


@pytest.mark.parametrize(
    ("target", "rule", "hint"),
    [
        ("falum", "lank-saknas", "Menade du ”falun”?"),
        ("helt-annat", "lank-saknas", "lägg till posten"),
        ("2080", "lank-med-namn", "Skriv ”falun”"),
        ("0643", "lank-med-kod", "Habo"),
        ("mal", "lank-fel-slag", "av slaget mål, men här ska stå ett id av slaget område"),
    ],
)
def test_a_link_that_leads_wrong(target: str, rule: str, hint: str) -> None:
    [finding] = check(sound(make("actor", "vvg", område=target)), on=TODAY)
    assert (finding.rule, finding.path) == (rule, ("område",))
    assert hint in finding.message


def test_a_link_inside_a_part_is_pointed_at() -> None:
    plan = sound(make("actor", "vvg", rapporterar_till=[{"till": "temm", "när": "ofta"}]))
    assert found(plan) == [("lank-saknas", "vvg", ("rapporterar_till", 0, "till"))]


def test_the_same_document_twice_as_source_is_fine() -> None:
    twice = [{"dokument": "strategi", "ställe": "avsnitt 1"}, {"dokument": "strategi", "ställe": "avsnitt 2"}]
    assert found(sound(make("term", "sip", källor=twice))) == []


def test_a_loop_is_told_once_from_its_smallest_id() -> None:
    plan = sound(make("goal", "b", stödjer=["c"]), make("goal", "c", stödjer=["a"]), make("goal", "a", stödjer=["b"]))
    [finding] = check(plan, on=TODAY)
    assert (finding.record, finding.path) == ("a", ("stödjer", 0))
    assert "a → b → c → a" in finding.message


def test_two_loops_through_one_record_are_two() -> None:
    plan = sound(
        make("goal", "a", stödjer=["b", "c"]), make("goal", "b", stödjer=["a"]), make("goal", "c", stödjer=["a"])
    )
    assert [text.split(": ")[1].split(".")[0] for text in told(check(plan, on=TODAY))] == ["a → b → a", "a → c → a"]


def test_two_ways_to_one_goal_are_no_loop() -> None:
    plan = sound(make("goal", "a", stödjer=["b", "c"]), make("goal", "b", stödjer=["c"]), make("goal", "c"))
    assert found(plan) == []


def test_terms_may_point_at_each_other() -> None:
    assert found(sound(make("term", "sip", se_även=["gip"]), make("term", "gip", se_även=["sip"]))) == []


def test_a_long_chain_is_walked_fast() -> None:
    chain = [make("goal", f"g{number}", stödjer=[f"g{number + 1}"]) for number in range(1500)]
    started = time.process_time()
    assert found(sound(*chain, make("goal", "g1500"))) == []
    assert len(found(sound(*chain, make("goal", "g1500", stödjer=["g0"])))) == 1
    assert time.process_time() - started < 5
