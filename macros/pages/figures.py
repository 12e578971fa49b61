"""Charts as values: shares and words, no HTML. `charts` makes them from numbers, `plotting` and `sparks` draw them.

Heights and widths are in percent, so that a drawing fits any width while its text keeps its size.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

Label: TypeAlias = tuple[str, str]
"""An address and a text, as a `Link` has them."""


class Bar(NamedTuple):
    """A bar cut into parts (mark, number), filled by the patterns of a legend on the same page; its numbers stand beside it."""

    legend: str
    parts: tuple[tuple[str, int], ...]


class Spark(NamedTuple):
    """A small line over time: heights, oldest first, None where nothing is told; `label` says it in words."""

    heights: tuple[float | None, ...]
    label: str


class Legend(NamedTuple):
    """The patterns that bars on the page are filled with, and what each means: (mark, meaning)."""

    id: str
    keys: tuple[tuple[str, str], ...]


class Multiple(NamedTuple):
    """One small drawing: what it shows, and a level from 1 to 4 for each period, None where it is not assessed."""

    label: Label
    levels: tuple[int | None, ...]


class Profile(NamedTuple):
    """Small drawings side by side with the same periods and the same scale."""

    id: str
    title: str
    periods: tuple[str, ...]
    drawings: tuple[Multiple, ...]
    note: str


class Point(NamedTuple):
    """A value on a line: its height, or None; `text` is the value, or the word that stands in its place."""

    height: float | None
    text: str = ""


class Series(NamedTuple):
    """A line: its name, and a point for each period."""

    name: str
    points: tuple[Point, ...]


class Lines(NamedTuple):
    """Lines over the same periods, with the heights of the scale's lines and of the target: (height, words)."""

    id: str
    title: str
    description: str
    periods: tuple[str, ...]
    series: tuple[Series, ...]
    scale: tuple[tuple[float, str], ...]
    target: tuple[float, str] | None
    unit: str
