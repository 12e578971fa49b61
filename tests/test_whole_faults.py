"""A disk that refuses: the build ends with a clear Swedish line, and the earlier site stands as it was."""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from whole import project, strace
from whole.strace import Call

pytestmark = pytest.mark.long

FAULTS = {
    "ENOSPC": ("disken är full", ("write", "openat", "mkdir", "renameat2")),
    "EIO": ("disken svarar med fel", ("write", "openat", "renameat2")),
    "EROFS": ("disken går bara att läsa från", ("openat", "mkdir", "renameat2")),
}
SAMPLE = 4
"""How many calls of a kind are tried with each error, where there are so many."""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with an earlier site and a change that touches most pages."""
    strace.need()
    root = project.small(tmp_path_factory.mktemp("projekt"))
    assert project.build(root).returncode == 0
    project.change(root, "Färdplan för god och nära vård", "En annan färdplan", file="mkdocs.yml")
    return root


@pytest.fixture(autouse=True)
def one_core() -> Iterator[None]:
    """Have the build run alone: with a mate, which of the two makes a folder first differs from run to run."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    yield
    os.sched_setaffinity(0, cores)


def run(root: Path, *faults: str) -> strace.Traced:
    command = [sys.executable, "-m", "macros", "bygg"]
    return strace.traced(command, cwd=root, env=project.ENVIRONMENT, log=root.with_suffix(".log"), faults=faults)


def sample(calls: list[Call], kind: str) -> list[Call]:
    """First, last and some between, among the calls of a kind that change something of the build's own."""
    ours = [
        call
        for call in calls
        if call.name == kind and call.changes and "/.site-" in call.text and " = -1 " not in call.text
    ]
    assert ours, kind
    between = random.Random(kind).sample(ours[1:-1], min(SAMPLE - 2, max(0, len(ours) - 2)))  # noqa: S311
    return list(dict.fromkeys([ours[0], *between, ours[-1]]))  # fmt: skip


@pytest.mark.parametrize("error", FAULTS)
def test_a_refusal_is_told_and_changes_nothing(tmp_path: Path, changed: Path, error: str) -> None:
    before = project.contents(changed / "site")
    reason, kinds = FAULTS[error]
    whole = run(Path(shutil.copytree(changed, tmp_path / "hel")))
    assert whole.code == 0, whole.said
    assert project.contents(tmp_path / "hel" / "site") != before
    for at, call in enumerate(call for kind in kinds for call in sample(whole.calls, kind)):
        root = Path(shutil.copytree(changed, tmp_path / f"k{at}"))
        failed = run(root, strace.fault(call, f"error={error}"))
        if (
            failed.code == 0 and call.name == "mkdir"
        ):  # a folder for an unchanged file: refused once, made when asked again
            assert project.contents(root / "site") == project.contents(tmp_path / "hel" / "site"), call
            continue
        assert failed.code not in {0, strace.KILLED}, (call, failed.said)
        assert reason in failed.said, (call, failed.said)
        assert "Traceback" not in failed.said, call
        assert "Errno" not in failed.said, (call, failed.said)
        assert project.contents(root / "site") == before, call
        assert project.rubble(root) == [], call
        shutil.rmtree(root)
