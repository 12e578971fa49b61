"""How things stood and stand: states, self-assessments and values that have turned, told by activity, goal or indicator and area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from macros.plan.activities import Activity, Report
from macros.plan.derived import state
from macros.plan.goals import Indicator
from macros.plan.places import Area
from macros.plan.plan import Plan
from macros.plan.record import Record
from macros.plan.scores import assessing, scored_goals, scores
from macros.plan.valuefiles import ValueFile
from macros.plan.values import Value, values_of

Key = tuple[str, str]
"""Id of an activity, a goal or an indicator, and id of an area."""


class Turn(NamedTuple):
    """What stood and stands of something in an area; None where no follow-up tells."""

    subject: Record
    area: Area
    before: str | Value | None
    after: str | Value | None


def turns(old: Plan, new: Plan, renames: Mapping[str, str], *, on: date) -> tuple[Turn, ...]:
    """All that has turned, up to a day, of what is in the new plan: states first, then self-assessments, then values."""
    found: list[Turn] = []
    for told in (_states, _scores, _values):
        before = {_renamed(key, renames): one for key, one in told(old, on=on).items()}
        after = told(new, on=on)
        for key in (*after, *(key for key in before if key not in after)):
            subject, area = new.get(key[0]), new.one(Area, key[1])
            if subject and area and not _alike(before.get(key), after.get(key)):
                found.append(Turn(subject, area, before.get(key), after.get(key)))
    return tuple(found)


def _renamed(key: Key, renames: Mapping[str, str]) -> Key:
    return renames.get(key[0], key[0]), renames.get(key[1], key[1])


def _alike(before: str | Value | None, after: str | Value | None) -> bool:
    """Whether readers see the same; a value is the same wherever it comes from."""
    if isinstance(before, Value) and isinstance(after, Value):
        return (before.period, before.value) == (after.period, after.value)
    return before == after


def _states(plan: Plan, *, on: date) -> dict[Key, str]:
    """The newest state of each activity in each area."""
    keys = {(one.activity, report.area): None for report in plan.all(Report) for one in report.activities}
    known = {key: state(plan, activity, key[1], on=on) for key in keys if (activity := plan.one(Activity, key[0]))}
    return {key: one.state.status.value for key, one in known.items() if one}


def _scores(plan: Plan, *, on: date) -> dict[Key, str]:
    """The newest self-assessment of each goal in each area."""
    return {
        (goal.id, area.id): str(scores(plan, area, goal, on=on)[-1].score.value)
        for area in assessing(plan)
        for goal in scored_goals(plan, area, on=on)
    }


def _values(plan: Plan, *, on: date) -> dict[Key, Value]:
    """The newest value of each indicator in each area."""
    found: dict[Key, Value] = {}
    for indicator_id, area in dict.fromkeys(_measured(plan)):
        indicator = plan.one(Indicator, indicator_id)
        values = values_of(plan, indicator, area, on=on) if indicator else ()
        if values:
            found[indicator_id, area] = values[-1]
    return found


def _measured(plan: Plan) -> Iterator[Key]:
    for report in plan.all(Report):
        yield from ((figure.indicator, report.area) for figure in report.values)
    for file in plan.all(ValueFile):
        yield from ((file.indicator, figure.area) for figure in file.values)
