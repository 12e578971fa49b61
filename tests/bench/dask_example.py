"""Shows that a dask.distributed client can take the place of the executor that renders pages.

Not part of the benchmark or of Färdplan. In a scratch environment beside the project's own:

    python3 -m venv /tmp/dask && /tmp/dask/bin/pip install distributed -r requirements.lock
    PYTHONPATH=.:tests /tmp/dask/bin/python -m bench.dask_example data /tmp/dask-site

`hang` takes any `concurrent.futures.Executor`; `client.get_executor()` is one, whether the cluster's workers run
on this machine, as here, or on others that see the same folders. It carries the work to every batch anew. `Scattered`
sends it to each worker once instead. The frame is a bare one: no theme is rendered.

What it took with two workers on two cores that others used too, so noisy, as times of what this process took alone:

    pages                                    work     get_executor()   Scattered
    428 (the real data)                      0.4 MB   1.7-3.6          1.1-1.5
    4981 (`bench.country 5000 FOLDER`)       9 MB     25-27            2.5-2.7

So on one machine a cluster does not pay, and the work must be sent once: what costs is to unpickle it, not to render.
"""

from __future__ import annotations

import pickle
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from macros.engine import shells
from macros.engine.hanging import Work, hang
from macros.engine.shells import Shell, frame_of
from macros.pages.catalogue import catalogue
from macros.site import Site, load

DAY = date(2026, 11, 22)
FRAME = (
    f'<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>{shells.TITLE}</title></head>'
    f"<body><ol>{shells.BREADCRUMB}</ol><main>{shells.BODY}</main></body></html>"
)


class Scattered(Executor):
    """A client as an executor that sends a function, with all that it holds, to each worker once."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def map(self, fn: Callable[..., Any], *iterables: Iterable[Any], **_: Any) -> Iterator[Any]:
        """As any executor's, but that all results are there when it returns."""
        [shared] = self.client.scatter([fn], broadcast=True)
        return iter(self.client.gather(self.client.map(_call, *map(list, iterables), shared=shared)))


def _call(*given: Any, shared: Callable[..., Any]) -> Any:
    return shared(*given)


def main(data: Path, out: Path) -> None:
    """Hang every page with this process alone, then twice with a cluster in both ways, and compare the bytes."""
    from distributed import Client, LocalCluster  # type: ignore[import-not-found]

    site = Site(load(data, on=DAY), DAY)
    specs, shell = catalogue(site.plan), Shell.parse(FRAME)
    work = Work(site, specs, {frame_of(spec): shell for spec in specs}, out / "alone", None)
    print(f"the work is {len(pickle.dumps(work)) / 1e6:.1f} MB as sent")  # noqa: T201
    _timed("this process", work, None)
    with LocalCluster(n_workers=2, threads_per_worker=1) as cluster, Client(cluster) as client:
        for turn in ("first", "second"):
            _timed(f"dask, {turn} turn", replace(work, root=out / f"dask-{turn}"), client.get_executor())
            _timed(f"dask, scattered, {turn} turn", replace(work, root=out / f"sent-{turn}"), Scattered(client))
    for other in sorted(path for path in out.iterdir() if path.name.endswith(("-first", "-second"))):
        same = all((out / "alone" / one.address).read_bytes() == (other / one.address).read_bytes() for one in specs)
        print(f"{other.name}: {len(specs)} pages, {'the same bytes' if same else 'DIFFERENT bytes'}")  # noqa: T201


def _timed(what: str, work: Work, executor: Executor | None) -> None:
    start = time.perf_counter()
    hang(work, executor)
    print(f"{what}: {time.perf_counter() - start:.2f} s")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
