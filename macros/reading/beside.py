"""What the site holds besides records and pages, `mkdocs.yml` and the files that stand by pages, known by their contents. Judges nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

from macros.reading.authored import ENDINGS, files_below
from macros.reading.bytes import MOST_BYTES


def fingerprints(project: Path) -> dict[str, str]:
    """File, by its path in the project → what tells its contents from any other's; how its lines end makes no difference.

    Of a file that is too large for the check to pass, only the size.
    """
    settings, pages = project / "mkdocs.yml", project / "docs"
    beside = (path for path in files_below(pages) if path.suffix not in ENDINGS) if not pages.is_symlink() else ()
    found = [path for path in (settings, *beside) if path.is_file() and not path.is_symlink()]
    return {path.relative_to(project).as_posix(): _fingerprint(path) for path in found}


def _fingerprint(path: Path) -> str:
    size = path.stat().st_size
    if size > MOST_BYTES:
        return f"{size} byte"
    content = path.read_bytes()
    text = content if b"\0" in content else content.replace(b"\r\n", b"\n")
    return hashlib.sha256(text).hexdigest()
