"""Where activities stand: late, soon due, silent and ownerless are told from the plan and the day, and silence is never a state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import example
from plans import TODAY, make, sound

from macros.plan.activities import Activity, Status
from macros.plan.covering import covered, lacking, to_ask
from macros.plan.documents import Document
from macros.plan.following import (
    Followed,
    counted,
    followed,
    late,
    over_years,
    places,
    soon_due,
    unreviewed,
    without_follow_up,
    without_owner,
)
from macros.plan.goals import Goal
from macros.plan.places import Area
from macros.plan.plan import Plan
from macros.plan.record import Record
from macros.plan.scores import assessing, distribution, goals_to_assess, scored_goals, scores, years


def doing(record_id: str, **fields: object) -> Record:
    return make("activity", record_id, **{"start": "2025", **fields})


def report(area: str, period: str, **fields: object) -> Record:
    return make("report", f"strategi-{area}-{period}", område=area, period=period, **fields)


def state(activity: str, status: str) -> list[dict[str, str]]:
    return [{"aktivitet": activity, "läge": status}]


def activity(plan: Plan, record_id: str) -> Activity:
    found = plan[record_id]
    assert isinstance(found, Activity)
    return found


def area(plan: Plan, record_id: str) -> Area:
    found = plan[record_id]
    assert isinstance(found, Area)
    return found


def goal(record_id: str = "mal") -> Goal:
    found = make("goal", record_id)
    assert isinstance(found, Goal)
    return found


def names(found: Sequence[Followed | Activity]) -> list[str]:
    return [one.activity.id if isinstance(one, Followed) else one.id for one in found]


def test_an_activity_is_followed_where_it_is_done() -> None:
    plan = sound(doing("rond", områden=["falun", "borlange"]))
    assert [found.id for found in places(plan, activity(plan, "rond"))] == ["falun", "borlange"]


def test_an_activity_of_a_county_is_followed_in_the_municipalities_that_tell_of_it() -> None:
    plan = sound(
        doing("rond", områden=["dalarnas-lan"]),
        report("borlange", "2025", aktiviteter=state("rond", "pågår")),
    )
    assert [found.id for found in places(plan, activity(plan, "rond"))] == ["borlange"]


def test_a_county_that_tells_itself_is_followed_beside_its_municipalities() -> None:
    plan = sound(
        doing("rond", områden=["dalarnas-lan"]),
        report("borlange", "2025", aktiviteter=state("rond", "pågår")),
        report("dalarnas-lan", "2025", aktiviteter=state("rond", "planerad")),
    )
    assert [found.id for found in places(plan, activity(plan, "rond"))] == ["dalarnas-lan", "borlange"]


def test_silence_is_counted_apart_from_every_state() -> None:
    plan = sound(doing("rond"))
    assert counted(followed(plan, on=TODAY)) == {Status.ONGOING: 1, None: 1}


def test_late_is_what_has_passed_its_end_and_is_not_done() -> None:
    plan = sound(
        doing("sen", slut="2025-06"),
        doing("klar", slut="2025-06"),
        doing("framtid", slut="2027"),
        doing("i-dag", slut="2026-11-22"),
        report("falun", "2026", aktiviteter=[*state("sen", "pågår"), *state("klar", "införd")]),
    )
    assert names(late(plan, on=TODAY)) == ["sen"]


def test_soon_due_is_within_ninety_days_and_not_done() -> None:
    plan = sound(doing("nara", slut="2026-12"), doing("fjarran", slut="2027-03"), doing("i-dag", slut="2026-11-22"))
    assert names(soon_due(plan, on=TODAY)) == ["i-dag", "nara"]


def test_a_plan_that_another_has_replaced_asks_for_nothing_more() -> None:
    def with_old(**fields: object) -> Plan:
        return sound(make("document", "gammal", **fields), doing("sen", dokument="gammal", slut="2025"))

    assert names(late(with_old(), on=TODAY)) == ["sen"]
    assert names(late(with_old(ersatt_av="strategi"), on=TODAY)) == []
    assert names(late(with_old(status="utkast"), on=TODAY)) == []


def test_without_follow_up_is_what_should_have_begun_and_nobody_tells_of() -> None:
    plan = sound(doing("tyst"), doing("senare", start="2027"))
    assert names(without_follow_up(plan, on=TODAY)) == ["tyst"]


def test_a_report_of_a_later_day_is_not_known_yet() -> None:
    plan = sound()
    assert names(without_follow_up(plan, on=date(2024, 12, 31))) == []
    early = sound(doing("rond", start="2024"), report("falun", "2026", aktiviteter=state("rond", "införd")))
    assert "rond" in names(without_follow_up(early, on=date(2025, 6, 1)))
    assert "rond" not in names(without_follow_up(early, on=TODAY))


def test_without_owner_is_what_nobody_answers_for_or_keeps() -> None:
    plan = sound(
        doing("agd", ägare="team"), doing("utan-ansvar", ägare="team", ansvariga=[], framgår_inte=["vem"]), doing("utan-agare"),
    )  # fmt: skip
    assert names(without_owner(plan, on=TODAY)) == ["besok", "utan-ansvar", "utan-agare"]


def test_unreviewed_is_older_than_a_year_and_never_reports() -> None:
    plan = Plan(
        (
            make("goal", "ny", granskad="2026-03-01"),
            make("goal", "gammal", granskad="2025-03-01"),
            make("goal", "aldrig"),
            report("falun", "2020"),
        )
    )
    assert [record.id for record in unreviewed(plan, on=TODAY)] == ["aldrig", "gammal"]


def test_states_year_by_year_know_only_what_had_begun_and_was_told() -> None:
    plan = sound(doing("ny", start="2026"), report("falun", "2026", aktiviteter=state("ny", "planerad")))
    by_year = dict(over_years(plan, followed(plan, on=TODAY), on=TODAY))
    assert by_year == {2025: {Status.ONGOING: 1}, 2026: {Status.ONGOING: 1, Status.PLANNED: 1}}


def scored(area_id: str, period: str, value: int) -> Record:
    return report(area_id, period, självskattning=[{"mål": "mal", "värde": value}])


def test_scores_come_oldest_first_and_the_last_report_of_a_year_wins() -> None:
    plan = sound(scored("falun", "2026-02", 1), scored("falun", "2026-10", 3), scored("falun", "2024", 2))
    told = scores(plan, area(plan, "falun"), goal(), on=TODAY)
    assert [(one.year, one.score.value) for one in told] == [(2024, 2), (2026, 3)]
    assert [one.year for one in scores(plan, area(plan, "falun"), goal(), on=date(2025, 1, 1))] == [2024]


def test_a_distribution_counts_every_municipality_and_none_as_none() -> None:
    plan = sound(scored("falun", "2025-10", 4))
    county = area(plan, "dalarnas-lan")
    assert distribution(plan, county, goal(), 2025, on=TODAY) == {4: 1, None: 1}
    assert distribution(plan, county, goal(), 2024, on=TODAY) == {None: 2}
    assert years(plan, county, on=TODAY) == (2025,)
    assert [found.id for found in scored_goals(plan, area(plan, "falun"), on=TODAY)] == ["mal"]
    assert [found.id for found in assessing(plan)] == ["falun"]


def test_a_county_without_scores_assesses_the_subgoals_of_its_documents() -> None:
    plan = sound(
        make("document", "lansstrategi", områden=["dalarnas-lan"]),
        make("goal", "delmal", typ="delmål", dokument="lansstrategi"),
    )
    assert [found.id for found in goals_to_assess(plan, area(plan, "dalarnas-lan"))] == ["delmal"]


def local(record_id: str, areas: list[str], **fields: object) -> Record:
    return make("document", record_id, typ="lokal plan", områden=areas, **fields)


def test_coverage_follows_the_years_and_counts_joint_plans_for_each() -> None:
    plan = sound(
        local("gemensam", ["falun", "borlange"], gäller_från="2024", gäller_till="2025"),
        local("egen", ["falun"], gäller_från="2026"),
    )
    found = {one.year: one for one in covered(plan, area(plan, "dalarnas-lan"), on=TODAY)}
    assert {year: one.plans for year, one in found.items()} == {2024: 2, 2025: 2, 2026: 1}
    assert all(one.of == 2 for one in found.values())


def test_the_year_that_goes_on_has_no_follow_up_to_count() -> None:
    plan = sound(report("borlange", "2024"))
    told = {one.year: one.followed for one in covered(plan, area(plan, "dalarnas-lan"), on=TODAY)}
    assert told == {2024: 1, 2025: 1, 2026: None}


def test_what_is_lacking_is_told_of_each_municipality_alone() -> None:
    plan = sound(local("egen", ["borlange"], gäller_från="2024", ägare="team"))
    found = {one.area.id: one for one in lacking(plan, area(plan, "dalarnas-lan"), on=TODAY)}
    assert (found["falun"].plan, found["falun"].report) == (True, False)
    assert (found["borlange"].plan, found["borlange"].report) == (False, True)
    asked = to_ask(plan, area(plan, "borlange"))
    assert asked
    assert asked.id == "team"


def test_the_made_up_county_has_all_that_its_readme_says() -> None:
    plan = example.plan()
    told = {one.area.id: one for one in lacking(plan, example.area("sundlands-lan"), on=example.DAY)}
    assert set(told) == {"akervalla"}
    assert told["akervalla"].plan
    assert told["akervalla"].adoption
    assert not covered(Plan(()), example.area("sundlands-lan"), on=example.DAY)
    assert any(isinstance(record, Document) for record in plan.records)
