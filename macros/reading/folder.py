"""A data folder to a plan: every file read, every problem told at once. The only module that opens files."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from macros.plan.activities import Report
from macros.plan.documents import Decision
from macros.plan.messages import Hints, message
from macros.plan.plan import Plan
from macros.plan.problems import MOST_TOLD, Place, Problem, Severity, sort_problems
from macros.plan.record import Record
from macros.plan.relations import Path
from macros.plan.rules.links import link_meant
from macros.plan.statement import Statement
from macros.plan.valuefiles import ID_START, ValueFile
from macros.reading.bare import bare_codes
from macros.reading.binding import Bound, Move, bind_lists, bind_one
from macros.reading.bytes import MOST_BYTES, character_faults, decode
from macros.reading.codes import official_codes
from macros.reading.events import Written, read_text
from macros.reading.layout import Found, Holds, Layout
from macros.reading.names import check_name
from macros.reading.spots import START, Fault, Node, fault, locate, locate_key, place_of


@dataclass(frozen=True, slots=True)
class Stated:
    """The accessibility statement, and where it stands."""

    statement: Statement
    _shown: str
    _node: Node = field(repr=False)

    def place(self, path: Path, *, at_key: bool = False) -> Place:
        """Where a value stands, or its field's name; where neither is written, the file's start."""
        return place_of(self._shown, (locate_key if at_key else locate)(self._node, path))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a data folder says: the plan, what could not be read, and where everything stands."""

    plan: Plan
    problems: tuple[Problem, ...]
    """Everything that could not be read, sorted."""
    moved: Mapping[str, str]
    """Old id → new id."""
    left_out: frozenset[str]
    """Ids of records that are written but broken: links to them are not lost."""
    unread: tuple[str, ...]
    """Files and folders, as shown, that were not read to their end: links may lead to records in them."""
    _spots: Mapping[str, list[tuple[str, Node]]] = field(repr=False)
    _moves: Mapping[str, Place] = field(repr=False)
    stated: Stated | None = None
    """The accessibility statement, if there is one that can be read."""

    def place(self, record_id: str, path: Path = (), position: int = 0) -> Place:
        """Where the value at `path` of a record stands; raises `KeyError` for a record that the plan does not hold.

        `path` is the file's own keys and list positions; the longest known part
        of it decides. `position` chooses among records with the same id.
        """
        shown, node = self._spots[record_id][position]
        return place_of(shown, locate(node, path))

    def move_place(self, old_id: str) -> Place:
        """Where flyttat.yml tells that `old_id` was changed."""
        return self._moves[old_id]


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file gives, wherever it was read: it can be sent from another process."""

    shown: str
    problems: tuple[Problem, ...]
    whole: bool
    left_out: tuple[str, ...]
    links: tuple[tuple[Problem, str, tuple[str, ...]], ...]
    """Problems with links that are no ids: what was written, and the kinds it may lead to."""
    parts: tuple[tuple[Any, Node], ...]
    """Records, moves and the statement, each with its spots."""


Through = Callable[[Callable[["File"], FileRead], Sequence["File"]], Iterable[FileRead]]
"""Goes through the files in order, as `map` does; another may share them with other processes."""


def read_folder(
    folder: FilePath, *, shown: str | None = None, through: Through = map, earlier: Plan | None = None
) -> Reading:
    """Read a data folder; never raises because of what the folder holds. `shown` is its path in messages."""
    reader = _Reader(shown if shown is not None else folder.as_posix().rstrip("/"), through)
    with _no_garbage_collection():
        reader.read(folder)
    return reader.reading(earlier)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Reading makes many small objects and no cycles: the collector would only cost half of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Reader:
    """Collects what the files of one folder give."""

    def __init__(self, shown: str, through: Through) -> None:
        self.shown = shown
        self.through = through
        self.records: list[Record] = []
        self.problems: list[Problem] = []
        self.spots: dict[str, list[tuple[str, Node]]] = {}
        self.moved: dict[str, str] = {}
        self.moves: dict[str, Place] = {}
        self.stated: Stated | None = None
        self.left_out: set[str] = set()
        self.unread: list[str] = []
        self.links: list[tuple[Problem, str, tuple[str, ...]]] = []

    def reading(self, earlier: Plan | None) -> Reading:
        """All that was collected."""
        plan = Plan(self.records, official_codes=official_codes(), earlier=earlier)
        return Reading(
            plan=plan,
            problems=tuple(sort_problems(self._told(plan))),
            moved=self.moved,
            left_out=frozenset(self.left_out),
            unread=tuple(self.unread),
            _spots=self.spots,
            _moves=self.moves,
            stated=self.stated,
        )

    def _told(self, plan: Plan) -> list[Problem]:
        """All problems; of a link that is no id, what the plan knows of it."""
        better, hints = {}, Hints()
        for problem, given, allowed in self.links:
            if found := link_meant(plan, given, allowed, hints):
                better[problem] = Problem(problem.place, problem.severity, *found)
        return [better.get(problem, problem) for problem in self.problems] if better else self.problems

    def read(self, folder: FilePath) -> None:
        """Read all files of the folder."""
        layout = Layout(folder, self.shown)
        try:
            layout.walk()
        except OSError:
            self._tell(Place(self.shown), "mapp-saknas", folder=self.shown)
            return
        self.problems += layout.problems
        self.unread += [problem.place.file for problem in layout.problems]
        if not layout.found and not layout.problems:
            self._tell(Place(self.shown), "tom-mapp", folder=self.shown)
        for file in self.through(read_file, [(found, f"{self.shown}/{found.name}") for found in layout.found]):
            self._file(file)

    def _tell(self, place: Place, rule: str, **values: object) -> None:
        self.problems.append(Problem(place, Severity.ERROR, rule, message(rule, **values)))

    def _file(self, file: FileRead) -> None:
        if not file.whole:
            self.unread.append(file.shown)
        self.problems += file.problems
        self.links += file.links
        self.left_out.update(file.left_out)
        for part, node in file.parts:
            self._keep(part, node, file.shown)

    def _keep(self, part: Any, node: Node, shown: str) -> None:
        if isinstance(part, Report) and not part.is_filled_in:
            place = place_of(shown, locate(node, ()))
            self.problems.append(Problem(place, Severity.WARNING, "uppfoljning-tom", message("uppfoljning-tom")))
        elif isinstance(part, Record):
            self.records.append(part)
            self.spots.setdefault(part.id, []).append((shown, node))
        elif isinstance(part, Statement):
            self.stated = Stated(part, shown, node)
        elif part.old in self.moved:
            self._tell(place_of(shown, locate(node, ("från",))), "flyttat-tva-ganger", old=part.old)
        else:
            self.moved[part.old] = part.new
            self.moves[part.old] = place_of(shown, locate(node, ()))


File = tuple[Found, str]
"""A file to read, and what problems call it."""


def read_file(file: File) -> FileRead:
    """What a file holds, and what is wrong in it by itself."""
    found, shown = file
    text, faults = load(found.path)
    written = read_text(text) if text is not None else Written(faults=faults, whole=False)
    bound = _bind(found, written)
    faults = sorted({*written.faults, *bound.faults}, key=lambda one: (one.spot, one.rule, one.text))
    told = [one.in_file(shown) for one in faults[:MOST_TOLD]]
    if len(faults) > MOST_TOLD:
        place = place_of(shown, faults[MOST_TOLD].spot)
        told.append(Problem(place, Severity.ERROR, "fler-fel", message("fler-fel", most=MOST_TOLD)))
    told += [
        Problem(
            place_of(shown, spot), Severity.WARNING, "kod-utan-citattecken", message("kod-utan-citattecken", code=code)
        )
        for code, spot in bare_codes(text or "", bound.parts)
    ]
    links = tuple((one.in_file(shown), *one.link) for one in faults[:MOST_TOLD] if one.link)
    return FileRead(shown, tuple(told), written.whole, tuple(bound.left_out), links, tuple(bound.parts))


def load(path: FilePath) -> tuple[str | None, list[Fault]]:
    """A file's text, or None and what hinders the reading."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        return None, [fault("gar-inte-att-oppna", START)]
    if len(data) > MOST_BYTES:
        return None, [fault("for-stor-fil", START, most=MOST_BYTES // 1_000_000)]
    text = decode(data)
    if isinstance(text, Fault):
        return None, [text]
    faults = character_faults(text)
    return (None, faults) if faults else (text, [])


def _bind(found: Found, written: Written) -> Bound:
    if found.holds is Holds.MOVES:
        return bind_lists(written, {"flyttat": Move})
    if found.holds is Holds.PLAN:
        return bind_lists(written, found.lists, document=found.stem)
    if found.holds is Holds.REGISTER:
        return bind_lists(written, found.lists)
    if found.holds is Holds.STATEMENT:
        return bind_one(written, Statement, given={})
    if found.holds is Holds.REPORT:
        record_id = f"{found.path.parent.name}-{found.stem}"
        bound = bind_one(written, Report, given={"id": record_id, "namn": record_id})
    elif found.holds is Holds.VALUES:
        record_id = f"{ID_START}{found.stem}"
        bound = bind_one(written, ValueFile, given={"id": record_id, "namn": record_id})
    else:
        bound = bind_one(written, Decision, given={})
    bound.faults += check_name(found, written)
    return bound
