"""Pages without a frame: the one left at an address that has moved, and the one shown when a preview cannot be built."""

from __future__ import annotations

from macros.pages.addresses import relative
from macros.pages.rendering import render


def moved_page(*, old: str, new: str) -> str:
    """A whole HTML page at `old` that leads to `new`, both from the site's root."""
    return str(render("moved.html", target=relative(new, start=old)))


def failed_page(wrong: str) -> str:
    """A whole HTML page that tells what is wrong, line by line, until it is mended."""
    return str(render("failed.html", lines=wrong.splitlines()))
