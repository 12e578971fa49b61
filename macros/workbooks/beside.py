"""What stands in a table's sheet and is not read: above the headings, in columns left out, in notes. Told, so that nothing is lost unseen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from macros.plan.messages import listed
from macros.reading.told import short
from macros.workbooks.entries import Entry, places
from macros.workbooks.fields import FACTS, fields
from macros.workbooks.grid import Cell, Sheet
from macros.workbooks.headings import NOTHING, Table, tables

_MOST = 12


def beside(table: Table) -> Iterator[str]:
    """A line for each thing in the sheet that is not read."""
    above = [
        cell
        for row in table.sheet.rows[: table.row]
        for cell in row
        if cell.text.strip() and cell not in table.headings
    ]
    for cell in above[:_MOST]:
        yield f"{cell.place}: ”{short(cell.text)}” står ovanför rubrikerna och läses inte in."
    if len(above) > _MOST:
        yield f"{above[_MOST].place}: {len(above) - _MOST} celler till ovanför rubrikerna läses inte in."
    below = table.sheet.rows[table.row + 1 :]
    for number, heading in enumerate(table.headings):
        filled = [row[number] for row in below if row[number].text.strip()]
        held = table.holds.get(number)
        if held is None and filled:
            yield f"{_places(filled)}: Kolumnen har ingen rubrik och läses inte in: {listed(f'”{short(one.text)}”' for one in filled[:3])}."
        elif held and held.key == NOTHING:
            yield f"{heading.place}: Kolumnen ”{short(heading.text)}” läses inte in ({len(filled)} ifyllda celler)."
    noted = [cell for row in below for cell in row if cell.noted]
    if noted:
        yield f"{_places(noted)}: Anteckningar (kommentarer) på celler läses inte in."
    hidden = [
        number
        for number in table.sheet.hidden_rows
        if number > table.row + 1 and any(one.text for one in table.sheet.rows[number - 1])
    ]
    if hidden:
        yield f"{table.sheet.name}: Dolda rader läses också: {listed(map(str, hidden))}."


def lost_columns(table: Table, entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """Where a workbook of ours lacks some of a list's columns, so that what stood there would go: the place, and what to say."""
    held = Counter(holds.key for holds in table.holds.values())
    for key, count in places(entries).items():
        if key != FACTS and 0 < held[key] < count:
            place = next(table.headings[number].place for number, holds in table.holds.items() if holds.key == key)
            yield (
                place,
                f"Här ska finnas {count} kolumner för {key}, men filen har {held[key]}. Lägg tillbaka den som saknas, eller exportera planen igen.",
            )


def left_alone(table: Table) -> Iterator[str]:
    """A line for each field of which a workbook of ours has no column any more."""
    held = {holds.key for holds in table.holds.values()}
    for field in fields().values():
        if field.key not in held:
            yield f"Kolumnen ”{field.title}” finns inte i filen: uppgiften är kvar som den är."


def also(cells: Sequence[Cell]) -> str:
    """` (också E8, E9 och E12)` for further cells of which the same is said."""
    if not cells:
        return ""
    shown = [cell.place.rpartition("!")[2] for cell in cells[:_MOST]]
    return f" (också {', '.join(shown)} med flera)" if len(cells) > _MOST else f" (också {listed(shown)})"


def other_sheets(sheets: Iterable[Sheet], read: Iterable[str]) -> Iterator[str]:
    """A line for each sheet that is not read at all and says something."""
    known = set(read)
    for sheet in sheets:
        if sheet.name not in known and (filled := sheet.filled()):
            is_hidden = " (dolt)" if sheet.is_hidden else ""
            how = (
                f' Det har rubriker som känns igen: läs in det för sig med --blad "{sheet.name}".'
                if tables([sheet], {})
                else ""
            )
            yield f"Bladet ”{sheet.name}”{is_hidden} läses inte in ({filled} ifyllda celler).{how}"


def _places(cells: list[Cell]) -> str:
    shown = [cells[0].place, *(cell.place.rpartition("!")[2] for cell in cells[1:_MOST])]
    return f"{', '.join(shown)} med flera" if len(cells) > _MOST else listed(shown)
