"""The ids that links may lead to, as a schema of their own: the only part that depends on the data. Opens no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.plan.entities import ENTITIES
from macros.plan.messages import listed
from macros.plan.plan import Plan
from macros.plan.record import Part
from macros.plan.relations import link_relations
from macros.reading.shapes import shapes
from macros.schemas.demands import DRAFT, EMPTY, Schema, all_of, demand, either, offers, text
from macros.schemas.fields import id_form

Known = Mapping[str, Mapping[str, tuple[str, str]]]
"""For each entity: id → the record's name, and what it is."""


def ids_of(plan: Plan) -> Known:
    """The ids of a plan."""
    known: dict[str, dict[str, tuple[str, str]]] = {}
    for record in plan.records:
        kind = getattr(record, "kind", None)
        known.setdefault(record.entity, {})[record.id] = (record.name, str(kind.value) if kind else record.swedish)
    return known


def known_ids(known: Known | None = None) -> Schema:
    """The file of ids: for each entity, id → name and kind. Without any, an id only has to be formed as one."""
    definitions = {name: _ids(name, (known or {}).get(name, {})) for name in _targets()}
    return {"$schema": DRAFT, "title": "Kända id", "$defs": definitions}


def _targets() -> Iterator[str]:
    """The entities that links lead to, each once."""
    found = dict.fromkeys("-".join(targets) for model in _models() for targets in link_relations(model).values())
    return iter(sorted(found))


def _models() -> list[type[Part]]:
    found: list[type[Part]] = [*ENTITIES.values()]
    for model in found:
        found += [shape.part for shape in shapes(model).values() if shape.part and shape.part not in found]
    return found


def _ids(name: str, known: Mapping[str, tuple[str, str]]) -> Schema:
    if not known:
        return id_form()
    noun = listed(ENTITIES[one].swedish for one in name.split("-"))
    pattern = "|".join(sorted(known))
    told = (
        f"Id:t är inte känt som {noun}. Kontrollera stavningen, eller lägg till posten. "
        "Är den ny: kör fardplan scheman, så känner redigeraren till den."
    )
    return all_of(
        demand(either(EMPTY, text(rf"^\s*(?:{pattern})\s*$")), told),
        offers((one, title, f"{title} ({kind})") for one, (title, kind) in sorted(known.items())),
    )
