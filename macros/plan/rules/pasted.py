"""Rules on what comes along when text is pasted from Word, Excel and web pages, and would be shown as it stands."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from datetime import date

from macros.plan.messages import message
from macros.plan.plan import Plan
from macros.plan.problems import Finding, Severity
from macros.plan.rules.walk import Written, texts_of_suspects

_QUOTES = "“”„‟‘’‚‛«»‹›´`"
_PLACEHOLDERS = frozenset(
    {
        "~",
        "null",
        "none",
        "nil",
        "nan",
        "n/a",
        "na",
        "-",
        "–",
        "—",
        "?",
        "??",
        "???",
        "…",
        "...",
        "tbd",
        "todo",
        "xx",
        "xxx",
    }
)
"""What people and programs write where nothing is known; none of it says anything to a reader."""
_EXCEL = re.compile(
    r"#(?:SAKNAS|REFERENS|VÄRDEFEL|DIVISION/0|NAMN|OGILTIGT|SKÄRNING|SPILL|N/A|REF|VALUE|DIV/0|NAME|NUM|NULL)[!?]|#N/A\b|#{4,}"
)
_CODED = re.compile(r"&(?:[a-z]{2,8}|#[0-9]{1,6}|#x[0-9a-f]{1,5});|\\u00[0-9a-f]{2}", re.IGNORECASE)


def no_quotes_round_all(plan: Plan, _on: date) -> Iterator[Finding]:
    """No text stands as a whole in quotation marks that are shown, as Word makes them of straight ones (warning)."""
    for written in texts_of_suspects(plan, _any_of(_QUOTES)):
        text = written.text
        first, last, within = text[:1], text[-1:], text[1:-1]
        if within and first in _QUOTES and last in _QUOTES and not any(sign in within for sign in _QUOTES):
            yield _told(written, "citattecken-runt-allt", Severity.WARNING, signs=f"{first}…{last}")


def no_placeholders(plan: Plan, _on: date) -> Iterator[Finding]:
    """No text is only a sign that something is missing (warning)."""
    for written in texts_of_suspects(plan, lambda whole: any(map(_is_placeholder, whole.split("\n")))):
        if _is_placeholder(written.text):
            yield _told(written, "platshallare", Severity.WARNING, shown=written.text)


def no_errors_of_excel(plan: Plan, _on: date) -> Iterator[Finding]:
    """No text holds what Excel shows when a cell cannot be worked out."""
    for written in texts_of_suspects(plan, _any_of("#")):
        if found := _EXCEL.search(written.text):
            yield _told(written, "fel-fran-excel", Severity.ERROR, shown=found[0][:40])


def no_coded_signs(plan: Plan, _on: date) -> Iterator[Finding]:
    """No text holds a sign in code, as `&ouml;`: it would be shown as code."""
    for written in texts_of_suspects(plan, _any_of("&\\")):
        found = _CODED.search(written.text)
        sign = _decoded(found[0]) if found else ""
        if found and sign != found[0] and not (sign.isascii() and sign.isalnum()):
            yield _told(written, "kodat-tecken", Severity.ERROR, shown=found[0], sign=sign)


def _any_of(signs: str) -> Callable[[str], object]:
    return re.compile(f"[{re.escape(signs)}]").search


def _is_placeholder(text: str) -> bool:
    return text.strip().casefold() in _PLACEHOLDERS


def _decoded(code: str) -> str:
    sign = chr(int(code[2:6], 16)) if code.startswith("\\") else html.unescape(code)
    return sign if sign.isprintable() else "som avses"


def _told(written: Written, rule: str, severity: Severity, **values: object) -> Finding:
    return Finding(rule, severity, written.record.id, written.path, message(rule, **values), written.position)
