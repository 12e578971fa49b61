"""What people write in the cells of a table: numbers, periods, words for too few. Knows no files and no plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from macros.plan.period import Period

NUMBER = re.compile(r"[-−]?[0-9]{1,15}(?:[.,][0-9]{1,15})?\Z", re.ASCII)
SPACES = re.compile(r"[\s\u00a0\u202f]+")
TOO_FEW = frozenset({"förfå", "färreän5", "färreänfem", "<5", "sekretess", "private"})
"""How sources say that a value is kept back because too few people are behind it; spaces and case do not count."""
NO_VALUE = frozenset({"", "-", "–", ".", "..", "...", "missing", "saknas", "uppgiftsaknas"})


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell holds, as text, and where it stands: `fil.csv:7` or `varden.xlsx, Blad1!C7`."""

    text: str
    place: str


def as_text(value: object, number_format: str = "") -> str:
    """What a workbook's cell holds, in the words of a file: whole numbers without decimals, days as dates, parts as per cent."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return " ".join(str(value).split())
    number = Decimal(repr(value)) * (100 if "%" in number_format else 1)
    return plain_number(Decimal(f"{number:.12g}"))


def plain_number(number: Decimal) -> str:
    """A number with all its digits, a point, and no zeros at the end: `72.5`."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_in(text: str) -> Decimal | None:
    """A number as people write it: `1 234,5`, `72.5`, `72,5 %`; None if it is none."""
    plain = SPACES.sub("", text).removesuffix("%").replace("−", "-")
    return Decimal(plain.replace(",", ".")) if NUMBER.match(plain) else None


def says_too_few(text: str) -> bool:
    """Whether a cell says that the value is kept back."""
    return _folded(text) in TOO_FEW


def says_nothing(text: str) -> bool:
    """Whether a cell says that there is no value."""
    return _folded(text) in NO_VALUE


def _folded(text: str) -> str:
    return SPACES.sub("", text).casefold()


def period_in(text: str) -> Period | None:
    """A year, month or day; None if it is none."""
    plain = text.strip().removesuffix(".0")
    try:
        return Period.parse(plain)
    except ValueError:
        return None
