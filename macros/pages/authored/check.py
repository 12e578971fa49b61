"""Checks an author's page: every call is allowed and can be answered, nothing on it can run, and a page in a generated one's place shows its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.pages.authored.calls import Call, Mistake, read_calls
from macros.pages.authored.html import judge
from macros.pages.authored.macros import MACROS, AuthorMacros
from macros.pages.authored.selection import AuthorError
from macros.pages.authored.source import html_of, in_source
from macros.pages.setting import Setting
from macros.plan.messages import message
from macros.plan.record import Record

_SHOWS_FACTS = {"fakta", "sida"}


def check_page(setting: Setting, text: str, *, address: str, replaces: Record | None) -> Iterator[Mistake]:
    """Everything wrong on a page; `replaces` is the record whose generated page stands at the same address."""
    macros = AuthorMacros(setting, address)
    shown: set[str] = set()
    readable = True
    for found in read_calls(text, MACROS):
        if isinstance(found, Mistake):
            readable = False
            yield found
            continue
        yield from _try(macros, found)
        if found.name in _SHOWS_FACTS:
            shown.update((*found.arguments, *found.named.values()))
    html = html_of(text, _answering(macros) if readable else None, MACROS)
    yield from in_source(text, judge(html))
    if replaces and replaces.id not in shown:
        yield Mistake(1, "sida-utan-fakta", message("sida-utan-fakta", id=replaces.id))


def _try(macros: AuthorMacros, call: Call) -> Iterator[Mistake]:
    try:
        macros.call(call.name, call.arguments, call.named)
    except AuthorError as error:
        yield Mistake(call.line, error.rule, str(error))


def _answering(macros: AuthorMacros) -> Callable[[str], Callable[..., str]]:
    """Each macro by its name; what cannot be answered gives nothing, and has been told."""

    def named(name: str) -> Callable[..., str]:
        def macro(*arguments: str, **filters: str) -> str:
            try:
                return macros.call(name, arguments, filters)
            except AuthorError:
                return ""

        return macro

    return named
