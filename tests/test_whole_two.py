"""Two builds to one place, and a build that is interrupted: real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from whole import project

from macros.built.lock import BusyError
from macros.built.newsite import NewSite

BUSY = "Ett annat bygge till ”site” pågår redan. Vänta tills det är klart och bygg sedan igen."


def start(root: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "macros", "bygg"], cwd=root, env={**os.environ, **project.ENVIRONMENT},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip


def until(path: Path) -> None:
    limit = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < limit
        time.sleep(0.005)


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="Windows har inga signaler som stannar ett program")
def test_of_two_builds_one_wins_and_the_other_is_told(tmp_path: Path) -> None:
    root = project.small(tmp_path)
    first = start(root)
    until(root / ".site-ny")
    first.send_signal(signal.SIGSTOP)
    second = project.build(root)
    first.send_signal(signal.SIGCONT)
    said, complained = first.communicate(timeout=60)
    assert (second.returncode, second.stdout.strip()) == (1, BUSY)
    assert first.returncode == 0, said + complained
    assert project.rubble(root) == []
    by_two = project.contents(root / "site")
    assert project.build(root).returncode == 0
    assert project.contents(root / "site") == by_two


def test_a_killed_build_holds_nobody_up(tmp_path: Path) -> None:
    root = project.small(tmp_path)
    first = start(root)
    until(root / ".site-ny")
    first.kill()
    first.communicate(timeout=60)
    assert (root / ".site-las").exists()
    assert project.build(root).returncode == 0
    assert project.rubble(root) == []


@pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2, reason="kräver två kärnor"
)
def test_a_killed_build_on_many_cores_leaves_nobody_writing(tmp_path: Path) -> None:
    root = project.copied(tmp_path, shuffle=0)
    first = start(root)
    until(root / ".site-ny" / "kommun")
    first.kill()
    first.communicate(timeout=60)
    limit = time.monotonic() + 5
    while True:
        try:
            NewSite(root / "site").abandon()  # whoever writes holds the lock
            break
        except BusyError:
            assert time.monotonic() < limit, "någon skriver ännu"
            time.sleep(0.01)
    assert list(root.glob(".site*")) == []


def test_an_interrupted_build_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    root = project.small(tmp_path)
    first = start(root)
    until(root / ".site-ny")
    first.send_signal(signal.SIGINT)
    said, complained = first.communicate(timeout=60)
    assert (first.returncode, said, complained) == (130, "", "fardplan: Avbrutet.\n")
    assert list(root.glob(".site*")) == []


def test_two_builds_in_one_process_are_two(tmp_path: Path) -> None:
    first = NewSite(tmp_path / "site")
    with pytest.raises(BusyError, match="pågår redan"):
        NewSite(tmp_path / "site")
    assert first.folder.is_dir()
    other = NewSite(tmp_path / "annan")
    other.abandon()
    first.finish()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_place_that_is_a_file_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("viktigt", encoding="utf-8")
    with pytest.raises(NotADirectoryError):
        NewSite(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_shortcut_to_a_site_stays_a_shortcut(tmp_path: Path) -> None:
    (tmp_path / "webb" / "html").mkdir(parents=True)
    (tmp_path / "site").symlink_to(tmp_path / "webb" / "html")
    new = NewSite(tmp_path / "site")
    (new.folder / "index.html").write_text("ny", encoding="utf-8")
    new.finish()
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "webb" / "html" / "index.html").read_text(encoding="utf-8") == "ny"
    assert [path.name for path in (tmp_path / "webb").iterdir()] == ["html"]
