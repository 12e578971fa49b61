"""A file of values as text: always written the same way, whoever wrote it before; and a change to it in a line. Writes no file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import yaml

from macros.editing.cells import plain_number
from macros.editing.importing import Change
from macros.plan.goals import Indicator
from macros.plan.record import Record
from macros.plan.valuefiles import AreaValue, ValueFile

OWN = ("id", "name")
"""The fields that the file's name gives."""


def name_of(indicator: Indicator) -> str:
    """Where an indicator's values lie in the data folder."""
    return f"varden/{indicator.id}.yml"


def file_text(
    indicator: Indicator, changes: Iterable[Change], *, origin: str, on: date, earlier: ValueFile | None
) -> str:
    """The whole file after the changes; what else was written in it is kept, but for comments."""
    head: dict[str, object] = {"indikator": indicator.id, "källa": origin, "hämtad": on.isoformat()}
    text = yaml.safe_dump(head | _kept(earlier), allow_unicode=True, sort_keys=False, width=110, default_style=None)
    text = text.replace(f"hämtad: '{on.isoformat()}'", f"hämtad: {on.isoformat()}")
    rows = "".join(f"  - {{{_row(found)}}}\n" for change in changes if (found := change.after or change.before))
    return f"{text}värden:\n{rows}"


def _kept(earlier: ValueFile | None) -> dict[str, object]:
    """The fields that all records have, as far as they were filled in."""
    if earlier is None:
        return {}
    infos = Record.model_fields
    kept: dict[str, object] = {}
    for field, info in infos.items():
        value = getattr(earlier, field)
        if field not in OWN and value:
            kept[info.alias or field] = _plain(value)
    return kept


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [{"dokument": one.document, **({"ställe": one.place} if one.place else {})} for one in value]
    return getattr(value, "text", value)


def _row(value: AreaValue) -> str:
    told = "för_få: true" if value.too_few or value.value is None else f"värde: {plain_number(value.value)}"
    count = f", antal: {value.count}" if value.count is not None else ""
    return f"område: {value.area}, period: {value.period.text}, {told}{count}"


def change_line(change: Change) -> str:
    """One change as an editor reads it: what happens, area, period, and the value before and after."""
    one = change.after or change.before
    assert one
    if change.after is None:
        what, told = "kvar", f"{_shown(change.before)} (finns inte i filen)"
    elif change.before is None:
        what, told = "ny", _shown(change.after)
    elif change.is_one:
        what, told = "ändras", f"{_shown(change.before)} → {_shown(change.after)}"
    else:
        what, told = "lika", _shown(change.after)
    return f"  {what:<7} {one.area:<24} {one.period.text:<10} {told}"


def _shown(value: AreaValue | None) -> str:
    if value is None or value.value is None:
        return "för få"
    number = plain_number(value.value).replace(".", ",")
    return f"{number} (antal {value.count})" if value.count is not None else number
