"""From text to search words: small letters without dots and rings, cut into words, each to its Snowball stem.

The client does exactly the same (`sok-ord.js`); a test compares the two on all
words of the site. Letters are folded before stemming, so that a word typed
without å, ä and ö has the same stem as the word itself.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from snowballstemmer.swedish_stemmer import SwedishStemmer

_KEPT = b"abcdefghijklmnopqrstuvwxyz0123456789\n"
_TO_SPACES = bytes(code if code in _KEPT else 0x20 for code in range(256))
_USUAL = [
    (letter.encode(), plain) for letters, plain in (("åÅäÄ", b"a"), ("öÖ", b"o"), ("éÉ", b"e")) for letter in letters
]
_OTHER_LETTERS = [*(bytes([lead]) for lead in (*range(0xC3, 0xCE), 0xE1)), b"\xe2\x84"]
"""How letters begin in UTF-8 that have marks, and the marks themselves; what else is not a–z is only a blank."""
_SNOWBALL = SwedishStemmer()


def fold(text: str) -> str:
    """Small letters, without dots, rings and accents; all but a–z and digits turned into blanks, new lines kept."""
    raw = text.encode().lower()
    for letter, plain in _USUAL:
        raw = raw.replace(letter, plain)
    if any(lead in raw for lead in _OTHER_LETTERS):
        raw = "".join(map(_plain, text.lower())).encode("ascii")
    return raw.translate(_TO_SPACES).decode("ascii")


@lru_cache(maxsize=4_000)
def _plain(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    plain = "".join(mark for mark in marks if not unicodedata.combining(mark))
    return plain if plain.isascii() else " "


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a folded word; numbers and short words are their own."""
    return str(_SNOWBALL.stemWord(word)) if len(word) > 3 else word


def stems(text: str) -> tuple[str, ...]:
    """The search words of a text, in order."""
    return tuple(map(stem, fold(text).split()))
