"""The real command killed at calls around the swap, and at a sample of those before; see `test_whole_kills.py`.

A quarter of them are tried, spread over the whole swap; `make test-all` tries each. The model is always killed at every call.
"""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path

import pytest
from thinning import some
from whole import project, strace
from whole.strace import Call, Traced

pytestmark = pytest.mark.long

PARTS, SAMPLE = 4, 60
Contents = dict[str, tuple[int, bytes]]


@pytest.fixture(autouse=True, scope="module")
def _strace() -> None:
    strace.need()


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Contents, Contents]:
    """A small project with its earlier site and a change that is not built yet; the site before and after."""
    root = project.small(tmp_path_factory.mktemp("projekt"))
    before = built(root)
    kept = root.with_name("tidigare")
    shutil.copytree(root / "site", kept)
    project.change(root, "Läkemedelsautomat", "Medicinautomat")
    after = built(root)
    shutil.rmtree(root / "site")
    kept.rename(root / "site")
    assert after != before
    return root, before, after


def built(root: Path) -> Contents:
    done = project.build(root)
    assert done.returncode == 0, done.stdout + done.stderr
    return project.contents(root / "site")


def run_real(root: Path, *faults: str) -> Traced:
    command = [sys.executable, "-m", "macros", "bygg"]
    env, log = project.ENVIRONMENT, root.with_suffix(".log")
    return strace.traced(command, cwd=root, env=env, log=log, faults=faults)


def points_of(calls: list[Call]) -> list[Call]:
    """All calls around the swap, and a sample of those before: what is written, first to last."""
    ours = [call for call in calls if call.changes and "/.site-" in call.text]
    last = max(at for at, call in enumerate(ours) if call.name == "write")
    writing, swapping = ours[:last], ours[last:]
    assert any("renameat2" in call.name for call in swapping)
    return sorted(random.Random(1).sample(writing, SAMPLE), key=ours.index) + swapping  # noqa: S311


@pytest.mark.parametrize("part", range(PARTS))
def test_the_real_command_killed_at_a_sample_of_calls(
    tmp_path: Path, real: tuple[Path, Contents, Contents], part: int
) -> None:
    source, before, after = real
    whole = run_real(Path(shutil.copytree(source, tmp_path / "hel")))
    assert whole.code == 0, whole.said
    points = points_of(whole.calls)
    assert len(points) > SAMPLE + 100
    ended_with = set()
    for at, call in enumerate(some(4, points[part::PARTS])):
        root = Path(shutil.copytree(source, tmp_path / f"k{at:02}"))
        killed = run_real(root, strace.fault(call, "signal=KILL"))
        assert killed.code == strace.KILLED, call
        assert strace.same(killed.calls[-1], call, "hel", root.name), (killed.calls[-1], call)
        now = project.contents(root / "site")
        assert now in (before, after), call
        ended_with.add(now == after)
        assert built(root) == after, call
        assert project.rubble(root) == [], call
        shutil.rmtree(root)
    assert ended_with == {False, True}
