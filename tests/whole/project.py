"""A small project of its own, elsewhere, that builds in about a second; and the real one, copied elsewhere."""

from __future__ import annotations

import os
import random
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from site_build import EPOCH, ROOT

SMALL = ROOT / "tests" / "sites" / "gemensam-plan" / "data"
INDEX = '---\ntitle: Start\n---\n\n# Start\n\nSe {{ lank("automat") }}.\n'
ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": EPOCH,
    "FARDPLAN_EDIT_URL": "https://example.org/{file}#L{line}",
    "PYTHONHASHSEED": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}
PLAN = "data/planer/plan.yml"


def small(folder: Path) -> Path:
    """A whole project with one plan, two municipalities and one page written by hand."""
    shutil.copytree(SMALL, folder / "data")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text(INDEX, encoding="utf-8")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    (folder / "mkdocs.yml").write_text(f"{config}\n", encoding="utf-8")
    return folder


def copied(folder: Path, *, shuffle: int) -> Path:
    """The real project in another place, its files made in another order and with other times."""
    sources = ("data", "docs", "overrides", "mkdocs.yml")
    files = [path for name in sources for path in _files(ROOT / name)]
    order = random.Random(shuffle)  # noqa: S311  # an order, not a secret
    order.shuffle(files)
    for path in files:
        to = folder / path.relative_to(ROOT)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, to)
        os.utime(to, (order.randrange(2**31), order.randrange(2**31)))
    return folder


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())


def build(
    project: Path,
    *,
    before: tuple[str, ...] = (),
    umask: int = -1,
    prepare: Callable[[], None] | None = None,
    **env: str,
) -> subprocess.CompletedProcess[str]:
    """`fardplan bygg` in a project, run by the command `before` if one is given."""
    return subprocess.run(
        [*before, sys.executable, "-m", "macros", "bygg"], cwd=project, env={**os.environ, **ENVIRONMENT, **env},
        umask=umask, preexec_fn=prepare, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip


def contents(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Everything below a folder: its mode, and its bytes if it is a file."""
    return {
        path.relative_to(folder).as_posix(): (stat.S_IMODE(path.lstat().st_mode), path.read_bytes() if path.is_file() else b"")
        for path in (folder, *folder.rglob("*"))
    }  # fmt: skip


def rubble(project: Path) -> list[str]:
    """What stands beside the site that a build should have cleared away."""
    return sorted(path.name for path in project.glob(".site*"))


def change(project: Path, old: str, new: str, *, file: str = PLAN) -> None:
    """Change one text in a file."""
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, text.count(old)
    path.write_text(text.replace(old, new), encoding="utf-8")
