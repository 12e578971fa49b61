"""Opens a page in real Chromium, touches everything on it, and tells what ran and what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import browsing
from playwright.sync_api import BrowserContext

HIT = "window.hit = function () { window.__hit = (window.__hit || 0) + 1 }"
"""What payloads call."""
TOUCH = """() => {
  for (const node of document.querySelectorAll("*"))
    for (const one of [...node.attributes])
      if (one.name.startsWith("on")) node.dispatchEvent(new Event(one.name.slice(2), {cancelable: true}));
}"""
"""Sets off everything that waits for the reader to do something."""
AUDIT = """() => {
  const all = [...document.querySelectorAll("*")];
  const attributes = all.flatMap(node => [...node.attributes].map(one => [node.localName, one.name, one.value]));
  return {
    tags: [...new Set(all.map(node => node.localName))],
    attributes: [...new Set(attributes.map(([tag, name]) => tag + " " + name))],
    scripts: [...document.scripts].map(one => one.getAttribute("src") || one.textContent),
    addresses: [...new Set(attributes.filter(([tag, name]) => /^(?:xlink:)?(?:href|src|action|formaction|data|srcdoc|background)$/.test(name)).map(one => one[2]))],
    body: [...document.body.children].map(one => one.localName + "." + one.className),
    hits: window.__hit || 0,
    styles: attributes.filter(([tag, name]) => name === "style").map(one => one[2]),
  };
}"""


@dataclass
class Visit:
    """What happened on a page, and what stands on it."""

    happened: list[str] = field(default_factory=list)
    """Dialogs, errors, requests to elsewhere, navigations."""
    found: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        return self.found[name]


@contextmanager
def chromium() -> Iterator[BrowserContext]:
    """A browser in which payloads have something to call."""
    with browsing.chromium() as browser, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.add_init_script(HIT)
        yield context


def visit(context: BrowserContext, page_file: Path, root: Path) -> Visit:
    """Open a page of the site below `root`, and touch everything on it."""
    seen, here = Visit(), page_file.as_uri()
    page = context.new_page()
    page.on("dialog", lambda dialog: (seen.happened.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: seen.happened.append(f"fel {error}"))
    page.on("popup", lambda popup: seen.happened.append(f"fönster {popup.url}"))
    page.on(
        "request",
        lambda sent: None if sent.url.startswith(root.as_uri()) else seen.happened.append(f"hämtar {sent.url[:80]}"),
    )
    page.goto(here)
    page.evaluate(TOUCH)
    page.wait_for_timeout(30)
    if page.url != here:
        seen.happened.append(f"gick till {page.url}")
    else:
        seen.found = page.evaluate(AUDIT)
    page.close()
    return seen
