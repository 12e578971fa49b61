"""The command `fardplan`: arguments in, exit code out. Must not know how anything is read, checked or built."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from macros.built.trouble import told
from macros.cli.building import BUILD, SERVE
from macros.cli.checking import CHECK
from macros.cli.comparing import COMPARE
from macros.cli.exporting import EXPORT
from macros.cli.formatting import FORMAT
from macros.cli.importing import IMPORT
from macros.cli.moving import MOVE
from macros.cli.new import NEW
from macros.cli.schemas import SCHEMAS
from macros.cli.shell import WRONG_USE, Stop, parse, say
from macros.plan.messages import did_you_mean, listed

INTERRUPTED = 130
INTERRUPTION = "Avbrutet."
OWN_FAULT = 3
COMMANDS = (CHECK, BUILD, SERVE, COMPARE, NEW, EXPORT, IMPORT, MOVE, FORMAT, SCHEMAS)


def command() -> NoReturn:
    """`fardplan` as a program: the process ends at once, for Python would first take everything that was made apart, piece by piece."""
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # closed by whoever listened
            stream.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that `argv` asks for; 0 is well, 1 is faults in the data, 2 is wrong use."""
    _open_output()
    _start_lightly()
    try:
        return _run(sys.argv[1:] if argv is None else list(argv))
    except Stop as stop:
        line, code = str(stop), stop.code
    except KeyboardInterrupt:
        line, code = INTERRUPTION, INTERRUPTED
    except OSError as error:
        line, code = told(error), WRONG_USE
    except Exception as error:  # whatever is wrong with the program, an editor is told in Swedish
        if os.environ.get("FARDPLAN_DEBUG"):
            raise
        if isinstance(error.__cause__, KeyboardInterrupt):  # Python 3.11 hides one that comes while a class is made
            line, code = INTERRUPTION, INTERRUPTED
        else:
            line, code = _own_fault(error), OWN_FAULT
    finally:
        gc.enable()
    with suppress(OSError):  # nobody to tell
        print(f"fardplan: {line}", file=sys.stderr, flush=True)  # noqa: T201
    return code


def _open_output() -> None:
    """Write UTF-8 whatever the console says, and write to nobody where the output was closed before we began."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, io.TextIOWrapper(io.FileIO(os.devnull, "w")))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _start_lightly() -> None:
    """Leave out what only costs a short run time: collecting garbage, and looking for plugins to pydantic in all that is installed.

    The commands import what they need after this, so that it counts for the imports too.
    """
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _own_fault(error: Exception) -> str:
    """What to say when the program itself is wrong: that it is, where, and what to do."""
    import traceback  # noqa: PLC0415  # seldom needed

    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    return (
        f"Det blev fel i programmet, inte i dina uppgifter ({type(error).__name__}, {place}). "
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
