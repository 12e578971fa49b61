"""Forges as their users meet them: what the ready files say, jobs run as a forge runs them, and a small forge that keeps comments."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import yaml
from repositories import git, save
from site_build import EPOCH, ROOT

GITHUB = ".github/workflows/kontroll.yml"
GITLAB = ".gitlab-ci.yml"
FORGEJO = ".forgejo/workflows/kontroll.yml"
AZURE = "azure-pipelines.yml"
PIPELINES = (GITHUB, GITLAB, FORGEJO, AZURE)
TOKEN = "prov-nyckel"  # noqa: S105  # made up
PROPOSAL = "7"
PARTS = ("data", "docs", "macros", "overrides", "Makefile", "pyproject.toml", "requirements.lock", "mkdocs.yml")

PULL_REQUEST = "github.event_name == 'pull_request'"
OWN = "github.event.pull_request.head.repo.full_name == github.repository"
AZURE_OWN = "eq(variables['Build.Repository.Provider'], 'TfsGit'), ne(variables['System.PullRequest.IsFork'], 'True')"
WHATEVER_HAPPENS = {
    f"(success() || failure()) && {PULL_REQUEST}",
    f"always() && {PULL_REQUEST} && {OWN}",
    "and(succeededOrFailed(), eq(variables['Build.Reason'], 'PullRequest'))",
    f"and(not(canceled()), eq(variables['Build.Reason'], 'PullRequest'), {AZURE_OWN})",
}
"""The conditions that hold for a proposal from the project's own branches, also when a step before has failed."""


def project_in(folder: Path) -> None:
    """What a pipeline needs of the project, as the only version in a new repository."""
    folder.mkdir()
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "-q", "-b", "main")
    save(folder)


class Step(NamedTuple):
    """A step: the words that it runs, or what it does with files."""

    run: str = ""
    env: Mapping[str, str] = {}
    always: bool = False
    forgiven: bool = False
    keeps: tuple[str, str] | None = None
    """An artefact's name, and the file or folder that is kept under it."""
    fetches: tuple[str, str] | None = None
    """An artefact's name, and the folder that it is laid in."""
    base: bool = False
    """Whether it lays out the branch that the proposal goes to."""


class Job(NamedTuple):
    """A job with its steps; one that runs `always` does so also when one before has failed."""

    name: str
    steps: tuple[Step, ...]
    always: bool = False
    forgiven: bool = False


def read(file: str) -> Any:
    """What a file in YAML says."""
    return yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))


def jobs(file: str) -> list[Job]:
    """The jobs of a pipeline in the order in which they can run."""
    written = read(file)
    if file == GITLAB:
        found = {name: job for name, job in written.items() if isinstance(job, dict) and "script" in job}
        before = written["default"]["before_script"]
        return [_gitlab_job(name, job, before) for name, job in found.items()]
    if file == AZURE:
        return [_job(job["job"], job, job.get("condition")) for job in written["jobs"]]
    return [_job(name, job, job.get("if")) for name, job in written["jobs"].items()]


def _gitlab_job(name: str, job: dict[str, Any], before: list[str]) -> Job:
    lines = [Step(line) for line in (*job.get("before_script", before), *job["script"])]
    kept = job.get("artifacts", {})
    paths = [*kept.get("paths", ()), *kept.get("reports", {}).values()]
    keeps = [Step(always=kept.get("when") == "always", keeps=(name, path)) for path in paths]
    fetches = [Step(fetches=(one, "")) for one in job.get("needs", ())]
    return Job(name, (*fetches, *lines, *keeps), forgiven=job.get("allow_failure", False))


def _job(name: str, job: dict[str, Any], condition: str | None) -> Job:
    return Job(name, tuple(map(_step, job["steps"])), always=_always(condition))


def _always(condition: str | None) -> bool:
    assert condition is None or condition in WHATEVER_HAPPENS, condition
    return condition is not None


def _step(step: dict[str, Any]) -> Step:
    given, uses = step.get("with", {}), step.get("uses", "")
    keeps = fetches = None
    if "upload-artifact" in uses:
        keeps = (given["name"], given["path"])
    elif "publish" in step:
        keeps = (step["artifact"], step["publish"])
    if "download-artifact" in uses:
        fetches = (given["name"], given["path"])
    elif "download" in step:
        fetches = (step["artifact"], f"$(Pipeline.Workspace)/{step['artifact']}")
    return Step(
        str(step.get("run") or step.get("script") or ""),
        {name: str(value) for name, value in step.get("env", {}).items()},
        _always(step.get("if") or step.get("condition")),
        bool(step.get("continue-on-error") or step.get("continueOnError")),
        keeps,
        fetches,
        "base.sha" in given.get("ref", ""),
    )


def steps(file: str) -> list[Step]:
    """Every step of a pipeline."""
    return [step for job in jobs(file) for step in job.steps]


def commands(file: str) -> Iterator[str]:
    """Every line that a pipeline runs."""
    for step in steps(file):
        yield from step.run.splitlines()


@dataclass
class Runner:
    """Runs a pipeline on a proposal: every job in a clone of its own, with what its forge tells it."""

    file: str
    origin: Path
    work: Path
    api: str
    token: str = TOKEN
    proposal: str = "forslag"
    said: list[str] = field(default_factory=list)

    def run(self) -> dict[str, bool]:
        """Each job by its name, and whether it went well."""
        results: dict[str, bool] = {}
        for job in jobs(self.file):
            if self.file == GITLAB or job.always or all(results.values()):
                results[job.name] = self._job(job)
        return results

    def artefact(self, name: str) -> Path:
        """Where an artefact is kept."""
        return self.work / "artefakter" / name

    def _job(self, job: Job) -> bool:
        clone = self.work / job.name
        shutil.rmtree(clone, ignore_errors=True)
        git(self.work, "clone", "-q", str(self.origin), job.name)
        git(clone, "checkout", "-q", "--detach", f"origin/{self.proposal}")
        _command(clone)
        well = True
        for step in job.steps:
            if well or step.always:
                well = (self._step(step, clone) or step.forgiven) and well
        return well or job.forgiven

    def _step(self, step: Step, clone: Path) -> bool:
        if step.base:
            git(clone, "checkout", "-q", "--detach", "origin/main")
        if step.keeps:
            name, path = step.keeps
            return _copied(clone / self._filled(path, clone), self.artefact(name))
        if step.fetches:
            name, to = step.fetches
            return _copied(self.artefact(name), clone / self._filled(to, clone))
        return not step.run or self._shell(step, clone)

    def _shell(self, step: Step, clone: Path) -> bool:
        script = "\n".join(line for line in step.run.splitlines() if not line.startswith("apt-get "))  # of the machine
        shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
        own = {name: self._filled(value, clone) for name, value in step.env.items()}
        known = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "no_proxy": "127.0.0.1"}
        for name in ("GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD"):
            known.pop(name, None)
        known |= self._told(clone) | own
        done = subprocess.run(
            shell, cwd=clone, env=known, capture_output=True, text=True, encoding="utf-8", check=False
        )
        self.said.append(done.stdout + done.stderr)
        return done.returncode == 0

    def _told(self, clone: Path) -> dict[str, str]:
        """The variables that a forge sets by itself."""
        base = git(self.origin, "rev-parse", "main").strip()
        if self.file == GITLAB:
            given = {"FARDPLAN_NYCKEL": self.token} if self.token else {}
            return {
                **given, "CI_API_V4_URL": self.api, "CI_PROJECT_ID": "5", "CI_MERGE_REQUEST_IID": PROPOSAL,
                "CI_PIPELINE_URL": "https://forge.example/korning", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
            }  # fmt: skip
        if self.file == AZURE:
            return {
                "SYSTEM_COLLECTIONURI": f"{self.api}/", "SYSTEM_TEAMPROJECTID": "p", "BUILD_REPOSITORY_ID": "r",
                "SYSTEM_PULLREQUEST_PULLREQUESTID": PROPOSAL, "BUILD_BUILDID": "11",
            }  # fmt: skip
        own = {"FORGEJO_ACTIONS": "true"} if self.file == FORGEJO else {}
        return {
            **own, "GITHUB_API_URL": self.api, "GITHUB_SERVER_URL": "https://forge.example", "GITHUB_REPOSITORY": "o/r",
            "GITHUB_RUN_ID": "11", "GITHUB_RUN_NUMBER": "3", "GITHUB_STEP_SUMMARY": str(clone / "sammanfattning.md"),
        }  # fmt: skip

    def _filled(self, text: str, clone: Path) -> str:
        """A value with its expressions worked out as the forge does; raises `KeyError` for one that is not known."""
        known = {
            "github.event.pull_request.base.sha": git(self.origin, "rev-parse", "main").strip(),
            "github.event.number": PROPOSAL,
            "github.token": self.token,
            "System.AccessToken": self.token,
            "System.PullRequest.TargetBranch": "refs/heads/main",
            "Build.ArtifactStagingDirectory": str(clone),
            "Pipeline.Workspace": str(clone),
        }
        return re.sub(r"\$\{\{ (.+?) \}\}|\$\(([\w.]+)\)", lambda found: known[found[1] or found[2]], text)


def _command(clone: Path) -> None:
    """The command where `make` has put it, so that `make` finds nothing to do."""
    script = clone / ".venv" / "bin" / "fardplan"
    script.parent.mkdir(parents=True)
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m macros "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    (clone / ".venv" / ".site").touch()


def _copied(what: Path, to: Path) -> bool:
    if what.is_dir():
        shutil.copytree(what, to, dirs_exist_ok=True)
    elif what.is_file():
        to.mkdir(parents=True, exist_ok=True)
        shutil.copy(what, to)
    return what.exists()


class Asked(NamedTuple):
    """A question as the forge got it."""

    method: str
    path: str
    token: str


@dataclass
class Talk:
    """The comments of a proposal, and every question that has been asked about them."""

    comments: list[str] = field(default_factory=lambda: ["Bra!", "När?", "Tack."])
    asked: list[Asked] = field(default_factory=list)
    status: int = 200
    """What it answers; anything but 200 is a refusal."""
    robot: str = "github-actions[bot]"
    """Who writes with a job's own token."""


class _Answer(BaseHTTPRequestHandler):
    talk: Talk

    def do_GET(self) -> None:
        self._answer()

    do_POST = do_PATCH = do_PUT = do_GET  # noqa: N815  # as the server calls them

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or "null")
        token = self.headers.get("PRIVATE-TOKEN") or self.headers.get("Authorization") or ""
        self.talk.asked.append(Asked(self.command, self.path, token))
        if self.talk.status != 200:
            self._send({"message": "nej"}, {"Location": "http://127.0.0.1:1/"})
        elif self.command == "GET":
            self._list()
        elif self.command == "POST":
            self.talk.comments.append(sent["comments"][0]["content"] if "comments" in sent else sent["body"])
            self._send({})
        else:
            self._change(sent)

    def _change(self, sent: Any) -> None:
        """Only who has written a comment may change it."""
        number = int(re.findall(r"\d+", urlsplit(self.path).path)[-2 if "threads" in self.path else -1])
        if number < 4:
            self._send({"message": "nej"}, status=403)
        else:
            self.talk.comments[number - 1] = sent.get("content") or sent["body"]
            self._send({})

    def _list(self) -> None:
        threads = "threads" in self.path
        made = [
            _comment(number, text, thread=threads, robot=self.talk.robot)
            for number, text in enumerate(self.talk.comments, 1)
        ]
        if threads:
            self._send({"value": made})
            return
        at = int(parse_qs(urlsplit(self.path).query).get("page", ["1"])[0])
        here = f"http://{self.headers['Host']}{urlsplit(self.path).path}?page={at + 1}"
        more = {"Link": f'<{here}>; rel="next", <{here}>; rel="last"'} if len(made) > at * 2 else {}
        self._send(made[at * 2 - 2 : at * 2], more)

    def _send(self, what: object, headers: Mapping[str, str] | None = None, *, status: int = 200) -> None:
        self.send_response(status if self.talk.status == 200 else self.talk.status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(json.dumps(what).encode())


@contextmanager
def talking() -> Iterator[tuple[str, Talk]]:
    """A forge's interface on this machine, its address and its comments: three are there, and a page holds two."""
    talk = Talk()

    answer = type("Answer", (_Answer,), {"talk": talk})
    server = ThreadingHTTPServer(("127.0.0.1", 0), answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", talk
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _comment(number: int, text: str, *, thread: bool, robot: str) -> dict[str, Any]:
    """A comment as the forges tell of it; those that were there first are people's."""
    if thread:
        return {"id": number, "comments": [{"id": 1, "content": text}]}
    return {"id": number, "body": text, "system": False, "user": {"login": "nagon" if number < 4 else robot}}
