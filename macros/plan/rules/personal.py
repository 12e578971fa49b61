"""Rules that keep people out of the texts: personal numbers, personal e-mail, mobile numbers. Shows none of them whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from macros.plan.messages import message
from macros.plan.plan import Plan
from macros.plan.problems import Finding, Severity
from macros.plan.rules.walk import Written, texts_of_suspects

ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_START, _END = r"(?<!\d)(?<!\d[-/.])", r"(?![-/.]?\d)"
_DASH = "-\u2010\u2011\u2012\u2013\u2212"
PERSONAL_NUMBER = re.compile(rf"{_START}((?:18|19|20)?)(\d{{2}})(\d{{2}})(\d{{2}})([{_DASH}+]?)(\d{{4}}){_END}")
_GAP = rf"[{_DASH}\s]{{0,2}}"
_MOBILE_END = rf"7{_GAP}[02369](?:{_GAP}\d){{7}}"
MOBILE = re.compile(rf"{_START}(?:0|(?:\+|00){_GAP}46{_GAP}(?:\(0\))?{_GAP}){_MOBILE_END}{_END}")
_EMAIL = re.compile(r"(?<![\w.+-])([\w+-]+(?:\.[\w+-]+)*)@((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)

_TWO_DIGITS = re.compile(r"\d\d")
_NINE_DIGITS = re.compile(_MOBILE_END)
"""The end of a mobile number: a search for it is quick, because it begins with one sign."""

_WORDS = frozenset(
    [
        "barn",
        "brev",
        "bygg",
        "data",
        "dpo",
        "ekonomi",
        "enhet",
        "familj",
        "fraga",
        "fragor",
        "gdpr",
        "god",
        "grupp",
        "hr",
        "hsl",
        "individ",
        "info",
        "it",
        "kansli",
        "kontor",
        "kund",
        "lss",
        "mail",
        "miljo",
        "nara",
        "no",
        "noreply",
        "nu",
        "org",
        "person",
        "personal",
        "plan",
        "post",
        "press",
        "reply",
        "sip",
        "ska",
        "skola",
        "stab",
        "stod",
        "support",
        "team",
        "trygg",
        "tf",
        "vuxen",
        "vux",
        "webb",
        "webmaster",
        "vard",
        "aldre",
    ]
)
"""Whole words that name a function, so that `info.mellerud@…` is one."""
_STEMS = (
    "administ", "ambulans", "arkiv", "avdelning", "bestall", "bistand", "boende", "bokning", "dataskydd", "diari", "elevhals",
    "expedition", "faktur", "folkhals", "folktand", "forvaltning", "funktionsh", "habilit", "halso", "hemsjuk", "hemtjan",
    "hjalp", "invanar", "kommun", "kommunikat", "kontakt", "koordinat", "kundtj", "lansstyr", "ledning", "medborgar",
    "mottagning", "myndighet", "namnd", "narvard", "narsjuk", "nyhet", "omsorg", "patient", "primarvard", "process",
    "projekt", "psykiatri", "radgiv", "redaktion", "region", "registrat", "rehab", "rekryter", "samordn", "samverkan",
    "service", "sjukhus", "sjukvard", "socialt", "socialn", "socialf", "strateg", "styrelse", "styrgrupp", "upphandl",
    "utbildning", "utveckling", "vardcentral", "vardsam", "verksamhet", "vaxel",
)  # fmt: skip
"""How longer words that name a function begin."""


def personal_numbers(plan: Plan, _on: date) -> Iterator[Finding]:
    """No text holds a personal identity number or a coordination number.

    Ten or twelve digits with a real date (day + 60 for a coordination number) and
    a right check digit. Ten digits in a row that begin with 0 are read as a
    telephone number, which is how those are written.
    """
    for written in texts_of_suspects(plan, six_digits):
        for match in PERSONAL_NUMBER.finditer(ADDRESS.sub("", written.text)):
            if is_personal_number(match):
                yield _finding(written, "personnummer", start=match[0][:4])


def mobile_numbers(plan: Plan, _on: date) -> Iterator[Finding]:
    """No text holds a mobile number, in Swedish or international form."""
    for written in texts_of_suspects(plan, nine_digits):
        text = ADDRESS.sub("", written.text) if _TWO_DIGITS.search(written.text) else ""
        for match in MOBILE.finditer(text):
            yield _finding(written, "mobilnummer", start=match[0][:5].strip())


def personal_email(plan: Plan, _on: date) -> Iterator[Finding]:
    """No text holds an e-mail address made of a person's names; function mailboxes are welcome."""
    for written in texts_of_suspects(plan, lambda whole: "@" in whole):
        for match in _EMAIL.finditer(written.text):
            if is_personal_mailbox(match[1]):
                yield _finding(written, "personlig-e-post", start=match[1][0], domain=match[2])


def six_digits(whole: str) -> bool:
    """Whether six digits may stand in a row: of every third sign, from any of the first three, two are then digits in a row."""
    return all(_TWO_DIGITS.search(whole[start::3]) for start in range(3))


def nine_digits(whole: str) -> bool:
    """Whether a mobile number may end somewhere, outside of addresses."""
    return bool(_NINE_DIGITS.search(ADDRESS.sub("", whole) if "://" in whole else whole))


def is_personal_number(match: re.Match[str]) -> bool:
    """Whether ten or twelve digits, as the pattern splits them, can be a person's number."""
    century, year, month, day, dash, last = match.groups()
    if not century and not dash and year.startswith("0"):
        return False
    born = int(day) - 60 if int(day) > 60 else int(day)
    real = any(_is_date(int(first + year), int(month), born) for first in ([century] if century else ["19", "20"]))
    return real and _luhn(year + month + day + last)


def is_personal_mailbox(local: str) -> bool:
    """Whether the part before @ is two names or more, none of which is a word for a function."""
    plain = unicodedata.normalize("NFKD", local.casefold()).encode("ascii", "ignore").decode()
    names = [name for name in re.split(r"[._]", plain) if name]
    words = {word for name in names for word in name.split("-")}
    if len(names) < 2 or not all(word.isalpha() for word in words):
        return False
    return not any(word in _WORDS or word.startswith(_STEMS) for word in words)


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 - index % 2) for index, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def _finding(written: Written, rule: str, **values: object) -> Finding:
    return Finding(rule, Severity.ERROR, written.record.id, written.path, message(rule, **values), written.position)
