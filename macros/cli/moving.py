"""`fardplan flytta`: gives a record another id everywhere, shown first, written when asked. Must not know where ids stand."""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from macros.cli.reading import read_reading
from macros.cli.shell import Command, Stop, day, epoch_or_today, need_folder, say
from macros.plan.messages import did_you_mean

if TYPE_CHECKING:
    from datetime import date

    from macros.editing.moving import Moving, Step
    from macros.plan.problems import Problem
    from macros.reading.folder import Reading

FORM = "fardplan flytta GAMMALT-ID NYTT-ID"


def options(group: argparse._ArgumentGroup) -> None:
    """The command's options."""
    group.add_argument("gammalt", nargs="?", metavar="ID", help="id som posten har nu")
    group.add_argument("nytt", nargs="?", metavar="NYTT-ID", help="id som posten ska få")
    group.add_argument("--skriv", action="store_true", help="skriv; annars visas bara vad som skulle ske")
    group.add_argument("--data", type=Path, default=Path("data"), metavar="MAPP", help="mapp med data (data)")
    group.add_argument("--docs", type=Path, metavar="MAPP", help="mapp med sidor skrivna för hand (docs bredvid data)")
    group.add_argument("--datum", type=day, metavar="ÅÅÅÅ-MM-DD", help="kontrollera som om det vore den dagen (i dag)")


def run(args: argparse.Namespace) -> int:
    """Tell what changes, and write it if asked."""
    from macros.cli.schemas import refresh_ids  # noqa: PLC0415  # as below
    from macros.editing.moving import moving  # noqa: PLC0415  # brings the whole plan
    from macros.site import read  # noqa: PLC0415  # as above

    if not args.gammalt or not args.nytt:
        raise Stop(f"Skriv både det gamla och det nya id:t: {FORM}")
    need_folder(args.data, "--data")
    docs = args.docs or args.data.parent / "docs"
    if args.docs or docs.is_dir() or docs.is_symlink():
        need_folder(docs, "--docs")
    known_docs = docs if docs.is_dir() else None
    reading = read_reading(args.data, but=lambda _: False)
    need_right_ids(reading, args.gammalt, args.nytt)
    found = moving(args.data, known_docs, reading, old=args.gammalt, new=args.nytt)
    _need_sound(args.data, known_docs, found, on=args.datum or epoch_or_today())
    say(f"{reading.plan[args.gammalt].name}: {args.gammalt} → {args.nytt}\n{_told(found)}")
    if not args.skriv:
        say("Ingenting är skrivet. Stämmer det? Kör samma kommando igen med --skriv sist.\n")
        return 0
    _write(found)
    refresh_ids(args.data, read(args.data))
    say(
        "Allt är skrivet. Den gamla adressen leder till den nya när webbplatsen har byggts.\n"
        "Kör: fardplan kontroll\n"
        "Spara i git i en egen ändring, så följer filernas historik med:\n"
        f"  git add --all {_places(args.data, known_docs, found)}\n"
        f'  git commit -m "Data: Byt id från {args.gammalt} till {args.nytt}"\n'
    )
    return 0


def _places(data: Path, docs: Path | None, found: Moving) -> str:
    """What git is to be told of: the folders, and the menu if it changes."""
    menu = [step.to for step in found.steps if step.to.suffix == ".yml" and not step.to.is_relative_to(data)]
    return " ".join(one.as_posix() for one in (data, *([docs] if docs else []), *menu))


def need_right_ids(reading: Reading, old: str, new: str) -> None:
    """Stop unless there is a record to move, and the new id is a right one that nothing has or has had."""
    from macros.editing.moving import movable, moved_ids  # noqa: PLC0415  # as above

    plan = reading.plan
    record = plan.get(old)
    if record is None:
        gone = (
            f" Det har flyttat till ”{reading.moved[old]}”."
            if old in reading.moved
            else did_you_mean(old, [one.id for one in plan.records])
        )
        raise Stop(f"Det finns ingen post med id ”{old}”.{gone}")
    if not movable(record):
        raise Stop(f"”{old}” får sitt id av filens namn. Byt i stället id på planen, området eller indikatorn.")
    need_free_id(reading, new, now=old)
    for one in moved_ids(plan, old, new).values():
        if one in plan:
            raise Stop(f"Då skulle en uppföljning få id ”{one}”, som redan finns. Välj ett annat id.")


def need_free_id(reading: Reading, new: str, *, now: str = "") -> None:
    """Stop unless an id is a right one that no record has, and whose old address, if any, leads to `now`."""
    from macros.editing.ids import fault_in_id  # noqa: PLC0415  # as above

    if fault := fault_in_id(reading, new, now=now):
        raise Stop(fault)


def _need_sound(data: Path, docs: Path | None, found: Moving, *, on: date) -> None:
    """Stop if more would be wrong after the move than is before: tried on a copy."""
    from macros.site import Site, load  # noqa: PLC0415  # as above

    with tempfile.TemporaryDirectory(prefix="fardplan-") as folder:
        copies = {one: Path(folder, one.name) for one in (data, docs) if one}
        for one, copy in copies.items():
            shutil.copytree(one, copy)
        before = _errors(Site(load(copies[data], on=on), on), copies.get(docs) if docs else None)
        for step in found.steps:
            _try(step, copies, Path(folder))
        after = _errors(Site(load(copies[data], on=on), on), copies.get(docs) if docs else None)
        new = [
            str(one).removeprefix(f"{folder}{os.sep}") for one in after if one.rule not in {was.rule for was in before}
        ]
        if len(after) > len(before):
            say("".join(f"{line}\n" for line in new))
            raise Stop("Ingenting är skrivet, för då skulle det bli fel i kontrollen.", code=1)


def _errors(site: object, docs: Path | None) -> list[Problem]:
    from macros.plan.problems import Severity  # noqa: PLC0415  # as above

    return [one for one in site.problems(docs) if one.severity is Severity.ERROR]  # type: ignore[attr-defined]


def _try(step: Step, copies: dict[Path, Path], folder: Path) -> None:
    def copied(path: Path) -> Path:
        owner = next((one for one in copies if path.is_relative_to(one)), None)
        return copies[owner] / path.relative_to(owner) if owner else folder / path.name

    to = copied(step.to)
    to.parent.mkdir(parents=True, exist_ok=True)
    copied(step.path).unlink(missing_ok=True)
    to.write_bytes(step.after)


def _told(found: Moving) -> str:
    rows = list[str]()
    for step in found.steps:
        name = f" → {step.to.as_posix()}" if step.to != step.path else ""
        count = f"{step.places} {'ställe' if step.places == 1 else 'ställen'}" if step.places else "bara namnet"
        rows.append(f"  {step.path.as_posix()}{name}: {'ny fil' if step.before is None else count}\n")
    more = len(found.ids) - 1
    return "".join(rows) + (
        f"  {more} {'uppföljning' if more == 1 else 'uppföljningar'} får ny adress.\n" if more else ""
    )


def _write(found: Moving) -> None:
    from macros.editing.swapping import ChangedMeanwhileError, swap  # noqa: PLC0415  # as above

    try:
        swap(found.steps)
    except ChangedMeanwhileError as error:
        raise Stop(f"{error} ändrades under tiden. Ingenting är skrivet. Försök igen.", code=1) from error


MOVE = Command("flytta", "Byt id på en post överallt, och låt den gamla adressen leda rätt.", options, run)
