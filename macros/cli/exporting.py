"""`fardplan exportera aktivitetsplan`: a plan to a workbook that people fill in. Never writes over one unasked."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from macros.cli.reading import read_plan
from macros.cli.shell import Command, Stop, day, epoch_or_today, need_folder, say
from macros.plan.messages import did_you_mean, listed

if TYPE_CHECKING:
    from macros.plan.documents import Document
    from macros.plan.plan import Plan

WHAT = ("aktivitetsplan", "aktiviteter", "plan")
FORM = "fardplan exportera aktivitetsplan --plan ID --ut FIL.xlsx"


def options(group: argparse._ArgumentGroup) -> None:
    """The command's options."""
    group.add_argument("slag", nargs="?", metavar="aktivitetsplan", help="vad som ska exporteras: aktivitetsplan")
    group.add_argument("--plan", metavar="ID", help="planen som ska bli en arbetsbok")
    group.add_argument("--ut", type=Path, metavar="FIL.xlsx", help="filen som skrivs")
    group.add_argument(
        "--skriv-över", "--skriv-over", dest="over", action="store_true", help="skriv över filen om den finns"
    )
    group.add_argument("--data", type=Path, default=Path("data"), metavar="MAPP", help="mapp med data (data)")
    group.add_argument("--datum", type=day, metavar="ÅÅÅÅ-MM-DD", help="dagen som arbetsboken gäller (i dag)")


def run(args: argparse.Namespace) -> int:
    """Write the workbook, and tell what to do with it."""
    if args.slag not in WHAT:
        given = f"”{args.slag}” går inte att exportera. " if args.slag else ""
        raise Stop(f"{given}Skriv vad som ska exporteras, till exempel: {FORM}")
    missing = [name for name in ("plan", "ut") if not getattr(args, name)]
    if missing:
        raise Stop(f"Det saknas {listed(f'--{name}' for name in missing)}. Skriv till exempel: {FORM}")
    if args.ut.suffix.casefold() != ".xlsx":
        raise Stop(f"--ut ”{args.ut.name}” ska sluta på .xlsx, till exempel aktivitetsplan.xlsx.")
    need_folder(args.data, "--data")
    plan = read_plan(args.data, but=lambda name: name.startswith("uppfoljning/"))
    document = plan_named(plan, args.plan)
    from macros.workbooks.book import workbook  # noqa: PLC0415  # takes time to import
    from macros.workbooks.importing import entries_of  # noqa: PLC0415  # as above

    entries = entries_of(args.data, document.id)
    data = workbook(plan, document, entries, on=args.datum or epoch_or_today())
    try:
        with args.ut.open("wb" if args.over else "xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise Stop(
            f"Filen {args.ut} finns redan och är inte ändrad. Välj ett annat namn, eller lägg till --skriv-over."
        ) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Stop(f"Mappen ”{args.ut.parent}” finns inte. Skapa den, eller välj en annan.") from error
    many = f"{len(entries)} {'aktivitet' if len(entries) == 1 else 'aktiviteter'}"
    say(
        f"Skrev {args.ut}: {many} i {document.name}.\nÖppna den i Excel. När den är ifylld:\n  fardplan importera aktivitetsplan {args.ut}\n"
    )
    return 0


def plan_named(plan: Plan, given: str) -> Document:
    """The document with this id; stops with the nearest one and all that are plans."""
    from macros.plan.documents import Document  # noqa: PLC0415  # takes time to import
    from macros.plan.reporting import plans  # noqa: PLC0415  # as above

    found = plan.one(Document, given)
    if found:
        return found
    known = plans(plan)
    named = next((one.id for one in plan.all(Document) if one.name.casefold() == given.casefold()), None)
    near = f" Menade du ”{named}”?" if named else did_you_mean(given, [one.id for one in plan.all(Document)])
    raise Stop(
        f"Det finns ingen plan med id ”{given}”.{near} Planer: {listed(one.id for one in known) if known else 'inga'}."
    )


EXPORT = Command("exportera", "Skriv en plan som arbetsbok i Excel: exportera aktivitetsplan.", options, run)
