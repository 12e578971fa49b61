"""What one start tag offers and asks for, wherever it stands: ids, addresses, references to ids, and faults of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from macros.built import css
from macros.built.faults import Kind, Mark
from macros.built.html import take_apart

_LINKS = {"href": Kind.PAGE, "xlink:href": Kind.PAGE}
_PARTS = {"href": Kind.SVG_USE, "xlink:href": Kind.SVG_USE}
_PICTURE = {"src": Kind.IMAGE, "href": Kind.IMAGE, "xlink:href": Kind.IMAGE}
_PLAYED = {"src": Kind.MEDIA}
_LED_TO: Mapping[str, Mapping[str, Kind]] = {
    "a": _LINKS, "area": _LINKS,
    "form": {"action": Kind.FORM}, "button": {"formaction": Kind.FORM}, "input": {"formaction": Kind.FORM},
    "blockquote": {"cite": Kind.PAGE}, "q": {"cite": Kind.PAGE}, "ins": {"cite": Kind.PAGE}, "del": {"cite": Kind.PAGE},
}  # fmt: skip
_FETCHED: Mapping[str, Mapping[str, Kind]] = {
    "img": _PICTURE, "image": _PICTURE, "feimage": _PICTURE, "input": {"src": Kind.IMAGE}, "body": {"background": Kind.IMAGE},
    "script": {"src": Kind.SCRIPT, "href": Kind.SCRIPT, "xlink:href": Kind.SCRIPT},
    "iframe": {"src": Kind.FRAME}, "frame": {"src": Kind.FRAME},
    "audio": _PLAYED, "source": _PLAYED, "track": _PLAYED, "embed": _PLAYED, "object": {"data": Kind.MEDIA},
    "video": {"src": Kind.MEDIA, "poster": Kind.POSTER},
    "use": _PARTS, "textpath": _PARTS, "mpath": _PARTS, "pattern": _PARTS, "filter": _PARTS,
    "lineargradient": _PARTS, "radialgradient": _PARTS,
    "a": {"ping": Kind.PAGE}, "area": {"ping": Kind.PAGE},
}  # fmt: skip
_LEADING_RELATIONS = {
    "alternate", "author", "bookmark", "canonical", "help", "license", "me", "next", "nofollow", "prev", "search", "tag",
}  # fmt: skip
_ICONS = {"icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon"}
_STYLED = {
    "style", "fill", "stroke", "filter", "clip-path", "mask", "cursor", "marker-start", "marker-mid", "marker-end",
}  # fmt: skip
_REFERRING = {
    "aria-activedescendant", "aria-controls", "aria-describedby", "aria-details", "aria-errormessage", "aria-flowto",
    "aria-labelledby", "aria-owns", "headers", "popovertarget", "commandfor",
}  # fmt: skip
_REFERRING_OF = {("label", "for"), ("output", "for"), ("input", "list")}
_OWNED = {"button", "fieldset", "input", "object", "output", "select", "textarea"}
_HARMLESS_EQUIV = {"content-type", "content-security-policy", "x-ua-compatible"}
_SILENT = re.compile(
    rb'<(?:title>[^<]*</title|meta name="[^"<>]*" content="[^"<>]*"'
    rb'|(?:div|li|p|span|td|th|tr|ul)(?: (?:aria-label|class|data-label|role|scope|tabindex)="[^"<>]*")*)>'
)
"""The most usual of the tags that say nothing here."""
_LINK = re.compile(rb'<a href="((?:\.\./)*)([a-z0-9/-]+\.html)(?:\?(?:[a-z0-9=./-]|&amp;)*)?">')
"""The most usual of those that say something; what stands after the question mark leads nowhere."""
_SRCSET = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+[^,]*)?(?:,|$)")
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?['\"]?([^'\"]*)", re.IGNORECASE)


class Want(NamedTuple):
    """An address that a tag names; `kind` is what is at fault if it leads nowhere."""

    address: str
    kind: Kind
    fetched: bool
    """Whether the browser fetches it by itself."""
    at: int


@dataclass(slots=True)
class Facts:
    """What a tag says; places are counted from its `<`."""

    ids: list[tuple[str, int]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    wants: list[Want] = field(default_factory=list)
    references: list[Mark] = field(default_factory=list)
    faults: list[Mark] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.ids or self.names or self.wants or self.references or self.faults)


def facts_of(tag: bytes) -> Facts:
    """Read one start tag, with its text if it is a style's."""
    name, attributes, text = take_apart(tag)
    facts = Facts()
    for attribute, (value, at) in attributes.items():
        _identity(facts, name, attribute, value, at)
        _styles(facts, value if attribute in _STYLED else "", at)
        for kind, fetched in _asked(name, attribute, attributes):
            addresses = _SRCSET.findall(value) or [""] if kind is Kind.SRCSET else [value]
            facts.wants += (Want(address, kind, fetched, at) for address in addresses)
    if name == "style":
        for address, kind, at in css.addresses(tag[text:].decode("utf-8", "replace")):
            facts.wants.append(Want(address, kind, fetched=True, at=text + at))
    if name == "base":
        facts.faults.append(Mark(Kind.BASE, "", 0))
    if name == "a" and "role" in attributes and not attributes.keys() & _LINKS.keys():
        facts.faults.append(Mark(Kind.ROLE_WITHOUT_HREF, *attributes["role"]))
    if name == "meta" and "http-equiv" in attributes:
        _equivalent(facts, *attributes["http-equiv"], attributes.get("content", ("", 0)))
    return facts


def is_silent(tag: bytes) -> bool:
    """Whether a tag is one of the many that are known at once to be plain and to have no facts."""
    return _SILENT.fullmatch(tag) is not None


def link_of(tag: bytes) -> tuple[int, str] | None:
    """How many folders up and to what file a tag leads, if it is plain and has this one fact; None if it takes `facts_of` to tell."""
    match = _LINK.fullmatch(tag)
    return (len(match[1]) // 3, match[2].decode()) if match else None


def _identity(facts: Facts, name: str, attribute: str, value: str, at: int) -> None:
    if attribute == "id" and value:
        facts.ids.append((value, at))
    elif attribute == "name" and name == "a" and value:
        facts.names.append(value)
    elif attribute in _REFERRING or (name, attribute) in _REFERRING_OF or (attribute == "form" and name in _OWNED):
        facts.references += (Mark(Kind.REFERENCE, one, at) for one in value.split())


def _styles(facts: Facts, value: str, at: int) -> None:
    for address, _, inner in css.addresses(value) if "(" in value else ():
        facts.wants.append(Want(address, Kind.INLINE_STYLE, fetched=True, at=at + inner))


def _asked(name: str, attribute: str, attributes: Mapping[str, tuple[str, int]]) -> Iterator[tuple[Kind, bool]]:
    if name == "link" and attribute == "href":
        relations = set(attributes.get("rel", ("", 0))[0].lower().split())
        fetched = not relations or not relations <= _LEADING_RELATIONS
        missing = Kind.STYLESHEET if fetched else Kind.PAGE
        yield Kind.ICON if relations & _ICONS else missing, fetched
    elif attribute in {"srcset", "imagesrcset"} and name in {"img", "source", "link"}:
        yield Kind.SRCSET, True
    if attribute in _LED_TO.get(name, ()):
        yield _LED_TO[name][attribute], False
    if attribute in _FETCHED.get(name, ()):
        yield _FETCHED[name][attribute], True


def _equivalent(facts: Facts, said: str, at: int, content: tuple[str, int]) -> None:
    match = _REFRESH.match(content[0])
    target = match[1].strip() if match else ""
    if said.lower() == "refresh" and target:
        facts.wants.append(Want(target, Kind.REFRESH, fetched=True, at=content[1]))
    elif said.lower() not in _HARMLESS_EQUIV:
        facts.faults.append(Mark(Kind.HTTP_EQUIV, said, at))
