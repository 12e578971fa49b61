"""What a file gives of values before the plan is asked: rows of area, period, value and count, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from macros.editing.cells import Cell


@dataclass(frozen=True, slots=True)
class Row:
    """One value as a file gives it; `measure` is what the source calls the indicator, where it says so."""

    area: Cell
    period: Cell
    value: Cell
    count: Cell | None = None
    area_name: Cell | None = None
    """The area's name, where the file has both code and name."""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """All rows of a file, in its order, and what could not be made rows of."""

    rows: tuple[Row, ...]
    wrong: tuple[str, ...] = ()
    source: str = ""
    """Who publishes the values, where the form of the file tells it."""
