"""`fardplan ny`: makes a record, or a report that an editor fills in. Never writes over a file."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from macros.cli.reading import as_if, read_plan
from macros.cli.shell import Command, Stop, need_folder, say
from macros.plan.messages import did_you_mean, listed

if TYPE_CHECKING:
    from macros.editing.report import Asked
    from macros.plan.activities import ReportKind
    from macros.plan.documents import Document
    from macros.plan.period import Period
    from macros.plan.places import Area
    from macros.plan.plan import Plan

WHAT = ("uppfoljning", "uppföljning")
FORM = "fardplan ny uppfoljning --plan ID --område ID --period 2026"
MOST_LISTED = 60


def options(group: argparse._ArgumentGroup) -> None:
    """The command's options."""
    from macros.cli.adding import field_options  # noqa: PLC0415  # takes time to import
    from macros.editing.drafts import kinds  # noqa: PLC0415  # as above

    words = listed(dict.fromkeys([*(kind.word for kind in kinds().values()), WHAT[1]]))
    group.add_argument("slag", nargs="?", metavar="SLAG", help=f"vad som ska skapas: {words}")
    group.add_argument("--plan", metavar="ID", help="planen som ett mål eller en aktivitet står i, eller som följs upp")
    group.add_argument("--område", "--omrade", dest="area", metavar="ID", help="området som uppföljningen gäller")
    group.add_argument("--period", metavar="TID", help="år, månad eller dag: 2026, 2026-11 eller 2026-11-22")
    group.add_argument(
        "--typ", metavar="TYP", help="slaget av post; för en uppföljning årlig, läge eller avstämning (årlig)"
    )
    group.add_argument(
        "--FÄLT",
        dest="none",
        metavar="VÄRDE",
        help="vilket fält som helst i data/README.md, till exempel --namn; flera skiljs åt med komma",
    )
    field_options(group)
    group.add_argument("--data", type=Path, default=Path("data"), metavar="MAPP", help="mapp med data (data)")
    group.add_argument(
        "--datum",
        metavar="ÅÅÅÅ-MM-DD",
        help="skapa som om det vore den dagen (i dag); för ett beslut dagen då det togs",
    )


def run(args: argparse.Namespace) -> int:
    """Make the file, and tell what to do with it."""
    from macros.cli import adding  # noqa: PLC0415  # brings the whole plan
    from macros.editing.drafts import kinds  # noqa: PLC0415  # as above
    from macros.editing.report import report_text  # noqa: PLC0415  # brings the whole plan
    from macros.editing.writing import OutsideError, write_new  # noqa: PLC0415  # as above

    if args.slag in kinds():
        return adding.run(args)
    if args.slag not in WHAT:
        words = list(dict.fromkeys([*(kind.word for kind in kinds().values()), WHAT[1]]))
        given = f"”{args.slag}” går inte att skapa.{did_you_mean(args.slag, words)} " if args.slag else ""
        raise Stop(f"{given}Skriv vad som ska skapas: {listed(words)}. Till exempel: {FORM}")
    missing = [name for name in ("plan", "område", "period") if not getattr(args, "area" if name == "område" else name)]
    if missing:
        raise Stop(f"Det saknas {listed(f'--{name}' for name in missing)}. Skriv till exempel: {FORM}")
    need_folder(args.data, "--data")
    plan = read_plan(args.data, but=lambda name: _other_report(name, args))
    asked = _asked(plan, args, on=as_if(args.datum))
    shown = f"{args.data.as_posix().rstrip('/')}/{asked.file}"
    try:
        write_new(args.data, asked.file, report_text(plan, asked))
    except FileExistsError as error:
        raise Stop(f"Filen {shown} finns redan och är inte ändrad. Fyll i den, eller välj en annan period.") from error
    except OutsideError as error:
        raise Stop(f"{shown} leder ut ur mappen med data. Ta bort genvägen (den symboliska länken).") from error
    say(
        f"Skapade {shown}\n{_asks(plan, asked)}Öppna filen, ta bort # på raderna som ni svarar på, fyll i dem, och kör:\n"
    )
    say("  fardplan kontroll\nTills något är ifyllt visas uppföljningen inte och räknas inte.\n")
    return 0


def _other_report(name: str, args: argparse.Namespace) -> bool:
    """Whether a file is a report of another plan or area: what is wrong in it says nothing of this one."""
    return name.startswith("uppfoljning/") and not name.startswith(f"uppfoljning/{args.plan}/{args.area}-")


def _asks(plan: Plan, asked: Asked) -> str:
    from macros.editing.report import counts  # noqa: PLC0415  # as above

    activities, goals, indicators = map(len, counts(plan, asked))
    told = [
        f"{number} {one if number == 1 else many}"
        for number, one, many in (
            (activities, "aktivitet", "aktiviteter"),
            (goals, "delmål att skatta", "delmål att skatta"),
            (indicators, "indikator", "indikatorer"),
        )
        if number
    ]
    return f"Den frågar om {listed(told)}.\n" if told else ""


def _asked(plan: Plan, args: argparse.Namespace, *, on: date) -> Asked:
    from macros.editing.report import Asked  # noqa: PLC0415  # as above

    document = _document(plan, args.plan)
    area = _area(plan, document, args.area)
    return Asked(document, area, _period(document, args.period, on=on), _kind(args.typ or "årlig"), on)


def _document(plan: Plan, given: str) -> Document:
    from macros.plan.documents import Document  # noqa: PLC0415  # as above
    from macros.plan.reporting import plans  # noqa: PLC0415  # as above

    known = plans(plan)
    found = next((document for document in known if document.id == given), None)
    if found:
        return found
    ids = [document.id for document in known]
    if plan.one(Document, given):
        raise Stop(f"”{given}” har inga mål eller aktiviteter att följa upp. Planer: {_some(ids)}.")
    raise Stop(f"Det finns ingen plan med id ”{given}”.{_near(given, known)} Planer: {_some(ids)}.")


def _area(plan: Plan, document: Document, given: str) -> Area:
    from macros.plan.places import Area  # noqa: PLC0415  # as above
    from macros.plan.reporting import areas_of, covers  # noqa: PLC0415  # as above

    found = plan.one(Area, given)
    if found and covers(plan, document, found):
        return found
    known = areas_of(plan, document) or plan.all(Area)
    where = f"Områden: {_some([area.id for area in known])}."
    if found:
        raise Stop(f"”{document.name}” gäller inte i {found.name}. {where}")
    raise Stop(f"Det finns inget område med id ”{given}”.{_near(given, known)} {where}")


def _near(given: str, known: tuple[Document, ...] | tuple[Area, ...]) -> str:
    """The id that may be meant, when somebody has written a name, or misspelt."""
    names = {record.name: record.id for record in known}
    named = next((found for name, found in names.items() if name.casefold() == given.casefold()), None)
    return f" Menade du ”{named}”?" if named else did_you_mean(given, [record.id for record in known])


def _some(ids: list[str]) -> str:
    if not ids:
        return "inga"
    return (
        listed(ids) if len(ids) <= MOST_LISTED else f"{', '.join(ids[:MOST_LISTED])} och {len(ids) - MOST_LISTED} till"
    )


def _period(document: Document, given: str, *, on: date) -> Period:
    from macros.plan.period import Period, swedish_date  # noqa: PLC0415  # as above
    from macros.plan.reporting import lies_ahead, outside, validity  # noqa: PLC0415  # as above

    try:
        period = Period.parse(given)
    except ValueError as error:
        raise Stop(
            f"--period ”{given}” är ingen tid. Skriv år, månad eller dag: 2026, 2026-11 eller 2026-11-22."
        ) from error
    if outside(period, document):
        raise Stop(f"Perioden {period} ligger utanför tiden då ”{document.name}” gäller ({validity(document)}).")
    if lies_ahead(period, on=on):
        raise Stop(f"Perioden {period} har inte börjat än: i dag är det {swedish_date(on)}.")
    return period


def _kind(given: str) -> ReportKind:
    from macros.plan.activities import ReportKind  # noqa: PLC0415  # as above

    plain = str.maketrans("åäö", "aao")
    kinds = {kind.value.translate(plain): kind for kind in ReportKind}
    found = kinds.get(given.casefold().translate(plain))
    if found is None:
        raise Stop(f"--typ ”{given}” finns inte.{did_you_mean(given, ReportKind)} Välj bland {listed(ReportKind)}.")
    return found


NEW = Command("ny", "Skapa en post, eller en uppföljning att fylla i.", options, run)
