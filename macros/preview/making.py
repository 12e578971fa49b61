"""Makes what is shown out of what is saved: reads what has changed, judges it, has MkDocs frame it. Must not decide when.

What is good stays: data with errors leave the plan as it was, pages with errors the frames.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from macros.built.trouble import told
from macros.engine.beginning import Folders
from macros.engine.framing import Framed, Framing, UnframedError
from macros.preview.faults import Fault, of_lines, of_problems
from macros.preview.memory import FileMemory
from macros.preview.shown import Shown
from macros.preview.watching import Change, Watch
from macros.site import Loaded, Site, build_day, judged, read


class Making:
    """The newest good plan and the newest good frames, and what is wrong with what was saved since."""

    def __init__(self, folders: Folders, watch: Watch) -> None:
        self._folders, self._data, self._watch = folders, folders.data, watch
        self._memory = FileMemory()
        self._day = ""
        self._good: Loaded | None = None
        self._tried: Loaded | None = None
        """The plan that MkDocs was last asked to frame."""
        self._framed: Framed | None = None
        self._assets = ""
        self.index: Mapping[str, bytes] = {}
        """The files of the search, of the last whole build."""
        self.wrong: dict[str, tuple[Fault, ...]] = {}
        """By what was at fault: the data, the pages that people write, the whole, the program."""

    @property
    def is_wrong(self) -> bool:
        """Whether something is wrong with what was saved, so that building the whole would be in vain."""
        return bool(self.wrong.get("data") or self.wrong.get("sidor"))

    def is_of_another_day(self, shown: Shown) -> bool:
        """Whether it is no longer the day that a site is of."""
        return build_day(self._day) != shown.site.on

    def attempt(self, change: Change, now: Shown | None) -> Shown | None:
        """What there is to show after a change; what is wrong with it is kept in `wrong`."""
        frames = self._framed is None or any(not _below(path, self._data) for path in change.paths)
        framing = self._configured() if frames else None
        if self._good is None or any(_below(path, self._data) for path in change.paths):
            with self._read_or_told("data"):
                self._read()
        if framing and self._good:
            self._frame(framing, self._good)
        return self.composed(now)

    def _configured(self) -> Framing | None:
        """MkDocs, ready to run, if `mkdocs.yml` lets it."""
        try:
            framing = Framing(self._folders)
            self._day = framing.day
        except UnframedError as error:
            self.wrong["sidor"] = of_lines(error.lines)
            return None
        if framing.theme and framing.theme not in self._watch.places:
            self._watch.places = (*self._watch.places, framing.theme)
        return framing

    def _read(self) -> None:
        """Read and judge the data; a plan without errors is the good one from now on."""
        self._memory.sight = self._watch.sight
        on = build_day(self._day)
        earlier = self._good.reading.plan if self._good else None
        reading = read(self._data, shown=self._data.as_posix(), through=self._memory.through, earlier=earlier)
        loaded = Loaded(reading, judged(reading, on=on))
        self.wrong["data"] = of_problems(loaded.problems)
        if not loaded.errors:
            self._good = loaded

    def _frame(self, framing: Framing, good: Loaded) -> None:
        """Have MkDocs run, if all that people have written may be run."""
        with self._read_or_told("sidor"):
            self._run(framing, good)

    def _run(self, framing: Framing, good: Loaded) -> None:
        self._tried = good
        site = Site(good, build_day(self._day), framing.edit_url)
        self.wrong["sidor"] = of_problems(site.check_authored(self._folders.docs, shown=self._folders.docs.name))
        if self.wrong["sidor"]:
            return
        try:
            self._framed = framing.run(good)
        except UnframedError as error:
            self.wrong["sidor"] = of_lines(error.lines)
        else:
            self.wrong["sidor"] = of_lines(self._framed.said)
            self._assets = _digest(self._framed)

    @contextmanager
    def _read_or_told(self, part: str) -> Iterator[None]:
        """A file that goes while it is read is a fault of what was saved: the next look finds the change, and reads again."""
        try:
            yield
        except OSError as error:
            self.wrong[part] = of_lines([told(error)])

    def reframe(self) -> None:
        """Make the frames and the pages that people write anew, of the plan that is shown already."""
        framing = self._configured()
        self._tried = self._good
        if framing and self._good:
            self._frame(framing, self._good)

    def composed(self, now: Shown | None) -> Shown | None:
        """The newest plan in the newest frames that there are; what is shown `now` if nothing is new."""
        if not self._good or not self._framed:
            return None
        site = replace(self._framed.site, loaded=self._good, on=build_day(self._day))
        settled = self._tried is self._good
        if now and (now.site, now.framed, now.settled) == (site, self._framed, settled) and now.index is self.index:
            return now
        return Shown(site, self._framed, self.index, self._assets, settled)


def _below(path: str, place: Path) -> bool:
    return Change(frozenset({path}), lost=False).touches(place)


def _digest(framed: Framed) -> str:
    """Tells whether anything but the pages themselves is new: a page is shown anew then, too."""
    made = blake2b(digest_size=8)
    for name in sorted(framed.files):
        if not name.endswith(".html"):
            made.update(name.encode() + b"\0" + framed.files[name] + b"\0")
    return made.hexdigest()
