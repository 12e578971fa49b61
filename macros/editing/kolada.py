"""Answers of Kolada's API, as saved or fetched, to rows. Documented at https://github.com/Hypergene/kolada. Fetches nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from macros.editing.cells import Cell, plain_number
from macros.editing.found import Found, Row

SOURCE = "Kolada"
TOTAL = "T"
"""The row of an answer that is not of one sex only."""
NEXT = ("next_page", "next_url", "next")
GROUP = "G"
"""Begins the id of a group of municipalities, which is no area."""


def kolada_rows(data: bytes, name: str) -> Found:
    """The totals of an answer, v2 or v3. `count` is how many values lie behind an average, never people: it is left out."""
    try:
        answer = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError):
        return Found((), (f"{name}: Filen går inte att läsa som JSON. Spara svaret från Kolada på nytt.",))
    items = answer.get("values") if isinstance(answer, dict) else None
    if not isinstance(items, list):
        told = "Det här är inget svar från Kolada: listan ”values” saknas. Spara svaret från https://api.kolada.se/v2/data/kpi/… som det är."
        return Found((), (f"{name}: {told}",))
    rows: list[Row] = []
    wrong: list[str] = []
    for number, item in enumerate(items, 1):
        place = f"{name}, values[{number}]"
        if not isinstance(item, dict) or not isinstance(item.get("values"), list) or "municipality" not in item:
            wrong.append(f"{place}: Posten saknar kpi, municipality, period eller values. Hämta svaret på nytt.")
        elif not str(item["municipality"]).startswith(GROUP):
            rows += _rows(item, place)
    return Found(tuple(rows), tuple(wrong), SOURCE)


def next_address(data: bytes) -> str | None:
    """Where an answer says that it goes on, or None."""
    try:
        answer = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError):
        return None
    found = [answer[key] for key in NEXT if answer.get(key)] if isinstance(answer, dict) else []
    return str(found[0]) if found else None


def _rows(item: dict[str, Any], place: str) -> Iterator[Row]:
    for one in item["values"]:
        if isinstance(one, dict) and one.get("gender", TOTAL) == TOTAL and not one.get("isdeleted"):
            value = one.get("value")
            text = str(one.get("status") or "") if value is None else _number(value)
            area, period = str(item["municipality"]), str(item.get("period", ""))
            yield Row(Cell(area, place), Cell(period, place), Cell(text, place), measure=str(item.get("kpi", "")))


def _number(value: object) -> str:
    """A number of JSON as text, without the noise of binary fractions."""
    return plain_number(Decimal(f"{value:.12g}")) if isinstance(value, float) else str(value)
