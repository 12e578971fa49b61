"""The building blocks of every page, as values: links, chips, facts, lists, tables, cards, notices.

A view composes them from the plan; `rendering` turns them into HTML. Generated
pages and authors' macros use the same ones. Text in them is plain and is
escaped when it is rendered, except `Prose`, which holds Markdown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page of the site; `address` is from the site's root."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Outward:
    """A link out of the site, or a mail address; `url` has an allowed scheme."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A short word with a sign and a tone; the word carries the meaning, the colour only helps."""

    text: str
    tone: str = "neutral"
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown text from the data, rendered as a safe subset."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Muted:
    """Quieter text: dates, explanations, what is not stated."""

    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Text with links in it, set without gaps: the words bring their own spaces."""

    parts: tuple[str | Link, ...]


Inline: TypeAlias = "str | Link | Outward | Chip | Muted | Prose | Sentence | tuple[Inline, ...]"
"""What can stand in a line, a cell or a list item; a tuple stands side by side."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with values, side by side."""

    rows: tuple[tuple[str, Inline], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: what it is, with quieter details after and below."""

    main: Inline
    aside: Inline = ()
    below: Inline = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `title` is a small heading, `columns` lets short items stand side by side."""

    items: tuple[Item, ...]
    title: Inline = ""
    columns: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with caption and column headings; the first cell of each row is its heading."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A card: a link as title, a small word above it, a line below, chips at the foot."""

    title: Link
    over: str = ""
    text: str = ""
    foot: Inline = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A framed message: `uncertain`, `warning`, `info` or `empty` (what to do when there is nothing)."""

    tone: str
    title: str
    body: Inline
    action: Link | None = None


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One place in a chain: a word for its role and what stands there."""

    role: str
    items: tuple[Inline, ...]
    here: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """From the widest to the nearest: strategy → step → local goal → activity."""

    steps: tuple[ChainStep, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One municipality on a map: its outline, its page, what the pattern says."""

    address: str
    name: str
    path: str
    pattern: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Map:
    """A map whose shapes are links, with a legend (pattern, meaning); its table stands beside it as a block of its own."""

    id: str
    title: str
    description: str
    view_box: str
    shapes: tuple[Shape, ...]
    legend: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chooser:
    """Links in named groups to choose from; a script adds a field that narrows them as one types."""

    id: str
    label: str
    groups: tuple[tuple[Link | None, tuple[Link, ...]], ...]


Block: TypeAlias = Facts | Items | Table | Cards | Notice | Chain | Map | Chooser | Prose


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page with a heading; `anchor` is its id and never changes with the wording."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on a page: heading, opening, notices, sections."""

    over: str
    title: str
    description: str
    """One plain sentence for search engines and previews."""
    lede: Inline = ()
    chips: tuple[Chip, ...] = ()
    notices: tuple[Notice, ...] = ()
    sections: tuple[Section, ...] = field(default=())
