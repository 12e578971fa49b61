"""A workbook's file to sheets of cells: what each says, where it stands, what is wrong in it by itself. Judges no meaning."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from macros.editing.cells import as_text
from macros.editing.tables import MOST_BYTES, UnreadableError

MOST_UNPACKED = 60_000_000
MOST_ROWS, MOST_COLUMNS = 5_000, 200
_OLD = b"\xd0\xcf\x11\xe0"
_ERROR = re.compile(
    r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|SAKNAS!|VÄRDEFEL!|REFERENS!|DIVISION/0!|NAMN\?)"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says, and where it stands: `Blad1!C7`."""

    text: str
    place: str
    wrong: str = ""
    """Why nobody can know what it says."""
    year_as_day: bool = False
    """Whether the day in it is a year that Excel took for a number of days."""
    spans: int = 1
    """Over how many columns it is merged."""
    noted: bool = False
    """Whether a note hangs on it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its rows of cells, all equally long, from the first row on."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    is_hidden: bool = False
    hidden_rows: tuple[int, ...] = field(default=())
    """Rows that the file hides, counted from 1."""

    def filled(self) -> int:
        """How many cells say anything."""
        return sum(bool(cell.text) for row in self.rows for cell in row)


def sheets_in(data: bytes, name: str) -> tuple[Sheet, ...]:
    """All sheets of a workbook; raises `UnreadableError` with one line in Swedish."""
    from openpyxl import load_workbook  # noqa: PLC0415  # takes time to import, and few need it

    _refuse(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out is no text
            values = load_workbook(io.BytesIO(data), data_only=True)
            formulas = load_workbook(io.BytesIO(data)) if _has_formulas(data) else values
            pairs = [(sheet, formulas[sheet.title]) for sheet in values.worksheets]
            return tuple(_sheet(sheet, formula, name) for sheet, formula in pairs)
    except UnreadableError:
        raise
    except Exception as error:  # whatever a broken workbook makes openpyxl raise
        raise UnreadableError(
            f"{name}: Filen går inte att läsa som Excel. Öppna den i Excel och spara om den som .xlsx."
        ) from error


def _refuse(data: bytes, name: str) -> None:
    """Stop at what is no workbook of today, or one that could fill the memory."""
    if len(data) > MOST_BYTES:
        raise UnreadableError(
            f"{name}: Filen är större än {MOST_BYTES // 1_000_000} MB. Spara bara bladet med aktiviteter."
        )
    if data.startswith(_OLD):
        told = "Filen är låst med lösenord, eller i det gamla formatet .xls."
        raise UnreadableError(f"{name}: {told} Öppna den i Excel, ta bort lösenordet och spara den som .xlsx.")
    if not data:
        raise UnreadableError(f"{name}: Filen är tom. Spara arbetsboken igen och försök på nytt.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            size = sum(part.file_size for part in parts if not part.filename.startswith("xl/media/"))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableError(
            f"{name}: Filen är ingen arbetsbok. Öppna den i Excel och spara den som .xlsx."
        ) from error
    if "content.xml" in names:
        raise UnreadableError(f"{name}: Filen är i formatet .ods. Öppna den och spara den som .xlsx (Excel-arbetsbok).")
    if size > MOST_UNPACKED:
        raise UnreadableError(f"{name}: Arbetsboken är för stor. Kopiera bladet med aktiviteter till en ny arbetsbok.")


def _has_formulas(data: bytes) -> bool:
    """Whether any sheet calculates; only then is it worth the time to read which cells do."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = [name for name in packed.namelist() if name.startswith("xl/worksheets/")]
        return any(re.search(rb"<f[ />]", packed.read(name)) for name in names)


def _sheet(sheet: Any, formulas: Any, name: str) -> Sheet:
    rows, columns = _extent(sheet)
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        told = f"Bladet ”{sheet.title}” har fler än {MOST_ROWS} rader eller {MOST_COLUMNS} kolumner med text."
        raise UnreadableError(f"{name}: {told} Kopiera aktiviteterna till en ny arbetsbok.")
    merged = {spread.coord: spread for spread in sheet.merged_cells.ranges}
    spans = {(one.min_row, one.min_col): one.max_col - one.min_col + 1 for one in merged.values()}
    down = {(row, one.min_col): (one.min_row, one.min_col) for one in merged.values() for row in range(one.min_row, min(one.max_row, rows) + 1)}  # fmt: skip

    def cell(row: int, column: int) -> Cell:
        from_row, from_column = down.get((row, column), (row, column))
        one = sheet.cell(from_row, from_column)
        formula = formulas.cell(from_row, from_column)
        place = f"{sheet.title}!{sheet.cell(row, column).coordinate}"
        return _cell(one, formula, place, spans.get((row, column), 1))

    grid = tuple(tuple(cell(row, column) for column in range(1, columns + 1)) for row in range(1, rows + 1))
    hidden = tuple(row for row in range(1, rows + 1) if sheet.row_dimensions[row].hidden)
    return Sheet(sheet.title, grid, sheet.sheet_state != "visible", hidden)


def _extent(sheet: Any) -> tuple[int, int]:
    """How many rows and columns hold anything at all."""
    filled = [(row, column) for (row, column), one in sheet._cells.items() if one.value is not None]  # noqa: SLF001  # the only way that makes no cells
    return max((row for row, _ in filled), default=0), max((column for _, column in filled), default=0)


def _cell(one: Any, formula: Any, place: str, spans: int) -> Cell:
    value, noted = one.value, getattr(one, "comment", None) is not None
    if formula.data_type == "f" and (value is None or (isinstance(value, str) and value.startswith("="))):
        told = "Cellen har en formel som inte är uträknad. Öppna filen i Excel, spara den och försök igen, eller skriv värdet."
        return Cell("", place, told, spans=spans, noted=noted)
    if one.data_type == "e" or (isinstance(value, str) and _ERROR.fullmatch(value)):
        return Cell(
            "", place, f"Cellen visar felet {value}. Rätta formeln, eller skriv värdet.", spans=spans, noted=noted
        )
    text, year = _text(value, one.number_format or "")
    return Cell(text, place, year_as_day=year, spans=spans, noted=noted)


def _text(value: Any, number_format: str) -> tuple[str, bool]:
    """A cell's text with its own line breaks; a day as `2026-11-22`."""
    if isinstance(value, str):
        return value.replace("_x000D_\n", "\n").replace("\r\n", "\n").replace(
            "\r", "\n"
        ), False  # Word's line breaks, as openpyxl gives them
    if isinstance(value, bool):
        return ("ja" if value else "nej"), False
    if isinstance(value, datetime) and value.time() != time():
        return value.strftime("%Y-%m-%d %H:%M"), False
    if isinstance(value, datetime) and value.year == 1905:  # 1900–2100 as a number of days
        return str(_days(value)), True
    return as_text(value, number_format), False


def _days(value: datetime) -> int:
    return (value - datetime(1899, 12, 30)).days  # noqa: DTZ001  # workbooks know no time zones
