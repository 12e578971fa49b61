"""A comparison as Markdown for a comment at a forge: short first, details folded. Nothing from the data is read as Markdown."""

from __future__ import annotations

import re
from textwrap import shorten

from macros.comparing.telling import Item, Section, Told
from macros.comparing.words import Mark, Words, around, one_line

MOST_SIGNS = 55_000
"""Forges take comments of 65,536 characters, and whoever posts it may add some of its own."""
SHORT = ("Läge, självskattning och värden", "Nya uppföljningar", "Nytt", "Borttaget", "Länkar som går sönder")
"""The sections whose first items stand unfolded."""
FIRST = 5
MOST_ERRORS = 20
LONGEST = 400
"""So many signs of one thing's first line are told; an error may be long."""
HEADING = 150
"""The room that a heading needs with its tags, and the line that says what is left out."""


def markdown(told: Told) -> str:
    """A comment in Markdown, short enough for any forge: one sentence first, what matters most open, the rest folded."""
    blocks = [f"**{_escaped(told.sentence)}**", _escaped(f"{told.title}. {told.summary}".strip())]
    blocks += [_unfolded(section, most=MOST_ERRORS) for section in told.errors]
    blocks += [_unfolded(section, most=FIRST) for section in told.sections if section.title in SHORT]
    folded = [section for section in told.sections if not _is_whole(section)]
    room = MOST_SIGNS - sum(map(len, blocks)) - HEADING * len(folded)
    cut = []
    for section in folded:
        block, whole = _folded(section, room)
        blocks.append(block)
        room -= len(block) - HEADING
        if not whole:
            cut.append(section.title)
    if cut:
        named = ", ".join(f"”{title}”" for title in cut)
        blocks.append(f"Allt fick inte plats här: {named} är avkortat. {WHOLE}")
    return "\n\n".join(blocks) + "\n"


WHOLE = "Hela skillnaden visar `fardplan skillnad main... --som json` på en dator med projektet."


def _is_whole(section: Section) -> bool:
    """Whether all of a section stands unfolded."""
    return section.title in SHORT and len(section.items) <= FIRST and not any(item.lines for item in section.items)


def _unfolded(section: Section, *, most: int) -> str:
    rows = [f"**{_escaped(section.title)}**", ""] if section.items else [f"**{_escaped(section.title)}**"]
    rows += [_head(item) for item in section.items[:most]]
    if (more := len(section.items) - most) > 0:
        rows.append(f"- … och {more} till")
    return "\n".join(rows)


def _folded(section: Section, room: int) -> tuple[str, bool]:
    """A section folded, and whether all of it had room."""
    rows, left, told, whole = [f"<details><summary>{section.title} ({len(section.items)})</summary>", ""], room, 0, True
    for item in section.items:
        full = "\n".join([_head(item), *(f"  - {_emphasised(line)}" for line in item.lines)])
        fitting = full if len(full) < left else _head(item)
        whole = whole and fitting == full
        if len(fitting) >= left:
            break
        rows.append(fitting)
        left -= len(fitting) + 1
        told += 1
    if (more := len(section.items) - told) > 0:
        rows.append(f"- … och {more} till")
    return "\n".join([*rows, "", "</details>"]), whole and not more


def _head(item: Item) -> str:
    return f"- {_escaped(shorten(item.head, LONGEST, placeholder=' …'))}"


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
