"""The tables of a yearly report: what is done under each goal, self-assessments, indicators. Every figure is a link to its report."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from macros.pages import charts
from macros.pages.addresses import address
from macros.pages.components import Block, Inline, Item, Items, Link, Muted, Prose, Sentence, Table
from macros.pages.figures import Lines
from macros.pages.setting import Setting
from macros.pages.views import parts
from macros.pages.wording import SCORE, STATUS, comma, goal_link, goal_title, goal_word, link
from macros.plan.activities import Activity, Report, Status
from macros.plan.derived import Known, areas_below
from macros.plan.goals import Better, Goal, Indicator
from macros.plan.places import Area
from macros.plan.plan import Plan
from macros.plan.values import Value, values_of
from macros.plan.yearly import Assessed, assessments, done, strategies

NONE_TOLD = "Ingen uppföljning"
SHOWN_YEARS = 4
SHOWN_RESULTS = 8
"""As many results of an activity as a reader takes in; its own page has them all."""
_ORDER = (Status.FINISHED, Status.INTRODUCED, Status.ONGOING, Status.PLANNED, Status.PAUSED, Status.NOT_STARTED)


def done_blocks(setting: Setting, county: Area, year: int) -> tuple[Block, ...]:
    """For each goal of the county: the activities that reports tell of, their states with where, and results."""
    plan = setting.plan
    found = done(plan, county, year, on=setting.on)
    goals = sorted(plan.many(Goal, found), key=lambda goal: (goal.document, *parts.goal_order(goal)))
    tables = [_done_table(plan, goal_title(plan, goal), found[goal.id]) for goal in goals]
    return (*tables, *([_done_table(plan, "Utan koppling till länets mål", found[""])] if "" in found else ()))


def _done_table(plan: Plan, caption: str, activities: dict[str, tuple[Known, ...]]) -> Table:
    shown = ((plan.one(Activity, activity_id), told) for activity_id, told in activities.items())
    rows = tuple(
        (link(plan, activity), _states(plan, told), _results(plan, activity, told))
        for activity, told in shown
        if activity
    )
    return Table(caption, ("Aktivitet", "Läge", "Resultat"), rows)


def _states(plan: Plan, told: tuple[Known, ...]) -> Inline:
    """Each state with the areas that tell it: their names lead to the reports."""
    ordered = sorted(told, key=lambda known: _ORDER.index(known.state.status))
    return tuple(
        (STATUS[status], *(_report_link(plan, known.report) for known in here))
        for status, here in groupby(ordered, key=lambda known: known.state.status)
    )


def _results(plan: Plan, activity: Activity, told: tuple[Known, ...]) -> Inline:
    pieces: list[Inline] = []
    described = [known for known in told if known.state.result]
    for known in described[:SHOWN_RESULTS]:
        pieces += [(_report_link(plan, known.report),), Prose(known.state.result or "")]
    if len(described) > SHOWN_RESULTS:
        pieces.append((link(plan, activity, "Alla resultat"),))
    return tuple(pieces) or Muted("Inget resultat är beskrivet.")


def _report_link(plan: Plan, report: Report, text: str | None = None) -> Link:
    area = plan.one(Area, report.area)
    return Link(address(report), text or (area.name if area else report.area))


def scores(setting: Setting, county: Area, year: int) -> tuple[Block, ...]:
    """The goals that are assessed, area by area, with the change from the year before; then the comments."""
    plan = setting.plan
    found = assessments(plan, county, year, on=setting.on)
    if not found:
        return ()
    goals = sorted(
        plan.many(Goal, {goal for goal, _ in found}), key=lambda goal: (goal.document, *parts.goal_order(goal))
    )
    areas = [area for area in _areas(plan, county) if any((goal.id, area.id) in found for goal in goals)]
    head = ("Område", *(_short(plan, goal) for goal in goals))
    rows = tuple((link(plan, area), *(_score(found.get((goal.id, area.id))) for goal in goals)) for area in areas)
    scale = ", ".join(f"{value} {words}" for value, words in SCORE.items())
    return (
        Table(f"Självskattning {year}, med förändring från {year - 1}", head, rows),
        Prose(f"Skalan: {scale}. Länet står först, sedan områdena i bokstavsordning."),
        Items(tuple(Item(goal_link(plan, goal)) for goal in goals), "Det som skattas", columns=True),
        *_comments(plan, goals, areas, found),
    )


def _short(plan: Plan, goal: Goal) -> str:
    """`Delmål 1`; its name stands below the table."""
    return f"{goal_word(plan, goal)} {goal.number}" if goal.number else goal.name


def _score(told: Assessed | None) -> Inline:
    if told is None:
        return Muted("Ingen självskattning")
    now = Link(address(told.report), str(told.score.value))
    if told.before is None:
        return (now, Muted("inget att jämföra med"))
    before, report = told.before
    step = told.score.value - before.value
    if not step:
        return Sentence((now, " = ", Link(address(report), f"som {report.period}")))
    return Sentence((now, " ▲ från " if step > 0 else " ▼ från ", Link(address(report), str(before.value))))


def _comments(
    plan: Plan, goals: list[Goal], areas: list[Area], found: dict[tuple[str, str], Assessed]
) -> Iterator[Items]:
    for goal in goals:
        told = [found[goal.id, area.id] for area in areas if (goal.id, area.id) in found]
        items = tuple(
            Item(
                _report_link(plan, one.report), f"{one.score.value} {SCORE[one.score.value]}", Prose(one.score.comment)
            )
            for one in told
            if one.score.comment
        )
        if items:
            yield Items(items, goal_link(plan, goal))


def indicators(setting: Setting, county: Area, year: int) -> tuple[Block, ...]:
    """Each indicator of the county's goals: the values of the last years in each area, and which way they go."""
    plan = setting.plan
    mine = [goal for document in strategies(plan, county) for goal in plan.back(Goal, "document", document.id)]
    found = {indicator.id: indicator for goal in mine for indicator in plan.back(Indicator, "goals", goal.id)}
    return tuple(block for indicator in found.values() for block in _indicator(setting, indicator, county, year))


def _indicator(setting: Setting, indicator: Indicator, county: Area, year: int) -> tuple[Block, ...]:
    plan = setting.plan
    told = {area.id: _by_year(setting, indicator, area, year) for area in _areas(plan, county)}
    if not any(year in values for values in told.values()):
        return ()
    shown = sorted({one for values in told.values() for one in values})[-SHOWN_YEARS:]
    rows = tuple(
        (
            link(plan, area),
            *(_value(told[area.id].get(one), indicator) for one in shown),
            _trend(indicator, told[area.id], year),
        )
        for area in _areas(plan, county)
        if told[area.id]
    )
    unit = f", {indicator.unit}" if indicator.unit else ""
    heading = Items((Item(link(plan, indicator, "Om indikatorn"), Muted(_aim(indicator))),), indicator.name)
    table = Table(f"{indicator.name}{unit}, per område", ("Område", *map(str, shown), "Sedan förra året"), rows)
    return (heading, *_line(indicator, county, told[county.id], shown), table)


def _line(indicator: Indicator, county: Area, told: dict[int, Value], shown: list[int]) -> tuple[Block, ...]:
    """A line for the county itself; its values stand in the table, where they lead to their reports."""
    values = [(told[one].value if told[one].value is not None else "för få") if one in told else None for one in shown]
    target = (indicator.target.value, _aim(indicator)) if indicator.target else None
    drawn = charts.lines(
        f"linje-{indicator.id}", f"{indicator.name} i {county.name}", [str(one) for one in shown], [(county.name, values)],
        unit=indicator.unit or "", target=target,
    )  # fmt: skip
    return tuple(block for block in drawn if isinstance(block, Lines))


def _aim(indicator: Indicator) -> str:
    return f"Mål: {comma(indicator.target.value)} till {indicator.target.by}" if indicator.target else ""


def _by_year(setting: Setting, indicator: Indicator, area: Area, year: int) -> dict[int, Value]:
    """The newest value of each year up to the report's own."""
    found = values_of(setting.plan, indicator, area.id, on=setting.on)
    return {value.period.last.year: value for value in found if value.period.last.year <= year}


def _value(value: Value | None, indicator: Indicator) -> Inline:
    if value is None:
        return Muted(NONE_TOLD)
    there = address(value.origin) if isinstance(value.origin, Report) else address(indicator)
    return Link(there, "För få för att visas" if value.value is None else comma(value.value))


def _trend(indicator: Indicator, told: dict[int, Value], year: int) -> Inline:
    now, before = told.get(year), told.get(year - 1)
    if now is None or before is None or now.value is None or before.value is None:
        return Muted("Går inte att jämföra")
    return _way(indicator.better, now.value - before.value)


def _way(better: Better, step: Decimal) -> str:
    if not step:
        return "= oförändrat"
    word = "▲ högre" if step > 0 else "▼ lägre"
    if better is Better.NEITHER:
        return word
    return f"{word}, {'åt rätt håll' if (step > 0) is (better is Better.HIGHER) else 'åt fel håll'}"


def _areas(plan: Plan, county: Area) -> list[Area]:
    """The county first, then the areas in it in Swedish order: no list is a ranking."""
    return [county, *(area for area in parts.in_order(plan, areas_below(plan, county)) if isinstance(area, Area))]
