"""Values to records: each file's values meet the models. A broken record is left out, the others are kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from pydantic import Field, ValidationError

from macros.plan.fields import Id
from macros.plan.messages import did_you_mean, listed
from macros.plan.problems import MOST_TOLD
from macros.plan.record import Part, Record
from macros.plan.relations import Path
from macros.plan.statement import Statement
from macros.reading.errors import explain_errors, not_a_number, unknown_empty
from macros.reading.events import Written
from macros.reading.misplaced import Outdented, other_file, other_kind, split_records
from macros.reading.numbers import cast_numbers, has_numbers
from macros.reading.shapes import shapes
from macros.reading.spots import START, Fault, Node, Value, fault, locate, locate_key, start_of
from macros.reading.told import short


class Move(Part):
    """A changed id, so that old addresses still lead right."""

    old: Id = Field(alias="från", description="Id som inte används längre.")
    new: Id = Field(alias="till", description="Id som gäller nu.")


@dataclass(slots=True)
class Bound:
    """What one file gave: parts with their spots, faults, and the ids of records that are left out."""

    parts: list[tuple[Part, Node]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    empties: bool = False
    """Whether the file has fields without a value, which are looked through for misspelt names."""

    def add(self, model: type[Part], noun: str, values: dict[str, Any], node: Node) -> None:
        """Validate one mapping; keep the part, or tell what is wrong and leave it out.

        Below more faults than are told, nothing is looked at any more.
        """
        if len(self.faults) > MOST_TOLD:
            self.leave_out(values)
            return
        other = other_kind(model, values) if issubclass(model, Record) else None
        if other:
            faults = [fault("fel-slag", start_of(node), noun=noun, **other)]
        else:
            faults = list(islice(self._validate(model, noun, values, node), MOST_TOLD))
        if faults:
            self.faults += faults
            self.leave_out(values)

    def _validate(self, model: type[Part], noun: str, values: dict[str, Any], node: Node) -> Iterator[Fault]:
        wrong = list(cast_numbers(model, values)) if has_numbers(model) else []
        yield from (not_a_number(model, noun, node, path, values) for path in wrong)
        for path in _empties(values, node) if self.empties else ():
            found = unknown_empty(model, noun, node, path)
            if found:
                yield found
                wrong.append(path)
        try:
            part = model.model_validate(values)
        except ValidationError as error:
            errors = [one for one in error.errors(include_url=False) if one["loc"] not in wrong]
            yield from explain_errors(model, noun, node, errors)
        else:
            if not wrong:
                self.parts.append((part, node))

    def leave_out(self, values: Value) -> None:
        """Note the id of a record that is written but cannot be read."""
        record_id = values.get("id") if isinstance(values, dict) else None
        if isinstance(record_id, str):
            self.left_out.append(record_id)


def bind_lists(written: Written, lists: Mapping[str, type[Part]], *, document: str | None = None) -> Bound:
    """The records of a file whose top keys list records; `document` is filled in where a record has none."""
    bound = Bound(empties=written.empties)
    if not isinstance(written.values, dict):
        bound.faults += _no_mapping(written, lists)
        return bound
    if misplaced := other_file(_keys(written.node), lists):
        bound.faults.append(fault("fel-plats", START, what=misplaced[0], where=misplaced[1]))
        written.whole = False
        return bound
    outdented = Outdented(lists)
    for key in _keys(written.node)[:MOST_TOLD]:
        values = written.values.get(key)
        if outdented.tells(key, values):
            _outdented(bound, written, key, first=outdented.first)
        elif key not in lists:
            near = did_you_mean(key, lists)
            spot = locate_key(written.node, (key,))
            bound.faults.append(fault("okand-rubrik", spot, key=short(key), near=near, allowed=listed(lists)))
            for item in values if isinstance(values, list) else ():
                bound.leave_out(item)
        elif isinstance(values, list):
            _bind_list(bound, written, lists[key], (key, values), document)
        elif values is not None and written.whole:
            bound.leave_out(values)
            spot = locate(written.node, (key,))
            bound.faults.append(fault("poster-utan-lista", spot, key=key, first=next(iter(shapes(lists[key])))))
    return bound


def _outdented(bound: Bound, written: Written, key: str, *, first: bool) -> None:
    """A field at the margin ends the record above, of which the rest is not told; nor is what follows of it."""
    if first:
        bound.faults.append(fault("falt-utan-indrag", locate_key(written.node, (key,)), key=short(key)))
        if bound.parts:
            bound.left_out.append(getattr(bound.parts.pop()[0], "id", ""))
    written.faults[:] = [one for one in written.faults if one.rule != "fel-indrag"]


def bind_one(written: Written, model: type[Record | Statement], *, given: Mapping[str, str]) -> Bound:
    """The one part of a file that is the part itself; `given` are fields that the file's name gives."""
    bound = Bound(empties=written.empties)
    if not isinstance(written.values, dict):
        bound.faults += _no_mapping(written, _first(model, given))
    elif misplaced := other_file(_keys(written.node), {model.swedish: model}, own=model):
        bound.faults.append(fault("fel-plats", START, what=misplaced[0], where=misplaced[1]))
        written.whole = False
    elif written.spoiled or not written.whole:
        bound.leave_out({**written.values, **given})
    else:
        for key in [key for key in given if key in _keys(written.node)]:
            bound.faults.append(fault("ges-av-filnamnet", locate_key(written.node, (key,)), key=key))
        bound.add(model, model.swedish, {**written.values, **given}, written.node)
    return bound


def _first(model: type[Part], given: Mapping[str, str]) -> list[str]:
    """The fields with which a file of one record begins: those that are needed, if any is."""
    own = {key: shape for key, shape in shapes(model).items() if key not in given}
    return [key for key, shape in own.items() if shape.required] or list(own)


def _bind_list(
    bound: Bound, written: Written, model: type[Part], listing: tuple[str, list[Value]], document: str | None
) -> None:
    key, values = listing
    noun = model.swedish if issubclass(model, Record) else "flytt"
    nodes = list(_nodes(written.node, key))
    last = key == _keys(written.node)[-1]
    split = split_records(model, values) if issubclass(model, Record) else frozenset()
    for number, (item, node) in enumerate(zip(values, nodes, strict=True)):
        following = start_of(nodes[number + 1]) if number + 1 < len(nodes) else None
        cut = not written.whole and last and following is None
        if cut or _spoiled(written, start_of(node), following, key):
            bound.leave_out(item)
        elif number in split or number + 1 in split:
            bound.leave_out(item)
            if number in split and number - 1 not in split:
                bound.faults.append(fault("streck-for-mycket", start_of(node)))
        elif not isinstance(item, dict):
            rule = "post-utan-falt" if item else "tom-punkt"
            given = f"”{short(item)}”" if isinstance(item, str) else "En lista"
            first = next(iter(shapes(model)))
            bound.faults.append(fault(rule, start_of(node), field=key, given=given, first=first))
        else:
            if document is not None:
                _fill_document(bound, item, node, document)
            bound.add(model, noun, item, node)


def _fill_document(bound: Bound, values: dict[str, Value], node: Node, document: str) -> None:
    """Give the record the document that the file is named after, unless it says another."""
    given = values.setdefault("dokument", document)
    if isinstance(given, str) and given != document:
        spot = locate(node, ("dokument",))
        bound.faults.append(fault("fel-dokument", spot, given=short(given), document=document))
        values["dokument"] = document


def _empties(values: Any, node: Node) -> Iterator[Path]:
    """Where a key was written without a value."""
    if isinstance(node, int) or not isinstance(values, dict | list):
        return
    inner: Any = node[1]
    if isinstance(values, dict):
        for key, (_, child) in inner.items():
            if key not in values:
                yield (key,)
            elif child.__class__ is tuple:
                yield from ((key, *path) for path in _empties(values[key], child))
    else:
        for number, child in enumerate(inner):
            if child.__class__ is tuple:
                yield from ((number, *path) for path in _empties(values[number], child))


def _keys(node: Node) -> list[str]:
    inner = None if isinstance(node, int) else node[1]
    return list(inner) if isinstance(inner, dict) else []


def _nodes(node: Node, key: str) -> list[Node]:
    top = None if isinstance(node, int) else node[1]
    child = top[key][1] if isinstance(top, dict) else 0
    inner = None if isinstance(child, int) else child[1]
    return inner if isinstance(inner, list) else []


def _spoiled(written: Written, start: int, following: int | None, key: str) -> bool:
    """Whether a fault of the writing stands between a record's start and the next record's."""
    if not written.spoiled:
        return False
    if following is None:
        later = [locate_key(written.node, (other,)) for other in _keys(written.node) if other != key]
        following = min((spot for spot in later if spot > start), default=None)
    number = bisect_left(written.spoiled, start)
    return number < len(written.spoiled) and (following is None or written.spoiled[number] < following)


def _no_mapping(written: Written, lists: Iterable[str]) -> Iterator[Fault]:
    """The file is empty, a list or a text, unless its reading already stopped with a fault."""
    if written.faults:
        return
    first = f"{next(iter(lists))}:"
    rule = "tom-fil" if not written.values else "fil-utan-falt"
    yield fault(rule, start_of(written.node), first=first)
