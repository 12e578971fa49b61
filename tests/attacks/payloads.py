"""The attacks as they are typed, from the lists beside this file; and a copy of the project to attack."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from site_build import EPOCH, ROOT

HERE = Path(__file__).parent
SIGNS = str.maketrans({"⏎": "\n", "⇥": "\t", "␀": "\0", "␌": "\f"})
MENU = "nav:\n"


@dataclass(frozen=True)
class Script:
    """A payload, and whether the check of data lets it through as text."""

    number: int
    text: str
    passes: bool


def _lines(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def scripts() -> list[Script]:
    """The 60 payloads that would run a script."""
    return [
        Script(number, line.removeprefix("~").translate(SIGNS), line.startswith("~"))
        for number, line in enumerate(_lines("scripts.txt"), 1)
    ]


def templates(canary: Path) -> list[tuple[int, str]]:
    """The 30 pages that would have a program run, each with the line where the error must be told."""
    split = (line.split(" ", 1) for line in _lines("templates.txt"))
    return [(int(line), text.translate(SIGNS).replace("OSKRIVBAR", canary.as_posix())) for line, text in split]


class Project:
    """A copy of the project in which anything may be changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("data", "docs", "overrides"):
            shutil.copytree(ROOT / name, folder / name)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        self.site = folder / "site"

    def page(self, name: str, text: str) -> None:
        """Add a page, also to the menu."""
        file = self.folder / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        menu = self.folder / "mkdocs.yml"
        menu.write_text(menu.read_text("utf-8").replace(MENU, f"{MENU}  - {name}\n", 1), "utf-8")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run `python …` in the project's folder."""
        known = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            [sys.executable, *command],
            cwd=self.folder, env=known, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
        )  # fmt: skip

    def build(self) -> subprocess.CompletedProcess[str]:
        """`fardplan bygg`."""
        return self.run("-m", "macros", "bygg")

    def mkdocs(self) -> subprocess.CompletedProcess[str]:
        """Plain `mkdocs build`."""
        return self.run("-m", "mkdocs", "build", "-d", str(self.site))
