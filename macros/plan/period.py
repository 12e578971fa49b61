"""Dates as people write them: a year, a month or a day, each with a first and a last day.

Must not guess: `2024` stays a year and is never turned into a day.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A year (`2024`), a month (`2024-02`) or a day (`2024-02-22`), as written.

    Periods order by their last day and then by their first, so that of two
    reports for the same year the more precise and later one is the newer.
    """

    text: str
    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `text`; raise `ValueError` if it is not a real year, month or day."""
        match = _FORM.match(text)
        if not match:
            raise ValueError(text)
        if match[3]:
            exact = date.fromisoformat(text)
            return cls(text, exact, exact)
        year = int(match[1])
        if not match[2]:
            return cls(text, date(year, 1, 1), date(year, 12, 31))
        month = int(match[2])
        last = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
        return cls(text, date(year, month, 1), date(year, month, last))

    def __lt__(self, other: Period) -> bool:
        return (self.last, self.first) < (other.last, other.first)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        """The period in Swedish: `2024`, `februari 2024` or `22 februari 2024`."""
        month = MONTHS[self.first.month - 1]
        if len(self.text) == len("2024"):
            return self.text
        if len(self.text) == len("2024-02"):
            return f"{month} {self.first.year}"
        return f"{self.first.day} {month} {self.first.year}"


def swedish_date(day: date) -> str:
    """`22 februari 2024` for a day."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
