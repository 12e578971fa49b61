"""Which file of a data folder holds what, and which names are right. Opens no file."""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from types import MappingProxyType

from macros.plan.activities import Activity
from macros.plan.documents import Document, Term
from macros.plan.goals import Goal, Indicator, TargetGroup
from macros.plan.messages import did_you_mean, listed, message
from macros.plan.places import Actor, Area
from macros.plan.problems import Place, Problem, Severity
from macros.plan.record import Record
from macros.reading.printable import printable

REGISTERS: Mapping[str, Mapping[str, type[Record]]] = MappingProxyType(
    {
        "omraden.yml": {"områden": Area},
        "aktorer.yml": {"aktörer": Actor},
        "dokument.yml": {"dokument": Document},
        "malgrupper.yml": {"målgrupper": TargetGroup},
        "indikatorer.yml": {"indikatorer": Indicator},
        "begrepp.yml": {"begrepp": Term},
    }
)
PLAN: Mapping[str, type[Record]] = MappingProxyType({"mål": Goal, "aktiviteter": Activity})
MOVES = "flyttat.yml"
STATEMENT = "tillganglighet.yml"
"""The accessibility statement: one mapping."""
TOP = (*REGISTERS, STATEMENT, MOVES)
"""The files that may lie at the top of the folder."""
FOLDERS = ("planer", "uppfoljning", "varden", "beslut")
IGNORED = "README.md"
NAME = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*\Z", re.ASCII)
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|\Z)")


class Holds(Enum):
    """What kind of file a file is."""

    REGISTER = auto()
    PLAN = auto()
    REPORT = auto()
    DECISION = auto()
    VALUES = auto()
    MOVES = auto()
    STATEMENT = auto()


_IN_FOLDER: Mapping[str, Holds] = MappingProxyType(
    {"planer": Holds.PLAN, "uppfoljning": Holds.REPORT, "varden": Holds.VALUES, "beslut": Holds.DECISION}
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: where it is, and its path from the data folder with `/`."""

    path: Path
    name: str
    holds: Holds

    @property
    def stem(self) -> str:
        """The file's name without `.yml`."""
        return self.path.name.removesuffix(".yml")

    @property
    def lists(self) -> Mapping[str, type[Record]]:
        """The keys that may stand at the top of the file, and what each lists."""
        return PLAN if self.holds is Holds.PLAN else REGISTERS.get(self.name, {})


class Layout:
    """Goes through a data folder in a fixed order; finds the files to read and the names that are wrong."""

    def __init__(self, folder: Path, shown: str) -> None:
        self.folder = folder
        self.shown = shown
        self.found: list[Found] = []
        self.problems: list[Problem] = []

    def walk(self) -> None:
        """Fill `found` and `problems`; raises `OSError` only if the folder itself cannot be listed."""
        order = {name: number for number, name in enumerate((*REGISTERS, *FOLDERS, STATEMENT, MOVES))}
        for entry in sorted(self._entries(self.folder), key=lambda one: (order.get(one.name, -1), one.name)):
            if entry.is_dir():
                self._folder(entry)
            else:
                self._top_file(entry)

    def _entries(self, folder: Path) -> Iterator[Path]:
        """What stands in a folder, without dot files, README.md and what may not be followed."""
        for entry in sorted(folder.iterdir(), key=lambda one: one.name):
            if entry.name.startswith(".") or entry.name == IGNORED:
                continue
            if not self._inside(entry):
                self._tell(entry, "lank-ut")
            elif not NAME.match(entry.name) or RESERVED.match(entry.name):
                self._tell(entry, "fel-namn", **_named(entry), better=_better(entry, self._expected(folder)))
            else:
                yield entry

    def _inside(self, entry: Path) -> bool:
        if not entry.is_symlink():
            return True
        try:
            return entry.resolve(strict=True).is_relative_to(self.folder.resolve())
        except (OSError, RuntimeError):
            return False

    def _expected(self, folder: Path) -> tuple[str, ...]:
        return (*TOP, *FOLDERS) if folder == self.folder else ()

    def _top_file(self, entry: Path) -> None:
        if entry.name in FOLDERS:
            self._tell(entry, "mapp-vantad", **_named(entry))
        elif entry.name in REGISTERS:
            self._file(entry, Holds.REGISTER)
        elif entry.name == MOVES:
            self._file(entry, Holds.MOVES)
        elif entry.name == STATEMENT:
            self._file(entry, Holds.STATEMENT)
        elif entry.suffix in (".yml", ".yaml"):
            near = did_you_mean(entry.with_suffix(".yml").name, TOP)
            self._tell(entry, "okand-fil", **_named(entry), near=near, allowed=listed(TOP))
        else:
            self._tell(entry, "fel-filslag", **_named(entry))

    def _folder(self, folder: Path) -> None:
        if folder.name not in FOLDERS:
            near = did_you_mean(folder.name, FOLDERS)
            self._tell(folder, "okand-mapp", **_named(folder), near=near, allowed=listed(FOLDERS))
            return
        holds = _IN_FOLDER[folder.name]
        for entry in self._list(folder):
            if holds is Holds.REPORT and entry.is_dir():
                for report in self._list(entry):
                    self._inner(report, holds)
            elif holds is Holds.REPORT:
                self._tell(entry, "uppfoljning-utan-mapp", **_named(entry))
            else:
                self._inner(entry, holds)

    def _list(self, folder: Path) -> list[Path]:
        try:
            return list(self._entries(folder))
        except OSError:
            self._tell(folder, "gar-inte-att-oppna")
            return []

    def _inner(self, entry: Path, holds: Holds) -> None:
        if entry.is_dir():
            self._tell(entry, "mapp-i-mapp", **_named(entry), folder=entry.parent.name)
        elif entry.suffix == ".yaml":
            self._tell(entry, "fel-filandelse", **_named(entry), right=entry.with_suffix(".yml").name)
        elif entry.suffix != ".yml":
            self._tell(entry, "fel-filslag", **_named(entry))
        else:
            self._file(entry, holds)

    def _file(self, entry: Path, holds: Holds) -> None:
        try:
            regular = stat.S_ISREG(entry.stat().st_mode)
        except OSError:
            regular = False
        if regular:
            self.found.append(Found(entry, self._below(entry), holds))
        else:
            self._tell(entry, "gar-inte-att-oppna")

    def _below(self, entry: Path) -> str:
        """The path of an entry from the data folder, with `/`."""
        return "/".join(entry.parts[len(self.folder.parts) :])

    def _tell(self, entry: Path, rule: str, **values: object) -> None:
        place = Place(f"{self.shown}/{printable(self._below(entry))}")
        self.problems.append(Problem(place, Severity.ERROR, rule, message(rule, **values)))


def _named(entry: Path) -> dict[str, str]:
    return {"name": printable(entry.name)}


def _better(entry: Path, expected: tuple[str, ...]) -> str:
    """A right name near to a wrong one: small letters without dots and rings, hyphens for spaces."""
    plain = unicodedata.normalize("NFKD", entry.stem.lower()).encode("ascii", "ignore").decode()
    suffix = ".yml" if entry.suffix.lower() in (".yml", ".yaml") else ""
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not stem or RESERVED.match(stem):
        return " Välj ett annat namn."
    return did_you_mean(stem + suffix, expected) or f" Döp om till ”{stem}{suffix or entry.suffix.lower()}”."
