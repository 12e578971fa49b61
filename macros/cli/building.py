"""`fardplan bygg` and `fardplan visa`: build the site, or show it while it is edited."""

from __future__ import annotations

import argparse
import os
import sys
import time
from datetime import UTC, datetime
from datetime import time as clock
from pathlib import Path

from macros.cli.shell import Command, Stop, day, epoch_or_today, need_folder, port, say


def _folders(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--data", type=Path, default=Path("data"), metavar="MAPP", help="mapp med data (data)")
    group.add_argument("--docs", type=Path, default=Path("docs"), metavar="MAPP", help="sidor skrivna för hand (docs)")


def _need(args: argparse.Namespace) -> None:
    if not Path("mkdocs.yml").is_file():
        raise Stop("Filen mkdocs.yml finns inte här. Stå i projektets mapp.")
    need_folder(args.data, "--data")
    need_folder(args.docs, "--docs")


def _build_options(group: argparse._ArgumentGroup) -> None:
    _folders(group)
    group.add_argument("--ut", type=Path, default=Path("site"), metavar="MAPP", help="mapp att bygga till (site)")
    group.add_argument("--datum", type=day, metavar="ÅÅÅÅ-MM-DD", help="bygg som om det vore den dagen (i dag)")


def _build(args: argparse.Namespace) -> int:
    from macros.engine.beginning import Folders, build  # noqa: PLC0415  # brings the whole plan

    _need(args)
    _refuse_to_overwrite(args)
    if args.datum:
        os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.combine(args.datum, clock(12), UTC).timestamp()))
    start = time.monotonic()
    wrong = build(Folders(args.data, args.docs, args.ut), _progress, on=epoch_or_today())
    if wrong:
        say(f"{wrong}\n")
        return 1
    pages = sum(name.endswith(".html") for _, _, names in os.walk(args.ut) for name in names)
    took = f"{time.monotonic() - start:.1f}".replace(".", ",")
    say(f"Klart: {pages} sidor i {args.ut.as_posix()}/ på {took} sekunder.\n")
    return 0


def _refuse_to_overwrite(args: argparse.Namespace) -> None:
    """Never build on top of what people have written, or into a folder that holds something else than a site."""
    out = args.ut.resolve()
    sources = (args.data.resolve(), args.docs.resolve(), Path.cwd())
    inside = any(source in out.parents for source in sources[:2])
    if inside or any(out == source or out in source.parents for source in sources):
        raise Stop(f"”{args.ut.as_posix()}” innehåller källorna eller ligger bland dem. Välj en annan mapp med --ut.")
    if out.exists() and any(out.iterdir()) and not (out / "index.html").is_file():
        raise Stop(f"”{args.ut.as_posix()}” innehåller annat än en webbplats. Välj en tom mapp med --ut.")


def _serve_options(group: argparse._ArgumentGroup) -> None:
    _folders(group)
    group.add_argument("--port", type=port, default=8000, metavar="NUMMER", help="port på den egna datorn (8000)")


def _serve(args: argparse.Namespace) -> int:
    from macros.engine.beginning import Folders  # noqa: PLC0415  # as below
    from macros.preview.show import PortError, show  # noqa: PLC0415  # MkDocs takes time to import

    _need(args)
    epoch_or_today()
    try:
        show(Folders(args.data, args.docs, Path("site")), port=args.port, tell=_announce)
    except PortError as error:
        raise Stop(str(error)) from error
    return 0


def _progress(line: str) -> None:
    """Show progress where somebody watches; stay quiet elsewhere, except about what should be looked at."""
    if sys.stderr.isatty() or "varning:" in line:
        _announce(line)


def _announce(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201


BUILD = Command("bygg", "Kontrollera allt och bygg webbplatsen.", _build_options, _build)
SERVE = Command("visa", "Visa webbplatsen på den egna datorn medan du redigerar.", _serve_options, _serve)
