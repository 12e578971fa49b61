"""Markdown to sentences, each with where it begins in the text. Must not judge them.

What is no running text is masked, sign for sign, so that places stay: addresses, code, HTML, calls of macros.
A list item and a table's cell are each a sentence of their own; headings and quotations are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NOTHING = "\0"
"""Stands for a sign that no reader sees."""

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_FENCE = re.compile(r"^[ \t]*(```|~~~).*?^[ \t]*\1[ \t]*$", re.DOTALL | re.MULTILINE)
_LEFT_OUT = re.compile(
    r"<!--(?:[^-]|-(?!->))*-->|</?[a-z][^>]*>"  # HTML
    r"|^[ \t]*(?:#{1,6}[ \t]|>(?!-)|!!!|\?\?\?)[^\n]*$"  # headings, quotations, titles of boxes
    r"|\{:[^}\n]*\}|^[ \t]*\|?[ \t:|-]*-{3,}[ \t:|-]*$",  # attributes, the line below a table's head
    re.MULTILINE,
)
_LINK = re.compile(r"(!?\[)([^\[\]]*)(\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*\))")
_CALL = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}", re.DOTALL)
_SHOWN = re.compile(r"""["']([^"']*)["']\s*$""")
_CODE = re.compile(r"(?<!`)`[^`]+`(?!`)|(?<!`)``(?!`)(?:[^`]|`(?!`))+``(?!`)")
_SIGNS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,2}|_{1,2}(?!\w)")
_NEW = re.compile(r"\n[ \t\0]*\n|\n(?=[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t])|\|")
"""Where a block ends: an empty line, the next item of a list, the next cell of a table."""
_BULLET = re.compile(r"[\s\0]*(?:[-*+]|\d{1,2}[.)])[ \t]+")
_END = re.compile(r"[.!?…][”\"')\0]*(?=[\s\0]+[\s\0(”\"']*[A-ZÅÄÖÉ0-9]|[\s\0]*\Z)")
_NO_END = re.compile(
    r"(?:\b(?:t\.\s?ex|bl\.\s?a|m\.\s?m|m\.\s?fl|d\.\s?v\.\s?s|dvs|f\.\s?d|s\.\s?k|kap|nr|ca|kl|jfr|sid|s|st|resp|tel)|\b[A-ZÅÄÖ])\.\Z"
)
_WORD = re.compile(r"[^\W_]+(?:[-:’'./][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as readers see it, and where its first word stands in the text."""

    start: int
    text: str

    @property
    def words(self) -> tuple[str, ...]:
        """Its words: `vård- och omsorg` are three, `e-post` is one."""
        return tuple(_WORD.findall(self.text))


def sentences(markdown: str) -> Iterator[Sentence]:
    """Every sentence of a text, in order."""
    masked = mask(markdown)
    start = 0
    for end in (*(found.span() for found in _NEW.finditer(masked)), (len(masked), len(masked))):
        yield from _in_block(masked, start, end[0])
        start = end[1]


def mask(markdown: str) -> str:
    """The text with all that is no running text masked, as long as it was."""
    text = _FRONT_MATTER.sub(_away, markdown)
    text = _FENCE.sub(_away, text)
    text = _CALL.sub(_call, text)
    text = _CODE.sub(lambda found: "k" * len(found[0]), text)
    text = _LEFT_OUT.sub(_away, text)
    text = _LINK.sub(
        lambda found: _mute(found[1]) + (_mute(found[2]) if found[1] == "![" else found[2]) + _mute(found[3]), text
    )
    return _SIGNS.sub(_away, text)


def _in_block(masked: str, start: int, end: int) -> Iterator[Sentence]:
    bullet = _BULLET.match(masked, start, end)
    begin = bullet.end() if bullet else start
    for found in _END.finditer(masked[:end], begin):
        if not _NO_END.search(masked, max(begin, found.start() - 8), found.start() + 1) or found.end() == end:
            yield from _one(masked, begin, found.end())
            begin = found.end()
    yield from _one(masked, begin, end)


def _one(masked: str, start: int, end: int) -> Iterator[Sentence]:
    text = " ".join(masked[start:end].replace(_NOTHING, "").split())
    first = _WORD.search(masked, start, end)
    if first and text:
        yield Sentence(first.start(), text)


def _away(found: re.Match[str]) -> str:
    """A part that is left out: its line breaks stay, and make an end."""
    return "".join(sign if sign == "\n" else _NOTHING for sign in found[0])


def _mute(text: str) -> str:
    return _NOTHING * len(text)


def _call(found: re.Match[str]) -> str:
    """A link to a record counts as the words that the author gives it, or as one word; what other macros show is no text."""
    shown = _SHOWN.search(found[2])
    if found[1] != "lank" or not shown:
        return _away(found)
    if "," not in found[2]:
        return "Post" + _NOTHING * (len(found[0]) - 4)
    start = found.start(2) - found.start() + shown.start(1)
    return _mute(found[0][:start]) + shown[1] + _mute(found[0][start + len(shown[1]) :])
