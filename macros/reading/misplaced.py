"""Right things at the wrong place: a file in another's folder, a record in another's list, a field out of its record.

Each of them would break every field; one message tells it. Must not tell faults: it only sees what is where.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from macros.plan.activities import Report
from macros.plan.documents import Decision
from macros.plan.entities import ENTITIES
from macros.plan.messages import listed
from macros.plan.record import Part, Record
from macros.plan.statement import Statement
from macros.plan.valuefiles import ValueFile
from macros.reading.layout import PLAN, REGISTERS, STATEMENT
from macros.reading.shapes import shapes
from macros.reading.spots import Value

_ONE: tuple[tuple[type[Part], str, str], ...] = (
    (Report, "en uppföljning", "mappen uppfoljning, i en mapp som heter som dokumentets id"),
    (Decision, "ett beslut", "mappen beslut"),
    (ValueFile, "värden för en indikator", "mappen varden"),
    (Statement, "tillgänglighetsredogörelsen", STATEMENT),
)
"""Files that are one record each: model, what an editor calls it, and where it belongs."""
_SURE = 3
"""So many known fields make it certain what a file or record is."""


def other_file(
    keys: Sequence[str], lists: Mapping[str, type[Part]], *, own: type[Part] | None = None
) -> tuple[str, str] | None:
    """What a file with these keys at its top is, and where it belongs, if not here; `own` is the record that it should be."""
    here = shapes(own) if own else lists
    if not any(key not in here for key in keys):
        return None
    for model, what, where in _ONE:
        known = shapes(model)
        if model is not own and len(keys) >= _SURE and all(key in known for key in keys) and _needed(model, keys):
            return what, where
    if keys and all(key in PLAN for key in keys):
        return "en plan med mål och aktiviteter", "mappen planer"
    for file, own_lists in REGISTERS.items():
        if len(keys) == 1 and keys[0] in own_lists and not (own and keys[0] in shapes(own)):
            return f"en lista med {keys[0]}", file
    return None


def _needed(model: type[Part], keys: Iterable[str]) -> bool:
    """Whether most of what the model requires is there."""
    needed = {alias for alias, shape in shapes(model).items() if shape.required} - {"id", "namn"}
    return len(needed & set(keys)) * 2 > len(needed)


def other_kind(model: type[Record], values: Mapping[str, Value]) -> dict[str, str] | None:
    """Of which kind a record really is, for the message: it has several fields of that kind and none that only `model` has."""
    known = shapes(model)
    foreign = [key for key in values if key not in known]
    if len(foreign) < _SURE:
        return None
    for entity in ENTITIES.values():
        if entity is not model and all(key in shapes(entity) for key in values):
            where = _where(entity)
            names = listed(f"”{key}”" for key in foreign[:_SURE])
            return {"fields": names, "other": entity.swedish, "where": where}
    return None


def _where(entity: type[Record]) -> str:
    for file, lists in (("planer", PLAN), *REGISTERS.items()):
        key = next((key for key, one in lists.items() if one is entity), None)
        if key:
            return f"listan ”{key}”" if lists is PLAN else f"listan ”{key}” i {file}"
    return next((where for model, _, where in _ONE if model is entity), "rätt fil")


def split_records(model: type[Record], values: Sequence[Value]) -> frozenset[int]:
    """The items of a list that continue the record before them: fields without an id, which that record does not have."""
    found: set[int] = set()
    so_far: set[str] = set()
    for number, item in enumerate(values):
        keys = set(item) if isinstance(item, dict) else set[str]()
        whole = {alias for alias, shape in shapes(model).items() if shape.required} <= so_far | {"dokument"}
        goes_on = 0 < len(keys) <= 2 and "id" not in keys and not keys & so_far and keys <= set(shapes(model))
        if number and goes_on and not whole and "id" in so_far:
            found.add(number)
            so_far |= keys
        else:
            so_far = keys
    return frozenset(found)


class Outdented:
    """Tells fields of a record that stand at the top of a file, where only lists can, because they are not indented."""

    def __init__(self, lists: Mapping[str, type[Part]]) -> None:
        self._lists = lists
        self._above: type[Part] | None = None
        self._told = 0

    @property
    def first(self) -> bool:
        """Whether the field last told was the first below its record."""
        return self._told == 1

    def tells(self, key: str, values: Value | None) -> bool:
        """Whether the next key of the file, with its values, is such a field; a list of records is none."""
        records = isinstance(values, list) and any(isinstance(item, dict) and "id" in item for item in values)
        if key in self._lists:
            self._above, self._told = self._lists[key], 0
        elif self._above and key in shapes(self._above) and not records:
            self._told += 1
            return True
        return False
