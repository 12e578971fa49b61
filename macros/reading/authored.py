"""The folder of authors' pages: the text of each page, and where it will stand. Must not judge what pages say."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.plan.messages import message
from macros.plan.problems import Place, Problem, Severity
from macros.reading.events import read_text
from macros.reading.folder import load

ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs takes for a page."""

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class AuthoredPage:
    """An author's page: its file as shown, its address on the site, and its whole text, front matter and all."""

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
    """Read every page below `folder`, sorted by path; `shown` is the folder's path in messages."""
    named = shown if shown is not None else folder.as_posix().rstrip("/")
    pages: list[AuthoredPage] = []
    problems: list[Problem] = []
    for path in _files(folder):
        inside = path.relative_to(folder).as_posix()
        file = f"{named}/{inside}"
        if path.is_symlink():
            problems.append(_problem(file, "sida-lank"))
        elif path.suffix in ENDINGS:
            text, faults = load(path)
            if text is not None:
                pages.append(AuthoredPage(file, _address(inside), text))
                problems += _front_matter(file, text)
            problems += [one.in_file(file) for one in faults]
    return AuthoredPages(tuple(pages), tuple(problems))


def _files(folder: Path) -> Iterator[Path]:
    """Every file and every link below a folder, sorted; links are not followed."""
    for here, folders, files in os.walk(folder):
        folders.sort()
        links = [name for name in folders if (Path(here) / name).is_symlink()]
        yield from (Path(here) / name for name in sorted((*files, *links)))


def _address(inside: str) -> str:
    stem = inside.rpartition(".")[0]
    folder, _, name = stem.rpartition("/")
    return f"{folder}/index.html".lstrip("/") if name == "README" else f"{stem}.html"


def _front_matter(file: str, text: str) -> list[Problem]:
    front = _FRONT_MATTER.match(text)
    if not front:
        return []
    written = read_text("\n" + front.group(1))
    problems = [one.in_file(file) for one in written.faults]
    if not problems and front.group(1).strip() and not re.match(r"[^\n:#]+:", front.group(1).lstrip("\n")):
        problems.append(_problem(file, "sida-huvud"))
    return problems


def _problem(file: str, rule: str) -> Problem:
    return Problem(Place(file), Severity.ERROR, rule, message(rule))
