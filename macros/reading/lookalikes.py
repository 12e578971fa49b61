"""Characters that look like those that were meant, as Word and web pages put them in. Says what was meant; judges no value."""

from __future__ import annotations

import re
import unicodedata

HARD_SPACES = "\u00a0\u2007\u202f"
SPACES = HARD_SPACES + "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
DASHES = "‐‑‒–—―−⁻﹣－"
QUOTES = "“”„‟‘’‚‛«»‹›´`′″"
COLONS = "：﹕∶ː꞉"
OTHERS = str.maketrans("аеорсухіɡı", "aeopcyxigi")
"""Cyrillic and phonetic letters that no eye tells from Latin ones."""
BULLET = re.compile(f"([–—―−‐‑•·◦▪‣●○■*]|--|[0-9]{{1,2}}[.)])[ {HARD_SPACES}]+(?=\\S)")
"""What Word and people write before each line of a list, where a hyphen and a space should be."""
_PLAIN = str.maketrans(dict.fromkeys(SPACES, " ") | dict.fromkeys(DASHES, "-") | dict.fromkeys(QUOTES, ""))
_FRACTIONS = re.compile("[¼½¾⅓⅔⅕-⅞]")


def meant(text: str) -> str:
    """The text as it would be written with the ordinary keys: `“ej påbörjad”` is `ej påbörjad`."""
    if _FRACTIONS.search(text):
        return text
    plain = unicodedata.normalize("NFKC", text.translate(_PLAIN).translate(OTHERS))
    return plain.strip().removeprefix('"').removesuffix('"')


def first_odd(text: str) -> tuple[str, str] | None:
    """What the first character is that `meant` changes, in words, and its code; None if there is none."""
    if text.isascii():
        return None
    odd = next((sign for sign in text if meant(f"a{sign}a") != f"a{sign}a"), None)
    return (_called(odd), f"U+{ord(odd):04X}") if odd else None


def quoted(text: str) -> str | None:
    """What stands within, if the whole text stands in one pair of quotation marks that are not straight; else None."""
    within = text[1:-1]
    whole = len(text) > 2 and text[0] in QUOTES and text[-1] in QUOTES and not any(sign in within for sign in QUOTES)
    return within.strip() if whole else None


def _called(sign: str) -> str:
    if sign in HARD_SPACES:
        return "ett hårt mellanslag"
    if sign in SPACES:
        return "ett ovanligt mellanslag"
    if sign in QUOTES:
        return f"citattecknet {sign}"
    if sign in "–—―‒":
        return "ett tankstreck"
    if sign == "−":
        return "ett minustecken"
    return "ett bindestreck av annat slag" if sign in DASHES else f"tecknet {sign}"
