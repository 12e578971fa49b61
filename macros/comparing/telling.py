"""A comparison in Swedish: what has turned, come, gone and changed, in the order in which readers care. Knows no output form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from macros.comparing.comparison import Comparison
from macros.comparing.difference import KeyChange, field_changes
from macros.comparing.fields import TOO_FEW, told_fields
from macros.comparing.records import come, details, gone, head
from macros.comparing.told_pages import told_pages
from macros.comparing.turns import Turn
from macros.comparing.words import Words, shortened, word_difference
from macros.pages.wording import comma
from macros.plan.activities import Report
from macros.plan.record import Record
from macros.plan.statement import Statement
from macros.plan.values import Value

NO_REPORT = "ingen uppföljning"
MOST_PAGES = 20


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

    title: str
    summary: str
    errors: tuple[Section, ...]
    sections: tuple[Section, ...]


def tell(found: Comparison) -> Told:
    """The comparison in words."""
    sections = tuple(section for section in _sections(found) if section.items)
    counts = [f"{section.title}: {len(section.items)}" for section in sections]
    summary = ". ".join(counts) + "." if counts else "Ingen skillnad i data och sidor."
    title = f"Skillnad från {found.old.name} till {found.new.name}"
    return Told(title, summary, tuple(_errors(found)), sections)


def _errors(found: Comparison) -> Iterator[Section]:
    for side in (found.old, found.new):
        if side.errors:
            yield Section(f"Fel i {side.name}", tuple(Item(str(problem)) for problem in side.errors))
    if found.unread:
        yield Section("Går inte att läsa på ena sidan, och är därför inte jämfört", tuple(map(Item, found.unread)))
    if found.pages is None:
        yield Section("Sidorna på webbplatsen jämförs när felen är rättade", ())


def _sections(found: Comparison) -> Iterator[Section]:
    difference, old, new = found.difference, found.old.plan, found.new.plan
    reports, others = _parted(difference.added)
    gone_reports, gone_others = _parted(difference.removed)
    yield Section("Läge, självskattning och värden", tuple(Item(turned(turn)) for turn in found.turns))
    yield Section("Nya uppföljningar", tuple(Item(come(new, one)) for one in reports))
    yield Section("Borttagna uppföljningar", tuple(Item(gone(old, one)) for one in gone_reports))
    yield Section("Nytt", tuple(Item(come(new, one)) for one in others))
    yield Section("Borttaget", tuple(Item(gone(old, one)) for one in gone_others))
    yield Section("Ändrat", tuple(_changed(found)))
    yield Section("Sidor skrivna för hand", tuple(map(_page, difference.pages)))
    yield Section("Övrigt", tuple(_other(found)))
    if found.pages:
        yield from (Section(title, tuple(map(Item, heads)), MOST_PAGES) for title, heads in told_pages(found.pages))


def _changed(found: Comparison) -> Iterator[Item]:
    """The changed records, without states and scores that have been told as turns."""
    told = {turned(turn) for turn in found.turns}
    for one in found.difference.changed:
        lines = details(found.old.plan, found.new.plan, one, found.difference.renames)
        area = found.new.plan.get(one.after.area) if isinstance(one.after, Report) else None
        left = tuple(line for line in lines if not (area and _is_told(line, area.name, told)))
        if left or one.renamed:
            yield Item(head(found.new.plan, one), left)


def _parted(records: Iterable[Record]) -> tuple[list[Report], list[Record]]:
    """Reports, and the rest."""
    all_of_them = list(records)
    reports = [one for one in all_of_them if isinstance(one, Report)]
    return reports, [one for one in all_of_them if not isinstance(one, Report)]


def turned(turn: Turn) -> str:
    """`Läkemedelsautomat i Mellerud: planerad → införd`."""
    before, after = _standing(turn.before), _standing(turn.after)
    return f"{turn.subject.name} i {turn.area.name}: {before} → {after}"


def _standing(what: str | Value | None) -> str:
    if what is None:
        return NO_REPORT
    if isinstance(what, str):
        return what
    return f"{TOO_FEW if what.value is None else comma(what.value)} ({what.period})"


def _is_told(line: Words, area: str, told: set[str]) -> bool:
    """Whether a line of a report (`Aktiviteter, Läkemedelsautomat: läge: planerad → införd`) says what has been told as a turn."""
    text = "".join(piece.text for piece in line)
    for start, middle in (("Aktiviteter, ", ": läge: "), ("Självskattning, ", ": värde: ")):
        subject, found, turn = text.removeprefix(start).partition(middle)
        if text.startswith(start) and found:
            return f"{subject} i {area}: {turn}" in told
    return False


def _page(change: KeyChange) -> Item:
    if change.before is None:
        return Item(f"Ny sida: docs/{change.key}")
    if change.after is None:
        return Item(f"Borttagen sida: docs/{change.key}")
    return Item(f"Ändrad sida: docs/{change.key}", (shortened(word_difference(change.before, change.after)),))


def _other(found: Comparison) -> Iterator[Item]:
    """What is no record: ids that lead on, the order, the accessibility statement."""
    difference = found.difference
    renames = difference.renames
    for one in difference.moved:
        if renames.get(one.key) != one.after:
            old, new = one.before or "ingenstans", one.after or "ingenstans"
            yield Item(f"flyttat.yml, {one.key}: {old} → {new}")
    if difference.order is not None and (kinds := _reordered(found)):
        yield Item(f"Ordningen är ändrad: {', '.join(kinds)}")
    if difference.statement:
        yield _statement(*difference.statement)


def _reordered(found: Comparison) -> list[str]:
    """The entities whose records stand in another order than before, apart from what has come and gone."""
    difference = found.difference
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
