"""What can be counted in a sentence or a text: LIX, passive verbs, abbreviations. Must not know what is too much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.plan.plain.sentences import Sentence

LONG = 6
"""A word with more letters than this is long."""

_PASSIVE = re.compile(
    r"[a-zåäö]{2,}(?:(?<!rn)(?<!en)as|ades|[ai]ts|[rnld]des)"
    r"|(?:[a-zåäö]+)?(?:görs|läggs|följs|förs|stöds|leds|styrs|byggs|drivs|skrivs|hålls|lyfts|stärks|sätts|ställs|används|"
    r"erbjuds|avgörs|prövs|köps|sänds|beslutas)|ges|tas|ses|gavs|togs"
)
_NO_PASSIVE = frozenset(
    {
        # genitives and nouns
        "deras", "allas", "bådas", "andras", "ungas", "enskildes", "dags", "vardags", "databas", "plats", "sats",
        # verbs that end in s whoever does it
        "hoppas", "trivas", "andas", "minnas", "lyckas", "misslyckas", "saknas", "saknades", "saknats", "fattas", "finnas",
        "funnits", "umgås", "synas", "vistas", "åldras", "enas", "träffas", "träffades", "mötas", "behövas", "behövts",
    }
)  # fmt: skip
_NO_VERB = ("plats", "insats", "slutsats", "sats")
_CAPITALS = re.compile(r"(?<![\w./@-])[A-ZÅÄÖ]{2,12}(?![\w@]|\.\w)")
_DOTTED = re.compile(
    r"(?<![\w.])(?:[a-zåäö]{1,4}\.[ ]?[a-zåäö]{1,3}\.(?:[ ]?[a-zåäö]{1,3}\.)?|(?:osv|etc|resp|enl|inkl|exkl|dvs)\.?(?!\w))"
)
_ROMAN = re.compile(r"[IVX]+\Z")


def lix(text: Sequence[Sentence]) -> int:
    """Läsbarhetsindex (C.H. Björnsson, Läsbarhet, 1968): words a sentence, plus long words in a hundred."""
    words = [word for sentence in text for word in sentence.words]
    if not words:
        return 0
    return round(len(words) / len(text) + 100 * sum(map(is_long, words)) / len(words))


def is_long(word: str) -> bool:
    """Whether a word has more than six letters; signs within it do not count."""
    return sum(sign.isalnum() for sign in word) > LONG


def passives(sentence: Sentence) -> tuple[str, ...]:
    """The verbs of a sentence that hide who does it: `följs`, `genomföras`, `beslutades`. A good guess, no grammar."""
    return tuple(
        word
        for word in sentence.words
        if word not in _NO_PASSIVE and _PASSIVE.fullmatch(word) and not word.endswith(_NO_VERB)
    )


def abbreviations(sentence: Sentence) -> Iterator[str]:
    """What is shortened: words in capitals, and short forms with points."""
    for pattern in (_CAPITALS, _DOTTED):
        for found in pattern.finditer(sentence.text):
            if not _ROMAN.match(found[0]):
                yield found[0]


def spelled_out(short: str, text: str) -> bool:
    """Whether a text says itself what a word in capitals stands for: `samordnad individuell plan (SIP)`, or the reverse."""
    if re.search(rf"\({re.escape(short)}\)|(?<!\w){re.escape(short)}[ ]?\((?!\w{1, 6}\))", text):
        return True
    letters = r"[a-zåäö-]*\s(?:(?:och|om|för|i|till|av|på)\s)?".join(map(re.escape, short.lower()))
    return bool(re.search(rf"(?<!\w){letters}", text.lower()))
