"""Every Swedish message about data, by rule: what is wrong, what is allowed, what to do.

The key is the rule's name, which machines see too. Braces name the values that
the caller gives. Must not decide anything: only wording lives here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from macros.plan.messages.pages import PAGES
from macros.plan.messages.plain import PLAIN
from macros.plan.messages.reading import READING
from macros.plan.messages.rules import RULES
from macros.plan.messages.statement import STATEMENT

MESSAGES = READING | RULES | STATEMENT | PAGES | PLAIN
MOST_COMPARED = 200
"""So much of a word is looked at when guessing what was meant; no name of ours is longer."""
_DOTLESS = str.maketrans("åäöé", "aaoe")


def message(rule: str, **values: object) -> str:
    """The Swedish text of `rule` with its values filled in, one line that shows; raises `KeyError` for an unknown rule."""
    text = MESSAGES[rule].format(**values)
    return text if text.isprintable() else "".join(one if one.isprintable() else " " for one in text)


def nearest(word: str, candidates: Iterable[str], *, at_least: float = 0.6) -> str | None:
    """The candidate most like `word`, or None if none is `at_least` so like; case and the dots of å ä ö do not count."""
    folded = {_fold(candidate): candidate for candidate in reversed(list(candidates))}
    found = get_close_matches(_fold(word[:MOST_COMPARED]), folded, n=1, cutoff=at_least)
    return folded[found[0]] if found else None


def _fold(word: str) -> str:
    return word.casefold().translate(_DOTLESS)


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """` Menade du ”x”?` with a leading space, or nothing if no candidate is near."""
    found = nearest(word, candidates)
    return f" Menade du ”{found}”?" if found else ""


class Hints:
    """Guesses what was meant, as long as it pays: thousands of wrong words among thousands of right ones take minutes."""

    def __init__(self, most: int = 100_000) -> None:
        self._left = most

    def nearest(self, word: str, candidates: Collection[str]) -> str | None:
        """As `nearest`, until so many candidates have been compared."""
        self._left -= len(candidates)
        return nearest(word, candidates) if self._left >= 0 else None

    def did_you_mean(self, word: str, candidates: Collection[str]) -> str:
        """As `did_you_mean`, until so many candidates have been compared."""
        found = self.nearest(word, candidates)
        return f" Menade du ”{found}”?" if found else ""


def listed(words: Iterable[str]) -> str:
    """`a, b och c`."""
    *rest, last = words
    return f"{', '.join(rest)} och {last}" if rest else last
