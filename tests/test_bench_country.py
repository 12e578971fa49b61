"""The benchmark's made-up country: right by our own check, and the same every time."""

from __future__ import annotations

from pathlib import Path

from bench.country import SIZES, write_country
from plans import TODAY
from site_build import digests

from macros.pages.catalogue import catalogue
from macros.site import load

SMALLEST = SIZES[min(SIZES)]


def test_the_smallest_country_has_no_errors(tmp_path: Path) -> None:
    write_country(tmp_path, SMALLEST)
    loaded = load(tmp_path, on=TODAY)
    assert loaded.problems == ()
    assert 60 <= len(catalogue(loaded.reading.plan)) <= 140


def test_the_same_seed_gives_the_same_country(tmp_path: Path) -> None:
    for name in ("first", "second"):
        write_country(tmp_path / name, SMALLEST)
    assert digests(tmp_path / "first") == digests(tmp_path / "second")


def test_another_seed_gives_other_texts(tmp_path: Path) -> None:
    for seed in (1, 2):
        write_country(tmp_path / str(seed), SMALLEST, seed=seed)
    assert digests(tmp_path / "1") != digests(tmp_path / "2")
