"""The work of hanging pages can be sent: another process, started anew, writes the same bytes."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import sites
from bench.dask_example import FRAME
from site_build import digests

from macros.engine.hanging import Work, hang
from macros.engine.shells import Shell, frame_of
from macros.pages.catalogue import catalogue
from macros.plan.plan import Plan


def used(root: Path) -> Work:
    """The work on the real plan, loaded and checked, when all its pages have been rendered once."""
    site, shell = sites.real(), Shell.parse(FRAME)
    assert len(sites.pages()) > 400
    specs = catalogue(site.plan)[::4]
    return Work(site, specs, {frame_of(spec): shell for spec in specs}, root, None)


def test_work_in_use_is_sent_and_gives_the_same_bytes_from_another_process(tmp_path: Path) -> None:
    work = used(tmp_path / "here")
    hang(work)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        hang(replace(work, root=tmp_path / "there"), executor)
    assert len(digests(tmp_path / "here")) >= len(work.specs) > 64
    assert digests(tmp_path / "there") == digests(tmp_path / "here")


def test_what_is_sent_of_a_plan_does_not_grow_with_use() -> None:
    plan = sites.real().plan
    sites.pages()
    assert len(pickle.dumps(plan)) == len(pickle.dumps(Plan(plan.records, official_codes=plan.official_codes)))
