"""What axe finds on one page of every kind, at three sizes and in three colour schemes, and whether it fits the width."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from browsing import AXE_TAGS, indexes, samples, violations
from playwright.sync_api import Browser, Page

from quality import Chapter, table

SIZES: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "320 px": {"viewport": {"width": 320, "height": 640}},
        "1280 px": {"viewport": {"width": 1280, "height": 900}},
        "400 % zoom": {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4},
    }
)
"""1280 × 1024 px zoomed to 400 % is a window of 320 × 256 CSS px whose every px is four."""
COLOURS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "light": {"color_scheme": "light"},
        "dark": {"color_scheme": "dark"},
        "forced-colors": {"forced_colors": "active"},
    }
)
INDEXES = ("kommun, index", "begrepp, index")


def measure(browser: Browser, site: Path) -> Chapter:
    """Every combination; what is found is told by rule, with how often and where first."""
    chapter = Chapter("Accessibility", table("size", "colours", ">pages", ">axe findings", ">wider than the window"))
    chosen = indexes(site)
    addresses = [*samples(site).values(), *(chosen[name] for name in INDEXES)]
    told: dict[str, list[str]] = defaultdict(list)
    for size, window in SIZES.items():
        for colours, scheme in COLOURS.items():
            found = wide = 0
            with browser.new_context(**window, **scheme) as context:
                page = context.new_page()
                for address in addresses:
                    page.goto((site / address).as_uri())
                    rules = _axe(page)
                    too_wide = page.evaluate(
                        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
                    )
                    found, wide = found + len(rules), wide + too_wide
                    for rule in [*rules, *["wider than the window"] * too_wide]:
                        told[rule].append(f"{address} at {size}, {colours}")
            chapter.lines.append(f"| {size} | {colours} | {len(addresses)} | {found} | {wide} |")
    chapter.lines.append("")
    chapter.demand(not told, f"axe finds nothing ({', '.join(AXE_TAGS)}), and no page is wider than its window.")
    for rule, where in sorted(told.items()):
        chapter.lines.append(f"- {rule}: {len(where)} times, first {where[0]}")
    return chapter


def _axe(page: Page) -> list[str]:
    """Rule and element of every node that axe has something against."""
    return [f"{one['id']} `{node['target'][0]}`" for one in violations(page) for node in one["nodes"]]
