"""Pieces that several views share: sections, facts, order, the opening sentence, and the box about the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from typing import TypeVar

from macros.pages.addresses import form_name, swedish_order
from macros.pages.components import (
    Block,
    Chip,
    Content,
    Facts,
    Inline,
    Link,
    Muted,
    Notice,
    Outward,
    Prose,
    Section,
)
from macros.pages.kinds import PageKind
from macros.pages.setting import Setting
from macros.pages.wording import (
    full_name,
    link,
    name,
    short,
)
from macros.plan.derived import owner_of
from macros.plan.documents import Document
from macros.plan.goals import Goal
from macros.plan.places import Area
from macros.plan.plan import Plan, remembered_of_each
from macros.plan.record import Record

Some = TypeVar("Some", bound=Record)


def section(anchor: str, title: str, *blocks: Block | None) -> Section | None:
    """A section of the blocks that are there, or None if there is none."""
    there = tuple(block for block in blocks if block is not None)
    return Section(anchor, title, there) if there else None


def sections(*found: Section | None) -> tuple[Section, ...]:
    """The sections that are there."""
    return tuple(part for part in found if part is not None)


def facts(*rows: tuple[str, Inline] | None) -> Facts | None:
    """Facts of the rows that hold something, or None."""
    there = tuple(row for row in rows if row and row[1])
    return Facts(there) if there else None


def row(label: str, records: Sequence[Record], plan: Plan) -> tuple[str, Inline] | None:
    """A row of links to records, or None if there is none."""
    return (label, tuple(link(plan, record) for record in records)) if records else None


def prose(text: str | None) -> Prose | None:
    """Markdown text as a block, or None."""
    return Prose(text) if text else None


def in_order(plan: Plan, records: Iterable[Some]) -> list[Some]:
    """Records in Swedish order of the names that readers see."""
    return sorted(records, key=partial(_order, plan))


def overview(kind: PageKind, *made: Section | None) -> Content:
    """The first page of a kind that shows records in another light: what it is, and ways into it."""
    return Content(over="", title=kind.plural, description=kind.lede, lede=kind.lede, sections=sections(*made))


@remembered_of_each
def _order(plan: Plan, record: Record) -> tuple[object, ...]:
    return (swedish_order(name(plan, record)), record.id)


def leads_its_kind(plan: Plan, goal: Goal) -> bool:
    """Whether a goal is no part of another of its own kind: a step, not a part of a step."""
    parent = plan.one(Goal, goal.part_of)
    return parent is None or parent.kind is not goal.kind


def goal_order(goal: Goal) -> tuple[object, ...]:
    """Sort key: by number where there is one; the others keep the order in which their document writes them."""
    return (goal.number is None, swedish_order(goal.number or ""))


def areas_line(plan: Plan, ids: Iterable[str]) -> Inline:
    """Links to areas side by side."""
    return tuple(link(plan, area) for area in plan.many(Area, ids))


_LABEL = re.compile(r"\A\*\*[^*]{1,40}[.:]\*\*\s*|\A\*\*[^*]{1,40}\*\*[.:]\s*")
_SENTENCE = re.compile(r"(.+?[.!?])(?:\s|\Z)", re.DOTALL)


@lru_cache(maxsize=20_000)
def first_sentence(text: str | None, *, longest: int = 180) -> str:
    """The first sentence of a text without Markdown's signs or a leading label, cut at a word if it is very long."""
    opening = _LABEL.sub("", (text or "").strip()).split("\n\n")[0]
    plain = " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", opening).replace("*", "").split())
    found = _SENTENCE.match(plain)
    sentence = found.group(1) if found else plain
    return sentence if len(sentence) <= longest else sentence[:longest].rsplit(" ", 1)[0] + " …"


def uncertain(record: Record) -> tuple[Notice, ...]:
    """A notice of what is uncertain in a record."""
    return (Notice("uncertain", "Osäker uppgift", Prose(record.uncertain)),) if record.uncertain else ()


def doubt_chip(record: Record) -> tuple[Chip, ...]:
    """A chip at the head of a page that holds something uncertain; the section near its foot says what."""
    return (Chip("Delvis osäkert", "absent", "?"),) if record.uncertain else ()


def doubt(record: Record) -> Section | None:
    """What is uncertain in a record, near the foot of its page: what the reader came for stands first."""
    return section("osakert", "Det här är osäkert", *uncertain(record))


def about(setting: Setting, record: Record) -> Section:
    """The box about the page: source and place, owner, review, and the way to the record itself."""
    plan = setting.plan
    place = setting.place(record.id)
    owner = owner_of(plan, record)
    reviewed = record.reviewed
    sources = tuple(
        (link(plan, document), Muted(source.place or ""))
        for source in record.sources
        if (document := plan.one(Document, source.document))
    )
    edit = setting.edit_url.replace("{file}", place.file).replace("{line}", str(place.line))
    edit = edit.replace("{form}", form_name(type(record))).replace("{id}", record.id)
    change: Inline = Outward(edit, "Ändra uppgifterna") if "://" in edit else Link(edit, "Ändra uppgifterna")
    return Section(
        "om-sidan",
        "Om uppgifterna",
        (
            Facts(
                (
                    ("Källa", sources or Muted("Ingen källa är angiven.")),
                    ("Ägare", link(plan, owner, short(owner)) if owner else Muted("Ingen ägare är angiven.")),
                    *([("Söks också med", ", ".join(record.search_words))] if record.search_words else []),
                    ("Granskad", str(reviewed) if reviewed else Muted("Inget datum är angivet.")),
                    ("Ändra", (change, Muted(f"{place.file}, rad {place.line}"))),
                )
            ),
        ),
    )


def area_name(plan: Plan, area_id: str | None) -> str:
    """The full name of an area, or nothing."""
    area = plan.one(Area, area_id)
    return full_name(area) if area else ""
