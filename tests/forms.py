"""The forms for tests: their scripts in Chromium, their configuration, and the file and record that a form is of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from browsing import served
from playwright.sync_api import Browser, Page
from site_build import ROOT

from macros.forms.configuration import configuration
from macros.forms.forges import forge

LOCAL = {"backend": "lokal", "base_url": "http://127.0.0.1:8081/api/v1"}


def configured(told: dict[str, str] | None = None) -> dict[str, Any]:
    """The configuration as the page gets it."""
    found = forge(told or LOCAL)
    assert found
    made = configuration(found, data="data", site_name="Prov", home="../index.html")
    return dict(json.loads(json.dumps(made)))


@contextmanager
def scripts(browser: Browser) -> Iterator[Page]:
    """A page in which our scripts can be imported and called."""
    with served(ROOT / "overrides") as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/redigera/redigera.css")
        yield page
