"""The ready files run as their forges run them: every command in order, on a proposal that changes one line of the real data."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from forges import AZURE, FORGEJO, GITHUB, GITLAB, PIPELINES, PROPOSAL, TOKEN, Runner, Talk, project_in, talking
from repositories import git, save
from site_build import ROOT

from macros.posting.__main__ import MOST_SIGNS, comment
from macros.posting.forges import MARK

REPORT = "data/uppfoljning/mb-lokal-fardplan/mellerud-2024-02-22.yml"
SENTENCE = "Läget för Läkemedelsautomat i Mellerud ändras från planerad till införd."
ADDRESSES = {
    GITHUB: (f"/repos/o/r/issues/{PROPOSAL}/comments?per_page=100", "/repos/o/r/issues/comments/4", "PATCH"),
    FORGEJO: (f"/repos/o/r/issues/{PROPOSAL}/comments?per_page=100", "/repos/o/r/issues/comments/4", "PATCH"),
    GITLAB: (
        f"/projects/5/merge_requests/{PROPOSAL}/notes?per_page=100&sort=asc",
        f"/projects/5/merge_requests/{PROPOSAL}/notes/4",
        "PUT",
    ),
    AZURE: (
        f"/p/_apis/git/repositories/r/pullRequests/{PROPOSAL}/threads?api-version=7.0",
        f"/p/_apis/git/repositories/r/pullRequests/{PROPOSAL}/threads/4/comments/1?api-version=7.0",
        "PATCH",
    ),
}


@pytest.fixture
def forge(request: pytest.FixtureRequest) -> Iterator[tuple[str, Talk]]:
    """A forge of the kind that the test runs on, with three comments by people."""
    with talking() as (api, talk):
        if hasattr(request.node, "callspec") and request.node.callspec.params.get("file") == FORGEJO:
            talk.robot = "forgejo-actions"
        yield api, talk


def turn(project: Path, before: str, after: str) -> None:
    """Change the state of Läkemedelsautomat in Mellerud, and nothing else."""
    path = project / REPORT
    text = path.read_text(encoding="utf-8")
    at = text.index("aktivitet: mb-lakemedelsautomat")
    assert f"läge: {before}" in text[at : at + 80]
    path.write_text(text[:at] + text[at:].replace(f"läge: {before}", f"läge: {after}", 1), encoding="utf-8")


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """The project with a proposal on top of main."""
    folder = tmp_path / "projekt"
    project_in(folder)
    git(folder, "switch", "-q", "-c", "forslag")
    turn(folder, "planerad", "införd")
    save(folder)
    return folder


@pytest.mark.long
@pytest.mark.parametrize("file", PIPELINES)
def test_a_proposal_shows_one_line_a_green_check_a_preview_and_one_sentence(
    file: str, origin: Path, tmp_path: Path, forge: tuple[str, Talk]
) -> None:
    assert git(origin, "diff", "--shortstat", "main").strip() == "1 file changed, 1 insertion(+), 1 deletion(-)"
    api, talk = forge
    runner = Runner(file, origin, tmp_path / "korning", api)
    runner.work.mkdir()
    results = runner.run()
    assert set(results.values()) == {True}, runner.said
    preview = runner.artefact("bygg" if file == GITLAB else "webbplats")
    assert "Läkemedelsautomat" in (preview / "aktivitet/mb-lakemedelsautomat.html").read_text(encoding="utf-8")
    assert (preview / "index.html").is_file()
    *others, ours = talk.comments
    assert others == ["Bra!", "När?", "Tack."]
    assert ours.startswith(f"**{SENTENCE}**\n")
    assert "- Läkemedelsautomat i Mellerud: planerad → införd\n" in ours
    assert "Ladda ner den, packa upp den och öppna filen `index.html`." in ours
    listed, changed, method = ADDRESSES[file]
    assert [(one.method, one.path) for one in talk.asked][-1] == ("POST", listed)
    assert all(TOKEN in one.token for one in talk.asked)

    turn(origin, "införd", "pausad")
    save(origin)
    talk.asked.clear()
    assert set(runner.run().values()) == {True}, runner.said
    assert (talk.asked[-1].method, talk.asked[-1].path) == (method, changed)
    assert len(talk.comments) == 4
    assert talk.comments[-1].startswith(
        "**Läget för Läkemedelsautomat i Mellerud ändras från planerad till pausad.**\n"
    )


@pytest.mark.long
@pytest.mark.parametrize("file", PIPELINES)
def test_a_mistake_makes_the_check_red_and_is_told_by_a_job_that_runs_nothing_of_the_proposal(
    file: str, origin: Path, tmp_path: Path, forge: tuple[str, Talk]
) -> None:
    turn(origin, "införd", "klar")
    (origin / "macros/posting/__main__.py").write_text("raise SystemExit(1)\n", encoding="utf-8")
    save(origin)
    api, talk = forge
    runner = Runner(file, origin, tmp_path / "korning", api)
    runner.work.mkdir()
    results = runner.run()
    assert not results["kontroll"]
    assert results["kommentar"], runner.said
    assert "men 1 fel måste rättas först.**\n" in talk.comments[-1]
    assert REPORT.replace("_", "\\_") in talk.comments[-1]
    assert any(f"{REPORT}:" in said or f"{REPORT}," in said or f"{REPORT};" in said for said in runner.said)


def post(file: str, api: str, told: Path, *, token: str = TOKEN) -> str:
    """What the command says, run alone as the job that comments runs it: by a Python that has nothing else."""
    runner = Runner(file, ROOT, told.parent, api, token)
    known = {**runner._told(told.parent), "PATH": os.environ["PATH"], "no_proxy": "127.0.0.1"}  # noqa: SLF001
    known |= {"FARDPLAN_NYCKEL": token, "FARDPLAN_FORSLAG": PROPOSAL}
    done = subprocess.run(
        [sys.executable, "-S", "-m", "macros.posting", str(told)],
        cwd=ROOT, env=known, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture
def told(tmp_path: Path) -> Path:
    file = tmp_path / "skillnad.md"
    file.write_text("**Läget ändras.**\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("file", PIPELINES)
def test_a_comment_is_written_once_and_then_kept_up_to_date(file: str, told: Path, forge: tuple[str, Talk]) -> None:
    api, talk = forge
    assert post(file, api, told) == "Kommentaren är skriven i förslaget.\n"
    assert len(talk.comments) == 4
    told.write_text("**Allt ändras.**\n", encoding="utf-8")
    assert post(file, api, told) == "Kommentaren i förslaget är uppdaterad.\n"
    assert talk.comments[:3] == ["Bra!", "När?", "Tack."]
    assert talk.comments[3].startswith("**Allt ändras.**\n")
    assert len(talk.comments) == 4
    _, changed, method = ADDRESSES[file]
    assert (talk.asked[-1].method, talk.asked[-1].path) == (method, changed)


@pytest.mark.parametrize("file", PIPELINES)
def test_a_person_s_comment_with_our_mark_is_left_alone(file: str, told: Path, forge: tuple[str, Talk]) -> None:
    api, talk = forge
    talk.comments[0] = f"Mitt eget. {MARK}"
    assert post(file, api, told) == "Kommentaren är skriven i förslaget.\n"
    assert post(file, api, told) == "Kommentaren i förslaget är uppdaterad.\n"
    assert talk.comments[0] == f"Mitt eget. {MARK}"
    assert len(talk.comments) == 4


def test_a_text_that_leads_to_another_file_is_not_posted(told: Path, forge: tuple[str, Talk]) -> None:
    api, talk = forge
    link = told.with_name("lank.md")
    link.symlink_to("/proc/self/environ")
    assert post(GITLAB, api, link) == "Ingen kommentar: texten är en länk till en annan fil.\n"
    assert talk.asked == []


@pytest.mark.parametrize("file", PIPELINES)
@pytest.mark.parametrize("status", [302, 401, 403, 404, 500])
def test_a_forge_that_refuses_never_fails_the_check_and_gets_no_heap_of_comments(
    file: str, status: int, told: Path, forge: tuple[str, Talk]
) -> None:
    api, talk = forge
    talk.status = status
    assert f"plattformen svarade {status}" in post(file, api, told)
    assert [one.method for one in talk.asked] == ["GET"]
    assert len(talk.comments) == 3


@pytest.mark.parametrize("file", PIPELINES)
def test_a_forge_that_is_not_there_never_fails_the_check(file: str, told: Path) -> None:
    assert post(file, "http://127.0.0.1:9", told) == "Kommentaren kunde inte skrivas (URLError).\n"


@pytest.mark.parametrize("file", PIPELINES)
def test_without_a_token_nobody_is_asked(file: str, told: Path, forge: tuple[str, Talk]) -> None:
    api, talk = forge
    assert post(file, api, told, token="").startswith("Ingen kommentar: ")
    assert talk.asked == []


def test_a_text_that_is_missing_or_an_address_that_is_none_is_told(told: Path, forge: tuple[str, Talk]) -> None:
    assert (
        post(GITHUB, forge[0], told.with_name("saknas.md")) == "Kommentaren kunde inte skrivas (FileNotFoundError).\n"
    )
    assert post(GITHUB, "file:///etc", told) == "Kommentaren kunde inte skrivas (ValueError).\n"


def test_a_text_that_is_too_long_is_cut_and_says_so() -> None:
    made = comment("ord " * 50_000, run="https://forge.example/1")
    assert len(made) < MOST_SIGNS + 100
    assert "… Resten fick inte plats. Hela skillnaden finns i körningen." in made
    assert made.rstrip().endswith(MARK)
