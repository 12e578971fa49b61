"""Where in a file the words of a value stand, however its lines are folded. Looks, and judges nothing."""

from __future__ import annotations

import re
from pathlib import Path

from macros.plan.problems import Place
from macros.reading.folder import load

_WORDS = 8
"""So many words tell sentences of one text apart."""


class Source:
    """The files of a data folder as written, each opened once; `shown` is what places call the folder."""

    def __init__(self, folder: Path, shown: str) -> None:
        self._folder = folder
        self._shown = shown
        self._texts: dict[str, str] = {}

    def sentence(self, value: Place, text: str) -> Place:
        """Where the words that begin `text` stand, from the place of their value on; the value's place if they are not found."""
        written = self._text(value.file)
        start = _index(written, value.line, value.column)
        words = text.split()[:_WORDS]
        found = re.compile(r"\s+".join(map(re.escape, words))).search(written, start) if words else None
        return place_at(value.file, written, found.start()) if found else value

    def _text(self, file: str) -> str:
        if file not in self._texts:
            self._texts[file] = load(self._folder / file.removeprefix(f"{self._shown}/"))[0] or ""
        return self._texts[file]


def place_at(file: str, text: str, index: int) -> Place:
    """The place of a character of a text."""
    return Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _index(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return start + column - 1
