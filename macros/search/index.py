"""The whole index of a finished site, as the files to be written. Same site, same bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol
from zlib import crc32

from macros.pages.kinds import KINDS
from macros.pages.searching import SEARCH_ADDRESS
from macros.search.areas import areas_of
from macros.search.marks import bits, unburdened
from macros.search.page import AREAS, Page, read_page
from macros.search.shards import FOLDER, chunks, script, written
from macros.search.terms import Postings, by_word, postings
from macros.search.words import fold, stems

_SHARES, _LARGEST = 2, 1500
"""Two processes read the pages, at most so many at a time: more would cost memory, fewer would have fewer lines in common."""
_TITLES, _SNIPPETS = 512, 64
_ORDER = {kind.folder: (number, kind.plural) for number, kind in enumerate(KINDS)}
_OTHERS = "Andra sidor"


class Shares(Protocol):
    """Whoever can go through a list, as mates do."""

    def map(self, do: Callable[[range], Part], items: list[range], /) -> Iterable[Part]:
        """What `do` gives for each item, in order."""


@dataclass(frozen=True, slots=True)
class Part:
    """What was read of some of the pages."""

    pages: list[Page]
    first: int
    spoken: Postings
    named: Postings


def index(root: Path, addresses: Iterable[str], executor: Shares | None = None) -> dict[str, bytes]:
    """Every file of the index of the pages at `addresses`, by name from the site's root."""
    names = sorted(set(addresses) - {SEARCH_ADDRESS}, key=_place)
    size = min(-(-len(names) // _SHARES) or 1, _LARGEST)
    shares = [range(at, min(at + size, len(names))) for at in range(0, len(names), size)]
    with unburdened():
        return _files(list((executor.map if executor else map)(partial(_read, root, names), shares)))


def _place(address: str) -> tuple[int, str]:
    """Pages of a kind side by side, kinds as on the site; the overview of a kind stands first."""
    folder, _, name = address.rpartition("/")
    return _ORDER.get(folder, (len(_ORDER), ""))[0], address if folder not in _ORDER or name != "index.html" else ""


def _read(root: Path, names: Sequence[str], share: range) -> Part:
    pages: list[Page] = []
    articles: list[bytes] = []
    for number in share:
        with open(f"{root}/{names[number]}", "rb", buffering=0) as file:  # noqa: PTH123 -- quicker, for thousands of pages
            page, article = read_page(names[number], file.read())
        pages.append(page)
        articles.append(article)
    links = frozenset(number for number, page in enumerate(pages) if page.folder in AREAS)
    plain = frozenset(number for number, page in enumerate(pages) if page.folder not in _ORDER)
    with unburdened():
        spoken, named = postings(articles, links=links, plain=plain)
    return Part(pages, share.start, spoken, named)


def _files(parts: Sequence[Part]) -> dict[str, bytes]:
    pages = [page for part in parts for page in part.pages]
    number = len(pages)
    titles = _titles(pages)
    lists = (
        titles,
        _joined((part.first, part.spoken) for part in parts),
        _joined((part.first, part.named) for part in parts),
    )
    areas = areas_of(pages)
    files = {f"{FOLDER}/omraden.js": script("omraden", [written(found, number=number) for found in areas.pages])}
    words = sorted({word for words in lists for word in words if _is_word(word)})
    shelves: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for word in words:
        shelves[_shelf(word)][word] = [written(found.get(word, 0), number=number) for found in lists]
    for shelf, held in shelves.items():
        files[f"{FOLDER}/ord-{shelf}.js"] = script(f"ord-{shelf}", held)
    rows = [[page.address, page.title, page.over, areas.nearest(place)] for place, page in enumerate(pages)]
    for place, some in chunks(rows, _TITLES).items():
        files[f"{FOLDER}/sidor-{place}.js"] = script(f"sidor-{place}", some)
    for place, told in chunks([page.snippet for page in pages], _SNIPPETS).items():
        files[f"{FOLDER}/text-{place}.js"] = script(f"text-{place}", told)
    files[f"{FOLDER}/ord.js"] = script("ord", {
        "version": format(crc32(b"".join(files.values())), "x"),
        "antal": number, "per": [_TITLES, _SNIPPETS],
        "slag": _ranges(pages), "omraden": areas.rows, "langd": _lengths(pages),
        "ord": " ".join(words), "lika": _same(pages),
    })  # fmt: skip
    return files


def _is_word(word: str) -> bool:
    return 1 < len(word) <= 40 or word.isdigit()


def _shelf(word: str) -> str:
    return word[0] if word[0].isalpha() else "0"


def _joined(parts: Iterable[tuple[int, Postings]]) -> Postings:
    joined: Postings = {}
    for first, part in parts:
        for word, pages in part.items():
            joined[word] = joined.get(word, 0) | pages << first
    return joined


def _titles(pages: Sequence[Page]) -> Postings:
    """Word → pages with it in the title, above it, in the id, or as another word for what the page is about."""
    return by_word("\n".join(map(_named, pages)), bits(len(pages)))


def _named(page: Page) -> str:
    """All that a page is called, on one line; what stands above the title counts where it is a number: `Steg 5`."""
    above = page.over if page.over[-1:].isdigit() else ""
    last = page.address.rpartition("/")[2].removesuffix(".html")
    return f"{page.title} {above} {last} {' '.join((*page.synonyms, *page.searched))}" if page.title else ""


def _lengths(pages: Sequence[Page]) -> str:
    """How many words each title has, one figure a page."""
    return "".join(
        str(min(9, len(title.split()))) for title in fold("\n".join(page.title for page in pages)).split("\n")
    )


def _ranges(pages: Sequence[Page]) -> list[list[str | int]]:
    """Each kind with the number of its first page, in order."""
    ranges: list[list[str | int]] = []
    for number, page in enumerate(pages):
        kind = _ORDER.get(page.folder, (0, _OTHERS))[1]
        if not ranges or ranges[-1][0] != kind:
            ranges.append([kind, page.folder, number])
    return ranges


def _same(pages: Sequence[Page]) -> list[list[str]]:
    """Groups of words for the same thing, from the pages of terms: each as its stems."""
    groups = []
    for page in pages:
        if page.synonyms:
            name = page.title.partition(" (")[0]
            said = dict.fromkeys(" ".join(stems(one)) for one in (name, *page.synonyms))
            groups.append([one for one in said if one])
    return groups
