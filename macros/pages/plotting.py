"""Charts → HTML: SVG without a view box, so that it fits 320 px as well as paper, with text in its own size. Escaped as all else.

What colours tell is told by patterns, shapes and words too. Beside each chart stands a table that says the same.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from macros.pages.components import Link
from macros.pages.figures import Legend, Lines, Multiple, Point, Profile, Series
from macros.pages.rendering import Renderer, text
from macros.pages.sparks import number, places

_TOP, _FOOT = 26, 196
"""Where the highest and the lowest value stand, in pixels from the top of a line chart."""
_LEVELS = (0, 86, 64, 42, 20)
"""Where the levels 1 to 4 stand, in pixels from the top of a small drawing."""
_ROOM, _SMALL_ROOM = 230, 175
"""The width that points have on the narrowest screen, in pixels."""
_LETTER, _GAP = 7, 6
_SHAPES = ("M-4 0a4 4 0 1 0 8 0 4 4 0 1 0-8 0z", "M-4-4h8v8h-8z", "M0-5.5 5.5 0 0 5.5-5.5 0z", "M0-5 5 4h-10z")
"""A ring, a square, a diamond, a triangle: each line has its own."""


def legend(shown: Legend, _r: Renderer) -> str:
    """What each pattern means; the patterns themselves are drawn here, once for all bars on the page."""
    keys = "".join([_key(shown.id, mark, meaning) for mark, meaning in shown.keys])
    return f'<p class="fp-legend">{keys}</p>\n'


def _key(here: str, mark: str, meaning: str) -> str:
    return (
        f'<span class="fp-key"><svg class="fp-swatch" aria-hidden="true"><defs>{_pattern(here, mark)}</defs>'
        f'<rect class="fp-part fp-part--{text(mark)}" x="1" y="1" width="30" height="16" '
        f'fill="url(#{text(here)}-{text(mark)})"/></svg>{text(meaning)}</span> '
    )


_STROKES = {
    "waiting": "",
    "planned": '<circle cx="4" cy="4" r="1.7"/>',
    "ongoing": '<path d="M-2 2 2-2M0 8 8 0M6 10 10 6"/>',
    "paused": '<path d="M2 0V8M6 0V8"/>',
    "introduced": '<path class="fp-solid" d="M0 0h8v8h-8z"/>',
    "finished": '<path class="fp-solid" d="M0 0h8v5h-8z"/>',
    "absent": '<path d="M-2 6 2 10M0 0 8 8M6-2 10 2"/>',
    "s1": '<circle cx="4" cy="4" r="1"/>',
    "s2": '<path d="M0 4H8"/>',
    "s3": '<path d="M-2 2 2-2M0 8 8 0M6 10 10 6"/>',
    "s4": '<path class="fp-solid" d="M0 0h8v8h-8z"/>',
}


@cache
def _pattern(here: str, mark: str) -> str:
    html = _STROKES[mark]
    return (
        f'<pattern id="{text(here)}-{text(mark)}" class="fp-tone fp-tone--{text(mark)}" width="8" height="8" '
        f'patternUnits="userSpaceOnUse"><rect width="8" height="8"/>{html}</pattern>'
    )


def profile(shown: Profile, r: Renderer) -> str:
    """Small drawings side by side, each under its own name."""
    inside = "".join([_small(one, shown.periods, r) for one in shown.drawings])
    return (
        f'<div class="fp-profile" id="{text(shown.id)}" role="group" aria-label="{text(shown.title)}">\n{inside}</div>\n'
        f'<p class="fp-chart-note">{text(shown.note)}</p>\n'
    )


def _small(one: Multiple, periods: tuple[str, ...], r: Renderer) -> str:
    told = ", ".join(f"{period}: {level or 'ingen'}" for period, level in zip(periods, one.levels, strict=True))
    dots = list(zip(places(len(periods), left=16), one.levels, strict=True))
    grid = "".join([_level(level) for level in (1, 2, 3, 4)])
    strokes = "".join([_step(a, b) for a, b in pairwise(dots)])
    marks = "".join([_mark(x, level) for x, level in dots])
    names = "".join([_name(x, period, 116) for x, period in _named(periods, left=16, room=_SMALL_ROOM)])
    return (
        f'<figure class="fp-small">\n<figcaption>{r.html(Link(*one.label))}</figcaption>\n'
        f'<svg role="img" aria-label="{text(told)}">{grid}{strokes}{marks}{names}</svg>\n</figure>\n'
    )


def _level(level: int) -> str:
    y = number(_LEVELS[level])
    below = number(_LEVELS[level] + 4)
    return (
        f'<line class="fp-grid" x1="7%" x2="100%" y1="{y}" y2="{y}"/><text x="0" y="{below}">{text(str(level))}</text>'
    )


def _step(one: tuple[float, int | None], other: tuple[float, int | None]) -> str:
    if not one[1] or not other[1]:
        return ""
    return (
        f'<line class="fp-line" x1="{number(one[0])}%" y1="{number(_LEVELS[one[1]])}" '
        f'x2="{number(other[0])}%" y2="{number(_LEVELS[other[1]])}"/>'
    )


def _mark(x: float, level: int | None) -> str:
    if not level:
        return f'<text class="fp-none" x="{number(x)}%" y="101">–</text>'
    y = _LEVELS[level]
    return (
        f'<circle class="fp-dot" cx="{number(x)}%" cy="{number(y)}" r="4.5"/>'
        f'<text class="fp-value" x="{number(x)}%" y="{number(y - 8)}">{text(str(level))}</text>'
    )


def _named(periods: tuple[str, ...], *, left: float, room: int) -> list[tuple[float, str]]:
    """The periods whose names are written: the last, and as many before it, evenly, as have room."""
    most = max(1, room // (_LETTER * max(map(len, periods)) + _GAP))
    step = -(-len(periods) // most)
    every = list(zip(places(len(periods), left=left), periods, strict=True))
    return every[::-1][::step][::-1]


def _name(x: float, period: str, y: int) -> str:
    return f'<text class="fp-when" x="{number(x)}%" y="{number(y)}">{text(period)}</text>'


def lines(shown: Lines, _r: Renderer) -> str:
    """Lines over time with a scale, a target and a legend."""
    here = text(shown.id)
    scale = "".join([_scale(height, words) for height, words in shown.scale])
    names = "".join([_name(x, period, 222) for x, period in _named(shown.periods, left=12, room=_ROOM)])
    drawn = "".join([_series(at, one) for at, one in enumerate(shown.series)])
    target = _target(*shown.target) if shown.target else ""
    keys = "".join([_line_key(at, one) for at, one in enumerate(shown.series)])
    unit = f'<p class="fp-chart-note">{text(shown.unit)}</p>\n' if shown.unit else ""
    return (
        f'<figure class="fp-chart">\n{unit}<svg role="img" aria-labelledby="{here}-namn" aria-describedby="{here}-om">'
        f'<title id="{here}-namn">{text(shown.title)}</title>{scale}{target}{drawn}{names}</svg>\n'
        f'<figcaption><span class="fp-legend">{keys}</span>\n<span id="{here}-om">{text(shown.description)}</span></figcaption>\n</figure>\n'
    )


def _y(height: float) -> float:
    return _FOOT - height * (_FOOT - _TOP) / 100


def _scale(height: float, words: str) -> str:
    y = number(_y(height))
    above = number(_y(height) - 4)
    return f'<line class="fp-grid" x1="0" x2="100%" y1="{y}" y2="{y}"/><text x="0" y="{above}">{text(words)}</text>'


def _target(height: float, words: str) -> str:
    y = number(_y(height))
    above = number(_y(height) - 5)
    return (
        f'<line class="fp-target" x1="0" x2="100%" y1="{y}" y2="{y}"/>'
        f'<text class="fp-target-name" x="100%" y="{above}">{text(words)}</text>'
    )


def _series(at: int, one: Series) -> str:
    dots = list(zip(places(len(one.points), left=12), one.points, strict=True))
    strokes = "".join([_segment(a, b) for a, b in pairwise(dots)])
    marks = "".join([_at(x, point, at) for x, point in dots])
    return f'<g class="fp-series fp-series--{text(str(at % len(_SHAPES)))}">{strokes}{marks}</g>'


def _segment(one: tuple[float, Point], other: tuple[float, Point]) -> str:
    if one[1].height is None or other[1].height is None:
        return ""
    return (
        f'<line class="fp-line" x1="{number(one[0])}%" y1="{number(_y(one[1].height))}" '
        f'x2="{number(other[0])}%" y2="{number(_y(other[1].height))}"/>'
    )


def _at(x: float, point: Point, at: int) -> str:
    if point.height is None and not point.text:
        return ""
    shape = _SHAPES[at % len(_SHAPES)] if point.height is not None else "M-4-4 4 4M-4 4 4-4"
    y = number(_y(point.height or 0))
    return f'<svg x="{number(x)}%" y="{y}"><path class="fp-dot" d="{text(shape)}"/></svg>'


def _line_key(at: int, one: Series) -> str:
    shape = _SHAPES[at % len(_SHAPES)]
    return (
        f'<span class="fp-key"><svg class="fp-swatch" aria-hidden="true"><g class="fp-series fp-series--{text(str(at % len(_SHAPES)))}">'
        f'<line class="fp-line" x1="0" x2="32" y1="9" y2="9"/><svg x="16" y="9"><path class="fp-dot" d="{text(shape)}"/></svg></g></svg>'
        f"{text(one.name)}</span> "
    )
