"""Which area each page belongs to: the one it shows or names at its head, else that of its document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from macros.search.marks import Marks, marked
from macros.search.page import AREAS, Page

Row = list[str | int]


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas of the site, and their pages."""

    rows: list[Row]
    """Of each area: its name, the number of its page, which kind of area, and its county's place in this list or -1."""
    pages: list[Marks]
    """Of each area: the pages that belong to it, or to an area it is part of."""
    _nearest: dict[int, int]

    def nearest(self, page: int) -> int:
        """The place in the list of the area that a page belongs to; -1 if to none, or to several."""
        return self._nearest.get(page, -1)


def areas_of(pages: Sequence[Page]) -> Areas:
    """The areas of all pages."""
    known = {page.address[:-5]: page for page in pages}
    numbers = {page.address[:-5]: number for number, page in enumerate(pages)}
    order = {name: place for place, name in enumerate(name for name in known if _is_area(name))}
    belonging: dict[str, tuple[str, ...]] = {}
    of = partial(_of, known, belonging)
    names = list(order)
    over = [[order[lead] for lead in known[name].above if lead in order] for name in names]
    found: defaultdict[int, set[int]] = defaultdict(set)
    nearest: dict[int, int] = {}
    for name, number in numbers.items():
        mine = [order[area] for area in of(name) if area in order]
        if len(mine) == 1 or name in order:
            nearest[number] = order.get(name, mine[0] if mine else -1)
        for area in {above for one in mine for above in (one, *over[one])}:
            found[area].add(number)
    rows: list[Row] = [
        [known[name].title, numbers[name], AREAS.index(name.partition("/")[0]), _county(known, order, name)]
        for name in names
    ]
    return Areas(rows, [marked(found[place]) for place in range(len(names))], nearest)


def _is_area(name: str) -> bool:
    folder, _, last = name.partition("/")
    return folder in AREAS and last != "index"


def _of(known: dict[str, Page], belonging: dict[str, tuple[str, ...]], name: str) -> tuple[str, ...]:
    """The areas that a page belongs to, as names."""
    if name not in belonging:
        belonging[name] = ()  # should documents lead in a ring
        belonging[name] = _found(known, belonging, name)
    return belonging[name]


def _found(known: dict[str, Page], belonging: dict[str, tuple[str, ...]], name: str) -> tuple[str, ...]:
    page = known.get(name)
    if page is None or _is_area(name):
        return (name,) if page else ()
    for leads in (page.leads, page.above):
        areas = tuple(lead for lead in leads if _is_area(lead))
        if areas:
            return areas
        for lead in leads:
            if lead.startswith("dokument/") and (areas := _of(known, belonging, lead)):
                return areas
    return ()


def _county(known: dict[str, Page], order: dict[str, int], name: str) -> int:
    return next((order[lead] for lead in known[name].above if lead.startswith("lan/") and lead in order), -1)
