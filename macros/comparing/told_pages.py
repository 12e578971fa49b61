"""What happens to the pages of the site, in Swedish sentences under headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.comparing.difference import KeyChange
from macros.comparing.pages import Page, PageDifference, Vanished
from macros.comparing.words import Words, shortened, word_difference


def told_pages(found: PageDifference) -> Iterator[tuple[str, list[str]]]:
    """Heading and sentences: links that break first, for somebody must do something about them."""
    yield "Länkar som går sönder", [_vanished(one) for one in found.vanish]
    yield "Sidor som tillkommer", [_page(one) for one in found.appear]
    yield "Adresser som leder vidare", [f"{one.old} → {one.new}" for one in found.moved]
    yield "Sidor som läsaren ser skillnad på", [_page(one) for one in found.differ]


def told_written(changes: Iterable[KeyChange]) -> Iterator[tuple[str, tuple[Words, ...]]]:
    """What happens to each page written by hand, changed ones word by word."""
    for change in changes:
        if change.before is None:
            yield f"Ny sida: docs/{change.key}", ()
        elif change.after is None:
            yield f"Borttagen sida: docs/{change.key}", ()
        else:
            yield f"Ändrad sida: docs/{change.key}", (shortened(word_difference(change.before, change.after)),)


def _page(page: Page) -> str:
    return f"{page.title} ({page.address})"


def _vanished(one: Vanished) -> str:
    named = _page(one.page) if one.page.title else one.page.address
    where = f" Posten finns nu på {one.now}." if one.now else ""
    what = f"{named} försvinner, och länkar dit leder fel.{where}"
    if one.linked:
        what += f" Dit länkar {', '.join(one.linked)}."
    return what if one.now else f"{what} Finns en efterföljare, skriv den i data/flyttat.yml."
