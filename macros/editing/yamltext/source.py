"""A file's text as a tree in which every value knows where it begins and ends. Must not know entities, nor judge anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

BLOCKS = ("|", ">")
"""How a text of several lines begins."""
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text: from where to where it stands, and how it is written (`>`, `|`, a quotation mark, or nothing)."""

    start: int
    end: int
    text: str
    style: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; each item's hyphen, or in brackets its first sign, stands where the item starts."""

    start: int
    end: int
    items: tuple[Node, ...]
    in_flow: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A key and its value; `colon` is the place after the colon."""

    key: str
    start: int
    colon: int
    value: Node


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping."""

    start: int
    end: int
    fields: tuple[Field, ...]
    in_flow: bool

    def find(self, key: str) -> Field | None:
        """The field of that name."""
        return next((field for field in self.fields if field.key == key), None)


Node: TypeAlias = Scalar | Listing | Fields


def parse(text: str) -> Node | None:
    """The tree of a text that the reader has found no fault in; None where it holds nothing."""
    node = yaml.compose(text, Loader=LOADER)
    return None if node is None else _node(node, text)


def plain(node: Node) -> Any:
    """What a tree says, as the reader tells it: fields without a value are left out."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return [plain(one) for one in node.items]
    return {field.key: plain(field.value) for field in node.fields if not is_empty(field.value)}


def is_empty(node: Node) -> bool:
    """Whether nothing is written for a field."""
    return isinstance(node, Scalar) and not node.text.strip()


def _node(node: Any, text: str) -> Node:
    start = node.start_mark.index
    if isinstance(node, yaml.ScalarNode):
        end = node.end_mark.index
        if node.style in BLOCKS:
            end = start + len(text[start:end].rstrip())
        return Scalar(start, max(start, end), node.value, node.style or "")
    in_flow = bool(node.flow_style)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_node(one, text) for one in node.value)
        return Listing(start, node.end_mark.index if in_flow or not items else items[-1].end, items, in_flow)
    fields = tuple(_fields(node, text))
    last = max(fields[-1].colon, fields[-1].value.end) if fields and not is_empty(fields[-1].value) else None
    end = last if last is not None else (fields[-1].colon if fields else start)
    return Fields(start, node.end_mark.index if in_flow or not fields else end, fields, in_flow)


def _fields(node: Any, text: str) -> Iterator[Field]:
    for key, value in node.value:
        colon = text.index(":", key.end_mark.index) + 1
        inner = _node(value, text)
        written = isinstance(inner, Scalar) and not inner.style and not inner.text
        yield Field(key.value, key.start_mark.index, colon, Scalar(colon, colon, "", "") if written else inner)
