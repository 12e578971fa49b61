"""What differs is exact: done to the first state it gives the second, whatever has been edited; words are compared without loss."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
import sites
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.comparing.difference import State, apply, compare
from macros.comparing.fields import told_fields
from macros.comparing.records import come, gone, head
from macros.comparing.words import Mark, shortened, word_difference
from macros.plan.period import Period
from macros.plan.plan import Plan
from macros.plan.record import Record

Edit = Callable[[list[Record], dict[str, str]], None]
EDITS = settings(max_examples=60, deadline=None)
TEXTS = st.lists(st.sampled_from(["vård", "nära", "Nära", "i", "hemmet,", "\n\n", " ", "- punkt"]), max_size=12).map(
    " ".join
)


def real_state() -> State:
    return State(sites.real().plan.records, {}, None, {"index.md": "# Start\n"})


def _remove(at: int) -> Edit:
    return lambda records, _moved: records.__delitem__(at % len(records))


def _rename(at: int) -> Edit:
    def edit(records: list[Record], moved: dict[str, str]) -> None:
        old = records[at % len(records)]
        records[at % len(records)] = old.model_copy(update={"id": f"{old.id}-2"})
        moved[old.id] = f"{old.id}-2"

    return edit


def _copy(at: int, to: int) -> Edit:
    def edit(records: list[Record], _moved: dict[str, str]) -> None:
        new_id = f"ny-{len(records)}-{at}"
        records.insert(to % len(records), records[at % len(records)].model_copy(update={"id": new_id}))

    return edit


def _move(at: int, to: int) -> Edit:
    return lambda records, _moved: records.insert(to % len(records), records.pop(at % len(records)))


def _take_id(at: int, other: int) -> Edit:
    """A record under the id of another, of another entity as often as not."""

    def edit(records: list[Record], _moved: dict[str, str]) -> None:
        taken = records.pop(other % len(records)).id
        here = at % len(records)
        records[here] = records[here].model_copy(update={"id": taken})

    return edit


def _change(at: int, field: int, text: str) -> Edit:
    def edit(records: list[Record], _moved: dict[str, str]) -> None:
        record = records[at % len(records)]
        names = [name for name in type(record).model_fields if name != "id"]
        name = names[field % len(names)]
        new = _other(getattr(record, name), text)
        records[at % len(records)] = record.model_copy(update={name: new})

    return edit


def _other(value: Any, text: str) -> Any:
    """Another value of the same sort, as an editor may write it."""
    if isinstance(value, tuple):
        return value[1:] if value and len(text) % 2 else (*reversed(value), *value[:1])
    if isinstance(value, Enum):
        return list(type(value))[len(text) % len(type(value))]
    if isinstance(value, Period):
        return Period.parse("2031-02")
    if isinstance(value, Decimal):
        return value + 1
    return None if isinstance(value, str) and not text.strip() else text or value


NUMBERS = st.integers(0, 500)
EDIT = st.one_of(
    st.builds(_remove, NUMBERS),
    st.builds(_rename, NUMBERS),
    st.builds(_copy, NUMBERS, NUMBERS),
    st.builds(_move, NUMBERS, NUMBERS),
    st.builds(_take_id, NUMBERS, NUMBERS),
    st.builds(_change, NUMBERS, NUMBERS, TEXTS),
    st.builds(_change, NUMBERS, NUMBERS, TEXTS),
)


def edited(edits: list[Edit]) -> State:
    old = real_state()
    records, moved = list(old.records), dict(old.moved or {})
    for edit in edits:
        edit(records, moved)
    unique = {record.id: record for record in records}
    return State(
        tuple(unique.values()), moved, None, {"om.md": "# Om\n"} if len(edits) % 2 else {"index.md": "# Hem\n"}
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


def test_states_that_are_the_same_do_not_differ() -> None:
    assert compare(real_state(), real_state()).is_empty


def test_only_what_is_changed_is_in_the_difference() -> None:
    old = real_state()
    at = next(number for number, record in enumerate(old.records) if record.id == "mellerud")
    records = list(old.records)
    records[at] = records[at].model_copy(update={"name": "Melleruds köping"})
    difference = compare(old, State(tuple(records), old.moved, None, old.pages))
    (changed,) = difference.changed
    assert [(one.name, one.before, one.after) for one in changed.fields] == [("name", "Mellerud", "Melleruds köping")]
    assert (difference.added, difference.removed, difference.order, difference.pages) == ((), (), None, ())


def test_a_difference_of_another_state_is_refused() -> None:
    old, new = real_state(), edited([_change(3, 0, "Annat")])
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
