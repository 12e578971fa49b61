"""The results as a table of Markdown, and their place in README.md between two marks."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from bench.measure import Sample

README = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- result: written by `python -m bench --write` -->", "<!-- /result -->"
NAMES = {
    "läsa": "Färdplan: reading",
    "kontrollera": "Färdplan: rules",
    "rendera": "Färdplan: bodies, without frame",
    "bygga": "**Färdplan: cold build**",
    "hugo": "Hugo",
    "mkdocs": "MkDocs + Material",
    "golv": "floor: writing Färdplan's bytes",
}


@dataclass(slots=True)
class Results:
    """Everything measured: by size and what was run, the stages of a build, and 5,000 records on one core."""

    samples: dict[int, dict[str, Sample]] = field(default_factory=dict)
    stages: dict[int, dict[str, tuple[float, float]]] = field(default_factory=dict)
    records: dict[str, Sample] = field(default_factory=dict)
    saves: dict[int, dict[str, tuple[list[float], float]]] = field(default_factory=dict)
    """By size and tool: seconds from each save to the open page, and the server's memory in MiB."""


def show(results: Results) -> str:
    """The whole result."""
    return "\n".join(
        [
            "",
            *_head(),
            "",
            *_table(results),
            "",
            *_ratios(results),
            "",
            *_stages(results),
            *_saves(results),
            *_records(results),
        ]
    )


def _head() -> Iterator[str]:
    info = Path("/proc/cpuinfo")
    models = re.findall(r"model name\s*: (.*)", info.read_text(encoding="utf-8")) if info.exists() else []
    hugo = "not installed"
    try:
        said = subprocess.run(["hugo", "version"], capture_output=True, text=True, check=True).stdout
        hugo = said.split()[1].split("+")[0].removeprefix("v")
    except OSError:
        pass
    cores = len(os.sched_getaffinity(0))
    yield (
        f"{datetime.now(UTC).date()}, {models[0] if models else platform.machine()}, {cores} cores; "
        f"Python {platform.python_version()}, MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}, Hugo {hugo}."
    )


def _table(results: Results) -> Iterator[str]:
    yield "| about | what | wall s | CPU s | peak MiB | pages/s | output MB |"
    yield "|---:|---|---:|---:|---:|---:|---:|"
    for size, samples in results.samples.items():
        for name, words in NAMES.items():
            if name not in samples:
                continue
            one = samples[name]
            rate = f"{one.pages / one.wall:,.0f}" if one.pages and one.wall else ""
            output = f"{one.size / 1e6:,.1f}" if one.size else ""
            yield f"| {size:,} | {words} | {one.wall:.2f} | {one.cpu:.2f} | {one.peak:.0f} | {rate} | {output} |"


def _ratios(results: Results) -> Iterator[str]:
    for size, samples in results.samples.items():
        ours, hugo, mkdocs = (samples.get(name) for name in ("bygga", "hugo", "mkdocs"))
        told = []
        if ours and hugo:
            told.append(f"Färdplan/Hugo {ours.wall / hugo.wall:.1f} wall, {ours.cpu / hugo.cpu:.1f} CPU")
        if ours and mkdocs:
            told.append(f"MkDocs/Färdplan {mkdocs.wall / ours.wall:.1f} wall, {mkdocs.cpu / ours.cpu:.1f} CPU")
        if ours:
            told.append(f"peak {ours.peak:.0f} MiB")
        if told:
            yield f"- {size:,} pages: {'; '.join(told)}."
    small, large = (results.samples.get(size, {}).get("bygga") for size in (2000, 20000))
    if small and large:
        wall, cpu = (
            (getattr(large, kind) / large.pages) / (getattr(small, kind) / small.pages) for kind in ("wall", "cpu")
        )
        yield f"- Cost per page at 20,000 over that at 2,000: {wall:.2f} wall, {cpu:.2f} CPU."


def _stages(results: Results) -> Iterator[str]:
    if not results.stages:
        return
    sizes = list(results.stages)
    yield f"| stage of one build, wall s (CPU s) | {' | '.join(f'{size:,}' for size in sizes)} |"
    yield f"|---|{'---:|' * len(sizes)}"
    names = [name for name in results.stages[sizes[0]] if name != "hela"]
    for name in (*names, "hela"):
        cells = (results.stages[size].get(name, (0.0, 0.0)) for size in sizes)
        yield f"| {name} | {' | '.join(f'{wall:.2f} ({cpu:.2f})' for wall, cpu in cells)} |"
    yield ""


SERVERS = {"ours": "**`fardplan visa`**", "hugo": "`hugo server`", "mkdocs": "`mkdocs serve`"}


def _saves(results: Results) -> Iterator[str]:
    if not results.saves:
        return
    yield "| pages | from save to shown in Chromium | median s | least s | most s | saves | server's peak MiB |"
    yield "|---:|---|---:|---:|---:|---:|---:|"
    for size, tools in results.saves.items():
        for tool, (seconds, peak) in tools.items():
            told = f"{median(seconds):.2f} | {min(seconds):.2f} | {max(seconds):.2f} | {len(seconds)} | {peak:.0f}"
            yield f"| {size:,} | {SERVERS[tool]} | {told} |"
    yield ""


def _records(results: Results) -> Iterator[str]:
    if not results.records:
        return
    told = ", ".join(f"{name} {one.wall:.2f} s wall and {one.peak:.0f} MiB" for name, one in results.records.items())
    yield f"5,000 records on one core: {told}."
    yield ""


def write(results: Results) -> None:
    """Put the result into README.md, and leave what people have written."""
    text = README.read_text(encoding="utf-8")
    before, mark, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        message = f"{README} lacks its marks"
        raise ValueError(message)
    README.write_text(f"{before}{BEGIN}\n{show(results)}\n{END}{after}", encoding="utf-8")
