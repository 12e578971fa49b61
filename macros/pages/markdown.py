"""Markdown from the data as safe HTML: a small subset, cleaned after rendering. Nothing an editor types can run."""

from __future__ import annotations

import re
from functools import lru_cache

import markdown
import nh3

_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br", "blockquote", "code"}
_SCHEMES = {"http", "https", "mailto", "tel"}


_WORDS = re.compile(r"[^*_`\[\]<>&\\\x00-\x09\x0b-\x1f\x7f-\xa0]*\Z")
_OPENING = re.compile(r"[\s#>=+:|~-]|\d+[.)]")
_GAP = re.compile(r"\n{2,}")


@lru_cache(maxsize=50_000)
def safe_html(text: str) -> str:
    """`text` as paragraphs, lists, bold, emphasis and links out; every other tag, attribute and address is dropped."""
    return _paragraphs(text.strip("\n")) if _is_plain(text) else cleaned(text)


def _is_plain(text: str) -> bool:
    """Whether nothing in `text` means anything to Markdown or HTML, as in most texts; that is the quick way."""
    if not text.strip() or not _WORDS.match(text):
        return False
    lines = [line for line in text.split("\n") if line]
    return not any(_OPENING.match(line) or line[-1] in " \t" for line in lines)


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
