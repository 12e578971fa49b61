"""Which fields of an activity a workbook holds, and the columns they fill: all told by the model. Knows no files and no plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from types import MappingProxyType

from macros.editing.yamltext.habits import bare_fields, written_order
from macros.plan.activities import Activity, Fact
from macros.plan.entities import ENTITIES
from macros.plan.fields import Markdown
from macros.plan.record import Record
from macros.plan.relations import link_relations
from macros.reading.shapes import pieces, shapes

ID, NAME, KIND, GOALS, AREAS, START, END = "id", "namn", "typ", "mål", "områden", "start", "slut"
FACTS = "framgår_inte"
LEFT_OUT = frozenset({"dokument", "källor", "sökord", "granskad"})
"""What a workbook does not ask for, and never touches: the file's name gives it, or it is kept where the plan is."""
FIRST = (ID, NAME)


class Sort(Enum):
    """What stands in a cell of a column."""

    ID = auto()
    LINE = auto()
    TEXT = auto()
    PERIOD = auto()
    CHOICE = auto()
    LINK = auto()
    FACT = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an activity, as a workbook has it."""

    key: str
    sort: Sort
    title: str
    """What one column of it is headed, before a number."""
    help: str
    many: bool
    required: bool
    choices: tuple[str, ...]
    target: type[Record] | None
    """The kind of record that a link leads to."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: of a field, or of one place in its list."""

    field: Field
    number: int = 0
    """Which place of a list it holds, from 1."""
    fact: str = ""
    """Which fact it is about, among those that a plan may leave unsaid."""

    @property
    def heading(self) -> str:
        """What stands over the column."""
        if self.fact:
            return f"{self.field.title}: {self.fact}"
        return f"{self.field.title} {self.number}" if self.number else self.field.title


@cache
def fields() -> Mapping[str, Field]:
    """The fields that a workbook holds, in the order of their columns."""
    order = (*FIRST, *(key for key in written_order(Activity) if key not in FIRST and key not in LEFT_OUT))
    return MappingProxyType({key: _field(key) for key in order})


def columns(places: Mapping[str, int]) -> tuple[Column, ...]:
    """All columns of a sheet in which each list of links has so many places."""
    found: list[Column] = []
    for field in fields().values():
        if field.sort is Sort.FACT:
            found += [Column(field, fact=fact.value) for fact in Fact]
        elif field.many:
            found += [Column(field, number) for number in range(1, places.get(field.key, 1) + 1)]
        else:
            found.append(Column(field))
    return tuple(found)


def _field(key: str) -> Field:
    info = next(info for name, info in Activity.model_fields.items() if (info.alias or name) == key)
    shape = shapes(Activity)[key]
    target = next((ENTITIES[name] for name in link_relations(Activity).get(key, ())), None)
    return Field(
        key, _sort(key, shape.choices, target), _title(key, target), info.description or "", shape.many,
        shape.required, shape.choices, target,
    )  # fmt: skip


def _sort(key: str, choices: tuple[str, ...], target: type[Record] | None) -> Sort:
    if key == ID:
        return Sort.ID
    if target:
        return Sort.LINK
    if choices:
        return Sort.FACT if key == FACTS else Sort.CHOICE
    if key in bare_fields():
        return Sort.PERIOD
    info = next(info for name, info in Activity.model_fields.items() if (info.alias or name) == key)
    return Sort.TEXT if Markdown() in pieces(info) else Sort.LINE


def _title(key: str, target: type[Record] | None) -> str:
    """`Område` for a list of areas, whose field is called by the plural; else the field's own name."""
    word = target.swedish if target and key.startswith(target.swedish) else key.replace("_", " ")
    return f"{word[0].upper()}{word[1:]}"
