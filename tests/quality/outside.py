"""Whether any page asks anybody else for anything, from a folder of files and over http: by Chromium's own network log."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from browsing import chromium, indexes, samples, served
from selectolax.lexbor import LexborHTMLParser

from quality import Chapter

Entry = dict[str, object]
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_SEARCH = "async () => window.fardplanSok ? (await window.fardplanSok.fraga('sip')).length : -1"


def measure(site: Path) -> Chapter:
    """The heaviest page and the index page of every kind, opened both ways in a browser of their own."""
    chapter = Chapter("Requests to others")
    addresses = sorted({*samples(site).values(), *indexes(site).values()})
    with served(site) as root:
        for way, start in (("file://", site.as_uri()), ("http://", root)):
            entries, answers = _opened(start, addresses)
            outside, own = _outside(entries)
            asked = sorted(outside)
            searched = f"and one search with {answers} answers" if answers >= 0 else "no search to try"
            told = (
                f"{len(asked)} requests to others from {way}, {len(addresses)} pages of every kind opened, {searched}"
            )
            chapter.demand(not asked, f"{told}{': ' + ', '.join(asked[:10]) if asked else ''}.")
            if own:
                chapter.lines.append(f"  - Chromium itself, with no page behind it, asked {', '.join(sorted(own))}.")
            seen = sum(start in json.dumps(entry.get("params", {})) for entry in entries)
            if way == "http://":
                chapter.demand(
                    seen >= len(addresses), f"the log saw the site's own requests, {seen} entries: it does look."
                )
    hints = _written(site)
    chapter.demand(not hints, f"{len(hints)} addresses of others in what pages fetch or prepare to, all pages read.")
    return chapter


def _opened(start: str, addresses: Iterable[str]) -> tuple[list[Entry], int]:
    """Everything that Chromium's network stack did while the pages were opened, and how many answers a search gave."""
    with tempfile.TemporaryDirectory(prefix="fardplan-net-") as folder:
        log = Path(folder) / "net.json"
        with chromium(f"--log-net-log={log}", "--net-log-capture-mode=IncludeSensitive") as browser:
            page = browser.new_context().new_page()
            for address in addresses:
                page.goto(f"{start}/{address}", wait_until="networkidle")
            answers = page.evaluate(_SEARCH)
        return _entries(log.read_text(encoding="utf-8")), int(answers)


def _entries(text: str) -> list[Entry]:
    """The log's events; where Chromium was ended in the middle of a line, that line is left out."""
    try:
        return list(json.loads(text)["events"])
    except json.JSONDecodeError:
        return list(_line_by_line(text))


def _line_by_line(text: str) -> Iterator[Entry]:
    for line in text.splitlines()[1:]:
        try:
            found = json.loads(line.rstrip(","))
        except json.JSONDecodeError:
            continue
        if isinstance(found, dict) and "params" in found:
            yield found


def _outside(entries: Iterable[Entry]) -> tuple[set[str], set[str]]:
    """What pages asked of others: addresses, and host names looked up. And the hosts that Chromium asked by itself.

    A request of Chromium's own, such as for the list of a user's accounts, has no page's origin behind it.
    """
    pages, own, resolved = set[str](), set[str](), set[str]()
    for entry in entries:
        params = entry.get("params")
        if not isinstance(params, dict):
            continue
        url, host = params.get("url"), params.get("host")
        if isinstance(url, str) and "initiator" in params and (name := _host(url)) not in LOOPBACK:
            if params["initiator"] == "not an origin":
                own.add(name)
            else:
                pages.add(url)
        if isinstance(host, str):
            resolved.add(_host(host))
    return pages | {name for name in resolved - LOOPBACK - own if name}, own - {""}


def _host(value: str) -> str:
    """The host of an address or of a bare host name; nothing for what goes to nobody, as `data:` does."""
    parts = urlsplit(value if "://" in value or value.startswith(("data:", "blob:")) else f"//{value}")
    return (parts.hostname or "") if parts.scheme in {"", "http", "https", "ws", "wss"} else ""


def _written(site: Path) -> list[str]:
    """The addresses of others that any page would fetch from, or prepare to: Chromium here does not act on all hints."""
    found: set[str] = set()
    for page in site.rglob("*.html"):
        for node in LexborHTMLParser(page.read_text(encoding="utf-8")).css(
            "link[href],[src],[srcset],[poster],object[data]"
        ):
            values = (node.attributes.get(name) or "" for name in ("href", "src", "srcset", "poster", "data"))
            found.update(value for value in values if _host(value) and "//" in value)
    return sorted(found)
