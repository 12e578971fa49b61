"""The workbook that the handbook's example reads: a plan as a municipality may have written it in Excel. Made up."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

ROWS = (
    ("Handlingsplan nära vård, Ale kommun 2026–2028",),
    (),
    ("Mål", "Aktivitet", "Hur", "Ansvarig", "Start", "Klart", "Uppföljning"),
    ("Förebygga mer", "Hälsosamtal för äldre", "Omsorgen bjuder in med brev.", "Vård och omsorg", "2026-09", "2027", "Vi räknar samtalen."),
    ("", "Fallprevention i hemmet", "Arbetsterapeut gör hembesök.", "Kommunal primärvård", "2026", "", "Antal fall."),
    ("Hålla ihop vården", "Gemensam rutin för SIP", "", "Kommunal primärvård; Regional primärvård", "", "", ""),
)  # fmt: skip


def write(path: Path) -> None:
    """Write the workbook."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plan"
    for row in ROWS:
        sheet.append(row)
    book.save(path)
