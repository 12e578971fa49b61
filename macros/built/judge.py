"""Judges addresses: what a page in a folder of the site reaches by one, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from macros.built.facts import Want
from macros.built.faults import Kind

_PARTS = re.compile(r"(?:([a-zA-Z][a-zA-Z0-9+.\-]*):)?([^?#]*)(?:\?[^#]*)?(?:#(.*))?", re.DOTALL)
_SIMPLE = re.compile(r"((?:\.\./)*)([a-z0-9/-]+\.html)(?:#(.*))?")
_IGNORED = {ord(letter): None for letter in "\t\n\r"}
_BLANKS = "".join(map(chr, range(0x21)))
_HIDDEN = re.compile(r"%(?:2f|5c|00)", re.IGNORECASE)
_EMBEDDED = re.compile(r"(?:image|font|audio|video)/|application/(?:x-)?font", re.IGNORECASE)
WITH_PLACES = (".html", ".svg")
"""Files in which an address can point at a place."""
_MAY_EMBED = {Kind.IMAGE, Kind.SRCSET, Kind.POSTER, Kind.ICON, Kind.MEDIA, Kind.CSS_URL, Kind.INLINE_STYLE}


class Lead(NamedTuple):
    """Where an address leads, if nothing is wrong: a file of the site (None: the page itself) and a place in it."""

    file: str | None = None
    fragment: str = ""
    wrong: Kind | None = None


@dataclass(slots=True)
class Judge:
    """Judges every address once for each folder it is written in."""

    files: set[str]
    folders: set[str] = field(init=False)
    folded: dict[str, str] = field(init=False)
    known: dict[tuple[str, str, Kind, bool], Lead] = field(default_factory=dict)
    beginnings: dict[tuple[str, int], str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folders = set(_folders(self.files))
        self.folded = {name.casefold(): name for name in (*self.files, *self.folders)}

    def lead(self, folder: str, want: Want) -> Lead:
        """Where `want` leads from a page in `folder`."""
        key = (folder, want.address, want.kind, want.fetched)
        lead = self.known.get(key)
        if lead is None:
            lead = self.known[key] = self._judge(folder, want)
        return lead

    def reached(self, folder: str, steps: int, path: str) -> str | None:
        """The page at a simple path, that many steps above a folder; None if there is none, or it takes more to tell."""
        above = self._above(folder, steps)
        return above + path if above is not None and above + path in self.files else None

    def _judge(self, folder: str, want: Want) -> Lead:
        simple = _SIMPLE.fullmatch(want.address)
        file = self.reached(folder, len(simple[1]) // 3, simple[2]) if simple else None
        if simple and file:
            return Lead(file, _place(simple[3] or ""))
        address = want.address.strip(_BLANKS).translate(_IGNORED)
        match = _PARTS.fullmatch(address)
        if not address or not match:
            return Lead(wrong=Kind.EMPTY_SRC if want.fetched else Kind.EMPTY_HREF)
        scheme, path, fragment = match[1], match[2], _place(match[3] or "")
        wrong = _badly_written(scheme, path, want) if scheme or path else None
        if wrong or scheme:
            return Lead(wrong=wrong)
        if not path:
            return Lead(None, fragment)
        return self._follow(folder, path, fragment, want.kind)

    def _above(self, folder: str, steps: int) -> str | None:
        """The beginning of names that many steps above a folder; None outside the site."""
        if (folder, steps) not in self.beginnings:
            names = folder.split("/") if folder else []
            left = names[: len(names) - steps] if steps <= len(names) else None
            self.beginnings[folder, steps] = None if left is None else "".join(f"{name}/" for name in left)
        return self.beginnings[folder, steps]

    def _follow(self, folder: str, path: str, fragment: str, missing: Kind) -> Lead:
        plain = _plain(path)
        if plain is None:
            return Lead(wrong=Kind.PERCENT)
        target = _walk(folder, plain)
        if target is None:
            return Lead(wrong=Kind.OUTSIDE)
        if target in self.files and not plain.endswith("/"):
            return Lead(target, fragment if target.endswith(WITH_PLACES) else "")
        if target in self.folders:
            return Lead(wrong=Kind.FOLDER)
        if plain != path:
            return Lead(wrong=Kind.PERCENT)
        return Lead(wrong=Kind.CASE if target.casefold() in self.folded else missing)


def _plain(path: str) -> str | None:
    """A path without its percent signs; None if they hide a separator or are no text."""
    try:
        return None if _HIDDEN.search(path) else unquote_to_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _walk(folder: str, path: str) -> str | None:
    """What a path leads to, from the site's root; None outside it."""
    steps = folder.split("/") if folder else []
    for step in path.removesuffix("/").split("/"):
        if step == ".." and not steps:
            return None
        if step == "..":
            steps.pop()
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


def _place(fragment: str) -> str:
    """The id that a fragment names; empty for the top of the page."""
    plain = unquote_to_bytes(fragment.partition(":~:")[0]).decode("utf-8", "replace")
    return "" if plain.lower() == "top" else plain


def _badly_written(scheme: str | None, path: str, want: Want) -> Kind | None:
    """What is wrong with an address before one looks where it leads."""
    if scheme:
        return _badly_sent(scheme.lower(), path, want)
    if path.startswith("//"):
        return Kind.OTHER_HOST
    if "\\" in path:
        return Kind.BACKSLASH
    return Kind.ABSOLUTE if path.startswith("/") else None


def _badly_sent(scheme: str, path: str, want: Want) -> Kind | None:
    if scheme == "data" and want.kind in _MAY_EMBED and _EMBEDDED.match(path):
        return None
    if scheme in {"javascript", "vbscript", "data"}:
        return Kind.SCRIPT_LINK
    if scheme == "file":
        return Kind.FILE
    if scheme in {"http", "https"}:
        if want.fetched or want.kind is Kind.FORM:
            return Kind.OTHER_HOST
        return None if re.match(r"//[^/\s\\]", path) else Kind.SCHEME
    return None if scheme in {"mailto", "tel"} and path and not want.fetched else Kind.SCHEME


def _folders(files: Iterable[str]) -> Iterable[str]:
    yield ""
    for name in files:
        at = name.rfind("/")
        while at >= 0:
            yield name[:at]
            at = name.rfind("/", 0, at)
