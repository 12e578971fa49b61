"""What is wrong and where: findings (in a record) and problems (in a file), and how they sort."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from macros.plan.relations import Path

MOST_TOLD = 1_000
"""How many faults of one file, or of one rule, are worth explaining; thousands more help nobody and take time."""


class Severity(StrEnum):
    """An error stops the build; a warning is told and lets it go on, unless asked to be strict."""

    ERROR = "fel"
    WARNING = "varning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file: path with `/` from the folder that was read, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in a record; `path` leads to the value through the file's Swedish keys."""

    rule: str
    severity: Severity
    record: str
    path: Path
    message: str
    position: int = 0
    """Which of the records with this id, counted from 0 in the order read, where an id is used twice."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong in a file, as an editor is told it."""

    place: Place
    severity: Severity
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}: {self.message}"


def sort_problems(problems: list[Problem]) -> list[Problem]:
    """All problems once each, by file, line and column."""
    return sorted(set(problems), key=_order)


def _order(problem: Problem) -> tuple[str | int, ...]:
    """The order that problems have by themselves, much quicker to compare."""
    place = problem.place
    return (place.file, place.line, place.column, problem.severity, problem.rule, problem.message)
