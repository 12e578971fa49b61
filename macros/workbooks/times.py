"""When something is done, as people write it in a cell: exactly understood, or not at all. Knows no cells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.plan.period import MONTHS, Period

_MONTH = "|".join(f"{name[:3]}(?:{name[3:]}|\\.)?" for name in MONTHS) + "|sept\\.?"
_DAY_MONTH_YEAR = re.compile(rf"(?:den )?(\d{{1,2}}) ({_MONTH}) (\d{{4}})")
_MONTH_YEAR = re.compile(rf"({_MONTH}) (\d{{4}})")
_NUMBERS = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?")
_TURNED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[- /.](\d{4})")
_WHOLE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_QUARTER = re.compile(
    r"(?:q|kv|kv\.|kvartal) ?([1-4]) (\d{4})|([1-4])(?::a|:e|a|e)? kvartalet (\d{4})|(\d{4}) ?(?:q|kv|kvartal) ?([1-4])"
)
_HALF = re.compile(r"(första|andra|1:a|2:a) halv(?:året|år) (\d{4})|h([12]) (\d{4})|(\d{4}) ?h([12])")
_END = re.compile(
    r"(?:ska vara )?(?:klart?|klara|färdigt?|slut|senast|t\.?o\.?m\.?|till och med|till|före utgången av)(?: senast| i)?:? (.+)"
)
_START = re.compile(r"(?:start(?:ar)?|från och med|från|fr\.?o\.?m\.?|börjar)(?: i)?:? (.+)")
_RANGE = re.compile(r"(.+?)(?: ?(?:–|—|−|--) ?| (?:-|till|t\.?o\.?m\.?|till och med) )(.+)")
_YEARS = re.compile(r"(\d{4}) ?- ?(\d{4})")

UNDERSTOOD = (
    "2025, 2025-03, 2025-03-14, mars 2025, 14 mars 2025, kvartal 3 2025, 2024–2026, klart dec 2025 eller från mars 2025"
)
"""What is understood, for messages."""


@dataclass(frozen=True, slots=True)
class When:
    """A start, an end or both, as a plan's file has them."""

    start: str = ""
    end: str = ""
    is_range: bool = False
    """Whether two times were written: none of them may be lost."""


def when_in(text: str) -> When | None:
    """The time that a cell tells; a time alone is both start and end. None if it cannot be understood exactly."""
    plain = " ".join(text.replace("\u00a0", " ").split()).casefold().rstrip(".")
    if match := _YEARS.fullmatch(plain):
        return _between(*match.groups())
    if single := _single(plain):
        return single
    if match := _END.fullmatch(plain):
        inner = _single(match[1])
        return When("", inner.end) if inner else None
    if match := _RANGE.fullmatch(plain):
        return _between(_without(_START, match[1]), _without(_END, match[2]))
    if match := _START.fullmatch(plain):
        inner = _single(match[1])
        return When(inner.start) if inner else None
    return None


def _without(words: re.Pattern[str], text: str) -> str:
    match = words.fullmatch(text)
    return match[1] if match else text


def _between(first: str, last: str) -> When | None:
    """A range; a month without a year has the year of the end, as in `mars–juni 2025`."""
    end = _single(last)
    start = _single(first) or (_single(f"{first} {end.end[:4]}") if end else None)
    return When(start.start, end.end, is_range=True) if start and end else None


def _single(plain: str) -> When | None:
    """One time: a day, a month, a year, a quarter or half a year."""
    if match := _QUARTER.fullmatch(plain):
        quarter, year = _two(match, later=(5, 6))
        return When(f"{year}-{quarter * 3 - 2:02}", f"{year}-{quarter * 3:02}")
    if match := _HALF.fullmatch(plain):
        half, year = _two(match, later=(5, 6))
        return When(f"{year}-{half * 6 - 5:02}", f"{year}-{half * 6:02}")
    found = _period(plain)
    return When(found, found) if found else None


def _two(match: re.Match[str], *, later: tuple[int, int]) -> tuple[int, str]:
    """Number and year, whichever way round they were written."""
    year, number = match[later[0]], match[later[1]]
    if not year:
        number, year = (part for part in match.groups() if part)
    return {"första": 1, "andra": 2}.get(number) or int(number[0]), year


def _period(plain: str) -> str:
    """A year, month or day as a plan's file has it, or nothing."""
    text = plain
    if match := _DAY_MONTH_YEAR.fullmatch(plain):
        text = f"{match[3]}-{_month(match[2]):02}-{int(match[1]):02}"
    elif match := _MONTH_YEAR.fullmatch(plain):
        text = f"{match[2]}-{_month(match[1]):02}"
    elif match := _NUMBERS.fullmatch(plain):
        text = "-".join((match[1], *(f"{int(part):02}" for part in (match[2], match[3]) if part)))
    elif match := _TURNED.fullmatch(plain):
        text = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    elif match := _WHOLE.fullmatch(plain):
        text = "-".join(match.groups())
    try:
        return Period.parse(text).text
    except ValueError:
        return ""


def _month(word: str) -> int:
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(word[:3]))
