"""What a page needs besides its record: the plan, the day, and where records are written. A value; nothing here does I/O."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from macros.plan.plan import Plan
from macros.plan.problems import Place
from macros.plan.statement import Statement


@dataclass(frozen=True, slots=True)
class Setting:
    """The plan, the day it is shown for, and how to reach a record's source."""

    plan: Plan
    on: date
    place: Callable[[str], Place]
    """Record id → the file and line where it is written."""
    edit_url: str
    """Template with `{file}` and `{line}`; an address on the site, or a URL at the forge."""
    missing: frozenset[str] = frozenset()
    """Addresses of authors' pages that generated pages would lead to but that this site lacks."""
    statement: Statement = field(default_factory=Statement)
    """The accessibility statement; an empty one where none is written."""
