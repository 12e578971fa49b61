"""Questions to a forge's interface over HTTP. Follows no redirect and no link to another server: the token stays where it belongs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from http.client import HTTPResponse
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

SECONDS = 20
"""So long an answer is waited for."""
MOST_PAGES = 50
MOST_BYTES = 20_000_000
_NEXT = re.compile(r'<([^>]+)>\s*;[^,]*rel="?next"?')


class _Staying(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Nowhere: whoever is sent on would take the token along."""


_OPENER = build_opener(_Staying)


def ask(method: str, url: str, headers: Mapping[str, str], body: object = None) -> tuple[Any, str | None]:
    """The answer, and the address of its next page, if there is one; raises `OSError` or `ValueError` if there is none."""
    if urlsplit(url).scheme not in {"http", "https"}:
        raise ValueError(f"not an address of a forge: {url}")
    sent = None if body is None else json.dumps(body).encode()
    known = {"Accept": "application/json", "Content-Type": "application/json", "User-Agent": "fardplan", **headers}
    request = Request(url, data=sent, headers=known, method=method)  # noqa: S310  # checked above
    with _OPENER.open(request, timeout=SECONDS) as answer:
        text = answer.read(MOST_BYTES)
        return json.loads(text) if text.strip() else None, _next(url, answer)


def pages(url: str, headers: Mapping[str, str]) -> Iterator[Any]:
    """Every page of a list; raises as `ask` does."""
    following: str | None = url
    for _ in range(MOST_PAGES):
        if following is None:
            return
        page, following = ask("GET", following, headers)
        yield page


def _next(url: str, answer: HTTPResponse) -> str | None:
    found = _NEXT.search(answer.headers.get("Link", ""))
    return found[1] if found and urlsplit(found[1])[:2] == urlsplit(url)[:2] else None
