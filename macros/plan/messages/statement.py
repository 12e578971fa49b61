"""Messages about the accessibility statement, by rule. Only wording lives here."""

from __future__ import annotations

STATEMENT: dict[str, str] = {
    "redogorelse-saknas": (
        "Filen med webbplatsens tillgänglighetsredogörelse finns inte. Lagen kräver en sådan. "
        "Skapa filen och fyll i fälten som står i data/README.md."
    ),
    "redogorelse-tom": (
        "{field} är inte ifyllt i tillgänglighetsredogörelsen. Den ska vara hel innan webbplatsen publiceras. Fyll i fältet."
    ),
    "redogorelse-brister-saknas": (
        "{field} är tomt, men webbplatsen är inte helt förenlig med lagen. Skriv vad som brister och varför, "
        "eller rätta förenlighet."
    ),
    "redogorelse-gammal": (
        "Webbplatsen bedömdes {assessed}, för mer än {months} månader sedan. "
        "Gör en ny bedömning och skriv dagen för den."
    ),
    "redogorelse-i-framtiden": "{key} ({day}) har inte varit än. Rätta dagen.",
    "redogorelse-e-post": "”{given}” är ingen e-postadress. Skriv en funktionsbrevlåda, till exempel registrator@kommunen.se.",
    "redogorelse-sager-emot": (
        "Bristen har skälet {reason}, men webbplatsen är helt förenlig med lagen. "
        "Ändra förenlighet till delvis förenlig, eller ta bort bristen."
    ),
    "redogorelse-utan-motivering": (
        "Skälet oskäligt betungande kräver en motivering. Skriv i motivering varför det inte går att rätta."
    ),
}
