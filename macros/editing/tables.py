"""Tables in files to rows of cells: CSV as Swedish and other programs write it, and workbooks. Judges no cell."""

from __future__ import annotations

import codecs
import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from macros.editing.cells import Cell, as_text
from macros.reading.encodings import foreign_file, likely_encoding, twice_encoded
from macros.reading.spots import line_of

MOST_BYTES = 20_000_000
MOST_UNPACKED = 200_000_000
"""A workbook is a packed file; a small one could unpack to fill the memory."""
SIGNS = (";", "\t", ",")

Rows = list[tuple[Cell, ...]]


class UnreadableError(Exception):
    """A file, or a place in it, that cannot be read; the message is in Swedish."""


def csv_rows(data: bytes, name: str) -> Rows:
    """The rows of a text file; a row without any text is left out."""
    text = _decoded(data, name)
    sign = _sign(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=False)
    rows: Rows = []
    line = 1
    try:
        for written in reader:
            row = tuple(Cell(" ".join(field.split()), f"{name}:{line}") for field in written)
            line = reader.line_num + 1
            if any(cell.text for cell in row):
                rows.append(row)
    except csv.Error as error:
        raise UnreadableError(f"{name}:{line}: Raden går inte att läsa. Spara om filen som CSV.") from error
    return rows


def _decoded(data: bytes, name: str) -> str:
    """UTF-8 with or without its mark, UTF-16 with its mark, else what Excel on Windows, Mac or MS-DOS saves CSV in."""
    if foreign := foreign_file(data):
        raise UnreadableError(
            f"{name}: Filen är inte CSV utan {foreign}. Öppna den i rätt program och spara den som CSV."
        )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:2]:
        return data.decode("utf-16-be" if data.startswith(b"\0") else "utf-16-le", "replace")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode(likely_encoding(data), "replace")
    if "\0" in text:
        raise UnreadableError(f"{name}: Filen har nolltecken, som inte hör till text. Spara om den som CSV UTF-8.")
    if twice := next(twice_encoded(text), None):
        raise UnreadableError(f"{name}:{line_of(twice.spot)}: {twice.text}")
    return text


def _sign(text: str) -> str:
    """What stands between the cells: the sign that the first rows have most of, semicolon first, for commas are decimals too."""
    head = "\n".join(text.splitlines()[:10])
    return max(SIGNS, key=lambda sign: (sign in head, -SIGNS.index(sign)))


def workbook_rows(data: bytes, name: str) -> Rows:
    """The rows of a workbook's first sheet that holds anything."""
    from openpyxl import load_workbook  # noqa: PLC0415  # takes time to import, and few need it

    _refuse_large(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and pictures that openpyxl leaves out
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = (list(_sheet_rows(sheet, name)) for sheet in book.worksheets)
            return next(filter(None, sheets), [])
    except Exception as error:  # whatever a broken workbook makes openpyxl raise
        raise UnreadableError(f"{name}: Filen går inte att läsa som Excel. Spara om den som .xlsx.") from error


def _refuse_large(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except zipfile.BadZipFile as error:
        what = f" utan {foreign}" if (foreign := foreign_file(data)) else ""
        told = f"{name}: Filen är ingen arbetsbok{what}. Öppna den i Excel, ta bort lösenord om den har ett, och spara den som .xlsx."
        raise UnreadableError(told) from error
    if size > MOST_UNPACKED:
        raise UnreadableError(f"{name}: Arbetsboken är för stor. Spara bara bladet med värdena.")


def _sheet_rows(sheet: Any, name: str) -> Iterator[tuple[Cell, ...]]:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  # as above

    for number, written in enumerate(sheet.iter_rows(), 1):
        row = tuple(
            Cell(
                as_text(one.value, one.number_format or ""),
                f"{name}, {sheet.title}!{get_column_letter(column)}{number}",
            )
            for column, one in enumerate(written, 1)
        )
        if any(cell.text for cell in row):
            yield row
