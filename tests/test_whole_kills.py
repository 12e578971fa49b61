"""A build killed at any moment: the earlier site stands, or the whole new one, and the next build is as if nothing had been.

Here a builder of six files (`whole/model.py`, which begins, writes and finishes
as the real one does) is killed at every call that changes anything.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from site_build import ROOT
from whole import model, project, strace
from whole.strace import Call, Traced

from macros.built.newsite import NewSite

pytestmark = pytest.mark.long

MODEL = [sys.executable, "-I", "-S", "-B", str(ROOT / "tests" / "whole" / "model.py"), str(ROOT)]
RENAMING = ("renameat2:error=EINVAL",)
"""A platform on which two folders cannot change places in one step."""
Contents = dict[str, tuple[int, bytes]]


@pytest.fixture(autouse=True, scope="module")
def _strace() -> None:
    strace.need()


def earlier(root: Path) -> None:
    model.build(root / "site", 1)


def nothing(root: Path) -> None:
    """No site has been built yet."""


def moved_aside(root: Path) -> None:
    """What a build leaves that is killed between two renames."""
    model.build(root / "site", 1)
    (root / "site").rename(root / ".site-gammal")
    model.build(root / ".site-ny", 2)
    (root / ".site-las").touch()


def nearly_done(root: Path) -> None:
    """What a build leaves that is killed while it clears away."""
    model.build(root / "site", 1)
    for name in (".site-ny", ".site-gammal"):
        model.build(root / name, 0)
        (root / name / "index.html").unlink()


@pytest.fixture
def clean(tmp_path: Path) -> Callable[[int], Contents]:
    """What a version of the model is when it is built in peace."""

    def built(version: int) -> Contents:
        target = tmp_path / "rent" / str(version) / "site"
        if not target.exists():
            model.build(target, version)
        return project.contents(target)

    return built


def run_model(root: Path, *faults: str) -> Traced:
    command = [*MODEL, str(root / "site"), "2"]
    return strace.traced(command, cwd=root, env={}, log=root.with_suffix(".log"), faults=faults)


@pytest.mark.parametrize("faults", [(), RENAMING], ids=["byter", "byter-namn"])
@pytest.mark.parametrize("start", [earlier, nothing, moved_aside, nearly_done])
def test_the_model_killed_at_every_call(
    tmp_path: Path, clean: Callable[[int], Contents], start: Callable[[Path], None], faults: tuple[str, ...]
) -> None:
    def begun(name: str) -> Path:
        root = tmp_path / name
        root.mkdir()
        start(root)
        return root

    whole = run_model(begun("hel"), *faults)
    assert whole.code == 0, whole.said
    points = [call for call in whole.calls if call.changes]
    assert len(points) > 25
    for at, call in enumerate(points):
        root = begun(str(at))
        killed = run_model(root, *faults, strace.fault(call, "signal=KILL"))
        assert killed.code == strace.KILLED, call
        assert strace.same(killed.calls[-1], call, "hel", str(at)), (killed.calls[-1], call)
        assert_earlier_or_new(root, clean, call, start, renaming=bool(faults))
        model.build(root / "site", 3)
        assert project.contents(root / "site") == clean(3), call
        assert project.rubble(root) == [], call
        shutil.rmtree(root)


def assert_earlier_or_new(
    root: Path, clean: Callable[[int], Contents], call: Call, start: Callable[[Path], None], *, renaming: bool
) -> None:
    if not (root / "site").exists() and start is not nothing:
        assert renaming or start is moved_aside, call
        assert project.contents(root / ".site-gammal") == clean(1), call
    NewSite(root / "site").abandon()  # a build that fails puts it back too
    if start is not nothing or (root / "site").exists():
        assert project.contents(root / "site") in ([clean(2)] if start is nothing else [clean(1), clean(2)]), call
    assert project.rubble(root) == [], call
