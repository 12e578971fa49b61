"""Writes plain values as YAML the way editors write it: folded texts, short lists on one line."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator

_PLAIN = re.compile(r"[A-Za-zÅÄÖåäö][A-Za-zÅÄÖåäö0-9 ()–.-]*\Z")
_WIDTH = 118
_LONG = 80


def dump(value: dict[str, object]) -> str:
    """A mapping as the text of a YAML file."""
    return "\n".join(_mapping(value, "")) + "\n"


def _mapping(value: dict[str, object], indent: str) -> Iterator[str]:
    for key, item in value.items():
        if isinstance(item, str) and (len(item) > _LONG or "\n" in item):
            yield f"{indent}{key}: {'|' if chr(10) in item else '>-'}"
            yield from _text(item, f"{indent}  ")
        elif isinstance(item, list) and item and isinstance(item[0], dict):
            yield f"{indent}{key}:"
            for entry in item:
                yield from _entry(entry, f"{indent}  ")
        else:
            yield f"{indent}{key}: {_inline(item)}"


def _entry(entry: dict[str, object], indent: str) -> Iterator[str]:
    short = _inline(entry)
    if len(short) < _LONG and "id" not in entry:
        yield f"{indent}- {short}"
        return
    lines = list(_mapping(entry, f"{indent}  "))
    yield f"{indent}- {lines[0].lstrip()}"
    yield from lines[1:]
    if "id" in entry:
        yield ""


def _text(text: str, indent: str) -> Iterator[str]:
    if "\n" in text:
        yield from (f"{indent}{line}" if line else "" for line in text.split("\n"))
    else:
        yield from textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def _inline(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_inline(item)}' for key, item in value.items())}}}"
    text = str(value)
    return text if isinstance(value, int) or _PLAIN.match(text) else json.dumps(text, ensure_ascii=False)
