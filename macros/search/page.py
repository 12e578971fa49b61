"""What one finished page says of itself: its title, kind, areas and own text. Reads only what stands in the article and above it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_ARTICLE, _ARTICLE_END = b"<article", b"</article>"
_PATH, _PATH_END = b'<nav class="fp-path"', b"</nav>"
_ABOUT = b'<section class="fp-section fp-section--om-sidan"'
"""The last section of a generated page tells where its facts come from: nothing that is searched for."""
_HEAD = re.compile(
    rb'<p class="fp-over">([^\n]*)</p>\n<h1[^>]*>([^\n]*)</h1>(?:\n<div class="fp-lede">([^\n]*)</div>)?'
    rb"|()<h1[^>]*>(.*?)</h1>",
    re.DOTALL,
)
_DESCRIPTION = re.compile(rb'<meta name="description" content="([^"]*)"')
_LEADS = re.compile(r'href="(?:\.\./)?(?:(kommun|lan|delregion|kluster|dokument)/)?([a-z0-9-]+)\.html"')
_PROSE = b'<div class="fp-prose">'
_PARAGRAPH = re.compile(rb"<p>(.*?)</p>", re.DOTALL)
_TAGS = re.compile(rb"<[^>]*>")
_SYNONYMS = re.compile(rb"<dt>(?:F\xc3\xb6rkortning|Synonymer?|Andra ord)</dt><dd>(.*?)</dd>")
_SEARCHED = re.compile(rb"<dt>S\xc3\xb6ks ocks\xc3\xa5 med</dt><dd>(.*?)</dd>")
_SNIPPET = 900
AREAS = ("lan", "delregion", "kommun", "kluster")
_LEADING = {*AREAS, "dokument"}


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is found: where it is, what it is called, what it belongs to, how it begins."""

    address: str
    folder: str
    """The folder it stands in, which tells its kind; empty at the root."""
    title: str
    over: str
    """What stands above the title: `Steg 5`, `Lokal plan`."""
    leads: tuple[str, ...]
    """The areas and documents it names at its head, nearest first: `kommun/mellerud`."""
    above: tuple[str, ...]
    """The same of the way to it."""
    snippet: str
    synonyms: tuple[str, ...]
    """Other words for the same thing, of a term: they stand for each other in every search."""
    searched: tuple[str, ...]
    """What readers search for when they mean this page."""


def read_page(address: str, html: bytes) -> tuple[Page, bytes]:
    """A finished page and its article; both are empty of a page that has none, as one that has moved."""
    start = html.find(_ARTICLE)
    if start < 0:
        return Page(address, address.rpartition("/")[0], "", "", (), (), "", (), ()), b""
    end = html.rfind(_ABOUT, start)
    article = html[start : end if end > 0 else html.rfind(_ARTICLE_END)]
    head = _HEAD.search(article)
    over, title, lede, _, other = head.groups(b"") if head else (b"", b"", b"", b"", b"")
    folder = address.rpartition("/")[0]
    way = html.rfind(_PATH, 0, start)
    above = html[way : html.find(_PATH_END, way)] if way > 0 else b""
    if end <= 0 and (told := _DESCRIPTION.search(html)):
        article = b"<p>" + told[1] + b"</p>\n" + article  # what an author says of the page counts as said on it
    page = Page(
        address, folder, plain(title or other), plain(over), _named(folder, lede), _named(folder, above),
        _snippet(html, article), _words(_SYNONYMS, article) if folder == "begrepp" else (),
        _words(_SEARCHED, html[end:]) if end > 0 else (),
    )  # fmt: skip
    return page, article


def plain(html: bytes) -> str:
    """The text of a piece of HTML, on one line."""
    text = (_TAGS.sub(b"", html) if b"<" in html else html).decode(errors="ignore")
    return " ".join((unescape(text) if "&" in text else text).split())


def _named(folder: str, html: bytes) -> tuple[str, ...]:
    if b"href" not in html:
        return ()
    named = [f"{kind or folder}/{name}" for kind, name in _LEADS.findall(html.decode()) if (kind or folder) in _LEADING]
    return tuple(dict.fromkeys(name for name in named if not name.endswith("/index")))


def _snippet(html: bytes, article: bytes) -> str:
    """How the page begins, or what is said of it where it begins with lists."""
    start = article.find(_PROSE)
    if start >= 0:
        piece = article[start : start + 2 * _SNIPPET]
        text = plain(piece[: piece.find(b"</section>")].rpartition(b"<")[0])
    else:
        text = plain(b" ".join(_PARAGRAPH.findall(article[: 20 * _SNIPPET])))
    if not text:
        told = _DESCRIPTION.search(html)
        text = plain(told[1]) if told else ""
    return text[:_SNIPPET]


def _words(listed: re.Pattern[bytes], html: bytes) -> tuple[str, ...]:
    return tuple(word for found in listed.findall(html) for word in plain(found).split(", ") if word)
