"""Rules that keep code out of the texts. What is written is shown, never run: this tells the editor in time."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date

from macros.plan.messages import message
from macros.plan.plan import Plan
from macros.plan.problems import Finding, Severity
from macros.plan.rules.walk import texts_of_suspects

_TAG = re.compile(
    r"</?[a-z][a-z0-9-]*(?:[\s/][^<>]*)?>|<(?:script|style|iframe|img|svg|object|embed|form|input|link|meta|math|video|audio)\b"
    r"|<!--|<!\[CDATA|<!doctype|<\?(?:php|xml)",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(r"\{\{|\{%|\{#")
_SCRIPT = re.compile(r"(?:java|vb)script:(?=\S)|data:text/html", re.IGNORECASE)
_HIDDEN = re.compile(r"[\x00-\x1f\u00ad\u200b-\u200f]")
"""What browsers skip inside the name of a scheme."""


def no_html(plan: Plan, _on: date) -> Iterator[Finding]:
    """No text holds HTML: Markdown says it, in the fields that allow it."""
    yield from _all(plan, _TAG, "html-i-text", "<")


def no_templates(plan: Plan, _on: date) -> Iterator[Finding]:
    """No text holds the marks of a template, which are never run from data."""
    yield from _all(plan, _TEMPLATE, "mall-i-text", "{")


def no_scripts(plan: Plan, _on: date) -> Iterator[Finding]:
    """No link in a text runs a script, however it is disguised."""
    yield from _all(plan, _SCRIPT, "skript-i-text", ":&")


def _all(plan: Plan, pattern: re.Pattern[str], rule: str, signs: str) -> Iterator[Finding]:
    """What the pattern finds; without one of `signs` it finds nothing."""
    for written in texts_of_suspects(plan, lambda whole: any(sign in whole for sign in signs)):
        if match := pattern.search(_undisguised(written.text) if pattern is _SCRIPT else written.text):
            told = message(rule, shown=match[0].split()[0][:40])
            yield Finding(rule, Severity.ERROR, written.record.id, written.path, told, written.position)


def _undisguised(text: str) -> str:
    plain = html.unescape(text) if "&" in text else text
    return _HIDDEN.sub("", plain) if ":" in plain else ""
