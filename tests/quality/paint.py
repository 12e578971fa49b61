"""How soon a page shows something on a slow computer: first contentful paint, with Chromium four times slower."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from browsing import samples
from playwright.sync_api import Browser

from quality import Chapter, table

SLOWER, RUNS, DEMAND = 4, 3, 1000
_PAINTED = """() => new Promise(resolve => {
    new PerformanceObserver(list => {
        const one = list.getEntriesByName("first-contentful-paint")[0];
        if (one) resolve(one.startTime);
    }).observe({type: "paint", buffered: true});
})"""


def measure(browser: Browser, site: Path, root: str) -> Chapter:
    """The heaviest page of every kind with an empty cache, the median of three runs."""
    chapter = Chapter("First contentful paint", table("kind", "heaviest page", ">median, ms", ">slowest, ms"))
    found = {
        address: (kind, [_painted(browser, f"{root}/{address}") for _ in range(RUNS)])
        for kind, address in samples(site).items()
    }
    for address, (kind, times) in found.items():
        chapter.lines.append(f"| {kind} | {address} | {median(times):.0f} | {max(times):.0f} |")
    slowest = max(found, key=lambda address: median(found[address][1]))
    time = median(found[slowest][1])
    chapter.lines.append("")
    told = f"every kind of page is painted within {DEMAND} ms at {SLOWER}x CPU slowdown; the slowest, {slowest}, {time:.0f} ms."
    chapter.demand(time < DEMAND, told)
    return chapter


def _painted(browser: Browser, url: str) -> float:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(url)
        return float(page.evaluate(_PAINTED))
