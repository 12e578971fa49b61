"""The command as people and machines run it: real processes, real files, exit codes and plain Swedish."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import broken
import pytest

from macros.site import TEST_DAY, load

ROOT = Path(__file__).parent.parent
ERRORS = broken.CASES / "rule-slinga" / "data"
WARNINGS = broken.CASES / "rule-kalla-saknas" / "data"
FUTURE = broken.CASES / "rule-granskad-i-framtiden" / "data"


def run(*arguments: object, **env: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "macros", *map(str, arguments)],
        cwd=ROOT, env={**os.environ, "SOURCE_DATE_EPOCH": "1795305600", **env}, capture_output=True, check=False,
    )  # fmt: skip
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    document = "  - {id: strategi, typ: strategi, namn: Strategi, källor: [{dokument: strategi}]}\n"
    (data / "dokument.yml").write_text(f"dokument:\n{document}", encoding="utf-8")
    return data


def test_nothing_wrong(sound: Path) -> None:
    done = run("kontroll", "--data", sound, "--strikt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Inga fel. 1 post kontrollerad i 1 fil.\n", "")


@pytest.mark.parametrize(
    ("arguments", "code"), [((ERRORS,), 1), ((ERRORS, "--strikt"), 1), ((WARNINGS,), 0), ((WARNINGS, "--strikt"), 1)]
)
def test_exit_codes(arguments: tuple[object, ...], code: int) -> None:
    assert run("kontroll", "--data", *arguments).returncode == code


def test_text_names_the_file_as_the_folder_was_given() -> None:
    done = run("kontroll", "--data", ERRORS.relative_to(ROOT))
    assert done.stdout.startswith("tests/broken/rule-slinga/data/aktorer.yml:6:16: fel: rapporterar_till går i cirkel")


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif"])
def test_machines_read_json(form: str) -> None:
    done = run("kontroll", "--data", ERRORS, "--format", form)
    assert done.returncode == 1
    assert json.loads(done.stdout)


def test_github_gets_workflow_commands() -> None:
    assert run("kontroll", "--data", ERRORS, "--format=github").stdout.startswith("::error file=")


@pytest.mark.parametrize(
    ("arguments", "env", "warned"),
    [
        (["--datum", "2062-11-22"], {}, False),
        (["--datum", "2062-11-21"], {}, True),
        ([], {"SOURCE_DATE_EPOCH": "1795305600"}, True),
        ([], {"SOURCE_DATE_EPOCH": "4000000000"}, False),
        ([], {"SOURCE_DATE_EPOCH": ""}, True),
    ],
)
def test_the_day_is_given_or_that_of_the_source_or_today(
    arguments: list[str], env: dict[str, str], *, warned: bool
) -> None:
    done = run("kontroll", "--data", FUTURE, *arguments, **env)
    assert ("granskad" in done.stdout) is warned


def test_pages_beside_the_data_are_checked_too(sound: Path) -> None:
    docs = sound.parent / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Hem\n\n{{ lank('nix') }}\n", encoding="utf-8")
    done = run("kontroll", "--data", sound)
    assert done.returncode == 1
    assert f"{docs.as_posix()}/index.md:3:" in done.stdout
    other = sound.parent / "andra"
    other.mkdir()
    assert run("kontroll", "--data", sound, "--docs", other).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["kontrol"], "Kommandot ”kontrol” finns inte. Menade du ”kontroll”?"),
        (["--strikt"], "Kommandot ”--strikt” finns inte."),
        (["kontroll", "--stikt"], "Menade du ”--strikt”?"),
        (["kontroll", "data"], "”data” går inte att använda med kontroll."),
        (["kontroll", "--data"], "--data behöver ett värde."),
        (["kontroll", "--strikt=ja"], "--strikt tar inget värde."),
        (["kontroll", "--format", "sarf"], "--format ”sarf” finns inte. Menade du ”sarif”? Välj bland text, json, "),
        (["kontroll", "--datum", "20261122"], "--datum ”20261122” är ingen dag. Skriv ÅÅÅÅ-MM-DD"),
        (["kontroll", "--datum", "2026-02-30"], "--datum ”2026-02-30” är ingen dag."),
        (["kontroll", "--data", "finns-inte"], "Mappen ”finns-inte” finns inte."),
        (["kontroll", "--docs", "finns-inte"], "ange mappen med --docs"),
    ],
)
def test_wrong_use_is_told_in_one_line(arguments: list[str], line: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("fardplan: ")
    assert line in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A project whose folders of data and pages are links to another place."""
    project, other = tmp_path / "projekt", tmp_path / "annan disk"
    project.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", project)
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, other / name)
        (project / name).symlink_to(other / name)
    return project


def told(project: Path, *arguments: object) -> tuple[int, str]:
    """Exit code and error line of a command that is given in a project's folder."""
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": "1795305600",
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
    }
    command = [sys.executable, "-m", "macros", *map(str, arguments)]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, check=False)
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize("command", ["kontroll", "bygg", "visa"])
def test_a_folder_that_is_a_link_out_of_the_project_is_refused(linked: Path, command: str) -> None:
    other = linked.parent / "annan disk"
    for option, name, rest in (("--data", "data", ()), ("--docs", "docs", ("--data", other / "data"))):
        line = (
            f"fardplan: Mappen ”{name}” är, eller ligger i, en genväg (symbolisk länk) som leder ut ur projektets mapp. "
            f"Lägg själva mappen i projektet, eller ange var den ligger: {option} {other / name}\n"
        )
        assert told(linked, command, *rest, option, name) == (2, line)
    assert not (linked / "site").exists()


def test_a_folder_that_is_not_named_may_be_no_link_out_either(linked: Path) -> None:
    for name in ("data", "docs"):
        code, line = told(linked, "kontroll")
        assert (code, f"Mappen ”{name}” är, eller ligger i, en genväg" in line) == (2, True)
        (linked / name).unlink()
        shutil.copytree(linked.parent / "annan disk" / name, linked / name)
    assert told(linked, "kontroll") == (0, "")


@pytest.mark.parametrize("way", ["lank/data", "lank/../annan disk/data", "./data", "../projekt/data"])
def test_no_way_of_writing_leads_round_through_a_link(linked: Path, way: str) -> None:
    (linked / "lank").symlink_to(linked.parent / "annan disk")
    assert told(linked, "kontroll", "--data", way)[0] == 2


def test_a_folder_elsewhere_is_the_will_of_the_one_who_names_it(linked: Path) -> None:
    other, link = linked.parent / "annan disk", linked.parent / "lank"
    link.symlink_to(other)
    for place in (other, link, Path("../annan disk")):
        assert told(linked, "kontroll", "--data", place / "data", "--docs", place / "docs") == (0, "")


def test_a_link_within_the_project_is_followed(linked: Path) -> None:
    (linked / "data").unlink()
    shutil.copytree(linked.parent / "annan disk" / "data", linked / "innehall")
    (linked / "data").symlink_to("innehall")
    assert told(linked, "kontroll", "--docs", linked.parent / "annan disk" / "docs") == (0, "")


def test_a_program_that_asks_for_a_link_out_of_the_project_reads_nothing(linked: Path) -> None:
    loaded = load(linked / "data", on=TEST_DAY, shown="data")
    assert [str(problem).partition(" är")[0] for problem in loaded.problems] == [
        "data:1:1: fel: Mappen ”" + str(linked / "data") + "”"
    ]
    assert loaded.reading.plan.records == ()


def test_what_the_disk_refuses_is_told_in_swedish(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x", encoding="utf-8")
    done = run("bygg", "--ut", tmp_path / "fil")
    line = f"fardplan: Kan inte läsa eller skriva ”{tmp_path / 'fil'}”: den är ingen mapp.\n"
    assert (done.returncode, done.stderr) == (2, line)


def test_a_source_date_that_is_none() -> None:
    done = run("kontroll", "--data", WARNINGS, SOURCE_DATE_EPOCH="i dag")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["-h"], 0), (["--hjälp"], 0), (["kontroll", "--help"], 0)])
def test_help_is_swedish(arguments: list[str], code: int) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (code, "")
    assert done.stdout.startswith("Användning: fardplan ")
    assert not any(english in done.stdout for english in ("usage", "options", "show this", "exit"))


def test_output_is_utf_8_whatever_the_console_says() -> None:
    done = run("kontroll", "--data", WARNINGS, PYTHONIOENCODING="cp1252", PYTHONUTF8="0", LC_ALL="C")
    assert "källor" in done.stdout


def test_a_closed_pipe_is_no_traceback(sound: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "macros", "kontroll", "--data", sound],
        cwd=ROOT,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert done.returncode == 1
    assert done.stderr.decode() == "fardplan: Utskriften avbröts: mottagaren stängde innan allt var skrivet.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs an alarm")
def test_ctrl_c_is_no_traceback(sound: Path) -> None:
    terms = "".join(f"  - {{id: t{number}, namn: Ord {number}}}\n" for number in range(20_000))
    (sound / "begrepp.yml").write_text(f"begrepp:\n{terms}", encoding="utf-8")
    press = "signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGINT)); signal.setitimer(signal.ITIMER_REAL, 0.05)"
    code = (
        f"import signal, sys; from macros.cli import main; {press}; sys.exit(main(['kontroll', '--data', sys.argv[1]]))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(sound)], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (130, b"", "fardplan: Avbrutet.\n")


def test_a_link_to_a_record_that_could_not_be_read_is_not_blamed(sound: Path) -> None:
    (sound / "begrepp.yml").write_text(
        "begrepp:\n  - {id: sip, namn: SIP, fel: x}\n"
        "  - {id: gip, namn: GIP, se_även: [sip, nix], källor: [{dokument: strategi}]}\n",
        encoding="utf-8",
    )
    told = [line for line in run("kontroll", "--data", sound).stdout.splitlines() if "finns inte. Här" in line]
    assert [line.split("”")[1] for line in told] == ["nix"]


def test_a_fault_of_the_program_itself_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import macros.cli

    def broken(_argv: list[str]) -> int:
        return 1 // 0

    monkeypatch.setattr(macros.cli, "_run", broken)
    assert macros.cli.main([]) == 3
    said = capsys.readouterr().err
    assert "Det blev fel i programmet, inte i dina uppgifter (ZeroDivisionError" in said
    assert "Traceback" not in said
