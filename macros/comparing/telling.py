"""A comparison in Swedish: what has turned, come, gone and changed, in the order in which readers care. Knows no output form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from macros.comparing.comparison import Comparison
from macros.comparing.difference import Changed, KeyChange, field_changes
from macros.comparing.fields import told_fields
from macros.comparing.records import come, details, gone, head
from macros.comparing.sentence import sentence
from macros.comparing.told_pages import told_pages, told_written
from macros.comparing.told_turns import lines_of_report, turned
from macros.comparing.words import Words
from macros.plan.activities import Report
from macros.plan.record import Record
from macros.plan.statement import Statement

MOST_PAGES = 20
FILES = {"mkdocs.yml": " (webbplatsens namn, meny och inställningar)"}


class Item(NamedTuple):
    """One thing told, with the details of it."""

    head: str
    lines: tuple[Words, ...] = ()


class Section(NamedTuple):
    """Things of one sort under a heading."""

    title: str
    items: tuple[Item, ...]
    most: int = 100
    """So many of them are told to people; machines get all."""


class Told(NamedTuple):
    """A whole comparison in words."""

    sentence: str
    """What has changed, in one sentence."""
    title: str
    summary: str
    """How much there is of each sort."""
    errors: tuple[Section, ...]
    sections: tuple[Section, ...]


def tell(found: Comparison) -> Told:
    """The comparison in words."""
    changed, reordered = list(_changed(found)), _reordered(found)
    sections = tuple(section for section in _sections(found, changed, reordered) if section.items)
    summary = " ".join(f"{section.title}: {len(section.items)}." for section in sections)
    title = f"Skillnad från {found.old.name} till {found.new.name}"
    said = sentence(found, [one for one, _ in changed], reordered)
    return Told(said, title, summary, tuple(_errors(found)), sections)


def _errors(found: Comparison) -> Iterator[Section]:
    for side in (found.old, found.new):
        if side.errors:
            yield Section(f"Fel i {side.name}", tuple(Item(str(problem)) for problem in side.errors))
    if found.unread:
        yield Section("Går inte att läsa på ena sidan, och är därför inte jämfört", tuple(map(Item, found.unread)))
    if found.pages is None:
        yield Section("Sidorna på webbplatsen jämförs när felen är rättade", ())


def _sections(found: Comparison, changed: Iterable[tuple[Changed, Item]], reordered: list[str]) -> Iterator[Section]:
    difference, old, new = found.difference, found.old.plan, found.new.plan
    reports, others = _parted(difference.added)
    gone_reports, gone_others = _parted(difference.removed)
    yield Section("Läge, självskattning och värden", tuple(Item(turned(turn)) for turn in found.turns))
    yield Section("Nya uppföljningar", tuple(Item(come(new, one)) for one in reports))
    yield Section("Borttagna uppföljningar", tuple(Item(gone(old, one)) for one in gone_reports))
    yield Section("Nytt", tuple(Item(come(new, one)) for one in others))
    yield Section("Borttaget", tuple(Item(gone(old, one)) for one in gone_others))
    yield Section("Ändrat", tuple(item for _, item in changed))
    yield Section("Sidor skrivna för hand", tuple(Item(*one) for one in told_written(difference.pages)))
    yield Section("Övrigt", tuple(_other(found, reordered)))
    if found.pages:
        yield from (Section(title, tuple(map(Item, heads)), MOST_PAGES) for title, heads in told_pages(found.pages))


def _changed(found: Comparison) -> Iterator[tuple[Changed, Item]]:
    """The changed records, without what has been told as turns."""
    told = {(turn.area.id, line) for turn in found.turns for line in lines_of_report(found.new.plan, turn)}
    for one in found.difference.changed:
        lines = details(found.old.plan, found.new.plan, one, found.difference.renames)
        area = one.after.area if isinstance(one.after, Report) else None
        left = tuple(line for line in lines if (area, "".join(piece.text for piece in line)) not in told)
        if left or one.renamed:
            yield one, Item(head(found.new.plan, one), left)


def _parted(records: Iterable[Record]) -> tuple[list[Report], list[Record]]:
    """Reports, and the rest."""
    all_of_them = list(records)
    reports = [one for one in all_of_them if isinstance(one, Report)]
    return reports, [one for one in all_of_them if not isinstance(one, Report)]


def _other(found: Comparison, reordered: list[str]) -> Iterator[Item]:
    """What is no record and no page: other files, ids that lead on, the order, the accessibility statement."""
    difference = found.difference
    yield from map(_file, difference.files)
    for one in difference.moved:
        if difference.renames.get(one.key) != one.after:
            old, new = one.before or "ingenstans", one.after or "ingenstans"
            yield Item(f"flyttat.yml, {one.key}: {old} → {new}")
    if reordered:
        yield Item(f"Ordningen är ändrad: {', '.join(reordered)}")
    if difference.statement:
        yield _statement(*difference.statement)


def _file(change: KeyChange) -> Item:
    what = "Ny" if change.before is None else "Borttagen" if change.after is None else "Ändrad"
    return Item(f"{what} fil: {change.key}{FILES.get(change.key, '')}")


def _reordered(found: Comparison) -> list[str]:
    """The entities whose records stand in another order than before, apart from what has come and gone."""
    difference = found.difference
    if difference.order is None:
        return []
    old_ids = [difference.renames.get(one.id, one.id) for one in found.old.plan.records]
    new_ids = [one.id for one in found.new.plan.records]
    both = set(old_ids) & set(new_ids)
    old, new = [one for one in old_ids if one in both], [one for one in new_ids if one in both]
    kinds = dict.fromkeys(found.new.plan[one].swedish for one in new)
    by_kind = {kind: [one for one in new if found.new.plan[one].swedish == kind] for kind in kinds}
    return [kind for kind, ids in by_kind.items() if [one for one in old if one in set(ids)] != ids]


def _statement(before: Statement | None, after: Statement | None) -> Item:
    if before is None or after is None:
        return Item(f"{'Ny' if after else 'Borttagen'} tillgänglighetsredogörelse")
    lines = told_fields(Statement, field_changes(before, after), lambda one: one)
    return Item("Ändrad tillgänglighetsredogörelse", tuple(lines))
