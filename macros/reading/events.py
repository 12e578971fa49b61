"""Text to values and their spots, through libyaml's events. Every scalar stays text; nothing is guessed.

Must not know entities: anchors, tags, merge keys and repeated keys are faults
in every file, and what a field means is decided by the models.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from macros.plan.problems import MOST_TOLD
from macros.reading.bytes import FORBIDDEN, character_fault
from macros.reading.comments import commented, cut_text
from macros.reading.parsers import FASTEST, EventParser
from macros.reading.spots import SHIFT, START, Fault, Node, Value, fault, line_of, spot_in
from macros.reading.syntax import explain

MOST_LEVELS = 32
MOST_NODES = 200_000
DIRECTIVE = re.compile("^%", re.MULTILINE)
QUOTES = frozenset({"'", '"'})


@dataclass(slots=True)
class Written:
    """What a file says: values, their spots, and what is wrong with the writing."""

    values: Value = ""
    node: Node = START
    faults: list[Fault] = field(default_factory=list)
    spoiled: list[int] = field(default_factory=list)
    """Spots, in order, of faults that make the record around them unfit to be read further."""
    empties: bool = False
    """Whether any field was written without a value."""
    whole: bool = True
    """False where the reading stopped; what came before is kept, the last record is not whole."""


class _StoppedError(Exception):
    """A limit is passed: nothing of the file is used."""

    def __init__(self, found: Fault) -> None:
        super().__init__(found.rule)
        self.fault = found


def read_text(text: str, parser: Callable[[str], EventParser] = FASTEST) -> Written:
    """Read one file's text; never raises, whatever the text holds."""
    written = Written()
    builder: _Builder | None = None
    directive = DIRECTIVE.search(text) if "%" in text else None
    if directive:
        return Written(faults=[fault("direktiv", spot_in(text, directive.start()))], whole=False)
    try:
        builder = _Builder(parser(text).get_event, written, commented(text), escapes="\\" in text)
        builder.document()
    except _StoppedError as stopped:
        written = Written(faults=[*written.faults, stopped.fault], whole=False)
    except (YAMLError, ValueError) as error:
        written.faults.append(explain(error, text, quoted=builder.quoted if builder else None))
        written.whole = False
    written.spoiled.sort()
    return written


class _Builder:
    """Builds values and spots from events; a container is attached before it is filled, so a stop keeps what was read."""

    __slots__ = ("_quoted", "commented", "escapes", "get", "nodes", "written")

    def __init__(self, get: Callable[[], Any], written: Written, lines: Mapping[int, str], *, escapes: bool) -> None:
        self.get = get
        self.written = written
        self.commented = lines
        self.escapes = escapes
        self.nodes = 0
        self._quoted: Any = None
        """The last text in quotation marks."""

    @property
    def quoted(self) -> tuple[int, int] | None:
        """Where the last text in quotation marks began and ended."""
        event = self._quoted
        return (_spot_of(event.start_mark), _spot_of(event.end_mark)) if event else None

    def document(self) -> None:
        """Read the one document of the stream."""
        self.get()
        if self.get().__class__ is StreamEndEvent:
            return
        values, node = self._open(self.get(), 0)
        self.written.values, self.written.node = values, node if values != "" else START
        self._fill(values, node, 0)
        self.get()
        event = self.get()
        if event.__class__ is DocumentStartEvent:
            self.written.faults.append(fault("flera-dokument", _spot(event)))
            self.written.whole = False

    def _mapping(self, values: dict[str, Value], spots: dict[str, tuple[int, Node]], depth: int) -> None:
        get = self.get
        while (event := get()).__class__ is not MappingEndEvent:
            if event.__class__ is not ScalarEvent or event.value == "<<" or event.anchor or event.tag:
                self._odd_key(event, depth)
                continue
            key = event.value
            mark: Any = event.start_mark
            key_spot = mark.line << SHIFT | mark.column
            if event.style:
                self._styled(event, key_spot)
            event = get()
            self.nodes += 2
            if event.__class__ is ScalarEvent and not (event.anchor or event.tag):
                mark = event.start_mark
                spot: int = mark.line << SHIFT | mark.column
                node: Node = spot
                value: Value = event.value
                if event.style or self.commented:
                    self._styled(event, spot)
            else:
                value, node = self._open(event, depth)
            if key in spots:
                self._tell(fault("dubbel-nyckel", key_spot, key=key, line=line_of(spots[key][0])))
            else:
                spots[key] = (key_spot, node)
                if value.__class__ is str and (not value or value.isspace()):
                    self.written.empties = True
                else:
                    values[key] = value
            if value.__class__ is not str:
                self._fill(value, node, depth)
            if self.nodes > MOST_NODES:
                raise _StoppedError(fault("for-manga-varden", key_spot, most=MOST_NODES))

    def _sequence(self, values: list[Value], nodes: list[Node], depth: int) -> None:
        get = self.get
        while (event := get()).__class__ is not SequenceEndEvent:
            self.nodes += 1
            if event.__class__ is ScalarEvent and not (event.style or event.anchor or event.tag):
                mark: Any = event.start_mark
                spot: int = mark.line << SHIFT | mark.column
                node: Node = spot
                value: Value = event.value
                if self.commented:
                    self._styled(event, spot)
            else:
                value, node = self._open(event, depth)
            values.append(value)
            nodes.append(node)
            if value.__class__ is not str:
                self._fill(value, node, depth)
            if self.nodes > MOST_NODES:
                raise _StoppedError(fault("for-manga-varden", _spot(event), most=MOST_NODES))

    def _open(self, event: Any, depth: int) -> tuple[Value, Node]:
        """The value that an event begins; a container is still empty."""
        mark: Any = event.start_mark
        spot: int = mark.line << SHIFT | mark.column
        kind = event.__class__
        if kind is AliasEvent or event.anchor or event.tag:
            self._note(event)
        if kind is ScalarEvent:
            if event.style or self.commented:
                self._styled(event, spot)
            return event.value, spot
        if kind is AliasEvent:
            return "", spot
        if depth >= MOST_LEVELS:
            raise _StoppedError(fault("for-djupt", spot, most=MOST_LEVELS))
        if kind is MappingStartEvent:
            return {}, (spot, {})
        return [], (spot, [])

    def _fill(self, value: Value, node: Any, depth: int) -> None:
        if value.__class__ is dict:
            self._mapping(value, node[1], depth + 1)
        elif value.__class__ is list:
            self._sequence(value, node[1], depth + 1)

    def _value(self, event: Event, depth: int) -> tuple[Value, Node]:
        value, node = self._open(event, depth)
        self._fill(value, node, depth)
        return value, node

    def _styled(self, event: ScalarEvent, spot: int) -> None:
        """A text in quotation marks is remembered, and looked through where escapes may have made any character.

        One without them, that a comment may have cut, spoils its record: what is missing of it would not show.
        """
        if event.style not in QUOTES:
            if not event.style and (cut := cut_text(event, self.commented)):
                self._spoil(cut)
            return
        self._quoted = event
        forbidden = FORBIDDEN.search(event.value) if self.escapes and event.style == '"' else None
        if forbidden:
            self._spoil(character_fault(forbidden[1], spot))

    def _odd_key(self, event: Event, depth: int) -> None:
        """A key that is no plain text: told, and passed by together with its value."""
        if isinstance(event, ScalarEvent):
            self._note(event)
            if event.value == "<<":
                self._spoil(fault("merge-nyckel", _spot(event)))
        else:
            if not isinstance(event, AliasEvent):
                self._spoil(fault("fel-nyckel", _spot(event)))
            self._value(event, depth)
        self._value(self.get(), depth)

    def _note(self, event: Any) -> None:
        """Tell of anchors, aliases and tags."""
        if isinstance(event, AliasEvent):
            self._spoil(fault("alias", _spot(event), name=event.anchor))
        elif event.anchor:
            self._spoil(fault("ankare", _spot(event), name=event.anchor))
        elif event.tag:
            self._spoil(fault("tagg", _spot(event)))

    def _spoil(self, found: Fault) -> None:
        self.written.spoiled.append(found.spot)
        self._tell(found)

    def _tell(self, found: Fault) -> None:
        self.written.faults.append(found)
        if len(self.written.faults) == MOST_TOLD - 1:
            raise _StoppedError(fault("fler-fel", found.spot, most=MOST_TOLD))


def _spot(event: Event) -> int:
    return _spot_of(event.start_mark)


def _spot_of(mark: Any) -> int:
    return int(mark.line << SHIFT | mark.column)
