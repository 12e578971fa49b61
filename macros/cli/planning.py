"""`fardplan importera aktivitetsplan`: a workbook against a plan, shown first, written when asked. Knows no cells."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from macros.cli.exporting import plan_named
from macros.cli.mapping import pairs, table_of
from macros.cli.reading import read_plan
from macros.cli.shell import Stop, epoch_or_today, need_folder, say
from macros.plan.messages import did_you_mean, listed

if TYPE_CHECKING:
    from macros.plan.plan import Plan
    from macros.plan.record import Record
    from macros.workbooks.asked import Asked, Handed
    from macros.workbooks.grid import Sheet
    from macros.workbooks.importing import Outcome

WHAT = ("aktivitetsplan", "aktiviteter", "plan")
FORM = "fardplan importera aktivitetsplan FIL.xlsx --plan ID"


def options(group: argparse._ArgumentGroup) -> None:
    """What the command takes for plans, besides what it takes for indicators."""
    group.add_argument("--plan", metavar="ID", help="aktivitetsplan: planen (en exporterad arbetsbok säger det själv)")
    group.add_argument("--blad", metavar="NAMN", help="aktivitetsplan: bladet med aktiviteter, om det inte hittas")
    group.add_argument(
        "--kolumn",
        action="append",
        default=[],
        metavar='"RUBRIK=FÄLT"',
        help="aktivitetsplan: vad en kolumn är; tomt efter = lämnar den utanför. Kan upprepas",
    )
    group.add_argument(
        "--tolka",
        action="append",
        default=[],
        metavar='"TEXT=ID"',
        help="aktivitetsplan: vad en text i en cell betyder. Kan upprepas",
    )
    group.add_argument(
        "--tolkningar", type=Path, metavar="FIL", help="aktivitetsplan: fil med en rad TEXT=ID för varje text"
    )
    group.add_argument(
        "--skapa",
        action="append",
        default=[],
        metavar="SLAG",
        help="aktivitetsplan: skapa mål eller aktörer som inte finns. Kan upprepas",
    )
    group.add_argument("--ny-plan", metavar="NAMN", help="aktivitetsplan: skapa planen, med det namnet")
    group.add_argument(
        "--område",
        "--omrade",
        action="append",
        dest="areas",
        default=[],
        metavar="ID",
        help="aktivitetsplan: område för en ny plan. Kan upprepas",
    )
    group.add_argument(
        "--ta-bort", action="store_true", help="aktivitetsplan: ta bort aktiviteter som inte finns i filen"
    )
    group.add_argument("--period", metavar="TID", help="aktivitetsplan: tiden som lägena gäller; de blir uppföljningar")
    group.add_argument(
        "--lämnad-av", "--lamnad-av", dest="by", metavar="ID", help="aktivitetsplan: aktören som lämnar lägena"
    )


def run(args: argparse.Namespace) -> int:
    """Read, tell what would happen, and write if asked."""
    from macros.workbooks.importing import proposal  # noqa: PLC0415  # takes time to import

    if not args.fil:
        raise Stop(f"Skriv vilken fil som ska läsas in, till exempel: {FORM}")
    need_folder(args.data, "--data")
    plan = read_plan(args.data, but=lambda name: name.startswith("uppfoljning/"))
    asked = _asked(plan, args)
    outcome = proposal(plan, asked)
    if outcome.wrong:
        say("".join(f"{line}\n" for line in dict.fromkeys(outcome.wrong)))
        _offer(outcome)
        raise Stop(f"{len(set(outcome.wrong))} fel. Ingenting är skrivet. Rätta och försök igen.", code=1)
    _tell(outcome)
    if not outcome.files:
        say("Inget att ändra.\n")
    elif not args.skriv:
        say(
            f"Skulle skriva {listed(sorted(outcome.files))}. Ingenting är skrivet. Stämmer det? Kör samma kommando igen med --skriv sist.\n"
        )
    else:
        _write(args.data, outcome)
    return 0


def _offer(outcome: Outcome) -> None:
    """How names that nobody knows can become records."""
    from macros.workbooks.beginning import KINDS  # noqa: PLC0415  # as above

    words = [word for word, kind in KINDS.items() if kind in outcome.unknown]
    if words:
        say(
            f"Ska {listed(words)} som inte finns läggas till? Lägg till {' '.join(f'--skapa {word}' for word in words)}.\n"
        )


def _write(data: Path, outcome: Outcome) -> None:
    from macros.editing.writing import OutsideError, write_again  # noqa: PLC0415  # as above

    for name, text in sorted(outcome.files.items()):
        try:
            write_again(data, name, text)
        except OutsideError as error:
            raise Stop(f"{name} leder ut ur mappen med data. Ta bort genvägen (den symboliska länken).") from error
    say(f"Skrev {listed((data / name).as_posix() for name in sorted(outcome.files))}. Kör: fardplan kontroll\n")


def _tell(outcome: Outcome) -> None:
    from macros.workbooks.telling import change_lines, summary  # noqa: PLC0415  # as above

    say("".join(f"{line}\n" for line in (*outcome.made, *change_lines(outcome.plan, outcome.changes))))
    if outcome.notes:
        say("".join(f"Obs: {line}\n" for line in dict.fromkeys(outcome.notes)))
    if told := summary(outcome.changes):
        say(f"Aktiviteter: {told}.\n")


def _asked(plan: Plan, args: argparse.Namespace) -> Asked:
    from macros.workbooks.asked import Asked  # noqa: PLC0415  # as above
    from macros.workbooks.importing import own_plan  # noqa: PLC0415  # as above

    path = Path(args.fil)
    sheets = _sheets(path)
    own = own_plan(sheets)
    if own and args.plan and own != args.plan:
        raise Stop(
            f"Arbetsboken gäller planen ”{own}”, men --plan säger ”{args.plan}”. Rätta --plan, eller utelämna det."
        )
    document = args.plan or own
    if not document:
        raise Stop(f"Vilken plan gäller filen? Ange --plan, till exempel: {FORM}")
    _known_plan(plan, args, document)
    told = _told(plan, args)
    make, handed = _kinds(args), _handed(plan, args)
    table = table_of(sheets, args, path.name)
    return Asked(
        data=args.data, file=path.name, document=document, table=table, sheets=sheets, is_own=bool(own), told=told,
        remove=args.ta_bort, on=args.datum or epoch_or_today(), make=make, new_plan=args.ny_plan or "",
        areas=tuple(args.areas), handed=handed,
    )  # fmt: skip


def _sheets(path: Path) -> tuple[Sheet, ...]:
    from macros.editing.tables import MOST_BYTES, UnreadableError  # noqa: PLC0415  # as above
    from macros.workbooks.grid import sheets_in  # noqa: PLC0415  # as above

    if not path.is_file():
        raise Stop(f"Filen ”{path.as_posix()}” finns inte. Kontrollera sökvägen.")
    if path.suffix.casefold() not in (".xlsx", ".xlsm", ".xls", ".ods"):
        raise Stop(
            f"”{path.name}” är ingen Excel-fil. Öppna den i Excel och spara den som .xlsx (Arkiv > Spara som > Excel-arbetsbok)."
        )
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    try:
        return sheets_in(data, path.name)
    except UnreadableError as error:
        raise Stop(f"{error} Ingenting är skrivet.", code=1) from error


def _known_plan(plan: Plan, args: argparse.Namespace, document: str) -> None:
    from macros.plan.documents import Document  # noqa: PLC0415  # as above
    from macros.plan.fields import ID_FORM  # noqa: PLC0415  # as above
    from macros.plan.places import Area  # noqa: PLC0415  # as above
    from macros.workbooks.beginning import LONGEST  # noqa: PLC0415  # as above

    if args.ny_plan is None:
        try:
            plan_named(plan, document)
        except Stop as stop:
            raise Stop(f'{stop} Är planen ny? Lägg till --ny-plan "Planens namn" --område ID.') from stop
        return
    if plan.one(Document, document):
        raise Stop(f"Planen ”{document}” finns redan. Utelämna --ny-plan.")
    if len(args.ny_plan) > LONGEST or not args.ny_plan.strip() or not args.ny_plan.isprintable():
        raise Stop(f"--ny-plan: planens namn ska vara en rad på högst {LONGEST} tecken.")
    if not ID_FORM.match(document):
        raise Stop(
            f"--plan ”{document}” är inget id. Använd a–z, 0–9 och bindestreck, till exempel {args.plan.casefold().replace(' ', '-')}."
        )
    if not args.areas:
        raise Stop(
            f"Vilket område gäller planen? Ange --område ID. Områden: {listed(one.id for one in plan.all(Area)[:40])}."
        )
    for given in args.areas:
        if not plan.one(Area, given):
            raise Stop(
                f"Det finns inget område med id ”{given}”.{did_you_mean(given, [one.id for one in plan.all(Area)])} Lägg annars till det i omraden.yml."
            )


def _kinds(args: argparse.Namespace) -> tuple[type[Record], ...]:
    from macros.workbooks.beginning import KINDS  # noqa: PLC0415  # as above

    plain = str.maketrans("åäö", "aao")
    known = {word.translate(plain): kind for word, kind in KINDS.items()}
    found = []
    for given in (word.strip() for many in args.skapa for word in many.split(",")):
        kind = known.get(given.casefold().translate(plain))
        if kind is None:
            raise Stop(f"--skapa ”{given}” går inte.{did_you_mean(given, KINDS)} Välj bland {listed(KINDS)}.")
        found.append(kind)
    return tuple(found)


def _handed(plan: Plan, args: argparse.Namespace) -> Handed:
    from macros.plan.period import Period  # noqa: PLC0415  # as above
    from macros.plan.places import Actor  # noqa: PLC0415  # as above
    from macros.workbooks.asked import Handed  # noqa: PLC0415  # as above

    if args.by and not plan.one(Actor, args.by):
        raise Stop(
            f"--lämnad-av: det finns ingen aktör med id ”{args.by}”.{did_you_mean(args.by, [one.id for one in plan.all(Actor)])}"
        )
    try:
        return Handed(Period.parse(args.period) if args.period else None, args.by or "")
    except ValueError as error:
        raise Stop(
            f"--period ”{args.period}” är ingen tid. Skriv år, månad eller dag: 2026, 2026-11 eller 2026-11-22."
        ) from error


def _told(plan: Plan, args: argparse.Namespace) -> dict[str, str]:
    """What texts in cells mean, as the options and the file of meanings say: each a record, a time, a choice, or nothing."""
    from macros.plan.activities import Status  # noqa: PLC0415  # as above
    from macros.workbooks.fields import fields  # noqa: PLC0415  # as above
    from macros.workbooks.times import when_in  # noqa: PLC0415  # as above

    lines = list(args.tolka)
    if args.tolkningar:
        if not args.tolkningar.is_file():
            raise Stop(f"Filen ”{args.tolkningar}” med tolkningar finns inte. Kontrollera sökvägen.")
        written = args.tolkningar.read_text(encoding="utf-8-sig", errors="replace").splitlines()
        lines = [line for line in written if line.strip() and not line.startswith("#")] + lines
    found = pairs(lines, "--tolka", 'TEXT=ID, till exempel --tolka "Vård och omsorg=vard-och-omsorg"')
    choices = {*Status, *(choice for field in fields().values() for choice in field.choices)}
    for text, given in found.items():
        if given and given not in plan and given not in choices and not when_in(given):
            near = did_you_mean(given, [record.id for record in plan.records])
            raise Stop(f"--tolka ”{text}={given}”: ”{given}” är varken ett id som finns, en tid eller ett läge.{near}")
    return found
