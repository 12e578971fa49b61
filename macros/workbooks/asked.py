"""What an import was asked for: which file and plan, what was told of texts in it, what may be made and taken away. Does nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from macros.plan.period import Period
from macros.plan.record import Record
from macros.workbooks.grid import Sheet
from macros.workbooks.headings import Table


@dataclass(frozen=True, slots=True)
class Handed:
    """For which period, and by whom, states are handed in; without a period none become a report."""

    period: Period | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that an import was asked for."""

    data: Path
    file: str
    """What the workbook is called in messages."""
    document: str
    """The id of the plan."""
    table: Table
    sheets: Sequence[Sheet]
    is_own: bool
    """Whether the workbook is one that we wrote."""
    told: Mapping[str, str]
    """What texts in cells mean: ids, times, choices; nothing for what is to be left out."""
    remove: bool
    """Whether activities that the file lacks are taken away."""
    on: date
    make: tuple[type[Record], ...] = ()
    """The kinds of record that are made of names that nobody knows."""
    new_plan: str = ""
    areas: tuple[str, ...] = ()
    handed: Handed = field(default_factory=Handed)

    def wrong(self, place: str, told: str) -> str:
        """What is wrong in a cell, as an editor is told it."""
        return f"{self.file}, {place}: {told}"

    def meaning(self, text: str) -> str | None:
        """What the command was told that a text means, or None."""
        plain = " ".join(text.split()).casefold()
        return next((given for key, given in self.told.items() if " ".join(key.split()).casefold() == plain), None)
