"""What happens to the pages of the site, in Swedish sentences under headings."""

from __future__ import annotations

from collections.abc import Iterator

from macros.comparing.pages import Page, PageDifference, Vanished


def told_pages(found: PageDifference) -> Iterator[tuple[str, list[str]]]:
    """Heading and sentences: links that break first, for somebody must do something about them."""
    yield "Länkar som går sönder", [_vanished(one) for one in found.vanish]
    yield "Sidor som tillkommer", [_page(one) for one in found.appear]
    yield "Adresser som leder vidare", [f"{one.old} → {one.new}" for one in found.moved]
    yield "Sidor som läsaren ser skillnad på", [_page(one) for one in found.differ]


def _page(page: Page) -> str:
    return f"{page.title} ({page.address})"


def _vanished(one: Vanished) -> str:
    named = _page(one.page) if one.page.title else one.page.address
    where = f" Posten finns nu på {one.now}." if one.now else ""
    what = f"{named} försvinner, och länkar dit leder fel.{where}"
    if one.linked:
        what += f" Dit länkar {', '.join(one.linked)}."
    return what if one.now else f"{what} Finns en efterföljare, skriv den i data/flyttat.yml."
