"""Messages about texts that could be plainer, by rule. Only wording lives here."""

from __future__ import annotations

PLAIN: dict[str, str] = {
    "klarsprak-mening": "Meningen har {words} ord. Dela den: en mening bör ha högst {most} ord.",
    "klarsprak-lix": (
        "Texten är svår att läsa (LIX {lix}, bör vara högst {most}). Korta meningarna och byt eller förklara långa ord, "
        "till exempel {words}."
    ),
    "klarsprak-forkortning": (
        "”{short}” är inte förklarat. Skriv ut orden första gången, eller lägg till begreppet med sin förkortning i begrepp.yml."
    ),
    "klarsprak-punkter": "Förkortningen ”{short}” bromsar läsningen.{hint}",
    "klarsprak-passiv": (
        "Meningen har {count} passiva verb ({verbs}). Skriv vem som gör vad, till exempel ”kommunen följer upp” "
        "i stället för ”följs upp”."
    ),
}
