"""Markdown from the data as safe HTML: a small subset, cleaned after rendering. Nothing an editor types can run."""

from __future__ import annotations

import re
from functools import lru_cache

import markdown
import nh3
from markupsafe import Markup

_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br", "blockquote", "code"}
_SCHEMES = {"http", "https", "mailto", "tel"}


_WORDS = re.compile(r"[^*_`\[\]<>&\\\x00-\x09\x0b-\x1f\x7f-\xa0]*\Z")
_OPENING = re.compile(r"^(?:[\s#>=+:|~-]|\d+[.)])|[ \t]$", re.MULTILINE)
_GAP = re.compile(r"\n{2,}")


@lru_cache(maxsize=50_000)
def safe_html(text: str) -> Markup:
    """`text` as paragraphs, lists, bold, emphasis and links out; every other tag, attribute and address is dropped."""
    return Markup(_paragraphs(text.strip("\n")) if _is_plain(text) else cleaned(text))


def _is_plain(text: str) -> bool:
    """Whether nothing in `text` means anything to Markdown or HTML, as in most texts; that is the quick way."""
    return (
        bool(text.strip()) and _WORDS.match(text) is not None and not _OPENING.search(_GAP.sub("\n", text.strip("\n")))
    )


def _paragraphs(text: str) -> str:
    return "\n".join([f"<p>{paragraph}</p>" for paragraph in _GAP.split(text)])


def cleaned(text: str) -> str:
    """`text` rendered as Markdown and then cleaned: the thorough way, which any text may go."""
    return nh3.clean(
        markdown.markdown(text, extensions=["sane_lists"], output_format="html"),
        tags=_TAGS,
        clean_content_tags={"script", "style"},
        attributes={"a": {"href"}},
        url_schemes=_SCHEMES,
        url_relative="deny",
        link_rel="noopener",
    )
