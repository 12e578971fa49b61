"""Checks the finished HTML itself: links and anchors lead somewhere, nothing is fetched from elsewhere, no page too many or too few."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from macros.built.faults import Fault, Kind
from macros.built.judge import WITH_PLACES, Judge
from macros.built.page import Reader, fault
from macros.built.skim import Skimmed, Skimmer

_SHARES = 4
"""Enough for the last to be small beside the whole."""


class Shares(Protocol):
    """Whoever can go through a list, as an executor of processes does."""

    def map(self, do: Callable[[list[str]], Skimmed], items: list[list[str]], /) -> Iterable[Skimmed]:
        """What `do` gives for each item, in order."""


def check_site(root: Path, *, expected: Iterable[str], executor: Shares | None = None) -> tuple[Fault, ...]:
    """Every fault of the site in `root`; `expected` are the HTML pages that must be there, and no others.

    With an executor of processes the pages are gone through in shares, several at once.
    """
    files = set(_files(root))
    pages = sorted(name for name in files if name.endswith(WITH_PLACES))
    skimmed = _skim(root, pages, files, executor)
    reader = Reader(root, Judge(files), skimmed.ids)
    faults = list(_wrong_set({name for name in pages if name.endswith(".html")}, set(expected)))
    for name in sorted(skimmed.suspects | _astray(skimmed)):
        faults += reader.page(name)
    for name in sorted(file for file in files if file.endswith(".css")):
        faults += reader.stylesheet(name)
    return tuple(sorted(set(faults)))


def _files(root: Path) -> Iterator[str]:
    for here, _, names in os.walk(root):
        folder = Path(here).relative_to(root).as_posix()
        yield from (name if folder == "." else f"{folder}/{name}" for name in names)


def _skim(root: Path, pages: list[str], files: set[str], executor: Shares | None) -> Skimmed:
    if executor is None:
        return _Share(root, files)(pages)
    size = -(-len(pages) // _SHARES) or 1
    shares = [pages[at : at + size] for at in range(0, len(pages), size)]
    whole = Skimmed()
    for part in executor.map(_Share(root, files), shares):
        whole.ids |= part.ids
        whole.suspects |= part.suspects
        for place, folders in part.places.items():
            whole.places.setdefault(place, set()).update(folders)
    return whole


class _Share:
    """Goes through shares of the pages; what it has learnt of one serves it for the next."""

    def __init__(self, root: Path, files: set[str]) -> None:
        self.root = root
        self.skimmer = Skimmer(Judge(files))

    def __call__(self, pages: list[str]) -> Skimmed:
        return self.skimmer.through(self.root, pages)


def _astray(skimmed: Skimmed) -> set[str]:
    """The pages in folders from which something points at a place that another file does not have."""
    folders: set[str] = set()
    for (file, fragment), pointing in skimmed.places.items():
        if fragment not in skimmed.ids[file]:
            folders |= pointing
    return {name for name in skimmed.ids if name.rpartition("/")[0] in folders} if folders else set()


def _wrong_set(there: set[str], expected: set[str]) -> Iterator[Fault]:
    for name in sorted(expected - there):
        yield fault(name, 1, Kind.MISSING)
    for name in sorted(there - expected):
        yield fault(name, 1, Kind.SURPLUS)
