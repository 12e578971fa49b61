"""One text as YAML: plain, within quotes, or as a block of lines. Knows no entities but for which fields hold numbers."""

from __future__ import annotations

import re

from macros.editing.yamltext.habits import bare_fields

WIDTH = 120
"""No line is longer, unless one word is."""

_PLAIN_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]|[-?:][^\s,\[\]{}]")
_UNSAFE = re.compile(r":(?:\s|\Z)|\s#")
_UNSAFE_IN_FLOW = re.compile(r"^[-?:]|[,\[\]{}]")
_NUMBER = re.compile(
    r"[-+]?(?:0[xo])?[0-9][0-9_]*(?:[.,:][0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|nan|[0-9]+)", re.IGNORECASE
)
_WORDS = frozenset({"", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""What other programs that read YAML take for something else than text."""
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def inline(text: str, key: str, *, in_flow: bool = False) -> str:
    """A text on one line: as it is where it can be, else within quotation marks. `key` is the field it stands in."""
    if is_plain(text, key, in_flow=in_flow):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """A text within quotation marks."""
    return f'"{text.translate(_ESCAPES)}"'


def is_plain(text: str, key: str, *, in_flow: bool = False) -> bool:
    """Whether a text can stand without quotation marks, and means the same to every program."""
    if text != text.strip() or "\n" in text or not _PLAIN_START.match(text):
        return False
    if _UNSAFE.search(text) or (in_flow and _UNSAFE_IN_FLOW.search(text)):
        return False
    if text.startswith(("---", "...")) or "\t" in text:
        return False
    return key in bare_fields() or not (_NUMBER.fullmatch(text) or text.casefold() in _WORDS)


def block(text: str, indent: int) -> list[str] | None:
    """A text as a block: the mark that stands after the colon, and its lines `indent` in; None if no block can hold it."""
    lines = text.removesuffix("\n").split("\n")
    if not lines[0] or text[0] == " " or not lines[-1] or "\t" in text:
        return None
    if any(line.strip(" ") != line.strip() or line != line.rstrip() for line in lines):
        return None
    if "\n" not in text:
        return [">-", *_folded(text, indent)] if "  " not in text else None
    chomp = "" if text.endswith("\n") else "-"
    return [f"|{chomp}", *(f"{' ' * indent}{line}" if line else "" for line in lines)]


def _folded(text: str, indent: int) -> list[str]:
    """The words of a text on lines of at most `WIDTH`, broken at single spaces alone, which is how they are read again."""
    lines, line = list[str](), ""
    for word in text.split(" "):
        if line and indent + len(line) + 1 + len(word) > WIDTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [f"{' ' * indent}{one}" for one in (*lines, line)]
