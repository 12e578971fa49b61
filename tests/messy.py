"""A municipality's own plan in Excel, as they are: titles, groups, merged cells, times in words, signs from Word. Made up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

TITLE = "Handlingsplan god och nära vård – Brännholma kommun 2025–2027"
HEADINGS = (
    "Nr", "Målområde", "Insats / aktivitet", "Beskrivning", "Ansvarig", "I samverkan med", "Tidplan",
    "Hur följs det upp?", "Status", "Kommentar",
)  # fmt: skip
GROUPS: tuple[tuple[str, tuple[tuple[object, ...], ...]], ...] = (
    (
        "1. Trygg och säker hemgång",
        (
            ("Hemgångsteam alla dagar", "Ett team möter hemma den första tiden efter sjukhus.", "Hemtjänsten", "Primärvården i Sundland", "2025", "Återinskrivningar inom 30 dagar", "Pågår", ""),
            ("Gemensam utskrivnings\u00adplanering", "Kommunen och regionen planerar tillsammans från första dagen.", "Biståndsenheten", "Primärvården i Sundland; Norra sjukhuset", "2025-2026", "Tid från utskrivningsklar till hemgång", "Pågår", "Beslut i nämnden saknas"),
            ("Checklista för hemgång", "En lista som följer med\u00a0personen hem.", "Hemsjukvården", "", "klart dec 2025", "", "Planerad", ""),
            ("Samtal efter hemgång", "Vi ringer inom två dygn.", "Hemsjukvården", "", date(2025, 3, 1), "Andel uppringda", "Klar", ""),
            ("Läkemedelsgenomgång vid hemgång", "", "Hemsjukvården", "Primärvården i Sundland", "Q3 2025", "Antal genomgångar", "Ej påbörjad", ""),
            ("Korttidsplats med rehab", "Platser där personen tränar före hemgång.", "Rehabenheten", "", "2026", "", "Planerad", ""),
            ("Trygghetslarm samma dag", "Larmet är på plats när personen kommer hem.", "Hemtjänsten", "", "jan–jun 2025", "Väntetid för larm", "Införd", ""),
        ),
    ),
    (
        "2. Förebyggande arbete",
        (
            ("Fallprevention i hemmet", "Hembesök där vi ser över risker.", "Rehabenheten", "", "2025–2027", "Antal fall", "Pågår", ""),
            ("Hälsosamtal vid 75 år", "Alla som fyller 75 får ett samtal.", "Förebyggande enheten", "Primärvården i Sundland", "från mars 2025", "Andel som tackar ja", "Pågår", ""),
            ("Träffpunkter i alla tätorter", "Öppna träffpunkter med kaffe och träning.", "Förebyggande enheten", "Föreningslivet", "våren 2025", "Antal besök", "Pågår", ""),
            ("Anhörigstöd på kvällar", "Samtalsgrupper för anhöriga.", "Förebyggande enheten", "", "1/9 2025", "", "Planerad", ""),
            ("Matlagning tillsammans", "Vi lagar mat i grupp.", "Förebyggande enheten", "Föreningslivet", "hösten 2025", "Antal deltagare", "Ej påbörjad", ""),
            ("Uppsökande verksamhet", "", "Förebyggande enheten", "", "2025", "Antal hembesök", "Pågår", ""),
            ("Munhälsa i hemtjänsten", "Munhälsobedömning en gång om året.", "Hemtjänsten", "Folktandvården", "mars 2026", "Andel bedömda", "Planerad", ""),
            ("Digital träning i hemmet", "Film och samtal med fysioterapeut.", "Rehabenheten", "", "2026", "", "Ej påbörjad", ""),
        ),
    ),
    (
        "3. Nära vård i hemmet",
        (
            ("Mobilt team dagtid", "Läkare och sjuksköterska gör hembesök.", "Hemsjukvården", "Primärvården i Sundland", "2025", "Antal hembesök", "Pågår", ""),
            ("Mobilt team kväll och helg", "Samma team, fler timmar.", "Hemsjukvården", "Primärvården i Sundland", "2026-2027", "Antal hembesök", "Planerad", ""),
            ("Egenmonitorering vid hjärtsvikt", "Personen mäter hemma, teamet följer.", "Hemsjukvården", "Primärvården i Sundland", "första halvåret 2026", "", "Planerad", ""),
            ("Fast vårdkontakt till alla med hemsjukvård", "Alla får veta vem de kan ringa.", "Hemsjukvården", "Primärvården i Sundland", "klart juni 2025", "Andel med fast vårdkontakt", "Pågår", ""),
            ("SIP i rätt tid", "Plan inom tre veckor.", "Biståndsenheten", "Primärvården i Sundland", "2025", "Antal planer", "Pågår", "Se rutin"),
            ("Palliativ vård hemma", "Team med kompetens dygnet runt.", "Hemsjukvården", "Norra sjukhuset", "2025–2026", "Brytpunktssamtal", "Pågår", ""),
            ("Läkemedelsrobot", "", "Hemtjänsten", "", "2025-10", "Antal robotar", "Införd", ""),
            ("Digital tillsyn på natten", "Kamera i stället för besök, om personen vill.", "Hemtjänsten", "", "2025", "", "Införd", ""),
        ),
    ),
    (
        "4. Kompetens och samverkan",
        (
            ("Gemensamma utbildningsdagar", "Två dagar om året för kommun och region.", "Enhetschef hemsjukvården", "Primärvården i Sundland", "2025–2027", "Antal deltagare", "Pågår", ""),
            ("Personcentrerat arbetssätt", "Alla nya får en introduktion.", "Enhetschef hemtjänsten", "", "löpande", "", "Pågår", ""),
            ("Specialistundersköterskor", "Fem platser om året.", "Enhetschef hemtjänsten", "", "2025–2027", "Antal utbildade", "Pågår", ""),
            ("Lokal samverkansgrupp", "Möts en gång i månaden.", "Socialchef", "Primärvården i Sundland", "2025", "", "Införd", ""),
            ("Avvikelser i samverkan", "Vi går igenom avvikelser tillsammans varje kvartal.", "MAS", "Primärvården i Sundland", "kv 2 2025", "Antal avvikelser", "Pågår", ""),
            ("Gemensam ingång för invånare", "Ett nummer till kommun och vårdcentral.", "Socialchef", "Primärvården i Sundland", "2026", "", "Ej påbörjad", ""),
            ("Bemanning över gränser", "=Pool för sjuksköterskor", "Enhetschef hemsjukvården", "", "2027", "", "Ej påbörjad", ""),
        ),
    ),
)  # fmt: skip
ACTIVITIES = sum(len(rows) for _, rows in GROUPS)


def messy_workbook(path: Path) -> Path:
    """The workbook, as a file."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Handlingsplan"
    sheet["A1"], sheet["A2"] = TITLE, "Beslutad av socialnämnden. Version 3"
    sheet["A1"].font = Font(bold=True, size=16)
    sheet.merge_cells("A1:J1")
    for column, heading in enumerate(HEADINGS, 1):
        cell = sheet.cell(4, column, heading)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="C6E0B4")
        cell.alignment = Alignment(wrap_text=True)
    row = 5
    for number, (goal, activities) in enumerate(GROUPS):
        first = row
        for activity in activities:
            sheet.cell(row, 1, row - 4)
            for column, value in enumerate(activity, 3):
                if value:
                    cell = sheet.cell(row, column, value)
                    cell.data_type = "s" if str(value).startswith("=") else cell.data_type
            row += 1
        sheet.cell(first, 2, goal)
        if number % 2:
            sheet.merge_cells(start_row=first, end_row=row - 1, start_column=2, end_column=2)
    sheet.cell(row + 1, 1, "Uppdateras två gånger om året.")
    sheet["D7"].comment = Comment("Fråga regionen", "Samordnare")
    sheet.row_dimensions[9].hidden = True
    budget = book.create_sheet("Budget")
    budget.append(("Post", "Kronor"))
    budget.append(("Hemgångsteam", 2_400_000))
    book.save(path)
    return path
