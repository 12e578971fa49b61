"""How a workbook looks: letters, colours and lines, dark enough on light to be read by all. Knows no plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

BASE: Mapping[str, Any] = MappingProxyType({"font_name": "Calibri", "font_size": 11, "valign": "top"})
_LINES = {"border": 1, "border_color": "#B7BFC9"}
STYLES: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "title": {"bold": True, "font_size": 18, "font_color": "#14365C"},
        "subtitle": {"bold": True, "font_size": 13, "font_color": "#14365C", "valign": "bottom"},
        "prose": {"text_wrap": True},
        "strong": {"text_wrap": True, "bold": True},
        "heading": {"bold": True, "text_wrap": True, "font_color": "#FFFFFF", "bg_color": "#14365C", **_LINES},
        "needed": {"bold": True, "text_wrap": True, "font_color": "#FFFFFF", "bg_color": "#5A1F4E", **_LINES},
        "locked": {"text_wrap": True, "num_format": "@", "bg_color": "#EDEFF2", "font_color": "#333F4D", **_LINES},
        "open": {"text_wrap": True, "num_format": "@", "locked": False, **_LINES},
        "long": {"text_wrap": True, "locked": False, **_LINES},
        "day": {"num_format": "yyyy-mm-dd", "align": "left", "locked": False, **_LINES},
    }
)
"""`open` is for what Excel must leave as it is typed (`2025-03`); `long` for running text, which in that form it once showed as ####."""


_LINE, _MOST = 15, 400
"""Points: the height of a line, and the most that a row can have, a little less than Excel's own limit."""


def height(texts: Iterable[tuple[str, int]]) -> int:
    """How high a row must be for its texts, each with the width of its column in letters."""
    return min(_MOST, _LINE * max((_lines(text, width) for text, width in texts), default=1))


def _lines(text: str, width: int) -> int:
    """Words break early: a line holds a little less than its width."""
    return sum(1 + int(len(line) / (width * 0.92)) for line in text.split("\n"))


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Any] = {}

    def __call__(self, name: str, text: str = "") -> Any:
        """A format; a text that looks like a formula gets the mark that keeps it text when somebody edits it."""
        quoted = text.startswith(("=", "+", "-", "@"))
        if (name, quoted) not in self._made:
            more = {"quote_prefix": True} if quoted else {}
            self._made[name, quoted] = self._book.add_format({**BASE, **STYLES[name], **more})
        return self._made[name, quoted]
