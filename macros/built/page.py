"""Reads one file of the site slowly, so that every fault in it gets its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.built import css
from macros.built.facts import Facts, Want, facts_of
from macros.built.faults import Fault, Kind
from macros.built.html import every_tag
from macros.built.judge import Judge

_END = re.compile(rb"</html[ \t\n\f\r]*>(?:[ \t\n\f\r]|<!--.*?-->)*\Z", re.IGNORECASE | re.DOTALL)


def fault(name: str, line: int, kind: Kind, what: str = "") -> Fault:
    """A fault in a file, told."""
    return Fault(name, line, kind.value.format(what), kind)


class Reader:
    """Tells the faults of files; `ids` are those of every page."""

    def __init__(self, root: Path, judge: Judge, ids: Mapping[str, frozenset[str]]) -> None:
        self.root, self.judge, self.ids = root, judge, ids

    def page(self, name: str) -> Iterator[Fault]:
        """The faults of one page; nothing but its encoding is told of a page that is not UTF-8."""
        html = (self.root / name).read_bytes()
        try:
            html.decode("utf-8")
        except UnicodeDecodeError as error:
            yield _at(name, html, error.start, Kind.ENCODING)
            return
        if name.endswith(".html") and not _END.search(html):
            yield _at(name, html, len(html.rstrip()), Kind.TRUNCATED)
        seen: set[str] = set()
        for start, tag in every_tag(html):
            facts = facts_of(tag)
            for place, kind, what in (*_repeated(facts, seen), *self._wrong(name, facts)):
                yield _at(name, html, start + place, kind, what)

    def _wrong(self, name: str, facts: Facts) -> Iterator[tuple[int, Kind, str]]:
        for mark in facts.faults:
            yield mark.at, mark.kind, mark.what
        for mark in facts.references:
            if mark.what not in self.ids[name]:
                yield mark.at, mark.kind, mark.what
        for want in facts.wants:
            kind = self._amiss(name, want)
            if kind:
                yield want.at, kind, want.address

    def _amiss(self, name: str, want: Want) -> Kind | None:
        lead = self.judge.lead(name.rpartition("/")[0], want)
        if lead.wrong or not lead.fragment or lead.fragment in self.ids[lead.file or name]:
            return lead.wrong
        if want.kind is Kind.INLINE_STYLE:
            return want.kind
        return Kind.ANCHOR if lead.file else Kind.OWN_ANCHOR

    def stylesheet(self, name: str) -> Iterator[Fault]:
        """The faults of one stylesheet."""
        raw = (self.root / name).read_bytes()
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            yield _at(name, raw, error.start, Kind.ENCODING)
            return
        for address, kind, at in css.addresses(text):
            lead = self.judge.lead(name.rpartition("/")[0], Want(address, kind, fetched=True, at=at))
            if lead.wrong:
                yield fault(name, text.count("\n", 0, at) + 1, lead.wrong, address)


def _repeated(facts: Facts, seen: set[str]) -> Iterator[tuple[int, Kind, str]]:
    for one, place in facts.ids:
        if one in seen:
            yield place, Kind.DUPLICATE_ID, one
        seen.add(one)


def _at(name: str, raw: bytes, place: int, kind: Kind, what: str = "") -> Fault:
    return fault(name, raw.count(b"\n", 0, place) + 1, kind, what)
