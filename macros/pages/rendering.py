"""Components → HTML. Every value is escaped for the place where it stands; links become relative to the page."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from macros.pages.addresses import relative
from macros.pages.components import Block, Chip, Content, Inline, Link, Muted, Outward, Prose, Section, Sentence
from macros.pages.markdown import safe_html


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("macros.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


class Renderer:
    """Renders components for one page; `start` is the page's address from the site's root."""

    def __init__(self, start: str) -> None:
        self.start = start

    def href(self, address: str) -> str:
        """The way from this page to an address of the site."""
        return relative(address, start=self.start)

    def inline(self, piece: Inline) -> Markup:
        """A piece of a line as HTML; parts of a tuple are set side by side."""
        if isinstance(piece, str):
            return escape(piece)
        if isinstance(piece, tuple):
            pieces = [html for part in piece if (html := self.inline(part))]
            if any(isinstance(part, Prose) for part in piece):
                return Markup("").join(pieces)
            return Markup(" ").join(Markup('<span class="fp-piece">{}</span>').format(html) for html in pieces)
        return self._leaf(piece)

    def _leaf(self, piece: Link | Outward | Chip | Muted | Prose | Sentence) -> Markup:
        match piece:
            case Sentence():
                return Markup("").join(self.inline(part) for part in piece.parts)
            case Link():
                return Markup('<a href="{}">{}</a>').format(self.href(piece.address), piece.text)
            case Outward():
                return Markup('<a href="{}" rel="noopener" class="fp-outward">{}</a>').format(piece.url, piece.text)
            case Chip():
                return _chip(piece)
            case Muted():
                return Markup('<span class="fp-muted">{}</span>').format(piece.text) if piece.text else Markup()
            case Prose():
                return safe_html(piece.markdown)

    def block(self, block: Block) -> Markup:
        """A block as HTML."""
        if isinstance(block, Prose):
            return Markup('<div class="fp-prose">{}</div>').format(safe_html(block.markdown))
        return Markup(_template(f"{type(block).__name__.lower()}.html").render(block=block, r=self))

    def section(self, section: Section) -> Markup:
        """A section with its heading as HTML."""
        return Markup(_template("section.html").render(section=section, r=self))

    def page(self, content: Content) -> Markup:
        """A whole page's body as HTML."""
        return Markup(_template("page.html").render(content=content, r=self))


def _chip(chip: Chip) -> Markup:
    sign = Markup('<span aria-hidden="true">{}</span> ').format(chip.sign) if chip.sign else ""
    return Markup('<span class="fp-chip fp-chip--{}">{}{}</span>').format(chip.tone, sign, chip.text)


def render(template: str, **values: Any) -> Markup:
    """A template by name with its values, for the few pages that have one of their own."""
    return Markup(_template(template).render(**values))
