"""The quick looks that spare the thorough ones: each lets everything through that the thorough one would find."""

from __future__ import annotations

import sys

import pytest
import sites
from hypothesis import given
from hypothesis import strategies as st

from macros.plan.plan import Plan
from macros.plan.rules import personal, walk
from macros.reading.bytes import FORBIDDEN, character_faults, only_harmless
from macros.reading.folder import read_folder

NUMBERS = st.text(alphabet=st.sampled_from("0012345677899  \n-–+/.()x٣"), max_size=30)
TEXTS = st.lists(st.one_of(NUMBERS, st.sampled_from(["070", "+46 7", " https://a.se/1 ", "121212-1212", "19", "70-1"])))


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_folder(sites.REPO / "data").plan


def test_all_texts_of_a_record_are_looked_at_together(plan: Plan) -> None:
    wholes = {(record.id, position): whole for record, position, whole in walk.wholes(plan)}
    told: dict[tuple[str, int], list[str]] = {key: [] for key in wholes}
    for written in walk.texts(plan):
        told[written.record.id, written.position].append(written.text)
    assert {key: "\n".join(texts) for key, texts in told.items()} == wholes
    assert {type(record) for record in plan.records} == {
        type(record) for record, _, whole in walk.wholes(plan) if whole
    }


def test_only_suspects_are_gone_through(plan: Plan) -> None:
    assert list(walk.texts_of_suspects(plan, lambda _: True)) == list(walk.texts(plan))
    suspects = {written.record.id for written in walk.texts_of_suspects(plan, lambda whole: "https://" in whole)}
    assert suspects == {written.record.id for written in walk.texts(plan) if "https://" in written.text}
    assert 0 < len(suspects) < len(plan.records)


@given(TEXTS)
def test_no_number_escapes_a_look_at_all_texts_of_a_record(pieces: list[str]) -> None:
    for texts in (pieces, ["".join(pieces)]):
        whole = "\n".join(texts)
        plain = [personal.ADDRESS.sub("", text) for text in texts]
        assert personal.six_digits(whole) or not any(map(personal.PERSONAL_NUMBER.search, plain))
        assert personal.nine_digits(whole) or not any(map(personal.MOBILE.search, plain))


@pytest.mark.parametrize("before", ["", "x", "\n", "1 ", "12-"])
def test_six_digits_are_seen_wherever_they_begin(before: str) -> None:
    assert all(personal.six_digits(" " * spaces + before + "850709") for spaces in range(4))


def test_every_character_that_must_not_stand_in_a_file_is_looked_for() -> None:
    for number in range(sys.maxunicode + 1):
        character = chr(number)
        assert not (only_harmless(character) and FORBIDDEN.search(character)), hex(number)
    assert only_harmless("Åäö – ”så”,\néü…")
    assert [one.rule for one in character_faults("– ”så”\u00ad")] == ["mjukt-bindestreck"]
