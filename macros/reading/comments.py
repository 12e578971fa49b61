"""Comments that take away what an editor meant as text: `namn: Projekt #2`. Looks at the writing, and knows no fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from macros.reading.spots import SHIFT, Fault, fault

_AFTER_SOMETHING = re.compile(r"[^\s#] +#")
_COMMENT = re.compile(r"\s+#(.)")
_OUTSIDE, _TIGHT = "skriv den på en egen rad", "skriv mellanslag efter #"


def commented(text: str) -> Mapping[int, str]:
    """The lines on which a comment may follow something, by number from 0."""
    if " #" not in text:
        return {}
    return {number: line for number, line in enumerate(text.split("\n")) if _AFTER_SOMETHING.search(line)}


def cut_text(event: Any, lines: Mapping[int, str]) -> Fault | None:
    """The fault where a comment follows the text without quotation marks that `event` gives, and may be part of it.

    A comment after one word, with a space after its `#`, is an editor's remark. Directly followed by something, or after
    several words, it is as likely the rest of the text, and nothing on the page would show that it is gone.
    """
    mark = event.end_mark
    line = lines.get(mark.line)
    found = _COMMENT.match(line, mark.column) if line else None
    if not found or (found[1] in " #" and " " not in event.value.strip()):
        return None
    column = found.start(1) - 1
    return fault("nummertecken", mark.line << SHIFT | column, remedy=_OUTSIDE if found[1] in " #" else _TIGHT)
