"""Charts from numbers: each gives a picture and the table that says the same, to stand side by side on a page.

Where nothing is reported nothing is drawn as a value: absence has a mark of its own, never zero and never red.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from macros.pages.components import Block, Inline, Link, Muted, Table
from macros.pages.figures import Bar, Legend, Lines, Multiple, Point, Profile, Series, Spark
from macros.pages.wording import SCORE, STATUS, comma
from macros.plan.activities import Status
from macros.plan.messages import listed

States: TypeAlias = Mapping[Status | None, int]
"""How many activities have each state; None: no follow-up tells."""

MARKS: dict[Status | None, tuple[str, str]] = {
    Status.NOT_STARTED: ("waiting", STATUS[Status.NOT_STARTED].text),
    Status.PLANNED: ("planned", STATUS[Status.PLANNED].text),
    Status.ONGOING: ("ongoing", STATUS[Status.ONGOING].text),
    Status.INTRODUCED: ("introduced", STATUS[Status.INTRODUCED].text),
    Status.FINISHED: ("finished", STATUS[Status.FINISHED].text),
    Status.PAUSED: ("paused", STATUS[Status.PAUSED].text),
    None: ("absent", "Ingen uppföljning"),
}
"""The pattern and the words of each state, in the order in which bars show them."""

LEVELS: dict[int | None, tuple[str, str]] = {
    **{level: (f"s{level}", f"{level}: {words}") for level, words in SCORE.items()},
    None: ("absent", "Ingen självskattning"),
}
NOT_ASSESSED = "– ingen självskattning det året"
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_FEWEST_LINES = 3


def bar(legend: str, counts: States) -> Bar:
    """A bar of states; `legend` is the id of a `states_legend` on the same page."""
    return Bar(legend, tuple((mark, counts.get(state, 0)) for state, (mark, _) in MARKS.items() if counts.get(state)))


def states_legend(legend: str, used: Iterable[Status | None] = tuple(MARKS)) -> Legend:
    """What the patterns of states mean; only those that are used, and always the one for no follow-up."""
    wanted = {*used, None}
    return Legend(legend, tuple(key for state, key in MARKS.items() if state in wanted))


def states_words(counts: States) -> str:
    """`Pågår: 3, införd: 1, ingen uppföljning: 5`."""
    told = ", ".join(f"{words.lower()}: {counts[state]}" for state, (_, words) in MARKS.items() if counts.get(state))
    return told[:1].upper() + told[1:]


def states(
    legend: str, caption: str, rows: Iterable[tuple[Inline, States]], *, first: str = "Område"
) -> tuple[Block, ...]:
    """How far activities have come, a bar for each row, with the numbers in words in the same row."""
    found = [(label, counts) for label, counts in rows if any(counts.values())]
    used = {state for _, counts in found for state, count in counts.items() if count}
    return (states_legend(legend, used), states_table(legend, caption, found, first=first)) if found else ()


def states_table(legend: str, caption: str, rows: Iterable[tuple[Inline, States]], *, first: str) -> Table:
    """The table of `states` alone, where a `states_legend` stands elsewhere on the page."""
    cells = tuple(
        (label, str(sum(counts.values())), bar(legend, counts), states_words(counts)) for label, counts in rows
    )
    return Table(caption, (first, "Antal", "Fördelning", "Läge"), cells)


def distribution(
    legend: str, caption: str, rows: Iterable[tuple[Inline, Mapping[int | None, int]]], *, first: str = "Mål"
) -> tuple[Block, ...]:
    """How many have given each level, a bar for each row, with the numbers in the same row."""
    found = tuple(
        (
            label,
            Bar(
                legend, tuple((mark, counts.get(level, 0)) for level, (mark, _) in LEVELS.items() if counts.get(level))
            ),
            *(str(counts.get(level, 0)) for level in LEVELS),
        )
        for label, counts in rows
        if any(counts.values())
    )
    head = (first, "Fördelning", *(str(level) for level in LEVELS if level), "Ingen")
    return (Legend(legend, tuple(LEVELS.values())), Table(caption, head, found)) if found else ()


def profile(
    here: str,
    caption: str,
    periods: Sequence[str],
    rows: Iterable[tuple[Link, Sequence[int | None]]],
    *,
    first: str = "Mål",
) -> tuple[Block, ...]:
    """A small drawing for each row: the level 1 to 4 over the periods, with the same in a table."""
    found = [(label, tuple(levels)) for label, levels in rows]
    if not found:
        return ()
    table = tuple((label, *(str(level) if level else Muted("Ingen") for level in levels)) for label, levels in found)
    return (
        Profile(
            here, caption, tuple(periods), tuple(Multiple(label, levels) for label, levels in found), scale_words()
        ),
        Table(caption, (first, *periods), table),
    )


def scale_words() -> str:
    """The four levels in words, and the sign for none."""
    return f"{', '.join(f'{level} {words}' for level, words in SCORE.items())}, {NOT_ASSESSED}."


def lines(  # noqa: PLR0913  # what a chart with a scale cannot do without
    here: str,
    caption: str,
    periods: Sequence[str],
    series: Iterable[tuple[str, Sequence[Decimal | str | None]]],
    *,
    unit: str = "",
    target: tuple[Decimal, str] | None = None,
) -> tuple[Block, ...]:
    """Lines over time, with a target where there is one; None is a gap, a word stands in the place of a value."""
    found = [(name, tuple(values)) for name, values in series]
    known = [value for _, values in found for value in values if isinstance(value, Decimal)]
    table = Table(
        f"{caption}, {unit}" if unit else caption,
        ("Period", *(name for name, _ in found)),
        tuple((period, *(_shown(values[at]) for _, values in found)) for at, period in enumerate(periods)),
    )
    if not known:
        return (table,) if periods else ()
    scale = _scale([*known, *([target[0]] if target else [])])
    drawn = tuple(Series(name, tuple(_point(value, scale) for value in values)) for name, values in found)
    shown = Lines(
        here, caption, _told(found, target), tuple(periods), drawn,
        tuple((_height(line, scale), _scale_words(line)) for line in scale),
        (_height(target[0], scale), target[1]) if target else None, unit,
    )  # fmt: skip
    return (shown, table)


def _shown(value: Decimal | str | None) -> Inline:
    return comma(value) if isinstance(value, Decimal) else Muted(value.capitalize() if value else "Inget värde")


def _point(value: Decimal | str | None, scale: Sequence[Decimal]) -> Point:
    if isinstance(value, Decimal):
        return Point(_height(value, scale), comma(value))
    return Point(None, value or "")


def _scale(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Round numbers, from below the least value to above the greatest."""
    low, high = min(values), max(values)
    span = (high - low) or abs(high) or Decimal(1)
    unit = Decimal(10) ** ((span / _FEWEST_LINES).adjusted())
    step = next(unit * one for one in _STEPS if unit * one * _FEWEST_LINES >= span)
    first, last = low // step - (low < 0 and low % step != 0), -(-high // step) + (high > 0 and high % step != 0)
    return tuple(step * at for at in range(int(first), int(max(last, first + 1)) + 1))


def _scale_words(line: Decimal) -> str:
    return f"{line.normalize():f}".replace(".", ",")


def _height(value: Decimal, scale: Sequence[Decimal]) -> float:
    return round(float(100 * (value - scale[0]) / (scale[-1] - scale[0])), 1)


def _told(found: Sequence[tuple[str, Sequence[Decimal | str | None]]], target: tuple[Decimal, str] | None) -> str:
    """What the chart holds besides its lines, and that the table holds all."""
    words = dict.fromkeys(value for _, values in found for value in values if isinstance(value, str))
    said = [f"× betyder {listed(words)}."] if words else []
    if target:
        said.append(f"Den streckade linjen: {target[1]}.")
    return " ".join((*said, "Alla värden står i tabellen."))


def spark(values: Sequence[float | None], *, low: float, high: float, label: str) -> Spark:
    """A small line over time for a cell; `label` says in words what it shows."""
    span = (high - low) or 1
    return Spark(tuple(None if value is None else round(100 * (value - low) / span, 1) for value in values), label)


_FAR = {
    Status.NOT_STARTED: 0, Status.PLANNED: 1, Status.PAUSED: 1, Status.ONGOING: 2, Status.INTRODUCED: 3, Status.FINISHED: 3,
}  # fmt: skip
"""How far a state is on the way from not begun to done."""


def state_spark(told: Sequence[Status | None], *, label: str) -> Spark:
    """How a state has moved over time, for a cell; `label` says in words what it shows."""
    return spark([None if state is None else _FAR[state] for state in told], low=0, high=3, label=label)
