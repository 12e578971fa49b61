"""Pieces of a line → HTML. Every value is escaped for the place where it stands; links become relative to the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from markupsafe import escape

from macros.pages.addresses import relative
from macros.pages.components import Chip, Inline, Link, Muted, Outward, Prose, Row, Sentence
from macros.pages.figures import Bar, Spark
from macros.pages.markdown import safe_html
from macros.pages.sparks import bar, spark


class Renderer:
    """Renders what stands in a line of one page; `start` is the page's address from the site's root."""

    __slots__ = ("explained", "folder", "missing", "shared", "start")

    def __init__(
        self, start: str, *, missing: frozenset[str] = frozenset(), explained: Callable[[str], str] | None = None
    ) -> None:
        """A link to one of the `missing` pages is set as plain text; `explained` explains the words in safe HTML."""
        self.start = start
        self.folder = start.rpartition("/")[0]
        self.missing = missing
        self.shared = _shared(self.folder, missing)
        """The rows that pages of this folder share, as HTML; each with the row itself, so that its id stays its own."""
        self.explained = explained or str

    def href(self, address: str) -> str:
        """The way from this page to an address of the site, escaped."""
        return text(relative(address, start=self.start))

    def html(self, piece: Inline) -> str:
        """A piece of a line as HTML, escaped; parts of a tuple are set side by side."""
        return _PIECES[type(piece)](piece, self)


@lru_cache(maxsize=1)
def _shared(folder: str, missing: frozenset[str]) -> dict[int, tuple[Row, str]]:
    """For one folder at a time: pages are made folder by folder, and memory must not grow with the site."""
    assert folder is not None
    assert missing is not None
    return {}


@lru_cache(maxsize=200_000)
def text(value: str) -> str:
    """Text as HTML, for text and attributes alike; the same names come back on page after page."""
    return str(escape(value))


def _text(piece: str, _r: Renderer) -> str:
    return text(piece)


_NEXT_PIECE = '</span> <span class="fp-piece">'


def _beside(pieces: tuple[Inline, ...], r: Renderer) -> str:
    shown = [html for piece in pieces if (html := _PIECES[type(piece)](piece, r))]
    if not shown:
        return ""
    if Prose in map(type, pieces):
        return "".join(shown)
    return f'<span class="fp-piece">{_NEXT_PIECE.join(shown)}</span>'


def _link(link: Link, r: Renderer) -> str:
    if r.missing and link.address.partition("?")[0] in r.missing:
        return text(link.text)
    return _anchor(link.address, link.text, r.folder)


@lru_cache(maxsize=200_000)
def _anchor(address: str, shown: str, folder: str) -> str:
    """A link from any page of a folder."""
    return f'<a href="{text(relative(address, start=folder + "/"))}">{text(shown)}</a>'


def _outward(link: Outward, _r: Renderer) -> str:
    return f'<a href="{text(link.url)}" rel="noopener" class="fp-outward">{text(link.text)}</a>'


def _chip(chip: Chip, _r: Renderer) -> str:
    return _chip_alone(chip)


@cache
def _chip_alone(chip: Chip) -> str:
    sign = f'<span aria-hidden="true">{text(chip.sign)}</span> ' if chip.sign else ""
    return f'<span class="fp-chip fp-chip--{text(chip.tone)}">{sign}{text(chip.text)}</span>'


def _muted(piece: Muted, _r: Renderer) -> str:
    return f'<span class="fp-muted">{text(piece.text)}</span>' if piece.text else ""


def _prose(piece: Prose, r: Renderer) -> str:
    return r.explained(safe_html(piece.markdown))


def _sentence(piece: Sentence, r: Renderer) -> str:
    return "".join([_PIECES[type(part)](part, r) for part in piece.parts])


def _bar(piece: Bar, _r: Renderer) -> str:
    return bar(piece)


def _spark(piece: Spark, _r: Renderer) -> str:
    return spark(piece)


_PIECES: dict[type, Callable[[Any, Renderer], str]] = {
    str: _text,
    tuple: _beside,
    Link: _link,
    Chip: _chip,
    Muted: _muted,
    Prose: _prose,
    Sentence: _sentence,
    Outward: _outward,
    Bar: _bar,
    Spark: _spark,
}
