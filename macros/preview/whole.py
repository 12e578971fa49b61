"""Builds the whole site in a process of its own, behind what is shown: for the search, and for what only the finished site tells.

A new save ends it: what is not finished is nothing. Must not decide when it is time.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from macros.engine.beginning import Folders
from macros.search.shards import FOLDER

_POLITENESS = 10
_LATER = 2.0
_LEAST = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)


@dataclass(frozen=True, slots=True)
class Built:
    """What a whole build gave: the files of the search, or what was wrong, line by line."""

    index: Mapping[str, bytes]
    lines: tuple[str, ...]


class Whole:
    """One build under way."""

    def __init__(self, folders: Folders, day: str, done: Callable[[Whole, Built], None]) -> None:
        """Begin; `done` is called from another thread, unless the build is ended before."""
        self._folders, self._day, self._done = folders, day, done
        self._process: subprocess.Popen[str] | None = None
        self._ended = False
        self._hurry = Event()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """End the build, whatever it is doing."""
        self._ended = True
        if self._process and self._process.poll() is None:
            with suppress(OSError):
                self._process.kill()

    def wait(self) -> None:
        """Wait until nothing is left of a build that was ended."""
        self._hurry.set()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        with suppress(OSError), TemporaryDirectory(prefix="fardplan-", ignore_cleanup_errors=True) as folder:
            built = self._build(Path(folder) / "site")
            if built and not self._ended:
                self._done(self, built)
            elif self._ended:
                self._hurry.wait(_LATER)  # what was saved is shown first, then what is left is taken away

    def _build(self, out: Path) -> Built | None:
        command = [sys.executable, "-m", "macros", "bygg", "--ut", str(out)]
        command += ["--data", str(self._folders.data), "--docs", str(self._folders.docs), "--datum", self._day]
        self._process = subprocess.Popen(  # noqa: S603  # our own program
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
            creationflags=_LEAST,
        )  # fmt: skip
        if hasattr(os, "setpriority"):
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._process.pid, _POLITENESS)
        if self._ended:
            self._process.kill()
        said, _ = self._process.communicate()
        if self._process.returncode == 0:
            return Built(_files(out, FOLDER), ())
        return Built({}, tuple(said.splitlines())) if self._process.returncode == 1 else None


def _files(root: Path, folder: str) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }
