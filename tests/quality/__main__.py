"""`python -m quality`: builds the site, measures it in Chromium, writes README.md here; exit code 1 if a demand is missed."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from browsing import chromium, served
from site_build import build

from quality import Chapter, access, finding, outside, paint, swift, weights

README = Path(__file__).with_name("README.md")
PARTS: dict[str, Callable[[Path], Chapter]] = {
    "search": finding.measure,
    "swift": lambda _: _with_browser(swift.measure),
    "weights": lambda site: _with_server(weights.measure, site),
    "outside": outside.measure,
    "paint": lambda site: _with_server(paint.measure, site),
    "access": lambda site: _with_browser(access.measure, site),
}


def _with_browser(measure: Callable[..., Chapter], *more: Path | str) -> Chapter:
    with chromium() as browser:
        return measure(browser, *more)


def _with_server(measure: Callable[..., Chapter], site: Path) -> Chapter:
    with served(site) as root:
        return _with_browser(measure, site, root)


def main() -> int:
    """Measure what is asked for; only a whole measuring is written into README.md."""
    parser = argparse.ArgumentParser(prog="quality", description=__doc__)
    parser.add_argument("--site", type=Path, help="a built site (a fresh build of data/ and docs/)")
    parser.add_argument("--only", choices=PARTS, action="append", help="a part; print it, and write nothing")
    asked = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="fardplan-quality-") as scratch:
        site = asked.site.resolve() if asked.site else Path(scratch) / "site"
        if not asked.site and (done := build(site)).returncode:
            print(done.stdout, done.stderr, sep="\n", file=sys.stderr)  # noqa: T201
            return 1
        pages = sum(1 for _ in site.rglob("*.html"))
        chapters = []
        for name in asked.only or PARTS:
            chapters.append(PARTS[name](site))
            print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)  # noqa: T201
    text = report(chapters, pages, time.monotonic() - begun)
    if asked.only:
        print(text)  # noqa: T201
    else:
        README.write_text(text, encoding="utf-8")
    missed = [told for chapter in chapters for told in chapter.missed]
    for told in missed:
        print(f"missed: {told}", file=sys.stderr)  # noqa: T201
    return 1 if missed else 0


def report(chapters: list[Chapter], pages: int, seconds: float) -> str:
    """The whole report."""
    missed = [told for chapter in chapters for told in chapter.missed]
    lines = [
        "# The site's quality, measured",
        "",
        "Written by `make quality`; not by hand. What is measured and how stands in the modules beside this file.",
        "Compressed means gzip at level 6. A next visit is one after the start page, with what pages share in the cache.",
        "",
        f"{datetime.now(UTC).date()}, {pages} pages, {os.cpu_count()} cores ({platform.machine()}), {seconds:.0f} s.",
        "",
        f"**{len(missed)} demands missed.**" if missed else "**All demands kept.**",
        *[f"- {told}" for told in missed],
    ]
    for chapter in chapters:
        lines += ["", f"## {chapter.title}", "", *chapter.lines]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
