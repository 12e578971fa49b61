"""A new record: its kind, which fields it is asked for, and the file that it goes into, as it will be. Writes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from macros.editing.answers import DOTLESS, Question, questions
from macros.editing.changing import changed
from macros.editing.formatting import UnfitError, formatted
from macros.editing.yamltext.habits import written_order
from macros.editing.yamltext.values import Tree
from macros.plan.activities import Activity
from macros.plan.documents import Decision
from macros.plan.entities import ENTITIES
from macros.plan.goals import Goal
from macros.plan.plan import Plan
from macros.plan.record import Record
from macros.plan.rules.activities import FIELDS
from macros.plan.rules.finding import key_of
from macros.reading.bytes import decode
from macros.reading.events import read_text
from macros.reading.layout import PLAN, REGISTERS
from macros.reading.reference import GIVEN

LATER = ("granskad", "osäkert", "ägare", "sökord", "framgår_inte")
"""What is better written in the file afterwards; it can be given as an option."""
UNSAID = "framgår_inte"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record to make: its word, its model, and the list that it goes into, if it is no file of its own."""

    word: str
    model: type[Record]
    file: str
    key: str

    @property
    def in_plan(self) -> bool:
        """Whether it stands in a plan's file."""
        return self.model in (Goal, Activity)

    def asked(self) -> dict[str, Question]:
        """What an editor is asked, in the order of our files; what the file's name gives, and the id, come otherwise."""
        known = questions(self.model)
        left = (*LATER, *GIVEN.get(self.model, ()), "id")
        return {field: known[field] for field in written_order(self.model) if field in known and field not in left}

    def missing(self, values: Mapping[str, Tree]) -> list[str]:
        """The fields that must be there and are not."""
        given = GIVEN.get(self.model, ())
        return [
            field
            for field, question in questions(self.model).items()
            if question.shape.required and field not in given and field != "id" and field not in values
        ]


def kinds() -> dict[str, Kind]:
    """The kinds that can be made, by the word that an editor writes, with and without dots and rings."""
    lists = dict(REGISTERS) | {"planer/{plan}.yml": PLAN}
    found = [Kind(model.swedish, model, file, key) for file, keys in lists.items() for key, model in keys.items()]
    found.append(Kind(Decision.swedish, Decision, "beslut/{datum}-{id}.yml", ""))
    ordered = sorted(found, key=lambda one: list(ENTITIES).index(one.model.entity))
    return {word: one for one in ordered for word in (one.word, one.word.translate(DOTLESS))}


def prefix_of(plan: Plan, document: str) -> str:
    """How most ids of a plan's goals and activities begin: `mb-`."""
    ids = [record.id for kind in (Goal, Activity) for record in plan.back(kind, "document", document)]
    starts = Counter(one.partition("-")[0] for one in ids if "-" in one)
    start, count = starts.most_common(1)[0] if starts else ("", 0)
    return f"{start}-" if count * 2 > len(ids) else ""


def with_unsaid(kind: Kind, values: Mapping[str, Tree]) -> dict[str, Tree]:
    """The record with what its plan does not say of it told as such, in the order of our files."""
    found = dict(values)
    if kind.model is Activity and UNSAID not in found:
        unsaid = [
            str(fact) for fact, names in FIELDS.items() if not any(key_of(Activity, one) in found for one in names)
        ]
        found |= {UNSAID: unsaid} if unsaid else {}
    return {field: found[field] for field in written_order(kind.model) if field in found}


def file_of(kind: Kind, values: Mapping[str, Tree], document: str) -> str:
    """Where the record goes, from the data folder."""
    return kind.file.format(plan=document, **{key: value for key, value in values.items() if key in ("datum", "id")})


def with_record(kind: Kind, before: bytes, values: Mapping[str, Tree]) -> bytes:
    """The file with the record last in its list; in form if it was so before. Raises `PatchError` if it cannot be read."""
    text = decode(before)
    said = read_text(text).values if isinstance(text, str) and text.strip() else {}
    held = said if isinstance(said, dict) else {}
    if not kind.key:
        return changed(before, values, kind.model)
    models = PLAN if kind.in_plan else {kind.key: kind.model}
    listed = held.get(kind.key, [])
    new: dict[str, Tree] = {**held, kind.key: [*(listed if isinstance(listed, list) else []), values]}
    ordered = {key: new[key] for key in (*models, *new) if key in new}
    result = changed(before, ordered, models)
    try:
        return formatted(result, models) if not before or formatted(before, models) == before else result
    except UnfitError:
        return result
