"""What has changed since the last report: states, what is new, what is no longer told. Pure look-ups in the reports."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from macros.plan.activities import Activity, Report
from macros.plan.derived import Known, history
from macros.plan.documents import Decision
from macros.plan.places import Actor
from macros.plan.plan import Plan, remembered


class Stream(NamedTuple):
    """What an actor has received of one plan from one area: the newest report, and the one before it if there is one."""

    newest: Report
    before: Report | None


class Change(NamedTuple):
    """An activity in the newest report's area: how it stands now, and what the report before said, or None."""

    activity: Activity
    now: Known
    before: Known | None

    @property
    def changed(self) -> bool:
        """Whether the state is another than the one told before."""
        return self.before is not None and self.before.state.status is not self.now.state.status


def receivers(plan: Plan) -> tuple[Actor, ...]:
    """The actors to whom reports are given, in file order."""
    return tuple(actor for actor in plan.all(Actor) if plan.back(Report, "to", actor.id))


@remembered
def received(plan: Plan, actor: Actor, *, on: date) -> tuple[Stream, ...]:
    """What an actor has received up to a day, newest first: a pair of reports for each plan and area."""
    streams: dict[tuple[str, str], list[Report]] = {}
    for report in plan.back(Report, "to", actor.id):
        if report.period.first <= on and report.is_filled_in:
            streams.setdefault((report.document, report.area), []).append(report)
    found = [Stream(*_two_newest(reports)) for reports in streams.values()]
    return tuple(sorted(found, key=lambda stream: (stream.newest.period, stream.newest.id), reverse=True))


def _two_newest(reports: list[Report]) -> tuple[Report, Report | None]:
    newest, *earlier = sorted(reports, key=lambda report: (report.period, report.id), reverse=True)[:2]
    return newest, earlier[0] if earlier else None


def current(streams: tuple[Stream, ...]) -> tuple[Stream, ...]:
    """Those that belong together now: the newest, and what came within a year before it."""
    if not streams:
        return ()
    newest = streams[0].newest.period.last
    return tuple(stream for stream in streams if (newest - stream.newest.period.last).days <= _YEAR)


_YEAR = 366


def changes(plan: Plan, report: Report, *, on: date) -> tuple[Change, ...]:
    """Each activity that a report tells of, beside what any earlier report of the area told of it."""
    found = []
    for state in report.activities:
        activity = plan.one(Activity, state.activity)
        if activity:
            told = history(plan, activity, report.area, on=on)
            older = [known for known in told if _order(known.report) < _order(report)]
            found.append(Change(activity, Known(state, report), older[0] if older else None))
    return tuple(found)


def no_longer_told(plan: Plan, stream: Stream) -> tuple[Activity, ...]:
    """The activities that the report before told of and the newest does not."""
    told = {state.activity for state in stream.newest.activities}
    earlier = stream.before.activities if stream.before else ()
    return plan.many(Activity, (state.activity for state in earlier if state.activity not in told))


def decided_since(plan: Plan, streams: tuple[Stream, ...], *, on: date) -> tuple[Decision, ...]:
    """The decisions on the reported plans after the reports before, up to a day, newest first; each once."""
    found = {
        decision.id: decision
        for stream in streams
        if stream.before
        for decision in plan.back(Decision, "document", stream.newest.document)
        if stream.before.period.last < decision.date.last and decision.date.first <= on
    }
    return tuple(sorted(found.values(), key=lambda decision: (decision.date, decision.id), reverse=True))


def _order(report: Report) -> tuple[object, ...]:
    return (report.period, report.id)
