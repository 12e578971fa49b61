"""How a build begins: the target is locked, the plan read, and mates set to try it by the rules while MkDocs is brought in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from macros.built.lock import BusyError
from macros.built.newsite import NewSite
from macros.built.trouble import told
from macros.engine.hanging import ahead, known
from macros.engine.mates import Mates
from macros.reading.folder import File, FileRead, Reading
from macros.site import EDIT_PAGE, Loaded, Site, judged, read

_PAYS_FROM_BYTES = 500_000
_PAYS_FROM = 400
"""How much there must be to read, and how many records, before a second process has earned its start."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where to read and where to build, relative to the folder of `mkdocs.yml`."""

    data: Path
    docs: Path
    out: Path


@dataclass(frozen=True, slots=True)
class Begun:
    """A build under way: its new site, what was read, and the mates that know it too."""

    new: NewSite
    mates: Mates
    _reading: Reading
    _on: date

    def loaded(self, on: date) -> Loaded:
        """What was read, with all that is wrong in it as of a day; waits for the mates, who were asked about the usual one."""
        problems = self.mates.answer()
        return Loaded(self._reading, problems if on == self._on else judged(self._reading, on=on))

    def end(self) -> None:
        """Let the mates go, and leave nothing of a site that was not finished."""
        self.mates.part()
        self.new.abandon()


def build(folders: Folders, tell: Callable[[str], None], *, on: date) -> str | None:
    """Build the whole site; None if it stands, else what went wrong, in Swedish."""
    try:
        begun = begin(folders, on=on)
    except BusyError as busy:
        return str(busy)
    except OSError as error:
        return f"{told(error)} Den tidigare webbplatsen är orörd."
    try:
        from macros.engine import running  # noqa: PLC0415  # brings MkDocs, while the mates are at work

        return running.build(folders, begun, tell)
    finally:
        begun.end()


def begin(folders: Folders, *, on: date) -> Begun:
    """Lock the target, read the plan and have it tried; raises `BusyError` and `OSError`."""
    new = NewSite(folders.out)
    try:
        reading = read(folders.data, shown=folders.data.as_posix(), through=_together)
        known.append(reading)
        mates = Mates(
            partial(judged, reading, on=on),
            meanwhile=partial(ahead, _guess(reading, folders.docs, on=on)),
            pays=len(reading.plan.records) >= _PAYS_FROM,
        )
    except BaseException:
        new.abandon()
        raise
    return Begun(new, mates, reading, on)


def _together(do: Callable[[File], FileRead], files: Sequence[File]) -> Iterable[FileRead]:
    """Read the files with mates, who know nothing yet, if there is much to read."""
    if sum(found.path.stat().st_size for found, _ in files) < _PAYS_FROM_BYTES:
        return map(do, files)
    mates = Mates()
    try:
        return list(mates.map(do, files))
    finally:
        mates.part()


def _guess(reading: Reading, docs: Path, *, on: date) -> Site:
    """The site as it will most likely be: only `mkdocs.yml` and MkDocs itself know for sure."""
    pages = frozenset(page.relative_to(docs).with_suffix(".html").as_posix() for page in docs.rglob("*.md"))
    return Site(Loaded(reading, ()), on, os.environ.get("FARDPLAN_EDIT_URL") or EDIT_PAGE, pages)
