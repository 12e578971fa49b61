"""Changed fields in Swedish: one or more lines for each, links by their names, texts word by word. Says nothing of whole records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from enum import Enum
from textwrap import shorten
from typing import Any

from macros.comparing.difference import FieldChange, field_changes
from macros.comparing.words import Mark, Piece, Words, plain, shortened, word_difference
from macros.pages.wording import comma
from macros.plan.period import Period
from macros.plan.record import Part
from macros.plan.relations import link_relations
from macros.plan.values import SMALLEST_GROUP

TOO_FEW = "visas inte: färre än fem personer"
NOTHING = "inget"
LONG = 3
"""A text with more words than this is told word by word."""
MOST = 300
"""So many signs of a text that comes or goes are told."""

Named = Callable[[str], str]
"""Id → the name that readers see."""


def told_fields(model: type[Part], changes: Iterable[FieldChange], named: Named) -> Iterator[Words]:
    """Every change as lines of words; there is a line, at least, for each change."""
    for change in changes:
        yield from _told(model, change, named)


def alias(model: type[Part], name: str) -> str:
    """What files call a field: `gäller_från`."""
    return model.model_fields[name].alias or name


def value_in_words(value: Any, named: Named) -> str:
    """A value as one line of Swedish; of a figure that could point somebody out, not the figure."""
    if isinstance(value, Part):
        return _part_in_words(value, named)
    if isinstance(value, (tuple, list)):
        return "; ".join(value_in_words(one, named) for one in value) or NOTHING
    if isinstance(value, dict):
        return "; ".join(f"{_scalar(key)}: {value_in_words(one, named)}" for key, one in value.items()) or NOTHING
    return shorten(_scalar(value), MOST, placeholder=" …")


def points_out(part: Part) -> bool:
    """Whether a part holds a figure behind which there are so few people that somebody may be recognised."""
    count = getattr(part, "count", None)
    return count is not None and count < SMALLEST_GROUP


def _scalar(value: Any) -> str:
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Decimal):
        return comma(value)
    return str(value.value if isinstance(value, Enum) else value)


def _part_in_words(part: Part, named: Named) -> str:
    links, found = link_relations(type(part)), []
    for name in type(part).model_fields:
        value = getattr(part, name)
        if value in (None, (), {}, False) or (name in {"value", "count"} and points_out(part)):
            continue
        known = alias(type(part), name)
        told = _linked(value, named) if known in links else value_in_words(value, named)
        found.append(f"{known.replace('_', ' ')}: {told}" if value is True else told)
    return ", ".join([*found, *([TOO_FEW] if points_out(part) else [])])


def _linked(value: Any, named: Named) -> str:
    return named(value) if isinstance(value, str) else "; ".join(map(named, value))


def _told(model: type[Part], change: FieldChange, named: Named) -> Iterator[Words]:
    known = alias(model, change.name)
    label = known.replace("_", " ").capitalize()
    before, after = change.before, change.after
    if isinstance(before, tuple) and isinstance(after, tuple):
        yield from _told_list(label, before, after, named if known in link_relations(model) else None, named)
    elif isinstance(before, Part) and isinstance(after, Part):
        yield from (_prefixed(label, line) for line in told_fields(type(before), field_changes(before, after), named))
    elif isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            if before.get(key) != after.get(key):
                yield plain(f"{label}, {_scalar(key)}: {_scalar(before.get(key))} → {_scalar(after.get(key))}")
    elif known not in link_relations(model) and _is_text(before, after):
        yield (Piece(Mark.SAME, f"{label}: "), *shortened(word_difference(before, after)))
    else:
        yield _turned(label, before, after, named, link=known in link_relations(model))


def _is_text(before: Any, after: Any) -> bool:
    """Whether a field holds text so long that it is read word by word."""
    texts = [one for one in (before, after) if isinstance(one, str) and not isinstance(one, Enum)]
    return len(texts) == 2 and max(len(one.split()) for one in texts) > LONG


def _turned(label: str, before: Any, after: Any, named: Named, *, link: bool) -> Words:
    old, new = (
        _linked(value, named) if link and value is not None else value_in_words(value, named)
        for value in (before, after)
    )
    if before is None:
        return plain(f"{label} tillkommer: {new}")
    if after is None:
        return plain(f"{label} försvinner: {old}")
    return plain(f"{label}: {old} → {new}")


def _told_list(
    label: str, before: tuple[Any, ...], after: tuple[Any, ...], link: Named | None, named: Named
) -> Iterator[Words]:
    """What comes and goes in a list; parts that are about the same thing are told as changed."""
    gone, come = _without(before, after), _without(after, before)
    for old, new in _about_the_same(gone, come):
        gone.remove(old)
        come.remove(new)
        about = _about(old, named)
        lines = told_fields(type(old), _shown_changes(old, new), named)
        yield from (_prefixed(f"{label}, {about}" if about else label, line) for line in lines)
        if points_out(old) or points_out(new):
            yield plain(f"{label}, {about}: {TOO_FEW}")
    said = link or (lambda value: value_in_words(value, named))
    yield from (plain(f"{label} försvinner: {said(one)}") for one in gone)
    yield from (plain(f"{label} tillkommer: {said(one)}") for one in come)
    if not _without(before, after) and not _without(after, before):
        yield plain(f"{label}: ordningen är ändrad")


def _shown_changes(old: Part, new: Part) -> list[FieldChange]:
    """The fields that differ, without figures that could point somebody out."""
    hidden = {"value", "count"} if points_out(old) or points_out(new) else set[str]()
    return [change for change in field_changes(old, new) if change.name not in hidden]


def _without(values: tuple[Any, ...], others: tuple[Any, ...]) -> list[Any]:
    """Those of `values` that are not among `others`; of several alike, so many as are missing there."""
    left, found = list(others), []
    for value in values:
        if value in left:
            left.remove(value)
        else:
            found.append(value)
    return found


def _about_the_same(gone: list[Any], come: list[Any]) -> list[tuple[Part, Part]]:
    """Parts that link to the same thing and time, paired in order."""
    waiting: dict[tuple[Any, ...], list[Part]] = {}
    for part in come:
        if isinstance(part, Part):
            waiting.setdefault(_key(part), []).append(part)
    pairs = [(part, waiting[_key(part)]) for part in gone if isinstance(part, Part) and _key(part) in waiting]
    return [(old, new.pop(0)) for old, new in pairs if new]


def _key(part: Part) -> tuple[Any, ...]:
    """What a part is about: the links and times that it must have."""
    links = link_relations(type(part))
    needed = {name: getattr(part, name) for name, info in type(part).model_fields.items() if info.is_required()}
    return tuple(
        value for name, value in needed.items() if alias(type(part), name) in links or isinstance(value, Period)
    )


def _about(part: Part, named: Named) -> str:
    return ", ".join(named(one) if isinstance(one, str) else str(one) for one in _key(part))


def _prefixed(label: str, line: Words) -> Words:
    first, *rest = line
    return (Piece(first.mark, f"{label}: {first.text[:1].lower()}{first.text[1:]}"), *rest)
