"""Tells when something has been saved in what a preview shows. Must not know what the files mean.

The operating system wakes us where it can; what has changed is then always told by looking, so that nothing hangs on
which events an editor, a network disk or a deleted folder happens to give. We look once a second in any case.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from threading import Event
from time import monotonic, time
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_QUIET, _LONGEST = 0.015, 0.15
"""A save is over when nothing has happened for so long; one that never ends is looked at anyway."""
_EVERY = 1.0
_RECENT = 2.0
"""A file as young as this may be written again without its time telling: its content is looked at too."""
_MOST = 10_000_000
_NOT_WRITTEN = {"opened", "closed_no_write"}
"""What we do ourselves when we read."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a file looked like: told apart by these, never by time alone."""

    kind: int
    size: int
    written: int
    changed: int
    number: int
    digest: bytes = b""
    """Of the content, where the file was young when it was looked at."""

    def is_as(self, other: Seen) -> bool:
        """Whether nothing tells them apart; a digest that is missing tells nothing."""
        mine = (self.kind, self.size, self.written, self.changed, self.number)
        same = mine == (other.kind, other.size, other.written, other.changed, other.number)
        return same and (not self.digest or not other.digest or self.digest == other.digest)

    @property
    def is_empty(self) -> bool:
        """Whether it is a file without content, as one is for a moment while it is saved."""
        return bool(S_ISREG(self.kind)) and self.size == 0


Sight = Mapping[str, Seen]
"""Everything below the watched places, by path."""


def look(places: Sequence[Path], before: Sight) -> dict[str, Seen]:
    """All that stands in some folders and files now; links to folders are not followed."""
    return {path: _seen(path, status, before) for place in places for path, status in _below(str(place))}


def _below(place: str) -> Iterator[tuple[str, os.stat_result]]:
    with suppress(OSError):  # what cannot be looked at is not there
        yield place, Path(place).stat()
        waiting = [place] if Path(place).is_dir() else []
        while waiting:
            with suppress(OSError), os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    with suppress(OSError):
                        status = entry.stat(follow_symlinks=False)
                        if S_ISLNK(status.st_mode):
                            yield entry.path + os.sep, status  # the link itself, beside what it leads to
                            status = entry.stat()
                        elif S_ISDIR(status.st_mode):
                            waiting.append(entry.path)
                        yield entry.path, status


def _seen(path: str, status: os.stat_result, before: Sight) -> Seen:
    if S_ISDIR(status.st_mode):  # its times change with what stands in it, which is seen by itself
        return Seen(status.st_mode, 0, 0, 0, status.st_ino)
    now = Seen(status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    if abs(time() - status.st_mtime) > _RECENT and abs(time() - status.st_ctime) > _RECENT:
        known = before.get(path)
        return known if known and known.is_as(now) else now
    return Seen(now.kind, now.size, now.written, now.changed, now.number, _digest(path, status))


def _digest(path: str, status: os.stat_result) -> bytes:
    if not S_ISREG(status.st_mode):
        return b""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # a path as text, like all here
            return blake2b(file.read(_MOST), digest_size=16).digest()
    except OSError:
        return b"?"


@dataclass(frozen=True, slots=True)
class Change:
    """What is different since the last look: paths, and whether some of them have gone or been emptied."""

    paths: frozenset[str]
    lost: bool

    def touches(self, place: Path) -> bool:
        """Whether a folder, or a file, or something below it has changed."""
        here = str(place)
        return any(path == here or path.startswith(here + os.sep) for path in self.paths)


class _Wake(FileSystemEventHandler):
    def __init__(self, woken: Event) -> None:
        self._woken = woken

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Wake; what has happened is looked at."""
        if event.event_type not in _NOT_WRITTEN:
            self._woken.set()


class Watch:
    """Watches some folders and files, which need not be there yet."""

    def __init__(self, places: Sequence[Path]) -> None:
        self.places = tuple(places)
        self.woken = Event()
        """Set by the operating system, and by whoever wants `change` to answer at once."""
        self._observer: Any = None
        self._numbers: tuple[int | None, ...] = ()
        self.sight: Sight = {}
        logging.getLogger("watchdog").addHandler(
            logging.NullHandler()
        )  # what it says in English is nothing to an editor
        self._listen()
        self.sight = look(self.places, self.sight)

    def change(self, seconds: float) -> Change | None:
        """Wait for something to change, at most so long; None if nothing has, also when woken for another reason."""
        end = monotonic() + seconds
        while True:
            woken = self.woken.wait(max(0.0, min(_EVERY, end - monotonic())))
            if woken:
                self._settle()
            self._listen()
            before, self.sight = self.sight, look(self.places, self.sight)
            if found := _difference(before, self.sight):
                return found
            if woken or monotonic() >= end:
                return None

    def _settle(self) -> None:
        end = monotonic() + _LONGEST
        self.woken.clear()
        while self.woken.wait(_QUIET) and monotonic() < end:
            self.woken.clear()

    def _listen(self) -> None:
        """Listen to the places that are there; anew if one has come, gone or been put in another's place."""
        numbers = tuple(map(_number, self.places))
        if numbers == self._numbers:
            return
        self._numbers = numbers
        self._stop()
        self._observer = Observer()
        for place in self.places:
            with suppress(OSError):  # where the system cannot, looking once a second must do
                folder = place if place.is_dir() else place.parent
                self._observer.schedule(_Wake(self.woken), str(folder), recursive=place.is_dir())
        try:
            self._observer.start()
        except OSError:
            self._observer = None

    def _stop(self) -> None:
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()

    def close(self) -> None:
        """Stop listening."""
        self._stop()
        self._observer = None


def _number(place: Path) -> int | None:
    try:
        return place.stat().st_ino if place.is_dir() else -1
    except OSError:
        return None


def _difference(before: Sight, now: Sight) -> Change | None:
    gone = before.keys() - now.keys()
    new = {path for path, seen in now.items() if path not in before or not before[path].is_as(seen)}
    if not gone and not new:
        return None
    lost = bool(gone) or any(now[path].is_empty for path in new)
    return Change(frozenset(gone | new), lost)
