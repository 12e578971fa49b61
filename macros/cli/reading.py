"""What commands that write need first: the plan of a folder that can be read, and the day. Must not know what they write."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from macros.cli.shell import Stop, day, epoch_or_today, say

if TYPE_CHECKING:
    from macros.plan.plan import Plan
    from macros.reading.folder import Reading


def as_if(given: str | None) -> date:
    """The day that was asked for, else today."""
    try:
        return day(given) if given else epoch_or_today()
    except argparse.ArgumentTypeError as error:
        raise Stop(f"--datum {error}") from error


def read_plan(data: Path, *, but: Callable[[str], bool]) -> Plan:
    """The plan in a folder; stops if a file in it cannot be read, except such for whose names in the folder `but` holds."""
    return read_reading(data, but=but).plan


def read_reading(data: Path, *, but: Callable[[str], bool]) -> Reading:
    """As `read_plan`, with where everything stands."""
    from macros.plan.problems import Severity  # noqa: PLC0415  # as below
    from macros.site import read  # noqa: PLC0415  # takes time to import

    shown = data.as_posix().rstrip("/")
    reading = read(data, shown=shown)
    wrong = [
        problem
        for problem in reading.problems
        if problem.severity is Severity.ERROR and not but(problem.place.file.removeprefix(f"{shown}/"))
    ]
    if wrong:
        say("".join(f"{problem}\n" for problem in wrong))
        raise Stop("Ingenting är skrivet, för allt i data gick inte att läsa. Rätta felen ovan först.", code=1)
    return reading
