"""Where values stand in a file, packed small, and the faults found there. Must not know files or entities.

A spot is line and column, both from 0, in one integer. The spots of a file
form a tree beside its values: a scalar has its spot, a list `(spot, [node …])`
and a mapping `(spot, {key: (spot of the key, node)})`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from macros.plan.messages import message
from macros.plan.problems import Place, Problem, Severity
from macros.plan.relations import Path

SHIFT = 24
COLUMN = (1 << SHIFT) - 1
START = 0
MOST_SHOWN = 600
"""How much of a value a message can hold: enough for all names of fields."""

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Node: TypeAlias = "int | tuple[int, list[Node]] | tuple[int, dict[str, tuple[int, Node]]]"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a spot, before the file's name is known."""

    spot: int
    rule: str
    text: str
    link: tuple[str, tuple[str, ...]] | None = None
    """What was written where a link should be, and the kinds it may lead to: the whole plan may know what was meant."""

    def leading(self, given: str, allowed: tuple[str, ...]) -> Fault:
        """The same fault, of a link."""
        return replace(self, link=(given, allowed))

    def in_file(self, shown: str) -> Problem:
        """The problem as an editor is told it; `shown` is the file's path as shown."""
        return Problem(place_of(shown, self.spot), Severity.ERROR, self.rule, self.text)


def fault(rule: str, spot: int, **values: object) -> Fault:
    """A fault whose message is the rule's, with its values filled in; the message is always one line that shows."""
    return Fault(spot, rule, message(rule, **{name: _cut(value) for name, value in values.items()}))


def _cut(value: object) -> object:
    return value[:MOST_SHOWN] + "…" if isinstance(value, str) and len(value) > MOST_SHOWN else value


def place_of(shown: str, spot: int) -> Place:
    """The place of a spot, line and column from 1."""
    return Place(shown, (spot >> SHIFT) + 1, (spot & COLUMN) + 1)


def spot_in(text: str, index: int) -> int:
    """The spot of a character in a text whose lines end with a line feed."""
    return text.count("\n", 0, index) << SHIFT | (index - text.rfind("\n", 0, index) - 1)


def line_of(spot: int) -> int:
    """The line of a spot, from 1."""
    return (spot >> SHIFT) + 1


def start_of(node: Node) -> int:
    """Where a value begins."""
    return node if isinstance(node, int) else node[0]


def locate(node: Node, path: Path) -> int:
    """Where the value at `path` begins; the longest known part of the path decides."""
    for step in path:
        inner = _inner(node, step)
        if inner is None:
            break
        node = inner[1]
    return start_of(node)


def locate_key(node: Node, path: Path) -> int:
    """Where the last key of `path` stands, or the list item; else as `locate`."""
    spot = start_of(node)
    for step in path:
        inner = _inner(node, step)
        if inner is None:
            return start_of(node)
        spot, node = inner
    return spot


def holds(node: Node, path: Path) -> bool:
    """Whether something was written at `path`, be it empty."""
    for step in path:
        inner = _inner(node, step)
        if inner is None:
            return False
        node = inner[1]
    return True


def _inner(node: Node, step: str | int) -> tuple[int, Node] | None:
    if isinstance(node, int):
        return None
    inner = node[1]
    if isinstance(inner, dict):
        return inner.get(step) if isinstance(step, str) else None
    if isinstance(step, int) and step < len(inner):
        return start_of(inner[step]), inner[step]
    return None
