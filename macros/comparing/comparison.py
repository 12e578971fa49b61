"""All that a comparison of two sides finds, as a value: what differs, how things have turned, what happens to the pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from macros.comparing.difference import Difference, compare
from macros.comparing.pages import PageDifference, page_difference
from macros.comparing.sides import Side, comparable
from macros.comparing.turns import Turn, turns


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two sides differ in."""

    old: Side
    new: Side
    difference: Difference
    turns: tuple[Turn, ...] = ()
    pages: PageDifference | None = None
    """None if a side does not pass the check: then its pages are not made."""
    unread: tuple[str, ...] = ()
    """Ids and files that only one side could read; they are not compared."""


def comparison(old: Side, new: Side) -> Comparison:
    """Compare two sides as of the day of the new one."""
    before, after, unread = comparable(old, new)
    difference = compare(before, after)
    found = Comparison(old, new, difference, unread=unread)
    if not difference.is_empty:
        found = replace(found, turns=turns(old.plan, new.plan, difference.renames, on=new.site.on))
    if not old.errors and not new.errors:
        found = replace(found, pages=PageDifference() if difference.is_empty else page_difference(old, new))
    return found
