"""Which of many like cases are tried every time, which are among the long tests, and which only when all are asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import pytest

Case = TypeVar("Case")

ALL = bool(os.environ.get("FARDPLAN_ALL"))
"""Whether everything is to be tried, however long it takes: `make test-all`."""


def every(nth: int, cases: Iterable[Any]) -> list[Any]:
    """All cases as parameters (a tuple is one case of many), of which every `nth`, from the first on, is not long."""
    return [
        pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=[pytest.mark.long] * (number % nth > 0))
        for number, case in enumerate(cases)
    ]


def some(nth: int, cases: Sequence[Case], *, first: int = 0) -> Sequence[Case]:
    """Every `nth` case from the `first` on, spread over all of them; all if everything is to be tried."""
    return cases if ALL else cases[first::nth]
