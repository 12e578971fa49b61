"""Which record a cell means: by id, by `namn (id)`, by what people call it, or by what the command was told. Decides no field."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.editing.areas import Areas
from macros.plan.goals import Goal
from macros.plan.messages import nearest
from macros.plan.places import Area
from macros.plan.plan import Plan
from macros.plan.record import Record
from macros.plan.rules.links import slug

_CALLED = ("name", "long_name", "abbreviation")
_WITH_ID = re.compile(r"(?P<name>.*?)\s*\((?P<id>[a-z0-9-]+)\)\Z", re.DOTALL)
_BETWEEN = (r"(?<=\))\s*;", r"[;\n]", r",", r"/", r"\s+(?:och|samt|&|\+)\s+")
"""What stands between several names in one cell, tried in turn: a name may hold the later ones."""


def label(record: Record) -> str:
    """`Trygg hemgång (falu-trygg-hemgang)`: what people read, and what the file says."""
    return f"{record.name} ({record.id})"


_ALWAYS = _BETWEEN[:2]
_HAS_ID = re.compile(r"\([a-z0-9-]+\)|[;\n]")


@dataclass(frozen=True, slots=True)
class Meant:
    """What a cell means: ids, and the pieces of it that nobody knows or that several are called."""

    ids: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    """Pieces that the command was told to leave out."""
    renamed: tuple[str, ...] = ()
    """Pieces whose id is known by another name than the one before it."""


class Names:
    """The records of one kind, found by whatever people call them; `told` is what the command was told: text → id."""

    def __init__(self, plan: Plan, kind: type[Record], *, document: str, told: Mapping[str, str]) -> None:
        self.kind = kind
        self._plan = plan
        self._document = document
        self._told = {_plain(text): given for text, given in told.items()}
        self._areas = Areas(plan) if kind is Area else None
        self._called: defaultdict[str, list[Record]] = defaultdict(list)
        for record in self._of(plan.all(kind), document):
            for name in _called(record, document):
                if record not in self._called[slug(name)]:
                    self._called[slug(name)].append(record)

    @staticmethod
    def _of(records: Iterable[Record], document: str) -> list[Record]:
        """The plan's own records first."""
        return sorted(records, key=lambda one: getattr(one, "document", "") != document)

    def meant(self, text: str) -> Meant:
        """All records that a cell means, in its order."""
        return self._meant(text.strip(), _BETWEEN)

    def called(self, text: str) -> list[Record]:
        """All records that go by a name."""
        return self._called.get(slug(text), [])

    def near(self, text: str) -> str:
        """` Menade du ”x”?`, or nothing."""
        names = {name: label(record) for record in self._plan.all(self.kind) for name in (record.name, record.id)}
        found = nearest(text, names)
        return f" Menade du ”{names[found]}”?" if found else ""

    def _meant(self, text: str, signs: tuple[str, ...]) -> Meant:
        found = self._one(text)
        if found:
            return found
        for number, sign in enumerate(signs):
            parts = [part.strip() for part in re.split(sign, text) if part.strip()]
            if len(parts) > 1:
                each = [self._meant(part, signs[number + 1 :]) for part in parts]
                is_list = sign in _ALWAYS or (sign == "," and (self.kind is not Goal or any(one.ids for one in each)))
                if is_list or not any(one.unknown for one in each):
                    return _joined(each)
        return Meant((), (text,))

    def _one(self, text: str) -> Meant | None:
        if (given := self._told.get(_plain(text))) is not None:
            return Meant((given,)) if given else Meant((), (), (text,))
        if record := self._plan.one(self.kind, text):
            return Meant((record.id,))
        match = _WITH_ID.match(text)
        if match and (record := self._plan.one(self.kind, match["id"])):
            names = {slug(name) for name in _called(record, "")}
            same = match["name"] == record.name or slug(match["name"]) in names
            if same or not _HAS_ID.search(match["name"]):
                return Meant((record.id,), renamed=() if same else (text,))
        called = self.called(text)
        if self._areas and (area := self._areas.find(text)):
            called = [area]
        own = called if len(called) == 1 else [one for one in called if getattr(one, "document", "") == self._document]
        return Meant((own[0].id,)) if len(own) == 1 else None


def _joined(each: list[Meant]) -> Meant:
    return Meant(
        tuple(one for part in each for one in part.ids),
        tuple(one for part in each for one in part.unknown),
        tuple(one for part in each for one in part.skipped),
        tuple(one for part in each for one in part.renamed),
    )


def _called(record: Record, document: str) -> list[str]:
    names = [name for field in _CALLED if (name := getattr(record, field, None))]
    if isinstance(record, Goal) and record.number:
        names += [f"{record.number} {record.name}", f"{record.kind} {record.number} {record.name}"]
        if record.document == document:
            names += [f"{record.kind} {record.number}", f"mål {record.number}", record.number]
    return names


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
