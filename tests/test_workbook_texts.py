"""Random plans go out as workbooks and come back as they were: every text, every list, every time, sign by sign."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from plans import make, sound

from macros.plan.documents import Document
from macros.reading.bytes import FORBIDDEN
from macros.reading.lookalikes import SPACES
from macros.workbooks.asked import Asked
from macros.workbooks.book import workbook
from macros.workbooks.fields import fields
from macros.workbooks.grid import sheets_in
from macros.workbooks.headings import tables
from macros.workbooks.importing import own_plan
from macros.workbooks.merging import Terms, What, merge
from macros.workbooks.rows import Reader

ON = date(2026, 11, 22)
GOALS = ("mal", "mal-b", "mal-c")
PLAN = sound(
    make("goal", "mal-b", namn="Mål; ett, och (två)"), make("goal", "mal-c", namn="Trygg/säker (mal)"),
    make("actor", "ny", namn="Vård, stöd; (omsorg)"), make("target_group", "alla", namn="Alla"),
)  # fmt: skip
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")).filter(
    lambda sign: not FORBIDDEN.match(sign)
)
WORDS = st.text(
    st.one_of(st.sampled_from("åäö =+-@'\"<>&_x\n\u00a0\u2003;:#0"), st.sampled_from(string.printable[:95]), LETTERS),
    max_size=60,
)
TEXTS = st.one_of(
    WORDS,
    st.sampled_from(
        ["_x000D_", "a_x0041_b", "#REF!x", "=1+1", "2025-03", "1e5", "TRUE", "'x", "a\n\n b", "-", "–", "0"]
    ),
)
KEPT = TEXTS.map(lambda text: unicodedata.normalize("NFC", text.replace("\r", "")).strip()).filter(bool)
LINES = KEPT.map(lambda text: " ".join(part for part in text.split("\n") if part.strip()).strip()).filter(bool)
TIMES = st.sampled_from(["2024", "2025-03", "2025-03-14", "1999-12-31", "2030"])


def some(*ids: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(ids), max_size=4).map(lambda found: list(dict.fromkeys(found)))


ENTRY = st.fixed_dictionaries(
    {"namn": LINES, "mål": some(*GOALS).filter(bool), "områden": some("falun", "borlange").filter(bool)},
    optional={
        "typ": st.sampled_from(["aktivitet", "pilot"]), "start": TIMES, "slut": TIMES, "hur": KEPT, "text": KEPT, "osäkert": KEPT,
        "uppföljning": KEPT, "ansvariga": some("team", "ny"), "medverkande": some("team", "ny"), "målgrupper": some("alla"),
        "framgår_inte": some("när", "hur", "vem", "uppföljning"), "nivå": st.sampled_from(["lokal", "län"]), "ägare": st.just("team"),
    },
)  # fmt: skip


def asked(entries: list[dict[str, Any]]) -> Asked:
    document = PLAN.one(Document, "strategi")
    assert document
    sheets = sheets_in(workbook(PLAN, document, entries, on=ON), "ut.xlsx")
    assert own_plan(sheets) == "strategi"
    table = tables(sheets, {})[0]
    assert table.sheet.name == "Aktiviteter"
    return Asked(Path("data"), "ut.xlsx", "strategi", table, sheets, is_own=True, told={}, remove=False, on=ON)


def quick(examples: int) -> settings:
    return settings(
        max_examples=examples, deadline=None, derandomize=True, phases=(Phase.generate,), suppress_health_check=list(HealthCheck)
    )  # fmt: skip


def comes_back(given_entries: list[Mapping[str, Any]]) -> None:
    entries = [{"id": f"akt-{number}", **one} for number, one in enumerate(given_entries)]
    terms = asked(entries)
    found = Reader(PLAN, terms).read()
    assert (found.wrong, found.notes) == ([], [])
    merged = merge(Terms(PLAN, terms, (), "akt"), entries, found.rows)
    assert merged.wrong == []
    assert [(change.what, change.fields) for change in merged.changes] == [(What.SAME, ())] * len(entries)
    assert merged.entries == entries


def turns_into(one: Mapping[str, Any], other: Mapping[str, Any]) -> None:
    terms = asked([{"id": "akt", **other}])
    before: dict[str, Any] = {"id": "akt", "källor": [{"dokument": "strategi"}], **one}
    merged = merge(Terms(PLAN, terms, (), "akt"), [before], Reader(PLAN, terms).read().rows)
    (after,) = merged.entries
    assert after["källor"] == before["källor"]
    for key in fields():
        wanted, found = (said(dict(entry), key) for entry in (other, after))
        assert wanted == found, key


def said(entry: dict[str, Any], key: str) -> object:
    """What an entry says of a field, all spaces alike, and unsaid facts in any order."""
    value = ({"typ": "aktivitet", "id": "akt"} | entry).get(key) or ""
    if isinstance(value, list):
        return sorted(value) if key == "framgår_inte" else value or ""
    return "".join(" " if sign in SPACES else sign for sign in value)


@quick(10)
@given(st.lists(ENTRY, min_size=1, max_size=10))
def test_what_goes_out_comes_back(given_entries: list[Mapping[str, Any]]) -> None:
    comes_back(given_entries)


@quick(6)
@given(ENTRY, ENTRY)
def test_only_what_is_another_changes(one: Mapping[str, Any], other: Mapping[str, Any]) -> None:
    turns_into(one, other)


@pytest.mark.long
@quick(150)
@given(st.lists(ENTRY, min_size=1, max_size=10))
def test_what_goes_out_comes_back_whatever_it_is(given_entries: list[Mapping[str, Any]]) -> None:
    comes_back(given_entries)


@pytest.mark.long
@quick(150)
@given(ENTRY, ENTRY)
def test_only_what_is_another_changes_whatever_it_was(one: Mapping[str, Any], other: Mapping[str, Any]) -> None:
    turns_into(one, other)
