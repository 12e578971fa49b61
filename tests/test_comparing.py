"""`fardplan skillnad` as people run it: in a real git repository, over folders, in every form; plans are compared, not lines."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import sites
from repositories import git, save

from macros.cli import main

DATA = sites.CASES / "kommun-med-plan" / "data"
REPORT = "data/uppfoljning/falu-plan/falun-2025.yml"
PLAN = "data/planer/falu-plan.yml"
DAY = ("--datum", "2026-11-22")
SCORES = "självskattning: [{mål: nara-for-mig, värde: 2}]\n"


class Said(NamedTuple):
    """How a run ended, and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> Said:
        code = main(["skillnad", *DAY, *arguments])
        return Said(code, *capsys.readouterr())

    return run


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project under git, with one version saved; the place where the commands are run."""
    folder = tmp_path / "projekt"
    shutil.copytree(DATA, folder / "data")
    (folder / "docs").mkdir()
    write(folder, "docs/index.md", "---\ntitle: Start\n---\n\nHär börjar det.\n")
    git(folder, "init", "-q", "-b", "main")
    save(folder)
    monkeypatch.chdir(folder)
    return folder


def write(folder: Path, file: str, text: str) -> None:
    (folder / file).write_text(text, encoding="utf-8")


def edit(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    write(folder, file, text.replace(old, new, 1))


@pytest.mark.usefixtures("project")
def test_nothing_differs(run: Run) -> None:
    said = run()
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Ingen skillnad i data och sidor.\n\nSkillnad från HEAD (")
    assert said.out.endswith("till arbetsmappen\n")


def test_lines_that_move_are_no_difference(project: Path, run: Run) -> None:
    edit(project, "data/omraden.yml", "områden:\n", "# Alla områden\nområden:\n\n")
    edit(project, PLAN, "slut: 2026-06", "slut: '2026-06'")
    assert "Ingen skillnad" in run().out


def test_a_state_is_told_as_activity_and_area_and_not_as_a_file(project: Path, run: Run) -> None:
    edit(project, REPORT, "läge: införd", "läge: avslutad")
    said = run()
    assert said.code == 0
    assert "  Trygg hemgång i Falun: införd → avslutad\n" in said.out
    assert "Ändrad uppföljning" not in said.out


def test_a_new_report_is_told_with_the_states_that_it_turns(project: Path, run: Run) -> None:
    write(
        project,
        "data/uppfoljning/falu-plan/falun-2026.yml",
        "typ: årlig\ndokument: falu-plan\nområde: falun\nperiod: 2026\nlämnad_av: styrgruppen\n"
        "aktiviteter:\n  - {aktivitet: trygg-hemgang, läge: pausad}\n  - {aktivitet: hembesok, läge: pågår}\n",
    )
    out = run().out
    assert "  Trygg hemgång i Falun: införd → pausad\n" in out
    assert "  Förebyggande hembesök i Falun: ingen uppföljning → pågår\n" in out
    assert "  Ny uppföljning: Årlig uppföljning 2026, Falun (2 lägen)\n" in out


def test_a_state_that_a_newer_report_has_overtaken_is_told_in_its_report(project: Path, run: Run) -> None:
    edit(project, "data/uppfoljning/falu-plan/falun-2024.yml", "läge: planerad", "läge: pågår")
    out = run().out
    assert "i Falun:" not in out
    assert "Ändrad uppföljning: Årlig uppföljning 2024, Falun" in out
    assert "      Aktiviteter, Trygg hemgång: läge: planerad → pågår\n" in out


def test_a_score_is_told_as_goal_and_area(project: Path, run: Run) -> None:
    edit(project, REPORT, "anteckningar:", SCORES + "anteckningar:")
    save(project)
    edit(project, REPORT, "värde: 2", "värde: 3")
    out = run().out
    assert "  Nära för mig i Falun: 2 → 3\n" in out
    assert "Ändrad uppföljning" not in out


def test_texts_are_told_word_by_word_and_links_by_name(project: Path, run: Run) -> None:
    edit(project, PLAN, "får hjälp hemma direkt", "får stöd hemma samma dag")
    edit(project, PLAN, "medverkande: [styrgruppen]", "medverkande: [hemtjansten]")
    out = run().out
    assert "  Ändrad aktivitet: Trygg hemgång (trygg-hemgang)\n" in out
    assert "får [-hjälp-] {+stöd+} hemma [-direkt.-] {+samma dag.+}\n" in out
    assert "      Medverkande försvinner: Styrgruppen" in out
    assert "      Medverkande tillkommer: Hemtjänsten" in out
    assert "[-ord-] borttaget och {+ord+} tillagt" in out


def test_records_that_come_and_go(project: Path, run: Run) -> None:
    text = (project / PLAN).read_text(encoding="utf-8")
    start = text.index("  - id: hembesok")
    write(
        project,
        PLAN,
        text[:start] + text[start:].replace("hembesok", "nattpatrull").replace("Förebyggande hembesök", "Nattpatrull"),
    )
    out = run().out
    assert "  Ny aktivitet: Nattpatrull (nattpatrull)\n" in out
    assert "  Borttagen aktivitet: Förebyggande hembesök (hembesok)\n" in out
    assert "  Nattpatrull (aktivitet/nattpatrull.html)\n" in out
    assert "Förebyggande hembesök (aktivitet/hembesok.html) försvinner, och länkar dit leder fel." in out


def test_a_changed_id_that_leads_on_breaks_nothing(project: Path, run: Run) -> None:
    edit(project, PLAN, "id: trygg-hemgang", "id: hem-tryggt")
    for year in ("2024", "2025"):
        edit(project, f"data/uppfoljning/falu-plan/falun-{year}.yml", "trygg-hemgang", "hem-tryggt")
    write(project, "data/flyttat.yml", "flyttat:\n  - {från: trygg-hemgang, till: hem-tryggt}\n")
    out = run().out
    assert "  Bytt id: Trygg hemgång (trygg-hemgang → hem-tryggt)\n" in out
    assert "  aktivitet/trygg-hemgang.html → aktivitet/hem-tryggt.html\n" in out
    for silent in ("Länkar som går sönder", "Läge, självskattning", "Nytt (", "Sidor som tillkommer"):
        assert silent not in out


def test_a_page_that_moves_with_its_kind_breaks_links(project: Path, run: Run) -> None:
    write(project, "docs/om.md", "---\ntitle: Om\n---\n\n[Målet](steg/falu-mal.html)\n")
    save(project)
    edit(project, PLAN, "typ: steg", "typ: princip")
    out = run().out
    assert "(steg/falu-mal.html) försvinner, och länkar dit leder fel. Posten finns nu på princip/falu-mal.html." in out
    assert "Dit länkar docs/om.md." in out


def test_pages_written_by_hand(project: Path, run: Run) -> None:
    edit(project, "docs/index.md", "Här börjar det.", "Här börjar allt.")
    write(project, "docs/om.md", "---\ntitle: Om oss\n---\n\nText.\n")
    out = run().out
    assert "  Ändrad sida: docs/index.md\n" in out
    assert "börjar [-det.-] {+allt.+}" in out
    assert "  Ny sida: docs/om.md\n" in out
    assert "  Om oss (om.html)\n" in out
    save(project)
    (project / "docs/om.md").unlink()
    assert "  Borttagen sida: docs/om.md\n" in run().out


def test_what_a_reader_will_notice(project: Path, run: Run) -> None:
    edit(project, REPORT, "läge: införd", "läge: avslutad")
    seen = run().out.partition("Sidor som läsaren ser skillnad på")[2]
    assert "  Falun (kommun/falun.html)\n" in seen
    assert "  Trygg hemgång (aktivitet/trygg-hemgang.html)\n" in seen
    assert "borlange.html" not in seen


def test_an_order_that_is_changed_and_the_statement(project: Path, run: Run) -> None:
    write(project, "data/tillganglighet.yml", "organisation: Falu kommun\nwebbplats: Färdplan\n")
    save(project)
    edit(project, "data/tillganglighet.yml", "Falu kommun", "Region Dalarna")
    rows = (project / "data/omraden.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    write(project, "data/omraden.yml", "".join([*rows[:2], rows[-1], *rows[2:-1]]))
    out = run().out
    assert "  Ordningen är ändrad: område\n" in out
    assert "  Ändrad tillgänglighetsredogörelse\n      Organisation: Falu kommun → Region Dalarna\n" in out


def test_versions_and_branches(project: Path, run: Run) -> None:
    git(project, "switch", "-q", "-c", "gren")
    edit(project, REPORT, "läge: införd", "läge: avslutad")
    save(project)
    git(project, "switch", "-q", "main")
    edit(project, "data/omraden.yml", "namn: Borlänge", "namn: Stora Borlänge")
    save(project)
    assert "Stora Borlänge" in run("HEAD~1", "HEAD").out
    assert "Stora Borlänge → Borlänge" in run("main", "gren").out
    for asked in (("main...", "gren"), ("main...gren",)):
        out = run(*asked).out
        assert "Trygg hemgång i Falun: införd → avslutad" in out
        assert "Borlänge" not in out
    git(project, "switch", "-q", "gren")
    assert "Borlänge" not in run("main...").out


def test_folders(project: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(project, tmp_path / "ny")
    edit(tmp_path / "ny", REPORT, "läge: införd", "läge: avslutad")
    monkeypatch.chdir(tmp_path)
    said = run("projekt", "ny")
    assert said.code == 0
    assert "\n\nSkillnad från projekt/ till ny/\n" in said.out
    assert "Trygg hemgång i Falun: införd → avslutad" in said.out


def test_a_project_in_a_folder_of_the_repository(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(project / "data", project / "inre" / "data")
    save(project)
    monkeypatch.chdir(project / "inre")
    edit(project / "inre", REPORT, "läge: införd", "läge: avslutad")
    edit(project, REPORT, "läge: införd", "läge: pausad")
    out = run().out
    assert "Trygg hemgång i Falun: införd → avslutad" in out
    assert "docs" not in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("finns-inte",), "Versionen ”finns-inte” finns inte här"),
        (("HEAD", "HEAD~99"), "Versionen ”HEAD~99” finns inte här"),
        (("--", "--output=x"), "”--output=x” går inte att använda med skillnad"),
        (("HEAD", "--exec=x"), "”--exec=x” går inte att använda med skillnad"),
        (("HEAD:data",), "Versionen ”HEAD:data” finns inte här"),
        (("maim",), "ingen mapp med det namnet har en mapp data. Menade du ”main”? Skriv en gren"),
        (("main..gren",), "Skriv två versioner med mellanslag emellan: main gren"),
        (("data",), "Ange mappen som innehåller data, alltså ”.”"),
        (("main...HEAD", "HEAD"), "säger redan vad som jämförs"),
        (("--som", "html"), "”html” finns inte. Välj bland text, markdown och json."),
    ],
)
def test_what_cannot_be_compared_is_told_in_a_line(
    project: Path, run: Run, arguments: tuple[str, ...], told: str
) -> None:
    before = sorted(project.rglob("*"))
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1
    assert sorted(project.rglob("*")) == before


def test_no_repository(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    said = run()
    assert said.code == 2
    assert "är inget git-förråd som går att läsa. Stå i" in said.err
    assert "fardplan skillnad MAPP MAPP" in said.err


def test_no_git(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project))
    said = run()
    assert said.code == 2
    assert "Programmet git finns inte på datorn" in said.err


def test_versions_without_anything_in_common(project: Path, run: Run) -> None:
    git(project, "switch", "-q", "--orphan", "annan")
    shutil.copytree(DATA, project / "data", dirs_exist_ok=True)
    save(project)
    said = run("main...")
    assert said.code == 2
    assert "har ingen gemensam version här" in said.err


def test_a_version_without_data(project: Path, run: Run) -> None:
    git(project, "rm", "-rq", "data")
    git(project, "commit", "-q", "-m", "Tom")
    shutil.copytree(DATA, project / "data")
    said = run()
    assert said.code == 2
    assert "har ingen mapp data" in said.err


def test_a_side_with_errors_is_told_and_compared_as_far_as_it_can_be_read(project: Path, run: Run) -> None:
    edit(project, REPORT, "läge: införd", "läge: avslutad")
    edit(project, PLAN, "typ: arbetssätt", "typ: arbetsätt")
    said = run()
    assert said.code == 1
    assert f"  {PLAN}:23:10: fel: ”arbetsätt”" in said.out
    assert "  hembesok\n" in said.out.partition("Går inte att läsa på ena sidan")[2]
    assert "Trygg hemgång i Falun: införd → avslutad" in said.out
    assert "Borttagen" not in said.out
    assert "jämförs när felen är rättade" in said.out
    save(project)
    edit(project, PLAN, "typ: arbetsätt", "typ: arbetssätt")
    said = run()
    assert said.code == 1
    assert f":{PLAN}:23:10: fel: ”arbetsätt”" in said.out
    assert "Ny aktivitet" not in said.out


def test_a_file_that_cannot_be_read_takes_nothing_away(project: Path, run: Run) -> None:
    write(project, PLAN, "mål:\n  - id: [\n")
    said = run()
    assert said.code == 1
    assert "Borttaget" not in said.out
    assert all(record in said.out for record in ("falu-mal", "hembesok", "trygg-hemgang"))


def test_a_link_in_a_version_does_not_lead_out(project: Path, run: Run, tmp_path: Path) -> None:
    secret = tmp_path / "hemligt.yml"
    secret.write_text("begrepp:\n  - {id: hemligt, namn: Hemligt}\n", encoding="utf-8")
    (project / "data" / "begrepp.yml").symlink_to(secret)
    save(project)
    (project / "data" / "begrepp.yml").unlink()
    said = run()
    assert said.code == 1
    assert "Hemligt" not in said.out


def test_markdown_is_short_first_and_folds_the_rest(project: Path, run: Run) -> None:
    edit(project, REPORT, "läge: införd", "läge: avslutad")
    edit(project, PLAN, "får hjälp hemma direkt", "får stöd hemma direkt")
    out = run("--som", "markdown").out
    first, _, folded = out.partition("<details>")
    assert first.startswith("**Läget för Trygg hemgång i Falun ändras från införd till avslutad och")
    assert "- Trygg hemgång i Falun: införd → avslutad\n" in first
    assert "<summary>Ändrat (1)</summary>" in folded
    assert "~~hjälp~~ **stöd**" in folded
    assert out.count("<details>") == out.count("</details>")


def test_other_files_and_the_settings_are_told(project: Path, run: Run) -> None:
    write(project, "mkdocs.yml", "site_name: Ett\n")
    (project / "docs/bild.png").write_bytes(b"\x89PNG\r\n")
    save(project)
    write(project, "mkdocs.yml", "site_name: Två\n")
    (project / "docs/bild.png").write_bytes(b"\x89PNG\n")
    (project / "docs/ny.png").write_bytes(b"\x89PNG\0")
    out = run().out
    assert "  Ändrad fil: docs/bild.png\n" not in out  # without a NUL it is text, whose line ends make no difference
    assert "  Ny fil: docs/ny.png\n" in out
    assert "  Ändrad fil: mkdocs.yml (webbplatsens namn, meny och inställningar)\n" in out
    told = json.loads(run("--som", "json").out)["andra_filer"]
    assert [(one["fil"], one["före"] is None) for one in told] == [("docs/ny.png", True), ("mkdocs.yml", False)]


def test_a_file_that_is_too_large_to_be_read_is_told_by_its_size(project: Path, run: Run) -> None:
    for size in (10_000_001, 10_000_002):
        with (project / "docs/stor.pdf").open("wb") as file:
            file.truncate(size)
        if size % 2:
            save(project)
    (told,) = json.loads(run("--som", "json").out)["andra_filer"]
    assert told == {"fil": "docs/stor.pdf", "före": "10000001 byte", "efter": "10000002 byte"}


def test_links_that_only_follow_a_changed_id_are_not_told(project: Path, run: Run) -> None:
    edit(project, PLAN, "id: falu-mal", "id: nytt-mal")
    for file in (PLAN, REPORT):
        write(project, file, (project / file).read_text(encoding="utf-8").replace("falu-mal", "nytt-mal"))
    write(project, "data/flyttat.yml", "flyttat:\n  - {från: falu-mal, till: nytt-mal}\n")
    out = run().out
    assert "  Bytt id: Steg 2. Trygghet hemma (falu-mal → nytt-mal)\n" in out
    assert "Ändrad" not in out.partition("Adresser")[0]


@pytest.mark.parametrize("file", ["data/flyttat.yml", "data/tillganglighet.yml"])
def test_a_file_that_cannot_be_read_is_not_told_as_gone(project: Path, run: Run, file: str) -> None:
    write(project, "data/flyttat.yml", "flyttat:\n  - {från: gammal, till: falun}\n")
    write(project, "data/tillganglighet.yml", "organisation: Falu kommun\n")
    save(project)
    write(project, file, (project / file).read_text(encoding="utf-8") + "  x: [\n")
    said = run()
    assert said.code == 1
    assert said.out.startswith("Ingen skillnad syns i det som går att läsa, men 1 fel måste rättas först.\n")
    assert f"  {file.removeprefix('data/')}\n" in said.out.partition("Går inte att läsa på ena sidan")[2]
    assert "Borttagen" not in said.out
    assert "ingenstans" not in said.out


def test_a_clone_that_lacks_the_history(
    project: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(project, "switch", "-q", "-c", "gren")
    edit(project, REPORT, "läge: införd", "läge: avslutad")
    save(project)
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch", project.as_uri(), "grund")
    monkeypatch.chdir(tmp_path / "grund")
    said = run("origin/main...")
    assert (said.code, said.out) == (2, "")
    assert "har ingen gemensam version här. Är hela historiken hämtad? Hämta den med git fetch --unshallow." in said.err
    git(tmp_path / "grund", "fetch", "-q", "--unshallow")
    assert run("origin/main...").out.startswith("Läget för Trygg hemgång i Falun ändras från införd till avslutad.\n")


def test_a_repository_that_is_another_user_s_is_explained(
    project: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "tom"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    said = run()
    assert said.code == 2
    assert f'git config --global --add safe.directory "{project}"' in said.err


def test_windows_line_ends_are_no_difference(project: Path, run: Run) -> None:
    write(project, "mkdocs.yml", "site_name: Ett\n")
    save(project)
    for path in [project / "mkdocs.yml", *project.glob("data/*.yml"), *project.glob("docs/*.md")]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run().out.startswith("Ingen skillnad i data och sidor.\n")


def test_nothing_from_the_data_is_read_as_markdown(project: Path, run: Run) -> None:
    edit(
        project,
        "docs/index.md",
        "Här börjar det.",
        "`/close` [x](javascript:1) @chefen #12 ![](u) *fet* <b> $x$ https://x.se",
    )
    out = run("--som", "markdown").out
    row = next(line for line in out.splitlines() if "close" in line)
    for live in ("`/close", "[x]", "@chefen", "#12", "![", "*fet", "<b>", "$x$", "https://"):
        assert live not in row.replace("\\`", "").replace("\\[", "").replace("\\]", "").replace("\\*", "").replace(
            "\\$", ""
        )
    assert all(not line.startswith("/") for line in out.splitlines())


def test_a_comment_has_room_at_any_forge(project: Path, run: Run) -> None:
    words = " ".join(f"ord{number}" for number in range(150))
    rows = (
        f"  - {{id: ord-{number}, namn: Ord {number}, text: {words}, källor: [{{dokument: falu-plan}}]}}\n"
        for number in range(400)
    )
    write(project, "data/begrepp.yml", "begrepp:\n" + "".join(rows))
    save(project)
    edit_all = (project / "data/begrepp.yml").read_text(encoding="utf-8").replace("ord5", "nytt5")
    write(project, "data/begrepp.yml", edit_all)
    out = run("--som", "markdown").out
    assert 40_000 < len(out) < 65_000
    assert "<summary>Ändrat (400)</summary>" in out
    assert out.count("<details>") == out.count("</details>")
    last = out.splitlines()[-1]
    assert last.startswith("Allt fick inte plats här: ”Ändrat”, ”Sidor som läsaren ser skillnad på” är avkortat.")
    assert "`fardplan skillnad main... --som json`" in last


def test_a_comment_that_has_room_for_all_says_nothing_of_room(project: Path, run: Run) -> None:
    edit(project, REPORT, "läge: införd", "läge: avslutad")
    out = run("--som", "markdown").out
    assert "fick inte plats" not in out
    assert "… och" not in out


def test_json_holds_every_field_before_and_after(project: Path, run: Run) -> None:
    edit(project, REPORT, "läge: införd", "läge: avslutad")
    edit(project, PLAN, "slut: 2026-06", "slut: 2026-12")
    write(project, "data/begrepp.yml", "begrepp:\n  - {id: sip, namn: SIP, källor: [{dokument: falu-plan}]}\n")
    told = json.loads(run("--som", "json").out)
    assert {
        "slag": "aktivitet",
        "id": "trygg-hemgang",
        "namn": "Trygg hemgång",
        "område": "falun",
        "före": "införd",
        "efter": "avslutad",
    } in told["vändningar"]
    (field,) = next(one["fält"] for one in told["ändrade"] if one["id"] == "trygg-hemgang")
    assert field == {"fält": "slut", "före": "2026-06", "efter": "2026-12"}
    assert [one["id"] for one in told["tillagda"]] == ["sip"]
    assert {"adress": "begrepp/sip.html", "titel": "SIP"} in told["sidor"]["tillkommer"]


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_figure_that_could_point_somebody_out_is_not_told(project: Path, run: Run, form: str) -> None:
    write(
        project,
        "data/indikatorer.yml",
        "indikatorer:\n  - {id: vantetid, namn: Väntetid, enhet: dagar, källor: [{dokument: falu-plan}]}\n",
    )
    edit(project, REPORT, "anteckningar:", "värden: [{indikator: vantetid, värde: 77.7, antal: 40}]\nanteckningar:")
    save(project)
    edit(project, REPORT, "värde: 77.7, antal: 40", "värde: 88.8, antal: 3")
    out = run("--som", form).out
    assert "färre än fem personer" in out
    assert "88" not in out


def test_the_same_states_give_the_same_bytes(project: Path, run: Run) -> None:
    edit(project, REPORT, "läge: införd", "läge: avslutad")
    for form in ("text", "markdown", "json"):
        assert run("--som", form).out == run("--som", form).out
