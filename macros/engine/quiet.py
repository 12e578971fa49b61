"""What MkDocs says and counts: hides messages that would only puzzle, counts warnings before the swap."""

from __future__ import annotations

import logging

from mkdocs.commands import build

HOST = build.__name__.partition(".")[0]
"""The name under which the engine logs: `mkdocs`, or that of a fork which takes its place."""

_PUZZLING = ("Page skipped:",)


class _Hush(logging.Filter):
    """Drops MkDocs' notes about frames: they are meant to give no page of their own."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not record.getMessage().startswith(_PUZZLING)


def hush() -> None:
    """Silence the puzzling messages, once."""
    logger = logging.getLogger(build.__name__)
    if not any(isinstance(known, _Hush) for known in logger.filters):
        logger.addFilter(_Hush())


class WarningCount(logging.Handler):
    """Counts MkDocs' warnings during a strict build, so that a site it would refuse is never swapped in."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.number = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count a warning or an error."""
        assert record
        self.number += 1

    def watch(self, *, strict: bool) -> None:
        """Begin counting anew, if the build is strict."""
        self.number = 0
        logger = logging.getLogger(HOST)
        logger.removeHandler(self)
        if strict:
            logger.addHandler(self)

    def stop(self) -> int:
        """End counting; how many there were."""
        logging.getLogger(HOST).removeHandler(self)
        return self.number
