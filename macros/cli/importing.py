"""`fardplan importera`: plans from workbooks (see `planning`), and values from a file or from Kolada into the data folder, shown first, written when asked."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from macros.built.trouble import why
from macros.cli import planning
from macros.cli.reading import read_plan
from macros.cli.shell import Command, Stop, day, epoch_or_today, need_folder, say
from macros.plan.messages import did_you_mean, listed

if TYPE_CHECKING:
    from macros.editing.found import Found
    from macros.editing.importing import Understood
    from macros.plan.goals import Indicator
    from macros.plan.plan import Plan

FORM = "fardplan importera indikatorer FIL --indikator ID"
ENDINGS = (".csv", ".txt", ".tsv", ".xlsx", ".json")
KOLADA = "https://api.kolada.se/"
MOST_PAGES = 50
SECONDS = 30


def options(group: argparse._ArgumentGroup) -> None:
    """The command's options."""
    group.add_argument(
        "slag", nargs="?", metavar="SLAG", help="vad som ska importeras: aktivitetsplan eller indikatorer"
    )
    group.add_argument("fil", nargs="?", metavar="FIL", help=f"CSV, Excel eller JSON från Kolada, eller {KOLADA}…")
    group.add_argument("--indikator", metavar="ID", help="indikatorn som värdena gäller")
    group.add_argument("--källa", "--kalla", dest="source", metavar="NAMN", help="vem som publicerar värdena")
    group.add_argument("--skriv", action="store_true", help="skriv till data; annars visas bara vad som skulle ske")
    group.add_argument("--data", type=Path, default=Path("data"), metavar="MAPP", help="mapp med data (data)")
    group.add_argument("--datum", type=day, metavar="ÅÅÅÅ-MM-DD", help="dagen då värdena hämtades (i dag)")
    planning.options(group)


def run(args: argparse.Namespace) -> int:
    """Read, tell what would happen, and write if asked."""
    from macros.editing.importing import understand  # noqa: PLC0415  # brings the whole plan

    if args.slag in planning.WHAT:
        return planning.run(args)
    if args.slag != "indikatorer" or not args.fil:
        given = f"”{args.slag}” går inte att importera. " if args.slag and args.slag != "indikatorer" else ""
        raise Stop(f"{given}Skriv vad som ska importeras, till exempel: {FORM} eller {planning.FORM}")
    need_folder(args.data, "--data")
    plan = read_plan(args.data, but=lambda name: name.startswith("uppfoljning/"))
    on = args.datum or epoch_or_today()
    indicator = _indicator(plan, args.indikator) if args.indikator else None
    found = _found(args.fil)
    understood = understand(plan, found, indicator=indicator, on=on)
    if understood.wrong:
        say("".join(f"{line}\n" for line in understood.wrong))
        wrong = len(understood.wrong)
        raise Stop(f"{wrong} fel i filen. Ingenting är skrivet. Rätta och försök igen.", code=1)
    return _tell_and_write(plan, understood, args, source=args.source or found.source, on=on)


def _indicator(plan: Plan, given: str) -> Indicator:
    from macros.plan.goals import Indicator  # noqa: PLC0415  # as above

    found = plan.one(Indicator, given)
    if found is None:
        ids = [one.id for one in plan.all(Indicator)]
        known = f" Indikatorer: {listed(ids)}." if ids else ""
        raise Stop(f"Det finns ingen indikator med id ”{given}”.{did_you_mean(given, ids)}{known}")
    return found


def _found(given: str) -> Found:
    """The rows of a file, or of the answer from an address."""
    from macros.editing import columns, kolada, tables  # noqa: PLC0415  # as above

    if "://" in given:
        return _fetched(given)
    path = Path(given)
    if path.suffix.casefold() not in ENDINGS:
        raise Stop(
            f"”{path.name}” är av ett slag som inte går att importera. Slag: {listed(ENDINGS)}. Öppna filen och spara den som .xlsx."
        )
    data = _bytes(path)
    try:
        if path.suffix.casefold() == ".json":
            found = kolada.kolada_rows(data, path.name)
            if kolada.next_address(data):
                say(f"{path.name}: Svaret har fler sidor. Bara den här sidan importeras.\n")
            return found
        is_book = path.suffix.casefold() == ".xlsx"
        rows = tables.workbook_rows(data, path.name) if is_book else tables.csv_rows(data, path.name)
    except tables.UnreadableError as error:
        raise Stop(f"{error} Ingenting är skrivet.", code=1) from error
    return columns.rows_below_headings(rows, path.name)


def _bytes(path: Path) -> bytes:
    from macros.editing.tables import MOST_BYTES  # noqa: PLC0415  # as above

    if not path.is_file():
        raise Stop(f"Filen ”{path.as_posix()}” finns inte. Kontrollera sökvägen.")
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Stop(f"”{path.name}” är större än {MOST_BYTES // 1_000_000} MB, som är gränsen. Dela upp filen.")
    return data


def _fetched(address: str) -> Found:
    """All pages of an answer from Kolada."""
    from macros.editing.found import Found, Row  # noqa: PLC0415  # as above
    from macros.editing.kolada import SOURCE, kolada_rows, next_address  # noqa: PLC0415  # as above

    rows: list[Row] = []
    wrong: list[str] = []
    here = address
    for number in range(1, MOST_PAGES + 1):
        data = _page(here)
        found = kolada_rows(data, "Kolada" if number == 1 else f"Kolada, sida {number}")
        rows += found.rows
        wrong += found.wrong
        here = next_address(data) or ""
        if not here:
            return Found(tuple(rows), tuple(wrong), SOURCE)
    raise Stop(f"Svaret har fler än {MOST_PAGES} sidor. Fråga efter färre år eller kommuner.")


def _page(address: str) -> bytes:
    from urllib.request import Request, urlopen  # noqa: PLC0415  # few need the network

    from macros.editing.tables import MOST_BYTES  # noqa: PLC0415  # as above

    if not address.startswith(KOLADA):
        raise Stop(
            f"Bara adresser som börjar med {KOLADA} går att hämta. Spara annars svaret i en fil, och ange filen."
        )
    try:
        with urlopen(Request(address, headers={"Accept": "application/json"}), timeout=SECONDS) as answer:  # noqa: S310  # https only, as said above
            data: bytes = answer.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = why(error) if isinstance(error, OSError) and error.errno else "ingen svarar där"
        told = f"Det gick inte att hämta {address}: {reason}."
        raise Stop(f"{told} Öppna adressen i webbläsaren, spara svaret som en .json-fil, och ange filen.") from error
    if len(data) > MOST_BYTES:
        raise Stop("Svaret är för stort. Fråga efter färre år eller kommuner.")
    return data


def _tell_and_write(plan: Plan, understood: Understood, args: argparse.Namespace, *, source: str, on: date) -> int:
    from macros.editing.importing import changes  # noqa: PLC0415  # as above
    from macros.editing.valuefile import change_line, file_text, name_of  # noqa: PLC0415  # as above
    from macros.editing.writing import OutsideError, write_again  # noqa: PLC0415  # as above
    from macros.plan.valuefiles import ID_START, ValueFile  # noqa: PLC0415  # as above

    files: dict[str, str] = {}
    for indicator in {entry.indicator.id: entry.indicator for entry in understood.entries}.values():
        earlier = plan.one(ValueFile, f"{ID_START}{indicator.id}")
        found = changes(earlier, [entry for entry in understood.entries if entry.indicator.id == indicator.id])
        say(f"{indicator.name} ({indicator.id}) → {args.data.as_posix().rstrip('/')}/{name_of(indicator)}\n")
        say("".join(f"{change_line(change)}\n" for change in found))
        if any(change.is_one for change in found):
            origin = (
                source or (earlier.origin if earlier else "") or (indicator.origin.name if indicator.origin else "")
            )
            if not origin:
                raise Stop("Vem publicerar värdena? Ange --källa NAMN, eller fyll i ursprung på indikatorn.")
            files[name_of(indicator)] = file_text(indicator, found, origin=origin, on=on, earlier=earlier)
    _tell_left_out(understood)
    if not files:
        say("Inget att ändra.\n")
    elif not args.skriv:
        say("Ingenting är skrivet. Stämmer det? Kör samma kommando igen med --skriv sist.\n")
    else:
        for name, text in files.items():
            try:
                write_again(args.data, name, text)
            except OutsideError as error:
                raise Stop(f"{name} leder ut ur mappen med data. Ta bort genvägen (den symboliska länken).") from error
        written = listed([(args.data / name).as_posix() for name in files])
        say(f"Skrev {written}. Kör: fardplan kontroll\n")
    return 0


def _tell_left_out(understood: Understood) -> None:
    if understood.elsewhere:
        say(f"Hoppade över {understood.elsewhere} rader om områden som inte finns i omraden.yml.\n")
    if understood.without_value:
        say(f"Hoppade över {understood.without_value} rader utan värde.\n")


IMPORT = Command(
    "importera", "Läs in en aktivitetsplan ur Excel, eller värden för indikatorer ur en fil.", options, run
)
