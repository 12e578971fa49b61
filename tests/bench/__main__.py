"""`python -m bench`: builds the same country with Färdplan, Hugo and MkDocs, and tells what each took. See README.md."""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.measure import FailedError, Sample, best, build, program, run
from bench.report import Results, show, write

MANY_RUNS = 6500
"""Up to so many pages everything but MkDocs runs three times; MkDocs runs once above a third of it."""

OURS = ("läsa", "kontrollera", "rendera", "bygga", "golv")
TOOLS = ("ours", "hugo", "mkdocs")
SAVES = {700: TOOLS, 6500: ("ours", "hugo")}
"""At which sizes a save is followed to the open page, and with what: MkDocs would take minutes at the larger."""
NUMBER_OF_SAVES = {"ours": 7, "hugo": 7, "mkdocs": 2}
STAND_ALONE = 5000


def main() -> int:
    """Measure what is asked for, and tell."""
    asked = _arguments()
    if "hugo" in asked.only and not shutil.which("hugo"):
        _say("installing Hugo …")
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "hugo"], check=True)
    results = Results()
    with tempfile.TemporaryDirectory(prefix="fardplan-bench-") as scratch:
        try:
            for size in asked.sizes:
                _measure(size, Path(scratch) / str(size), asked.only, results)
            if "ours" in asked.only:
                _stand_alone(Path(scratch) / "records", results)
        except FailedError as error:
            print(error, file=sys.stderr)  # noqa: T201
            return 1
    sys.stdout.write(show(results))
    if asked.write:
        write(results)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    listed = partial(str.split, sep=",")
    sizes = parser.add_argument("--sizes", default="700,2000,6500,20000", help="about how many pages (%(default)s)")
    only = parser.add_argument("--only", type=listed, default=list(TOOLS), help=f"some of {','.join(TOOLS)}")
    parser.add_argument("--write", action="store_true", help="write the result into tests/bench/README.md")
    asked = parser.parse_args()
    from bench.country import SIZES

    try:
        asked.sizes = [int(size) for size in asked.sizes.split(",")]
    except ValueError:
        parser.error(f"{sizes.dest}: {asked.sizes} are not numbers")
    if unknown := set(asked.sizes) - set(SIZES):
        parser.error(f"{sizes.dest}: {unknown} not among {sorted(SIZES)}")
    if unknown := set(asked.only) - set(TOOLS):
        parser.error(f"{only.dest}: {unknown} not among {TOOLS}")
    return asked


def _measure(size: int, folder: Path, only: list[str], results: Results) -> None:
    """All runs of one size, in turn: noise hits all alike. What a size has written is removed after it."""
    _say(f"{size}: writing the country …")
    subprocess.run([sys.executable, "-m", "bench.peers", str(size), str(folder)], check=True, stdout=subprocess.DEVNULL)
    runs = dict(_runs(size, folder, only))
    samples: dict[str, list[Sample]] = {name: [] for name in runs}
    for turn in range(3):
        names = list(runs)[turn:] + list(runs)[:turn] if turn else list(runs)
        for name in names:
            if turn and ((name == "mkdocs" and size * 3 > MANY_RUNS) or size > MANY_RUNS):
                continue
            sample = runs[name]()
            _say(f"{size}: {name} {sample.wall:.2f} s wall, {sample.cpu:.2f} s CPU, {sample.peak:.0f} MiB")
            samples[name].append(sample)
    results.samples[size] = {name: best(found) for name, found in samples.items()}
    if "ours" in only:
        _, told = run(sys.executable, "-m", "bench.stages", "out/stages", folder=folder)
        results.stages[size] = json.loads(told.splitlines()[-1])
    for tool in SAVES.get(size, ()):
        if tool in only and shutil.which("chromium"):
            _, told = run(
                sys.executable, "-m", "bench.saving", tool, str(folder), str(NUMBER_OF_SAVES[tool]), folder=folder
            )
            results.saves.setdefault(size, {})[tool] = json.loads(told.splitlines()[-1])
    shutil.rmtree(folder)


def _runs(size: int, folder: Path, only: list[str]) -> Iterator[tuple[str, Callable[[], Sample]]]:
    out = folder / "out"
    if "ours" in only:
        ours = (program("fardplan"), "bygg", "--ut", "out/ours")
        yield "bygga", partial(build, *ours, folder=folder, out=out / "ours")
    if "hugo" in only:
        hugo = ("hugo", "--quiet", "--source", "hugo", "--destination", str(out / "hugo"))
        yield "hugo", partial(build, *hugo, folder=folder, out=out / "hugo")
    if "mkdocs" in only:
        mkdocs = (program("mkdocs"), "build", "--quiet", "--site-dir", str(out / "mkdocs"))
        yield "mkdocs", partial(build, *mkdocs, folder=folder / "mkdocs", out=out / "mkdocs")
    if "ours" in only:
        for name in ("läsa", "kontrollera", "rendera"):
            yield name, partial(_part, name, "data", folder)
        yield "golv", partial(_part, "golv", "out/ours", folder)
    assert size


def _part(name: str, what: str, folder: Path, core: int | None = None) -> Sample:
    _, told = run(sys.executable, "-m", "bench.parts", name, what, folder=folder, core=core)
    wall, cpu, pages, size, peak = json.loads(told.splitlines()[-1])
    return Sample(wall, cpu, peak, pages, size)


def _stand_alone(folder: Path, results: Results) -> None:
    """Reading and checking 5,000 records on one core: the parts alone, and the whole command."""
    _say(f"{STAND_ALONE} records on one core …")
    subprocess.run([sys.executable, "-m", "bench.country", str(STAND_ALONE), str(folder / "data")], check=True)
    samples: dict[str, list[Sample]] = {"läsa": [], "kontrollera": [], "fardplan kontroll": []}
    for _ in range(3):
        samples["läsa"].append(_part("läsa", "data", folder, core=0))
        samples["kontrollera"].append(_part("kontrollera", "data", folder, core=0))
        whole, _ = run(program("fardplan"), "kontroll", folder=folder, core=0)
        samples["fardplan kontroll"].append(whole)
    results.records = {name: best(found) for name, found in samples.items()}


def _say(line: str) -> None:
    """Progress, where somebody watches."""
    if sys.stderr.isatty():
        print(line, file=sys.stderr, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
