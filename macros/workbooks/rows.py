"""The rows of a table to values, field by field, each with its cell; all that is wrong or left out is told. Knows no plan's file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from macros.editing.cells import says_nothing
from macros.plan.messages import did_you_mean, listed
from macros.plan.plan import Plan
from macros.plan.record import Record
from macros.reading.told import short
from macros.workbooks.asked import Asked
from macros.workbooks.beside import also, beside
from macros.workbooks.cleaning import DAMAGED, without_invisible
from macros.workbooks.entries import plain
from macros.workbooks.fields import END, GOALS, ID, NAME, START, Field, Sort, fields
from macros.workbooks.grid import Cell
from macros.workbooks.headings import NOTHING, RESULT, STATE, TIME, Holds
from macros.workbooks.names import Names
from macros.workbooks.times import UNDERSTOOD, when_in

_YES, _NO = (
    frozenset({"ja", "x", "j", "1", "sant", "true", "✓", "✔"}),
    frozenset({"nej", "n", "0", "falskt", "false", "-", "–"}),
)
Kind: TypeAlias = type[Record]


@dataclass(slots=True)
class Row:
    """One activity as the sheet has it."""

    number: int
    """The row in the sheet, from 1."""
    values: dict[str, list[tuple[str, Cell]]] = field(default_factory=dict)
    """What each field that has a column says, each value with its cell; an empty list where its cells are empty."""
    facts: dict[str, bool] = field(default_factory=dict)
    name_cell: Cell = field(default_factory=lambda: Cell("", ""))
    cells: dict[str, Cell] = field(default_factory=dict)
    """The first cell of each field, be it empty, and that of each fact."""
    broken: set[str] = field(default_factory=set)
    """Fields of which something could not be understood."""

    def text(self, key: str) -> str:
        """The one text of a field."""
        return "\n\n".join(text for text, _ in self.values.get(key, ()))

    def cell(self, key: str, position: int = 0) -> Cell:
        """The cell of a value, else the first of its field, else the one with the name."""
        found = self.values.get(key)
        return found[min(position, len(found) - 1)][1] if found else self.cells.get(key, self.name_cell)


@dataclass(slots=True)
class Said:
    """All rows, and what else there is to say."""

    rows: list[Row] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unknown: dict[Kind, dict[str, Cell]] = field(default_factory=dict)
    """Names that are no record's, by the kind that the column asks for, with the first cell of each."""


class Reader:
    """Reads the rows of one table against a plan."""

    def __init__(self, plan: Plan, asked: Asked) -> None:
        self._table, self._asked, self._is_own = asked.table, asked, asked.is_own
        targets = {one.target for one in fields().values() if one.target}
        known = {text: given for text, given in asked.told.items() if not given or given in plan}
        self._names = {kind: Names(plan, kind, document=asked.document, told=known) for kind in targets}
        self._group: list[tuple[str, Cell]] = []
        self._group_is_broken = False
        self._said = Said()
        self._mistakes: dict[str, list[Cell]] = {}

    def read(self) -> Said:
        """Every row below the headings."""
        carried: list[int] = []
        for number, cells in enumerate(self._table.sheet.rows[self._table.row + 1 :], self._table.row + 2):
            if self._heads_group(cells):
                continue
            row = self._row(number, cells)
            if row is None:
                continue
            if not self._is_own and GOALS in row.values:
                if not row.values[GOALS] and self._group:
                    row.values[GOALS] = self._group
                    carried.append(number)
                elif not row.values[GOALS] and self._group_is_broken:
                    row.broken.add(GOALS)
                self._group, self._group_is_broken = row.values[GOALS], GOALS in row.broken
            elif not self._is_own and self._group:
                row.values[GOALS] = self._group
            self._said.rows.append(row)
        if carried:
            self._said.notes.append(
                f"Målet är tomt på rad {listed(map(str, carried))}: samma mål som på raden ovanför."
            )
        self._said.notes += beside(self._table)
        self._said.wrong += [
            self._asked.wrong(cells[0].place, f"{told}{also(cells[1:])}") for told, cells in self._mistakes.items()
        ]
        return self._said

    def _heads_group(self, cells: tuple[Cell, ...]) -> bool:
        """Whether a row is a heading within the table: one merged cell, or one that names a goal, and nothing else."""
        filled = [cell for cell in cells if cell.text.strip()]
        if self._is_own or len(filled) != 1:
            return False
        text, _ = without_invisible(filled[0].text)
        meant = self._names[fields()[GOALS].target or Record].meant(plain(text))
        if filled[0].spans < 3 and not meant.ids:
            return False
        self._group = []
        self._link(fields()[GOALS], plain(text), filled[0], self._group)
        return True

    def _row(self, number: int, cells: tuple[Cell, ...]) -> Row | None:
        row = Row(number)
        holds = self._table.holds
        mine = {column: held for column, held in holds.items() if held.key not in (NOTHING, STATE, RESULT)}
        filled = [column for column, cell in enumerate(cells) if cell.text.strip() or cell.wrong]
        used = [column for column in filled if column in mine]
        row.name_cell = next(cells[column] for column, held in mine.items() if held.key == NAME)
        if not used:
            for column in filled:
                self._note(cells[column], f"”{short(cells[column].text)}” läses inte in: raden har ingen aktivitet.")
            return None
        if self._is_own and all(mine[column].key == ID for column in used):
            self._note(cells[used[0]], "Raden är tömd: den räknas som borttagen ur filen.")
            return None
        if not row.name_cell.text.strip() and not row.name_cell.wrong:
            if len(filled) == 1 and not self._is_own:
                self._note(
                    cells[filled[0]],
                    f"”{short(cells[filled[0]].text)}” läses inte in: raden har inget namn på en aktivitet.",
                )
                return None
            self._wrong(row.name_cell, "Raden saknar namn på aktiviteten. Skriv ett, eller töm raden.")
        for column, held in mine.items():
            self._cell(row, held, cells[column])
        return row

    def _cell(self, row: Row, held: Holds, cell: Cell) -> None:
        """What one cell adds to its row."""
        if held.key == TIME:
            row.values.setdefault(START, [])
            row.values.setdefault(END, [])
        elif not held.fact:
            row.values.setdefault(held.key, [])
        row.cells.setdefault(held.fact or held.key, cell)
        before = sum(map(len, self._mistakes.values()))
        self._read_cell(row, held, cell)
        if sum(map(len, self._mistakes.values())) > before:
            row.broken |= {START, END} if held.key == TIME else {held.key}

    def _read_cell(self, row: Row, held: Holds, cell: Cell) -> None:
        if cell.wrong:
            self._wrong(cell, cell.wrong)
            return
        text, count = without_invisible(cell.text)
        text = plain(text)
        if count:
            self._note(cell, f"Tecken som inte syns är borttagna ur texten ({count}).")
        if DAMAGED in text:
            self._wrong(cell, "Texten har ett skadat tecken (�). Skriv om ordet där det står.")
        elif held.fact:
            self._fact(row, held.fact, text, cell)
        elif text:
            self._value(row, held.key, text, cell)

    def _value(self, row: Row, key: str, text: str, cell: Cell) -> None:
        is_text = key in fields() and fields()[key].sort in (Sort.TEXT, Sort.LINE, Sort.ID)
        if says_nothing(text) and not (is_text and self._is_own):
            self._note(cell, f"”{text}” räknas som tomt.")
        elif key == TIME or fields()[key].sort is Sort.PERIOD:
            self._time(row, key, text, cell)
        elif fields()[key].sort is Sort.LINK:
            self._link(fields()[key], text, cell, row.values[key])
        elif fields()[key].sort is Sort.CHOICE:
            self._choice(row, key, text, cell)
        else:
            one_line = fields()[key].sort is not Sort.TEXT
            row.values[key].append((" ".join(part.strip() for part in text.split("\n")) if one_line else text, cell))

    def _time(self, row: Row, key: str, text: str, cell: Cell) -> None:
        given = self._asked.meaning(text)
        given = text if given is None else given
        if not given:
            self._note(cell, f"”{text}” läses inte in, som du angav.")
            return
        when = when_in(given)
        if cell.year_as_day:
            self._note(cell, f"Excel visar en dag år 1905. Det är så Excel visar talet {text}: läses som året {text}.")
        start, end = (when.start, when.end) if when else ("", "")
        if (
            when is None
            or (key != TIME and when.is_range)
            or not (start if key == START else end if key == END else start or end)
        ):
            told = f"”{short(text)}” går inte att läsa som {'en tid' if key == TIME else key}. Skriv till exempel {UNDERSTOOD}."
            self._wrong(cell, f'{told} Eller ange vad det betyder: --tolka "{short(text)}=2025-03–2025-05".')
            return
        if start and key in (START, TIME):
            row.values[START].append((start, cell))
        if end and key in (END, TIME):
            row.values[END].append((end, cell))

    def _link(self, wanted: Field, text: str, cell: Cell, into: list[tuple[str, Cell]]) -> None:
        kind = wanted.target or Record
        meant = self._names[kind].meant(text)
        into += [(one, cell) for one in meant.ids]
        for piece in meant.skipped:
            self._note(cell, f"”{short(piece)}” läses inte in, som du angav.")
        for piece in meant.renamed:
            self._note(cell, f"”{short(piece)}”: id:t gäller, fast det hör till ett annat namn.")
        for piece in meant.unknown:
            self._said.unknown.setdefault(kind, {}).setdefault(piece, cell)
            called = self._names[kind].called(piece)
            which = (
                f" Flera heter så: {listed(one.id for one in called)}."
                if len(called) > 1
                else self._names[kind].near(piece)
            )
            self._wrong(
                cell,
                f'”{short(piece)}” är {_no(kind)} som finns.{which} Välj ett som finns, eller ange vad som menas: --tolka "{short(piece)}=ID".',
            )

    def _choice(self, row: Row, key: str, text: str, cell: Cell) -> None:
        choices = fields()[key].choices
        given = self._asked.meaning(text)
        given = text if given is None else given
        found = next((one for one in choices if one.casefold() == given.casefold()), None)
        if found:
            row.values[key].append((found, cell))
        elif given:
            self._wrong(
                cell,
                f"”{short(text)}” går inte att använda som {key}.{did_you_mean(text, choices)} Välj bland {listed(choices)}.",
            )

    def _fact(self, row: Row, fact: str, text: str, cell: Cell) -> None:
        if text and text.casefold() not in _YES | _NO:
            self._wrong(
                cell, f"”{short(text)}” går inte att läsa. Skriv ja om planen inte säger {fact}, eller töm cellen."
            )
        row.facts[fact] = text.casefold() in _YES

    def _wrong(self, cell: Cell, told: str) -> None:
        self._mistakes.setdefault(told, []).append(cell)

    def _note(self, cell: Cell, told: str) -> None:
        self._said.notes.append(f"{cell.place}: {told}")


def _no(kind: Kind) -> str:
    return {"goal": "inget mål", "area": "inget område", "document": "inget dokument"}.get(
        kind.entity, f"ingen {kind.swedish}"
    )
