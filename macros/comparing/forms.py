"""A comparison as text for a terminal, Markdown for a forge, or JSON for machines. Must not find differences, nor print."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from macros.comparing.comparison import Comparison
from macros.comparing.exact import exact
from macros.comparing.markdown import markdown
from macros.comparing.telling import Section, Told, tell
from macros.comparing.words import Mark, Piece, Words, around, one_line


class Form(StrEnum):
    """The forms in which a comparison can be told."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def render(found: Comparison, *, form: Form) -> str:
    """The comparison in one form, ending in a newline. Same comparison, same text."""
    return _FORMS[form](found)


def _text(found: Comparison) -> str:
    told = tell(found)
    lines = [told.sentence, "", told.title, *([told.summary] if told.summary else [])]
    for section in (*told.errors, *told.sections):
        lines += ["", f"{section.title} ({len(section.items)})" if section.items else section.title]
        for item in section.items[: section.most]:
            lines += [f"  {item.head}", *(f"      {_in_brackets(line)}" for line in item.lines)]
        lines += _rest(section, indent="  ")
    if any(piece.mark is not Mark.SAME for piece in _pieces(told)):
        lines += ["", "I texterna betyder [-ord-] borttaget och {+ord+} tillagt."]
    return "".join(f"{line}\n" for line in lines)


def _rest(section: Section, *, indent: str) -> list[str]:
    more = len(section.items) - section.most
    return [f"{indent}… och {more} till. Allt finns i --som json."] if more > 0 else []


def _pieces(told: Told) -> Iterator[Piece]:
    for section in told.sections:
        for item in section.items:
            for line in item.lines:
                yield from line


def _in_brackets(line: Words) -> str:
    """Words with git's own signs: `[-gammalt-]{+nytt+}`."""
    return "".join(_bracketed(piece) for piece in line).strip()


def _bracketed(piece: Piece) -> str:
    text = one_line(piece.text)
    if piece.mark is Mark.SAME:
        return text
    start, end = ("[-", "-]") if piece.mark is Mark.OUT else ("{+", "+}")
    return around(text, start, end)


_FORMS: Mapping[Form, Callable[[Comparison], str]] = MappingProxyType(
    {Form.TEXT: _text, Form.MARKDOWN: lambda found: markdown(tell(found)), Form.JSON: exact}
)
