"""Rules for the accessibility statement: what its texts may not hold, and what must be told before the site is published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import ClassVar, NamedTuple

from pydantic import Field

from macros.plan.messages import listed, message
from macros.plan.plan import Plan
from macros.plan.record import Record
from macros.plan.relations import Path
from macros.plan.rules import personal, unsafe
from macros.plan.rules.finding import key_of
from macros.plan.statement import Conformance, Reason, Statement

MONTHS = 12
"""How old an assessment may be on a published site."""

NEEDED = (
    "organisation", "site", "url", "conformance", "assessed", "method", "tested",
    "answer_time", "other_form", "work", "published", "reviewed",
)  # fmt: skip
"""What a published statement must tell, whatever else it tells."""

_TEXTS = (
    personal.personal_numbers,
    personal.personal_email,
    personal.mobile_numbers,
    unsafe.no_html,
    unsafe.no_templates,
    unsafe.no_scripts,
)

MAILBOX = re.compile(r"[^\s@,;<>?&]+@[^\s@,;<>?&]+\.[a-zåäö]{2,}", re.IGNORECASE)
"""A mail address and nothing else."""


class Said(NamedTuple):
    """What is wrong in the statement; `path` leads to the value, or to the empty field if `at_key`."""

    path: Path
    rule: str
    message: str
    at_key: bool = False


class _Holder(Record):
    """Holds the statement as a record does its fields, so that the rules for all texts read it too."""

    entity: ClassVar[str] = "statement"
    swedish: ClassVar[str] = Statement.swedish

    statement: Statement = Field(alias="redogörelse", description="Redogörelsen.")


def always_wrong(statement: Statement, on: date) -> Iterator[Said]:
    """What the site would say false, or may never say, whether it is published or not."""
    held = Plan([_Holder.model_validate({"id": "redogorelse", "namn": "Redogörelse", "redogörelse": statement})])
    for found in (found for rule in _TEXTS for found in rule(held, on)):
        yield Said(found.path[1:], found.rule, found.message)
    if statement.mailbox and not MAILBOX.fullmatch(statement.mailbox):
        told = message("redogorelse-e-post", given=statement.mailbox[:60])
        yield Said((key_of(Statement, "mailbox"),), "redogorelse-e-post", told)
    for number, defect in enumerate(statement.defects):
        if statement.conformance is Conformance.FULLY and defect.reason is not Reason.OUTSIDE:
            told = message("redogorelse-sager-emot", reason=defect.reason.value)
            yield Said(("brister", number, "skäl"), "redogorelse-sager-emot", told)
        if defect.reason is Reason.BURDEN and not defect.why:
            told = message("redogorelse-utan-motivering")
            yield Said(("brister", number, "skäl"), "redogorelse-utan-motivering", told)


def missing(statement: Statement) -> tuple[tuple[str, ...], ...]:
    """What is not told yet: the Swedish names of the fields, of which one is enough where there are several."""
    lacking: list[tuple[str, ...]] = [(key_of(Statement, field),) for field in NEEDED if not getattr(statement, field)]
    if not statement.mailbox and not statement.form:
        lacking.append((key_of(Statement, "mailbox"), key_of(Statement, "form")))
    if statement.conformance in (Conformance.PARTLY, Conformance.NOT) and not any(
        defect.reason is not Reason.OUTSIDE for defect in statement.defects
    ):
        lacking.append((key_of(Statement, "defects"),))
    return tuple(lacking)


def unfit_to_publish(statement: Statement, on: date) -> Iterator[Said]:
    """What hinders that the site is published on the day `on`: empty fields, an old assessment, days to come."""
    for fields in missing(statement):
        rule = "redogorelse-brister-saknas" if fields == ("brister",) else "redogorelse-tom"
        told = message(rule, field=" eller ".join(f"”{field}”" for field in fields))
        yield Said((fields[0],), rule, told, at_key=True)
    assessed = statement.assessed
    if assessed and assessed.first < _months_before(on):
        told = message("redogorelse-gammal", assessed=assessed, months=MONTHS)
        yield Said(("bedömd",), "redogorelse-gammal", told)
    for field in ("assessed", "published", "reviewed"):
        day = getattr(statement, field)
        if day and day.first > on:
            key = key_of(Statement, field)
            told = message("redogorelse-i-framtiden", key=key, day=day)
            yield Said((key,), "redogorelse-i-framtiden", told)


def _months_before(on: date) -> date:
    """The same day a year before; 28 February for a leap day."""
    year = on.year - MONTHS // 12
    return date(year, 2, 28) if (on.month, on.day) == (2, 29) else on.replace(year=year)


def shown(fields: tuple[tuple[str, ...], ...]) -> str:
    """Fields that are not filled in, for readers: `organisation, metod och e-post eller formulär`."""
    return listed(" eller ".join(names).replace("_", " ") for names in fields)
