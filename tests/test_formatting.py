"""`fardplan formatera`: one form, every comment kept, nothing said otherwise, and files that cannot be read left alone."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from site_build import ROOT

from macros.cli import main
from macros.editing.changing import models_of
from macros.editing.formatting import UnfitError, formatted
from macros.editing.yamltext.comments import comments
from macros.editing.yamltext.source import parse
from macros.plan.activities import Activity, Report
from macros.plan.goals import Goal
from macros.reading.events import read_text
from macros.reading.layout import Found, Layout

PLAN = {"mål": Goal, "aktiviteter": Activity}
MESSY = """\


# Planens början  \r
---
mål:   [ ]
aktiviteter:
- id:   "ett"   # ändra aldrig
  namn: 'Den första: 1'

  mål: [ a,  b ]  # två
  områden: [falun, # den första
            mora   # den andra
           ]
  text: >
    En text som
    går över rader.
  # hur: kommer sen
  #   mer
  slut: '2025'
  medverkande: # vilka?
    # ingen än
    - a
    - b
#    - c
  # sist i ett
# om två
- id: två
  namn:
    # mellan
    "Ett namn
    på två rader" # sist
  uppföljning: |   # rader
    ett  # två

    tre
  källor: [ {dokument: x, ställe: 'sidan 4, rad 1'} ]
  kod: 0604


# slut
"""
TIDY = """\
# Planens början
mål: []

aktiviteter:
  - id: ett  # ändra aldrig
    namn: "Den första: 1"
    mål: [a, b]  # två
    områden:
      - falun  # den första
      - mora  # den andra
    text: >-
      En text som går över rader.
    # hur: kommer sen
    #   mer
    slut: 2025
    medverkande:  # vilka?
      # ingen än
      - a
      - b
#    - c
    # sist i ett

# om två
  - id: två
    # mellan
    namn: "Ett namn på två rader"  # sist
    uppföljning: |  # rader
      ett  # två

      tre
    källor:
      - {dokument: x, ställe: "sidan 4, rad 1"}
    kod: "0604"

# slut
"""
BEGUN = """\
typ: läge
dokument: plan
område: falun
period: 2025

## ---- Läget ----
aktiviteter:

## Första
  - aktivitet: a
    läge: pågår
#    resultat:

## Andra
#  - aktivitet: b
#    läge:
värden:
  - indikator: x
    värde: 3
#    antal:
#lämnad_till: [a, b]
"""


def files() -> list[Found]:
    found = list[Found]()
    for folder in ("data", "tests/exempellan/data"):
        layout = Layout(ROOT / folder, folder)
        layout.walk()
        found += layout.found
    return found


FILES = files()


def form(text: str, models: Any = PLAN) -> str:
    return formatted(text.encode(), models).decode()


def said(text: str) -> Any:
    written = read_text(text)
    assert not written.faults
    return written.values


def test_a_messy_file_becomes_tidy() -> None:
    assert form(MESSY) == TIDY
    assert form(TIDY) == TIDY


def test_a_report_that_is_being_filled_in_stays_as_it_is() -> None:
    assert form(BEGUN, Report) == BEGUN


def test_a_report_to_fill_in_is_in_form_from_the_start(tmp_path: Path) -> None:
    data = shutil.copytree(ROOT / "data", tmp_path / "data")
    asked = ("--plan", "mb-lokal-fardplan", "--område", "mellerud", "--period", "2026-11", "--datum", "2026-11-22")
    assert main(["ny", "uppfoljning", *asked, "--data", str(data)]) == 0
    file = data / "uppfoljning" / "mb-lokal-fardplan" / "mellerud-2026-11.yml"
    assert formatted(file.read_bytes(), Report) == file.read_bytes()


def test_the_mark_at_the_start_line_breaks_and_composed_letters_are_put_right() -> None:
    data = b"\xef\xbb\xbf" + "mål:  [ A\u030ango\u0308 ]\r\n".encode()
    assert formatted(data, PLAN).decode() == "mål: [Ångö]\n"


@pytest.mark.parametrize("found", FILES, ids=lambda found: found.name)
def test_the_data_are_in_form(found: Found) -> None:
    data = found.path.read_bytes()
    assert formatted(data, models_of(found)) == data


@pytest.mark.parametrize("found", FILES[::7], ids=lambda found: found.name)
def test_what_is_written_carelessly_comes_back_in_form_with_every_comment(found: Found) -> None:
    """Comments are strewn about, lines are moved in and quoted otherwise: nothing said changes, and no comment is lost."""
    chance = random.Random(found.name)  # noqa: S311  # the same carelessness every time
    text = found.path.read_text(encoding="utf-8")
    for _ in range(6):
        careless = _careless(text, chance)
        assert said(careless) == said(text)
        once = form(careless, models_of(found))
        assert form(once, models_of(found)) == once
        assert _said_plainly(said(once)) == _said_plainly(said(text))
        assert _noted(once) == _noted(careless)


def _careless(text: str, chance: random.Random) -> str:
    lines = list[str]()
    in_block = -1
    for number, line in enumerate(text.splitlines()):
        indent = len(line) - len(line.lstrip())
        if in_block >= 0 and line.strip() and indent > in_block:
            lines.append(line)
            continue
        in_block = indent if line.endswith((">-", "|", "|-")) else -1
        if chance.random() < 0.1:
            lines.append(f"{' ' * chance.choice([0, indent])}# rad {number}")
        if chance.random() < 0.1:
            lines.append("")
        beside = in_block < 0 and _takes_a_remark(line) and chance.random() < 0.2
        lines.append(f"{line}{' ' * chance.randrange(1, 5)}# bredvid {number}   " if beside else line)
    careless = "\n".join(lines)
    return careless + "\n" * chance.randrange(4)


def _takes_a_remark(line: str) -> bool:
    """Whether a comment may stand beside: not after several words without quotation marks."""
    return line.endswith(("]", "}", '"', ":")) or " " not in line.strip().removeprefix("- ").partition(": ")[2]


def _said_plainly(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _said_plainly(one) for key, one in value.items()}
    return [_said_plainly(one) for one in value] if isinstance(value, list) else value.strip()


def _noted(text: str) -> Counter[str]:
    """The comments of a text, found in another way than the program does: by their own words."""
    return Counter(
        line[line.index("# ") :].rstrip() for line in text.splitlines() if "# rad " in line or "# bredvid " in line
    )


SHREDS = st.sampled_from([
    "a", "b: c", "  ", "\n", "- ", "# x", " # y", "\n  ", "\n    - ", "[", "]", "{", "}", ", ", ": ", "'", '"', ">-\n      ", "|\n      ",
    "mål:", "aktiviteter:", "id: ", "text: ", "0604", "å", "?", "~", "\n\n", "\n#  - id: z", "källor:", "\t", "\u00a0",
])  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.lists(SHREDS, max_size=24).map("".join))
def test_whatever_is_written_says_the_same_or_is_left_alone(text: str) -> None:
    try:
        once = form(text)
    except UnfitError:
        return
    assert _said_plainly(said(once)) == _said_plainly(said(text))
    assert form(once) == once
    assert len(comments(once, parse(once))) == len(comments(text, parse(text)))
    assert all(line == line.rstrip() for line in once.splitlines())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "data", tmp_path / "data")


def test_the_command_tells_and_mends(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = data / "omraden.yml"
    right = file.read_bytes()
    file.write_bytes(right.replace(b'kod: "14"', b"kod: '14'"))
    assert main(["formatera", "--kontroll", "--data", str(data)]) == 1
    assert "omraden.yml:1:1: fel: Filen är inte i vår form. Kör: fardplan formatera" in capsys.readouterr().out
    assert b"kod: '14'" in file.read_bytes()
    assert main(["formatera", str(file), "--data", str(data)]) == 0
    assert "Ändrade 1 av 1 filer." in capsys.readouterr().out
    assert file.read_bytes() == right
    assert main(["formatera", "--kontroll", "--data", str(data)]) == 0


def test_a_file_that_cannot_be_read_is_told_and_left(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = data / "begrepp.yml"
    wrong = file.read_text(encoding="utf-8").encode("cp1252", errors="replace")
    file.write_bytes(wrong)
    assert main(["formatera", "--data", str(data)]) == 1
    assert "begrepp.yml:" in (told := capsys.readouterr().out)
    assert "UTF-8" in told
    assert file.read_bytes() == wrong


def test_only_data_files_are_put_in_form(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "annan.yml"
    other.write_text("a:   b\n", encoding="utf-8")
    assert main(["formatera", str(other), "--data", str(data)]) == 2
    assert "är ingen datafil" in capsys.readouterr().err
    assert main(["formatera", str(tmp_path / "saknas.yml"), "--data", str(data)]) == 2
    assert "finns inte" in capsys.readouterr().err
    assert other.read_text(encoding="utf-8") == "a:   b\n"
