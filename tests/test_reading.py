"""Reading: what no folder in `tests/broken/` can hold, because it is too large, made by the system or all right."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import broken
import pytest
from bench.limits import CASES, FILES
from yaml.cyaml import CParser

from macros.plan.activities import Activity, Report
from macros.plan.goals import Goal
from macros.plan.places import Area
from macros.reading.events import read_text
from macros.reading.folder import Reading, load, read_folder
from macros.reading.parsers import PureParser

ROOT = Path(__file__).parent.parent
AREA = "områden:\n  - id: orust\n    typ: kommun\n    namn: Orust\n"
GOAL = "mål:\n  - id: m1\n    typ: steg\n    namn: Steg\n"
REPORT = "typ: läge\ndokument: plan\nområde: orust\nperiod: 2025-06\n"


def read(folder: Path, **files: str | bytes) -> Reading:
    """Write files (`planer__plan` is planer/plan.yml) and read the folder."""
    for name, content in files.items():
        path = folder / (name.replace("__", "/") + ".yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_folder(folder, shown="data")


def said(reading: Reading) -> list[str]:
    """Place and rule of each problem."""
    return [f"{problem.place} {problem.rule}" for problem in reading.problems]


@pytest.mark.parametrize(
    "text", ["0617", "0o17", "no", "on", "~", "null", "1–4", "2024-02", "12:30", "1e3", "0x1F", "=", ".5"]
)
def test_a_scalar_stays_the_text_that_was_written(tmp_path: Path, text: str) -> None:
    reading = read(tmp_path, omraden=AREA.replace("Orust", text), planer__plan=GOAL + f"    nummer: {text}\n")
    assert not reading.problems
    assert reading.plan["orust"].name == text
    assert reading.plan.all(Goal)[0].number == text


def test_unquoted_codes_and_numbers_become_what_the_field_says(tmp_path: Path) -> None:
    values = 'värden:\n  - {indikator: i, värde: "72,5", antal: 0617}\n  - {indikator: i, värde: −3.25}\n'
    reading = read(tmp_path, omraden=AREA + "    kod: 0617\n", uppfoljning__plan__orust_2025=REPORT)
    assert said(reading) == [
        "data/omraden.yml:5:10 kod-utan-citattecken",
        "data/uppfoljning/plan/orust_2025.yml:1:1 fel-namn",
    ]
    reading = read(
        tmp_path / "b", **{"omraden": AREA + "    kod: 0617\n", "uppfoljning__plan__orust-2025-06": REPORT + values}
    )
    assert said(reading) == ["data/omraden.yml:5:10 kod-utan-citattecken"]
    assert reading.plan.all(Area)[0].code == "0617"
    report = reading.plan.all(Report)[0]
    assert [one.value for one in report.values] == [Decimal("72.5"), Decimal("-3.25")]
    assert report.values[0].count == 617
    assert (report.id, report.name) == ("plan-orust-2025-06", "plan-orust-2025-06")


def test_the_file_gives_the_document_and_every_value_has_its_place(tmp_path: Path) -> None:
    activity = "aktiviteter:\n  - id: a1\n    namn: A\n    mål: [m1, m2]\n    områden:\n      - orust\n      - tjorn\n"
    reading = read(tmp_path, planer__plan=GOAL + activity, planer__annan=GOAL)
    assert not reading.problems
    assert reading.plan.all(Activity)[0].document == "plan"
    assert [goal.document for goal in reading.plan.records if goal.id == "m1"] == ["annan", "plan"]
    place = reading.place
    assert str(place("a1")) == "data/planer/plan.yml:6:5"
    assert str(place("a1", ("mål", 1))) == "data/planer/plan.yml:8:15"
    assert str(place("a1", ("områden", 1))) == "data/planer/plan.yml:11:9"
    assert str(place("a1", ("områden",))) == "data/planer/plan.yml:10:7"
    assert str(place("a1", ("dokument",))) == str(place("a1"))
    assert str(place("a1", ("mål", 7, "x"))) == "data/planer/plan.yml:8:10"
    assert [place("m1", ("namn",), position).file for position in (0, 1)] == [
        "data/planer/annan.yml",
        "data/planer/plan.yml",
    ]
    with pytest.raises(KeyError):
        place("m9")


def test_moved_ids_are_read(tmp_path: Path) -> None:
    reading = read(tmp_path, omraden=AREA, flyttat="flyttat:\n  - {från: orost, till: orust}\n")
    assert not reading.problems
    assert reading.moved == {"orost": "orust"}
    assert str(reading.move_place("orost")) == "data/flyttat.yml:2:5"


def test_a_broken_record_is_left_out_and_remembered(tmp_path: Path) -> None:
    reading = read(
        tmp_path, omraden=AREA + '  - id: tjorn\n    typ: komun\n  - id: ockero\n    namn: "\n', planer__plan="a: ["
    )
    assert [record.id for record in reading.plan.records] == ["orust"]
    assert reading.left_out == {"tjorn", "ockero"}
    assert reading.unread == ("data/omraden.yml", "data/planer/plan.yml")


def test_codes_and_names_of_scb_come_along(tmp_path: Path) -> None:
    codes = read(tmp_path, omraden=AREA).plan.official_codes
    assert (codes["1421"], codes["06"]) == ("Orust", "Jönköpings län")
    assert sorted(len(code) for code in codes).count(4) == 290
    assert len(codes) == 290 + 21


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    assert [str(problem) for problem in read_folder(tmp_path / "x", shown="data").problems] == [
        "data:1:1: fel: Mappen ”data” finns inte. Kontrollera sökvägen."
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a" * 50_000_000, "1:1 for-stor-fil"),
        (b"[" * 100_000, "1:33 for-djupt"),
        (b"a: " + b"{a: " * 100_000, "1:128 for-djupt"),
        (b"a:\n  b: " + b"- " * 100_000, "2:6 lista-pa-samma-rad"),
        (b"- " * 100_000, "1:65 for-djupt"),
        (b"? " * 100_000, "1:65 for-djupt"),
        (b"? - " * 100_000, "1:65 for-djupt"),
        (b"a: [" + b"x, " * 300_000, "1:599999 for-manga-varden"),
        (b"a:\n" + b"- x\n" * 300_000, "200000:3 for-manga-varden"),
        (b"".join(b"k%d: x\n" % number for number in range(300_000)), "100001:1 for-manga-varden"),
        (b"#" * 2_000_000, "1:1 tom-fil"),
        (b"a: " + b"'" * 2_000_001, "1:4 citat-utan-slut"),
        (b"a: &" + b"a" * 2_000_000, "1:4 ankare"),
        (b"a: " + b"\\" * 2_000_000 + b": b", "1:2000004 kolon-i-text"),
        (b"\n" * 2_000_000, "1:1 tom-fil"),
        (b"\xc3\xa5" * 1_000_000 + b"\xe5", "1:1000001 windows-1252"),
        ("\u200b-".encode() * 1_000_000, "1:1 osynligt-tecken"),
    ],
)
def test_a_bomb_is_refused_with_its_place(tmp_path: Path, content: bytes, expected: str) -> None:
    start = time.process_time()
    reading = read(tmp_path, omraden=content)
    assert f"data/omraden.yml:{expected}" in said(reading)
    assert time.process_time() - start < 3


def test_a_link_out_of_the_folder_is_refused_and_one_within_is_followed(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/secret.yml").write_text(AREA, encoding="utf-8")
    data = tmp_path / "data"
    (data / "planer").mkdir(parents=True)
    (data / "planer/inne.yml").write_text(GOAL, encoding="utf-8")
    for name, target in {
        "omraden.yml": "../out/secret.yml", "beslut": "../out", "planer/x.yml": "../../out/secret.yml",
        "uppfoljning": "uppfoljning", "begrepp.yml": "saknas.yml", "planer/med.yml": "inne.yml",
    }.items():  # fmt: skip
        (data / name).symlink_to(target)
    reading = read_folder(data, shown="data")
    assert said(reading) == [
        f"data/{name}:1:1 lank-ut" for name in ("begrepp.yml", "beslut", "omraden.yml", "planer/x.yml", "uppfoljning")
    ]
    assert [goal.document for goal in reading.plan.records if isinstance(goal, Goal)] == ["inne", "med"]


@pytest.mark.parametrize(
    "name",
    [
        "con.yml",
        "aux.dokument.yml",
        "områden.yml",
        "omraden .yml",
        "OMRADEN.yml",
        "a\nb.yml",
        "\u202eb.yml",
        "-a.yml",
        "a:b.yml",
    ],
)
def test_a_name_that_windows_or_the_web_cannot_hold_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "planer").mkdir()
    (tmp_path / "planer" / name).write_text(GOAL, encoding="utf-8")
    (problem,) = read_folder(tmp_path, shown="data").problems
    assert problem.rule == "fel-namn"
    assert str(problem).isprintable()


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xe5.yml")).write_text(AREA, encoding="utf-8")
    (problem,) = read_folder(tmp_path, shown="data").problems
    assert str(problem).encode().startswith(b"data/\\udce5.yml:1:1: fel: ")


def test_what_is_no_ordinary_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "omraden.yml")
    assert said(read_folder(tmp_path, shown="data")) == ["data/omraden.yml:1:1 gar-inte-att-oppna"]


def test_both_parsers_say_the_same() -> None:
    lax = "reading-colon-in-braces"  # `{a:[b]}` is an error to libyaml only
    for path in sorted(set(broken.CASES.glob("*/data/**/*.yml")) - set(broken.CASES.glob(f"{lax}/data/*"))):
        text, _ = load(path)
        if text is not None:
            fast, pure = read_text(text, CParser), read_text(text, PureParser)
            assert (fast.faults, fast.whole) == (pure.faults, pure.whole), path
            assert not fast.whole or fast == pure, path


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(CASES))
def test_ten_megabytes_of_the_worst_take_less_than_a_gigabyte(tmp_path: Path, name: str) -> None:
    for file in FILES:
        (tmp_path / "data" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / file).write_bytes(CASES[name]())
    limit = "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9)); from macros.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", limit, "kontroll", "--data", str(tmp_path / "data"), "--datum", "2026-11-22"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=120)
    said = done.stdout.decode() + done.stderr.decode()
    assert done.returncode == 1, said[-2_000:]
    assert "fel i programmet" not in said
