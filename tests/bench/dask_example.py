"""Shows that a dask.distributed client can take the place of the executor that renders pages.

Not part of the benchmark or of Färdplan. In a scratch environment beside the project's own:

    python3 -m venv /tmp/dask && /tmp/dask/bin/pip install -e . distributed
    PYTHONPATH=tests /tmp/dask/bin/python -m bench.dask_example data /tmp/dask-site

`hang` takes any `concurrent.futures.Executor`; `client.get_executor()` is one, whether the cluster's workers run
on this machine, as here, or on others that see the same folders. The frame is a bare one: no theme is rendered.
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import Executor
from dataclasses import replace
from datetime import date
from pathlib import Path

from macros.engine import shells
from macros.engine.frames import frame_of
from macros.engine.hanging import Work, hang
from macros.engine.shells import Shell
from macros.pages.catalogue import catalogue
from macros.site import Site, load

DAY = date(2026, 11, 22)
FRAME = (
    f'<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>{shells.TITLE}</title></head>'
    f"<body><ol>{shells.BREADCRUMB}</ol><main>{shells.BODY}</main></body></html>"
)


def main(data: Path, out: Path) -> None:
    """Hang every page with this process alone, then with a cluster, and compare the bytes."""
    from distributed import Client, LocalCluster  # type: ignore[import-not-found]

    site = Site(load(data, on=DAY), DAY)
    specs, shell = catalogue(site.plan), Shell.parse(FRAME)
    work = Work(site, specs, {frame_of(spec): shell for spec in specs}, out / "alone", None)
    _timed("this process", work, None)
    with LocalCluster(n_workers=2, threads_per_worker=1) as cluster, Client(cluster) as client:
        _timed("dask", replace(work, root=out / "dask"), client.get_executor())
    same = all((out / "alone" / one.address).read_bytes() == (out / "dask" / one.address).read_bytes() for one in specs)
    print(f"{len(specs)} pages, {'the same bytes' if same else 'DIFFERENT bytes'}")  # noqa: T201


def _timed(what: str, work: Work, executor: Executor | None) -> None:
    start = time.perf_counter()
    hang(work, executor)
    print(f"{what}: {time.perf_counter() - start:.1f} s")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
