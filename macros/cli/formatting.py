"""`fardplan formatera`: puts data files in their one form, or tells which are not. Must not know what the form is."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from macros.cli.shell import Command, Stop, need_folder, say

if TYPE_CHECKING:
    from macros.reading.layout import Found


def options(group: argparse._ArgumentGroup) -> None:
    """The command's options."""
    group.add_argument("filer", nargs="*", type=Path, metavar="FIL", help="filer i mappen med data (alla)")
    group.add_argument(
        "--kontroll", action="store_true", help="ändra inget: säg vilka filer som skulle ändras, med felkod 1"
    )
    group.add_argument("--data", type=Path, default=Path("data"), metavar="MAPP", help="mapp med data (data)")


def run(args: argparse.Namespace) -> int:
    """Put the files in form, and tell which were not."""
    from macros.editing.changing import models_of  # noqa: PLC0415  # brings the whole plan
    from macros.editing.formatting import UnfitError, formatted  # noqa: PLC0415  # as above
    from macros.editing.writing import write_again  # noqa: PLC0415  # as above

    need_folder(args.data, "--data")
    shown = args.data.as_posix().rstrip("/")
    files, told, unfit = _files(args.data, args.filer), list[str](), list[str]()
    for found in files:
        data = found.path.read_bytes()
        try:
            result = formatted(data, models_of(found))
        except UnfitError as error:
            unfit += [f"{one.in_file(f'{shown}/{found.name}')}\n" for one in error.faults]
            continue
        if result != data:
            told.append(f"{shown}/{found.name}")
            if not args.kontroll:
                write_again(args.data, found.name, result.decode())
    say("".join(unfit) + _summary(told, len(files), only_told=args.kontroll))
    return int(bool(unfit or (told and args.kontroll)))


def _summary(changed: list[str], count: int, *, only_told: bool) -> str:
    rows = "".join(
        f"{name}{':1:1: fel: Filen är inte i vår form. Kör: fardplan formatera' if only_told else ''}\n"
        for name in changed
    )
    if not changed:
        return f"{count} {'fil är' if count == 1 else 'filer är'} genomgångna. Ingen behövde ändras.\n"
    which = f"{len(changed)} av {count} filer"
    return (
        f"{rows}{which} är inte i vår form.\n"
        if only_told
        else f"{rows}Ändrade {which}. Det som står i dem är detsamma.\n"
    )


def _files(data: Path, asked: list[Path]) -> list[Found]:
    """The data files that were asked for, else all."""
    from macros.reading.layout import Layout  # noqa: PLC0415  # as above

    layout = Layout(data, data.as_posix())
    layout.walk()
    if not asked:
        return layout.found
    known = {found.path.resolve(): found for found in layout.found}
    for path in asked:
        if path.resolve() not in known:
            why = "är ingen datafil" if path.exists() else "finns inte"
            raise Stop(
                f"”{path.as_posix()}” {why}. Skriv en fil i mappen ”{data.as_posix()}”, eller ange mappen med --data."
            )
    return [known[path] for path in dict.fromkeys(path.resolve() for path in asked)]


FORMAT = Command("formatera", "Skriv datafilerna i en och samma form. Det som står i dem ändras inte.", options, run)
