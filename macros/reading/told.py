"""One error in a record with all that its message needs: model, path, value, spot. Must not choose the message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from macros.plan.record import Part
from macros.plan.relations import Path
from macros.reading.shapes import Shape
from macros.reading.spots import Fault, Node, fault, locate, locate_key

MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Told:
    """One error with all that a message may need."""

    model: type[Part]
    noun: str
    node: Node
    path: Path
    given: Any
    shape: Shape | None
    context: Mapping[str, Any]

    @property
    def field(self) -> str:
        """The name of the field that the error is in."""
        return short(next((step for step in reversed(self.path) if isinstance(step, str)), ""))

    @property
    def within(self) -> str:
        """The kind of thing that has the field, after the word `varje`."""
        outer = [step for step in self.path[:-1] if isinstance(step, str)]
        return f"post i ”{outer[-1]}”" if outer else self.noun

    def at_value(self, rule: str, **values: object) -> Fault:
        """The fault where the value stands."""
        values = {"field": self.field, "given": short(self.given), **values}
        return fault(rule, locate(self.node, self.path), **values)

    def at_key(self, rule: str, **values: object) -> Fault:
        """The fault where the key stands."""
        return fault(rule, locate_key(self.node, self.path), field=self.field, within=self.within, **values)


def short(value: Any) -> str:
    """A value on one line, cut where it is long."""
    line = " ".join(str(value).split()) if isinstance(value, str | int) else ""
    return line if len(line) <= MOST_SHOWN else line[: MOST_SHOWN - 1] + "…"
