"""Hangs the pages: renders each page of the catalogue into its shell and writes it. Rendering is independent page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from macros.engine.shells import Shell
from macros.pages.catalogue import PageSpec
from macros.pages.frameless import moved_page
from macros.site import Site


def hang(site: Site, specs: Iterable[PageSpec], shell: Callable[[PageSpec], Shell], root: Path) -> None:
    """Write every page in `specs`, and a page at each address that has moved, below `root`."""
    for spec in specs:
        _write(root / spec.address, shell(spec).fill(site.body(spec)))
    for old, new in site.redirects().items():
        _write(root / old, moved_page(old=old, new=new))


def _write(path: Path, html: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, encoding="utf-8", newline="\n")
