"""Which table of a workbook an import reads, and what its columns hold: found, told by options, or asked of a person. Reads no rows."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from macros.cli.shell import Stop, say
from macros.plan.messages import did_you_mean, listed

if TYPE_CHECKING:
    from macros.workbooks.grid import Sheet
    from macros.workbooks.headings import Table


def pairs(given: Sequence[str], option: str, form: str) -> dict[str, str]:
    """The two sides of each `A=B`; stops at what has no such form."""
    found: dict[str, str] = {}
    for one in given:
        text, sign, meaning = one.rpartition("=")
        if not sign or not text.strip():
            raise Stop(f"{option} ”{one}” går inte att läsa. Skriv {form}.")
        found[text.strip()] = meaning.strip()
    return found


def table_of(sheets: Sequence[Sheet], args: argparse.Namespace, name: str) -> Table:
    """The table to read, once every heading of it is known."""
    from macros.workbooks.headings import no_table, tables, unmapped  # noqa: PLC0415  # as above

    if args.blad and args.blad not in [sheet.name for sheet in sheets]:
        names = [sheet.name for sheet in sheets]
        raise Stop(
            f"Det finns inget blad som heter ”{args.blad}”.{did_you_mean(args.blad, names)} Blad: {listed(names)}."
        )
    wanted = [sheet for sheet in sheets if (sheet.name == args.blad if args.blad else not sheet.is_hidden)]
    told = _columns(args)
    found = tables(wanted, told)
    if not found:
        raise Stop(no_table(wanted, name), code=1)
    if found[0].unknown and sys.stdin.isatty() and sys.stdout.isatty():
        told |= _ask(found[0])
        found = tables([found[0].sheet], told)
    _strange_columns(found[0], told)
    if lines := list(unmapped(found[0], name)):
        say("".join(f"{line}\n" for line in lines))
        raise Stop(
            f"{len(lines)} {'rubrik' if len(lines) == 1 else 'rubriker'} går inte att tolka. Ingenting är skrivet.",
            code=1,
        )
    return found[0]


def _columns(args: argparse.Namespace) -> dict[str, str]:
    from macros.workbooks.headings import known_keys  # noqa: PLC0415  # as above

    told = pairs(args.kolumn, "--kolumn", 'RUBRIK=FÄLT, till exempel --kolumn "Vem gör=ansvariga"')
    for heading, key in told.items():
        if key and key not in known_keys():
            raise Stop(
                f"--kolumn ”{heading}={key}”: fältet ”{key}” finns inte.{did_you_mean(key, known_keys())} Fält: {listed(known_keys())}."
            )
    return told


def _strange_columns(table: Table, told: Mapping[str, str]) -> None:
    headings = [" ".join(cell.text.split()) for cell in table.headings if cell.text.strip()]
    for heading in told:
        if " ".join(heading.split()).casefold().strip(" :*") not in [one.casefold().strip(" :*") for one in headings]:
            raise Stop(
                f"--kolumn: ingen kolumn har rubriken ”{heading}”.{did_you_mean(heading, headings)} Rubriker: {listed(headings)}."
            )


def _ask(table: Table) -> dict[str, str]:
    """What a person at the terminal says of each heading that nobody can map."""
    from macros.workbooks.headings import known_keys, near_key  # noqa: PLC0415  # as above

    say(
        f"Några rubriker går inte att tolka. Skriv vad kolumnen är, eller tryck Retur för att lämna den utanför.\nFält: {listed(known_keys())}.\n"
    )
    found: dict[str, str] = {}
    for cell in table.unknown:
        shown = " ".join(cell.text.split())
        near = near_key(shown)
        while True:
            say(f"{cell.place} ”{shown}”{f' (kanske {near})' if near else ''}: ")
            line = sys.stdin.readline()
            if not line:
                raise Stop("Avbrutet. Ingenting är skrivet.")
            key = line.strip().casefold()
            if not key or key in known_keys():
                found[shown] = key
                break
            say(f"Fältet ”{key}” finns inte.{did_you_mean(key, known_keys())}\n")
    return found
