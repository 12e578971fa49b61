"""Pages without a frame: the one left at an address that has moved, and those that a preview shows where there is no page."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros.pages.addresses import relative


def moved_page(*, old: str, new: str) -> str:
    """A whole HTML page at `old` that leads to `new`, both from the site's root."""
    return _render("moved.html", target=relative(new, start=old))


def notice_page(title: str, *told: str, style: str, home: str) -> str:
    """A whole HTML page that says why there is no other; `style` and `home` are addresses, or nothing."""
    return _render("notice.html", title=title, told=told, style=style, home=home)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("macros.pages"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(**values)
