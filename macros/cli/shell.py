"""What every command shares: the parser that speaks Swedish, values, output, and the way to stop with one line."""

from __future__ import annotations

import argparse
import errno
import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from macros.built.trouble import why
from macros.plan.messages import did_you_mean, listed
from macros.reading.foreign import leads_out

if TYPE_CHECKING:
    from macros.formats import Form

WRONG_USE = 2
_USAGE = "Användning: "


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


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        super().add_usage(usage, actions, groups, prefix or _USAGE)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Stop(f"Det här går inte att förstå. Hjälp: {self.prog} --hjälp") from ValueError(message)


def parse(command: Command, argv: list[str]) -> argparse.Namespace:
    """The arguments of a command; stops with one Swedish line if they are wrong."""
    parser = _Parser(
        prog=f"fardplan {command.name}", description=command.purpose, formatter_class=_Formatter,
        add_help=False, allow_abbrev=False, exit_on_error=False,
    )  # fmt: skip
    group = parser.add_argument_group("Val")
    command.options(group)
    group.add_argument("-h", "--hjälp", "--help", action="help", help="visa den här hjälpen")
    parser.usage = (
        parser.format_usage().removeprefix(_USAGE).strip()
    )  # else the next line would cut it as if it were English
    _need_values_once(argv, parser._option_string_actions)  # noqa: SLF001  # it has no other name
    try:
        args, unknown = parser.parse_known_intermixed_args(argv)
    except argparse.ArgumentError as error:
        raise Stop(f"{error.argument_name} {_swedish(error.message)}") from error
    if unknown:
        hint = did_you_mean(unknown[0], parser._option_string_actions)  # noqa: SLF001
        raise Stop(f"”{unknown[0]}” går inte att använda med {command.name}.{hint} Hjälp: {parser.prog} --hjälp")
    return args


def _need_values_once(argv: list[str], known: Mapping[str, argparse.Action]) -> None:
    """Stop at a value that is empty, and at an option given twice: argparse would take the last one, and say nothing."""
    seen: set[str] = set()
    before = "Ett ord"
    for word in argv:
        name, sign, value = word.partition("=")
        if not word or (sign and not value and name in known):
            raise Stop(f"{name or before} behöver ett värde.")
        if name in known and not isinstance(known[name], argparse._AppendAction):  # noqa: SLF001  # its only name
            if known[name].dest in seen:
                raise Stop(f"{name} står flera gånger. Ange det en gång.")
            seen.add(known[name].dest)
        before = word


def _swedish(message: str) -> str:
    """What argparse says in English of a value; our own messages pass as they are."""
    if message.startswith("expected"):
        return "behöver ett värde."
    if message.startswith("ignored explicit"):
        return "tar inget värde."
    return message if "”" in message else "kan inte ha det värdet."


def say(text: str) -> None:
    """Write to standard output, and know when nobody listens any more."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        reason = "mottagaren stängde" if error.errno == errno.EPIPE else why(error)
        raise Stop(f"Utskriften avbröts: {reason} innan allt var skrivet.", code=1) from error


def day(text: str) -> date:
    """A day as an option's value, from 1970 on: what is built is stamped with seconds since then."""
    try:
        return date.fromisoformat(text if re.fullmatch(r"(?:19[7-9]|2\d\d)\d-\d{2}-\d{2}", text, re.ASCII) else "")
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"”{text}” är ingen dag. Skriv ÅÅÅÅ-MM-DD, till exempel 2026-11-22."
        ) from error


def port(text: str) -> int:
    """A port of the own computer as an option's value: one that needs no right of its own, and 0 for any free one."""
    if re.fullmatch(r"\d{1,5}", text, re.ASCII) and (int(text) == 0 or 1024 <= int(text) <= 65535):
        return int(text)
    raise argparse.ArgumentTypeError(f"”{text}” är ingen port som går att använda. Skriv ett tal från 1024 till 65535.")


def form(text: str) -> Form:
    """An output form as an option's value."""
    from macros.formats import Form  # noqa: PLC0415  # brings the whole plan, which takes time to import

    if text not in list(Form):
        raise argparse.ArgumentTypeError(f"”{text}” finns inte.{did_you_mean(text, Form)} Välj bland {listed(Form)}.")
    return Form(text)


def epoch_or_today() -> date:
    """The day of SOURCE_DATE_EPOCH, else today."""
    from macros.site import build_day  # noqa: PLC0415  # takes time to import

    try:
        return build_day()
    except (ValueError, OverflowError, OSError) as error:
        raise Stop("SOURCE_DATE_EPOCH ska vara ett antal sekunder sedan 1970, till exempel 1795305600.") from error


def need_folder(folder: Path, option: str) -> None:
    """Stop if a folder is not there, or is a link out of the project that it stands in."""
    if not folder.is_dir():
        raise Stop(f"Mappen ”{folder.as_posix()}” finns inte. Stå i projektets mapp, eller ange mappen med {option}.")
    if outside := leads_out(folder, option=option):
        raise Stop(outside)
