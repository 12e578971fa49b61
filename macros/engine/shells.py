"""A shell: the theme's page rendered once with marks where each page's own content goes.

Pure text: knows nothing of MkDocs or any theme but that the marks come out
unharmed and that one table-of-contents entry is one `<li>`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from macros.pages.addresses import relative
from macros.pages.bodies import Body
from macros.pages.catalogue import PageSpec
from macros.pages.rendering import text

TITLE = "fardplan-slot-title"
DESCRIPTION = "fardplan-slot-description"
BREADCRUMB = "fardplan-slot-breadcrumb"
BODY = "<h1>fardplan-slot-body</h1>"
TOC_ANCHOR = "fardplan-slot-toc-anchor"
TOC_TITLE = "fardplan-slot-toc-title"
PAGE = "fardplan-slot-page"
"""Stands for the page's own file name wherever the frame names it."""

TOC_LIST = "fardplan-slot-toc-list"

_TOC_ITEM = re.compile(rf"<li\b(?:(?!<li\b).)*?#{TOC_ANCHOR}.*?</li>", re.DOTALL)
_SLOT = re.compile("|".join(map(re.escape, (TITLE, DESCRIPTION, BREADCRUMB, BODY, PAGE, TOC_LIST))))


def frame_of(spec: PageSpec) -> str:
    """The source name of the frame that a page is hung in: `steg/index.md` or `steg/fardplan-slot-page.md`."""
    return f"{spec.kind.folder}/{'index' if spec.is_index else PAGE}.md"


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame in pieces: literal text and slots in turn, and the pattern of one entry in the table of contents.

    A theme may show the table of contents twice (beside the text, and in the
    menu of small screens); its entries look the same in both places.
    """

    literals: tuple[bytes, ...]
    slots: tuple[str, ...]
    toc_item: str

    @classmethod
    def parse(cls, html: str) -> Shell:
        """Take a rendered frame apart; raise `ValueError` if it lacks the body's slot."""
        item = _TOC_ITEM.search(html)
        html = _TOC_ITEM.sub(TOC_LIST, html)
        slots = tuple(_SLOT.findall(html))
        if BODY not in slots:
            raise ValueError("the theme's page has no place for the body")
        return cls(tuple(literal.encode() for literal in _SLOT.split(html)), slots, item.group() if item else "")

    def fill(self, body: Body) -> bytes:
        """The finished page, as it is written."""
        values = {
            TITLE: text(body.title).encode(),
            DESCRIPTION: text(body.description).encode(),
            BREADCRUMB: breadcrumb(body).encode(),
            BODY: body.html.encode(),
            PAGE: body.address.rpartition("/")[2].removesuffix(".html").encode(),
            TOC_LIST: "\n".join([_entry(self.toc_item, anchor, title) for anchor, title in body.toc]).encode(),
        }
        pieces = [self.literals[0]]
        for slot, literal in zip(self.slots, self.literals[1:], strict=True):
            pieces += (values[slot], literal)
        return b"".join(pieces)


@lru_cache(maxsize=2_000)
def _entry(item: str, anchor: str, title: str) -> str:
    """An entry in the table of contents: most pages of a kind have the same ones."""
    return item.replace(TOC_ANCHOR, text(anchor)).replace(TOC_TITLE, text(title))


def breadcrumb(body: Body) -> str:
    """The list items of a page's breadcrumb; the page itself stands last, without a link."""
    crumbs = [
        f'<li><a href="{text(relative(step.address, start=body.address))}">{text(step.text)}</a></li>'
        for step in body.breadcrumb
    ]
    return "".join((*crumbs, f'<li aria-current="page">{text(body.title)}</li>'))
