"""Pictures of who reports to whom and of a year, as values; `lines` draws them. Must not know what stands beside them."""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians, sin
from typing import NamedTuple

_OUTER, _INNER, _CENTRE = 150.0, 82.0, 160


class Stop(NamedTuple):
    """Someone on a picture of reporting lines; `group` is the heading that it stands under."""

    name: str
    group: str
    here: bool = False


class Track(NamedTuple):
    """A line from some stops to others, by their places among the stops."""

    senders: tuple[int, ...]
    receivers: tuple[int, ...]


class Routes(NamedTuple):
    """Who reports to whom: stops from top to bottom, lines between them; the table beside it says the same."""

    id: str
    title: str
    description: str
    stops: tuple[Stop, ...]
    tracks: tuple[Track, ...]


class Month(NamedTuple):
    """A month on a wheel: its short and whole name, how much happens, and where on the page that is told."""

    short: str
    name: str
    number: int
    anchor: str = ""
    now: bool = False


class Wheel(NamedTuple):
    """A year as a wheel of months; `whole` is how much has no month. The list beside it says the same, and more."""

    id: str
    title: str
    description: str
    year: str
    months: tuple[Month, ...]
    whole: int = 0


def _at(degrees: float, radius: float) -> tuple[str, str]:
    """A point on the wheel, in degrees from the top."""
    return (
        f"{_CENTRE + radius * sin(radians(degrees)):.1f}",
        f"{_CENTRE - radius * cos(radians(degrees)):.1f}",
    )


def middle(number: int) -> tuple[str, str]:
    """Where a month's name stands."""
    return _at(number * 30 + 15, (_OUTER + _INNER) / 2)


@lru_cache(maxsize=12)
def outline(number: int) -> str:
    """The outline of a month's part of the wheel."""
    (a, b), (c, d) = _at(number * 30, _INNER), _at(number * 30, _OUTER)
    (e, f), (g, h) = _at(number * 30 + 30, _OUTER), _at(number * 30 + 30, _INNER)
    return f"M{a} {b}L{c} {d}A{_OUTER:.0f} {_OUTER:.0f} 0 0 1 {e} {f}L{g} {h}A{_INNER:.0f} {_INNER:.0f} 0 0 0 {a} {b}Z"


@lru_cache(maxsize=12)
def rim(number: int) -> str:
    """The rim of a month's part of the wheel."""
    (a, b), (c, d) = _at(number * 30 + 1, _OUTER + 4), _at(number * 30 + 29, _OUTER + 4)
    return f"M{a} {b}A154 154 0 0 1 {c} {d}"
