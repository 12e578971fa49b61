"""Small pictures that stand in a line or a cell → SVG: bars cut into parts, lines over time. The words always stand beside them."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from markupsafe import escape

from macros.pages.figures import Bar, Spark

_LEFT, _RIGHT = 6.0, 90.0


def number(value: float) -> str:
    """A number as drawings write it: at most one decimal, never `-0`."""
    return _text(f"{round(value, 1) + 0:g}")


def _text(value: str) -> str:
    return str(escape(value))


def places(count: int, *, left: float = _LEFT, right: float = _RIGHT) -> list[float]:
    """Where points stand from left to right, in percent; one alone stands in the middle."""
    step = (right - left) / (count - 1) if count > 1 else 0.0
    return [left + step * at for at in range(count)] if count > 1 else [(left + right) / 2]


@lru_cache(maxsize=20_000)
def bar(shown: Bar) -> str:
    """A bar as wide as its cell; hidden from those who listen, since its numbers stand in words in the same row."""
    whole = sum(count for _, count in shown.parts)
    starts = [sum(count for _, count in shown.parts[:at]) for at in range(len(shown.parts))]
    pieces = [
        _part(shown.legend, mark, left=100 * start / whole, width=100 * count / whole)
        for (mark, count), start in zip(shown.parts, starts, strict=True)
        if count
    ]
    return f'<svg class="fp-bar" aria-hidden="true">{"".join(pieces)}</svg>'


def _part(legend: str, mark: str, *, left: float, width: float) -> str:
    return (
        f'<rect class="fp-part fp-part--{_text(mark)}" x="{number(left)}%" y="1" width="{number(width)}%" height="22" '
        f'fill="url(#{_text(legend)}-{_text(mark)})"/>'
    )


@lru_cache(maxsize=20_000)
def spark(shown: Spark) -> str:
    """A line over time; where nothing is told there is a gap, and a small stroke at the foot."""
    dots = list(zip(places(len(shown.heights)), shown.heights, strict=True))
    lines = [_stroke(a, b) for a, b in pairwise(dots)]
    marks = [_dot(x, height) for x, height in dots]
    return f'<svg class="fp-spark" role="img" aria-label="{_text(shown.label)}">{"".join(lines)}{"".join(marks)}</svg>'


def _stroke(one: tuple[float, float | None], other: tuple[float, float | None]) -> str:
    if one[1] is None or other[1] is None:
        return ""
    return (
        f'<line x1="{number(one[0])}%" y1="{number(_down(one[1]))}%" '
        f'x2="{number(other[0])}%" y2="{number(_down(other[1]))}%"/>'
    )


def _dot(x: float, height: float | None) -> str:
    if height is None:
        return f'<text x="{number(x)}%" y="92%">–</text>'
    return f'<circle cx="{number(x)}%" cy="{number(_down(height))}%" r="3"/>'


def _down(height: float) -> float:
    """From a height in percent to the way down from the top, with room for the dots."""
    return 85 - height * 0.7
