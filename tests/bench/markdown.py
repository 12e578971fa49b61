"""Turns a generated page's body back into Markdown: the same headings, texts, lists, tables and links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCKS = frozenset(
    [
        "article",
        "aside",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figure",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ol",
        "p",
        "section",
        "table",
        "ul",
    ]
)
_SPACE = re.compile(r"\s+")


def to_markdown(html: str) -> str:
    """The body as Markdown."""
    body = LexborHTMLParser(html).body
    return "\n\n".join(_blocks(body)) + "\n" if body else ""


def _children(node: LexborNode) -> list[LexborNode]:
    return list(node.iter(include_text=True))


def _blocks(node: LexborNode) -> Iterator[str]:
    """The blocks of Markdown that a node's children make; text between blocks is a paragraph."""
    loose = ""
    for child in _children(node):
        if child.tag not in _BLOCKS:
            loose += _inline(child)
            continue
        if loose.strip():
            yield loose.strip()
        loose = ""
        yield from _block(child)
    if loose.strip():
        yield loose.strip()


def _block(node: LexborNode) -> Iterator[str]:
    tag = node.tag or ""
    if tag[0] == "h" and tag[1:].isdigit():
        anchor = node.attributes.get("id")
        yield f"{'#' * int(tag[1:])} {_words(node)}{f' {{#{anchor}}}' if anchor else ''}"
    elif tag in {"p", "dt"}:
        yield _words(node)
    elif tag in {"ul", "ol"}:
        yield "\n".join(_items(node, ""))
    elif tag == "dl":
        yield "\n".join(_pairs(node))
    elif tag == "table":
        yield from _table(node)
    elif tag == "figure":
        yield _SPACE.sub(" ", node.html or "").replace("> <", ">\n<")
    else:
        yield from _blocks(node)


def _pairs(node: LexborNode) -> Iterator[str]:
    """A list's terms, each with what stands beside it before the next."""
    for term in node.css("dt"):
        told, beside = "", term.next
        while beside and beside.tag != "dt":
            told, beside = told + _inline(beside), beside.next
        yield f"- **{_words(term)}:** {_SPACE.sub(' ', told).strip()}"


def _items(node: LexborNode, indent: str) -> Iterator[str]:
    """A list's items with the lists inside them."""
    for item in node.iter():
        inner = [child for child in _children(item) if child.tag in {"ul", "ol"}]
        words = "".join(_inline(child) for child in _children(item) if child.tag not in {"ul", "ol"}).strip()
        yield f"{indent}- {words or '–'}"
        for one in inner:
            yield from _items(one, f"{indent}    ")


def _table(node: LexborNode) -> Iterator[str]:
    for caption in node.css("caption"):
        yield f"**{_words(caption)}**"
    rows = [[_words(cell).replace("|", "\\|") or " " for cell in row.iter()] for row in node.css("tr")]
    if rows:
        width = len(rows[0])
        rows.insert(1, ["---"] * width)
        yield "\n".join(f"| {' | '.join((row + [' '] * width)[:width])} |" for row in rows)


def _words(node: LexborNode) -> str:
    """All of a node on one line."""
    return _SPACE.sub(" ", "".join(_inline(child) for child in _children(node))).strip()


def _inline(node: LexborNode) -> str:
    tag = node.tag
    if tag == "-text":
        return _SPACE.sub(" ", node.text_content or "")
    inner = "".join(_inline(child) for child in _children(node))
    if tag == "a" and node.attributes.get("href"):
        return f"[{inner.strip()}]({node.attributes['href']})"
    if tag in {"strong", "b", "summary"} and inner.strip():
        return f"**{inner.strip()}** "
    return f"{inner} " if tag in _BLOCKS or tag in {"li", "br"} else inner
