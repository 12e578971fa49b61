"""One build at a time: a lock beside the target that the operating system lets go of when the build ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


class BusyError(Exception):
    """Somebody else holds the lock."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that is held; the file says nothing by being there, only by being locked."""

    path: Path
    handle: int

    @classmethod
    def take(cls, path: Path) -> Lock:
        """Take the lock at `path`; raise `BusyError` at once if it is taken."""
        while True:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                _lock(handle)
                if _is_file_at(path, handle):
                    return cls(path, handle)
            except BaseException:
                os.close(handle)
                raise
            os.close(handle)

    def release(self) -> None:
        """Let go of the lock and leave no file behind."""
        if sys.platform == "win32":  # an open file cannot be removed there, nor one that somebody else has opened
            os.close(self.handle)
            _remove(self.path)
        else:
            _remove(self.path)
            os.close(self.handle)


def _lock(handle: int) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            raise BusyError from error
        raise


def _is_file_at(path: Path, handle: int) -> bool:
    """Whether the file that was locked still stands there: its holder may have removed it in between."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:  # it says nothing by being there
        return
