"""Writes a file in the data folder: a new one never over another, a changed one whole or not at all, none outside it."""

from __future__ import annotations

import os
from pathlib import Path


class OutsideError(Exception):
    """The file would lie outside of the data folder."""


def write_new(data: Path, name: str, text: str) -> None:
    """Make a file with its folders; raises `FileExistsError` if it is there and `OutsideError` if it would lie outside `data`."""
    path = _inside(data, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(text.encode())


def write_again(data: Path, name: str, text: str) -> None:
    """Put a file in the place of an earlier one, or make it; raises `OutsideError` if it would lie outside `data`."""
    path = _inside(data, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.ny")  # files that begin with a dot are never read
    beside.write_bytes(text.encode())
    os.replace(beside, path)  # noqa: PTH105  # the one that says in its name that it is whole or not at all


def _inside(data: Path, name: str) -> Path:
    """The path of a file, whatever links lead to on the way; `name` is from the data folder."""
    folder = Path(os.path.realpath(data))
    path = Path(os.path.realpath(data / name))
    if not path.is_relative_to(folder) or path == folder or path != folder / name:
        raise OutsideError(name)
    return path
