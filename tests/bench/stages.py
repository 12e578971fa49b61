"""Where a build's time goes: one `fardplan bygg` in this process with its stages timed, told as JSON.

Run in a work folder: `python -m bench.stages OUT`. Stages nest nothing: what none of them covers is MkDocs itself.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

START = time.perf_counter(), time.process_time()

STAGES = {
    "läsa": ("macros.site", "read_folder"),
    "kontrollera uppgifterna": ("macros.site", "check"),
    "kontrollera handskrivna sidor": ("macros.engine.plugin", "Site.check_authored"),
    "skriva sidorna": ("macros.engine.plugin", "hang"),
    "kontrollera webbplatsen": ("macros.engine.plugin", "check_site"),
    "byta in": ("macros.engine.plugin", "NewSite.finish"),
}
"""Each stage, and the function that is it, by the module that calls it."""


class Clock:
    """Adds up the wall and processor time of calls, with that of worker processes that have ended."""

    def __init__(self) -> None:
        self.spent: dict[str, tuple[float, float]] = {}

    def wrap(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function`, timed."""

        def timed(*args: Any, **named: Any) -> Any:
            wall, cpu = time.perf_counter(), processor()
            try:
                return function(*args, **named)
            finally:
                before = self.spent.get(stage, (0.0, 0.0))
                self.spent[stage] = before[0] + time.perf_counter() - wall, before[1] + processor() - cpu

        return timed


def processor() -> float:
    """Processor seconds of this process and all its children, also those still at work."""
    at_work = 0
    for child in multiprocessing.active_children():
        with suppress(OSError):
            fields = Path(f"/proc/{child.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            at_work += int(fields[11]) + int(fields[12])
    return sum(os.times()[:4]) + at_work / os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Build, and tell."""
    import importlib

    from macros.cli import main as fardplan

    clock = Clock()
    importlib.import_module("macros.engine.running")
    imported = time.perf_counter() - START[0], time.process_time()
    for stage, (module, path) in STAGES.items():
        owner: Any = importlib.import_module(module)
        *outer, name = path.split(".")
        for step in outer:
            owner = getattr(owner, step)
        setattr(owner, name, clock.wrap(stage, getattr(owner, name)))
    code = fardplan(["bygg", "--ut", sys.argv[1]])
    spent = {"starta": imported, **clock.spent}
    spent["hela"] = time.perf_counter() - START[0], processor()
    print(json.dumps(spent, ensure_ascii=False))  # noqa: T201
    return code


if __name__ == "__main__":
    sys.exit(main())
