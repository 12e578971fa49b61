"""`fardplan ny uppfoljning`: a file with every question and the earlier answers, which passes the check as it is."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from macros.cli import main
from macros.plan.activities import Report
from macros.reading.folder import read_folder
from macros.site import TEST_DAY, load, problems_of

ROOT = Path(__file__).parents[1]
STRATEGY = ("--plan", "dalarna-strategi", "--område", "mora", "--period", "2026")
LOCAL = ("--plan", "mb-lokal-fardplan", "--område", "mellerud", "--period", "2026-11", "--typ", "läge")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "data", tmp_path / "data")


def new(data: Path, *arguments: str) -> int:
    return main(["ny", "uppfoljning", *arguments, "--data", str(data), "--datum", "2026-11-22"])


def answered(text: str) -> str:
    """A file as an editor leaves it who answers every question."""
    kept = [line.removeprefix("#") for line in text.splitlines() if not line.startswith("##")]
    answers = {"läge:": "läge: pågår", "värde:": "värde: 3", "text:": "text: Så här.", "prioritet:": "prioritet: 1"}
    lines = (re.sub(r"\S+:$", lambda found: answers.get(found[0], found[0]), line) for line in kept)
    return "".join(f"{line}\n" for line in lines)


def test_the_file_passes_the_check_and_counts_as_no_follow_up(data: Path) -> None:
    before = problems_of(data)
    assert new(data, *STRATEGY) == 0
    after = load(data, on=TEST_DAY)
    assert [problem.rule for problem in after.problems if problem not in before] == ["uppfoljning-tom"]
    assert after.errors == ()
    assert not [report for report in after.reading.plan.all(Report) if report.area == "mora"]


@pytest.mark.parametrize("arguments", [STRATEGY, LOCAL], ids=["strategi", "lokal"])
def test_every_question_can_be_answered_by_taking_away_its_mark(data: Path, arguments: tuple[str, ...]) -> None:
    before = problems_of(data)
    assert new(data, *arguments) == 0
    [file] = [path for path in (data / "uppfoljning").rglob("*.yml") if "##" in path.read_text(encoding="utf-8")]
    file.write_text(answered(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert problems_of(data) == before
    reading = read_folder(data)
    report = reading.plan[f"{file.parent.name}-{file.stem}"]
    assert isinstance(report, Report)
    assert len(report.activities) == (4 if arguments is STRATEGY else 24)
    assert len(report.scores) == (5 if arguments is STRATEGY else 0)


def test_the_earlier_answer_stands_beside_each_question(data: Path) -> None:
    assert new(data, *LOCAL) == 0
    text = (data / "uppfoljning" / "mb-lokal-fardplan" / "mellerud-2026-11.yml").read_text(encoding="utf-8")
    asked = "\n#  - aktivitet: mb-digital-nattillsyn\n"
    assert "\n## Förra gången (22 februari 2024): pågår. Kommunen utreder" in text[: text.index(asked)]
    assert "#lämnad_av: mb-projektledare\n" in text
    assert "##   pausad       det är i gång men står stilla\n" in text
    assert "Bengtsfors mobila" not in text


def test_the_same_question_gives_the_same_file(data: Path, tmp_path: Path) -> None:
    other = shutil.copytree(data, tmp_path / "annan" / "data")
    assert (new(data, *LOCAL), new(other, *LOCAL)) == (0, 0)
    file = Path("uppfoljning", "mb-lokal-fardplan", "mellerud-2026-11.yml")
    assert (data / file).read_bytes() == (other / file).read_bytes()


def test_options_may_be_written_without_dots_and_rings(data: Path) -> None:
    arguments = ("--plan", "dalarna-strategi", "--omrade", "mora", "--period", "2026", "--typ", "arlig")
    assert main(["ny", "uppföljning", *arguments, "--data", str(data), "--datum", "2026-11-22"]) == 0


def test_a_file_is_never_written_over(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = data / "uppfoljning" / "dalarna-strategi" / "mora-2026.yml"
    file.parent.mkdir()
    file.write_text("typ: årlig\n", encoding="utf-8")
    file.chmod(0o644)
    assert new(data, "--plan", "dalarna-strategi", "--område", "falun", "--period", "2026") == 0
    assert new(data, "--plan", "dalarna-strategi", "--område", "falun", "--period", "2026") == 2
    assert "falun-2026.yml finns redan och är inte ändrad." in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "typ: årlig\n"


def test_nothing_is_written_outside_the_data_folder(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "annan"
    other.mkdir()
    (data / "uppfoljning" / "dalarna-strategi").symlink_to(other)
    assert new(data, *STRATEGY) != 0
    assert list(other.iterdir()) == []


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"--plan": "dalarna-strateg"}, "Det finns ingen plan med id ”dalarna-strateg”. Menade du ”dalarna-strategi”?"),
        ({"--plan": "skr-handbok"}, "”skr-handbok” har inga mål eller aktiviteter att följa upp."),
        ({"--område": "moraa"}, "Det finns inget område med id ”moraa”. Menade du ”mora”?"),
        ({"--område": "Älvdalen"}, "Menade du ”alvdalen”?"),
        ({"--område": "mellerud"}, "gäller inte i Mellerud. Områden: dalarnas-lan, "),
        ({"--period": "i år"}, "--period ”i år” är ingen tid. Skriv år, månad eller dag"),
        ({"--period": "2026-13"}, "--period ”2026-13” är ingen tid."),
        ({"--period": "2027"}, "Perioden 2027 har inte börjat än: i dag är det 22 november 2026."),
        ({"--period": "2021"}, "Perioden 2021 ligger utanför tiden då"),
        ({"--typ": "årligt"}, "--typ ”årligt” finns inte. Menade du ”årlig”? Välj bland årlig, läge och avstämning."),
        ({"--plan": ""}, "--plan behöver ett värde."),
    ],
)
def test_wrong_use_is_told_in_one_line(
    data: Path, capsys: pytest.CaptureFixture[str], change: dict[str, str], line: str
) -> None:
    given = dict(zip(STRATEGY[::2], STRATEGY[1::2], strict=True)) | change
    assert new(data, *(word for pair in given.items() for word in pair)) == 2
    told = capsys.readouterr().err
    assert line in told
    assert told.count("\n") == 1
    assert not (data / "uppfoljning" / "dalarna-strategi").exists()


def test_a_broken_register_stops_it_but_a_broken_report_of_another_area_does_not(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = data / "uppfoljning" / "mb-lokal-fardplan" / "bengtsfors-2025.yml"
    report.write_text("typ: årligen\n", encoding="utf-8")
    assert new(data, *LOCAL) == 0
    with (data / "omraden.yml").open("a", encoding="utf-8") as file:
        file.write("  - id: x\n    typ: stad\n")
    assert new(data, *STRATEGY) == 1
    assert "omraden.yml:" in capsys.readouterr().out
