"""The field reference, in the data folder and in the handbook: every field of every entity, told from the models. Writes no file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import get_args

from pydantic.fields import FieldInfo

from macros.plan.activities import Activity, Report
from macros.plan.documents import Decision
from macros.plan.entities import ENTITIES
from macros.plan.fields import Id, Markdown, Url
from macros.plan.goals import Goal
from macros.plan.messages import listed
from macros.plan.period import Period
from macros.plan.record import Part, Record
from macros.plan.relations import link_relations
from macros.plan.statement import Statement
from macros.plan.valuefiles import ValueFile
from macros.reading.binding import Move
from macros.reading.layout import MOVES, PLAN, REGISTERS, STATEMENT
from macros.reading.shapes import Shape, pieces, shapes

_OPENING = """\
# Data: så är filerna uppbyggda

Här står allt som planerna säger, som text i YAML. Sidorna på webbplatsen byggs av de här filerna.
Hur du ändrar steg för steg står i handboken på webbplatsen, under *För redaktörer*.

<!-- Filen skrivs av programmet. Ändra inte här: kör `pytest tests/test_reference.py --bless`. -->

- **Filer.** Varje slag av post har sin egen fil eller mapp. En plans mål och aktiviteter ligger i samma fil,
  som heter som dokumentets id. Varje uppföljning och varje beslut har en egen fil. Filnamn har bara a–z, 0–9,
  bindestreck och punkt, och filerna sparas som UTF-8.
- **Id.** Varje post har ett id som ingen annan post har, oavsett slag. Det har bara a–z, 0–9 och bindestreck.
  Poster pekar på varandra med id: skriv `mellerud`, inte `Melleruds kommun`.
- **Id ändras aldrig.** Måste det ske ändå, skriv det gamla och det nya i `flyttat.yml`. Då leder den gamla adressen rätt.
- **Källor.** Skriv var uppgiften står: dokument och ställe. Är du osäker, skriv vad och varför i `osäkert`.
- **Framgår inte.** En aktivitet ska säga när, hur, av vem och hur den följs upp. Gissa aldrig: det som planen inte
  säger räknar du upp i `framgår_inte`.
- **Inga personuppgifter.** Skriv funktioner och funktionsbrevlådor, aldrig namn på personer.
- **Tal, koder och datum** läses som du skriver dem. Text med kolon eller `#` ska stå inom citattecken.
"""

_PAGE_OPENING = """\
---
title: Alla fält
description: Varje fält i varje slag av post. Vad som får stå där, om det krävs och vad det betyder.
---

Här står alla fält som en post kan ha. Sidan skrivs av programmet, så den stämmer alltid med kontrollen. Samma fält syns i
formulären, i Excel och i textredigeraren.

Filerna ligger i mappen `data`. Koder för län och kommuner kommer från Statistiska centralbyrån (SCB). Krav på
tillgänglighet kommer från riktlinjerna för webbinnehåll (WCAG).
"""

GIVEN: dict[type[Part], frozenset[str]] = {
    Goal: frozenset({"dokument"}),
    Activity: frozenset({"dokument"}),
    Report: frozenset({"id", "namn"}),
    ValueFile: frozenset({"id", "namn"}),
}
"""The fields that a record takes from its file's name, so that editors leave them out."""

_OWN_FILE: dict[type[Part], str] = {
    Report: "`uppfoljning/<dokument>/<område>-<period>.yml`, en fil per uppföljning",
    ValueFile: "`varden/<indikator>.yml`, en fil per indikator. Den skrivs av `fardplan importera indikatorer`",
    Decision: "`beslut/<datum>-<id>.yml`, en fil per beslut",
}
"""The entities of which each record is a file of its own."""


def field_reference() -> str:
    """The whole text of `data/README.md`."""
    entities: list[type[Record]] = [*ENTITIES.values(), ValueFile]
    overview = _table(("Slag", "Fil"), ((entity.swedish.capitalize(), _file(entity)) for entity in entities))
    shared = f"## Fält i källor\n\nKällor skrivs lika för alla slag.\n\n{_fields(_parts(Record)['källor'])}"
    moves = f"## Flytt av id\n\nFil: `{MOVES}`, under `flyttat:`\n\n{_fields(Move)}"
    return "\n".join((_OPENING, f"## Filerna\n\n{overview}", shared, *map(_section, entities), _statement(), moves))


def field_page() -> str:
    """The whole text of the handbook's page of fields: what all kinds share is told once."""
    shared = f"## Fält som alla slag har\n\n{_fields(Record)}\n### Fält i källor\n\n{_fields(_parts(Record)['källor'])}"
    entities: list[type[Record]] = [*ENTITIES.values(), ValueFile]
    kinds = map(_own_section, entities)
    moves = f"## Flytt av id\n\nFil: `data/{MOVES}`, under `flyttat:`\n\n{_fields(Move)}"
    return "\n".join((_PAGE_OPENING, shared, *kinds, _statement(), moves))


def _own_section(entity: type[Record]) -> str:
    """A kind's own fields, and how those that all kinds have differ for it."""
    own = [field for field in shapes(entity) if field not in shapes(Record)]
    given = sorted(GIVEN.get(entity, frozenset()) & set(shapes(Record)))
    told = f"\nSkriv inte {listed(map(_code, given))}: filens namn ger dem.\n" if given else ""
    below = (
        f"\n### {entity.swedish.capitalize()}: fält i {field}\n\n{_fields(part)}" for field, part in _own_parts(entity)
    )
    return f"## {entity.swedish.capitalize()}\n\nFil: {_file(entity)}\n{told}\n{_fields(entity, own)}{''.join(below)}"


def _own_parts(entity: type[Record]) -> Iterator[tuple[str, type[Part]]]:
    return ((field, part) for field, part in _parts(entity).items() if field not in _parts(Record))


def _statement() -> str:
    """The one file that is no list: its fields stand at the top, and may be empty until the site is published."""
    opening = (
        f"## {Statement.swedish.capitalize()}\n\nFil: `{STATEMENT}`, med fälten direkt i filen. Fälten får vara tomma tills "
        "webbplatsen publiceras: `fardplan kontroll --publicering` säger vad som saknas.\n\n"
    )
    inner = _fields(_parts(Statement)["brister"])
    return f"{opening}{_fields(Statement)}\n### {Statement.swedish.capitalize()}: fält i brister\n\n{inner}"


def _section(entity: type[Record]) -> str:
    below = (
        f"\n### {entity.swedish.capitalize()}: fält i {field}\n\n{_fields(part)}" for field, part in _own_parts(entity)
    )
    return f"## {entity.swedish.capitalize()}\n\nFil: {_file(entity)}\n\n{_fields(entity)}{''.join(below)}"


def _file(entity: type[Record]) -> str:
    if entity in _OWN_FILE:
        return _OWN_FILE[entity]
    lists = {**REGISTERS, "planer/<dokument>.yml": PLAN}
    found = ((file, key) for file, keys in lists.items() for key, one in keys.items() if one is entity)
    return listed(f"`{file}`, under `{key}:`" for file, key in found)


def _parts(model: type[Part]) -> dict[str, type[Part]]:
    return {field: shape.part for field, shape in shapes(model).items() if shape.part}


def _fields(model: type[Part], only: Collection[str] | None = None) -> str:
    """The table of a model's fields, or of some of them."""
    both = zip(shapes(model), model.model_fields.values(), strict=True)
    infos = ((field, info) for field, info in both if only is None or field in only)
    rows = (
        (_code(field), _need(model, field), told_value(model, field, info), info.description or "")
        for field, info in infos
    )
    return _table(("Fält", "Krävs", "Vad som får stå där", "Beskrivning"), rows)


def _need(model: type[Part], field: str) -> str:
    if field in GIVEN.get(model, ()):
        return "skriv inte: ges av filens namn"
    return "ja" if shapes(model)[field].required else "nej"


def told_value(model: type[Part], field: str, info: FieldInfo) -> str:
    """What may stand in a field, in a few Swedish words."""
    shape = shapes(model)[field]
    if shape.part:
        return f"{'poster med fälten' if shape.many else 'fälten'} {listed(map(_code, shapes(shape.part)))}"
    if shape.keyed:
        return f"ett eller flera av fälten {listed(map(_code, shape.choices))}, med en rad i varje"
    if shape.choices:
        return f"{'lista av' if shape.many else 'ett av'}: {', '.join(shape.choices)}"
    targets = link_relations(model).get(field)
    one = f"id för {listed(ENTITIES[target].swedish for target in targets)}" if targets else _plain(shape, info)
    return f"lista av {one}" if shape.many else one


def _plain(shape: Shape, info: FieldInfo) -> str:
    if shape.number:
        return "tal" if shape.number is Decimal else f"heltal{_bounds(shape)}"
    found = list(pieces(info))
    if bool in found:
        return "true eller false"
    if Period in found:
        return "år, månad eller dag: `2026`, `2026-02` eller `2026-02-22`"
    if Markdown() in found:
        return "text, gärna med Markdown"
    known = {get_args(Url)[1]: "webbadress", get_args(Id)[1]: "id"}
    return next((said for mark, said in known.items() if mark in found), "rader" if shape.many else "en rad")


def _bounds(shape: Shape) -> str:
    low, high = shape.bounds
    if low is None:
        return ""
    return f" {low}–{high}" if high is not None else f" från {low}"


def _code(field: str) -> str:
    return f"`{field}`"


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = (heads, ("---",) * len(heads), *rows)
    return "".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |\n" for cells in lines)
