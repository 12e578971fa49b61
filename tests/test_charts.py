"""Charts: what is drawn is what the numbers say, absence is never a value, and a table beside each says the same."""

from __future__ import annotations

from decimal import Decimal

import pytest
import sites
from selectolax.lexbor import LexborHTMLParser

from macros.pages import charts
from macros.pages.blocks import block
from macros.pages.components import Block, Inline, Link, Table
from macros.pages.figures import Lines
from macros.pages.rendering import Renderer
from macros.plan.activities import Status

HERE = Renderer("lage/index.html")
STEP = Link("steg/ett.html", "Steg 1")


def drawn(*blocks: Block) -> LexborHTMLParser:
    return sites.tree("".join(block(one, HERE) for one in blocks))


def drawn_inline(piece: Inline) -> LexborHTMLParser:
    return sites.tree(HERE.html(piece))


def percent(value: str | None) -> float:
    return float((value or "").rstrip("%"))


def test_a_bar_is_as_wide_as_its_numbers_and_fills_the_whole() -> None:
    page = drawn(*charts.states("x", "Läget", [("Falun", {Status.ONGOING: 3, Status.INTRODUCED: 1, None: 4})]))
    parts = page.css(".fp-bar rect")
    assert [percent(part.attributes["width"]) for part in parts] == [37.5, 12.5, 50]
    assert [percent(part.attributes["x"]) for part in parts] == [0, 37.5, 50]
    assert "Pågår: 3, införd: 1, ingen uppföljning: 4" in sites.text(page)


def test_every_state_has_a_pattern_of_its_own_that_the_legend_explains() -> None:
    page = drawn(*charts.states("x", "Läget", [("Falun", dict.fromkeys([*Status, None], 1))]))
    fills = [part.attributes["fill"] for part in page.css(".fp-bar rect")]
    patterns = {f"url(#{node.attributes['id']})": node.html for node in page.css("pattern")}
    assert len(set(fills)) == len(Status) + 1
    assert set(fills) == set(patterns)
    inside = [html.partition(">")[2] for html in patterns.values() if html]
    assert len(set(inside)) == len(inside)
    assert all(words in sites.text(page) for _, words in charts.MARKS.values())


def test_nobody_who_tells_is_never_drawn_as_a_state() -> None:
    page = drawn(*charts.states("x", "Läget", [("Falun", {None: 2})]))
    assert [part.attributes["class"] for part in page.css(".fp-bar rect")] == ["fp-part fp-part--absent"]
    assert charts.states("x", "Läget", [("Falun", {})]) == ()


def test_a_level_that_is_not_assessed_breaks_the_line_and_is_told_as_none() -> None:
    page = drawn(*charts.profile("p", "Profil", ["2023", "2024", "2025"], [(STEP, [2, None, 4])]))
    assert len(page.css(".fp-small circle")) == 2
    assert not page.css(".fp-small .fp-line")
    assert page.css(".fp-small svg")[0].attributes["aria-label"] == "2023: 2, 2024: ingen, 2025: 4"
    assert [sites.text(cell) for cell in page.css("td")] == ["2", "Ingen", "4"]


def test_higher_levels_stand_higher() -> None:
    page = drawn(*charts.profile("p", "Profil", ["1", "2", "3", "4"], [(STEP, [1, 2, 3, 4])]))
    heights = [float(dot.attributes["cy"] or "") for dot in page.css("circle")]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 4
    assert len(page.css(".fp-line")) == 3


def test_how_many_gave_each_level_stands_in_the_bar_and_in_figures() -> None:
    page = drawn(*charts.distribution("d", "Svar", [(STEP, {1: 1, 3: 2, None: 1})]))
    assert [percent(part.attributes["width"]) for part in page.css(".fp-bar rect")] == [25, 50, 25]
    assert [sites.text(cell) for cell in page.css("td")][1:] == ["1", "0", "2", "0", "1"]


def test_lines_break_at_gaps_and_a_word_has_a_mark_of_its_own() -> None:
    values = [Decimal(10), Decimal(20), None, "för få", Decimal(40)]
    page = drawn(*charts.lines("l", "Värden", ["2021", "2022", "2023", "2024", "2025"], [("Falun", values)]))
    assert len(page.css(".fp-chart > svg .fp-line")) == 1
    assert len(page.css(".fp-chart > svg svg")) == 4
    assert "× betyder för få" in sites.text(page)
    assert [sites.text(cell) for cell in page.css("td")] == ["10", "20", "Inget värde", "För få", "40"]


def test_a_target_is_drawn_at_its_height_and_named() -> None:
    shown = charts.lines("l", "Värden", ["2024"], [("Falun", [Decimal(60)])], target=(Decimal(80), "Mål 80"))[0]
    assert isinstance(shown, Lines)
    assert shown.target
    assert shown.target[0] > (shown.series[0].points[0].height or 0)
    assert "Mål 80" in sites.text(drawn(shown))


@pytest.mark.parametrize(
    "values", [["0"], ["5"], ["-3", "4"], ["72.5", "80"], ["0.001", "0.002"], ["1000000", "1"], ["-5", "-1"]]
)
def test_a_scale_is_round_and_holds_every_value(values: list[str]) -> None:
    numbers = [Decimal(value) for value in values]
    shown = charts.lines("l", "Värden", [str(at) for at in range(len(numbers))], [("Falun", numbers)])[0]
    assert isinstance(shown, Lines)
    heights = [point.height for point in shown.series[0].points]
    assert all(height is not None and 0 <= height <= 100 for height in heights)
    assert 2 <= len(shown.scale) <= 8


def test_without_values_there_is_only_a_table() -> None:
    [only] = charts.lines("l", "Värden", ["2024"], [("Falun", [None])])
    assert isinstance(only, Table)


def test_series_differ_by_shape_and_not_only_by_colour() -> None:
    found = charts.lines("l", "V", ["1"], [(str(at), [Decimal(at)]) for at in range(4)])
    shapes = [node.attributes["d"] for node in drawn(found[0]).css(".fp-chart > svg .fp-dot")]
    assert len(set(shapes)) == 4


def test_periods_with_long_names_are_not_written_on_top_of_each_other() -> None:
    periods = [f"februari {year}" for year in range(2015, 2027)]
    page = drawn(*charts.lines("l", "V", periods, [("A", [Decimal(at) for at in range(12)])]))
    assert 1 <= len(page.css(".fp-when")) <= 2
    assert sites.text(page.css(".fp-when")[-1]) == periods[-1]


def test_a_spark_says_in_words_what_it_draws() -> None:
    page = drawn_inline(charts.state_spark([Status.PLANNED, None, Status.INTRODUCED], label="planerad, införd"))
    assert page.css("svg")[0].attributes["aria-label"] == "planerad, införd"
    assert len(page.css("circle")) == 2
    assert not page.css("line")


def test_what_editors_write_is_escaped_in_every_chart() -> None:
    bad = "<b>&\"'"
    blocks = (
        *charts.states("x", bad, [(bad, {None: 1})], first=bad),
        *charts.profile("p", bad, [bad], [(Link("a/b.html", bad), [1])]),
        *charts.distribution("d", bad, [(bad, {1: 1})]),
        *charts.lines("l", bad, [bad], [(bad, [Decimal(1)])], unit=bad, target=(Decimal(2), bad)),
    )
    html = "".join(block(one, HERE) for one in blocks) + HERE.html(charts.spark([1], low=0, high=1, label=bad))
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_nothing_in_a_chart_needs_a_script_or_a_style_of_its_own() -> None:
    blocks = (*charts.states("x", "C", [("A", {None: 1})]), *charts.lines("l", "L", ["1"], [("A", [Decimal(1)])]))
    html = "".join(block(one, HERE) for one in blocks)
    assert not any(word in html for word in ("style=", "<script", " onclick", "viewBox"))
