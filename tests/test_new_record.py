"""`fardplan ny <slag>`: a record in the right place and form, by options or by answers, and nothing written that is wrong."""

from __future__ import annotations

import os
import pty
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from site_build import ROOT

from macros.cli import main
from macros.editing.changing import models_of
from macros.editing.drafts import kinds
from macros.editing.formatting import formatted
from macros.editing.ids import slug
from macros.plan.activities import Activity
from macros.plan.entities import ENTITIES
from macros.reading.folder import read_folder
from macros.reading.layout import Layout
from macros.site import problems_of

SOURCE = ("--källor", "mb-lokal-fardplan, avsnitt 1")
GOOD: dict[str, tuple[str, ...]] = {
    "område": ("--namn", "Norra klustret", "--typ", "kluster", "--del-av", "dals-ed"),
    "aktör": ("--namn", "Närvårdsteamet i Ale", "--typ", "grupp", "--omrade", "Ale"),
    "dokument": ("--namn", "Plan för Ale", "--typ", "lokal plan", "--omraden", "ale", "--galler-fran", "2026", "--parter", "mb-projektledare"),
    "mål": ("--plan", "mb-lokal-fardplan", "--namn", "Ett mål: det sjunde", "--typ", "steg", "--nummer", "7", "--stödjer", "vg-steg-1"),
    "aktivitet": ("--plan", "mb-lokal-fardplan", "--namn", "Träffpunkt för anhöriga", "--mal", "mb-1,mb-2", "--omraden", "Mellerud", "--start", "2025"),
    "målgrupp": ("--namn", "Äldre med CFS 4", "--skala", "CFS", "--fran", "4", "--till", "4"),
    "indikator": ("--namn", "Fast läkarkontakt", "--enhet", "procent", "--battre", "1", "--mal", "mb-1"),
    "beslut": ("--namn", "Anta planen", "--typ", "antagande", "--utfall", "beslutad", "--datum", "2024-03", "--dokument", "mb-lokal-fardplan"),
    "begrepp": ("--namn", "Triage", "--synonymer", "sortering, bedömning", "--text", "Att bedöma vem som behöver vård först."),
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    return shutil.copytree(ROOT / "data", tmp_path / "data")


@pytest.fixture(autouse=True)
def _nobody(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody sits at the terminal."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        yield


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def new(data: Path, *arguments: str) -> int:
    return main(["ny", *arguments, "--data", str(data)])


def test_every_kind_can_be_made() -> None:
    assert {kind.model for kind in kinds().values()} | {ENTITIES["report"]} == set(ENTITIES.values())
    assert set(GOOD) == {kind.word for kind in kinds().values()}


@pytest.mark.parametrize("word", GOOD)
def test_a_record_is_made_that_passes_the_check_and_changes_nothing_else(
    data: Path, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    before, problems = contents(data), problems_of(data)
    known = {record.id for record in read_folder(data).plan.records}
    assert new(data, word, *GOOD[word], *SOURCE) == 0
    told = capsys.readouterr().out
    after = contents(data)
    [name] = [name for name in after if after[name] != before.get(name)]
    if name in before:
        assert after[name].startswith(before[name].rstrip(b"\n") if word != "mål" else b"m\xc3\xa5l:")
    reading = read_folder(data)
    [record] = [record for record in reading.plan.records if record.id not in known]
    place = reading.place(record.id, ("id",))
    assert f"{place.file}:{place.line}\n" in told
    assert [one.rule for one in problems_of(data)] == [one.rule for one in problems]
    layout = Layout(data, "data")
    layout.walk()
    [found] = [one for one in layout.found if one.name == name]
    assert formatted(after[name], models_of(found)) == after[name]


def test_what_the_plan_does_not_say_is_told_as_such(data: Path) -> None:
    assert new(data, "aktivitet", *GOOD["aktivitet"], "--ansvariga", "mb-projektledare") == 0
    made = read_folder(data).plan["mb-traffpunkt-anhoriga"]
    assert isinstance(made, Activity)
    assert [str(fact) for fact in made.not_stated] == ["hur", "uppföljning"]


def test_a_plan_without_a_file_gets_one(data: Path) -> None:
    assert new(data, "mal", "--plan", "skr-handbok", "--namn", "Ett mål", "--typ", "mal") == 2
    assert new(data, "mal", "--plan", "skr-handbok", "--namn", "Ett mål", "--typ", "steg") == 0
    text = (data / "planer" / "skr-handbok.yml").read_text(encoding="utf-8")
    assert text == "mål:\n  - id: mal\n    typ: steg\n    namn: Ett mål\n"


def test_comments_stay(data: Path) -> None:
    file = data / "begrepp.yml"
    text = "# Ordlistan\n" + file.read_text(encoding="utf-8") + "# slut\n"
    file.write_text(text, encoding="utf-8")
    assert new(data, "begrepp", *GOOD["begrepp"]) == 0
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# Ordlistan"
    assert "# slut" in lines[-7:]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("aktivitet",), "Det saknas --plan, --namn, --mål och --områden."),
        (("begrep",), "”begrep” går inte att skapa. Menade du ”begrepp”?"),
        ((*("begrepp", "--namn", "X"), "--id", "SIP x"), "”SIP x” är inget id."),
        ((*("begrepp", "--namn", "X"), "--id", "sip"), "Id ”sip” är upptaget av"),
        ((*("begrepp", "--namn", "X"), "--kod", "14"), "--kod går inte att använda för begrepp."),
        (("område", "--namn", "Säffle", "--typ", "komun"), "”komun” går inte att välja. Menade du ”kommun”?"),
        (("mål", "--plan", "nej", "--namn", "X", "--typ", "steg"), "Det finns inget dokument med id ”nej”."),
        (("aktör", "--namn", "X", "--typ", "grupp", "--del-av", "mellerud"), "kan vara flera: "),
        (("dokument", "--namn", "X", "--typ", "lag", "--daterad", "igår"), "”igår” är ingen tid som går att läsa."),
        (("område", "--namn", "X", "--typ", "län", "--kod", "1"), "”1” är ingen kod från SCB."),
        (("målgrupp", "--namn", "X", "--fran", "fyra"), "”fyra” är inget heltal."),
    ],
)
def test_wrong_answers_are_told(
    data: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], line: str
) -> None:
    before = contents(data)
    assert new(data, *arguments) == 2
    assert line in capsys.readouterr().err
    assert contents(data) == before


def test_what_would_not_pass_the_check_is_not_written(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(data)
    assert new(data, "område", "--namn", "Säffle", "--typ", "kommun") == 1
    told = capsys.readouterr()
    assert "behöver SCB:s kod" in told.out
    assert "är inte skapad" in told.err
    assert contents(data) == before


def test_a_decision_is_never_written_over(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "beslut" / "2024-03-anta-planen.yml").write_text("# tom\n", encoding="utf-8")
    assert new(data, "beslut", *GOOD["beslut"]) == 1  # it cannot be read
    (data / "beslut" / "2024-03-anta-planen.yml").unlink()
    assert new(data, "beslut", *GOOD["beslut"]) == 0
    assert new(data, "beslut", *GOOD["beslut"], "--id", "anta-planen") == 2
    assert "är upptaget av" in capsys.readouterr().err


def test_names_become_ids() -> None:
    assert slug("Åtgärder för Äldre, 65+ år") == "atgarder-for-aldre-65-ar"


def dialogue(data: Path, *answers: str, interrupt: bool = False) -> tuple[int, str]:
    """The command at a terminal of its own, with a person who answers line by line."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "macros", "ny", "begrepp", "--data", str(data)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    said = ""
    waiting = list(answers)
    while True:
        try:
            said += os.read(ours, 4096).decode(errors="replace")
        except OSError:
            break
        if said.rstrip("\r\n").endswith(": ") and said.count(": ") and waiting:
            os.write(ours, f"{waiting.pop(0)}\n".encode())
            said += "\n"
        elif said.endswith(": ") and interrupt:
            process.send_signal(signal.SIGINT)
            interrupt = False
    os.close(ours)
    return process.wait(), said


def test_a_person_is_asked_and_may_pass_by_what_is_optional(data: Path) -> None:
    code, said = dialogue(
        data, "", "Triage", "", "", "finnsinte", "sip", "", "Att bedöma.", "vg-fardplan, avsnitt 1", ""
    )
    assert code == 0, said
    assert "Det här måste finnas." in said
    assert "Det finns inget id ”finnsinte” av slaget begrepp." in said
    text = (data / "begrepp.yml").read_text(encoding="utf-8")
    assert text.endswith(
        "  - id: triage\n    namn: Triage\n    se_även: [sip]\n    text: Att bedöma.\n"
        "    källor:\n      - {dokument: vg-fardplan, ställe: avsnitt 1}\n"
    )


def test_who_breaks_off_leaves_nothing_behind(data: Path) -> None:
    before = contents(data)
    code, said = dialogue(data, "Triage", interrupt=True)
    assert code == 130
    assert "Avbrutet." in said
    assert contents(data) == before
