"""Judges a text by the limits of plain Swedish: where, what and what to do. Warnings only: a careful writer may be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from macros.plan.messages import message
from macros.plan.plain.measures import abbreviations, is_long, lix, passives, spelled_out
from macros.plan.plain.sentences import Sentence, sentences

MOST_WORDS = 30
"""Words in a sentence: beyond this most readers must begin again."""
MOST_LIX = 55
"""LIX 50–60 is how authorities write; above, only specialists read with ease."""
LEAST_FOR_LIX = 40
"""Words that a text must have for LIX to tell anything: in a shorter one a single name decides."""
MOST_PASSIVES = 2

FULL = {
    "t.ex.": "till exempel", "bl.a.": "bland annat", "m.m.": "med mera", "m.fl.": "med flera", "d.v.s.": "det vill säga",
    "dvs": "det vill säga", "osv": "och så vidare", "etc": "och så vidare", "resp": "respektive", "enl": "enligt",
    "s.k.": "så kallad", "p.g.a.": "på grund av", "t.o.m.": "till och med", "fr.o.m.": "från och med", "f.n.": "för närvarande",
    "inkl": "inklusive", "exkl": "exklusive", "f.d.": "före detta",
}  # fmt: skip
COMMON = frozenset({"PDF", "EU", "FN", "IT", "TV", "UTF", "YAML", "HTML", "CSV"})
"""Words in capitals that everybody knows, and names of the formats that editors' files have."""


class Remark(NamedTuple):
    """What could be plainer; `sentence` is where it stands."""

    rule: str
    message: str
    sentence: Sentence


def remarks(text: str, *, known: AbstractSet[str] = frozenset(), beside: str = "") -> Iterator[Remark]:
    """All that could be plainer in a text in Markdown.

    `known` are the abbreviations that the site explains, and `beside` is the text that stands on the same page.
    """
    found = tuple(sentences(text))
    seen: set[str] = set()
    for sentence in found:
        count = len(sentence.words)
        if count > MOST_WORDS:
            yield Remark("klarsprak-mening", message("klarsprak-mening", words=count, most=MOST_WORDS), sentence)
        verbs = passives(sentence)
        agent = bool(re.search(r"\b(?:ska|bör|kan|måste)\b.*\bav\b", sentence.text))
        if len(verbs) > MOST_PASSIVES or (agent and len(verbs) == MOST_PASSIVES):
            shown = ", ".join(dict.fromkeys(verbs))
            yield Remark("klarsprak-passiv", message("klarsprak-passiv", count=len(verbs), verbs=shown), sentence)
        for short in abbreviations(sentence):
            if short not in seen:
                seen.add(short)
                yield from _unexplained(short, sentence, f"{text}\n{beside}", known)
    words = [word for sentence in found for word in sentence.words]
    index = lix(found)
    if len(words) >= LEAST_FOR_LIX and index > MOST_LIX:
        longest = sorted({word for word in words if is_long(word)}, key=lambda word: (-len(word), word))[:3]
        shown = ", ".join(f"”{word}”" for word in longest)
        yield Remark("klarsprak-lix", message("klarsprak-lix", lix=index, most=MOST_LIX, words=shown), found[0])


def _unexplained(short: str, sentence: Sentence, text: str, known: AbstractSet[str]) -> Iterator[Remark]:
    if short.isupper():
        if short not in known and short not in COMMON and not spelled_out(short, text):
            yield Remark("klarsprak-forkortning", message("klarsprak-forkortning", short=short), sentence)
        return
    full = FULL.get(short.replace(" ", ""), FULL.get(short.strip("."), ""))
    hint = f" Skriv ”{full}”." if full else " Skriv ut orden."
    yield Remark("klarsprak-punkter", message("klarsprak-punkter", short=short, hint=hint), sentence)
