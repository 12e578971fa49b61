"""Every generated page as a value: address, title, breadcrumb, what it shows. Same plan, same catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from macros.pages.addresses import address, index_address, overview_address, part_address, with_id
from macros.pages.components import Link
from macros.pages.kinds import KINDS, OVERVIEWS, STATEMENT, PageKind, has_page, kind_of, records_of
from macros.pages.overviews import further, parts_shown
from macros.pages.wording import goal_title, name
from macros.plan.derived import areas_above
from macros.plan.documents import Document
from macros.plan.goals import Goal
from macros.plan.places import Area
from macros.plan.plan import Plan, remembered
from macros.plan.record import Record

HOME = Link("index.html", "Start")


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page to be: where it lives, what it is called, the way to it, and the record it shows (None on index pages)."""

    address: str
    title: str
    kind: PageKind
    record: Record | None
    breadcrumb: tuple[Link, ...]
    part: str = ""
    """Which part of the record, or of all, the page shows, if not the whole: a year, a way of grouping."""

    @property
    def is_index(self) -> bool:
        """Whether the page stands in the menus: it shows no record, and no part of all."""
        return self.record is None and not self.part


@remembered
def catalogue(plan: Plan) -> tuple[PageSpec, ...]:
    """All generated pages: for every kind its index page, then one page a record; then the overviews; last the accessibility statement."""
    kinds = (
        spec for kind in KINDS for spec in (_index(kind), *(_leaf(plan, record) for record in records_of(plan, kind)))
    )
    overviews = (
        spec
        for kind in OVERVIEWS
        for spec in (
            _index(kind),
            *(_further(kind, part) for part in further(kind)),
            *(_overview(plan, kind, *shown) for shown in parts_shown(plan, kind)),
        )
    )
    return (*kinds, *overviews, _index(STATEMENT))


def leaf_at(plan: Plan, place: str) -> PageSpec | None:
    """The page of a record at an address, found without the others; None if there is none, or it is no record's own page."""
    record = plan.get(place.rpartition("/")[2].removesuffix(".html"))
    return _leaf(plan, record) if record and has_page(record) and address(record) == place else None


def _index(kind: PageKind) -> PageSpec:
    return PageSpec(index_address(kind), kind.plural, kind, None, (HOME,))


def _further(kind: PageKind, part: str) -> PageSpec:
    here = Link(index_address(kind), kind.plural)
    return PageSpec(part_address(kind, part), further(kind)[part], kind, None, (HOME, here), part)


def _leaf(plan: Plan, record: Record) -> PageSpec:
    kind = kind_of(record)
    here = Link(index_address(kind), kind.plural)
    return PageSpec(address(record), name(plan, record), kind, record, (HOME, here, *_above(plan, record)))


def _overview(plan: Plan, kind: PageKind, record: Record, part: str) -> PageSpec:
    here, own = Link(index_address(kind), kind.plural), Link(address(record), name(plan, record))
    title = f"{' '.join(filter(None, (kind.name.capitalize(), part)))} för {own.text}"
    return PageSpec(overview_address(kind, record, part), title, kind, record, (HOME, here, own), part)


def _above(plan: Plan, record: Record) -> tuple[Link, ...]:
    """What the record is part of, widest first: a municipality's county, a part's step, an activity's plan."""
    if isinstance(record, Area):
        return tuple(Link(address(area), area.name) for area in reversed(areas_above(plan, record)))
    if isinstance(record, Goal) and (parent := plan.one(Goal, record.part_of)):
        return (*_above(plan, parent), Link(address(parent), goal_title(plan, parent)))
    document = plan.one(Document, getattr(record, "document", None))
    return (Link(address(document), document.name),) if document else ()


def redirects(plan: Plan, moved: dict[str, str]) -> dict[str, str]:
    """Old address → new address, for every id that has moved to a record of the plan: its page, and the overviews of it."""
    found = {old_address(plan, old, new): address(plan[new]) for old, new in sorted(moved.items()) if new in plan}
    for spec in catalogue(plan) if found else ():
        if spec.kind in OVERVIEWS and spec.record:
            new = spec.record.id
            found |= {with_id(spec.address, old, now=new): spec.address for old in sorted(moved) if moved[old] == new}
    return found


def old_address(plan: Plan, old: str, new: str) -> str:
    """Where the page of an id stood that has moved to a record of the plan."""
    return f"{kind_of(plan[new]).folder}/{old}.html"
