"""Versions of the project as git keeps them: their names, and their files laid out in a folder. Changes nothing in the repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from macros.cli.shell import Stop
from macros.plan.messages import did_you_mean
from macros.reading.printable import printable

PARTS = ("data", "docs", "mkdocs.yml")
"""What of the project is compared, and read with it."""
FILE, LINK = ("100644", "100755"), "120000"


class Revision(NamedTuple):
    """A version: the name that was asked for, and its commit."""

    name: str
    commit: str

    def __str__(self) -> str:
        """`HEAD (1a2b3c4)`."""
        short = self.commit[:7]
        return self.name if self.name.startswith(short) else f"{self.name} ({short})"


def find(name: str, *, project: Path) -> Revision:
    """The version with a name; stops if git knows none."""
    if name.startswith("-"):
        raise Stop(f"”{printable(name)}” kan inte vara namnet på en version: det börjar med bindestreck.")
    _need_repository(project)
    start, between, end = name.partition("..")
    if between:
        raise Stop(
            f"Skriv två versioner med mellanslag emellan: {printable(start or 'HEAD')} {printable(end or 'HEAD')}"
        )
    found = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    commit = found.stdout.decode("ascii", "replace").strip()
    if found.returncode or not commit:
        raise Stop(
            f"Versionen ”{printable(name)}” finns inte här, och ingen mapp med det namnet har en mapp data."
            f"{did_you_mean(name, _named(project))} "
            "Skriv en gren, en tagg eller en incheckning, till exempel main eller HEAD~1. "
            "Är den ny hos de andra, hämta den först med git fetch."
        )
    return Revision(name, commit)


def _named(project: Path) -> list[str]:
    """The names of branches and tags."""
    found = _git(project, "for-each-ref", "--format=%(refname:short)")
    return found.stdout.decode("utf-8", "replace").splitlines()


def common(name: str, other: Revision, *, project: Path) -> Revision:
    """The newest version that `name` and another have in common: where the other began to differ."""
    found = _git(project, "merge-base", "--end-of-options", find(name, project=project).commit, other.commit)
    commit = found.stdout.decode("ascii", "replace").strip()
    if found.returncode or not commit:
        raise Stop(
            f"”{printable(name)}” och {other} har ingen gemensam version här. "
            "Är hela historiken hämtad? Hämta den med git fetch --unshallow."
        )
    return Revision(f"{name}, gemensam version", commit)


def lay_out(revision: Revision, folder: Path, *, project: Path) -> None:
    """Write the version's data and pages into an empty folder; stops if it has no data."""
    above = _checked(_git(project, "rev-parse", "--show-prefix")).decode("utf-8", "surrogateescape").strip("\n")
    entries = list(
        _entries(
            _checked(
                _git(
                    project,
                    "ls-tree",
                    "-r",
                    "-z",
                    "--full-tree",
                    revision.commit,
                    "--",
                    *(above + part for part in PARTS),
                )
            )
        )
    )
    inside = [(mode, blob, path.removeprefix(above)) for mode, blob, path in entries]
    if not any(path == "data" or path.startswith("data/") for _, _, path in inside):
        raise Stop(f"Versionen {revision} har ingen mapp data, så det finns inget att jämföra.")
    blobs = _blobs(project, [blob for _, blob, _ in inside])
    for (mode, _, path), content in sorted(zip(inside, blobs, strict=True), key=lambda one: one[0][0] == LINK):
        _write(folder / _safe(path), content, link=mode == LINK)


def _entries(listing: bytes) -> Iterator[tuple[str, str, str]]:
    """Mode, blob and path of each file and link; submodules hold nothing of the project."""
    for row in filter(None, listing.split(b"\0")):
        known, _, path = row.partition(b"\t")
        mode, _, blob = known.decode("ascii").split()
        if mode in FILE or mode == LINK:
            yield mode, blob, path.decode("utf-8", "surrogateescape")


def _blobs(project: Path, blobs: list[str]) -> Iterator[bytes]:
    """The contents of blobs, in order."""
    text = _checked(_git(project, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode()))
    start = 0
    for _ in blobs:
        line_end = text.index(b"\n", start)
        size = int(text[start:line_end].split()[-1])
        yield text[line_end + 1 : line_end + 1 + size]
        start = line_end + size + 2


def _safe(path: str) -> PurePosixPath:
    """A path that stays in its folder on any system; a version made by hand may hold another."""
    parts = PurePosixPath(path).parts
    if path.startswith("/") or not parts or any(part in {".", ".."} or "\\" in part or ":" in part for part in parts):
        raise Stop(f"Versionen har en fil med ett namn som inte går att skriva: ”{printable(path)}”.")
    return PurePosixPath(path)


def _write(path: Path, content: bytes, *, link: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if link:
        path.symlink_to(os.fsdecode(content))
    else:
        path.write_bytes(content)


def _need_repository(project: Path) -> None:
    found = _git(project, "rev-parse", "--is-inside-work-tree")
    if found.returncode:
        here = printable(project.resolve().as_posix())
        if b"dubious ownership" in found.stderr:
            raise Stop(
                f"Git läser inte mappen ”{here}”, för någon annan på datorn äger den. "
                f'Litar du på den, kör: git config --global --add safe.directory "{here}"'
            )
        raise Stop(
            f"Mappen ”{here}” är inget git-förråd som går att läsa. "
            "Stå i projektets mapp, eller jämför två mappar som har var sin mapp data: fardplan skillnad MAPP MAPP"
        )


def _checked(done: subprocess.CompletedProcess[bytes]) -> bytes:
    if done.returncode:
        raise Stop(
            "Git kunde inte läsa hela versionen. Är förrådet bara delvis hämtat, hämta resten med git fetch --refetch --no-filter. "
            "Kommandot git fsck visar om något är skadat."
        )
    return done.stdout


def _git(project: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What git answers; it is given a list, never a line for a shell, and fetches nothing."""
    quiet = {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    command = ["git", *arguments]
    try:
        return subprocess.run(command, cwd=project, env=quiet, input=given, capture_output=True, check=False)  # noqa: S603  # no shell
    except FileNotFoundError as error:
        raise Stop(
            "Programmet git finns inte på datorn. Installera git, eller jämför två mappar som har var sin mapp data: "
            "fardplan skillnad MAPP MAPP"
        ) from error
