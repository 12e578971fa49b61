"""Edits of a small folder of data, as an editor makes them: some right, some wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

PLAN, SHARED, AREAS = "planer/plan.yml", "planer/fardplan.yml", ("mellerud", "bengtsfors")
Edit = Callable[[Path, int], None]


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


def _save(path: Path, written: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(written, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _files(data: Path) -> list[Path]:
    return sorted(data.rglob("*.yml"))


def change_text(data: Path, number: int) -> None:
    """Give some record another name or text."""
    places = [
        (path, records, at, field)
        for path in _files(data)
        for records in [value for value in _read(path).values() if isinstance(value, list)]
        for at, record in enumerate(records)
        for field in ("namn", "hur", "resultat")
        if isinstance(record, dict) and field in record
    ]
    if places:
        path, records, at, field = places[number % len(places)]
        written = _read(path)
        key = next(key for key, value in written.items() if value == records)
        written[key][at][field] = f"Text {number} & ”mera”"
        _save(path, written)


def add_activity(data: Path, number: int) -> None:
    """Add an activity to the local plan."""
    written = _read(data / PLAN)
    written.setdefault("aktiviteter", []).append({
        "id": f"ny-{number % 5}", "namn": f"Ny {number}", "mål": ["lokalt-5"], "områden": [AREAS[number % 2]],
        "framgår_inte": ["när", "vem", "hur", "uppföljning"], "källor": [{"dokument": "plan", "ställe": "s. 9"}],
    })  # fmt: skip
    _save(data / PLAN, written)


def remove_activity(data: Path, number: int) -> None:
    """Remove an activity; what is reported of it then leads nowhere."""
    written = _read(data / PLAN)
    if activities := written.get("aktiviteter"):
        activities.pop(number % len(activities))
        _save(data / PLAN, {key: value for key, value in written.items() if value})


def _rename(data: Path, old: str, new: str) -> None:
    for path in _files(data):
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def rename_goal(data: Path, number: int) -> None:
    """Give a goal another id wherever it stands; every other time, say where it has gone."""
    goals = _read(data / PLAN).get("mål") or _read(data / SHARED).get("mål")
    if goals:
        old, new = goals[0]["id"], f"mal-{number}"
        _rename(data, old, new)
        if number % 2:
            moved = _read(data / "flyttat.yml").get("flyttat", [])
            _save(data / "flyttat.yml", {"flyttat": [*moved, {"från": old, "till": new}]})


def add_report(data: Path, number: int) -> None:
    """Add a yearly report, or write over one."""
    area, year = AREAS[number % 2], 2024 + number % 3
    reported = [
        {"aktivitet": "automat", "läge": ("planerad", "införd", "pausad")[number % 3], "resultat": f"R {number}"}
    ]
    _save(data / f"uppfoljning/plan/{area}-{year}.yml", {
        "typ": "årlig", "dokument": "plan", "område": area, "period": year, "lämnad_av": "enheten", "aktiviteter": reported,
    })  # fmt: skip


def remove_file(data: Path, number: int) -> None:
    """Remove a file, most often a report."""
    files = (sorted(data.glob("uppfoljning/**/*.yml")) if number % 4 else []) or _files(data)
    files[number % len(files)].unlink()


def add_term(data: Path, number: int) -> None:
    """Add a term to the register of terms."""
    written = _read(data / "begrepp.yml").get("begrepp", [])
    term = {
        "id": f"ord-{number % 7}",
        "namn": f"Ord {number}",
        "text": f"Betyder {number}.",
        "källor": [{"dokument": "plan"}],
    }
    _save(data / "begrepp.yml", {"begrepp": [*written, term]})  # fmt: skip


EDITS: tuple[Edit, ...] = (
    change_text, change_text, add_activity, remove_activity, rename_goal, add_report, add_report, remove_file, add_term,
)  # fmt: skip
