"""The ready files for forges: rightly formed, few rights, nothing that can be swapped out, and their own commands do what they say."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sites
import yaml
from repositories import git, save
from site_build import ROOT

from macros.formats import Form, Scope, render
from macros.plan.problems import Place, Problem, Severity

GITHUB = ".github/workflows/kontroll.yml"
GITLAB = ".gitlab-ci.yml"
FORGEJO = ".forgejo/workflows/kontroll.yml"
AZURE = "azure-pipelines.yml"
PIPELINES = (GITHUB, GITLAB, FORGEJO, AZURE)
HOOKS = (".pre-commit-hooks.yaml", ".pre-commit-config.yaml")
REPORT = "data/uppfoljning/falu-plan/falun-2025.yml"
TURNED = "Trygg hemgång i Falun: införd → avslutad"


def read(file: str) -> Any:
    return yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))


def steps(file: str) -> list[dict[str, Any]]:
    """Every step, or in GitLab's words every job, with the commands that it runs under `run`."""
    written = read(file)
    if file == GITLAB:
        jobs = [job for job in written.values() if isinstance(job, dict) and "script" in job]
        first = written["default"]["before_script"]
        return [{"run": "\n".join(first)}, *({**job, "run": "\n".join(job["script"])} for job in jobs)]
    jobs = written["jobs"] if file == AZURE else written["jobs"].values()
    found = [step for job in jobs for step in job["steps"]]
    return [{**step, "run": step["script"]} if "script" in step else step for step in found]


def commands(file: str) -> Iterator[str]:
    for step in steps(file):
        yield from str(step.get("run", "")).splitlines()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A project with a proposal on top of main, and the command where `make` would have put it."""
    folder = tmp_path / "projekt"
    shutil.copytree(sites.CASES / "kommun-med-plan" / "data", folder / "data")
    git(folder, "init", "-q", "-b", "main")
    save(folder)
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    report = folder / REPORT
    report.write_text(report.read_text(encoding="utf-8").replace("läge: införd", "läge: avslutad"), encoding="utf-8")
    save(folder)
    command = folder / ".venv" / "bin" / "fardplan"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m macros "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return folder


def run(clone: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run a step's own words as the forge does, with what the forge and the step's `env` would give."""
    base = git(clone, "rev-parse", "main~1").strip()
    given = {
        "GITHUB_STEP_SUMMARY": str(clone / "skillnad.md"),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "BAS": "refs/heads/main" if "refs/heads" in script else base,
        "UT": str(clone),
        "SOURCE_DATE_EPOCH": "1795305600",
    }
    shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(shell, cwd=clone, env={**os.environ, **given}, capture_output=True, text=True, check=False)


def step_with(file: str, words: str) -> str:
    (found,) = [str(step["run"]) for step in steps(file) if words in str(step.get("run", ""))]
    return found


@pytest.mark.parametrize("file", PIPELINES)
def test_it_checks_tells_the_difference_and_keeps_the_site(file: str) -> None:
    said = "\n".join(commands(file))
    assert re.search(r"^make \.venv/\.site$", said, re.MULTILINE)
    for command in ("kontroll", "skillnad", "bygg"):
        assert f".venv/bin/fardplan {command}" in said
    kept = (ROOT / file).read_text(encoding="utf-8")
    assert re.search(r"path: site/|paths: \[site/\]|publish: site$", kept, re.MULTILINE)


@pytest.mark.parametrize("file", PIPELINES)
def test_a_proposal_is_checked_on_its_lines_and_told_in_words(file: str, clone: Path) -> None:
    done = run(clone, step_with(file, "fardplan kontroll"))
    assert (done.returncode, done.stderr) == (0, "")
    done = run(clone, step_with(file, "fardplan skillnad"))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"- {TURNED}\n" in (clone / "skillnad.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (GITHUB, f"::error file={REPORT},line=9,col="),
        (GITLAB, f"{REPORT}:9:"),
        (FORGEJO, f"{REPORT}:9:"),
        (AZURE, f"##vso[task.logissue type=error;sourcepath={REPORT};linenumber=9;columnnumber="),
    ],
)
def test_a_mistake_is_told_on_its_line_and_stops_the_check_but_not_the_comment(
    file: str, told: str, clone: Path
) -> None:
    report = clone / REPORT
    report.write_text(report.read_text(encoding="utf-8").replace("läge: avslutad", "läge: klar"), encoding="utf-8")
    done = run(clone, step_with(file, "fardplan kontroll"))
    assert done.returncode == 1
    assert told in done.stdout
    if file == GITLAB:
        assert json.loads((clone / "kontroll.json").read_text(encoding="utf-8"))[0]["location"]["path"] == REPORT
    assert run(clone, step_with(file, "fardplan skillnad")).returncode == 0
    assert "Fel i arbetsmappen" in (clone / "skillnad.md").read_text(encoding="utf-8")


def test_what_azure_would_misread_is_written_with_its_code() -> None:
    problem = Problem(Place("data/å;1].yml", 3, 7), Severity.WARNING, "regel", "100 % klart;\n##vso[x]")
    told = render((problem,), form=Form.AZURE, scope=Scope(1, 1)).splitlines()[0]
    assert told == (
        "##vso[task.logissue type=warning;sourcepath=data/å%3B1%5D.yml;linenumber=3;columnnumber=7;code=regel]"
        "100 %AZP25 klart%3B%0A##vso[x%5D"
    )


def test_the_comment_of_forgejo_is_what_the_interface_takes(clone: Path) -> None:
    (clone / "skillnad.md").write_text('### "Skillnad"\n- å → ä\n', encoding="utf-8")
    first = step_with(FORGEJO, "curl").splitlines()[0]
    assert run(clone, first).returncode == 0
    assert json.loads((clone / "kommentar.json").read_text(encoding="utf-8")) == {"body": '### "Skillnad"\n- å → ä\n'}


@pytest.mark.parametrize("file", PIPELINES)
def test_every_make_target_is_there(file: str) -> None:
    targets = re.findall(r"^ *make (\S+)$", "\n".join(commands(file)), re.MULTILINE)
    assert targets
    for target in targets:
        done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, check=False)
        assert done.returncode == 0, target


@pytest.mark.parametrize("file", PIPELINES)
def test_nothing_from_a_proposal_is_pasted_into_a_command(file: str) -> None:
    assert not [line for line in commands(file) if "${{" in line or "$(" in line]


@pytest.mark.parametrize("file", PIPELINES)
def test_no_stored_secret_is_used_and_no_right_to_write_is_asked_for(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not re.search(
        r"secrets\.|pull_request_target|: write\b|persistCredentials: true|persist-credentials: true", text
    )
    if file == GITHUB:
        assert read(file)["permissions"] == {"contents": "read"}


@pytest.mark.parametrize("file", [GITHUB, FORGEJO])
def test_every_action_is_one_exact_version(file: str) -> None:
    lines = re.findall(r"uses: (.+)", (ROOT / file).read_text(encoding="utf-8"))
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[\w:/.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


@pytest.mark.parametrize("file", HOOKS)
def test_the_hooks_check_without_taking_file_names(file: str) -> None:
    written = read(file)
    hooks = written if isinstance(written, list) else written["repos"][0]["hooks"]
    (hook,) = hooks
    assert hook["entry"].endswith("fardplan kontroll")
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "data/omraden.yml")
    assert not re.search(hook["files"], "macros/site.py")


def test_the_template_of_proposals_is_the_same_everywhere() -> None:
    one, other = ROOT / ".github/pull_request_template.md", ROOT / ".gitlab/merge_request_templates/Default.md"
    assert one.read_bytes() == other.read_bytes()


def test_the_owners_are_an_example_until_somebody_fills_them_in() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert all(not line or line.startswith("#") for line in lines)
    named = [line.split()[1] for line in lines if re.match(r"# /", line)]
    assert named
    assert [path for path in named if not (ROOT / path.strip("/")).exists()] == []
