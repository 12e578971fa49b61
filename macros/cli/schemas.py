"""`fardplan scheman`: what a text editor checks and completes our files by. Must not know what a schema says."""

from __future__ import annotations

import argparse
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from macros.cli.shell import Command, Stop, need_folder, say

if TYPE_CHECKING:
    from macros.reading.folder import Reading

SECONDS = 20


def options(group: argparse._ArgumentGroup) -> None:
    """The command's options."""
    group.add_argument("--data", type=Path, default=Path("data"), metavar="MAPP", help="mapp med data (data)")
    group.add_argument(
        "--utan-id", action="store_true", help="utan de id som finns i data: så som scheman sparas i git"
    )


def run(args: argparse.Namespace) -> int:
    """Write the schemas beside the data folder."""
    from macros.schemas.files import schema_files  # noqa: PLC0415  # brings the whole plan
    from macros.schemas.ids import ids_of  # noqa: PLC0415  # as above
    from macros.site import read  # noqa: PLC0415  # as above

    need_folder(args.data, "--data")
    folder = _folder(args.data)
    if folder.is_symlink() or folder.parent.is_symlink():
        raise Stop(f"{folder.as_posix()} är en genväg (symbolisk länk). Ersätt den med en vanlig mapp.")
    known = None if args.utan_id else ids_of(read(args.data).plan)
    folder.mkdir(parents=True, exist_ok=True)
    changed = [name for name, text in schema_files(known).items() if _written(folder / name, text)]
    _keep_to_oneself(folder, only_here=known is not None)
    told = f"{len(changed)} ändrade" if changed else "inget ändrat"
    count = sum(map(len, known.values())) if known else 0
    say(
        f"Scheman för textredigeraren ligger i {folder.as_posix()} ({told}). {f'De känner {count} id.' if count else 'De känner inga id.'}\n"
    )
    return 0


def refresh_ids(data: Path, reading: Reading) -> None:
    """Let the editor know of new ids, where the schemas have ids already and all of the data could be read."""
    from macros.schemas.files import ids_text  # noqa: PLC0415  # as above
    from macros.schemas.ids import ids_of  # noqa: PLC0415  # as above

    file = _folder(data) / "id.json"
    if reading.unread or reading.left_out or file.is_symlink() or not file.is_file():
        return
    if file.read_bytes() != ids_text().encode():
        _written(file, ids_text(ids_of(reading.plan)))


def _folder(data: Path) -> Path:
    from macros.schemas.files import FOLDER  # noqa: PLC0415  # as above

    return data.parent / FOLDER


def _written(file: Path, text: str) -> bool:
    """Whether the file had to be written: whole or not at all."""
    if file.is_file() and file.read_bytes() == text.encode():
        return False
    beside = file.with_name(f".{file.name}.ny")
    beside.write_bytes(text.encode())
    os.replace(beside, file)  # noqa: PTH105  # the one that says in its name that it is whole or not at all
    return True


def _keep_to_oneself(folder: Path, *, only_here: bool) -> None:
    """Tell git to leave the ids out of every commit: they follow from the data, and would only give conflicts."""
    flag = "--skip-worktree" if only_here else "--no-skip-worktree"
    try:
        subprocess.run(  # noqa: S603  # git, and nothing of what was given
            ["git", "-C", str(folder), "update-index", flag, "id.json"],  # noqa: S607  # the user's own git
            capture_output=True, timeout=SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):  # without git there is nothing to tell
        return


SCHEMAS = Command("scheman", "Skriv scheman, så att textredigeraren hjälper till i datafilerna.", options, run)
