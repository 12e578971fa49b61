"""A new site on its way: begun in a folder of its own, then put in the target's place or abandoned. One at a time."""

from __future__ import annotations

import atexit
import errno
import os
from pathlib import Path

from macros.built.lock import BusyError, Lock
from macros.built.swap import fresh_beside, remove, swap_in
from macros.built.writing import keep_unchanged


class NewSite:
    """A build under way into `folder`, beside the site at `target`, which stays as it is until `finish`."""

    def __init__(self, target: Path) -> None:
        """Begin; raise `BusyError` with a Swedish line if another build to the same place is under way."""
        self.target = Path(os.path.realpath(target))
        if self.target.exists() and not self.target.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(target))
        self.target.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._lock: Lock | None = Lock.take(self.target.parent / f".{self.target.name}-las")
        except BusyError as busy:
            line = f"Ett annat bygge till ”{target.name}” pågår redan. Vänta tills det är klart och bygg sedan igen."
            raise BusyError(line) from busy
        try:
            self.folder = fresh_beside(self.target)
        except BaseException:
            self._release()
            raise
        atexit.register(self.abandon)

    def finish(self) -> None:
        """Put the new site in the target's place; files that have not changed stay the same files."""
        keep_unchanged(self.folder, self.target)
        swap_in(self.folder, self.target)
        self._release()

    def abandon(self) -> None:
        """Leave nothing of the new site behind, if it is not finished."""
        if self._lock:
            remove(self.folder, quietly=True)
            self._release()

    def _release(self) -> None:
        atexit.unregister(self.abandon)
        if self._lock:
            self._lock.release()
            self._lock = None
