"""A whole text in the one form that our files have, with every comment at its record and field. Opens no file.

What is written, and in which order, is the author's; only the form changes:
lists and parts on one line where they fit, long texts folded, quotation marks
where they are needed, records apart. Comments are taken in the order in which
they stand, each once: before a field or an item, beside it, or last in what it
is part of. One in the first column stays there, for it may hide a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.editing.yamltext.comments import Comment, comments, is_apart, line_end, line_start
from macros.editing.yamltext.patching import Models, inner_models
from macros.editing.yamltext.scalars import inline, quoted
from macros.editing.yamltext.source import BLOCKS, Field, Fields, Listing, Node, Scalar, is_empty, parse
from macros.editing.yamltext.values import Tree, fits_flow, flow, text_after
from macros.plan.record import Record

MOST_ROUNDS = 6
HIDDEN_ROW = re.compile(r"#\s*(?:- |[\w-]+:(?:\s|\Z))")


def canonical(text: str, models: Models) -> str:
    """The text in its one form; raises `TypeError` for what no file of ours holds: a list directly in a list."""
    for _ in range(MOST_ROUNDS):
        again = _once(text, models)
        if again == text:
            break
        text = again
    return text


def _once(text: str, models: Models) -> str:
    root = parse(text)
    writer = _Writer(text, comments(text, root))
    if isinstance(root, Fields):
        lines = writer.mapping(root, _Place(0, -1, len(text)), models)
    elif root is None:
        lines = []
    else:
        raise TypeError("not a mapping")
    lines += writer.before(len(text), 0)
    return "".join(f"{line}\n" for line in _trimmed(lines))


def _trimmed(lines: list[str]) -> list[str]:
    while lines and not lines[0]:
        lines = lines[1:]
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something is written: how far in, after what column in the source it ends, and where the next thing begins."""

    indent: int
    owner: int
    limit: int


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before a value on its line: as it is written, the field's name, and where it ends in the source."""

    text: str
    key: str
    end: int


class _Writer:
    """Writes a tree anew, and puts in each comment as it comes."""

    def __init__(self, text: str, found: list[Comment]) -> None:
        self.text = text
        self.comments = found
        self.next = 0

    def before(self, start: int, indent: int) -> list[str]:
        """The comments that stand before a place, each on its line; an empty line around them is kept."""
        lines = self._lines(self._take(start), indent)
        if lines and is_apart(self.text, start) and start < len(self.text):
            lines.append("")
        return lines

    def mapping(self, node: Fields, place: _Place, models: Models) -> list[str]:
        """The fields of a mapping, with what stands between them."""
        lines = list[str]()
        for field, limit in zip(node.fields, self._limits(node.fields, place.limit), strict=True):
            new = self.before(field.start, place.indent)
            new += self._field(field, _Place(place.indent, self._column(field.start), limit), models)
            if lines and isinstance(models, Mapping) and "" not in self._head(new):
                lines.append("")
            lines += new
        return lines + self._last(node, place)

    def _field(self, field: Field, place: _Place, models: Models) -> list[str]:
        head = _Head(f"{' ' * place.indent}{inline(field.key, field.key)}:", field.key, field.colon)
        return self._value(head, field.value, place, inner_models(models, field.key))

    def _value(self, head: _Head, value: Node, place: _Place, models: Models) -> list[str]:
        """A value after its key or its hyphen, with the comments beside it on its first line."""
        children = [] if isinstance(value, Scalar) else _children(value)
        beside = self._beside(head.end, children[0] if children else value.start + 1)
        hoisted = list[Comment]() if children else self._take(max(value.start, head.end))
        if isinstance(value, Scalar):
            lines = self._text(head, value, place.indent)
            beside += self._beside(value.start if value.style in BLOCKS else value.end, place.limit)
        else:
            hoisted += [] if children else self._take(value.end)
            lines = self._container(head, value, place, models)
            beside += self._beside(value.end, place.limit) if value.in_flow or not children else []
        if beside:
            if (
                isinstance(value, Scalar)
                and lines == [f"{head.text} {value.text}"]
                and _may_be_cut(value.text, beside[0])
            ):
                lines = [f"{head.text} {quoted(value.text)}"]
            lines[0] += f"  {beside[0].text}"
        return [*self._lines([*hoisted, *beside[1:]], place.indent), *lines]

    def _container(self, head: _Head, value: Fields | Listing, place: _Place, models: Models) -> list[str]:
        """A list or a part: on the line of its key where it fits, else below."""
        if self._fits(value, head.key, len(head.text) + 1):
            return [f"{head.text} {flow(_told(value), head.key)}"]
        inner = _Place(place.indent + 2, place.owner, place.limit)
        if isinstance(value, Fields):
            return [head.text, *self.mapping(value, inner, models)]
        return [head.text, *self._items(value, head.key, inner, models)]

    def _text(self, head: _Head, value: Scalar, indent: int) -> list[str]:
        if is_empty(value):
            return [head.text]
        text = value.text
        if value.style in BLOCKS:
            text = text.rstrip("\n") + ("\n" if value.style == "|" and text.endswith("\n") else "")
        return text_after(head.text, head.key, text, indent, folded=value.style == ">")

    def _items(self, node: Listing, key: str, place: _Place, models: Models) -> list[str]:
        lines = list[str]()
        column = place.owner if node.in_flow else self._column(node.start)
        apart = isinstance(models, type) and issubclass(models, Record)
        starts = [one.start for one in node.items]
        for one, limit in zip(node.items, [*starts[1:], place.limit], strict=True):
            new = self.before(one.start, place.indent)
            new += self._item(one, key, _Place(place.indent, column, limit), models)
            if lines and apart and "" not in self._head(new):
                lines.append("")
            lines += new
        return lines + self._last(node, place)

    def _item(self, node: Node, key: str, place: _Place, models: Models) -> list[str]:
        start = " " * place.indent
        if isinstance(node, Listing):
            raise TypeError("a list directly in a list")
        if isinstance(node, Scalar) or not node.fields or self._fits(node, key, place.indent + 2):
            return self._value(_Head(f"{start}-", key, node.start), node, place, models)
        inner = self.mapping(node, _Place(place.indent + 2, place.owner, place.limit), models)
        ahead = self._head(inner)
        beside = self._beside(node.end, place.limit) if node.in_flow else []
        moved = [line if line.startswith("#") else f"{start}{line.lstrip()}" for line in ahead]
        first = f"{start}- {inner[len(ahead)].lstrip()}"
        return [*moved, *self._lines(beside, place.indent), first, *inner[len(ahead) + 1 :]]

    def _fits(self, node: Fields | Listing, key: str, used: int) -> bool:
        """Whether a list or a part stands on one line. One with a comment in it or right below does not: that may be a hidden row of it."""
        coming = self.comments[self.next : self.next + 1]
        if coming and (coming[0].start < node.end or (not node.in_flow and self._is_right_below(coming[0], node))):
            return False
        return not any(map(_is_hollow, _values(node))) and fits_flow(_told(node), key, used)

    def _is_right_below(self, comment: Comment, node: Node) -> bool:
        return comment.alone and line_start(self.text, comment.start) == line_end(self.text, node.end) + 1

    def _last(self, node: Fields | Listing, place: _Place) -> list[str]:
        """The comments that end a mapping or a list: those within its brackets, or further in than what it stands in."""
        found = list[Comment]()
        while self.next < len(self.comments):
            comment = self.comments[self.next]
            inside = (
                comment.start < node.end if node.in_flow else comment.column > place.owner or _is_hidden_row(comment)
            )
            if comment.start > place.limit or not (inside and (comment.alone or node.in_flow)):
                break
            found.append(comment)
            self.next += 1
        return self._lines(found, place.indent)

    def _beside(self, after: int, limit: int) -> list[Comment]:
        """The comment on the line of a place, after it."""
        if self.next < len(self.comments):
            comment = self.comments[self.next]
            if not comment.alone and after <= comment.start < limit and "\n" not in self.text[after : comment.start]:
                self.next += 1
                return [comment]
        return []

    def _take(self, until: int) -> list[Comment]:
        first = self.next
        while self.next < len(self.comments) and self.comments[self.next].start < until:
            self.next += 1
        return self.comments[first : self.next]

    def _lines(self, found: Iterable[Comment], indent: int) -> list[str]:
        lines = list[str]()
        for comment in found:
            lines += [""] if comment.apart else []
            lines.append(comment.text if comment.alone and not comment.column else f"{' ' * indent}{comment.text}")
        return lines

    def _head(self, lines: list[str]) -> list[str]:
        """The comments and empty lines that a field or an item begins with."""
        count = next((number for number, line in enumerate(lines) if line and line.lstrip()[:1] != "#"), len(lines))
        return lines[:count]

    def _limits(self, found: tuple[Field, ...], last: int) -> list[int]:
        return [*(field.start for field in found[1:]), last]

    def _column(self, index: int) -> int:
        return index - line_start(self.text, index)


def _is_hidden_row(comment: Comment) -> bool:
    """Whether a comment right below something hides a row of it, which stands in its own column once the sign is gone."""
    return not comment.column and not comment.apart and bool(HIDDEN_ROW.match(comment.text))


def _may_be_cut(text: str, comment: Comment) -> bool:
    """Whether a comment after a text without quotation marks would be taken for the rest of it."""
    return " " in text or comment.text[1:2] not in ("", " ", "#")


def _children(node: Fields | Listing) -> list[int]:
    return [one.start for one in (node.fields if isinstance(node, Fields) else node.items)]


def _values(node: Fields | Listing) -> list[Node]:
    return [field.value for field in node.fields] if isinstance(node, Fields) else list(node.items)


def _is_hollow(node: Node) -> bool:
    """Whether a field or an item is written without a value, which has a line of its own."""
    return isinstance(node, Scalar) and is_empty(node)


def _told(node: Node) -> Tree:
    if isinstance(node, Scalar):
        return node.text.rstrip("\n") if node.style == ">" else node.text
    if isinstance(node, Listing):
        return [_told(one) for one in node.items]
    return {field.key: _told(field.value) for field in node.fields}
