"""The command `fardplan`: arguments in, exit code out. Must not know how anything is read, checked or built."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

from macros.formats import Form, Scope, render
from macros.plan.messages import did_you_mean, listed
from macros.plan.problems import Severity
from macros.site import load

WRONG_USE = 2
INTERRUPTED = 130


class Stop(Exception):  # noqa: N818  # it is not always an error
    """Ends the command with one line to the user."""

    def __init__(self, line: str, *, code: int = WRONG_USE) -> None:
        super().__init__(line)
        self.code = code


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, what it does in one line, the options it takes, and what runs it."""

    name: str
    purpose: str
    options: Callable[[argparse._ArgumentGroup], None]
    run: Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that `argv` asks for; 0 is well, 1 is faults in the data, 2 is wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _run(sys.argv[1:] if argv is None else list(argv))
    except Stop as stop:
        line, code = str(stop), stop.code
    except KeyboardInterrupt:
        line, code = "Avbrutet.", INTERRUPTED
    except OSError as error:
        reason = "du saknar behörighet" if isinstance(error, PermissionError) else error.strerror or str(error)
        line, code = f"Kan inte läsa eller skriva {error.filename or ''}: {reason}.", WRONG_USE
    print(f"fardplan: {line}", file=sys.stderr)  # noqa: T201
    return code


def _run(argv: list[str]) -> int:
    if not argv or argv[0] in {"-h", "--help", "--hjälp"}:
        say(_overview())
        return 0 if argv else WRONG_USE
    names = [command.name for command in COMMANDS]
    found = next((command for command in COMMANDS if command.name == argv[0]), None)
    if found is None:
        hint = did_you_mean(argv[0], names)
        raise Stop(f"Kommandot ”{argv[0]}” finns inte.{hint} Kommandon: {listed(names)}. Hjälp: fardplan --hjälp")
    return found.run(_parse(found, argv[1:]))


def _overview() -> str:
    rows = "".join(f"  {command.name:<12}{command.purpose}\n" for command in COMMANDS)
    return (
        f"Användning: fardplan KOMMANDO [val]\n\nKommandon:\n{rows}\nHjälp om ett kommando: fardplan KOMMANDO --hjälp\n"
    )


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        super().add_usage(usage, actions, groups, prefix or "Användning: ")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Stop(message)


def _parse(command: Command, argv: list[str]) -> argparse.Namespace:
    parser = _Parser(
        prog=f"fardplan {command.name}", description=command.purpose, formatter_class=_Formatter,
        add_help=False, allow_abbrev=False, exit_on_error=False,
    )  # fmt: skip
    group = parser.add_argument_group("Val")
    command.options(group)
    group.add_argument("-h", "--hjälp", "--help", action="help", help="visa den här hjälpen")
    try:
        args, unknown = parser.parse_known_args(argv)
    except argparse.ArgumentError as error:
        raise Stop(f"{error.argument_name} {_swedish(error.message)}") from error
    if unknown:
        hint = did_you_mean(unknown[0], parser._option_string_actions)  # noqa: SLF001
        raise Stop(f"”{unknown[0]}” går inte att använda med {command.name}.{hint} Hjälp: {parser.prog} --hjälp")
    return args


def _swedish(message: str) -> str:
    """What argparse says in English of a value; our own messages pass as they are."""
    if message.startswith("expected"):
        return "behöver ett värde."
    return "tar inget värde." if message.startswith("ignored explicit") else message


def say(text: str) -> None:
    """Write to standard output, and know when nobody listens any more."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Stop("Utskriften avbröts: mottagaren stängde innan allt var skrivet.", code=1) from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) else "")
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"”{text}” är ingen dag. Skriv ÅÅÅÅ-MM-DD, till exempel 2026-11-22."
        ) from error


def _form(text: str) -> Form:
    if text not in list(Form):
        raise argparse.ArgumentTypeError(f"”{text}” finns inte.{did_you_mean(text, Form)} Välj bland {listed(Form)}.")
    return Form(text)


def today() -> date:
    """The day given in SOURCE_DATE_EPOCH, so that a build can be repeated, or else the day it is."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise Stop(f"SOURCE_DATE_EPOCH är ”{epoch}” men ska vara ett antal sekunder sedan 1970.") from error


def _check_options(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--data", type=Path, default=Path("data"), metavar="MAPP", help="mapp med data (data)")
    group.add_argument("--docs", type=Path, metavar="MAPP", help="mapp med sidor skrivna för hand (docs)")
    group.add_argument("--strikt", action="store_true", help="låt även varningar ge felkod 1")
    group.add_argument("--format", type=_form, default=Form.TEXT, metavar="FORMAT", help=f"{', '.join(Form)} (text)")
    group.add_argument("--datum", type=_day, metavar="ÅÅÅÅ-MM-DD", help="kontrollera som om det vore den dagen (i dag)")


def _check(args: argparse.Namespace) -> int:
    for option, folder in (("--data", args.data), ("--docs", args.docs)):
        if folder and not folder.is_dir():
            raise Stop(
                f"Mappen ”{folder.as_posix()}” finns inte. Stå i projektets mapp, eller ange mappen med {option}."
            )
    loaded = load(args.data, on=args.datum or today(), shown=args.data.as_posix())
    say(render(loaded.problems, form=args.format, scope=Scope(len(loaded.reading.plan.records), loaded.files)))
    failed = args.strikt or any(problem.severity is Severity.ERROR for problem in loaded.problems)
    return 1 if loaded.problems and failed else 0


COMMANDS = (Command("kontroll", "Kontrollera att planernas data är rätt.", _check_options, _check),)
