"""The text of an author's page with other ids in its macro calls. Opens no file, runs nothing, and leaves examples alone."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from functools import cache

from macros.pages.authored.macros import MACROS, AuthorMacros

_PARTS = re.compile(r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}|\{\{.*?\}\}", re.DOTALL)
_NAMED = re.compile(r"\b(?P<key>\w+)(?P<between>\s*=\s*)(?P<sign>[\"'])(?P<id>[a-z0-9-]+)(?P=sign)")


def with_new_ids(text: str, ids: Mapping[str, str]) -> tuple[str, int]:
    """The page with the ids that its calls name changed, and how many were."""
    count = 0

    def first(found: re.Match[str]) -> str:
        nonlocal count
        if found["id"] not in ids:
            return found[0]
        count += 1
        return f"{found['before']}{found['sign']}{ids[found['id']]}{found['sign']}"

    def named(found: re.Match[str]) -> str:
        nonlocal count
        if found["id"] not in ids or found["key"] in _words():
            return found[0]
        count += 1
        return f"{found['key']}{found['between']}{found['sign']}{ids[found['id']]}{found['sign']}"

    def part(found: re.Match[str]) -> str:
        return found[0] if found[0].startswith("{%") else _NAMED.sub(named, _first().sub(first, found[0]))

    return _PARTS.sub(part, text), count


@cache
def _first() -> re.Pattern[str]:
    """A call of a macro whose first argument is an id, up to that argument."""
    names = "|".join(name for name, words in _macros().items() if words[:1] == ("id",))
    return re.compile(rf"(?P<before>\b(?:{names})\(\s*)(?P<sign>[\"'])(?P<id>[a-z0-9-]+)(?P=sign)")


@cache
def _words() -> frozenset[str]:
    """The arguments that are no ids: kinds and texts."""
    return frozenset(word for words in _macros().values() for word in words) - {"id", "filter"}


@cache
def _macros() -> Mapping[str, tuple[str, ...]]:
    """The authors' macros with the names of their arguments."""
    return {name: tuple(inspect.signature(getattr(AuthorMacros, name)).parameters)[1:] for name in MACROS}
