"""What an import would do, in lines that an editor reads: row by row, field by field, in plan words. Decides nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from macros.plan.plan import Plan
from macros.workbooks.entries import Value
from macros.workbooks.fields import Field, Sort
from macros.workbooks.merging import Change, FieldChange, What
from macros.workbooks.names import label

_MOST = 160


def change_lines(plan: Plan, changes: Iterable[Change]) -> Iterator[str]:
    """Each activity that something happens to, with its fields; those that stay alike are only counted."""
    for change in changes:
        if change.what is What.SAME:
            continue
        place = change.row.name_cell.place if change.row else "–"
        yield f"{place:<18} {change.what.value:<8} {change.entry.get('namn', '')} ({change.entry.get('id', '')})"
        for one in change.fields:
            yield f"{'':<18} {'':<8}   {_field_line(plan, one, is_new=change.what is What.NEW)}"
        if change.what is What.KEPT:
            yield f"{'':<18} {'':<8}   finns inte i filen och är kvar som den är (tas bort med --ta-bort)"


def summary(changes: Iterable[Change]) -> str:
    """`3 nya, 2 ändras, 25 lika` in one line."""
    count = Counter(change.what for change in changes)
    words = {
        What.NEW: "nya",
        What.CHANGED: "ändras",
        What.REMOVED: "tas bort",
        What.KEPT: "finns inte i filen och är kvar",
        What.SAME: "lika",
    }
    if count[What.NEW] == 1:
        words[What.NEW] = "ny"
    return ", ".join(f"{count[what]} {word}" for what, word in words.items() if count[what])


def _field_line(plan: Plan, one: FieldChange, *, is_new: bool) -> str:
    name = one.field.key.replace("_", " ")
    if is_new:
        return f"{name}: {_shown(plan, one.field, one.after)}"
    where = f" ({one.place})" if one.place else ""
    return f"{name}: {_shown(plan, one.field, one.before)} → {_shown(plan, one.field, one.after)}{where}"


def _shown(plan: Plan, field: Field, value: Value) -> str:
    """A value in words; a list of links by names and ids."""
    if not value:
        return "(tomt)"
    many = value if isinstance(value, tuple) else (value,)
    if field.sort is Sort.LINK:
        many = tuple(label(record) if (record := plan.get(one)) else one for one in many)
    line = " ¶ ".join(part.strip() for part in "; ".join(many).split("\n") if part.strip())
    return line if len(line) <= _MOST else f"{line[: _MOST - 1]}…"
