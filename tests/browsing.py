"""Real Chromium and a loopback server for those who look at the built site: tests, and the measuring of its quality."""

from __future__ import annotations

import gzip
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = (
    "index.html",
    "kommun/index.html",
    "kommun/mellerud.html",
    "kommun/ale.html",
    "kommun/lilla-edet.html",
    "lan/dalarnas-lan.html",
    "lan/vastra-gotalands-lan.html",
    "delregion/fyrbodal.html",
    "kluster/index.html",
    "steg/index.html",
    "steg/vg-steg-5.html",
    "delmal/dalarna-nara-for-mig.html",
    "aktivitet/index.html",
    "aktivitet/mb-lakemedelsautomat.html",
    "dokument/vg-fardplan.html",
    "dokument/sol-2001.html",
    "verksamhet/kommunal-primarvard.html",
    "aktor/mb-projektledare.html",
    "malgrupp/cfs-5-6.html",
    "indikator/jkp-upplevt-samarbete.html",
    "uppfoljning/mb-lokal-fardplan-mellerud-2024-02-22.html",
    "beslut/sa-fokusomraden.html",
    "begrepp/index.html",
    "begrepp/sip.html",
    "om/varfor-omstallning.html",
    "redaktor/skriv-sidor.html",
)
"""The pages that the tests open: those with something of their own to go wrong."""


@contextmanager
def chromium(*flags: str) -> Iterator[Browser]:
    """Chromium from the path, closed afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*FLAGS, *flags])
        try:
            yield browser
        finally:
            browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser may hang up in the middle of an answer."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address, without a slash last, of a server on loopback for a folder."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def compressed(path: Path) -> int:
    """How many bytes a file is on the wire: as gzip at the usual level, or as it is where that is less."""
    content = path.read_bytes()
    return min(len(content), len(gzip.compress(content, compresslevel=6, mtime=0)))


def samples(site: Path) -> dict[str, str]:
    """Kind of page → the heaviest page of that kind; an index page stands for the kind only where there is no other."""
    found: dict[str, list[Path]] = {}
    for page in site.rglob("*.html"):
        parts = page.relative_to(site).parts
        kind = "start" if parts == ("index.html",) else parts[0] if len(parts) > 1 else page.stem
        found.setdefault(kind, []).append(page)
    heaviest = {
        kind: max(
            [page for page in pages if page.name != "index.html"] or pages, key=lambda page: (compressed(page), page)
        )
        for kind, pages in found.items()
    }
    return {kind: page.relative_to(site).as_posix() for kind, page in sorted(heaviest.items())}


def indexes(site: Path) -> dict[str, str]:
    """Kind of page → its index page."""
    return {
        f"{page.parent.name}, index": page.relative_to(site).as_posix() for page in sorted(site.glob("*/index.html"))
    }


def arrived(page: Page, end: str) -> None:
    """Demand that the address ends so, as soon as the browser has gone there: a key press does not wait for it."""
    expect(page).to_have_url(re.compile(f"{re.escape(end)}$"))


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe has against a page as it is now, in axe's own words.

    What passes is not told (that takes as long again), and style sheets are not fetched anew for it.
    """
    options = {"runOnly": {"type": "tag", "values": AXE_TAGS}, "resultTypes": ["violations"], "preload": False}
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return found


def axe(page: Page) -> list[tuple[str, list[str]]]:
    """Each rule of axe that a page breaks as it is now, and the first elements that break it."""
    return [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in violations(page)]


def faults(context: BrowserContext, address: str) -> list[object]:
    """What axe finds on a page whose menus are all open, and whether it is wider than its window."""
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    told = [(address, *one) for one in axe(page)]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.close()
    return [*told, *([(address, "wide", wide)] if wide > 0 else [])]
