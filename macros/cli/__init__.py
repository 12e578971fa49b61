"""The command `fardplan`: arguments in, exit code out. Must not know how anything is read, checked or built."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from macros.cli.building import BUILD, SERVE
from macros.cli.checking import CHECK
from macros.cli.shell import WRONG_USE, Stop, parse, say
from macros.plan.messages import did_you_mean, listed

INTERRUPTED = 130
OWN_FAULT = 3
COMMANDS = (CHECK, BUILD, SERVE)


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
    except Exception as error:  # whatever is wrong with the program, an editor is told in Swedish
        if os.environ.get("FARDPLAN_DEBUG"):
            raise
        line, code = _own_fault(error), OWN_FAULT
    print(f"fardplan: {line}", file=sys.stderr)  # noqa: T201
    return code


def _own_fault(error: Exception) -> str:
    """What to say when the program itself is wrong: that it is, where, and what to do."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    return (
        f"Det blev fel i programmet, inte i dina uppgifter ({type(error).__name__}: {error}, {place}). "
        "Ingenting är ändrat. Skicka den här raden till dem som sköter Färdplan."
    )


def _run(argv: list[str]) -> int:
    if not argv or argv[0] in {"-h", "--help", "--hjälp"}:
        say(_overview())
        return 0 if argv else WRONG_USE
    names = [command.name for command in COMMANDS]
    found = next((command for command in COMMANDS if command.name == argv[0]), None)
    if found is None:
        hint = did_you_mean(argv[0], names)
        raise Stop(f"Kommandot ”{argv[0]}” finns inte.{hint} Kommandon: {listed(names)}. Hjälp: fardplan --hjälp")
    return found.run(parse(found, argv[1:]))


def _overview() -> str:
    rows = "".join(f"  {command.name:<12}{command.purpose}\n" for command in COMMANDS)
    return (
        f"Användning: fardplan KOMMANDO [val]\n\nKommandon:\n{rows}\nHjälp om ett kommando: fardplan KOMMANDO --hjälp\n"
    )
