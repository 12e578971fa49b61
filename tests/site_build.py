"""Builds of the site as a user makes them: the real command, in the project's folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
EPOCH = "1795305600"
"""22 November 2026, so that builds in tests can be repeated."""


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m …` in the project's folder."""
    known = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, **environment}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, env=known, capture_output=True, text=True, encoding="utf-8", check=False
    )  # fmt: skip


def build(
    out: Path, *, data: Path | None = None, docs: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """`fardplan bygg` of the real data and pages, or of other folders, into `out`."""
    folders = ("--data", str(data or "data"), "--docs", str(docs or "docs"), "--ut", str(out))
    return run("macros", "bygg", *folders, **environment)


def copy(name: str, to: Path) -> Path:
    """A copy of one of the project's folders, to change."""
    return Path(shutil.copytree(ROOT / name, to / name))


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
