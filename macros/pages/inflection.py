"""The forms that a Swedish word takes in a text: a small list of endings, not a grammar. A form too many does no harm, for it is no word."""

from __future__ import annotations

_NEUTER = ("et", "t")
_OTHERS = ("en", "n", "ar", "arna", "er", "erna", "r", "rna", "or", "orna", "na")
_SHORT_ENDINGS = ("n", "en", "et", "er", "ar", "arna", "erna")
_DROPPING = ("el", "en", "er")


def _with_genitive(endings: tuple[str, ...]) -> tuple[str, ...]:
    return (*endings, *(f"{ending}s" for ending in endings))


def forms_of_noun(word: str, *, common: bool) -> frozenset[str]:
    """The forms of a word in lower case that stands last in a term: `plan`, `planens`, `planer`.

    One of `common` gender has no neuter: the ”lokala planet” is no ”lokal plan”.
    """
    stems = {word}
    if word.endswith("man"):  # huvudman, huvudmannen
        stems |= {f"{word}n"}
    if word.endswith("m"):  # program, programmet
        stems.add(f"{word}m")
    if len(word) > 4 and word.endswith(_DROPPING):  # kluster, klustret; nyckel, nycklar
        stems.add(word[:-2] + word[-1])
    if len(word) > 4 and word.endswith("a"):  # vårdkedja, vårdkedjor
        stems.add(word[:-1])
    endings = _with_genitive(_OTHERS if common else _OTHERS + _NEUTER)
    irregular = {f"{word[:-3]}män{ending}" for ending in ("", "s", "nen", "nens")} if word.endswith("man") else set()
    return frozenset({word, f"{word}s", *irregular, *(stem + ending for stem in stems for ending in endings)})


def forms_before_noun(word: str) -> frozenset[str]:
    """The forms of a word in lower case that stands before the last, as adjectives are bent: `fast`, `fasta`; `mobila`, `mobilt`."""
    forms = {word, f"{word}a", f"{word}t"}
    if word.endswith("ad"):  # samordnad, samordnat, samordnade
        forms |= {f"{word}e", f"{word[:-1]}t"}
    elif word.endswith("at"):
        forms |= {f"{word[:-1]}d", f"{word[:-1]}de"}
    elif word.endswith(("a", "t")) and len(word) > 4:
        forms |= {word[:-1], f"{word[:-1]}a", f"{word[:-1]}t"}
    return frozenset(forms)


def forms_of_abbreviation(short: str) -> frozenset[str]:
    """The forms of an abbreviation, whose own letters stay as they are: `SIP`, `SIPar`."""
    return frozenset({short, *(short + ending for ending in AFTER_ABBREVIATION)})


AFTER_ABBREVIATION = frozenset({"s", *_with_genitive(_SHORT_ENDINGS)})
"""How an abbreviation is bent, with a colon before or without: `SIP:en`."""
