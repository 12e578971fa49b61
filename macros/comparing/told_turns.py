"""How things stood and stand, in Swedish: `Läkemedelsautomat i Mellerud: planerad → införd`. Must not find what has turned."""

from __future__ import annotations

from collections.abc import Iterator

from macros.comparing.fields import TOO_FEW
from macros.comparing.records import called
from macros.comparing.turns import Turn
from macros.pages.wording import comma
from macros.plan.goals import Goal, Indicator
from macros.plan.plan import Plan
from macros.plan.values import Value

NO_REPORT = "ingen uppföljning"


def turned(turn: Turn) -> str:
    """`Läkemedelsautomat i Mellerud: planerad → införd`."""
    return f"{turn.subject.name} i {turn.area.name}: {standing(turn.before)} → {standing(turn.after)}"


def lines_of_report(plan: Plan, turn: Turn) -> Iterator[str]:
    """The lines that say the same of the report in which it is written, and need not be told again."""
    subject, before, after = called(plan, turn.subject), *map(_bare, (turn.before, turn.after))
    label, field = "Aktiviteter", "läge"
    if isinstance(turn.subject, (Goal, Indicator)):
        label, field = "Självskattning" if isinstance(turn.subject, Goal) else "Värden", "värde"
    yield f"{label}, {subject}: {field}: {before} → {after}"
    if turn.before is None:
        yield f"{label} tillkommer: {subject}, {after}"
    if turn.after is None:
        yield f"{label} försvinner: {subject}, {before}"


def _bare(what: str | Value | None) -> str:
    """As a report says it: a value without its time."""
    return comma(what.value) if isinstance(what, Value) and what.value is not None else standing(what)


def standing(what: str | Value | None) -> str:
    """A state, a score, or a value with its time; of a value that could point somebody out, not the value."""
    if what is None:
        return NO_REPORT
    if isinstance(what, str):
        return what
    return f"{TOO_FEW if what.value is None else comma(what.value)} ({what.period})"
