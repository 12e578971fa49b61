"""Which kinds of record have a form, and in which files they lie. Reads no file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from macros.pages.addresses import form_name
from macros.plan.activities import Activity, Report
from macros.plan.documents import Decision
from macros.plan.goals import Goal
from macros.plan.record import Record
from macros.plan.statement import Statement
from macros.plan.valuefiles import ID_START, ValueFile
from macros.reading.layout import PLAN, REGISTERS, STATEMENT
from macros.reading.reference import GIVEN


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record that has a form."""

    model: type[Record | Statement]
    label: str
    file: str | None = None
    """The one file that holds them, from the data folder."""
    folder: str | None = None
    depth: int = 1
    filename: str = ""
    """What a file in the folder is called: `{datum}-{id}.yml`."""
    list: str | None = None
    """The key of the list in which they stand; None where a record is a file."""
    id: str = "{id}"
    """How a record's id is made of its fields; empty for the only one."""
    title: str = ""
    """How a record without a name of its own is called: the names of its links stand for them."""
    once: frozenset[str] = field(default=frozenset({"id"}))
    """The fields that files and links are named after: they are chosen once."""

    @property
    def name(self) -> str:
        """What addresses and branches call the kind."""
        return form_name(self.model)

    @property
    def given(self) -> frozenset[str]:
        """The fields that the file's name gives and that do not stand in it."""
        return GIVEN.get(self.model, frozenset())


def kinds() -> tuple[Kind, ...]:
    """All kinds, those that are edited most often first."""
    return (*_in_plans(Activity), _reports(), *_in_plans(Goal), *_registers(), _decisions(), _values(), _statement())


def _in_plans(model: type[Record]) -> Iterator[Kind]:
    for key, one in PLAN.items():
        if one is model:
            yield Kind(
                model,
                _plural(key),
                folder="planer",
                filename="{dokument}.yml",
                list=key,
                once=frozenset({"id", "dokument"}),
            )


def _registers() -> Iterator[Kind]:
    for file, lists in REGISTERS.items():
        for key, model in lists.items():
            yield Kind(model, _plural(key), file=file, list=key)


def _reports() -> Kind:
    names = ("dokument", "område", "period")
    return Kind(
        Report, "Uppföljningar", folder="uppfoljning", depth=2, filename="{dokument}/{område}-{period}.yml",
        id="{dokument}-{område}-{period}", title="{område}, {period} – {dokument}", once=frozenset(names),
    )  # fmt: skip


def _decisions() -> Kind:
    return Kind(Decision, "Beslut", folder="beslut", filename="{datum}-{id}.yml", once=frozenset({"id", "datum"}))


def _values() -> Kind:
    return Kind(
        ValueFile, "Värdefiler", folder="varden", filename="{indikator}.yml", id=ID_START + "{indikator}",
        title="{indikator}", once=frozenset({"indikator"}),
    )  # fmt: skip


def _statement() -> Kind:
    return Kind(Statement, Statement.swedish.capitalize(), file=STATEMENT, id="", once=frozenset())


def _plural(key: str) -> str:
    return key.capitalize()
