"""Where pages live: from record to address, and from one address to another. Nothing else forms an address."""

from __future__ import annotations

import re
from functools import lru_cache

from macros.pages.kinds import PageKind, kind_of
from macros.plan.record import Record
from macros.plan.statement import Statement

FORMS = "redigera/index.html"
"""The page of the forms, where the site has them."""
FORMS_LINK = f"{FORMS}?post={{form}}/{{id}}"
"""How a page leads to its record's form."""

_PLAIN = str.maketrans("åäö", "aao")
_SORT = str.maketrans({"å": "{", "ä": "|", "ö": "}", "é": "e", "ü": "y"})


def address(record: Record) -> str:
    """The record's page, from the site's root: `kommun/mellerud.html`."""
    return f"{kind_of(record).folder}/{record.id}.html"


def overview_address(kind: PageKind, record: Record, part: str = "") -> str:
    """The page that shows a record, or a part of it, in another light: `kalender/dalarnas-lan.html`, `arsrapport/dalarnas-lan-2025.html`."""
    return f"{kind.folder}/{record.id}{f'-{part}' if part else ''}.html"


def with_id(address: str, old: str, *, now: str) -> str:
    """Where an overview of a record stood when the record had another id."""
    folder, _, file = address.partition("/")
    return f"{folder}/{old}{file.removeprefix(now)}"


def calendar_address(record: Record) -> str:
    """The calendar file of an area or an actor: `kalender/falun.ics`."""
    return f"kalender/{record.id}.ics"


def part_address(kind: PageKind, part: str) -> str:
    """The page that shows one part of what an index page shows: `lage/steg.html`."""
    return f"{kind.folder}/{part}.html"


def form_name(model: type[Record | Statement]) -> str:
    """What the forms, their addresses and their branches call a kind of record: `uppfoljning`."""
    return model.swedish.translate(_PLAIN)


def index_address(kind: PageKind) -> str:
    """The index page of a kind, from the site's root: `steg/index.html`."""
    return f"{kind.folder}/index.html"


def relative(target: str, *, start: str) -> str:
    """The way to `target` from the page `start`, both from the site's root; anchors and queries are kept."""
    folder, _, _ = start.rpartition("/")
    if folder and target.startswith(folder + "/"):
        return target[len(folder) + 1 :]
    if "/" not in folder:  # the ordinary case, and the fast one: a page at the root or in a folder of the root
        return f"../{target}" if folder else target
    steps, there = folder.split("/"), target.split("/")
    while steps and len(there) > 1 and steps[0] == there[0]:
        steps, there = steps[1:], there[1:]
    return "../" * len(steps) + "/".join(there)


@lru_cache(maxsize=100_000)
def swedish_order(text: str) -> tuple[str, ...]:
    """Sort key: Swedish alphabetical order (å ä ö last), case ignored, numbers by value (`steg 2` before `steg 10`)."""
    return tuple(
        part.zfill(40) if part.isdigit() else part for part in re.split(r"(\d+)", text.casefold().translate(_SORT))
    )
