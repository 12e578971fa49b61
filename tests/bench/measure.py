"""Runs one command and measures it: wall and processor time, peak memory. Stays small itself, for memory is inherited."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1795305600",
    "PYTHONPATH": str(Path(__file__).parents[1]),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """What one run took, and gave."""

    wall: float
    cpu: float
    """User and system time of the process and of all it started and waited for."""
    peak: float
    """MiB of the largest single process; with worker processes not the sum."""
    pages: int = 0
    size: int = 0


class FailedError(Exception):
    """A command that did not do its work."""


def environment() -> dict[str, str]:
    """As users have it: Python may keep what it has compiled, which some machines for tests forbid."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **ENVIRONMENT}


def run(*command: str, folder: Path, core: int | None = None) -> tuple[Sample, str]:
    """Run a command to its end, on one core if `core` is given; what it took and what it wrote."""
    os.sync()
    allowed = os.sched_getaffinity(0)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        if core is not None:
            os.sched_setaffinity(0, {core})
        start = time.perf_counter()
        try:
            process = subprocess.Popen(command, cwd=folder, env=environment(), stdout=said, stderr=subprocess.STDOUT)
            _, status, used = os.wait4(process.pid, 0)
        finally:
            os.sched_setaffinity(0, allowed)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read()
    if process.returncode:
        message = f"{' '.join(command)} ended with {process.returncode} in {folder}:\n{text[-2000:]}"
        raise FailedError(message)
    return Sample(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024), text


def build(*command: str, folder: Path, out: Path) -> Sample:
    """Run a build into the fresh folder `out`, and count what it gave."""
    shutil.rmtree(out, ignore_errors=True)
    sample, _ = run(*command, folder=folder)
    return counted(sample, out)


def counted(sample: Sample, out: Path) -> Sample:
    """The sample with the pages and bytes that stand in `out`."""
    files = [path for path in out.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return replace(sample, pages=pages, size=sum(path.stat().st_size for path in files))


def program(name: str) -> str:
    """A command of the Python environment that runs the benchmark."""
    return str(Path(sys.executable).with_name(name))


def best(samples: list[Sample]) -> Sample:
    """The quickest wall time and the least processor time and memory of several runs."""
    first = samples[0]
    return replace(
        first,
        wall=min(one.wall for one in samples),
        cpu=min(one.cpu for one in samples),
        peak=min(one.peak for one in samples),
    )
