"""Judges the finished HTML of an author's page: nothing in it may run, fetch from elsewhere, or break the page open.

What a page may hold is listed; everything else is a mistake, however it came
there: as raw HTML, by attribute lists, or hidden in entities. Must not know Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.plan.messages import message

_DRAWN = {
    "circle", "defs", "desc", "g", "line", "path", "pattern", "polygon", "polyline", "rect", "svg", "text", "title",
}  # fmt: skip
_TAGS = _DRAWN | {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "div", "dl", "dt", "em",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "mark",
    "ol", "p", "pre", "q", "s", "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "aria-current", "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "class", "data-fp-chooser",
    "data-fp-edit", "data-fp-workplace", "data-label", "hidden", "id", "lang", "role", "tabindex", "title",
}  # fmt: skip
_DRAWING = {
    "cx", "cy", "d", "fill", "height", "patterntransform", "patternunits", "points", "r", "rx", "ry", "transform",
    "viewbox", "width", "x", "x1", "x2", "y", "y1", "y2",
}  # fmt: skip
_MORE: Mapping[str, set[str]] = {
    "a": {"href", "rel"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "scope", "style"},
} | dict.fromkeys(_DRAWN - {"title", "desc"}, _DRAWING)
_FORMS = {
    "id": re.compile(r"[\wåäö.:-]+", re.ASCII | re.IGNORECASE),
    "class": re.compile(r"[\w\s-]*", re.ASCII),
    "style": re.compile(r"text-align: (?:left|center|right);"),
    "tabindex": re.compile(r"0|-1"),
    "fill": re.compile(r"url\(#[\w-]+\)|[\w#]+", re.ASCII),
}
"""Attributes whose values must have a form."""
_SCHEMES = {"http", "https", "mailto", "tel"}
_SKIPPED = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
"""What browsers skip in an address."""
_SLASHED = re.compile(r"(<img\b[^<>]*?) ?/>")
_ALIGNED = re.compile(r'(<t[dh]\b(?:\s+[\w:-]+(?:="[^"]*")?)*?\s+)style="text-align: (left|center|right);"')
"""A cell of a table written in Markdown, with the side that its text is set to."""
_MENDED = re.compile(
    r'<h[1-6]\b[^<>]*?\sid="(?P<id>[^"<>]+)"|(?P<open><table>)(?!\s*<caption)|(?P<head><thead>.*?</thead>)', re.DOTALL
)
_UNSCOPED = re.compile(r"<th(?=[\s>])(?![^<>]*\sscope=)")
_BEFORE = "<!doctype html><html><head><title>x</title></head><body>x<div><main><div><article>"
_WRAPPED = 8
"""How many elements there are before the page's own."""
_END = "fp-end"
_AFTER = f"<{_END}></{_END}></article></div></main></div></body></html>"


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that may not stand on a page; `needle` is how the source most likely spells it."""

    rule: str
    message: str
    needle: str


def judge(html: str) -> Iterator[Wrong]:
    """Everything that may not stand in the HTML of an author's page, in order."""
    tree = LexborHTMLParser(f"{_BEFORE}\n{html}\n{_AFTER}")
    assert tree.root
    nodes = [node for node in tree.root.traverse() if _is_element(node)]
    for node in nodes[:_WRAPPED]:
        yield from _attributes(node, allowed=set())
    ends = 0
    for node in nodes[_WRAPPED:]:
        if node.tag == _END:
            ends += 1
        else:
            yield from _element(node)
    end = tree.css_first(f"body > div > main > div > article > {_END}:last-child")
    if ends != 1 or not end:
        yield _wrong("sida-oppen", "<")


def _is_element(node: LexborNode) -> bool:
    return bool(node.tag) and not (node.tag or "").startswith(("-", "!"))


def _element(node: LexborNode) -> Iterator[Wrong]:
    tag = (node.tag or "").lower()
    if tag not in _TAGS or (tag in _DRAWN - {"svg"} and not _in_drawing(node)):
        yield _wrong("sida-tagg", f"<{tag}", tag=_shown(tag))
    else:
        yield from _attributes(node, allowed=_ATTRIBUTES | _MORE.get(tag, set()))


def _in_drawing(node: LexborNode) -> bool:
    above = node.parent
    while above and above.tag in _DRAWN - {"svg", "title", "desc"} | {"a"}:
        above = above.parent
    return bool(above) and above.tag == "svg"  # type: ignore[union-attr]


def _attributes(node: LexborNode, *, allowed: set[str]) -> Iterator[Wrong]:
    for written, given in node.attributes.items():
        name, value = written.lower(), given or ""
        if name not in allowed:
            yield _wrong("sida-attribut", written, name=_shown(written), tag=_shown(node.tag or ""))
        elif name in _FORMS and value and not _FORMS[name].fullmatch(value):
            yield _wrong("sida-varde", written, name=name, value=_shown(value))
        elif name in {"href", "src"} and not _safe(value, fetched=name == "src"):
            rule = "sida-bild" if name == "src" else "sida-adress"
            yield _wrong(rule, value.strip()[:10], url=_shown(value))


def _safe(address: str, *, fetched: bool) -> bool:
    plain = _SKIPPED.sub("", address).replace("\\", "/")
    scheme = re.match(r"[^/?#]*?:", plain)
    if scheme:
        return not fetched and scheme[0][:-1].casefold() in _SCHEMES
    return not plain.startswith("/")


def _shown(text: str) -> str:
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _wrong(rule: str, needle: str, **values: str) -> Wrong:
    return Wrong(rule, message(rule, **values), needle)


def finished(html: str) -> str:
    """What `judge` has let through, with what Markdown leaves out of a table, and pictures as HTML has them, not XHTML.

    Its column headings are said to be such, it is named by the heading it stands under, and the side that a cell is
    set to is left to the style sheet, as the policy of the pages lets no style stand in them.
    """
    above = ""

    def mended(match: re.Match[str]) -> str:
        nonlocal above
        if match["id"]:
            above = match["id"]
        elif match["open"] and above:
            return f'<table aria-labelledby="{above}">'
        elif match["head"]:
            return _UNSCOPED.sub('<th scope="col"', match["head"])
        return match[0]

    return _SLASHED.sub(r"\1>", _ALIGNED.sub(r'\1data-fp-align="\2"', _MENDED.sub(mended, html)))


def heading(html: str) -> str:
    """The text of the first heading of level one, or nothing."""
    found = LexborHTMLParser(html).css_first("h1")
    return " ".join(found.text().split()) if found else ""


def text_of(html: str) -> str:
    """The text that a piece of HTML shows."""
    body = LexborHTMLParser(f"<!doctype html><body><p>{html}").body
    return " ".join(body.text().split()) if body else ""


def as_text(words: str) -> Markup:
    """Words as HTML that shows them as they are, whether a theme escapes it or not; no template finds its braces in it."""
    plain = str(escape(words)).replace("{", "&#123;").replace("}", "&#125;")
    return Markup(plain)  # noqa: S704  # escaped above
