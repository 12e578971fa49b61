"""What differs is exact: done to the first state it gives the second, whatever has been edited; words are compared without loss."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar

import pytest
import sites
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.comparing.difference import Difference, State, apply, compare
from macros.comparing.fields import told_fields
from macros.comparing.records import come, gone, head
from macros.comparing.words import Mark, shortened, word_difference
from macros.plan.entities import ENTITIES
from macros.plan.period import Period
from macros.plan.plan import Plan
from macros.plan.record import Part, Record
from macros.plan.statement import Statement
from macros.plan.valuefiles import ValueFile
from macros.site import load

Changing = TypeVar("Changing", bound=Part)
KINDS = (*ENTITIES.values(), ValueFile)
DATE = Period.parse("2031-02")
EDITS = settings(max_examples=60, deadline=None)
TEXTS = st.lists(st.sampled_from(["vård", "nära", "Nära", "i", "hemmet,", "\n\n", " ", "- punkt"]), max_size=12).map(
    " ".join
)


@dataclass
class Draft:
    """A state that is being edited."""

    records: list[Record]
    moved: dict[str, str]
    statement: Statement | None
    pages: dict[str, str]
    files: dict[str, str]

    def state(self) -> State:
        """Each id once."""
        unique = {record.id: record for record in self.records}
        return State(tuple(unique.values()), self.moved, self.statement, self.pages, self.files)


Edit = Callable[[Draft], object]


@cache
def real_state() -> State:
    """The real data, with the made-up county's records of the kinds that it lacks."""
    example = load(sites.REPO / "tests/exempellan/data", on=sites.DAY).reading.plan
    made_up = [one for kind in KINDS for one in example.all(kind)[:1]]
    records = {one.id: one for one in (*made_up, *sites.real().plan.records)}
    stated = sites.real().loaded.reading.stated
    assert stated
    moved, pages, files = {"gammal": "mellerud"}, {"index.md": "# Start\n"}, {"docs/bild.png": "0a"}
    return State(tuple(records.values()), moved, stated.statement, pages, files)


def draft() -> Draft:
    old = real_state()
    return Draft(list(old.records), dict(old.moved), old.statement, dict(old.pages), dict(old.files))


def edited(edits: list[Edit]) -> State:
    new = draft()
    for edit in edits:
        edit(new)
    return new.state()


def _remove(at: int) -> Edit:
    return lambda new: new.records.__delitem__(at % len(new.records))


def _rename(at: int) -> Edit:
    def edit(new: Draft) -> None:
        old = new.records[at % len(new.records)]
        new.records[at % len(new.records)] = old.model_copy(update={"id": f"{old.id}-2"})
        new.moved[old.id] = f"{old.id}-2"

    return edit


def _copy(at: int, to: int) -> Edit:
    def edit(new: Draft) -> None:
        copy = new.records[at % len(new.records)].model_copy(update={"id": f"ny-{len(new.records)}-{at}"})
        new.records.insert(to % len(new.records), copy)

    return edit


def _move(at: int, to: int) -> Edit:
    return lambda new: new.records.insert(to % len(new.records), new.records.pop(at % len(new.records)))


def _take_id(at: int, other: int) -> Edit:
    """A record under the id of another, of another entity as often as not."""

    def edit(new: Draft) -> None:
        taken = new.records.pop(other % len(new.records)).id
        here = at % len(new.records)
        new.records[here] = new.records[here].model_copy(update={"id": taken})

    return edit


def _change(at: int, field: int, text: str) -> Edit:
    def edit(new: Draft) -> None:
        here = at % len(new.records)
        new.records[here] = _with_another(new.records[here], field, text)

    return edit


def _state(field: int, text: str) -> Edit:
    def edit(new: Draft) -> None:
        new.statement = None if field % 9 == 0 or new.statement is None else _with_another(new.statement, field, text)

    return edit


def _with_another(part: Changing, field: int, text: str) -> Changing:
    """A part with one field, but not its id, changed."""
    names = [name for name in type(part).model_fields if name != "id"]
    name = names[field % len(names)]
    return part.model_copy(update={name: _other(getattr(part, name), text)})


def _set(table: str, key: str, value: str) -> Edit:
    """An entry of a table set, or taken away by an empty value."""
    return lambda new: _put(getattr(new, table), key, value)


def _put(table: dict[str, str], key: str, value: str) -> None:
    table.pop(key, None)
    if value:
        table[key] = value


def _other(value: Any, text: str) -> Any:
    """Another value of the same sort, as an editor may write it."""
    if isinstance(value, tuple):
        return (value[1:] if len(text) % 2 else (*reversed(value), *value[:1])) if value else (text,)
    if isinstance(value, Enum):
        others = [one for one in type(value) if one is not value]
        return others[len(text) % len(others)] if others else None
    if isinstance(value, Period):
        return DATE if value != DATE else Period.parse("2032")
    if isinstance(value, Decimal):
        return value + 1
    if isinstance(value, (bool, dict, Part)):
        return None if value else text
    return None if isinstance(value, str) and not text.strip() else text or value


NUMBERS = st.integers(0, 500)
EDIT = st.one_of(
    st.builds(_remove, NUMBERS),
    st.builds(_rename, NUMBERS),
    st.builds(_copy, NUMBERS, NUMBERS),
    st.builds(_move, NUMBERS, NUMBERS),
    st.builds(_take_id, NUMBERS, NUMBERS),
    st.builds(_change, NUMBERS, NUMBERS, TEXTS),
    st.builds(_state, NUMBERS, TEXTS),
    st.builds(_set, st.sampled_from(["moved", "pages", "files"]), st.sampled_from(["gammal", "index.md", "a"]), TEXTS),
)


@EDITS
@given(st.lists(EDIT, max_size=12))
def test_the_difference_done_to_the_old_gives_the_new(edits: list[Edit]) -> None:
    old, new = real_state(), edited(edits)
    assert apply(old, compare(old, new)) == new


@EDITS
@given(st.lists(EDIT, max_size=8), st.lists(EDIT, max_size=8))
def test_any_two_edited_states_differ_exactly(one: list[Edit], other: list[Edit]) -> None:
    old, new = edited(one), edited(other)
    assert apply(old, compare(old, new)) == new


@EDITS
@given(st.lists(EDIT, max_size=12))
def test_nothing_that_differs_goes_untold(edits: list[Edit]) -> None:
    old, new = real_state(), edited(edits)
    plans = Plan(old.records), Plan(new.records)
    difference = compare(old, new)
    for changed in difference.changed:
        assert head(plans[1], changed)
        for change in changed.fields:
            assert list(told_fields(type(changed.after), [change], str)), change
    assert all(come(plans[1], record) for record in difference.added)
    assert all(gone(plans[0], record) for record in difference.removed)


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_of_any_field_of_any_record_is_in_the_difference_and_told(kind: type[Record]) -> None:
    old = real_state()
    at = next(number for number, record in enumerate(old.records) if isinstance(record, kind))
    for number, name in enumerate(name for name in kind.model_fields if name != "id"):
        new = edited([_change(at, number, "Annat")])
        difference = compare(old, new)
        (changed,) = difference.changed
        assert [change.name for change in changed.fields] == [name]
        assert list(told_fields(kind, changed.fields, str)), name
        assert difference == Difference(changed=(changed,))
        assert apply(old, difference) == new != old


def test_a_change_of_any_field_of_the_statement_is_in_the_difference() -> None:
    old = real_state()
    for number in range(1, len(Statement.model_fields) + 1):
        new = replace(old, statement=_with_another(old.statement or Statement(), number, "Annat"))
        difference = compare(old, new)
        assert difference == Difference(statement=(old.statement, new.statement))
        assert apply(old, difference) == new != old


@pytest.mark.parametrize("part", [one.name for one in fields(State)])
def test_every_part_of_a_state_that_differs_is_in_the_difference(part: str) -> None:
    old = real_state()
    new = replace(old, **{part: getattr(State(), part)})
    assert getattr(old, part), "the state has none to lose"
    assert not compare(old, new).is_empty
    assert apply(old, compare(old, new)) == new
    assert apply(new, compare(new, old)) == old


def without_one(difference: Difference) -> Iterator[Difference]:
    """The difference with any one thing left out."""
    for part in fields(Difference):
        whole = getattr(difference, part.name)
        if part.name in {"order", "statement"}:
            if whole is not None:
                yield replace(difference, **{part.name: None})
            continue
        for number in range(len(whole)):
            yield replace(difference, **{part.name: (*whole[:number], *whole[number + 1 :])})
    for number, changed in enumerate(difference.changed):
        for place in range(len(changed.fields)):
            less = replace(changed, fields=(*changed.fields[:place], *changed.fields[place + 1 :]))
            yield replace(difference, changed=(*difference.changed[:number], less, *difference.changed[number + 1 :]))


@settings(EDITS, max_examples=20)
@given(st.lists(EDIT, min_size=1, max_size=6))
def test_nothing_in_a_difference_can_be_left_out(edits: list[Edit]) -> None:
    old, new = real_state(), edited(edits)
    for less in without_one(compare(old, new)):
        with suppress(ValueError):  # an order of other records
            assert apply(old, less) != new


def test_states_that_are_the_same_do_not_differ() -> None:
    assert compare(real_state(), real_state()).is_empty


def test_only_what_is_changed_is_in_the_difference() -> None:
    old = real_state()
    at = next(number for number, record in enumerate(old.records) if record.id == "mellerud")
    records = list(old.records)
    records[at] = records[at].model_copy(update={"name": "Melleruds köping"})
    difference = compare(old, replace(old, records=tuple(records)))
    (changed,) = difference.changed
    assert [(one.name, one.before, one.after) for one in changed.fields] == [("name", "Mellerud", "Melleruds köping")]
    assert difference == Difference(changed=(changed,))


def test_a_difference_of_another_state_is_refused() -> None:
    old, new = real_state(), edited([_change(3, 0, "Annat")])
    assert compare(old, new).changed
    with pytest.raises(ValueError, match="not of this state"):
        apply(new, compare(old, new))


@given(TEXTS, TEXTS)
def test_words_are_compared_without_loss(before: str, after: str) -> None:
    pieces = word_difference(before, after)
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.IN) == before
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.OUT) == after


def test_only_the_words_that_differ_are_marked() -> None:
    pieces = word_difference("Enheterna tar fram egna aktiviteter.", "Enheterna har tagit fram egna aktiviteter.")
    assert [(piece.mark.value, piece.text.strip()) for piece in pieces] == [
        ("lika", "Enheterna"),
        ("borttaget", "tar"),
        ("tillagt", "har tagit"),
        ("lika", "fram egna aktiviteter."),
    ]


def test_long_stretches_that_are_alike_are_cut() -> None:
    before = " ".join(f"ord{number}" for number in range(100))
    told = "".join(piece.text for piece in shortened(word_difference(before, before.replace("ord50", "nytt"))))
    assert told == "… ord44 ord45 ord46 ord47 ord48 ord49 ord50 nytt ord51 ord52 ord53 ord54 ord55 ord56 …"


def test_a_text_of_one_word_repeated_takes_no_time() -> None:
    assert word_difference("a " * 10_000, "b a " * 5_000)
