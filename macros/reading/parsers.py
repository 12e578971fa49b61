"""The two parsers that give YAML events: libyaml's, and PyYAML's own where libyaml is missing. Must not build values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


class PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser, which gives the same events where libyaml is not installed."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)


class EventParser(Protocol):
    """What reading needs of a parser."""

    def get_event(self) -> Any:
        """The next event, or None after the last."""


try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]

    FASTEST: Callable[[str], EventParser] = CParser
except ImportError:  # libyaml is missing
    FASTEST = PureParser
