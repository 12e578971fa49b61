"""Git in a folder of a test's own, as whoever it may be."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    """What a command of git says."""
    known = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *known, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def save(folder: Path) -> None:
    """Make a version of all that is there."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Spara")
