"""Numbers as people write them in Swedish: `72,5` and `72.5`. Must not accept what only computers write (`1_000`, `1e3`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from macros.plan.record import Part
from macros.plan.relations import Path
from macros.reading.shapes import Shape, shapes
from macros.reading.spots import Value

WHOLE = re.compile(r"[-−]?[0-9]{1,15}\Z", re.ASCII)
DECIMAL = re.compile(r"[-−]?[0-9]{1,15}(?:[.,][0-9]{1,15})?\Z", re.ASCII)
_ABOUT = re.compile(r"(?:ca|cirka|ungefär|omkring|drygt|knappt|minst|över|under|[<>≈~])\.?\s*", re.IGNORECASE)
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+\Z", re.ASCII)
_POWER = re.compile(r"([0-9]+(?:[.,][0-9]+)?)[eE]([+-]?[0-9]{1,2})\Z", re.ASCII)
_HALVES = {"½": ",5", "¼": ",25", "¾": ",75"}


@cache
def has_numbers(model: type[Part]) -> bool:
    """Whether a model holds a number anywhere."""
    return any(shape.number or (shape.part and has_numbers(shape.part)) for shape in shapes(model).values())


def cast_numbers(model: type[Part], values: dict[str, Value]) -> Iterator[Path]:
    """Turn the numbers in `values` from text to numbers, in place; yield where a text is no number."""
    for alias, shape in shapes(model).items():
        value = values.get(alias)
        if value is None:
            continue
        if shape.part and has_numbers(shape.part):
            for position, item in enumerate(value) if isinstance(value, list) else ((None, value),):
                if isinstance(item, dict):
                    start: Path = (alias,) if position is None else (alias, position)
                    yield from ((*start, *path) for path in cast_numbers(shape.part, item))
        elif shape.number and isinstance(value, str):
            number = _number(shape, value)
            if number is None:
                yield (alias,)
            else:
                values[alias] = number  # type: ignore[assignment]


def number_hint(text: str, *, whole: bool) -> str:
    """What to write instead of a text that is nearly a number, with a leading space, or nothing."""
    plain = re.sub(r"\s", "", _ABOUT.sub("", text.strip(), count=1))
    for sign, decimals in _HALVES.items():
        plain = plain.replace(sign, decimals)
    plain = re.sub(r"(?:%|procent|st|kr|personer|dagar)\.?\Z", "", plain)
    if power := _POWER.match(plain):
        plain = f"{Decimal(power[1].replace(',', '.')).scaleb(int(power[2])):f}"
    if _THOUSANDS.match(plain):
        plain = plain.replace(",", "")
    if whole:
        plain = re.sub(r"[.,]0+\Z", "", plain)
    if not (WHOLE if whole else DECIMAL).match(plain) or plain == text:
        return ""
    return f" Menade du {plain.replace('.', ',')}?"


def _number(shape: Shape, text: str) -> int | Decimal | None:
    plain = text.strip()
    if shape.number is int:
        return int(plain.replace("−", "-")) if WHOLE.match(plain) else None
    return Decimal(plain.replace(",", ".").replace("−", "-")) if DECIMAL.match(plain) else None
