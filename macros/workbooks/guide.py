"""The words of a workbook's first sheet: what it is, how to fill it in, and how it comes back. Text alone."""

from __future__ import annotations

from collections.abc import Iterator

from macros.plan.documents import Document

PLAN_ID = "Planens id:"
"""Stands before the id on the first sheet, so that a workbook can tell which plan it holds."""
VERSION = "Version:"
"""Stands before the mark of what the plan said when the workbook was made."""

_STEPS = (
    ("Ändra", "Gå till bladet Aktiviteter. Varje rad är en aktivitet. Skriv i cellen, eller välj i listan som fälls ut när du ställer dig i den. Pilen syns till höger om cellen."),
    ("Lägg till", "Skriv på första tomma raden under aktiviteterna. Lämna Id tomt: det görs av namnet. Kolumner med stjärna (*) i rubriken måste fyllas i."),
    ("Flera mål, områden eller aktörer", "Använd kolumnerna med nummer: Mål 1, Mål 2 och så vidare. Räcker de inte till: skriv flera i samma cell, med semikolon mellan."),
    ("Tider", "Skriv år (2025), månad (2025-03) eller dag (2025-03-14). År och månad är text, så att Excel inte gör om dem till något annat."),
    ("Det som planen inte säger", "Saknas uppgift om när, hur, vem eller uppföljning? Skriv ja i kolumnen Framgår inte. Lämna den annars tom."),
    ("Ta bort en uppgift", "Töm cellen. Uppgiften tas då bort ur planen."),
    ("Ta bort en aktivitet", "Töm alla celler i raden utom Id, som är låst. Aktiviteten är ändå kvar i planen tills den som läser in filen har bekräftat det."),
    ("Läget i varje område", "Bladet Läge visar vad den senaste uppföljningen säger. Ändra läge och resultat där. Den som läser in filen anger vilken tid de nya lägena gäller."),
)  # fmt: skip
_MIND = (
    "Ändra aldrig ett id. Andra sidor länkar till det. Därför är de gråa cellerna låsta.",
    "Flytta eller döp inte om kolumner. Du får dölja kolumner, filtrera och ändra bredd.",
    "Skriv aldrig så att en person kan kännas igen, och inga namn på personer.",
    "Texter får ha flera rader: tryck Alt + Retur i cellen.",
    "Källor, sökord och granskningsdag finns inte i arbetsboken. De ligger kvar i planen.",
)
_BACK = (
    "Spara filen och skicka den till den som sköter webbplatsen, eller läs in den själv:",
    "fardplan importera aktivitetsplan FIL.xlsx",
    "Då visas rad för rad vad som ändras, och allt som behöver rättas, med bladets och cellens namn. Inget skrivs än.",
    "Stämmer det? Kör samma kommando igen med --skriv sist.",
)


def title(document: Document) -> str:
    """What the workbook is called."""
    return f"Aktivitetsplan: {document.name}"


def lines(document: Document, *, activities: int, on: str, version: str) -> Iterator[tuple[str, str, str]]:
    """Each line of the sheet: its style, and its texts in the first and second column."""
    yield ("title", title(document), "")
    yield ("prose", PLAN_ID, document.id)
    yield ("prose", "Hämtad:", on)
    yield ("prose", "Innehåll:", f"{activities} {'aktivitet' if activities == 1 else 'aktiviteter'}")
    yield ("prose", VERSION, version)
    yield ("subtitle", "Så här gör du", "")
    yield from (("prose", what, how) for what, how in _STEPS)
    yield ("subtitle", "Tänk på", "")
    yield from (("prose", "", text) for text in _MIND)
    yield ("subtitle", "När du är klar", "")
    yield from (("prose", "", text) for text in _BACK)
