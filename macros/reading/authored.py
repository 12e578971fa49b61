"""The folder of authors' pages: the text of each page, where it will stand, and what may stand beside it. Must not judge what pages say."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from os import walk
from pathlib import Path
from typing import Any

import yaml

from macros.plan.messages import did_you_mean, listed, message
from macros.plan.problems import Place, Problem, Severity
from macros.reading.bytes import MOST_BYTES
from macros.reading.configuration import menu_of, misunderstood, read_configuration
from macros.reading.events import read_text
from macros.reading.folder import load
from macros.reading.foreign import leads_out
from macros.reading.layout import NAME, RESERVED
from macros.reading.printable import printable

ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs takes for a page."""
BESIDE = ("png", "jpg", "jpeg", "gif", "webp", "avif", "pdf", "csv", "txt", "xlsx", "docx", "pptx")
"""Files that may stand beside pages: none of them can run anything on the site."""
FIELDS = ("title", "description", "hide")
HIDDEN = ("navigation", "toc", "path", "footer")

_FRONT_MATTER = re.compile(r"\A-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_NO_FRONT_MATTER = (
    ("sida-huvud-oppet", re.compile(r"\A()-{3}[ \t]*(?:\n|\Z)")),
    ("sida-huvud-sent", re.compile(r"\A(\s*\n)-{3}[ \t]*\n\s*[\w-]+:")),
    ("sida-huvud-utan-streck", re.compile(r"\A() {0,3}[A-Za-z0-9_-]+:")),
)
"""How MkDocs would misread the top of a page: a field on the first line is taken out of the page even without hyphens."""
_NEVER = re.compile(r"\{\{|\{%|\{#|fardplan-slot")
_TEXT, _LIST = "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq"


@dataclass(frozen=True, slots=True)
class AuthoredPage:
    """An author's page: its file as shown, its address on the site, and its whole text, front matter and all."""

    file: str
    address: str
    text: str

    def place(self, line: int) -> Place:
        """A line of the page's file."""
        return Place(self.file, line)

    @property
    def is_readme(self) -> bool:
        """Whether it is a README.md, which becomes the first page of its folder."""
        return self.file.rpartition("/")[2] == "README.md"


@dataclass(frozen=True, slots=True)
class AuthoredPages:
    """All pages of a folder, and what could not be read."""

    pages: tuple[AuthoredPage, ...]
    problems: tuple[Problem, ...]
    menu: tuple[tuple[Place, str], ...] = ()
    """The addresses to which the menu of `mkdocs.yml` leads, each with its place there."""


def read_pages(folder: Path, *, shown: str | None = None) -> AuthoredPages:
    """Read every page below `folder`, sorted by path, and `mkdocs.yml` beside it; `shown` is the folder's path in messages."""
    named = shown if shown is not None else folder.as_posix().rstrip("/")
    if folder.is_symlink():
        return AuthoredPages((), (_problem(Place(named), "sida-lank"),))
    pages: list[AuthoredPage] = []
    problems: list[Problem] = []
    menu: tuple[tuple[Place, str], ...] = ()
    if outside := leads_out(folder, option="--docs"):
        return AuthoredPages((), (Problem(Place(named), Severity.ERROR, "mapp-leder-ut", outside),))
    for path in files_below(folder):
        inside = path.relative_to(folder)
        file = f"{named}/{printable(inside.as_posix())}"
        problems += _wrong_name(inside, Place(file))
        if path.is_symlink() or not stat.S_ISREG(path.lstat().st_mode):
            problems.append(_problem(Place(file), "sida-lank"))
        elif path.suffix in ENDINGS:
            text, faults = load(path)
            if text is not None:
                pages.append(AuthoredPage(file, _address(inside.as_posix()), text))
                problems += _front_matter(file, text)
            problems += [one.in_file(file) for one in faults]
        elif path.lstat().st_size > MOST_BYTES:
            problems.append(_problem(Place(file), "for-stor-fil", most=MOST_BYTES // 1_000_000))
    problems += _collisions(pages)
    configuration = folder.parent / "mkdocs.yml"
    if configuration.is_file():
        beside = (Path(named).parent / "mkdocs.yml").as_posix()
        problems += read_configuration(configuration, shown=beside) or misunderstood(configuration, shown=beside)
        menu = tuple((place, _address(target)) for place, target in menu_of(configuration, shown=beside))
    return AuthoredPages(tuple(pages), tuple(problems), menu)


def files_below(folder: Path) -> Iterator[Path]:
    """Every file and every link below a folder, sorted, but hidden files, as MkDocs; links are not followed."""
    for here, folders, files in walk(folder):
        folders.sort()
        links = [name for name in folders if (Path(here) / name).is_symlink()]
        folders[:] = [name for name in folders if not name.startswith(".")]
        found = (Path(here) / name for name in sorted((*files, *links)))
        yield from (path for path in found if not path.name.startswith(".") or path.is_symlink())


def _wrong_name(inside: Path, place: Place) -> Iterator[Problem]:
    names = inside.parent.parts if inside.name == "README.md" else inside.parts
    wrong = [name for name in names if not NAME.match(name) or RESERVED.match(name) or "fardplan-slot" in name]
    if wrong:
        yield _problem(place, "sida-namn", name=printable(wrong[0]))
    elif inside.suffix not in ENDINGS and inside.suffix.removeprefix(".") not in BESIDE:
        yield _problem(place, "sida-filslag", allowed=listed(BESIDE))


def _address(inside: str) -> str:
    stem = inside.rpartition(".")[0]
    folder, _, name = stem.rpartition("/")
    return f"{folder}/index.html".lstrip("/") if name == "README" else f"{stem}.html"


def shortened(address: str) -> str:
    """An address as a web server may shorten it: `om.html` and `om/index.html` are both `om`."""
    return address.removesuffix(".html").removesuffix("/index")


def _collisions(pages: Iterable[AuthoredPage]) -> Iterator[Problem]:
    """Pages whose addresses are the same, or differ only by `/index`; MkDocs would leave out a README.md beside index.md."""
    first: dict[str, AuthoredPage] = {}
    for page in sorted(pages, key=lambda page: page.is_readme):
        other = first.setdefault(shortened(page.address), page)
        if other is not page:
            beside = page.is_readme and page.address == other.address
            yield _problem(page.place(1), "sida-readme" if beside else "sida-krock", other=other.file)


def _front_matter(file: str, text: str) -> Iterator[Problem]:
    front = _FRONT_MATTER.match(text)
    if not front:
        for rule, pattern in _NO_FRONT_MATTER:
            if found := pattern.match(text):
                yield _problem(Place(file, found[1].count("\n") + 1), rule)
                return
        return
    faults = read_text("\n" + front[1]).faults
    yield from (one.in_file(file) for one in faults)
    if not faults:
        yield from _fields(file, "\n" + front[1])


def _fields(file: str, written: str) -> Iterator[Problem]:
    """Every field is one that we know, and of the kind that it should be, also as MkDocs reads it."""
    try:
        node = yaml.compose(written, yaml.SafeLoader)
    except yaml.YAMLError:
        node = None
    if not isinstance(node, yaml.MappingNode):
        yield _problem(Place(file, 2), "sida-huvud")
        return
    for key, value in node.value:
        name = printable(str(key.value))
        if name not in FIELDS:
            near = did_you_mean(name, FIELDS)
            yield _problem(_place(file, key), "sida-falt", name=name[:60], near=near, allowed=listed(FIELDS))
        elif name == "hide":
            yield from _hide(file, value)
        elif value.tag != _TEXT or not value.value.strip():
            yield _problem(_place(file, value), "sida-falt-text", name=name)
        elif _NEVER.search(value.value):
            yield _problem(_place(file, value), "sida-falt-mall", name=name)


def _hide(file: str, value: Any) -> Iterator[Problem]:
    for item in value.value if value.tag == _LIST else [value]:
        if item is value or item.value not in HIDDEN:
            yield _problem(_place(file, item), "sida-hide", allowed=listed(HIDDEN))


def _place(file: str, node: Any) -> Place:
    return Place(file, node.start_mark.line + 1, node.start_mark.column + 1)


def _problem(place: Place, rule: str, **values: object) -> Problem:
    return Problem(place, Severity.ERROR, rule, message(rule, **values))
