"""Finds a plan's terms in running text, bent as Swedish bends them, never inside another word. Must not make HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from macros.pages.addresses import address
from macros.pages.inflection import AFTER_ABBREVIATION, forms_before_noun, forms_of_abbreviation, forms_of_noun
from macros.pages.views.parts import first_sentence
from macros.plan.documents import Term
from macros.plan.plan import Plan, remembered

_TOKEN = re.compile(r"[^\W_]+")
_BYTES = bytes(ord(low) if (low := chr(one).lower()).isalnum() and ord(low) < 256 else 32 for one in range(256))
"""Latin-1 in lower case, with a space for every sign that is no letter or digit: the quickest way to a text's words."""
_CLOSED = re.compile(
    r'<(a|code|pre|h[1-6]|summary|svg|button|title)\b.*?</\1>|<[^>"]*(?:"[^"]*"[^>"]*)*>|&#?\w+;', re.DOTALL
)
"""Where nothing is explained: elements that are something else already, tags, entities."""
_GAP = re.compile(r"\s+")
_VOWELS_AND_T = frozenset("aeiouyåäöt")
"""How an adjective before a noun ends that does not tell the noun's gender, or tells that it is neuter."""


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A term as readers meet it in a text: its page, its name, and what it means in a sentence."""

    address: str
    name: str
    full: str
    """The name as it stands inside a sentence."""
    explanation: str


class Spelling(NamedTuple):
    """One way to write a word: the forms of each of its parts, and what stands between them."""

    forms: tuple[frozenset[str], ...]
    gaps: tuple[str, ...]
    word: Word
    short: str = ""
    """The abbreviation, if it is one."""
    exact: bool = False
    """Whether capitals must be as written."""


class Hit(NamedTuple):
    """A word found in a text, from one place to another."""

    start: int
    end: int
    word: Word
    short: bool
    spell: bool
    """Whether it reads well to spell the abbreviation out after it."""
    told: bool
    """Whether the same text gives the abbreviation's full name."""


class Vocabulary:
    """All terms of a plan, ready to be found; `hits` remembers what it found in a text."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._heads: dict[str, list[tuple[str, Spelling]]] = {}
        for spelling in (one for term in terms for one in _spellings(term)):
            for form in spelling.forms[0]:
                self._heads.setdefault(form.lower(), []).append((form, spelling))
        self._signals = frozenset(next(iter(_runs(head)), b"") for head in self._heads)
        """How words begin, as `_runs` gives it: a text without any of them holds no word."""
        self.hits = lru_cache(maxsize=50_000)(self._hits)

    def _hits(self, html: str) -> tuple[Hit, ...]:
        signals = self._signals.intersection(_runs(html))
        if not signals:
            return ()
        low = html.lower()
        if len(low) != len(html):  # a capital that is two letters in lower case
            low = "".join([small if len(small := sign.lower()) == 1 else sign for sign in html])
        words = set(_TOKEN.findall(low))
        heads = [
            one for head in sorted(self._heads.keys() & words) for one in self._heads[head] if _may_stand(one[1], words)
        ]
        found = list(_found(html, low, heads)) if heads else []
        named = {hit.word for hit in found if not hit.short}
        return tuple(
            [hit._replace(spell=False, told=True) if hit.short and hit.word in named else hit for hit in found]
        )


def _runs(text: str) -> list[bytes]:
    """The runs of letters and digits in a text, with nothing for a sign that Latin-1 lacks."""
    return text.encode("latin-1", "replace").translate(_BYTES).split()


def _may_stand(spelling: Spelling, words: set[str]) -> bool:
    """Whether a form of every part of a spelling is among a text's words, in whatever order."""
    return spelling.exact or not any(map(words.isdisjoint, spelling.forms[1:]))


def _found(html: str, low: str, heads: list[tuple[str, Spelling]]) -> Iterator[Hit]:
    """Every hit in the order of the text; of those that begin at the same place, the longest."""
    fitting: dict[int, tuple[int, Spelling]] = {}
    for form, spelling in heads:
        text, start = html if spelling.exact else low, -1
        while (start := text.find(form, start + 1)) >= 0:
            end = _fits(html, text, start, spelling)
            if end > fitting.get(start, (0, spelling))[0]:
                fitting[start] = (end, spelling)
    closed = [part.span() for part in _CLOSED.finditer(html)] if fitting else []
    last = 0
    for start, (end, spelling) in sorted(fitting.items(), key=itemgetter(0)):
        if start >= last and not any(left <= start < right for left, right in closed):
            last = end
            yield Hit(start, end, spelling.word, bool(spelling.short), _bare(html, start, end, spelling), told=False)


@remembered
def vocabulary(plan: Plan) -> Vocabulary:
    """The terms of a plan; of two that claim the same word, the one written first has it."""
    return Vocabulary(plan.all(Term))


def _spellings(term: Term) -> Iterator[Spelling]:
    short = term.abbreviation if term.abbreviation != term.name else None
    full = term.name if term.name[1:] != term.name[1:].lower() else term.name[:1].lower() + term.name[1:]
    sentence = first_sentence(term.text)
    if short and full.casefold() not in sentence.casefold():
        sentence = f"{short} betyder {full}. {sentence}".strip()
    if not sentence:
        return
    word = Word(address(term), term.name, full, sentence)
    for name in (term.name, *term.synonyms):
        yield from _spelling(name, word)
    if short:
        yield from _spelling(short, word, short)


def _spelling(name: str, word: Word, short: str = "") -> Iterator[Spelling]:
    places = [(found.start(), found.end()) for found in _TOKEN.finditer(name)]
    if not places or places[0][0] > 0 or places[-1][1] < len(name):
        return  # not a word that can be found by its letters
    parts = [name[start:end] for start, end in places]
    gaps = tuple(_gap(name[left[1] : right[0]]) for left, right in pairwise(places))
    exact = bool(short) or name.isupper()
    if exact:
        forms = (*(frozenset({part}) for part in parts[:-1]), forms_of_abbreviation(parts[-1]))
    else:
        parts = [part.lower() for part in parts]
        common = len(parts) > 1 and parts[-2][-1] not in _VOWELS_AND_T
        forms = (*map(forms_before_noun, parts[:-1]), forms_of_noun(parts[-1], common=common))
    yield Spelling(forms, gaps, word, short, exact)


def _gap(between: str) -> str:
    return _GAP.sub(" ", between)


def _fits(html: str, text: str, start: int, spelling: Spelling) -> int:
    """Where the spelling ends that may begin at `start`, or 0 if it does not stand there; `text` is `html` in the case to compare."""
    end = start
    for place, forms in enumerate(spelling.forms):
        part = _TOKEN.search(text, end) if place else _TOKEN.match(text, start)
        if part is None or part[0] not in forms:
            return 0
        if place and _gap(text[end : part.start()]) != spelling.gaps[place - 1]:
            return 0
        end = part.end()
    bent = _TOKEN.match(html, end + 1) if spelling.short and html[end : end + 1] == ":" else None
    if bent and bent[0] in AFTER_ABBREVIATION:
        end = bent.end()
    return end if _stands_alone(html, start, end, spelling) else 0


def _stands_alone(html: str, start: int, end: int, spelling: Spelling) -> bool:
    """Whether a word is no part of a longer one or of an address."""
    before, after, beyond = html[start - 1 : start], html[end : end + 1], html[end + 1 : end + 2]
    if (
        before.isalnum()
        or before in {"-", "_", "@", "#"}
        or after in {"_", "@"}
        or (after == "-" and not spelling.short)
    ):
        return False
    if (after == "." and beyond.isalnum()) or (before == "." and html[start - 2 : start - 1].isalnum()):
        return False
    return "://" not in html[max(html.rfind(sign, 0, start) for sign in " \n>") + 1 : end]


def _bare(html: str, start: int, end: int, spelling: Spelling) -> bool:
    """Whether an abbreviation stands by itself in its plain form, so that its full name can follow in brackets."""
    plain = html[start:end] == spelling.short and html[start - 1 : start] != "("
    return plain and html[end : end + 1] not in {"-", ":", ")", "/"} and html[end : end + 2] != " ("
