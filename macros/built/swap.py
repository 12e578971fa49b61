"""A build goes into a fresh folder beside its target and takes its place only when it is whole."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_FILE_MODE, _FOLDER_MODE = 0o644, 0o755


def fresh_beside(target: Path) -> Path:
    """An empty folder beside `target`, in which a build may be made; one left by an earlier build is removed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.parent / f".{target.name}-ny"
    remove(beside)
    beside.mkdir()
    return beside


def remove(folder: Path) -> None:
    """Remove a folder with all in it, if it is there."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)


def swap_in(beside: Path, target: Path) -> None:
    """Put a finished build in the target's place; the earlier one is kept until the new one stands there."""
    _settle_modes(beside)
    old = target.parent / f".{target.name}-gammal"
    remove(old)
    if target.exists():
        target.rename(old)
    try:
        beside.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    remove(old)


def _settle_modes(folder: Path) -> None:
    for here, _folders, files in os.walk(folder):
        Path(here).chmod(_FOLDER_MODE)
        for name in files:
            (Path(here) / name).chmod(_FILE_MODE)
