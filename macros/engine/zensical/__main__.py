"""`python -m macros.engine.zensical OUT` builds the project in this folder, with `zensical` or the command in `ZENSICAL`."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from macros.built.check import check_site
from macros.built.lock import BusyError
from macros.built.newsite import NewSite
from macros.built.writing import write
from macros.engine.hanging import Work, hang
from macros.engine.shells import frame_of
from macros.engine.zensical.built import shell_of, take_over
from macros.engine.zensical.marks import Marks
from macros.engine.zensical.scratch import answered, fill, settings_of, source
from macros.pages.authored.words import explain_page
from macros.pages.catalogue import catalogue
from macros.pages.searching import SEARCH_ADDRESS, search_source
from macros.plan.problems import Severity
from macros.reading.authored import read_pages
from macros.search.index import index
from macros.site import EDIT_PAGE, Site, build_day, load


def build(out: Path, command: Iterable[str]) -> None:
    """Build the project in the current folder into `out`; raises `SystemExit` with Swedish lines if that fails."""
    settings = settings_of(Path("mkdocs.yml"))
    site, docs = _site(settings), Path(settings["docs_dir"])
    pages = {page.address: page for page in read_pages(docs).pages}
    site = replace(site, authored=frozenset(pages))
    specs = tuple(spec for spec in catalogue(site.plan) if spec.address not in pages)
    frames = {frame_of(spec): source(spec) for spec in specs}
    try:
        new = NewSite(out)
    except BusyError as busy:
        raise SystemExit(str(busy)) from busy
    marks = Marks()
    texts = {address: answered(site, address, page.text) for address, page in pages.items()}
    texts.setdefault(SEARCH_ADDRESS, search_source())
    with TemporaryDirectory(prefix="fardplan-") as folder:
        scratch = Path(folder)
        fill(scratch, settings, frames, texts, marks)
        _run(scratch, command)
        shells = {frame: shell_of(scratch / "site", frame, marks) for frame in frames}
        wrong = take_over(scratch / "site", new.folder, marks, partial(explain_page, site.plan))
    if wrong:
        lines = (f"{pages[address].place(1)}: fel: {one.message}" for address, one in wrong)
        raise SystemExit("\n".join(("Ingenting är byggt.", *lines)))
    hang(Work(site, specs, shells, new.folder, new.target))
    expected = {*texts, *(spec.address for spec in specs), *site.redirects()}
    for name, data in index(new.folder, expected).items():
        write(new.folder / name, data, earlier=new.target / name)
    faults = check_site(new.folder, expected=expected)
    if faults:
        raise SystemExit("\n".join(map(str, faults[:200])))
    new.finish()


def _site(settings: dict[str, Any]) -> Site:
    """The checked plan, with the options that `mkdocs.yml` gives our plugin."""
    options = next(plugin["fardplan"] for plugin in settings["plugins"] if "fardplan" in plugin)
    data, on = options.get("data_dir", "data"), build_day(options.get("day", ""))
    site = Site(load(Path(data), on=on, shown=data), on, options.get("edit_url", EDIT_PAGE))
    found = site.problems(Path(settings["docs_dir"]))
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    if errors:
        raise SystemExit("\n".join(map(str, errors)))
    return site


def _run(scratch: Path, command: Iterable[str]) -> None:
    try:
        done = subprocess.run([*command, "build"], cwd=scratch, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError as missing:
        raise SystemExit(f"Kommandot {missing.filename} finns inte. Namnge Zensical i ZENSICAL.") from missing
    if done.returncode or not (scratch / "site" / "index.html").is_file():
        raise SystemExit(f"Zensical byggde inte ramen:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("Skriv: python -m macros.engine.zensical MAPP")
    build(Path(sys.argv[1]), shlex.split(os.environ.get("ZENSICAL", "zensical")))
