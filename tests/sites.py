"""Small folders of data with the pages that they must give, and the real site. Shared by all tests of pages.

`tests/sites/<case>/data/` is a whole data folder; `expected/<address>.html`
holds the body of the page at that address, for the pages that tell something.
`expected/problems.txt` and `expected/redirects.txt` hold all problems and all
redirects, where there are any. For a new case, name the addresses to keep in `pages.txt`, one a
line. `pytest tests/test_sites.py --bless` accepts what the program says now.
"""

from __future__ import annotations

import posixpath
import re
from datetime import date
from functools import cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.pages.catalogue import catalogue
from macros.site import Site, load

REPO = Path(__file__).parent.parent
CASES = Path(__file__).with_name("sites")
DAY = date(2026, 11, 22)
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
LISTS = ("problems.txt", "redirects.txt")
EDIT_URL = "redaktor/andra-uppgifter.html"
FORGE = "https://forge.example/andra/{file}#L{line}"


@cache
def real() -> Site:
    """The site of the real data."""
    return Site(load(REPO / "data", on=DAY, shown="data"), DAY, EDIT_URL)


@cache
def pages() -> dict[str, str]:
    """Address → HTML of every page of the real site."""
    return rendered(real())


def rendered(site: Site) -> dict[str, str]:
    """Address → HTML of every page of a site."""
    return {spec.address: str(site.body(spec).html) for spec in catalogue(site.plan)}


def cases() -> list[str]:
    """The names of all cases."""
    return sorted(folder.name for folder in CASES.iterdir() if (folder / "data").is_dir())


@cache
def site(case: str) -> Site:
    """The site of a case."""
    return Site(load(CASES / case / "data", on=DAY, shown="data"), DAY, EDIT_URL)


def told(case: str) -> dict[str, str]:
    """Everything that the program says of a case, as files below `expected`."""
    built = site(case)
    redirects = (f"{old} -> {new}\n" for old, new in sorted(built.redirects().items()))
    problems = (f"{problem}\n" for problem in built.loaded.problems)
    pages = {address: f"{html.rstrip()}\n" for address, html in rendered(built).items()}
    return {"problems.txt": "".join(problems), "redirects.txt": "".join(redirects), **pages}


def expected(case: str) -> dict[str, str]:
    """What the case must give: every file below `expected`; a list that is not there is empty."""
    folder = CASES / case / "expected"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return dict.fromkeys(LISTS, "") | {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files
    }


def bless(case: str) -> None:
    """Accept what the program says now of every page that the case keeps; a kept page that is gone stays, and fails."""
    listing = CASES / case / "pages.txt"
    new = listing.read_text(encoding="utf-8").split() if listing.exists() else []
    now = told(case)
    for name in {*expected(case), *new} & now.keys():
        file = CASES / case / "expected" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if now[name]:
            file.write_bytes(now[name].encode())
        else:
            file.unlink(missing_ok=True)
    if all(name in now for name in new):
        listing.unlink(missing_ok=True)


@cache
def tree(html: str) -> LexborHTMLParser:
    """A page's body as a parsed page."""
    return LexborHTMLParser(f"<!doctype html><html lang=sv><body><main>{html}</main></body></html>")


def targets(page: LexborHTMLParser | LexborNode, *, start: str) -> list[str]:
    """Where the links of a page, or of a part of it, lead: addresses from the site's root, or whole URLs."""
    found = [node.attributes.get("href") or "" for node in page.css("a[href]")]
    found = [start.rpartition("/")[2] + way if way.startswith("#") else way for way in found]
    folder = posixpath.dirname(start)
    return [way if SCHEME.match(way) else posixpath.normpath(posixpath.join(folder, way)) for way in found]


def text(node: LexborHTMLParser | LexborNode) -> str:
    """The text of a page or of a part of it, on one line."""
    return " ".join(node.text(separator=" ").split())
