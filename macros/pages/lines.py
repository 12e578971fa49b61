"""Reporting lines and years → SVG: a line map read from top to bottom, and a wheel of months. Escaped as all else.

Nothing is told by colour alone: arrows point at the one who receives, lines differ in their dashes, and months show numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import NamedTuple

from macros.pages.rendering import Renderer, text
from macros.pages.ways import Month, Routes, Stop, Track, Wheel, middle, outline, rim

_WIDTH = 400
_LANE, _MARGIN, _LINE, _GAP, _HEADING = 15, 14, 20, 18, 34
_SIGN = 8.6
"""How wide a letter is, about, in units of the picture."""
_DASHES = 3


class Row(NamedTuple):
    """A stop with its place: the lines of its name, the heading above it, and how high it stands."""

    stop: Stop
    words: tuple[str, ...]
    heading: str
    y: int


def routes(shown: Routes, _r: Renderer) -> str:
    """Who reports to whom, as a line map."""
    lanes = _lanes(shown.tracks)
    dot = _MARGIN + _LANE * (max(lanes, default=0) + 1)
    rows, height = _rows(shown.stops, (_WIDTH - dot - 18) / _SIGN)
    tracks = "".join([_track(track, lane, dot, rows) for track, lane in zip(shown.tracks, lanes, strict=True)])
    stops = "".join([_stop(row, dot) for row in rows])
    here = text(shown.id)
    return (
        f'<figure class="fp-lines">\n<svg viewBox="0 0 {text(str(_WIDTH))} {text(str(height))}" role="img" '
        f'aria-labelledby="{here}-namn" aria-describedby="{here}-slut">\n<title id="{here}-namn">{text(shown.title)}</title>\n'
        f'{tracks}{stops}</svg>\n<figcaption id="{here}-slut">{text(shown.description)}</figcaption>\n</figure>\n'
    )


def _rows(stops: Sequence[Stop], room: float) -> tuple[list[Row], int]:
    """Every stop with its place, and how high the picture is."""
    rows: list[Row] = []
    y, group = 4, ""
    for stop in stops:
        heading = stop.group if stop.group != group else ""
        group = stop.group
        words = tuple(wrap(stop.name, max(12, int(room)))) or (stop.name,)
        y += _HEADING if heading else 0
        rows.append(Row(stop, words, heading, y + _LINE // 2))
        y += _LINE * len(words) + _GAP
    return rows, y


def _lanes(tracks: Sequence[Track]) -> list[int]:
    """A lane for each track, as near as there is room: two that pass the same stop never share one."""
    ends: list[list[tuple[int, int]]] = []
    found = []
    for track in tracks:
        first, last = min((*track.senders, *track.receivers)), max((*track.senders, *track.receivers))
        fit = (lane for lane, taken in enumerate(ends) if all(last < low or first > high for low, high in taken))
        lane = next(fit, len(ends))
        if lane == len(ends):
            ends.append([])
        ends[lane].append((first, last))
        found.append(lane)
    return found


def _track(track: Track, lane: int, dot: int, rows: Sequence[Row]) -> str:
    """A line: out from under its senders, along its lane, and with an arrow into its receivers."""
    x = dot - _LANE * (lane + 1)
    beside = 3 + 3 * (lane % _DASHES)
    outs = [rows[place].y + beside for place in track.senders]
    ins = [rows[place].y - beside for place in track.receivers]
    way = [f"M{dot - 5} {y}H{x}" for y in outs] + [f"M{x} {y}H{dot - 13}" for y in ins]
    way.append(f"M{x} {min(outs + ins)}V{max(outs + ins)}")
    arrows = "".join(
        [f'<path class="fp-lines-arrow" d="M{text(str(dot - 15))} {text(str(y - 5))}l9 5l-9 5z"/>' for y in ins]
    )
    knots = "".join([f'<circle class="fp-lines-knot" cx="{text(str(x))}" cy="{text(str(y))}" r="3"/>' for y in outs])
    return (
        f'<g class="fp-lines-track fp-lines-track--{text(str(lane % _DASHES))}"><path d="{text("".join(way))}"/>'
        f"{knots}{arrows}</g>\n"
    )


def _stop(row: Row, dot: int) -> str:
    y, x = text(str(row.y)), text(str(dot + 14))
    heading = (
        f'<text class="fp-lines-heading" x="{x}" y="{text(str(row.y - 22))}">{text(row.heading)}</text>'
        if row.heading
        else ""
    )
    words = "".join(
        [f'<tspan x="{text(str(dot + 14))}" dy="{text(str(dy))}">{text(word)}</tspan>' for word, dy in _set(row.words)]
    )
    mark = " fp-lines-stop--here" if row.stop.here else ""
    return (
        f'{heading}<g class="fp-lines-stop{mark}"><circle cx="{text(str(dot))}" cy="{y}" r="6"/>'
        f'<text x="{x}" y="{text(str(row.y + 6))}">{words}</text></g>\n'
    )


def _set(words: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The lines of a name, each with how far below the one before it stands."""
    for number, word in enumerate(words):
        yield word, _LINE if number else 0


def wheel(shown: Wheel, r: Renderer) -> str:
    """A year as a wheel of months."""
    here = text(shown.id)
    months = "".join([_month(number, month, r) for number, month in enumerate(shown.months)])
    whole = (
        f'<text class="fp-wheel-whole" x="160" y="184">{text(str(shown.whole))} utan månad</text>'
        if shown.whole
        else ""
    )
    return (
        f'<figure class="fp-wheel">\n<svg viewBox="0 0 320 320" role="group" aria-labelledby="{here}-namn" '
        f'aria-describedby="{here}-slut">\n<title id="{here}-namn">{text(shown.title)}</title>\n{months}'
        f'<text class="fp-wheel-year" x="160" y="168">{text(shown.year)}</text>{whole}</svg>\n'
        f'<figcaption id="{here}-slut">{text(shown.description)}</figcaption>\n</figure>\n'
    )


def _month(number: int, month: Month, r: Renderer) -> str:
    x, y = middle(number)
    count = (
        f'<tspan class="fp-wheel-count" x="{text(x)}" dy="18">{text(str(month.number))}</tspan>' if month.number else ""
    )
    some = " fp-wheel-month--some" if month.number else ""
    now = f'<path class="fp-wheel-now" d="{text(rim(number))}"/>' if month.now else ""
    inside = (
        f'<path class="fp-wheel-part" d="{text(outline(number))}"/>'
        f'<text x="{text(x)}" y="{text(y)}">{text(month.short)}{count}</text>{now}'
    )
    if not month.anchor:
        return f'<g class="fp-wheel-month{some}">{inside}</g>\n'
    return (
        f'<a class="fp-wheel-month{some}" href="{r.href(f"{r.start}#{month.anchor}")}" '
        f'aria-label="{text(month.name)}: {text(str(month.number))}">{inside}</a>\n'
    )
