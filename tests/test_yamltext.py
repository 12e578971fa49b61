"""Files changed where their values change: exactly that, whatever stands around it; and new values in our files' one form."""

from __future__ import annotations

import copy
import difflib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from site_build import ROOT

from macros.editing.changing import changed, models_of
from macros.editing.yamltext.patching import PatchError, patched
from macros.editing.yamltext.scalars import WIDTH, inline
from macros.editing.yamltext.values import fields
from macros.plan.activities import Activity, Report
from macros.plan.goals import Goal
from macros.reading.events import read_text
from macros.reading.folder import load
from macros.reading.layout import Found, Layout

PLAN = {"mål": Goal, "aktiviteter": Activity}
TEXT = """\
# Planens början
mål: []
aktiviteter:

  # Den första
  - id: ett   # ändra aldrig
    namn: 'Den första'
    mål: [ a,  b ]  # två
    områden:
      - falun
      # och
      - mora
    text: >-
      En text som
      går över rader.
    källor:
      - {dokument: x, ställe: "sidan 4, rad 1"}

  - id: två
    namn: Den andra
    hur: "Så här." # inte mer
    slut:
"""
ODD = (
    "nytt", "0617", "2025", "a: b", "- x", "#x", "x #y", "”så”", "'hej'", "true", "ord " * 40 + "slut", "rad ett\n\n  indrag\nrad\n",
    "{{ x }}", "[a", "a,b", "% x", "@x", "x:", "?y", 'back\\slash "q"', " mellanslag ", "två  mellanslag " * 20, "...", "---", "~", "\u00a0x",
)  # fmt: skip


def values(text: str) -> Any:
    written = read_text(text)
    assert not written.faults
    return written.values


def lines_changed(before: str, after: str) -> list[str]:
    """The lines taken away and added, each behind its sign."""
    found = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in found if line[0] in "+-"]


def edited(change: Any, text: str = TEXT) -> list[str]:
    new = values(text)
    change(new["aktiviteter"])
    result = patched(text, new, PLAN)
    assert values(result) == new
    return lines_changed(text, result)


def test_nothing_changes_where_no_value_does() -> None:
    assert edited(lambda _: None) == []


def test_a_text_changes_alone_and_its_comment_stays() -> None:
    assert edited(lambda found: found[0].update(id="nytt")) == [
        "-   - id: ett   # ändra aldrig", "+   - id: nytt   # ändra aldrig",
    ]  # fmt: skip


def test_a_folded_text_stays_folded() -> None:
    told = edited(lambda found: found[0].update(text="En kort text."))
    assert sorted(told) == ["+       En kort text.", "-       En text som", "-       går över rader."]


def test_a_long_text_becomes_a_block_and_the_comment_is_kept() -> None:
    told = edited(lambda found: found[1].update(hur="ord " * 40 + "slut"))
    assert told[1] == "+     hur: >- # inte mer"
    assert all(len(line) <= WIDTH + 2 for line in told)


def test_an_item_is_added_to_a_list_as_the_list_is_written() -> None:
    assert edited(lambda found: found[0]["mål"].append("c"))[1] == "+     mål: [a, b, c]  # två"
    assert edited(lambda found: found[0]["områden"].append("orsa")) == ["+       - orsa"]
    told = edited(lambda found: found[0]["källor"].append({"dokument": "vy", "ställe": "sidan 2"}))
    assert told == ["+       - {dokument: vy, ställe: sidan 2}"]


def test_a_field_is_added_where_our_files_have_it() -> None:
    result = patched(TEXT, _with(values(TEXT), 1, "typ", "pilot"), PLAN)
    assert "  - id: två\n    typ: pilot\n    namn: Den andra\n" in result
    result = patched(TEXT, _with(values(TEXT), 0, "granskad", "2026-11-22"), PLAN)
    assert result.count('rad 1"}\n    granskad: 2026-11-22\n\n  - id: två') == 1


def test_a_field_that_stands_empty_is_filled_in_there() -> None:
    assert edited(lambda found: found[1].update(slut="2025")) == ["-     slut:", "+     slut: 2025"]


def test_a_field_is_taken_away_with_its_lines_only() -> None:
    assert edited(lambda found: found[0].pop("områden"))[0] == "-     områden:"
    assert edited(lambda found: found[1].pop("hur")) == ['-     hur: "Så här." # inte mer']
    assert edited(lambda found: found[1].pop("id")) == [
        "-   - id: två",
        "-     namn: Den andra",
        "+   - namn: Den andra",
    ]


def test_a_record_is_added_apart_from_the_others_and_taken_away() -> None:
    added = {"id": "tre", "namn": "Tredje: ny", "mål": ["a"], "källor": [{"dokument": "x", "ställe": "a, b"}]}
    assert edited(lambda found: found.append(added)) == [
        "+ ", "+   - id: tre", '+     namn: "Tredje: ny"', "+     mål: [a]", "+     källor:",
        '+       - {dokument: x, ställe: "a, b"}',
    ]  # fmt: skip
    told = edited(lambda found: found.pop(1))
    assert [line for line in told if line.strip("- ")] == [
        "-   - id: två", "-     namn: Den andra", '-     hur: "Så här." # inte mer', "-     slut:",
    ]  # fmt: skip


def test_what_our_reader_or_others_would_misread_gets_quotation_marks() -> None:
    told = {
        text: inline(text, "namn") for text in ("0617", "true", "a: b", "x # y", "- x", "Falun", "2024–2026", "a, b")
    }
    assert [text for text, shown in told.items() if shown != text] == ["0617", "true", "a: b", "x # y", "- x"]
    assert inline("2025", "period") == "2025"
    assert inline("a, b", "ställe", in_flow=True) == '"a, b"'


def test_line_breaks_and_the_mark_at_the_start_are_kept() -> None:
    data = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    result = changed(data, _with(values(TEXT), 0, "id", "nytt"), PLAN)
    assert result == data.replace(b"id: ett", b"id: nytt")


def test_a_file_that_cannot_be_read_is_not_written() -> None:
    with pytest.raises(PatchError):
        changed(b"\xff\xfe", {}, PLAN)
    with pytest.raises(PatchError):
        patched("- a\n", {"a": "b"}, None)
    with pytest.raises(PatchError, match="would not say"):
        patched("a: b\n", {"a": "\u200b"}, None)


def test_an_empty_file_is_filled() -> None:
    assert (
        patched("# Bara det här\n", {"typ": "läge", "period": "2025"}, Report)
        == "# Bara det här\ntyp: läge\nperiod: 2025\n"
    )


def _with(new: Any, number: int, key: str, value: Any) -> Any:
    new["aktiviteter"][number][key] = value
    return new


def files() -> Iterator[Found]:
    for folder in ("data", "tests/exempellan/data"):
        layout = Layout(ROOT / folder, folder)
        layout.walk()
        yield from layout.found


FILES = list(files())


@pytest.mark.parametrize("found", FILES, ids=lambda found: found.name)
def test_every_file_is_changed_exactly_as_asked(found: Found) -> None:
    """Whatever is changed, the file says it and keeps every comment; where nothing is, it is the same to the byte."""
    text = str(load(found.path)[0])
    original = values(text)
    assert patched(text, original, models_of(found)) == text
    assert values("".join(f"{line}\n" for line in fields(original, 0))) == original
    chance = random.Random(found.name)  # noqa: S311  # the same edits every time
    for _ in range(12):
        new = copy.deepcopy(original)
        for _ in range(chance.choice([1, 1, 4])):
            _change(new, chance, top=True)
        assert values(patched(text, new, models_of(found))) == new


def _change(value: Any, chance: random.Random, *, top: bool = False) -> None:
    """Change one thing somewhere below a value."""
    if not value:
        return
    key = chance.choice(list(value)) if isinstance(value, dict) else chance.randrange(len(value))
    what = chance.random()
    if what < 0.1 and not top and len(value) > 1 and key != "id":
        del value[key]
    elif what < 0.2 and not top:
        new: Any = chance.choice(
            [*ODD, ["a", "b, c"], [{"dokument": "x", "ställe": "y, z"}], [{"text": "lång " * 40 + "slut"}]]
        )
        if isinstance(value, dict):
            value[f"ny_{chance.randrange(9)}"] = new
        elif isinstance(value[0], str):
            value.insert(key, chance.choice(ODD))
        else:
            value.insert(key, copy.deepcopy(value[0]) | {"id": f"ny-{chance.randrange(99)}"})
    elif what < 0.25 and isinstance(value, list):
        chance.shuffle(value)
    elif isinstance(value[key], str):
        value[key] = chance.choice(ODD)
    else:
        _change(value[key], chance)


def test_comments_outlive_every_change() -> None:
    chance = random.Random(1)  # noqa: S311  # as above
    for _ in range(300):
        new = values(TEXT)
        _change(new["aktiviteter"][1], chance)
        result = patched(TEXT, new, PLAN)
        assert {"# Planens början", "# Den första", "# två", "# och"} <= {
            "#" + one.split("\n")[0] for one in result.split("#")
        }


def test_the_real_data_are_found() -> None:
    assert len(FILES) > 60
    assert {path.suffix for path in map(Path, (found.name for found in FILES))} == {".yml"}


def test_words_before_a_comment_stand_within_quotation_marks() -> None:
    """Else the comment could be the rest of the text, which the check refuses."""
    assert edited(lambda found: found[1].update(hur="Inte så här"))[1] == '+     hur: "Inte så här" # inte mer'
