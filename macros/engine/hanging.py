"""Hangs the pages: renders each page of the catalogue into its shell and writes it, on as many cores as pay.

Rendering is independent page by page. The work is cut into batches, and any
`concurrent.futures` executor may run them; without one they run here in turn.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread

from macros.built.writing import write
from macros.engine.frames import frame_of
from macros.engine.shells import Shell
from macros.pages.catalogue import PageSpec
from macros.pages.frameless import moved_page
from macros.site import Site

_BATCH = 64
_PAYS_FROM = 400
"""How many pages it takes before a second process has earned its start."""


@dataclass(frozen=True, slots=True)
class Work:
    """All that hanging the pages takes: it can be pickled, and sent to another process or machine."""

    site: Site
    specs: tuple[PageSpec, ...]
    shells: Mapping[str, Shell]
    root: Path
    earlier: Path | None
    """The site that stands already; a page that says the same as there stays the same file."""


_inherited: list[Work] = []
"""In a process forked for hanging: the work it was forked with, so that nothing need be sent to it."""


class Forks(ProcessPoolExecutor):
    """Processes forked with the work in their memory, so that it need not be sent to them."""


def hang(work: Work, executor: Executor | None = None) -> None:
    """Write every page below the root, and a page at each address that has moved.

    `executor` may be any; one of another machine's must see the same folder.
    """
    batch = _hang_inherited if isinstance(executor, Forks) else partial(_hang_batch, work)
    starts = range(0, len(work.specs), _BATCH)
    for _ in executor.map(batch, starts) if executor else map(batch, starts):
        pass
    for old, new in work.site.redirects().items():
        _write(work, old, moved_page(old=old, new=new))


@contextmanager
def all_cores(work: Work) -> Iterator[Executor | None]:
    """An executor that uses all cores of this machine, or None where more than one would not pay or cannot be had."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if cores < 2 or len(work.specs) < _PAYS_FROM or "fork" not in multiprocessing.get_all_start_methods():
        yield None
        return
    work.site.body(work.specs[0])  # what every page needs is worked out once, before the memory is shared
    gc.freeze()
    fork = multiprocessing.get_context("fork")
    with Forks(cores, mp_context=fork, initializer=_start, initargs=(work,)) as executor:
        yield executor


def _start(work: Work) -> None:
    """In a forked process: take the work, leave Ctrl-C to the first process, and end when that one ends, however it ends.

    A fork shares the build's lock, so nobody builds to the same place while one is still writing.
    """
    _inherited.append(work)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _hang_inherited(start: int) -> None:
    _hang_batch(_inherited[0], start)


def _hang_batch(work: Work, start: int) -> None:
    for spec in work.specs[start : start + _BATCH]:
        _write(work, spec.address, work.shells[frame_of(spec)].fill(work.site.body(spec)))


def _write(work: Work, address: str, html: str) -> None:
    write(work.root / address, html.encode(), earlier=work.earlier and work.earlier / address)
