"""Small plans built straight from the models, in the words that files use. Reads no files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from macros.plan.checks import check
from macros.plan.entities import ENTITIES
from macros.plan.plan import Plan
from macros.plan.problems import Finding
from macros.plan.record import Record

TODAY = date(2026, 11, 22)
CODES = {
    "20": "Dalarnas län",
    "2080": "Falun",
    "2081": "Borlänge",
    "06": "Jönköpings län",
    "0643": "Habo",
    "0305": "Håbo",
}

LEAST: dict[str, dict[str, object]] = {
    "area": {"typ": "kluster", "del_av": "falun"},
    "actor": {"typ": "grupp"},
    "document": {"typ": "strategi"},
    "goal": {"typ": "steg", "dokument": "strategi"},
    "activity": {
        "dokument": "strategi", "mål": ["mal"], "områden": ["falun"], "start": "2025", "hur": "Så här.",
        "ansvariga": ["team"], "uppföljning": "Varje år.",
    },
    "report": {"typ": "årlig", "dokument": "strategi", "område": "falun", "period": "2025", "lämnad_av": "team"},
    "decision": {"typ": "antagande", "utfall": "beslutad", "datum": "2025-03-04", "dokument": "strategi"},
}  # fmt: skip
"""What a record of each kind must have besides id, name and sources, for no rule to speak."""


def make(entity: str, record_id: str, /, **fields: object) -> Record:
    """A record of `entity`; a field given as None is left out."""
    known = {"id": record_id, "namn": record_id.title(), "källor": [{"dokument": "strategi"}], **LEAST.get(entity, {})}
    given = {key: value for key, value in (known | fields).items() if value is not None}
    return ENTITIES[entity].model_validate(given)


def sound(*more: Record) -> Plan:
    """A small plan in which nothing is wrong, with `more` records after it."""
    county = make("area", "dalarnas-lan", typ="län", kod="20", namn="Dalarnas län", del_av=None)
    return Plan(
        (
            county,
            make("area", "falun", typ="kommun", kod="2080", namn="Falun", del_av="dalarnas-lan"),
            make("area", "borlange", typ="kommun", kod="2081", namn="Borlänge", del_av="dalarnas-lan"),
            make("actor", "team"),
            make("document", "strategi"),
            make("goal", "mal"),
            make("activity", "besok"),
            make("report", "strategi-falun-2025", aktiviteter=[{"aktivitet": "besok", "läge": "pågår"}]),
            *more,
        ),
        official_codes=CODES,
    )


def found(plan: Plan, *, on: date = TODAY) -> list[tuple[str, str, tuple[str | int, ...]]]:
    """What the rules find in `plan`: rule, record and path."""
    return [(finding.rule, finding.record, finding.path) for finding in check(plan, on=on)]


def rules(plan: Plan, *, on: date = TODAY) -> list[str]:
    """The names of the rules that `plan` breaks."""
    return [rule for rule, _, _ in found(plan, on=on)]


def told(findings: Sequence[Finding]) -> list[str]:
    """The messages alone."""
    return [finding.message for finding in findings]
