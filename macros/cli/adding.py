"""`fardplan ny <slag>`: a new record in the right file, asked for or given as options. Never writes what would not pass the check."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from macros.cli.asking import ask_fields, ask_line, is_terminal
from macros.cli.reading import as_if, read_reading
from macros.cli.shell import Stop, need_folder, say
from macros.plan.messages import did_you_mean, listed

if TYPE_CHECKING:
    from datetime import date

    from macros.editing.drafts import Kind
    from macros.editing.yamltext.values import Tree
    from macros.plan.problems import Problem
    from macros.reading.folder import Reading

FIELD = "fält_"
"""How what holds the answers of options begins, so that no field is taken for an option of another kind."""
SHARED = {"typ": "typ", "område": "area", "period": "period", "datum": "datum"}
"""Fields whose options a report has too."""


def field_options(group: argparse._ArgumentGroup) -> None:
    """An option for every field that a new record can have, with and without dots and rings."""
    from macros.editing.answers import DOTLESS, questions  # noqa: PLC0415  # brings the whole plan
    from macros.editing.drafts import kinds  # noqa: PLC0415  # as above

    found = dict.fromkeys(field for kind in kinds().values() for field in questions(kind.model))
    for field in [one for one in found if one not in SHARED]:
        plain = field.replace("_", "-")
        words = dict.fromkeys((f"--{plain}", f"--{plain.translate(DOTLESS)}"))
        group.add_argument(*words, dest=FIELD + field, metavar="VÄRDE", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Gather the record, try it, write it, and tell where it is."""
    from macros.editing.drafts import kinds, with_unsaid  # noqa: PLC0415  # as above

    kind = kinds()[args.slag]
    need_folder(args.data, "--data")
    reading = read_reading(args.data, but=lambda name: name.startswith("uppfoljning/"))
    document = _document(reading, kind, args)
    given = _given(reading, kind, args)
    if is_terminal():
        given = ask_fields(reading.plan, kind.asked(), given)
    elif missing := [*(["plan"] if kind.in_plan and not document else []), *kind.missing(given)]:
        needed = [f"--{field.replace('_', '-')}" for field in missing]
        raise Stop(
            f"Det saknas {listed(needed)}. Skriv till exempel: fardplan ny {args.slag} {' '.join(f'{one} …' for one in needed)}"
        )
    values = with_unsaid(kind, {"id": _id(reading, kind, args, given, document), **given})
    return _write(args, kind, values, document)


def _document(reading: Reading, kind: Kind, args: argparse.Namespace) -> str:
    """The plan that the record stands in, where it stands in one."""
    from macros.plan.documents import Document  # noqa: PLC0415  # as above

    if not kind.in_plan:
        return ""
    known = [document.id for document in reading.plan.all(Document)]
    given = args.plan or (ask_line("Vilken plan står det i? Skriv dokumentets id") if is_terminal() else "")
    if not given and not is_terminal():
        return ""
    if given not in known:
        raise Stop(
            f"Det finns inget dokument med id ”{given}”.{did_you_mean(given, known)} Lägg till det med: fardplan ny dokument"
        )
    return str(given)


def _given(reading: Reading, kind: Kind, args: argparse.Namespace) -> dict[str, Tree]:
    """What the options say; everything that is wrong with them is told at once."""
    from macros.editing.answers import AnswerError, answer, questions  # noqa: PLC0415  # as above

    known = questions(kind.model)
    said = {field: value for field in known if (value := getattr(args, SHARED.get(field, FIELD + field), None))}
    strange = [name.removeprefix(FIELD) for name, value in vars(args).items() if name.startswith(FIELD) and value]
    wrong = [f"--{one} går inte att använda för {kind.word}." for one in strange if one not in known]
    found: dict[str, Tree] = {}
    for field, value in said.items():
        if field == "id":
            continue
        try:
            found[field] = answer(reading.plan, known[field], value)
        except AnswerError as error:
            wrong.append(f"--{field}: {error}")
    if wrong:
        raise Stop(" ".join(wrong))
    return found


def _id(reading: Reading, kind: Kind, args: argparse.Namespace, given: dict[str, Tree], document: str) -> str:
    from macros.editing.drafts import prefix_of  # noqa: PLC0415  # as above
    from macros.editing.ids import fault_in_id, suggested  # noqa: PLC0415  # as above

    prefix = prefix_of(reading.plan, document) if kind.in_plan else ""
    best = suggested(reading, str(given["namn"]), prefix=prefix)
    asked = getattr(args, FIELD + "id")
    while True:
        found = asked or (
            ask_line("\nid, som blir en del av sidans adress och aldrig ändras", best) if is_terminal() else best
        )
        fault = fault_in_id(reading, found)
        if fault is None:
            return str(found)
        if asked or not is_terminal():
            raise Stop(f"{fault} Ange ett med --id." if not asked else fault)
        say(f"{fault}\n")


def _write(args: argparse.Namespace, kind: Kind, values: dict[str, Tree], document: str) -> int:
    from macros.cli.schemas import refresh_ids  # noqa: PLC0415  # as above
    from macros.editing.drafts import file_of, with_record  # noqa: PLC0415  # as above
    from macros.editing.writing import write_again, write_new  # noqa: PLC0415  # as above
    from macros.editing.yamltext.patching import PatchError  # noqa: PLC0415  # as above
    from macros.site import read  # noqa: PLC0415  # as above

    name = file_of(kind, values, document)
    path = args.data / name
    shown = path.as_posix()
    if path.exists() and not kind.key:
        raise Stop(f"Filen {shown} finns redan och är inte ändrad. Välj ett annat id.")
    before = path.read_bytes() if path.exists() else b""
    try:
        after = with_record(kind, before, values)
    except PatchError as error:
        raise Stop(
            f"{shown} går inte att ändra säkert, så den är lämnad som den är. Kör: fardplan formatera {shown}"
        ) from error
    warnings = _try(args, name, after, on=as_if(None if "datum" in values else args.datum), new=str(values["id"]))
    if before:
        write_again(args.data, name, after.decode())
    else:
        write_new(args.data, name, after.decode())
    refresh_ids(args.data, read(args.data))
    line = after.decode().split(f"id: {values['id']}\n")[0].count("\n") + 1
    say(
        f"Skapade ”{values['namn']}” i {shown}:{line}\n{warnings}Öppna filen, fyll i det som fattas, och kör:\n  fardplan kontroll\n"
    )
    return 0


def _try(args: argparse.Namespace, name: str, after: bytes, *, on: date, new: str) -> str:
    """What the check would warn of in the new record; stops if anything would be wrong. Tried on a copy."""
    from macros.plan.problems import Severity  # noqa: PLC0415  # as above
    from macros.site import load  # noqa: PLC0415  # as above

    shown = args.data.as_posix()
    with tempfile.TemporaryDirectory(prefix="fardplan-") as folder:
        copy = shutil.copytree(args.data, Path(folder, "data"))
        known = {_without_place(one) for one in load(copy, on=on, shown=shown).problems}
        (copy / name).parent.mkdir(exist_ok=True)
        (copy / name).write_bytes(after)
        found = [one for one in load(copy, on=on, shown=shown).problems if _without_place(one) not in known]
    if wrong := [one for one in found if one.severity is Severity.ERROR]:
        say("".join(f"{one.message}\n" for one in wrong))
        raise Stop(
            f"”{new}” är inte skapad, för då skulle det bli fel i kontrollen. Ändra svaren och försök igen.", code=1
        )
    return "".join(f"Att tänka på: {one.message}\n" for one in found)


def _without_place(problem: Problem) -> tuple[str, str]:
    return problem.rule, problem.message
