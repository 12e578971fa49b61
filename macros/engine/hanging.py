"""Hangs the pages: renders each page of the catalogue into its shell and writes it, on as many cores as pay.

Rendering is independent page by page. The work is cut into batches, and this
process with its mates, or any `concurrent.futures` executor, may run them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

from macros.built.writing import write
from macros.engine.mates import Mates, start_of
from macros.engine.shells import Shell, frame_of
from macros.outputs import calendars
from macros.pages.bodies import Body
from macros.pages.catalogue import PageSpec, catalogue
from macros.pages.frameless import moved_page
from macros.reading.folder import Reading
from macros.site import Loaded, Site

_BATCH = 64
_CALENDARS = -1
"""Stands first among the numbers of first pages: one batch that is no pages, but all calendars."""

known: list[Reading] = []
"""What was read before any mate was forked; the last is the one that is built."""


@dataclass(frozen=True, slots=True)
class Work:
    """All that hanging the pages takes: it can be pickled, and sent to another process or machine."""

    site: Site
    specs: tuple[PageSpec, ...]
    shells: Mapping[str, Shell]
    root: Path
    earlier: Path | None
    """The site that stands already; a page that says the same as there stays the same file."""


@dataclass(frozen=True, slots=True, eq=False)
class Errand:
    """The work as it is told to mates, which know the plan already."""

    on: date
    edit_url: str
    authored: frozenset[str] | None
    shells: Mapping[str, Shell]
    root: Path
    earlier: Path | None


def specs_of(site: Site) -> tuple[PageSpec, ...]:
    """The pages to hang: all but those that an author's page replaces."""
    return tuple(spec for spec in catalogue(site.plan) if spec.address not in (site.authored or ()))


def hang(work: Work, executor: Executor | Mates | None = None) -> None:
    """Write every page and calendar below the root, and a page at each address that has moved.

    `executor` may be any; one of another machine's must see the same folder.
    """
    ready.fit(work.site)
    batch, starts = partial(_hang_batch, work), _starts(work.specs)
    if isinstance(executor, Mates):
        site = work.site
        errand = Errand(site.on, site.edit_url, site.authored, work.shells, work.root, work.earlier)
        done = executor.map(batch, starts, told=partial(_hang_told, errand))
    else:
        done = executor.map(batch, starts) if executor else map(batch, starts)
    for _ in done:
        pass
    for old, new in work.site.redirects().items():
        _write(work, old, moved_page(old=old, new=new).encode())


class _Ready:
    """In each process: the bodies that it has made before there were frames, for the site as it was guessed to be."""

    def __init__(self) -> None:
        self.guess: Site | None = None
        self.bodies: dict[str, Body] = {}

    def fit(self, site: Site) -> None:
        """Throw away what was made if the site is another than the one guessed."""
        guess = self.guess
        if guess is None or (guess.plan, guess.on, guess.edit_url, guess.authored) != (
            site.plan, site.on, site.edit_url, site.authored,
        ):  # fmt: skip
            self.bodies.clear()


ready = _Ready()


def ahead(guess: Site, share: int, shares: int) -> Iterator[None]:
    """Make the bodies of a share before the frames are there; of use if the site turns out to be as guessed."""
    ready.guess = guess
    specs = specs_of(guess)
    starts = _starts(specs)
    for spec in specs[max(0, starts[start_of(share, shares, len(starts))]) :]:
        try:
            ready.bodies[spec.address] = guess.body(spec)
        except Exception:  # noqa: BLE001  # of a plan that the rules have not passed: they tell, or the page fails again
            return
        yield


def _hang_told(errand: Errand, start: int) -> None:
    _hang_batch(_work(errand), start)


@lru_cache(maxsize=1)
def _work(errand: Errand) -> Work:
    site = Site(Loaded(known[-1], ()), errand.on, errand.edit_url, errand.authored)
    ready.fit(site)
    return Work(site, specs_of(site), errand.shells, errand.root, errand.earlier)


def _starts(specs: tuple[PageSpec, ...]) -> list[int]:
    return [_CALENDARS, *range(0, len(specs), _BATCH)]


def _hang_batch(work: Work, start: int) -> None:
    if start == _CALENDARS:
        for name, data in calendars.files(work.site.setting).items():
            _write(work, name, data)
        return
    for spec in work.specs[start : start + _BATCH]:
        body = ready.bodies.pop(spec.address, None) or work.site.body(spec)
        _write(work, spec.address, work.shells[frame_of(spec)].fill(body))


def _write(work: Work, address: str, html: bytes) -> None:
    write(work.root / address, html, earlier=work.earlier and work.earlier / address)
