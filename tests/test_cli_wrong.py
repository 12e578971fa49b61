"""Every command, wrongly used in every way: one line of plain Swedish, code 2, and nothing of what a library says."""

from __future__ import annotations

import os
import shlex
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from english import english_in

from macros.built.trouble import told, why
from macros.cli import COMMANDS, main

ROOT = Path(__file__).parent.parent
SOUND = ROOT / "tests" / "broken" / "reading-values-accepted" / "data"
NEW = "ny uppfoljning --plan strategi --område falun --period 2026"
IMPORT = "importera indikatorer tal.csv --indikator nojdhet"
WHOLE = {
    "kontroll": "kontroll",
    "bygg": "bygg",
    "visa": "visa",
    "ny": NEW,
    "importera": IMPORT,
    "skillnad": "skillnad . .",
    "exportera": "exportera aktivitetsplan --plan strategi --ut plan.xlsx",
    "flytta": "flytta strategi ny-strategi",
    "formatera": "formatera",
    "scheman": "scheman",
}
"""A right use of each command, to which something wrong is added."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which the command stands, with a file, an empty folder and a table."""
    shutil.copytree(SOUND, tmp_path / "data")
    (tmp_path / "docs").mkdir()
    (tmp_path / "tom").mkdir()
    (tmp_path / "fil").write_text("x", encoding="utf-8")
    (tmp_path / "tal.csv").write_text("Kommun;År;Värde\nFalun;2024;7\n", encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FARDPLAN_DEBUG", raising=False)
    return tmp_path


def refused(line: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said of a wrong command: code 2, nothing on standard output, one line of Swedish."""
    assert main(shlex.split(line)) == 2
    out, said = capsys.readouterr()
    assert out == ""
    assert said.startswith("fardplan: ")
    assert said.count("\n") == 1
    assert not english_in(said), said
    return said


def test_every_command_is_tried() -> None:
    assert set(WHOLE) == {command.name for command in COMMANDS}


@pytest.mark.parametrize("name", sorted(WHOLE))
@pytest.mark.parametrize(
    "wrong",
    [
        "--finns-inte",
        "--data",
        "--data ''",
        "--data=",
        "--data data --data data",
        "ett-ord-till",
        "-x",
        "-- -x",
        "--hjälpp",
    ],
)
def test_what_is_wrong_with_any_command(
    project: Path, capsys: pytest.CaptureFixture[str], name: str, wrong: str
) -> None:
    if name == "skillnad" and wrong.startswith("--data"):
        wrong = wrong.replace("data", "som")
    assert project.is_dir()
    refused(f"{WHOLE[name]} {wrong}", capsys)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("kontroll --data fil", "Mappen ”fil” finns inte."),
        ("kontroll --data saknas", "Mappen ”saknas” finns inte."),
        ("kontroll --docs fil", "Mappen ”fil” finns inte."),
        ("kontroll --format jsn", "Menade du ”json”?"),
        ("kontroll --format json --format text", "--format står flera gånger. Ange det en gång."),
        ("kontroll --strikt --strikt", "--strikt står flera gånger."),
        ("kontroll --datum 22/11", "--datum ”22/11” är ingen dag."),
        ("kontroll --datum 0001-01-01", "--datum ”0001-01-01” är ingen dag."),
        ("kontroll --datum 2026-02-30", "--datum ”2026-02-30” är ingen dag."),
        ("bygg --ut data", "”data” innehåller källorna"),
        ("bygg --ut docs/site", "ligger bland dem"),
        ("bygg --ut fil", "fil”: den är ingen mapp."),
        ("bygg --data saknas", "Mappen ”saknas” finns inte."),
        ("visa --port åtta", "”åtta” är ingen port som går att använda. Skriv ett tal från 1024 till 65535."),
        ("visa --port 99999", "”99999” är ingen port"),
        ("visa --port -1", "”-1” är ingen port"),
        ("visa --port 80", "”80” är ingen port"),
        ("visa --port 8000.5", "”8000.5” är ingen port"),
        ("ny", "Skriv vad som ska skapas"),
        ("ny uppfoljningar", "”uppfoljningar” går inte att skapa."),
        ("ny uppfoljning", "Det saknas --plan, --område och --period."),
        (f"{NEW} --omrade mora", "--omrade står flera gånger."),
        ("ny uppfoljning --plan strategy --område falun --period 2026", "Menade du ”strategi”?"),
        ("ny uppfoljning --plan strategi --område falunn --period 2026", "Menade du ”falun”?"),
        ("ny uppfoljning --plan strategi --område falun --period våren", "”våren” är ingen tid."),
        (f"{NEW} --typ årlg", "Menade du ”årlig”?"),
        ("importera", "Skriv vad som ska importeras"),
        ("importera planer tal.csv", "”planer” går inte att importera."),
        ("importera indikatorer", "Skriv vad som ska importeras"),
        ("importera indikatorer saknas.csv", "Filen ”saknas.csv” finns inte."),
        ("importera indikatorer tom", "av ett slag som inte går att importera"),
        ("importera indikatorer fil", "av ett slag som inte går att importera"),
        ("importera indikatorer tal.csv --indikator nojdheten", "Menade du ”nojdhet”?"),
        ("importera indikatorer http://exempel.se/tal.csv", "Bara adresser som börjar med https://api.kolada.se/"),
        ("skillnad main", "är inget git-förråd som går att läsa."),
        ("skillnad tom fil", "är inget git-förråd som går att läsa."),
        ("skillnad data data", "Ange mappen som innehåller data"),
        ("skillnad --som xml", "--som"),
        ("hjälp", "Kommandot ”hjälp” finns inte."),
        ("Kontroll", "Menade du ”kontroll”?"),
    ],
)
def test_what_is_wrong_with_one_command(
    project: Path, capsys: pytest.CaptureFixture[str], line: str, says: str
) -> None:
    assert project.is_dir()
    assert says in refused(line, capsys)


def test_a_folder_called_as_a_table_is_no_table(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "mapp.csv").mkdir()
    assert "Filen ”mapp.csv” finns inte." in refused("importera indikatorer mapp.csv", capsys)


def test_a_port_that_is_taken_is_told(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            [sys.executable, "-m", "macros", "visa", "--port", str(taken.getsockname()[1])],
            cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False, timeout=60,
        )  # fmt: skip
    last = done.stderr.decode().splitlines()[-1]
    assert (
        done.returncode,
        "är upptagen" in last,
    ) == (2, True)


@pytest.mark.parametrize(
    "command",
    [
        "kontroll",
        "-h",
        *(pytest.param(one, marks=pytest.mark.long) for one in ("kontroll --format json", "skillnad . .", IMPORT)),
    ],
)
@pytest.mark.parametrize("closed", ["out", "err", "both", "full"])
def test_output_that_nobody_takes_is_no_traceback(project: Path, command: str, closed: str) -> None:
    ends = {"out": ">&-", "err": "2>&-", "both": ">&- 2>&-", "full": ">/dev/full"}[closed]
    line = f"exec {shlex.quote(sys.executable)} -m macros {command} {ends}"
    done = subprocess.run(
        ["sh", "-c", line], cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )
    said = done.stderr.decode()
    assert done.returncode in {0, 1, 2}
    assert "Traceback" not in said
    assert not english_in(said), said


@pytest.mark.parametrize("number", range(1, 134))
def test_no_error_of_the_system_is_told_in_english(number: int) -> None:
    assert not english_in(told(OSError(number, os.strerror(number), "fil")))
    assert why(OSError(number, os.strerror(number)))
