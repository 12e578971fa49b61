"""Markdown from the data as safe HTML: a small subset, cleaned after rendering. Nothing an editor types can run."""

from __future__ import annotations

from functools import lru_cache

import markdown
import nh3
from markupsafe import Markup

_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br", "blockquote", "code"}
_SCHEMES = {"http", "https", "mailto", "tel"}


@lru_cache(maxsize=50_000)
def safe_html(text: str) -> Markup:
    """`text` as paragraphs, lists, bold, emphasis and links; every other tag, attribute and scheme is dropped."""
    return Markup(
        nh3.clean(
            markdown.markdown(text, extensions=["sane_lists"], output_format="html"),
            tags=_TAGS,
            clean_content_tags={"script", "style"},
            attributes={"a": {"href"}},
            url_schemes=_SCHEMES,
            link_rel="noopener",
        )
    )
