"""A comparison as Markdown for a comment at a forge: short first, details folded. Nothing from the data is read as Markdown."""

from __future__ import annotations

import re

from macros.comparing.telling import Item, Section, Told
from macros.comparing.words import Mark, Words, around, one_line

MOST_SIGNS = 55_000
"""Forges take comments of 65,536 characters."""
SHORT = ("Läge, självskattning och värden", "Nya uppföljningar", "Nytt", "Borttaget", "Länkar som går sönder")
"""The sections whose first items stand unfolded."""
FIRST = 5
MOST_ERRORS = 20


def markdown(told: Told) -> str:
    """A comment in Markdown, short enough for any forge: what matters most stands open, the rest is folded."""
    blocks = [f"### {_escaped(told.title)}", _escaped(told.summary)]
    blocks += [_unfolded(section, most=MOST_ERRORS) for section in told.errors]
    blocks += [_unfolded(section, most=FIRST) for section in told.sections if section.title in SHORT]
    room = MOST_SIGNS - sum(map(len, blocks))
    for section in told.sections:
        if not _is_whole(section):
            block = _fitting(section, room)
            blocks.append(block)
            room -= len(block)
    return "\n\n".join(blocks) + "\n"


def _fitting(section: Section, room: int) -> str:
    """A section folded: whole, else its first items without details, else only how many there are."""
    whole = _folded(section)
    if len(whole) <= room:
        return whole
    first = _folded(
        Section(section.title, tuple(Item(item.head) for item in section.items[:FIRST])), of=len(section.items)
    )
    return first if len(first) <= room else f"**{section.title}**: {len(section.items)}, får inte plats här"


def _is_whole(section: Section) -> bool:
    """Whether all of a section stands unfolded."""
    return section.title in SHORT and len(section.items) <= FIRST and not any(item.lines for item in section.items)


def _unfolded(section: Section, *, most: int) -> str:
    rows = [f"**{_escaped(section.title)}**", ""] if section.items else [f"**{_escaped(section.title)}**"]
    rows += [f"- {_escaped(item.head)}" for item in section.items[:most]]
    if (more := len(section.items) - most) > 0:
        rows.append(f"- … och {more} till")
    return "\n".join(rows)


def _folded(section: Section, *, of: int = 0) -> str:
    count = of or len(section.items)
    rows = [f"<details><summary>{section.title} ({count})</summary>", ""]
    for item in section.items[: section.most]:
        rows += [f"- {_escaped(item.head)}", *(f"  - {_emphasised(line)}" for line in item.lines)]
    if (more := count - min(len(section.items), section.most)) > 0:
        rows.append(f"- … och {more} till. Allt finns i `fardplan skillnad --som json`.")
    return "\n".join([*rows, "", "</details>"])


def _emphasised(line: Words) -> str:
    """Words taken out struck through, words put in bold."""
    signs = {Mark.SAME: "", Mark.OUT: "~~", Mark.IN: "**"}
    told = ""
    for piece in line:
        text, sign = _escaped(one_line(piece.text)), signs[piece.mark]
        told += around(text, sign, sign) if sign and text.strip() else text
    return told.strip()


_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~$]")
_LIST = re.compile(r"^(\d{0,9})([-+=.)])")
_CALLS = re.compile(r"(?<=[@#!&%$~])(?=\w)")


def _escaped(text: str) -> str:
    """Text in which nothing is Markdown or HTML, and which calls on nobody: `@namn` sends no message, `#1` is no link."""
    quiet = _CALLS.sub("\u200b", one_line(text)).replace("://", ":\u200b//").replace("&", "&amp;")
    escaped = _SPECIAL.sub(lambda found: "&lt;" if found[0] == "<" else f"\\{found[0]}", quiet)
    return _LIST.sub(r"\1\\\2", escaped)
