"""Components → HTML. Every value is escaped for the place where it stands; links become relative to the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import escape

from macros.pages.addresses import relative
from macros.pages.components import (
    Block,
    Chip,
    Content,
    Inline,
    Link,
    Muted,
    Outward,
    Prose,
    Section,
    Sentence,
)
from macros.pages.markdown import safe_html

_COMPONENTS = "components.html"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("macros.pages"),
        autoescape=lambda name: name != _COMPONENTS,  # there every output names its own way
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["text"] = lambda value: _escaped(str(value))
    environment.filters["html"] = lambda piece, renderer: renderer.html(piece)
    environment.filters["block"] = lambda block, renderer: renderer.block(block)
    environment.filters["href"] = lambda address, renderer: renderer.href(address)
    return environment


@cache
def _components() -> Any:
    """The macros of `components.html`, which are quicker to call than templates are to render."""
    return _environment().get_template(_COMPONENTS).module


@cache
def _macro(component: str) -> Callable[..., str]:
    macro: Callable[..., str] = getattr(_components(), component.lower())
    return macro


class Renderer:
    """Renders components for one page; `start` is the page's address from the site's root."""

    def __init__(self, start: str, *, missing: frozenset[str] = frozenset()) -> None:
        """A link to one of the `missing` pages is set as plain text."""
        self.start = start
        self.missing = missing

    def href(self, address: str) -> str:
        """The way from this page to an address of the site."""
        return relative(address, start=self.start)

    def html(self, piece: Inline) -> str:
        """A piece of a line as HTML, escaped; parts of a tuple are set side by side."""
        if isinstance(piece, str):
            return _escaped(piece)
        if isinstance(piece, tuple):
            pieces = [html for part in piece if (html := self.html(part))]
            if any(isinstance(part, Prose) for part in piece):
                return "".join(pieces)
            return " ".join([f'<span class="fp-piece">{html}</span>' for html in pieces])
        return self._leaf(piece)

    def _leaf(self, piece: Link | Outward | Chip | Muted | Prose | Sentence) -> str:
        match piece:
            case Link():
                return self._link(piece)
            case Chip():
                return _chip(piece)
            case Muted():
                return f'<span class="fp-muted">{_escaped(piece.text)}</span>' if piece.text else ""
            case Prose():
                return safe_html(piece.markdown)
            case Sentence():
                return "".join([self.html(part) for part in piece.parts])
            case Outward():
                return f'<a href="{escape(piece.url)}" rel="noopener" class="fp-outward">{_escaped(piece.text)}</a>'

    def _link(self, link: Link) -> str:
        if self.missing and link.address.partition("?")[0] in self.missing:
            return _escaped(link.text)
        return _anchor(link.address, link.text, self.start.rpartition("/")[0])

    def block(self, block: Block) -> str:
        """A block as HTML, escaped."""
        if isinstance(block, Prose):
            return f'<div class="fp-prose">{safe_html(block.markdown)}</div>'
        return _macro(type(block).__name__)(block, self)

    def sections(self, sections: tuple[Section, ...]) -> str:
        """Sections with their headings as HTML."""
        return str(_components().all_sections(sections, self))

    def page(self, content: Content) -> str:
        """A whole page's body as HTML."""
        return str(_components().page(content, self))


@lru_cache(maxsize=200_000)
def _escaped(text: str) -> str:
    """Text as HTML; the same names come back on page after page."""
    return str(escape(text))


@lru_cache(maxsize=200_000)
def _anchor(address: str, text: str, folder: str) -> str:
    """A link from any page of a folder."""
    return f'<a href="{_escaped(relative(address, start=folder + "/"))}">{_escaped(text)}</a>'


@cache
def _chip(chip: Chip) -> str:
    sign = f'<span aria-hidden="true">{escape(chip.sign)}</span> ' if chip.sign else ""
    return f'<span class="fp-chip fp-chip--{escape(chip.tone)}">{sign}{_escaped(chip.text)}</span>'


def render(template: str, **values: Any) -> str:
    """A template by name with its values, for the few pages that have one of their own."""
    return _environment().get_template(template).render(**values)
