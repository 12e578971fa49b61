"""Writes a synthetic country in Färdplan's own data format: real counties and municipalities, made-up plans.

`python -m bench.country 2000 FOLDER` writes the one that gives about 2,000 pages.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from bench.local import LocalPlan, Place, municipality
from bench.rows import Rows
from bench.strategy import county, nation
from bench.words import Writer
from bench.yamlish import dump
from macros.plan.rules.links import slug
from macros.reading.codes import official_codes


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is of everything."""

    municipalities: int
    plans: int = 1
    """Local plans in every municipality, each with its goals, activities, actors, documents, decision and reports."""
    reports: int = 2
    """Reports on every local plan."""
    terms: int = 60
    indicators: int = 30


SIZES = {
    60: Size(1, terms=4, indicators=2),
    700: Size(27),
    2000: Size(84),
    5000: Size(223),
    6500: Size(290),
    20000: Size(290, plans=3, reports=4, terms=400, indicators=120),
}
"""About how many generated pages → how much of everything."""


def write_country(folder: Path, size: Size, *, seed: int = 1) -> None:
    """Write the data folder of a country of `size`; the same size and seed give the same bytes."""
    writer, rows = Writer(seed), Rows(list)
    nation(rows, writer, terms=size.terms, indicators=size.indicators)
    codes = official_codes()
    chosen = [code for code in codes if len(code) == 4][: size.municipalities]
    taken: set[str] = set()
    for county_code in sorted({code[:2] for code in chosen}):
        above = county(rows, writer, code=county_code, name=codes[county_code])
        for code in (one for one in chosen if one.startswith(county_code)):
            area = slug(codes[code])
            area = f"{area}-{code}" if area in taken else area
            taken.add(area)
            place = Place(code, codes[code], area)
            municipality(rows, writer, above, place)
            for number in range(1, size.plans + 1):
                LocalPlan(rows, writer, above, place, number).write(size.reports)
    _write(folder, rows)


def _write(folder: Path, rows: Rows) -> None:
    for file, key in (
        ("omraden", "områden"), ("aktorer", "aktörer"), ("dokument", "dokument"), ("malgrupper", "målgrupper"),
        ("indikatorer", "indikatorer"), ("begrepp", "begrepp"),
    ):  # fmt: skip
        _file(folder / f"{file}.yml", {key: rows[key]})
    plans: dict[str, dict[str, list[dict[str, object]]]] = {}
    for key in ("mål", "aktiviteter"):
        for row in rows[key]:
            plans.setdefault(str(row.pop("dokument")), {}).setdefault(key, []).append(row)
    for document, plan in plans.items():
        _file(folder / "planer" / f"{document}.yml", dict(plan))
    for row in rows["uppföljning"]:
        _file(folder / "uppfoljning" / str(row["dokument"]) / f"{row['område']}-{row['period']}.yml", row)
    for row in rows["beslut"]:
        _file(folder / "beslut" / f"{row['datum']}-{row['id']}.yml", row)


def _file(path: Path, value: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dump(value), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_country(Path(sys.argv[2]), SIZES[int(sys.argv[1])])
