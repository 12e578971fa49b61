"""The whole data as it would be, put through the same check as `fardplan kontroll`; each new problem is told by the cell it comes from."""

from __future__ import annotations

import shutil
import tempfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from macros.plan.problems import Problem, Severity
from macros.reading.events import read_text
from macros.reading.spots import Node, place_of
from macros.site import load
from macros.workbooks.fields import FACTS, ID
from macros.workbooks.grid import Cell
from macros.workbooks.merging import Change

Spot = tuple[int, int]


def problems_after(data: Path, files: Mapping[str, str], *, on: date) -> list[Problem]:
    """What is wrong in the folder with `files` in it, by name in the folder, and was not wrong before."""
    shown = data.as_posix().rstrip("/")
    before = Counter(map(_kind, load(data, on=on, shown=shown).problems))
    with tempfile.TemporaryDirectory(prefix="fardplan-") as folder:
        copied = Path(folder) / "data"
        shutil.copytree(data, copied, ignore=shutil.ignore_patterns(".*"))
        for name, text in files.items():
            path = copied / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        after = load(copied, on=on, shown=shown).problems
    found: list[Problem] = []
    for problem in after:
        if before[_kind(problem)]:
            before[_kind(problem)] -= 1
        else:
            found.append(problem)
    return found


def _kind(problem: Problem) -> tuple[str, ...]:
    return (problem.place.file, problem.severity, problem.rule, problem.message)


def by_cell(
    problems: Iterable[Problem], shown: str, text: str, changes: Sequence[Change], file: str
) -> tuple[list[str], list[str]]:
    """Errors and warnings, each with its cell where it comes from one; `shown` is the plan's file and `text` what it would say."""
    spots, told = _spots(text), ([], [])  # type: tuple[list[tuple[Spot, int, str, int]], tuple[list[str], list[str]]]
    for problem in problems:
        place = str(problem.place)
        if problem.place.file == shown and spots:
            at = bisect_right(spots, (problem.place.line, problem.place.column), key=lambda one: one[0]) - 1
            _, record, key, position = spots[max(0, at)]
            if 0 <= record < len(changes) and (cell := _cell(changes[record], problem, key, position)):
                place = f"{file}, {cell.place}"
        told[problem.severity is not Severity.ERROR].append(f"{place}: {problem.message}")
    return told


def _spots(text: str) -> list[tuple[Spot, int, str, int]]:
    """Where each field of each activity begins in a plan's file, in order: line and column, which activity, which field, which item."""
    node = read_text(text).node
    found: list[tuple[Spot, int, str, int]] = [((0, 0), -1, "", 0)]
    top = {} if isinstance(node, int) or not isinstance(node[1], dict) else node[1]
    for name, (spot, child) in top.items():
        found.append((_spot(spot), -1, "", 0))
        if name == "aktiviteter" and not isinstance(child, int) and isinstance(child[1], list):
            for number, record in enumerate(child[1]):
                found += _of_record(record, number)
    return sorted(found)


def _of_record(record: Node, number: int) -> list[tuple[Spot, int, str, int]]:
    found = [(_spot(record if isinstance(record, int) else record[0]), number, "", 0)]
    inner = {} if isinstance(record, int) or not isinstance(record[1], dict) else record[1]
    for key, (spot, child) in inner.items():
        found.append((_spot(spot), number, key, 0))
        items = [] if isinstance(child, int) or not isinstance(child[1], list) else child[1]
        found += [
            (_spot(one if isinstance(one, int) else one[0]), number, key, position)
            for position, one in enumerate(items)
        ]
    return found


def _spot(spot: int) -> Spot:
    place = place_of("", spot)
    return (place.line, place.column)


def _cell(change: Change, problem: Problem, key: str, position: int) -> Cell | None:
    """The cell of what a problem is about; what is said of a whole activity stands where its id does, and is told at its name."""
    if change.row is None:
        return None
    if key == ID and not problem.rule.startswith("id"):
        return change.row.name_cell
    if key == FACTS and position < len(change.entry[FACTS]):
        return change.row.cell(change.entry[FACTS][position])
    return change.row.cell(key, position)
