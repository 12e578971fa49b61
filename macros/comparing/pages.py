"""Which pages of the site appear, move, vanish or look different, and which links then break. Builds nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.comparing.sides import Side
from macros.pages.addresses import address
from macros.pages.bodies import body
from macros.pages.catalogue import PageSpec, catalogue
from macros.pages.setting import Setting
from macros.plan.problems import Place


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its address and title."""

    address: str
    title: str


@dataclass(frozen=True, slots=True)
class Moved:
    """An address that leads on to another."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Vanished:
    """A page that is gone, so that links to it break; `now` is where its record has its page, and `linked` the files that lead to it."""

    page: Page
    now: str | None = None
    linked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageDifference:
    """What happens to the pages of the site."""

    appear: tuple[Page, ...] = ()
    moved: tuple[Moved, ...] = ()
    vanish: tuple[Vanished, ...] = ()
    differ: tuple[Page, ...] = ()
    """The generated pages on which readers see something else than before."""


def page_difference(old: Side, new: Side) -> PageDifference:
    """What happens to the pages between two sides that both pass the check."""
    before, after = _titles(old), _titles(new)
    ways, earlier = new.site.redirects(), old.site.redirects()
    gone = [one for one in {**before, **dict.fromkeys(earlier, "")} if one not in after]
    moved_to = {ways[one] for one in gone if one in ways}
    return PageDifference(
        appear=tuple(Page(one, title) for one, title in after.items() if one not in before and one not in moved_to),
        moved=tuple(Moved(one, ways[one]) for one in gone if one in ways and earlier.get(one) != ways[one]),
        vanish=tuple(_vanished(old, new, Page(one, before.get(one, ""))) for one in gone if one not in ways),
        differ=tuple(_differing(old, new)),
    )


def _titles(side: Side) -> dict[str, str]:
    """Address → title of every page; an author's page takes the place of a generated one."""
    written = {page.address: _title(page.text) or page.address for page in side.authored.pages}
    return {spec.address: spec.title for spec in catalogue(side.plan)} | written


def _title(text: str) -> str:
    """The title of an author's page: as its top says, else its first heading."""
    found = re.search(r"\A---\n(?:.*\n)*?title: *(.+)\n", text) or re.search(r"^# +(.+)$", text, re.MULTILINE)
    return found[1].strip().strip("\"'") if found else ""


def _vanished(old: Side, new: Side, page: Page) -> Vanished:
    record = next((spec.record for spec in catalogue(old.plan) if spec.address == page.address), None)
    still = new.plan.get(record.id) if record else None
    return Vanished(page, address(still) if still and type(still) is type(record) else None, tuple(_linking(new, page)))


def _linking(side: Side, page: Page) -> Iterator[str]:
    """The files of pages written by hand, and the ids of records, whose texts lead to a page."""
    link = re.compile(rf"(?<![\w-]){re.escape(page.address.removesuffix('.html'))}\.(?:html|md)\b")
    yield from (one.file for one in side.authored.pages if link.search(one.text))
    yield from (record.id for record in side.plan.records if link.search(record.text or ""))


def _differing(old: Side, new: Side) -> Iterator[Page]:
    """The pages that both sides generate and whose bodies differ, wherever the facts are written."""
    written = {page.address for side in (old, new) for page in side.authored.pages}
    before = {spec.address: spec for spec in catalogue(old.plan) if spec.address not in written}
    old_setting, new_setting = _anywhere(old), _anywhere(new)
    for spec in catalogue(new.plan):
        earlier = before.get(spec.address)
        if earlier and _shown(old_setting, earlier) != _shown(new_setting, spec):
            yield Page(spec.address, spec.title)


def _anywhere(side: Side) -> Setting:
    """What pages need, with every record written at one and the same place: a line that moves is no difference to readers."""
    return replace(side.site.setting, place=lambda _id: Place("data"), edit_url="", missing=frozenset())


def _shown(setting: Setting, spec: PageSpec) -> tuple[str, str]:
    return spec.title, body(setting, spec).html
