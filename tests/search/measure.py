"""Asks every question of the built site's own search, of Material's and of Pagefind's, in Chromium.

`PYTHONPATH=tests python -m search.measure SITE` prints the scores and what the site's own search does not answer.
The peers search the same pages: their texts, as Markdown for Material, and as built for Pagefind. A peer that cannot
be had is reported so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.markdown import to_markdown
from browsing import chromium, served
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError
from selectolax.lexbor import LexborHTMLParser

from search import DEPTH, UNSEEN, Question, Score, place, questions, score

PAGEFIND = "1.6.0"
_MKDOCS = """\
site_name: Färdplan för god och nära vård
use_directory_urls: false
theme: {name: material, language: sv, font: false}
plugins:
  - search: {lang: sv}
markdown_extensions: [attr_list, tables, md_in_html]
validation:
  nav: {omitted_files: ignore, not_found: ignore, absolute_links: ignore}
  links: {not_found: ignore, anchors: ignore, absolute_links: ignore, unrecognized_links: ignore}
not_in_nav: "*"
nav: [index.md]
"""
OURS = """async text => (await window.fardplanSok.fraga(text)).map(answer => answer.address)"""
_MATERIAL_START = """async worker => {
    const index = await (await fetch("/search/search_index.json")).json();
    window.asked = new Worker(worker);
    window.ask = data => new Promise((resolve, reject) => {
        asked.onerror = event => reject(new Error(event.message));
        asked.onmessage = event => resolve(event.data.data);
        asked.postMessage(data);
    });
    await ask({type: 0, data: {config: index.config, docs: index.docs, options: {suggest: false}}});
}"""
_MATERIAL = """async text => (await ask({type: 2, data: text})).items.map(group => group[0].location.split("#")[0] || "index.html")"""
_PAGEFIND_START = """async () => {
    window.pagefind = await import("/pagefind/pagefind.js");
    await pagefind.options({baseUrl: "/"});
    await pagefind.init();
}"""
_PAGEFIND = f"""async text => {{
    const found = (await pagefind.search(text)).results.slice(0, {DEPTH});
    const pages = await Promise.all(found.map(one => one.data()));
    return pages.map(page => page.url.replace(/^\\//, "") || "index.html").map(url => url.endsWith("/") ? url + "index.html" : url);
}}"""


class MissingError(Exception):
    """A search that cannot be had here, and why."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One search: its answers to all questions as places, or why there are none."""

    name: str
    places: tuple[int, ...] = ()
    missing: str = ""

    @property
    def score(self) -> Score | None:
        """The places of the questions that the search has been tuned to, as one score."""
        return score(self.places[: len(questions())]) if self.places else None

    @property
    def unseen(self) -> Score | None:
        """The same for the questions that it has never been tuned to."""
        return score(self.places[len(questions()) :]) if self.places else None


def measure(site: Path) -> list[Measured]:
    """All three searches over the pages of a built site, the site's own first."""
    asked = questions() + questions(UNSEEN)
    with tempfile.TemporaryDirectory(prefix="fardplan-sok-") as scratch, chromium() as browser:
        return [
            _tried("Färdplan", lambda: _ours(browser, site, asked)),
            _tried(
                f"Material {version('mkdocs-material')}, lunr, lang: sv",
                lambda: _material(browser, site, Path(scratch), asked),
            ),
            _tried(f"Pagefind {PAGEFIND}", lambda: _pagefind(browser, site, Path(scratch), asked)),
        ]


def _tried(name: str, ask: Callable[[], tuple[int, ...]]) -> Measured:
    try:
        return Measured(name, ask())
    except (MissingError, BrowserError) as error:
        return Measured(name, missing=" ".join(str(error).split())[:300])


def _places(page: Page, script: str, asked: tuple[Question, ...]) -> tuple[int, ...]:
    return tuple(place(question, page.evaluate(script, question.text)) for question in asked)


def _ours(browser: Browser, site: Path, asked: tuple[Question, ...]) -> tuple[int, ...]:
    """Asked from a file share, as the site must be able to be."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((site / "index.html").as_uri())
        if not page.evaluate("!!window.fardplanSok"):
            raise MissingError("the built site has no window.fardplanSok")
        return _places(page, OURS, asked)


def _material(browser: Browser, site: Path, scratch: Path, asked: tuple[Question, ...]) -> tuple[int, ...]:
    """The theme's own worker, spoken to as the theme's own client does."""
    folder = scratch / "material"
    for page in site.rglob("*.html"):
        _as_markdown(page, folder / "docs" / page.relative_to(site).with_suffix(".md"))
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    _run([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder)
    worker = next((folder / "site" / "assets" / "javascripts" / "workers").glob("search.*.min.js"))
    with served(folder / "site") as root, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{root}/404.html")
        page.evaluate(_MATERIAL_START, f"/{worker.relative_to(folder / 'site').as_posix()}")
        return _places(page, _MATERIAL, asked)


def _as_markdown(page: Path, to: Path) -> None:
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    article, title = tree.css_first("article"), tree.css_first("h1")
    if not article or not title:
        return
    to.parent.mkdir(parents=True, exist_ok=True)
    name = json.dumps(" ".join(title.text().split()), ensure_ascii=False)
    to.write_text(f"---\ntitle: {name}\n---\n{to_markdown(article.html or '')}", encoding="utf-8")


def _pagefind(browser: Browser, site: Path, scratch: Path, asked: tuple[Question, ...]) -> tuple[int, ...]:
    """Pagefind over the built pages; the frame around the article is kept out, as its handbook tells one to.

    It needs WebAssembly, which the site's own policy forbids; here the policy is put aside.
    """
    npm = shutil.which("npm")
    if not npm:
        raise MissingError("npm is not installed")
    folder, copy = scratch / "pagefind", scratch / "indexed"
    folder.mkdir()
    _run(
        [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", ".", f"pagefind@{PAGEFIND}"], folder
    )
    shutil.copytree(site, copy)
    command = str(folder / "node_modules" / ".bin" / "pagefind")
    _run([command, "--site", str(copy), "--root-selector", "article", "--quiet"], folder)
    with served(copy) as root, browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.goto(f"{root}/index.html")
        page.evaluate(_PAGEFIND_START)
        return _places(page, _PAGEFIND, asked)


def _run(command: list[str], folder: Path) -> None:
    known = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=folder, env=known, capture_output=True, text=True, check=False)
    if done.returncode:
        raise MissingError(
            f"{Path(command[0]).name} ended with {done.returncode}: {(done.stderr or done.stdout)[-200:]}"
        )


def show(measured: list[Measured]) -> list[str]:
    """The scores as a table of Markdown."""
    lines = [
        "| search | hit@1 | hit@3 | MRR | unseen questions: hit@1 | hit@3 | MRR |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for one in measured:
        if not (one.score and one.unseen):
            lines.append(f"| {one.name} | not measured: {one.missing} | | | | | |")
            continue
        cells = (f"{told.first:.1%} | {told.top_three:.1%} | {told.mrr:.3f}" for told in (one.score, one.unseen))
        lines.append(f"| {one.name} | {' | '.join(cells)} |")
    return lines


def unanswered(one: Measured) -> list[str]:
    """The questions without a right page among the three first answers, and the place it has, 0 for none."""
    pairs = zip(questions() + questions(UNSEEN), one.places, strict=True) if one.places else ()
    return [f"{question.text} ({question.role}): {place}" for question, place in pairs if not 1 <= place <= 3]


if __name__ == "__main__":
    found = measure(Path(sys.argv[1]).resolve())
    print("\n".join([*show(found), "", *unanswered(found[0])]))  # noqa: T201
