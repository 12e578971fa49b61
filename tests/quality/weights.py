"""What pages weigh, compressed: at a first visit, and at the next when what pages share is in the reader's cache."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from browsing import compressed, samples
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from quality import Chapter, table

FIRST, NEXT = 150_000, 30_000
"""A municipality's page must weigh less, in bytes: demanded of the site."""
_REFERENCES = (
    "link[rel~=stylesheet],link[rel~=icon],link[rel~=preload],link[rel~=modulepreload],script[src],img[src],source[src]"
)
_IN_CSS = re.compile(r"url\(\s*['\"]?(?!data:)([^)'\"#]+)")


def measure(browser: Browser, site: Path, root: str) -> Chapter:
    """The heaviest page of every kind, over http; every page of a municipality is held to the demands."""
    chapter = Chapter(
        "Page weights", table("kind", "heaviest page", ">html", ">first visit, kB", ">next visit, kB", ">requests")
    )
    start = _needed(browser, site, root, "index.html")
    for kind, address in samples(site).items():
        needed = _needed(browser, site, root, address)
        first, later = _weight(site, needed), _weight(site, needed - start | {address})
        html = compressed(site / address)
        chapter.lines.append(
            f"| {kind} | {address} | {html / 1e3:.1f} | {first / 1e3:.1f} | {later / 1e3:.1f} | {len(needed)} |"
        )
    chapter.lines.append("")
    places = sorted((site / "kommun").glob("*.html"))
    firsts, nexts = {}, {}
    for page in places:
        address = page.relative_to(site).as_posix()
        needed = set(_written(site, address)) | start - {"index.html"}
        firsts[address], nexts[address] = _weight(site, needed), _weight(site, needed - start | {address})
    for words, demanded, found in (("first", FIRST, firsts), ("next", NEXT, nexts)):
        heaviest = max(found, key=lambda address: found[address])
        told = f"all {len(places)} pages in kommun/ weigh less than {demanded / 1e3:.0f} kB at the {words} visit"
        chapter.demand(found[heaviest] < demanded, f"{told}; the heaviest, {heaviest}, {found[heaviest] / 1e3:.1f} kB.")
    lazy = {path for path in (site / "assets").rglob("*") if path.is_file()} - {site / one for one in start}
    told = ", ".join(f"{path.relative_to(site).as_posix()} {compressed(path) / 1e3:.1f} kB" for path in sorted(lazy))
    if told:
        chapter.lines += ["", f"In assets/, but not fetched when the start page is opened: {told}."]
    return chapter


def _needed(browser: Browser, site: Path, root: str, address: str) -> set[str]:
    """The files that a page needs: those that Chromium asks for, and those that the page refers to."""
    asked: set[str] = set()
    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: asked.add(unquote(urlsplit(request.url).path).lstrip("/")))
        page.goto(f"{root}/{address}", wait_until="networkidle")
    return {name for name in asked if (site / name).is_file()} | set(_written(site, address))


def _written(site: Path, address: str) -> Iterator[str]:
    """A page, and the files of its own site that it and its style sheets refer to."""
    yield address
    for node in LexborHTMLParser((site / address).read_text(encoding="utf-8")).css(_REFERENCES):
        name = _inside(address, node.attributes.get("href") or node.attributes.get("src") or "")
        if (site / name).is_file():
            yield name
            if name.endswith(".css"):
                for found in _IN_CSS.findall((site / name).read_text(encoding="utf-8")):
                    if (site / _inside(name, found)).is_file():
                        yield _inside(name, found)


def _inside(start: str, way: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(start), unquote(urlsplit(way).path)))


def _weight(site: Path, names: set[str]) -> int:
    return sum(compressed(site / name) for name in names)
