"""Values as YAML in the one form that our files have: short lists and parts on a line, long texts folded. Knows no files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from macros.editing.yamltext.habits import tall_fields
from macros.editing.yamltext.scalars import WIDTH, block, inline

Tree: TypeAlias = "str | Sequence[Tree] | Mapping[str, Tree]"
"""What a file holds, all scalars as text: what the reader gives, and what is written."""


def entry(key: str, value: Tree, indent: int) -> list[str]:
    """A field with its value, the key standing `indent` in."""
    return _after(f"{' ' * indent}{inline(key, key)}:", key, value, indent)


def item(value: Tree, key: str, indent: int) -> list[str]:
    """One item of the list in `key`, its hyphen standing `indent` in."""
    start = " " * indent
    if isinstance(value, str) or fits_flow(value, key, indent + 2):
        return _after(f"{start}-", key, value, indent)
    if isinstance(value, Mapping):
        lines = fields(value, indent + 2)
        return [f"{start}- {lines[0].lstrip()}", *lines[1:]]
    raise TypeError("a list directly in a list")


def fields(value: Mapping[str, Tree], indent: int) -> list[str]:
    """The fields of a mapping, a line or more each."""
    return [line for key, inner in value.items() for line in entry(key, inner, indent)]


def flow(value: Tree, key: str) -> str:
    """A value on one line, as within brackets."""
    if isinstance(value, str):
        return inline(value, key, in_flow=True)
    if isinstance(value, Mapping):
        pairs = (f"{inline(name, name, in_flow=True)}: {flow(one, name)}" for name, one in value.items())
        return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join(flow(one, key) for one in value)}]"


def fits_flow(value: Tree, key: str, used: int) -> bool:
    """Whether a list of texts, or a part without running text, stands on the line of which `used` is taken."""
    if isinstance(value, str):
        return False
    inner = list(value.values()) if isinstance(value, Mapping) else list(value)
    if not inner:
        return True
    if key in tall_fields() and isinstance(value, Mapping):
        return False
    if any(not isinstance(one, str) or "\n" in one for one in inner):
        return False
    return used + len(flow(value, key)) <= WIDTH


def _after(head: str, key: str, value: Tree, indent: int) -> list[str]:
    """A value after `key:` or a hyphen that stands `indent` in."""
    if isinstance(value, str):
        return text_after(head, key, value, indent)
    if fits_flow(value, key, len(head) + 1):
        return [f"{head} {flow(value, key)}"]
    if isinstance(value, Mapping):
        return [head, *fields(value, indent + 2)]
    return [head, *(line for one in value for line in item(one, key, indent + 2))]


def text_after(head: str, key: str, text: str, indent: int, *, folded: bool = False) -> list[str]:
    """A text after `key:` or a hyphen: on the line where it fits, else as a block; `folded` asks for a block in any case."""
    short = inline(text, key)
    if "\n" not in text and not folded and len(head) + 1 + len(short) <= WIDTH:
        return [f"{head} {short}"]
    lines = block(text, indent + 2)
    return [f"{head} {lines[0]}", *lines[1:]] if lines else [f"{head} {short}"]
