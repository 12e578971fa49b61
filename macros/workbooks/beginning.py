"""Records that a plan begun in Excel needs and the data does not have: its document, its goals, its actors. Makes them, writes nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from macros.editing.yamltext.habits import written_order
from macros.plan.documents import Document, DocumentKind
from macros.plan.goals import Goal, GoalKind
from macros.plan.places import Actor, ActorKind, Area
from macros.plan.plan import Plan
from macros.plan.record import Record
from macros.plan.rules.personal import is_personal_mailbox
from macros.reading.told import short
from macros.workbooks.asked import Asked
from macros.workbooks.entries import Entry
from macros.workbooks.grid import Cell
from macros.workbooks.ids import free_id

KINDS: Mapping[str, type[Record]] = {"mål": Goal, "aktörer": Actor}
"""What can be made of names that nobody knows, by the word that asks for it."""
LONGEST = 200
"""No name has more signs than this; see `Line`."""
_NUMBER = re.compile(
    r"(?:(?:mål|delmål|steg|fokusområde)\s+)?(?P<number>\d+(?:\.\d+)?)[.:)]?\s+(?P<name>\S.*)", re.IGNORECASE
)
_ROLE = re.compile(
    r"chef|samordnare|strateg|ledare|sköterska|terapeut|handläggare|utvecklare|pedagog|\bmas\b|\bmar\b|direktör|koordinator|ordförande|konsulent",
    re.IGNORECASE,
)
_GROUP = re.compile(r"grupp|team|nätverk|forum", re.IGNORECASE)
_BOARD = re.compile(r"nämnd|kommunstyrelse", re.IGNORECASE)
_FUNCTION = re.compile(
    r"enhet|förvaltning|nämnd|vård|omsorg|verksamhet|region|kommun|tjänst|skola|central|hälsa|stöd|för(?:ening|bund)|sjukhus",
    re.IGNORECASE,
)
_MANAGEMENT = re.compile(r"ledning", re.IGNORECASE)


@dataclass(slots=True)
class Begun:
    """The plan with what was made, and that as the files will have it: by file and list."""

    plan: Plan
    made: dict[tuple[str, str], list[Entry]] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, file: str, key: str, model: type[Record], entry: Entry, told: str) -> None:
        """Keep a new record."""
        ordered = {one: entry[one] for one in written_order(model) if one in entry}
        given = {"dokument": file.rpartition("/")[2].removesuffix(".yml")} if model is Goal else {}
        self.plan = Plan(
            (*self.plan.records, model.model_validate(entry | given)), official_codes=self.plan.official_codes
        )
        self.made.setdefault((file, key), []).append(ordered)
        self.told.append(told)


def new_document(plan: Plan, document: str, name: str, areas: Sequence[str]) -> Begun:
    """The plan with the record of a new local plan."""
    begun = Begun(plan)
    entry: Entry = {
        "id": document, "typ": DocumentKind.LOCAL_PLAN.value, "namn": name, "områden": list(areas),
        "källor": [{"dokument": document}],
    }  # fmt: skip
    begun.add("dokument.yml", "dokument", Document, entry, f"dokument.yml: ny plan: {name} ({document})")
    return begun


def make_known(begun: Begun, unknown: Mapping[type[Record], Mapping[str, Cell]], asked: Asked, *, prefix: str) -> None:
    """Records for the names that nobody knows, of the kinds that were asked for; what looks like a person is refused."""
    for kind in asked.make:
        for name, cell in unknown.get(kind, {}).items():
            if len(name) > LONGEST:
                begun.wrong.append(
                    asked.wrong(
                        cell.place, f"”{short(name)}” är för långt för ett namn: högst {LONGEST} tecken. Korta det."
                    )
                )
            elif looks_like_a_person(name):
                told = f"”{name}” ser ut som namnet på en person. Skriv funktionen i stället, till exempel enhetschef, eller ange en aktör:"
                begun.wrong.append(asked.wrong(cell.place, f'{told} --tolka "{name}=ID".'))
            elif kind is Goal:
                _goal(begun, name, cell, document=asked.document, prefix=prefix)
            else:
                _actor(begun, name, cell, document=asked.document, prefix=prefix)


def looks_like_a_person(name: str) -> bool:
    """Whether a name is two or three words that all begin with a capital, none of which is a word for a function."""
    words = name.split()
    capitals = 2 <= len(words) <= 3 and all(word[:1].isupper() and word[1:2].islower() for word in words)
    functions = any(known.search(name) for known in (_FUNCTION, _ROLE, _GROUP, _BOARD, _MANAGEMENT))
    return capitals and not functions and is_personal_mailbox(".".join(words))


def _goal(begun: Begun, name: str, cell: Cell, *, document: str, prefix: str) -> None:
    match = _NUMBER.fullmatch(name)
    plain = match["name"] if match else name
    entry: Entry = {"id": free_id(begun.plan, prefix, plain, otherwise="mal"), "typ": GoalKind.SUBGOAL.value}
    if match:
        entry["nummer"] = match["number"]
    entry |= {"namn": plain, "källor": _source(document, cell)}
    shown = f"{match['number']}. {plain}" if match else plain
    begun.add(f"planer/{document}.yml", "mål", Goal, entry, f"{cell.place}: nytt delmål: {shown} ({entry['id']})")


def _actor(begun: Begun, name: str, cell: Cell, *, document: str, prefix: str) -> None:
    plan = begun.plan.one(Document, document)
    areas = begun.plan.many(Area, plan.areas) if plan else ()
    kind = next(
        (kind for words, kind in ((_BOARD, ActorKind.BOARD), (_ROLE, ActorKind.ROLE), (_GROUP, ActorKind.GROUP), (_MANAGEMENT, ActorKind.MANAGEMENT)) if words.search(name)),
        ActorKind.WORKPLACE,
    )  # fmt: skip
    entry: Entry = {"id": free_id(begun.plan, prefix, name, otherwise="aktor"), "typ": kind.value, "namn": name}
    if len(areas) == 1:
        entry["område"] = areas[0].id
    entry["källor"] = _source(document, cell)
    begun.add("aktorer.yml", "aktörer", Actor, entry, f"{cell.place}: ny aktör ({kind.value}): {name} ({entry['id']})")


def _source(document: str, cell: Cell) -> list[dict[str, Any]]:
    sheet, _, place = cell.place.rpartition("!")
    return [{"dokument": document, "ställe": f"bladet {sheet}, rad {re.sub(r'[A-Z]+', '', place)}"}]
