"""Records in Swedish: what is new, gone or changed, each in a line, with the details of what has changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from macros.comparing.difference import Changed, FieldChange
from macros.comparing.fields import alias, told_fields
from macros.comparing.words import Words
from macros.pages.wording import goal_title, name
from macros.plan.activities import Report
from macros.plan.goals import Goal
from macros.plan.plan import Plan
from macros.plan.record import Part, Record
from macros.plan.relations import link_relations
from macros.plan.valuefiles import ValueFile


class Noun(NamedTuple):
    """An entity's name as it is bent: `aktiviteten`, `aktiviteter`."""

    one: str
    many: str

    @property
    def neuter(self) -> bool:
        """Whether it is a word with `ett`."""
        return self.one.endswith("t")


_NOUNS = {
    "område": Noun("området", "områden"),
    "aktör": Noun("aktören", "aktörer"),
    "dokument": Noun("dokumentet", "dokument"),
    "mål": Noun("målet", "mål"),
    "målgrupp": Noun("målgruppen", "målgrupper"),
    "aktivitet": Noun("aktiviteten", "aktiviteter"),
    "indikator": Noun("indikatorn", "indikatorer"),
    "uppföljning": Noun("uppföljningen", "uppföljningar"),
    "beslut": Noun("beslutet", "beslut"),
    "begrepp": Noun("begreppet", "begrepp"),
    "värdefil": Noun("värdefilen", "värdefiler"),
}


def noun(kind: str) -> Noun:
    """An entity's Swedish name, bent; raises `KeyError` for a name that no entity has."""
    return _NOUNS[kind]


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

    model = type(changed.after)
    changes = [one for one in changed.fields if one.name != "id" and not _follows(one, model, renames)]
    return tuple(told_fields(model, changes, named))


def _bent(record: Record, word: str) -> str:
    """`Ny aktivitet`, `Nytt mål`."""
    forms = {"ny": "Nytt", "borttagen": "Borttaget", "ändrad": "Ändrat"}
    return f"{forms[word] if noun(record.swedish).neuter else word.capitalize()} {record.swedish}"


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


def _follows(change: FieldChange, model: type[Part], renames: Mapping[str, str]) -> bool:
    """Whether links differ only because ids have been changed."""
    link = alias(model, change.name) in link_relations(model)
    return bool(renames) and _renamed(change.before, renames, link=link) == change.after


def _renamed(value: Any, renames: Mapping[str, str], *, link: bool) -> Any:
    """A value with new ids in its links, and in those of its parts."""
    if isinstance(value, tuple):
        return tuple(_renamed(one, renames, link=link) for one in value)
    if isinstance(value, Part):
        links = link_relations(type(value))
        names = [name for name in type(value).model_fields if alias(type(value), name) in links]
        return value.model_copy(update={name: _renamed(getattr(value, name), renames, link=True) for name in names})
    return renames.get(value, value) if link and isinstance(value, str) else value
