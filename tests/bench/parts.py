"""One part of the work alone, in a process of its own, told as JSON: wall, processor time, peak MiB, pages, bytes.

`python -m bench.parts läsa|kontrollera|rendera DATA` or `… golv SITE`: what each needs before it is not counted,
but for its memory.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

DAY = date(2026, 11, 22)


def _timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - wall, time.process_time() - cpu


def _read(data: Path) -> tuple[float, float, int, int]:
    from macros.reading.folder import read_folder

    reading, wall, cpu = _timed(lambda: read_folder(data))
    return wall, cpu, len(reading.plan.records), 0


def _check(data: Path) -> tuple[float, float, int, int]:
    from macros.plan.checks import check
    from macros.reading.folder import read_folder

    plan = read_folder(data).plan
    _, wall, cpu = _timed(lambda: check(plan, on=DAY))
    return wall, cpu, len(plan.records), 0


def _render(data: Path) -> tuple[float, float, int, int]:
    from macros.pages.catalogue import catalogue
    from macros.site import Site, load

    site = Site(load(data, on=DAY), DAY)
    specs = catalogue(site.plan)
    size, wall, cpu = _timed(lambda: sum(len(site.body(spec).html.encode()) for spec in specs))
    return wall, cpu, len(specs), size


def _floor(built: Path) -> tuple[float, float, int, int]:
    """The least a build can take: writing the same bytes to a fresh folder."""
    files = {path.relative_to(built): path.read_bytes() for path in sorted(built.rglob("*")) if path.is_file()}
    with TemporaryDirectory(dir=built.parent) as fresh:
        _, wall, cpu = _timed(lambda: _write(Path(fresh), files))
    return wall, cpu, sum(path.suffix == ".html" for path in files), sum(map(len, files.values()))


def _write(folder: Path, files: dict[Path, bytes]) -> None:
    for parent in {path.parent for path in files}:
        (folder / parent).mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        (folder / path).write_bytes(content)


PARTS = {"läsa": _read, "kontrollera": _check, "rendera": _render, "golv": _floor}

if __name__ == "__main__":
    took = PARTS[sys.argv[1]](Path(sys.argv[2]))
    print(json.dumps([*took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))  # noqa: T201
