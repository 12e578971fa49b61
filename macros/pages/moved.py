"""The page left at an address that has moved: it leads on at once, and says so to those whom it cannot lead."""

from __future__ import annotations

from macros.pages.addresses import relative
from macros.pages.rendering import render


def moved_page(*, old: str, new: str) -> str:
    """A whole HTML page at `old` that leads to `new`, both from the site's root."""
    return str(render("moved.html", target=relative(new, start=old)))
