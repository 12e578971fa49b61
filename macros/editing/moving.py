"""A changed id: every file that says it, with the new one in its place, and the old address noted. Plans it; writes nothing."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.editing.changing import changed, models_of
from macros.editing.pagetext import with_new_ids
from macros.editing.yamltext.scalars import inline
from macros.editing.yamltext.source import Fields, Listing, Node, Scalar, parse
from macros.pages.kinds import kind_of
from macros.plan.activities import Report
from macros.plan.plan import Plan
from macros.plan.record import Part, Record
from macros.plan.relations import link_relations
from macros.plan.valuefiles import ValueFile
from macros.reading.binding import Move
from macros.reading.events import read_text
from macros.reading.folder import Reading
from macros.reading.layout import MOVES, Found, Holds, Layout
from macros.reading.shapes import shapes

PAGES = (".md", ".yml")
"""The files beside the data in which links are written."""


@dataclass(frozen=True, slots=True)
class Step:
    """One file: where it lies and what it holds, before and after; before is None for a new file."""

    path: Path
    to: Path
    before: bytes | None
    after: bytes
    places: int
    """How many times the id is changed in it."""


@dataclass(frozen=True, slots=True)
class Moving:
    """All that a changed id changes, file by file."""

    ids: Mapping[str, str]
    """The ids that change: the one that was asked for, and those of reports that take theirs from it."""
    steps: tuple[Step, ...]


def moved_ids(plan: Plan, old: str, new: str) -> dict[str, str]:
    """Old id → new id, for a record and for the reports that are named after it."""
    found = {old: new}
    for report in plan.all(Report):
        document, area = (new if one == old else one for one in (report.document, report.area))
        if (document, area) != (report.document, report.area):
            found[report.id] = f"{document}-{area}-{report.period.text}"
    return found


def moving(data: Path, docs: Path | None, reading: Reading, *, old: str, new: str) -> Moving:
    """What must be written for an id to change everywhere; the data can be read, and the new id is right and free."""
    ids = moved_ids(reading.plan, old, new)
    addresses = {
        f"{kind_of(reading.plan[one]).folder}/{one}": f"{kind_of(reading.plan[one]).folder}/{two}"
        for one, two in ids.items()
    }
    layout = Layout(data, "")
    layout.walk()
    found = [
        step
        for one in layout.found
        if one.holds is not Holds.MOVES and (step := _data_step(data, one, (old, new), addresses))
    ]
    pages = list(_page_steps(docs, ids, addresses)) if docs else []
    return Moving(ids, (*found, *pages, _note(data, reading.moved, ids)))


def _data_step(data: Path, found: Found, ids: tuple[str, str], addresses: Mapping[str, str]) -> Step | None:
    before = found.path.read_bytes()
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    text = before.removeprefix(mark).decode()
    root = parse(text)
    spots = sorted(_spots(root, models_of(found), ids[0])) if root else []
    pieces, last = list[str](), 0
    for start, end, key in spots:
        pieces += [text[last:start], _in_place(text[start:end], key, ids)]
        last = end
    after, places = with_new_addresses("".join((*pieces, text[last:])), addresses)
    to = data / _name(found, ids, read_text(text.replace("\r\n", "\n")).values)
    if not spots and not places and to == found.path:
        return None
    return Step(found.path, to, before, mark + after.encode(), len(spots) + places)


def with_new_addresses(text: str, addresses: Mapping[str, str]) -> tuple[str, int]:
    """A text in which links to pages lead to their new addresses, and how many did."""
    count = 0
    for old, new in addresses.items():
        text, found = re.subn(rf"(?<![\w-]){re.escape(old)}(?=\.(?:html|md|ics)\b)", new, text)
        count += found
    return text, count


def _spots(node: Node, models: object, old: str) -> Iterator[tuple[int, int, str]]:
    """Where the id stands as an id: start, end and the field that it stands in."""
    if not isinstance(node, Fields):
        return
    model = models if isinstance(models, type) and issubclass(models, Part) else None
    links = {*(link_relations(model) if model else ()), *(("id",) if model and issubclass(model, Record) else ())}
    for field in node.fields:
        inner = models.get(field.key) if isinstance(models, Mapping) else _part(model, field.key)
        values = field.value.items if isinstance(field.value, Listing) else (field.value,)
        for value in values:
            if isinstance(value, Scalar) and field.key in links and value.text.strip() == old:
                yield value.start, value.end, field.key
            yield from _spots(value, inner, old)


def _part(model: type[Part] | None, key: str) -> type[Part] | None:
    shape = shapes(model).get(key) if model else None
    return shape.part if shape else None


def _in_place(written: str, key: str, ids: tuple[str, str]) -> str:
    """The new id as the old was written: in its quotation marks, or in a block; without, if it can stand so."""
    return inline(ids[1], key, in_flow=True) if written == ids[0] else written.replace(*ids)


def _name(found: Found, ids: tuple[str, str], values: object) -> str:
    """Where a file that is named after the id lies from now on, from the data folder."""
    old, new = ids
    said = values if isinstance(values, dict) else {}
    folder, _, name = found.name.rpartition("/")
    if found.holds is Holds.REPORT:
        folder = f"uppfoljning/{new}" if folder == f"uppfoljning/{old}" else folder
        return (
            f"{folder}/{new}{name.removeprefix(old)}"
            if said.get("område") == old and name.startswith(f"{old}-")
            else f"{folder}/{name}"
        )
    if found.holds is Holds.DECISION and said.get("id") == old:
        return f"{folder}/{name.removesuffix(f'{old}.yml')}{new}.yml"
    if found.holds in (Holds.PLAN, Holds.VALUES) and found.stem == old:
        return f"{folder}/{new}.yml"
    return found.name


def _page_steps(docs: Path, ids: Mapping[str, str], addresses: Mapping[str, str]) -> Iterator[Step]:
    """The authors' pages with links to what has moved, or in its place; and the menu, which may name them."""
    inside = sorted(path for path in docs.rglob("*.md") if path.is_file() and not path.is_symlink())
    for path in (*inside, *(one for one in [docs.parent / "mkdocs.yml"] if one.is_file())):
        before = path.read_bytes()
        try:
            text = before.decode()
        except UnicodeDecodeError:
            continue
        below = path.relative_to(docs).with_suffix("").as_posix() if path.suffix == ".md" else ""
        folder = below.rpartition("/")[0]
        beside = {
            f"({old.removeprefix(f'{folder}/')}": f"({new.removeprefix(f'{folder}/')}"
            for old, new in addresses.items()
            if folder and old.startswith(f"{folder}/")
        }
        after, places = with_new_addresses(text, {**addresses, **beside})
        if path.suffix == ".md":
            after, more = with_new_ids(after, ids)
            places += more
        to = docs / f"{addresses[below]}.md" if below in addresses else path
        if places or to != path:
            yield Step(path, to, before, after.encode(), places)


def _note(data: Path, earlier: Mapping[str, str], ids: Mapping[str, str]) -> Step:
    """The file that tells where old addresses lead: chains are made short, and an id that is used again leads nowhere."""
    path = data / MOVES
    moves = {old: ids.get(new, new) for old, new in earlier.items() if old not in ids.values()} | dict(ids)
    before = path.read_bytes() if path.exists() else None
    rows = [{"från": old, "till": new} for old, new in moves.items() if old != new]
    return Step(path, path, before, changed(before or b"", {"flyttat": rows}, {"flyttat": Move}), len(rows))


def movable(record: Record) -> bool:
    """Whether a record has an id of its own to change; those of reports and files of values follow from their names."""
    return not isinstance(record, Report | ValueFile)
