"""Which field an editor meant by a name that no such record has, and where a field belongs. Judges no value."""

from __future__ import annotations

from functools import cache
from itertools import islice

from macros.plan.entities import ENTITIES
from macros.plan.messages import listed, nearest
from macros.plan.record import Part, Record
from macros.plan.relations import Path
from macros.reading.lookalikes import meant
from macros.reading.shapes import model_at, shapes
from macros.reading.spots import Node

MOST_FIELDS = 100
"""More fields than any record has: below, nothing is guessed."""
SYNONYMS: dict[str, tuple[str, ...]] = {
    "namn": ("titel", "rubrik", "title", "benämning"),
    "text": ("beskrivning", "innehåll", "brödtext"),
    "område": ("kommun", "län", "ort", "plats"),
    "områden": ("kommuner", "kommun", "län", "orter", "var"),
    "webbadress": ("länk", "url", "hemsida", "webbplats", "link"),
    "läge": ("status", "tillstånd"),
    "ansvariga": ("ansvar", "ägare", "vem", "utförare"),
    "start": ("startdatum", "när", "från"),
    "slut": ("slutdatum", "till", "klart"),
    "period": ("datum", "år", "tid"),
    "datum": ("period", "när", "dag"),
    "ställe": ("sida", "sidan", "avsnitt", "kapitel"),
    "källor": ("referens", "referenser"),
    "resultat": ("kommentar", "utfall"),
    "typ": ("slag", "sort", "kategori"),
    "id": ("nyckel", "kod"),
}
"""Words that people use for a field, where it has another name."""


def field_meant(name: str, model: type[Part]) -> str | None:
    """The field of `model` that is called so in English, in other words, or in nearly these letters; None if none is."""
    known = shapes(model)
    plain = meant(name).casefold().replace(" ", "_").replace("-", "_")
    if plain in known:
        return plain
    if english := _english(model).get(plain):
        return english
    if found := next((alias for alias, words in SYNONYMS.items() if plain in words and alias in known), None):
        return found
    return nearest(name, known, at_least=0.8 if _elsewhere(name) else 0.6)


def belongs(model: type[Part], path: Path) -> str:
    """Where the field at `path` belongs, said with a leading space, if it is a field of something near; else nothing."""
    name, owner = str(path[-1]), model_at(model, path[:-1])
    inner = (
        [alias for alias, shape in shapes(owner).items() if shape.part and name in shapes(shape.part)] if owner else []
    )
    if inner:
        return f" Det hör hemma inne i ”{inner[0]}”: flytta det dit."
    if len(path) > 1 and name in shapes(model):
        return f" Det hör hemma utanför ”{path[0]}”: flytta det dit."
    found = _elsewhere(name)
    return f" Det hör till {listed(found)}." if found else ""


def explained(model: type[Part], node: Node, path: Path) -> frozenset[Path]:
    """The missing fields of the mapping at `path` that were only written under another name, which is told already."""
    owner = model_at(model, path)
    written = _keys(node, path)
    if not owner:
        return frozenset()
    names = (name.partition(":")[0] for name in islice(written, MOST_FIELDS) if name not in shapes(owner))
    return frozenset((*path, found) for name in names if (found := field_meant(name, owner)))


@cache
def _english(model: type[Part]) -> dict[str, str]:
    """What the program calls each field, which is what an English-speaking editor or tool would."""
    return {name: info.alias or name for name, info in model.model_fields.items()}


@cache
def _elsewhere(name: str) -> tuple[str, ...]:
    """The kinds of record that have such a field, themselves or in one of their parts."""
    shared = shapes(Record)
    found = [
        entity.swedish
        for entity in ENTITIES.values()
        if name not in shared
        and (name in shapes(entity) or any(one.part and name in shapes(one.part) for one in shapes(entity).values()))
    ]
    return tuple(found)


def _keys(node: Node, path: Path) -> tuple[str, ...]:
    """The names of the fields of the mapping at `path`."""
    for step in path:
        inner = None if isinstance(node, int) else node[1]
        if isinstance(inner, dict) and step in inner:
            node = inner[str(step)][1]
        elif isinstance(inner, list) and isinstance(step, int) and step < len(inner):
            node = inner[step]
        else:
            return ()
    inner = None if isinstance(node, int) else node[1]
    return tuple(inner) if isinstance(inner, dict) else ()
