"""Dates as people and Excel write them, to the form that is meant. Only for hints in messages: nothing is read so."""

from __future__ import annotations

import re
from datetime import date, timedelta

from macros.plan.period import MONTHS, Period
from macros.reading.lookalikes import meant

_FORMS = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?(?:[t ]\d{1,2}:\d{2}.*)?"),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"),
    re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/. ]+(?P<year>\d{4})"),
    re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{2})-(?P<month>\d{2})-(?P<day>\d{2})"),
    re.compile(r"(?:(?:den )?(?P<day>\d{1,2})(?::?e)? )?(?P<name>[a-zåäö]{3,9})\.? (?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4}) (?P<name>[a-zåäö]{3,9})"),
)
_SPAN = re.compile(r"\d{4}\s*(?:[-/]|till)\s*(?:\d{4}|\d{2})|\d{4}-\d{2}(?:-\d{2})?\s*(?:-|till)\s*\d{4}.*")
_PART = re.compile(
    r"(?:vt|ht|våren?|hösten?|sommaren?|vintern?|q[1-4]|kv(?:artal)?\.? ?[1-4])\b|\d{4}[- ]?(?:q[1-4]|vt|ht)\b"
)
_EXCEL = re.compile(r"[34]\d{4}(?:[.,]\d+)?")
_DAY_ZERO = date(1899, 12, 30)
"""The day from which Excel counts, for all days after February 1900."""


def date_hint(text: str) -> str:
    """What to write instead, with a leading space, or nothing if it cannot be told."""
    given = re.sub(r"\s+", " ", meant(text).lower())
    if _EXCEL.fullmatch(given):
        day = _DAY_ZERO + timedelta(days=int(given[:5]))
        return f" Så räknar Excel dagar. Menade du {day.isoformat()}?"
    for form in _FORMS:
        if (found := form.fullmatch(given)) and (period := _period(found.groupdict())):
            return f" Menade du {period}?"
    if _SPAN.fullmatch(given):
        return " Ett spann går inte: början och slut har var sitt fält."
    return " Delar av år går inte att skriva." if _PART.match(given) else ""


def _period(parts: dict[str, str | None]) -> str | None:
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    if name := parts.get("name"):
        number = next((at for at, full in enumerate(MONTHS, 1) if full.startswith(name)), None)
        month = str(number) if number else None
    if not year or not month:
        return None
    text = f"{year if len(year) == 4 else f'20{year}'}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    try:
        return Period.parse(text).text
    except ValueError:
        return None
