"""The processes that share a build: they give what one alone gives, in its order, and tell when one of them is lost."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import sites
from bench.dask_example import FRAME
from site_build import digests

from macros.engine import hanging, mates
from macros.engine.hanging import Work, ahead, hang
from macros.engine.mates import LostMateError, Mates, start_of
from macros.engine.shells import Shell, frame_of
from macros.pages.bodies import Body
from macros.pages.catalogue import PageSpec, catalogue
from macros.site import EDIT_PAGE, Site

FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")


@pytest.fixture(params=[1, 2, 5])
def number(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many processes there are in all."""
    monkeypatch.setattr(mates, "_cores", lambda: request.param)
    return int(request.param)


def own(item: int) -> tuple[int, int]:
    return item * item, os.getpid()


def wrong(item: int) -> int:
    if item == 70:
        raise ValueError(item)
    return item


def lost(item: int, first: int, begun: Path) -> int:
    """The mate is killed at its first item; the first process waits until it has begun."""
    if os.getpid() != first:
        begun.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    while not begun.exists():
        time.sleep(0.01)
    return item


@pytest.mark.parametrize("length", [0, 1, 3, 100])
def test_all_is_done_once_and_in_order(number: int, length: int) -> None:
    crew = Mates()
    try:
        for _ in range(2):
            answers = list(crew.map(own, range(length)))
            assert [answer for answer, _ in answers] == [item * item for item in range(length)]
        assert len({process for _, process in answers}) <= number
    finally:
        crew.part()


@FORKS
def test_each_begins_at_its_own_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mates, "_cores", lambda: 4)
    shares = mates.Shares.open(4)
    shares.fill(10)
    assert [start_of(share, 4, 10) for share in range(5)] == [0, 2, 5, 7, 10]
    assert [next(shares.take(share)) for share in range(4)] == [0, 2, 5, 7]
    assert list(shares.take(2)) == [6, 8, 9, 1, 3, 4]
    shares.close()


def test_the_first_answers_a_question_while_all_go_on(number: int) -> None:
    steps: list[int] = []

    def meanwhile(share: int, shares: int) -> Iterator[None]:
        assert shares == number
        while True:
            steps.append(share)
            yield

    crew = Mates(partial(own, 12), meanwhile=meanwhile)
    try:
        square, process = crew.answer()
        assert square == 144
        assert (process == os.getpid()) == (number == 1)
        assert set(steps) <= {0}
        assert [item for item, _ in crew.map(own, [1, 2])] == [1, 4]
    finally:
        crew.part()


def test_what_goes_wrong_anywhere_is_raised_here(number: int) -> None:
    crew = Mates()
    try:
        with pytest.raises(ValueError, match="70"):
            list(crew.map(wrong, range(100)))
    finally:
        crew.part()
    assert number


@FORKS
def test_a_lost_mate_is_told_and_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mates, "_cores", lambda: 2)
    crew = Mates()
    try:
        with pytest.raises(LostMateError, match="minne"):
            list(crew.map(partial(lost, first=os.getpid(), begun=tmp_path / "begun"), range(50)))
    finally:
        crew.part()


@FORKS
@pytest.mark.parametrize("guessed", [True, False], ids=["som-gissat", "fel-gissat"])
def test_bodies_made_ahead_are_used_only_for_the_site_they_were_made_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, guessed: bool
) -> None:
    monkeypatch.setattr(mates, "_cores", lambda: 2)
    real, shell = sites.real(), Shell.parse(FRAME)
    site = replace(real, edit_url=EDIT_PAGE, authored=frozenset())
    specs = catalogue(site.plan)
    work = Work(site, specs, {frame_of(spec): shell for spec in specs}, tmp_path / "ensam", None)
    hang(work)
    guess = replace(site, edit_url=EDIT_PAGE if guessed else "https://exempel.se/{file}#L{line}")
    monkeypatch.setattr(hanging, "known", [site.loaded.reading])
    crew = Mates(partial(own, 3), meanwhile=partial(ahead, guess))
    try:
        crew.answer()
        made = len(list(zip(ahead(guess, 0, 2), range(70), strict=False)))  # as if the answer had taken its time
        assert made == 70 <= len(hanging.ready.bodies)
        hang(replace(work, root=tmp_path / "tillsammans"), crew)
    finally:
        crew.part()
        hanging.ready.bodies.clear()
    assert digests(tmp_path / "tillsammans") == digests(tmp_path / "ensam")


def test_what_is_made_ahead_stops_at_a_page_that_cannot_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules may still be at work: they tell what is wrong, or the page fails again when it is hung."""
    site = sites.real()
    specs = hanging.specs_of(site)

    def body(self: Site, spec: PageSpec) -> Body:
        assert self is site
        if spec == specs[2]:
            raise KeyError(spec.address)
        return Body(spec.address, "", "", (), (), "")

    monkeypatch.setattr(Site, "body", body)
    assert len(list(ahead(site, 0, 1))) == 2
    assert set(hanging.ready.bodies) == {spec.address for spec in specs[:2]}
    hanging.ready.bodies.clear()
