"""What is wrong with what was saved, as the preview tells it: file, line, what to do. Must not find anything wrong itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from macros.plan.problems import Problem, Severity

MOST = 100
"""More than this helps nobody on a page; the command `fardplan kontroll` tells all."""

_LINE = re.compile(
    r"(?P<file>[^\s:][^:\n]*?):(?:(?P<line>\d+):(?:(?P<column>\d+):)?)? (?:fel: )?(?P<text>.+)", re.DOTALL
)
_FILE = re.compile(r"[^”]+\.\w{1,5}|overrides", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong; without a file, it is not known where."""

    file: str
    line: int
    column: int
    text: str

    def __str__(self) -> str:
        place = ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])
        return f"{place}: fel: {self.text}" if self.file else self.text


def of_problems(problems: Iterable[Problem]) -> tuple[Fault, ...]:
    """The errors among what was found; a warning stops nothing."""
    return tuple(
        Fault(one.place.file, one.place.line, one.place.column, one.message)
        for one in problems
        if one.severity is Severity.ERROR
    )


def of_lines(lines: Iterable[str]) -> tuple[Fault, ...]:
    """What was told in lines of text: `file:line:column: fel: …`, `file: …`, or only words."""
    return tuple(sorted({_of_line(line) for line in lines if line.strip()}))


def _of_line(line: str) -> Fault:
    found = _LINE.fullmatch(line.strip())
    if not found or not _FILE.fullmatch(found["file"]):
        return Fault("", 0, 0, line.strip())
    return Fault(found["file"], int(found["line"] or 0), int(found["column"] or 0), found["text"])
