"""Which pictures the handbook has, and what each shows: a place on a real page, as a reader's browser draws it. Decides no words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from office import Office
from playwright.sync_api import Locator, Page

MARK = "3px solid #b3541e"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file's name without ending, the page, what is done there first, and what is cut out."""

    name: str
    address: str
    cut: Callable[[Page], Locator]
    before: Callable[[Page], None] = lambda _: None
    width: int = 900


def marked(find: Callable[[Page], Locator]) -> Callable[[Page], None]:
    """What draws a line round a place, so that readers see which is meant."""

    def mark(page: Page) -> None:
        find(page).first.evaluate(f"one => {{ one.style.outline = '{MARK}'; one.style.outlineOffset = '4px' }}")

    return mark


def section(anchor: str) -> Callable[[Page], Locator]:
    """The section of a page whose heading has that anchor."""
    return lambda page: page.locator(f".fp-section--{anchor}")


@dataclass(frozen=True, slots=True)
class FormPicture:
    """A picture of a form: which record's, and what is done there first."""

    name: str
    post: str
    before: Callable[[Office], None] = lambda _: None
    width: int = 1000
    height: int = 900


def _unfold_state(desk: Office) -> None:
    row = desk.unfold("Läkemedelsautomat · planerad")
    row.scroll_into_view_if_needed()
    row.evaluate("one => window.scrollTo(0, one.getBoundingClientRect().top + window.scrollY - 200)")


OF_PAGES = (
    Picture(
        "om-uppgifterna",
        "aktivitet/mb-lakemedelsautomat.html",
        section("om-sidan"),
        marked(lambda page: page.get_by_role("link", name="Ändra uppgifterna")),
    ),
    Picture(
        "laget-nu", "aktivitet/mb-lakemedelsautomat.html", lambda page: section("lage")(page).locator(".fp-table").first
    ),
)
OF_FORMS = (
    FormPicture("formular-aktivitet", "aktivitet/mb-lakemedelsautomat"),
    FormPicture("formular-lage", "uppfoljning/mb-lokal-fardplan-mellerud-2024-02-22", _unfold_state),
)
