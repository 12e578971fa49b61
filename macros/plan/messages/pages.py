"""Messages about authors' pages, by rule. Only wording lives here."""

from __future__ import annotations

PAGES: dict[str, str] = {
    "sida-lank": "Det här är en genväg (symbolisk länk). Sidor ska vara vanliga filer. Ta bort genvägen och lägg filen här.",
    "sida-huvud": "Rutan överst på sidan ska ha ett fält på varje rad, till exempel ”title: Om oss”. Rätta den.",
    "makro-skrivfel": 'Det som står mellan klamrarna går inte att läsa. Skriv till exempel {{{{ lank("mellerud") }}}}. Tillåtet är {known}.',
    "makro-annat": "Mellan klamrar får bara ett av våra makron stå, med text inom citattecken. Tillåtet är {known}. Ta bort det andra.",
    "makro-okant": "Det finns inget makro ”{name}”.{hint} Tillåtet är {known}.",
    "makro-argument": 'Makrot {name} tar bara text inom citattecken. Skriv till exempel {name}("mellerud").',
    "makro-form": "Makrot {name} är inte rätt ifyllt. Så här ska det se ut: {form}.",
    "makro-id": "Det finns ingen post med id ”{id}”.{hint} Id står på första raden i varje post i data.",
    "makro-slag": "Det finns inget slag ”{name}”.{hint} Tillåtet är {known}.",
    "makro-filter": "Slaget {kind} kan inte filtreras på ”{name}”.{hint} Tillåtet är {known}.",
    "makro-inom": "”{id}” är inget område. Filtret inom tar ett län, en delregion eller en kommun.",
    "makro-karta": "Det finns ingen karta för ”{id}”. Kartor finns för län vars kommuner har koder.",
    "sida-utan-fakta": 'Sidan ersätter den färdiga sidan för ”{id}” men visar inte uppgifterna. Lägg till {{{{ sida("{id}") }}}} eller {{{{ fakta("{id}") }}}}.',
}
