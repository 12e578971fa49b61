"""Checks the finished HTML itself: links and anchors lead somewhere, nothing is fetched from elsewhere, no page too many or too few."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

_FETCHING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
}
_LEADING = {"a": ("href", "xlink:href"), "area": ("href",), "form": ("action",)}
_SCHEMES = {"http", "https", "mailto", "tel"}
_CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A fault in a built file; `file` is from the site's root."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(slots=True)
class _Reading:
    """What one page offers and asks for."""

    ids: set[str] = field(default_factory=set)
    wants: list[tuple[str, int, bool]] = field(default_factory=list)
    """Each address with its line and whether the browser fetches it by itself."""
    faults: list[Fault] = field(default_factory=list)


def check_site(root: Path, *, expected: Iterable[str]) -> tuple[Fault, ...]:
    """Every fault of the site in `root`; `expected` are the HTML pages that must be there, and no others."""
    files = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    pages = {name: _read(root, name) for name in sorted(files) if name.endswith(".html")}
    faults = [fault for reading in pages.values() for fault in reading.faults]
    faults += _wrong_set(set(pages), set(expected))
    for name, reading in pages.items():
        for address, line, fetched in reading.wants:
            message = _judge(address, page=name, fetched=fetched, files=files, pages=pages)
            if message:
                faults.append(Fault(name, line, message))
    for name in sorted(file for file in files if file.endswith(".css")):
        faults += _stylesheet(root, name, files)
    return tuple(sorted(set(faults)))


def _wrong_set(there: set[str], expected: set[str]) -> Iterator[Fault]:
    for name in sorted(expected - there):
        yield Fault(name, 1, "sidan saknas i bygget")
    for name in sorted(there - expected):
        yield Fault(name, 1, "sidan hör inte till webbplatsen")


def _read(root: Path, name: str) -> _Reading:
    html = (root / name).read_text(encoding="utf-8")
    reading = _Reading()
    tree = LexborHTMLParser(html)
    for node in tree.css("[id], a[name]"):
        anchor = node.attributes.get("id") or node.attributes.get("name") or ""
        if node.attributes.get("id") and anchor in reading.ids:
            reading.faults.append(
                Fault(name, _line(html, f'id="{anchor}"', last=True), f"id ”{anchor}” finns två gånger")
            )
        reading.ids.add(anchor)
    for node in tree.css(", ".join({*_FETCHING, *_LEADING, "link"})):
        reading.wants += [(address, _line(html, address), fetched) for address, fetched in _addresses(node)]
    return reading


def _addresses(node: LexborNode) -> Iterator[tuple[str, bool]]:
    tag = node.tag or ""
    if tag == "link":
        fetched = node.attributes.get("rel") not in {"canonical", "prev", "next", "alternate", "license"}
        yield node.attributes.get("href") or "", fetched
        return
    for attribute in (*_FETCHING.get(tag, ()), *_LEADING.get(tag, ())):
        if attribute not in node.attributes:
            continue
        value = node.attributes[attribute] or ""
        parts = [part.split()[0] for part in value.split(",") if part.split()] if attribute == "srcset" else [value]
        for part in parts:
            yield part, tag in _FETCHING


def _line(html: str, needle: str, *, last: bool = False) -> int:
    at = html.rfind(needle) if last else html.find(needle)
    return html.count("\n", 0, at) + 1 if at >= 0 else 1


def _judge(address: str, *, page: str, fetched: bool, files: set[str], pages: dict[str, _Reading]) -> str | None:
    if not address:
        return "tom länk"
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return _judge_outward(address, parts.scheme, fetched=fetched)
    if parts.path.startswith("/"):
        return f"”{address}” börjar med snedstreck och fungerar inte från en filmapp"
    target = _resolve(page, unquote(parts.path)) if parts.path else page
    if target not in files:
        return f"”{address}” leder till en sida eller fil som inte finns"
    if parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids | {"top"}:
        return f"”{address}” leder till en plats på sidan som inte finns"
    return None


def _judge_outward(address: str, scheme: str, *, fetched: bool) -> str | None:
    if fetched:
        return None if scheme == "data" else f"hämtar ”{address}” från en annan plats"
    return None if scheme in _SCHEMES else f"länken ”{address}” har ett otillåtet slag av adress"


def _resolve(page: str, path: str) -> str | None:
    """The file that a relative path leads to, from the site's root; None if it leaves the site."""
    steps = page.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps)


def _stylesheet(root: Path, name: str, files: set[str]) -> Iterator[Fault]:
    css = (root / name).read_text(encoding="utf-8")
    for match in _CSS_URL.finditer(css):
        address = match.group(1) or match.group(2)
        parts = urlsplit(address)
        if parts.scheme == "data" or not parts.path:
            continue
        line = css.count("\n", 0, match.start()) + 1
        if parts.scheme or parts.netloc:
            yield Fault(name, line, f"hämtar ”{address}” från en annan plats")
        elif _resolve(name, unquote(parts.path)) not in files:
            yield Fault(name, line, f"”{address}” leder till en fil som inte finns")
