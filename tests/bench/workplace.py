"""The folder a run works in: Färdplan's own frame and menu, with a few plain pages by hand. Must not build."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLAIN = "# Ett påhittat land\n\nVälj en kommun för att se vad som är bestämt och vad som görs.\n"


def set_up(folder: Path) -> None:
    """The repository's mkdocs.yml and overrides, with a menu of the pages that are generated and of plain ones.

    The plain pages are the start page and those for editors, to which generated pages link.
    """
    shutil.copytree(ROOT / "overrides", folder / "overrides", dirs_exist_ok=True)
    docs = ROOT / "docs"
    plain = {"index.md", *(page.relative_to(docs).as_posix() for page in docs.glob("redaktor/*.md"))}
    for name in plain:
        page = folder / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PLAIN, encoding="utf-8")
    dropped = {page.relative_to(docs).as_posix() for page in docs.rglob("*.md")} - plain
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    lines = (line for line in config if not line.split() or line.split()[-1] not in dropped)
    (folder / "mkdocs.yml").write_text("".join(lines), encoding="utf-8")
