"""A file's bytes in the one form that our files have. Says the same as before, with every comment, or is not given. Opens no file."""

from __future__ import annotations

from typing import Any

from macros.editing.yamltext.canonical import canonical
from macros.editing.yamltext.comments import comments
from macros.editing.yamltext.patching import Models
from macros.editing.yamltext.source import parse
from macros.reading.bytes import character_faults, decode
from macros.reading.events import read_text
from macros.reading.spots import START, Fault

UNSAFE = Fault(
    START,
    "formatera-gick-inte",
    "Filen går inte att skriva om utan att något ändras, så den är lämnad som den är. Kör fardplan kontroll, och rätta det som sägs.",
)


class UnfitError(Exception):
    """A file cannot be put in form; it is left as it is. Holds what is wrong in it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(UNSAFE.text)
        self.faults = faults


def formatted(data: bytes, models: Models) -> bytes:
    """The bytes in their form; raises `UnfitError` if the file cannot be read, or would not say the same."""
    text = decode(data)
    if isinstance(text, Fault):
        raise UnfitError([text])
    written = read_text(text)
    if faults := [*character_faults(text), *written.faults]:
        raise UnfitError(sorted(faults, key=lambda one: one.spot))
    try:
        result = canonical(text, models)
    except (TypeError, IndexError, ValueError) as error:
        raise UnfitError([UNSAFE]) from error
    again = read_text(result)
    if again.faults or _said(again.values) != _said(written.values) or _noted(result) != _noted(text):
        raise UnfitError([UNSAFE])
    return result.encode()


def _said(value: Any) -> Any:
    """What is said, without what the models take away: line breaks after a text."""
    if isinstance(value, dict):
        return {key: _said(one) for key, one in value.items()}
    return [_said(one) for one in value] if isinstance(value, list) else value.rstrip("\n")


def _noted(text: str) -> list[str]:
    return sorted(comment.text for comment in comments(text, parse(text)))
