"""Writes the site's files; a file that says what it said before stays the same file, with the same time.

Publishing tools and live reload then see only what has changed. Such a file
has a second name in the earlier site, so a file is never opened to be written
over: it is taken away and made anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from stat import S_IMODE, S_ISREG

FILE_MODE = 0o644


def write(path: Path, data: bytes, *, earlier: Path | None) -> None:
    """Make a file with its folders; `earlier` is the same file in the earlier site, if there is one."""
    if earlier is None or not _kept(path, data, earlier):
        _make(path, partial(_write, path, data))


def keep_unchanged(beside: Path, target: Path) -> None:
    """Let every file in `beside` that says the same in `target` be that file."""
    there = os.fspath(target)
    for here, _folders, files in os.walk(beside):
        earlier = there + here[len(os.fspath(beside)) :]
        for name in files:
            if _may_be_same(f"{here}/{name}", f"{earlier}/{name}"):
                new = Path(here, name)
                _kept(new, new.read_bytes(), Path(earlier, name))


def _may_be_same(new: str, old: str) -> bool:
    """Whether two files need to be read: equally long, and not one file already."""
    try:  # not by way of `Path`: it is asked for every file of the site
        one, other = os.lstat(new), os.lstat(old)
    except OSError:
        return False
    return one.st_size == other.st_size and not os.path.samestat(one, other)


def _kept(path: Path, data: bytes, earlier: Path) -> bool:
    """Make the file from the earlier one if that says the same: as a second name for it, else with its time."""
    known = _same(earlier, data)
    if known is None:
        return False
    if not _linked(path, earlier, known):
        _make(path, partial(_write, path, data))
        os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))
    return True


def _same(earlier: Path, data: bytes) -> os.stat_result | None:
    try:
        known = earlier.lstat()
        same = S_ISREG(known.st_mode) and known.st_size == len(data) and earlier.read_bytes() == data
    except OSError:  # then it is as good as not there
        return None
    return known if same else None


def _linked(path: Path, earlier: Path, known: os.stat_result) -> bool:
    """Whether the file could be a second name for the earlier one; its mode must be right, for it cannot be changed."""
    if os.name == "posix" and S_IMODE(known.st_mode) != FILE_MODE:
        return False
    try:
        _make(path, partial(os.link, earlier, path))
    except OSError:  # not every file system can; if something is worse, writing will tell
        return False
    return True


def _write(path: Path, data: bytes) -> None:
    with open(path, "xb", buffering=0) as file:  # noqa: PTH123  # quicker than asking the path, for thousands of files
        left = memoryview(data)
        while left:
            left = left[file.write(left) :]


def _make(path: Path, make: Callable[[], None]) -> None:
    try:
        make()
    except (FileNotFoundError, FileExistsError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        make()
