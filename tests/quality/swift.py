"""How quickly the search answers on large sites, and what it fetches first: synthetic countries, in Chromium, over loopback."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.country import SIZES, write_country
from bench.workplace import set_up
from browsing import compressed, served
from playwright.sync_api import Browser, Page, Response

from quality import Chapter, table

DEMANDS = {700: (120_000, None, None), 6500: (400_000, 300, 50)}
"""About how many pages → at most so many bytes fetched before the first result; milliseconds to the first and to later results."""
WORDS = ("kontinuitet", "hembesok", "samordnad", "digital", "lakemedel")
"""Typed letter by letter, each on a page opened anew."""
_TYPE = """text => new Promise((resolve, reject) => {
    const field = document.querySelector("[data-fp-sok] input"), list = document.querySelector("[role=listbox]"), status = document.querySelector("[data-fp-sok] [role=status]");
    const begun = performance.now();
    setTimeout(() => reject(new Error("no answer to " + text)), 20000);
    new MutationObserver(() => requestAnimationFrame(() => resolve(performance.now() - begun))).observe(status.parentElement, {childList: true, subtree: true, characterData: true, attributes: true});
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event("input", {bubbles: true}));
})"""


def measure(browser: Browser) -> Chapter:
    """Sites of both sizes, held to their demands."""
    chapter = Chapter(
        "Search on large sites",
        table(
            "pages", ">fetched first, kB", ">first result, ms", ">later results, ms (median, most)", ">whole index, kB"
        ),
    )
    told: list[tuple[bool, str]] = []
    for size, (most_bytes, most_first, most_later) in DEMANDS.items():
        with tempfile.TemporaryDirectory(prefix="fardplan-quality-") as scratch:
            site = _site(Path(scratch), size)
            pages = sum(1 for _ in site.rglob("*.html"))
            with served(site) as root:
                found = [_ask(browser, site, root, word) for word in WORDS]
            whole = sum(compressed(path) for path in (site / "sok").iterdir())
        fetched = max(one[0] for one in found)
        first, later = statistics.median(one[1] for one in found), [time for one in found for time in one[2]]
        chapter.lines.append(
            f"| {pages} | {fetched / 1e3:.0f} | {first:.0f} | {statistics.median(later):.0f}, {max(later):.0f} | {whole / 1e3:.0f} |"
        )
        told.append(
            (
                fetched < most_bytes,
                f"{pages} pages: less than {most_bytes / 1e3:.0f} kB is fetched before the first result.",
            )
        )
        if most_first is not None:
            told.append(
                (
                    first < most_first,
                    f"{pages} pages: the first result comes in less than {most_first} ms (median of {len(found)}).",
                )
            )
        if most_later is not None:
            told.append(
                (
                    statistics.median(later) < most_later,
                    f"{pages} pages: later results come in less than {most_later} ms (median of {len(later)}).",
                )
            )
    chapter.lines.append("")
    for kept, what in told:
        chapter.demand(kept, what)
    return chapter


def _site(folder: Path, size: int) -> Path:
    set_up(folder)
    write_country(folder / "data", SIZES[size])
    subprocess.run([sys.executable, "-m", "macros", "bygg"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder / "site"


def _ask(browser: Browser, site: Path, root: str, word: str) -> tuple[int, float, list[float]]:
    """What is fetched before the first result (compressed bytes), milliseconds to it, and to each one after."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{root}/index.html", wait_until="networkidle")
        asked: list[str] = []
        page.on("response", lambda response: asked.append(_path(response, root)))
        first = _typed(page, word[0])
        fetched = sum(compressed(site / path) for path in set(asked))
        later = [_typed(page, word[:length]) for length in range(2, len(word) + 1)]
    return fetched, first, later


def _typed(page: Page, text: str) -> float:
    return float(page.evaluate(_TYPE, text))


def _path(response: Response, root: str) -> str:
    return response.url.removeprefix(root + "/").partition("?")[0]
