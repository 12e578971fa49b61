"""All rules, by name, and the one function that asks them. Must not read files or decide what happens next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from macros.plan.messages import message
from macros.plan.plan import Plan
from macros.plan.problems import MOST_TOLD, Finding, Severity
from macros.plan.rules import (
    activities,
    areas,
    documents,
    figures,
    goals,
    identity,
    links,
    loops,
    pasted,
    periods,
    personal,
    records,
    reports,
    unsafe,
)

Rule = Callable[[Plan, date], Iterator[Finding]]

CHECKS: tuple[Rule, ...] = (
    identity.unique_ids,
    identity.safe_ids,
    links.links_lead_right,
    links.links_once,
    loops.no_loops,
    areas.codes,
    areas.codes_once,
    areas.codes_agree,
    areas.tree,
    areas.level_names,
    goals.parts_in_same_plan,
    goals.numbers_once,
    goals.scales,
    activities.facts_told,
    activities.facts_told_once,
    reports.activities_of_plan,
    reports.activities_of_area,
    reports.each_thing_once,
    reports.goals_of_plan,
    reports.area_of_plan,
    reports.assessed_goals_only,
    reports.indicators_of_plan,
    reports.no_two_of_the_same,
    figures.no_small_groups,
    figures.value_or_too_few,
    figures.values_fit_their_unit,
    figures.units_told,
    figures.values_once,
    figures.values_have_begun,
    figures.reports_agree_with_files,
    periods.right_way_round,
    periods.reports_in_time,
    periods.reports_have_begun,
    periods.checkpoints_in_time,
    periods.activities_in_time,
    periods.reviewed_before_today,
    documents.no_repealed,
    documents.not_run_out,
    documents.local_plans_somewhere,
    records.sources,
    records.names_once,
    pasted.no_quotes_round_all,
    pasted.no_placeholders,
    pasted.no_errors_of_excel,
    pasted.no_coded_signs,
    personal.personal_numbers,
    personal.personal_email,
    personal.mobile_numbers,
    unsafe.no_html,
    unsafe.no_templates,
    unsafe.no_scripts,
)


def check(plan: Plan, *, on: date) -> tuple[Finding, ...]:
    """Everything that any rule finds in `plan` as seen on the day `on`, in the order of the rules.

    A rule that has found errors is asked for no more than `MOST_TOLD` findings; that there are more is an error too.
    """
    return tuple(finding for rule in CHECKS for finding in _enough(rule(plan, on)))


def _enough(found: Iterable[Finding]) -> Iterator[Finding]:
    """What a rule finds, or the first of it; warnings alone are never cut off, for an error may come after them."""
    wrong = False
    for number, finding in enumerate(found):
        if wrong and number >= MOST_TOLD:
            text = message("fler-av-slaget")
            yield Finding("fler-av-slaget", Severity.ERROR, finding.record, finding.path, text, finding.position)
            return
        wrong = wrong or finding.severity is Severity.ERROR
        yield finding
