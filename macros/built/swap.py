"""A build goes into a fresh folder beside its target and takes its place only when it is whole.

Beside `site` there may stand `.site-ny`, which nobody needs (a build under way,
or the earlier site after the swap), and `.site-gammal`, which is the earlier
site itself: it stands there for a moment where two folders cannot change
places in one step. A build that is killed leaves one of them; the next one
puts the earlier site back if its place is empty, and clears away the rest.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from stat import S_IMODE

from macros.built.exchange import exchange
from macros.built.writing import FILE_MODE

_FOLDER_MODE = 0o755


def fresh_beside(target: Path) -> Path:
    """An empty folder beside `target`, in which a build may be made; what a killed build left is put right first."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside, old = _beside(target), _aside(target)
    if old.is_dir() and not target.exists():
        old.rename(target)
    remove(beside)
    if old.is_dir():
        old.rename(beside)
        remove(beside)
    beside.mkdir()
    return beside


def remove(folder: Path, *, quietly: bool = False) -> None:
    """Remove a folder with all in it, if it is there; `quietly` if what cannot be removed may stay."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder, ignore_errors=quietly)


def swap_in(beside: Path, target: Path) -> None:
    """Put a finished build in the target's place; the earlier one is kept until the new one stands there."""
    _settle_modes(beside)
    if not target.exists():
        beside.rename(target)
        return
    if not exchange(beside, target):
        _change_places(beside, target)
    remove(beside, quietly=True)


def _change_places(beside: Path, target: Path) -> None:
    """As `exchange`, by renaming; a half-done change is undone here, or by the next build if this one is killed."""
    old = _aside(target)
    target.rename(old)
    try:
        beside.rename(target)
    except OSError:
        old.rename(target)
        raise
    old.rename(beside)


def _beside(target: Path) -> Path:
    return target.parent / f".{target.name}-ny"


def _aside(target: Path) -> Path:
    return target.parent / f".{target.name}-gammal"


def _settle_modes(folder: Path) -> None:
    """Give everything its mode whatever the umask; what has it already is left alone."""
    for here, _folders, files in os.walk(folder):
        _settle(here, _FOLDER_MODE)
        for name in files:
            _settle(f"{here}/{name}", FILE_MODE)


def _settle(path: str, mode: int) -> None:
    if S_IMODE(os.stat(path).st_mode) != mode:  # noqa: PTH116 -- a `Path` for every file of the site takes its time
        Path(path).chmod(mode)
