"""The folder of authors' pages: the text of each page, and where it will stand. Must not judge what pages say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from macros.plan.problems import Place, Problem
from macros.reading.events import read_text
from macros.reading.folder import load

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class AuthoredPage:
    """An author's page: its file as shown, its address on the site, its text with the front matter blanked out."""

    file: str
    address: str
    text: str

    def place(self, line: int) -> Place:
        """A line of the page's file."""
        return Place(self.file, line)


@dataclass(frozen=True, slots=True)
class AuthoredPages:
    """All pages of a folder, and what could not be read."""

    pages: tuple[AuthoredPage, ...]
    problems: tuple[Problem, ...]


def read_pages(folder: Path, *, shown: str | None = None) -> AuthoredPages:
    """Read every Markdown page below `folder`, sorted by path; `shown` is the folder's path in messages."""
    named = shown if shown is not None else folder.as_posix().rstrip("/")
    pages: list[AuthoredPage] = []
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*.md")):
        inside = path.relative_to(folder).as_posix()
        file = f"{named}/{inside}"
        text, faults = load(path)
        if text is not None:
            front = _FRONT_MATTER.match(text)
            if front:
                faults = list(read_text("\n" + front.group(1)).faults)
                text = "\n" * front.group(0).count("\n") + text[front.end() :]
            pages.append(AuthoredPage(file, inside.removesuffix(".md") + ".html", text))
        problems += [one.in_file(file) for one in faults]
    return AuthoredPages(tuple(pages), tuple(problems))
