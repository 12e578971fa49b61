"""Every mistake that an editor can make is told in full: exact place, plain Swedish, all at once."""

from __future__ import annotations

import broken
import pytest


@pytest.mark.parametrize("case", broken.cases())
def test_every_problem_of_a_broken_folder_is_told(case: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--bless"):
        broken.bless(case)
    assert broken.told(case) == broken.expected(case)
