"""`fardplan kontroll`: tells everything that is wrong, to people or machines."""

from __future__ import annotations

import argparse
from pathlib import Path

from macros.cli.shell import Command, day, epoch_or_today, form, need_folder, say


def options(group: argparse._ArgumentGroup) -> None:
    """The command's options."""
    from macros.formats import Form  # noqa: PLC0415  # brings the whole plan

    group.add_argument("--data", type=Path, default=Path("data"), metavar="MAPP", help="mapp med data (data)")
    group.add_argument("--docs", type=Path, metavar="MAPP", help="mapp med sidor skrivna för hand (docs bredvid data)")
    group.add_argument("--strikt", action="store_true", help="låt även varningar ge felkod 1")
    group.add_argument(
        "--klarsprak", action="store_true", help="säg också vad i texterna som går att skriva enklare (varningar)"
    )
    group.add_argument(
        "--publicering", action="store_true", help="kräv även det som lagen kräver av en publicerad webbplats"
    )
    group.add_argument("--format", type=form, default=Form.TEXT, metavar="FORMAT", help=f"{', '.join(Form)} (text)")
    group.add_argument("--datum", type=day, metavar="ÅÅÅÅ-MM-DD", help="kontrollera som om det vore den dagen (i dag)")


def run(args: argparse.Namespace) -> int:
    """Check, tell, and give the exit code."""
    from macros.cli.schemas import refresh_ids  # noqa: PLC0415  # as below
    from macros.formats import Scope, render  # noqa: PLC0415
    from macros.plan.problems import Severity, sort_problems  # noqa: PLC0415
    from macros.site import Site, load, unpublishable  # noqa: PLC0415  # all of it takes time to import

    docs = args.docs or args.data.parent / "docs"
    need_folder(args.data, "--data")
    if args.docs or docs.is_dir() or docs.is_symlink():
        need_folder(docs, "--docs")
    on = args.datum or epoch_or_today()
    site = Site(load(args.data, on=on, shown=args.data.as_posix()), on)
    refresh_ids(args.data, site.loaded.reading)
    problems = list(site.problems(docs if docs.is_dir() else None))
    if args.klarsprak:
        plain = site.plain(args.data, docs if docs.is_dir() else None, shown=args.data.as_posix())
        problems = sort_problems([*problems, *plain])
    if args.publicering:
        problems = sort_problems([*problems, *unpublishable(site.loaded.reading, on=on, shown=args.data.as_posix())])
    scope = Scope(len(site.plan.records), site.loaded.files)
    say(render(problems, form=args.format, scope=scope))
    return int(any(args.strikt or problem.severity is Severity.ERROR for problem in problems))


CHECK = Command("kontroll", "Kontrollera att planernas data och sidorna skrivna för hand är rätt.", options, run)
