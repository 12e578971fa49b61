"""`fardplan skillnad`: compares two versions of the project, or two folders, as plans."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from macros.cli.revisions import Revision, common, find, lay_out
from macros.cli.shell import Command, Stop, day, epoch_or_today, need_folder, say
from macros.plan.messages import did_you_mean, listed

if TYPE_CHECKING:
    from macros.comparing.forms import Form
    from macros.comparing.sides import Side

HERE = "arbetsmappen"
SINCE = "..."


def options(group: argparse._ArgumentGroup) -> None:
    """The command's options."""
    from macros.comparing.forms import Form  # noqa: PLC0415  # brings the whole plan

    group.add_argument(
        "old", nargs="?", default="HEAD", metavar="FRÅN",
        help="version i git eller mapp att jämföra med (HEAD); main... är där arbetet skilde sig från main",
    )  # fmt: skip
    group.add_argument("new", nargs="?", metavar="TILL", help="version eller mapp som jämförs (mappen där du står)")
    group.add_argument("--som", type=form, default=Form.TEXT, metavar="FORM", help=f"{', '.join(Form)} (text)")
    group.add_argument("--datum", type=day, metavar="ÅÅÅÅ-MM-DD", help="jämför som om det vore den dagen (i dag)")


def form(text: str) -> Form:
    """A form as an option's value."""
    from macros.comparing.forms import Form  # noqa: PLC0415  # as above

    if text not in list(Form):
        raise argparse.ArgumentTypeError(f"”{text}” finns inte.{did_you_mean(text, Form)} Välj bland {listed(Form)}.")
    return Form(text)


def run(args: argparse.Namespace) -> int:
    """Compare, tell, and give the exit code: 1 if a side does not pass the check."""
    from macros.comparing.comparison import comparison  # noqa: PLC0415  # takes time to import
    from macros.comparing.forms import render  # noqa: PLC0415

    on = args.datum or epoch_or_today()
    project = Path()
    old, new = _asked(args.old, args.new, project=project)
    with ExitStack() as kept:
        make = _reader(kept, on=on, project=project)
        found = comparison(make(old), make(new))
        said = render(found, form=args.som)
    say(said)
    return int(bool(found.old.errors or found.new.errors))


def _asked(old: str, new: str | None, *, project: Path) -> tuple[Path | Revision, Path | Revision]:
    """What to compare: folders by their paths, versions by their names."""
    start, since, end = old.partition(SINCE)
    if not since or _is_project(old):
        return _one(old, project=project), _one(new, project=project) if new is not None else project
    if new is not None and end:
        raise Stop(f"”{old}” säger redan vad som jämförs med vad. Ta bort ”{new}”.")
    last = _one(end or new, project=project) if end or new else project
    other = last if isinstance(last, Revision) else find("HEAD", project=project)
    return common(start or "HEAD", other, project=project), last


def _one(name: str | None, *, project: Path) -> Path | Revision:
    if name and _is_project(name):
        return Path(name)
    if name and name.startswith("-"):
        raise Stop(f"”{name}” kan inte jämföras: namnet börjar med bindestreck. En mapp skrivs ./{name}")
    if name and Path(name).is_dir() and Path(name).name == "data":
        above = Path(name).parent.as_posix()
        raise Stop(f"Ange mappen som innehåller data, alltså ”{above}”, i stället för ”{name}”.")
    return find(name or "HEAD", project=project)


def _is_project(name: str) -> bool:
    return not name.startswith("-") and (Path(name) / "data").is_dir()


def _reader(kept: ExitStack, *, on: date, project: Path) -> Callable[[Path | Revision], Side]:
    """What makes a side of a folder, or of a version that is laid out for as long as it is needed."""

    def make(asked: Path | Revision) -> Side:
        if isinstance(asked, Path):
            need_folder(asked / "data", "FRÅN och TILL")
            named = HERE if asked == project else f"{asked.as_posix()}/"
            return _side(asked, named=named, shown="" if asked == project else f"{asked.as_posix()}/", on=on)
        folder = Path(kept.enter_context(tempfile.TemporaryDirectory(prefix="fardplan-"))).resolve()
        lay_out(asked, folder, project=project)
        return _side(folder, named=str(asked), shown=f"{asked.commit[:7]}:", on=on)

    return make


def _side(folder: Path, *, named: str, shown: str, on: date) -> Side:
    """A folder read and checked, with its errors under the names that people know; `shown` stands before each file's name."""
    from macros.comparing.sides import Side  # noqa: PLC0415  # as above
    from macros.reading.authored import AuthoredPages, read_pages  # noqa: PLC0415
    from macros.reading.beside import fingerprints  # noqa: PLC0415
    from macros.site import Site, load  # noqa: PLC0415

    docs, data_shown, docs_shown = folder / "docs", f"{shown}data", f"{shown}docs"
    site, files = Site(load(folder / "data", on=on, shown=data_shown), on), fingerprints(folder)
    if not docs.is_dir():
        return Side(named, site, AuthoredPages((), ()), data_shown, docs_shown, site.loaded.problems, files)
    problems = site.problems(docs, shown=docs_shown)
    return Side(named, site, read_pages(docs, shown=docs_shown), data_shown, docs_shown, problems, files)


COMPARE = Command(
    "skillnad", "Visa vad som skiljer två versioner åt: lägen, poster, texter, länkar och sidor.", options, run
)
