"""Writes several files as one change: all of them or none. Never over a file that is no part of the change."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from macros.editing.moving import Step


class ChangedMeanwhileError(Exception):
    """A file is not as it was when the change was planned, or another stands where it would go."""


def swap(steps: Iterable[Step]) -> None:
    """Write every file beside its place, then put all in place; whatever goes wrong, all is as before. Raises what went wrong."""
    steps = tuple(steps)
    for step in steps:
        now = step.path.read_bytes() if step.path.exists() else None
        if now != step.before or (step.to != step.path and os.path.lexists(step.to)):
            raise ChangedMeanwhileError(step.path.as_posix())
    made = [folder for step in steps for folder in _missing(step.to.parent)]
    done = list[Step]()
    try:
        for step in steps:
            step.to.parent.mkdir(parents=True, exist_ok=True)
            _beside(step.to).write_bytes(step.after)
        for step in steps:
            done.append(step)
            os.replace(_beside(step.to), step.to)  # noqa: PTH105  # whole or not at all
            if step.to != step.path:
                step.path.unlink()
    except BaseException:
        _undo(steps, done, made)
        raise
    for step in steps:
        with suppress(OSError):  # other files may lie there
            step.path.parent.rmdir()


def _undo(steps: tuple[Step, ...], done: list[Step], made: list[Path]) -> None:
    for step in reversed(done):
        if step.to != step.path or step.before is None:
            step.to.unlink(missing_ok=True)
        if step.before is not None:
            step.path.write_bytes(step.before)
    for step in steps:
        _beside(step.to).unlink(missing_ok=True)
    for folder in reversed(made):
        with suppress(OSError):
            folder.rmdir()


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.ny")  # files that begin with a dot are never read


def _missing(folder: Path) -> list[Path]:
    """The folders that must be made, outermost first."""
    return [] if folder.exists() else [*_missing(folder.parent), folder]
