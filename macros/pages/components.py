"""The building blocks of every page, as values: links, chips, facts, lists, tables, cards, notices.

A view composes them from the plan; `rendering` turns them into HTML. Generated
pages and authors' macros use the same ones. Text in them is plain and is
escaped when it is rendered, except `Prose`, which holds Markdown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from macros.pages.figures import Bar, Legend, Lines, Profile, Spark
from macros.pages.ways import Routes, Wheel


class Link(NamedTuple):
    """A link to a page of the site; `address` is from the site's root."""

    address: str
    text: str


class Outward(NamedTuple):
    """A link out of the site, or a mail address; `url` has an allowed scheme."""

    url: str
    text: str


class Chip(NamedTuple):
    """A short word with a sign and a tone; the word carries the meaning, the colour only helps."""

    text: str
    tone: str = "neutral"
    sign: str = ""


class Prose(NamedTuple):
    """Markdown text from the data, rendered as a safe subset."""

    markdown: str


class Muted(NamedTuple):
    """Quieter text: dates, explanations, what is not stated."""

    text: str


class Sentence(NamedTuple):
    """Text with links in it, set without gaps: the words bring their own spaces."""

    parts: tuple[str | Link, ...]


Inline: TypeAlias = "str | Link | Outward | Chip | Muted | Prose | Sentence | Bar | Spark | tuple[Inline, ...]"
"""What can stand in a line, a cell or a list item; a tuple stands side by side."""


class Facts(NamedTuple):
    """Labels with values, side by side."""

    rows: tuple[tuple[str, Inline], ...]


class Item(NamedTuple):
    """A list item: what it is, with quieter details after and below."""

    main: Inline
    aside: Inline = ()
    below: Inline = ()
    anchor: str = ""
    """Its id on the page, where links lead to it."""


class Items(NamedTuple):
    """A list; `title` is a small heading, `columns` lets short items stand side by side."""

    items: tuple[Item, ...]
    title: Inline = ""
    columns: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A table's row that stands in many tables with the same column headings: it is made, and rendered, once."""

    cells: tuple[Inline, ...]


class Table(NamedTuple):
    """A table with caption and column headings; the first cell of each row is its heading."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Inline, ...] | Row, ...]


class Card(NamedTuple):
    """A card: a link as title, a small word above it, a line below, chips at the foot."""

    title: Link
    over: str = ""
    text: str = ""
    foot: Inline = ()


class Cards(NamedTuple):
    """Cards side by side."""

    cards: tuple[Card, ...]


class Notice(NamedTuple):
    """A framed message: `uncertain`, `warning`, `info` or `empty` (what to do when there is nothing)."""

    tone: str
    title: str
    body: Inline
    action: Link | None = None


class ChainStep(NamedTuple):
    """One place in a chain: a word for its role and what stands there."""

    role: str
    items: tuple[Inline, ...]
    here: bool = False


class Chain(NamedTuple):
    """From the widest to the nearest: strategy → step → local goal → activity."""

    steps: tuple[ChainStep, ...]


class Shape(NamedTuple):
    """One municipality on a map: its outline, its page, its pattern (the marks that it has, none or several) and what that says."""

    address: str
    name: str
    path: str
    pattern: str
    meaning: str


class Map(NamedTuple):
    """A map whose shapes are links, with a legend (mark, meaning); its table stands beside it as a block of its own."""

    id: str
    title: str
    description: str
    view_box: str
    shapes: tuple[Shape, ...]
    legend: tuple[tuple[str, str], ...]


class Chooser(NamedTuple):
    """Links in named groups to choose from; a script adds a field that narrows them as one types."""

    id: str
    label: str
    groups: tuple[tuple[Link | None, tuple[Link, ...]], ...]


class Letters(NamedTuple):
    """A row of links to the parts of a long list: (anchor, letter)."""

    label: str
    links: tuple[tuple[str, str], ...]


class Tabs(NamedTuple):
    """The same seen in several ways, a page for each: links, with whether one is the page itself."""

    label: str
    links: tuple[tuple[Link, bool], ...]


class Maps(NamedTuple):
    """Maps side by side, each under the name of its county, with one legend for all."""

    maps: tuple[tuple[Link, Map], ...]


class Answer(NamedTuple):
    """A question in the reader's words, and what is known."""

    question: str
    blocks: tuple[Block, ...]


class Answers(NamedTuple):
    """What one place answers; `anchor` is its id and never changes, `also` are more ids that lead here, with their names."""

    anchor: str
    title: Inline
    answers: tuple[Answer, ...]
    lede: Inline = ()
    also: tuple[tuple[str, str], ...] = ()


class Workplace(NamedTuple):
    """The way to one's own workplace: links to the lists on the page; a script makes of them two fields that lead straight there."""

    label: str
    links: tuple[Link, ...]


Block: TypeAlias = (
    Routes
    | Wheel
    | Facts
    | Items
    | Table
    | Cards
    | Notice
    | Chain
    | Map
    | Maps
    | Chooser
    | Answers
    | Workplace
    | Prose
    | Legend
    | Profile
    | Lines
)


class Section(NamedTuple):
    """A part of a page with a heading; `anchor` is its id and never changes with the wording."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


class Content(NamedTuple):
    """What stands on a page: heading, opening, notices, sections."""

    over: str
    title: str
    description: str
    """One plain sentence for search engines and previews."""
    lede: Inline = ()
    chips: tuple[Chip, ...] = ()
    notices: tuple[Notice, ...] = ()
    sections: tuple[Section, ...] = ()
    letters: Letters | None = None
    """Where the sections are letters: the way to each."""
    tabs: Tabs | None = None
    """Where the same is seen in several ways: the way to each."""
