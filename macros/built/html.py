"""Takes HTML apart into its start tags, as the HTML standard's tokeniser does, with their places.

There are two ways, and they agree. `plain_tags` cuts with one pattern and is
many times faster than a tree; `is_plain` tells of each tag whether that might
have gone wrong. `every_tag` takes any page. Both give a tag as the bytes it is
written with, so that what a tag means is worked out once for all pages. With
a script or style stands its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

_SPACE = rb"[ \t\n\f\r]"
_ATTRIBUTE = (
    rb"[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+"
    rb"(?:" + _SPACE + rb"*+=" + _SPACE + rb"*+(?:\"[^\"]*+\"|'[^']*+'|(?=>)|[^ \t\n\f\r>\"'][^ \t\n\f\r>]*+)"
    rb"|(?!" + _SPACE + rb"*+=))"
)
_TAG = re.compile(rb"</?([a-zA-Z][^ \t\n\f\r/>]*+)(?:[ \t\n\f\r/]++|" + _ATTRIBUTE + rb")*+>")
_ONE_ATTRIBUTE = re.compile(
    rb"([^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)"
    rb"(?:" + _SPACE + rb"*+=" + _SPACE + rb"*+(?:\"([^\"]*+)\"|'([^']*+)'|(?=>)|([^ \t\n\f\r>\"'][^ \t\n\f\r>]*+)))?"
)
_COMMENT_END = re.compile(rb"--!?>")
_RAW = {b"script", b"style", b"title", b"textarea", b"iframe", b"xmp", b"noembed", b"noframes"}
_FOREIGN = {b"svg", b"math"}
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z0-9]+(?:;|(?![=a-zA-Z0-9])))")

_CUT = re.compile(rb"<(?!/[a-z0-9-]++>)(?:(?:s(?:cript|tyle)|title)\b[^>]*+>.*?</)?[^>]*+>", re.DOTALL)
_ATTRIBUTES = rb"(?:[ \n]+[a-zA-Z][a-zA-Z0-9:_-]*(?:=\"[^\">]*\")?)*[ \n]*"
_PLAIN = re.compile(
    rb"<(?!(?:script|style|title|textarea|iframe|xmp|noembed|noframes|plaintext)[ \n/>])[a-z][a-z0-9-]*"
    + _ATTRIBUTES
    + rb"/?>"
    rb"|<!doctype html>|<!--(?!-?>)[^>]*-->"
    rb"|<title" + _ATTRIBUTES + rb">[^<]*</title>|<style>[^<]*</style>"
    rb"|<script" + _ATTRIBUTES + rb">(?:[^<]|<(?![a-zA-Z/!?]))*</script>"
)


def plain_tags(html: bytes) -> list[bytes]:
    """Every tag that a text seems to have, but end tags; right if it `is_closed` and all of them are `is_plain`."""
    return _CUT.findall(html)


def is_closed(html: bytes) -> bool:
    """Whether a text seems to end outside a tag, so that cutting has left no `<` out."""
    return html.endswith(b">") or html.rfind(b"<") <= html.rfind(b">")


def is_plain(tag: bytes) -> bool:
    """Whether a tag is written so simply that cutting cannot have gone wrong at it."""
    return _PLAIN.fullmatch(tag) is not None


def is_text(html: bytes) -> bool:
    """Whether it is UTF-8."""
    try:
        html.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def every_tag(html: bytes) -> Iterator[tuple[int, bytes]]:
    """The start tags of any page with their places, as a browser's tokeniser finds them."""
    at, foreign = html.find(b"<"), 0
    while at >= 0:
        match = _TAG.match(html, at)
        if match is None:
            at = _past_other(html, at)
            continue
        name, ends = match[1].lower(), match.end()
        closing = html[at + 1 : at + 2] == b"/"
        if name in _FOREIGN:
            foreign = max(0, foreign - 1) if closing else foreign + (html[ends - 2 : ends - 1] != b"/")
        if not closing and name in _RAW and not foreign:
            ends = _end_of_raw(html, name, ends)
        if not closing:
            yield at, html[at:ends]
        at = -1 if name == b"plaintext" and not closing and not foreign else html.find(b"<", ends)


def _end_of_raw(html: bytes, name: bytes, at: int) -> int:
    found = re.compile(rb"(?i)</" + name + rb"(?=[ \t\n\f\r/>])").search(html, at)
    return found.start() if found else len(html)


def _past_other(html: bytes, at: int) -> int:
    """The next `<` after a comment, a declaration or a `<` that begins no tag; -1 where the page ends in one."""
    if html.startswith((b"<!-->", b"<!--->"), at):
        end = html.find(b">", at)
    elif html.startswith(b"<!--", at):
        found = _COMMENT_END.search(html, at + 4)
        end = found.end() if found else -1
    elif html[at + 1 : at + 2] in {b"!", b"?"} or re.compile(rb"</[^a-zA-Z]").match(html, at):
        end = html.find(b">", at)
    elif re.compile(rb"</?[a-zA-Z]").match(html, at):
        end = -1
    else:
        end = at + 1
    return html.find(b"<", end) if end >= 0 else -1


def take_apart(tag: bytes) -> tuple[str, dict[str, tuple[str, int]], int]:
    """A start tag's name, its attributes with the places of their values, and where the text after it begins."""
    match = _TAG.match(tag)
    if match is None or tag.startswith(b"</"):
        return "", {}, len(tag)
    attributes: dict[str, tuple[str, int]] = {}
    for one in _ONE_ATTRIBUTE.finditer(tag, match.end(1), match.end() - 1):
        group = one.lastindex or 1
        value = one[group] if group > 1 else b""
        attributes.setdefault(_text(one[1]).lower(), (_decoded(_text(value)), one.start(group)))
    return _text(match[1]).lower(), attributes, match.end()


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _decoded(value: str) -> str:
    """Character references as they count in an attribute: `&copy=1` in an address is none."""
    return _REFERENCE.sub(_one_decoded, value) if "&" in value else value


def _one_decoded(match: re.Match[str]) -> str:
    written = match[0]
    return unescape(written) if written[1] == "#" or written[1:] in html5 else written
