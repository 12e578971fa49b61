"""A small site of its own with its search, so that a test says itself which pages there are."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from html import escape
from pathlib import Path

from site_build import ROOT

from macros.search.index import index

FORM = '<form class="fp-sok" role="search" action="{root}sok.html" data-fp-sok><input type="search" name="q" aria-label="Sök"></form>'


def page(  # noqa: PLR0913 -- the parts of a page
    title: str, text: str = "", *, over: str = "", lede: str = "", path: str = "", more: str = "", root: str = "../"
) -> str:
    """A finished page, as far as the search reads it; `more` stands after the running text."""
    above = f'<p class="fp-over">{over}</p>\n' if over else ""
    below = f'\n<div class="fp-lede">{lede}</div>' if lede else ""
    prose = f'<div class="fp-prose"><p>{text}</p></div>\n' if text else ""
    return (
        f'<!doctype html>\n<html lang="sv"><head><meta charset="utf-8"><title>{escape(title)}</title></head><body>'
        f'{FORM.format(root=root)}<nav class="fp-path">{path}</nav>'
        f"<article>\n{above}<h1>{escape(title)}</h1>{below}\n{prose}{more}\n</article>"
        f'<script src="{root}assets/sok.js"></script></body></html>\n'
    )


def small_site(folder: Path, pages: Mapping[str, str]) -> Path:
    """Write pages by address, the client, and the index."""
    shutil.copytree(ROOT / "overrides" / "assets", folder / "assets")
    for address, html in pages.items():
        put(folder / address, html.encode())
    for name, data in index(folder, pages).items():
        put(folder / name, data)
    return folder


def put(path: Path, data: bytes) -> None:
    """Write a file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
