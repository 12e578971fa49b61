"""Records in Swedish: what is new, gone or changed, each in a line, with the details of what has changed."""

from __future__ import annotations

from collections.abc import Mapping

from macros.comparing.difference import Changed
from macros.comparing.fields import told_fields
from macros.comparing.words import Words
from macros.pages.wording import goal_title, name
from macros.plan.activities import Report
from macros.plan.goals import Goal
from macros.plan.plan import Plan
from macros.plan.record import Record
from macros.plan.valuefiles import ValueFile

NEUTER = frozenset({"område", "dokument", "mål", "beslut", "begrepp"})


def called(plan: Plan, record: Record) -> str:
    """The name that readers see, a goal with its number."""
    if isinstance(record, ValueFile):
        indicator = plan.get(record.indicator)
        return indicator.name if indicator else record.indicator
    return goal_title(plan, record) if isinstance(record, Goal) else name(plan, record)


def come(plan: Plan, record: Record) -> str:
    """`Ny aktivitet: Läkemedelsautomat (mb-lakemedelsautomat)`."""
    return f"{_bent(record, 'ny')}: {called(plan, record)} ({_amounts(record) if isinstance(record, Report) else record.id})"


def gone(plan: Plan, record: Record) -> str:
    """`Borttaget mål: Nära för mig (dl-nara)`."""
    return f"{_bent(record, 'borttagen')}: {called(plan, record)} ({record.id})"


def head(plan: Plan, changed: Changed) -> str:
    """`Ändrad aktivitet: Läkemedelsautomat (mb-lakemedelsautomat)`."""
    record = changed.after
    if changed.renamed:
        return f"Bytt id: {called(plan, record)} ({changed.before.id} → {record.id})"
    return f"{_bent(record, 'ändrad')}: {called(plan, record)} ({record.id})"


def details(old: Plan, new: Plan, changed: Changed, renames: Mapping[str, str]) -> tuple[Words, ...]:
    """The details of a changed record, without what only follows from changed ids."""

    def named(record_id: str) -> str:
        plan = new if record_id in new else old
        record = plan.get(record_id)
        return called(plan, record) if record else record_id

    changes = [one for one in changed.fields if one.name != "id" and not _follows(one.before, one.after, renames)]
    return tuple(told_fields(type(changed.after), changes, named))


def _bent(record: Record, word: str) -> str:
    """`Ny aktivitet`, `Nytt mål`."""
    forms = {"ny": "Nytt", "borttagen": "Borttaget", "ändrad": "Ändrat"}
    return f"{forms[word] if record.swedish in NEUTER else word.capitalize()} {record.swedish}"


def _amounts(report: Report) -> str:
    """How much a report tells: `7 lägen, 1 anteckning`."""
    amounts = (
        (len(report.activities), "läge", "lägen"),
        (len(report.scores), "självskattning", "självskattningar"),
        (len(report.values), "värde", "värden"),
        (len(report.notes), "anteckning", "anteckningar"),
    )
    told = [f"{amount} {one if amount == 1 else many}" for amount, one, many in amounts if amount]
    return ", ".join(told) or "utan lägen"


def _follows(before: object, after: object, renames: Mapping[str, str]) -> bool:
    """Whether links differ only because ids have been changed."""
    if isinstance(before, str):
        return bool(renames) and renames.get(before) == after
    if isinstance(before, tuple) and all(isinstance(one, str) for one in before):
        return bool(renames) and tuple(renames.get(one, one) for one in before) == after
    return False
