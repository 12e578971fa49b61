"""Which of many like cases are tried every time; the others are among the long tests, and none is left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def every(nth: int, cases: Iterable[Any]) -> list[Any]:
    """All cases as parameters (a tuple is one case of many), of which every `nth`, from the first on, is not long."""
    return [
        pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=[pytest.mark.long] * (number % nth > 0))
        for number, case in enumerate(cases)
    ]
