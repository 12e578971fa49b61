"""Every mistake that an editor can make is told in full: exact place, plain Swedish, all at once."""

from __future__ import annotations

import re

import broken
import pytest
from english import english_in

from macros.plan.messages import MESSAGES, READING
from macros.reading.folder import load
from macros.site import problems_of

MISTAKES = [case for case in broken.cases() if case.startswith("reading-") and not case.endswith(broken.ACCEPTED)]
"""Mistakes in writing a file; those that break a rule of the plan are beside them."""
AT_LEAST = 354
ELSEWHERE = {
    "mapp-saknas", "mapp-leder-ut", "lank-ut", "gar-inte-att-oppna",  # no folder can hold them: see test_reading
    "gar-inte-att-lasa",  # what nobody has thought of yet
    "for-stor-fil", "for-manga-varden", "fler-fel", "fler-av-slaget", "fel-varde",  # too large, or what no model gives today
}  # fmt: skip
PLACE = re.compile(r"data(?:/(?P<file>.+?))?:(?P<line>\d+):(?P<column>\d+): (?:fel|varning): ")


@pytest.mark.parametrize("case", broken.cases())
def test_every_problem_of_a_broken_folder_is_told(case: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--bless"):
        broken.bless(case)
    assert broken.told(case) == broken.expected(case)


def test_there_are_as_many_mistakes_as_we_say() -> None:
    assert len(MISTAKES) >= AT_LEAST
    files = {
        case: sorted(
            (path.relative_to(broken.CASES / case).as_posix(), path.read_bytes())
            for path in (broken.CASES / case / "data").rglob("*")
            if path.is_file()
        )
        for case in MISTAKES
    }
    assert len({str(content) for content in files.values()}) == len(MISTAKES)


def test_a_mistake_is_told_and_what_is_accepted_is_not() -> None:
    silent = {case for case in broken.cases() if not broken.expected(case)}
    assert silent == {case for case in broken.cases() if case.endswith(broken.ACCEPTED)}


def test_every_message_about_reading_is_shown_by_a_mistake() -> None:
    shown = {problem.rule for case in MISTAKES for problem in problems_of(broken.CASES / case / "data", shown="data")}
    assert set(READING) - shown == ELSEWHERE


@pytest.mark.parametrize("case", broken.cases())
def test_every_place_is_in_its_file(case: str) -> None:
    for told in broken.expected(case).splitlines():
        place = PLACE.match(told)
        assert place, told
        path = broken.CASES / case / "data" / (place["file"] or "")
        text = load(path)[0] if path.is_file() else None
        if text is not None:
            lines = text.split("\n")
            assert int(place["line"]) <= len(lines)
            assert int(place["column"]) <= len(lines[int(place["line"]) - 1]) + 1


def test_nothing_that_an_editor_is_told_is_english() -> None:
    told = [line for case in broken.cases() for line in broken.expected(case).splitlines()]
    messages = [re.sub(r"\{\w+\}", "", message) for message in MESSAGES.values()]
    assert [line for line in (*told, *messages) if english_in(line)] == []
