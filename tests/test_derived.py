"""What follows from the records: states, goal chains, coverage, adoption, what is due. As of a day, in any file order."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import date
from itertools import permutations

import pytest
import sites
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import make

from macros.plan.activities import Activity, Report
from macros.plan.derived import (
    activities_serving,
    adopted_by,
    areas_above,
    areas_below,
    county_of,
    coverage,
    goals_above,
    goals_below,
    history,
    in_force,
    level_of,
    local_plans,
    municipalities_in,
    owner_of,
    state,
)
from macros.plan.documents import Document
from macros.plan.due import YEARLY_REASON, missing_follow_up, next_checkpoint, upcoming
from macros.plan.goals import Goal
from macros.plan.places import Area, Level
from macros.plan.plan import Plan
from macros.plan.record import Record

steady = settings(max_examples=60, deadline=None, derandomize=True)
DAY = date(2026, 11, 22)
LATER = date(2100, 1, 1)

COUNTY = make("area", "lanet", typ="län", kod="20", del_av=None)
SOUTH = make("area", "sodra", typ="delregion", del_av="lanet")
FALUN = make("area", "falun", typ="kommun", del_av="sodra")
MORA = make("area", "mora", typ="kommun", del_av="lanet")
CLUSTER = make("area", "klustret", typ="kluster", del_av="falun")
AREAS = (COUNTY, SOUTH, FALUN, MORA, CLUSTER)
VISIT = make("activity", "besok", områden=["falun", "mora"])


def ids(records: Iterable[Record]) -> list[str]:
    return [record.id for record in records]


def names(records: Iterable[Record]) -> set[str]:
    found = ids(records)
    assert len(set(found)) == len(found)
    return set(found)


def told(name: str, period: str, status: str, area: str = "falun", activity: str = "besok") -> Record:
    return make(
        "report", name, period=period, område=area, typ="läge", aktiviteter=[{"aktivitet": activity, "läge": status}]
    )


def status_in(plan: Plan, area: str, *, on: date = DAY) -> str | None:
    known = state(plan, plan.one(Activity, "besok"), area, on=on)  # type: ignore[arg-type]
    return known and known.state.status.value


def test_the_newest_report_of_the_area_tells_the_state() -> None:
    plan = Plan((VISIT, told("a", "2024", "pågår"), told("b", "2025", "införd"), told("c", "2026", "pausad", "mora")))
    assert status_in(plan, "falun") == "införd"
    assert status_in(plan, "mora") == "pausad"


@pytest.mark.parametrize(
    ("older", "newer"),
    [("2024", "2024-12"), ("2024-02", "2024-06-01"), ("2024-11", "2024"), ("2024-12", "2024-12-31"), ("2023", "2024")],
)
def test_of_two_periods_the_later_and_more_precise_is_newest(older: str, newer: str) -> None:
    reports = [told("z", older, "planerad"), told("a", newer, "pågår")]
    assert status_in(Plan((VISIT, *reports)), "falun") == "pågår"
    assert status_in(Plan((*reversed(reports), VISIT)), "falun") == "pågår"


def test_reports_after_the_day_are_not_known_yet() -> None:
    plan = Plan((VISIT, told("a", "2024-02", "planerad"), told("b", "2025-06-30", "införd")))
    assert status_in(plan, "falun", on=date(2024, 1, 31)) is None
    assert status_in(plan, "falun", on=date(2025, 6, 29)) == "planerad"
    assert status_in(plan, "falun", on=date(2025, 6, 30)) == "införd"


def test_no_report_tells_no_state() -> None:
    other = make("activity", "annat", områden=["falun"])
    plan = Plan((VISIT, other, told("a", "2025", "pågår", "mora"), told("b", "2025", "införd", "falun", "annat")))
    assert status_in(plan, "falun") is None
    assert status_in(plan, "finns-inte") is None


def test_two_reports_of_the_same_period_give_one_answer_in_any_order() -> None:
    reports = [told(name, "2025", status) for name, status in (("a", "pågår"), ("b", "införd"), ("c", "pausad"))]
    answers = {status_in(Plan((*order, VISIT)), "falun") for order in permutations(reports)}
    assert len(answers) == 1


def test_history_is_newest_first_and_holds_only_the_area() -> None:
    reports = [told("a", "2024", "planerad"), told("c", "2026", "införd"), told("b", "2025", "pågår")]
    plan = Plan((VISIT, *reports, told("d", "2025", "pausad", "mora")))
    known = history(plan, plan.one(Activity, "besok"), "falun", on=date(2025, 12, 31))  # type: ignore[arg-type]
    assert [(each.report.id, each.state.status.value) for each in known] == [("b", "pågår"), ("a", "planerad")]


PERIODS = st.sampled_from(["2023", "2024", "2024-06", "2024-12", "2024-12-31", "2025", "2025-01-01"])
REPORTS = st.lists(st.tuples(PERIODS, st.sampled_from(["falun", "mora"]), st.sampled_from(["pågår", "införd"])))


@steady
@given(REPORTS, st.randoms(use_true_random=False), st.dates(date(2022, 1, 1), date(2026, 12, 31)))
def test_states_do_not_depend_on_the_order_of_the_files(
    rows: list[tuple[str, str, str]], shuffle: random.Random, day: date
) -> None:
    reports = [told(f"r{number}", period, word, area) for number, (period, area, word) in enumerate(rows)]
    mixed = shuffle.sample(reports, len(reports))
    for area in ("falun", "mora"):
        given_order = history(Plan((VISIT, *reports)), VISIT, area, on=day)  # type: ignore[arg-type]
        assert given_order == history(Plan((*mixed, VISIT)), VISIT, area, on=day)  # type: ignore[arg-type]
        assert all(known.report.area == area and known.report.period.first <= day for known in given_order)
        periods = [known.report.period for known in given_order]
        assert periods == sorted(periods, reverse=True)


CHAIN = (
    make("document", "strategi"),
    make("document", "lokal", typ="lokal plan"),
    make("goal", "bild", typ="målbild"),
    make("goal", "steg", stödjer=["bild"]),
    make("goal", "delsteg", del_av="steg"),
    make("goal", "lokalt", dokument="lokal", stödjer=["delsteg"]),
    make("activity", "uppe", mål=["steg"]),
    make("activity", "nere", dokument="lokal", mål=["lokalt"]),
    make("activity", "bada", dokument="lokal", mål=["lokalt", "steg", "delsteg"]),
    make("activity", "vid-sidan", mål=["ensamt"]),
    make("goal", "ensamt"),
)


def goal(plan: Plan, name: str) -> Goal:
    found = plan.one(Goal, name)
    assert found
    return found


def test_a_goal_chain_is_followed_up_across_documents_nearest_first() -> None:
    plan = Plan(CHAIN)
    assert ids(goals_above(plan, goal(plan, "lokalt"))) == ["delsteg", "steg", "bild"]
    assert goals_above(plan, goal(plan, "bild")) == ()


def test_a_goal_chain_is_followed_down_across_documents_nearest_first() -> None:
    plan = Plan(CHAIN)
    assert ids(goals_below(plan, goal(plan, "bild"))) == ["steg", "delsteg", "lokalt"]
    assert goals_below(plan, goal(plan, "ensamt")) == ()


def test_an_activity_serves_its_goal_and_all_above_and_is_told_once() -> None:
    plan = Plan(CHAIN)
    assert names(activities_serving(plan, goal(plan, "bild"))) == {"uppe", "nere", "bada"}
    assert names(activities_serving(plan, goal(plan, "delsteg"))) == {"nere", "bada"}
    assert names(activities_serving(plan, goal(plan, "ensamt"))) == {"vid-sidan"}


def test_goals_in_a_loop_are_each_told_once_and_never_the_goal_itself() -> None:
    loop = [make("goal", one, stödjer=[one, other]) for one, other in ("ab", "bc", "ca")]
    plan = Plan((*loop, make("activity", "x", mål=["c"])))
    assert ids(goals_above(plan, goal(plan, "a"))) == ["b", "c"]
    assert ids(goals_below(plan, goal(plan, "a"))) == ["c", "b"]
    assert ids(activities_serving(plan, goal(plan, "a"))) == ["x"]


def test_links_that_lead_nowhere_or_to_another_kind_end_the_chain() -> None:
    plan = Plan((make("goal", "a", stödjer=["finns-inte", "falun", "b"], del_av="borta"), make("goal", "b"), FALUN))
    assert ids(goals_above(plan, goal(plan, "a"))) == ["b"]


NAMES = [f"m{number}" for number in range(7)]
WEB = st.dictionaries(
    st.sampled_from(NAMES), st.tuples(st.lists(st.sampled_from(NAMES), max_size=3), st.sampled_from([None, *NAMES]))
)


def web(links: dict[str, tuple[list[str], str | None]]) -> list[Record]:
    return [make("goal", name, stödjer=up, del_av=part) for name, (up, part) in links.items()]


@steady
@given(WEB)
def test_up_and_down_are_each_others_inverse(links: dict[str, tuple[list[str], str | None]]) -> None:
    plan = Plan(web(links))
    goals = plan.all(Goal)
    up = {(below.id, above.id) for below in goals for above in goals_above(plan, below)}
    down = {(below.id, above.id) for above in goals for below in goals_below(plan, above)}
    assert up == down
    assert all(one != other for one, other in up)


@steady
@given(WEB, st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3), max_size=5), st.randoms())
def test_goal_chains_and_what_serves_them_do_not_depend_on_the_order_of_the_files(
    links: dict[str, tuple[list[str], str | None]], served: list[list[str]], shuffle: random.Random
) -> None:
    records = [
        *web(links),
        *(make("activity", f"a{number}", mål=list(dict.fromkeys(goals))) for number, goals in enumerate(served)),
    ]
    plan, mixed = Plan(records), Plan(shuffle.sample(records, len(records)))
    for here in plan.all(Goal):
        assert ids(goals_above(plan, here)) == ids(goals_above(mixed, here))
        assert names(goals_below(plan, here)) == names(goals_below(mixed, here))
        chain = {here.id, *names(goals_below(plan, here))}
        serving = {f"a{number}" for number, goals in enumerate(served) if chain & set(goals)}
        assert names(activities_serving(plan, here)) == names(activities_serving(mixed, here)) == serving


def area(name: str) -> Area:
    found = Plan(AREAS).one(Area, name)
    assert found
    return found


def test_areas_above_nearest_first() -> None:
    plan = Plan(AREAS)
    assert ids(areas_above(plan, area("klustret"))) == ["falun", "sodra", "lanet"]
    assert areas_above(plan, area("lanet")) == ()


def test_areas_below_nearest_first() -> None:
    plan = Plan(AREAS)
    assert ids(areas_below(plan, area("lanet"))) == ["sodra", "mora", "falun", "klustret"]
    assert areas_below(plan, area("mora")) == ()


def test_municipalities_in_an_area_or_the_municipality_itself() -> None:
    plan = Plan(AREAS)
    assert names(municipalities_in(plan, area("lanet"))) == {"falun", "mora"}
    assert names(municipalities_in(plan, area("sodra"))) == {"falun"}
    assert names(municipalities_in(plan, area("falun"))) == {"falun"}
    assert names(municipalities_in(plan, area("klustret"))) == set()


def test_the_county_of_an_area() -> None:
    plan = Plan((*AREAS, make("area", "herrelos", typ="kommun", del_av=None)))
    assert [county_of(plan, here) for here in plan.many(Area, ["lanet", "sodra", "klustret"])] == [COUNTY] * 3
    assert county_of(plan, plan["herrelos"]) is None  # type: ignore[arg-type]


def test_areas_in_a_loop_end() -> None:
    plan = Plan([make("area", one, del_av=other) for one, other in ("ab", "bc", "ca")])
    assert ids(areas_above(plan, plan["a"])) == ["b", "c"]  # type: ignore[arg-type]
    assert county_of(plan, plan["a"]) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        ({"områden": ["lanet"]}, Level.COUNTY),
        ({"områden": ["falun", "lanet"]}, Level.COUNTY),
        ({"områden": ["sodra"]}, Level.MIDDLE),
        ({"områden": ["mora", "klustret"]}, Level.MIDDLE),
        ({"områden": ["falun", "mora"]}, Level.LOCAL),
        ({"områden": ["lanet"], "nivå": "lokal"}, Level.LOCAL),
        ({"områden": ["falun"], "nivå": "mellan"}, Level.MIDDLE),
    ],
)
def test_the_level_is_as_written_else_that_of_the_widest_area(fields: dict[str, object], level: Level) -> None:
    plan = Plan((*AREAS, make("activity", "a", **fields)))
    assert level_of(plan, plan["a"]) is level  # type: ignore[arg-type]


def local(name: str, *areas: str, **fields: object) -> Record:
    return make("document", name, **{"typ": "lokal plan", "områden": list(areas), **fields})


def covered(*plans: Record, on: date = DAY) -> set[str]:
    plan = Plan((*AREAS, *plans))
    return names(coverage(plan, municipalities_in(plan, area("lanet")), on=on))


def test_a_joint_plan_counts_for_each_of_its_areas() -> None:
    assert covered(local("p", "falun", "mora")) == {"falun", "mora"}


def test_two_plans_for_an_area_count_it_once() -> None:
    assert covered(local("p", "falun"), local("q", "falun")) == {"falun"}


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"status": "beslutad"},
        {"gäller_från": "2026-11-22", "gäller_till": "2026-11-22"},
        {"gäller_från": "2026", "gäller_till": "2026"},
        {"gäller_till": "2026-11"},
    ],
)
def test_a_plan_that_holds_on_the_day_counts(fields: dict[str, object]) -> None:
    assert covered(local("p", "falun", **fields)) == {"falun"}


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "utkast"},
        {"status": "remiss"},
        {"status": "upphävd"},
        {"gäller_från": "2026-11-23"},
        {"gäller_från": "2027"},
        {"gäller_till": "2026-11-21"},
        {"gäller_till": "2026-10"},
        {"typ": "handlingsplan"},
        {"typ": "strategi"},
    ],
)
def test_a_plan_that_does_not_hold_on_the_day_does_not_count(fields: dict[str, object]) -> None:
    assert covered(local("p", "falun", **fields)) == set()


def test_a_plan_that_another_in_force_has_replaced_does_not_count() -> None:
    old, new = local("p", "falun", ersatt_av="q"), local("q", "falun", gäller_från="2025")
    plan = Plan((*AREAS, old, new))
    assert ids(local_plans(plan, area("falun"), on=DAY)) == ["q"]


def test_a_plan_for_the_county_does_not_cover_its_municipalities() -> None:
    assert covered(local("p", "lanet"), local("q", "sodra")) == set()


def test_coverage_follows_the_day() -> None:
    plan = local("p", "falun", gäller_från="2025", gäller_till="2027")
    days = [date(2024, 12, 31), date(2025, 1, 1), date(2027, 12, 31), date(2028, 1, 1)]
    assert [bool(covered(plan, on=day)) for day in days] == [False, True, True, False]


@steady
@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.randoms())
def test_local_plans_are_the_local_plans_in_force_of_the_area_in_any_order(day: date, shuffle: random.Random) -> None:
    documents = [
        local("a", "falun", gäller_från="2022", gäller_till="2025"),
        local("b", "falun", "mora", gäller_till="2024"),
        local("c", "mora", gäller_från="2026"),
        local("d", "falun", status="utkast"),
        local("e", "falun", typ="strategi"),
    ]
    plan = Plan((*AREAS, *shuffle.sample(documents, len(documents))))
    for here in ("falun", "mora"):
        holding = {
            document.id
            for document in plan.all(Document)
            if document.kind.value == "lokal plan" and here in document.areas and in_force(document, on=day)
        }
        assert names(local_plans(plan, area(here), on=day)) == holding
        assert bool(coverage(plan, [area(here)], on=day)) == bool(holding)


def test_a_document_is_adopted_by_decided_adoptions_up_to_the_day() -> None:
    decisions = [
        make("decision", "antagen", datum="2024-03-01"),
        make("decision", "samma-dag", datum="2026-11-22", område="mora"),
        make("decision", "i-morgon", datum="2026-11-23"),
        make("decision", "foreslagen", utfall="föreslagen"),
        make("decision", "avslagen", utfall="avslagen"),
        make("decision", "inriktning", typ="inriktning"),
        make("decision", "annan", dokument="annat"),
    ]
    plan = Plan((make("document", "strategi"), make("document", "annat"), *decisions))
    assert names(adopted_by(plan, plan["strategi"], on=DAY)) == {"antagen", "samma-dag"}  # type: ignore[arg-type]
    assert names(adopted_by(plan, plan["strategi"], on=date(2024, 2, 29))) == set()  # type: ignore[arg-type]


def due(
    find: Callable[..., Iterable[object]], *more: Record, on: date = DAY, **fields: object
) -> list[tuple[str, str, str]]:
    plan = Plan((*AREAS, make("document", "strategi", **fields), *more))
    found = find(plan, plan["strategi"], on=on)
    return [(item.period.text, item.area, item.reason) for item in found]  # type: ignore[attr-defined]


def report(area: str, period: str, kind: str, document: str = "strategi") -> Record:
    return make("report", f"{document}-{area}-{period}", område=area, period=period, typ=kind, dokument=document)


YEARLY = {"följs_upp": "årligen", "gäller_från": "2025", "gäller_till": "2026"}


def test_a_yearly_follow_up_of_a_county_is_asked_of_the_county_and_each_municipality() -> None:
    asked = due(missing_follow_up, on=LATER, områden=["lanet"], **YEARLY)
    places = ["falun", "lanet", "mora"]
    assert asked == [(year, place, YEARLY_REASON) for year in ("2025", "2026") for place in places]


def test_a_yearly_follow_up_of_a_municipality_is_asked_of_it_alone() -> None:
    asked = due(missing_follow_up, on=LATER, områden=["falun"], **YEARLY)
    assert asked == [("2025", "falun", YEARLY_REASON), ("2026", "falun", YEARLY_REASON)]


def test_a_municipality_named_beside_its_county_is_asked_once() -> None:
    asked = due(missing_follow_up, on=LATER, områden=["lanet", "falun"], **YEARLY)
    assert sorted(set(asked)) == asked


def test_a_checkpoint_is_asked_of_the_documents_own_areas() -> None:
    point = {"datum": "2024", "text": "Fördjupad uppföljning"}
    asked = due(missing_follow_up, områden=["lanet"], avstämningar=[point])
    assert asked == [("2024", "lanet", "Fördjupad uppföljning")]


def test_what_is_due_is_missing_only_when_its_time_has_passed() -> None:
    fields = {"områden": ["falun"], "avstämningar": [{"datum": "2026-11", "text": "x"}]}
    assert due(missing_follow_up, on=date(2026, 11, 30), **fields) == []
    assert due(upcoming, on=date(2026, 11, 30), **fields) == [("2026-11", "falun", "x")]
    assert due(missing_follow_up, on=date(2026, 12, 1), **fields) == [("2026-11", "falun", "x")]
    assert due(upcoming, on=date(2026, 12, 1), **fields) == []


@pytest.mark.parametrize("period", ["2025", "2025-02", "2025-12-31"])
def test_a_yearly_report_of_the_year_and_area_answers(period: str) -> None:
    answer = report("falun", period, "årlig")
    assert due(missing_follow_up, answer, områden=["falun"], **YEARLY) == []


def test_a_checkpoint_report_answers_a_checkpoint() -> None:
    fields = {"områden": ["falun"], "avstämningar": [{"datum": "2024", "text": "x"}, {"datum": "2025", "text": "y"}]}
    asked = due(missing_follow_up, report("falun", "2024-05-01", "avstämning"), **fields)
    assert asked == [("2025", "falun", "y")]


@pytest.mark.parametrize(
    "other",
    [
        report("falun", "2025", "läge"),
        report("mora", "2025", "årlig"),
        report("falun", "2024", "årlig"),
        report("falun", "2025", "årlig", "annan-plan"),
    ],
)
def test_a_status_report_or_one_of_another_area_year_or_plan_does_not_answer(other: Record) -> None:
    fields = {"områden": ["falun"], **YEARLY}
    assert due(missing_follow_up, other, **fields) == [("2025", "falun", YEARLY_REASON)]


def test_a_yearly_report_does_not_answer_a_checkpoint() -> None:
    fields = {"områden": ["falun"], "avstämningar": [{"datum": "2024", "text": "x"}]}
    assert due(missing_follow_up, report("falun", "2024", "årlig"), **fields) == [("2024", "falun", "x")]


def test_a_yearly_document_without_an_end_is_due_until_this_year() -> None:
    fields = {"områden": ["falun"], "följs_upp": "årligen", "gäller_från": str(DAY.year - 1)}
    assert [when for when, _, _ in due(missing_follow_up, **fields)] == [str(DAY.year - 1)]
    assert [when for when, _, _ in due(upcoming, **fields)] == [str(DAY.year)]


def test_a_report_for_a_time_to_come_answers_nothing_yet() -> None:
    fields = {"områden": ["falun"], "följs_upp": "årligen", "gäller_från": "2027", "gäller_till": "2027"}
    ahead = due(upcoming, report("falun", "2027-06", "årlig"), **fields)
    assert ahead == [("2027", "falun", YEARLY_REASON)]


def test_what_lies_ahead_comes_nearest_first_and_the_next_is_the_first_of_it() -> None:
    points = [{"datum": when, "text": when} for when in ("2028", "2027-03", "2024")]
    fields = {"områden": ["falun"], "avstämningar": points}
    assert [when for when, _, _ in due(upcoming, **fields)] == ["2027-03", "2028"]
    plan = Plan((*AREAS, make("document", "strategi", **fields)))
    following = next_checkpoint(plan, plan["strategi"], on=DAY)  # type: ignore[arg-type]
    assert following
    assert following.period.text == "2027-03"


def test_a_document_that_asks_for_nothing_has_nothing_due() -> None:
    assert due(upcoming, områden=["lanet"]) == due(missing_follow_up, områden=["lanet"]) == []
    plan = Plan((make("document", "strategi"),))
    assert next_checkpoint(plan, plan["strategi"], on=DAY) is None  # type: ignore[arg-type]


@steady
@given(REPORTS, st.dates(date(2022, 1, 1), date(2028, 1, 1)), st.randoms())
def test_each_follow_up_is_answered_missing_or_ahead_in_any_order(
    rows: list[tuple[str, str, str]], day: date, shuffle: random.Random
) -> None:
    fields = {"områden": ["lanet"], "följs_upp": "årligen", "gäller_från": "2023", "gäller_till": "2025"}
    point = {"avstämningar": [{"datum": "2024-06", "text": "x"}]}
    reports = [report(place, period, "årlig") for period, place in dict.fromkeys((row[0], row[1]) for row in rows)]
    missing = due(missing_follow_up, *reports, on=day, **fields, **point)
    ahead = due(upcoming, *reports, on=day, **fields, **point)
    mixed = shuffle.sample(reports, len(reports))
    assert missing == due(missing_follow_up, *mixed, on=day, **fields, **point)
    assert ahead == due(upcoming, *mixed, on=day, **fields, **point)
    assert not set(missing) & set(ahead)
    told_of = {(found.period.last.year, found.area) for found in Plan(reports).all(Report) if found.period.first <= day}
    asked = {(year, place) for year in (2023, 2024, 2025) for place in ("lanet", "falun", "mora")}
    yearly = {(int(when), place) for when, place, why in (*missing, *ahead) if why == YEARLY_REASON}
    assert yearly == asked - told_of


def test_the_owner_is_the_records_own_else_that_of_its_document() -> None:
    plan = Plan(
        (
            make("actor", "vi"),
            make("actor", "de"),
            make("document", "strategi", ägare="vi"),
            make("document", "annan"),
            make("goal", "arver"),
            make("goal", "egen", ägare="de"),
            make("goal", "ingen", dokument="annan"),
            make("activity", "besok"),
            make("report", "rapport"),
            make("area", "falun"),
        )
    )
    owners = {record.id: getattr(owner_of(plan, record), "id", None) for record in plan.records}
    assert owners == {
        "vi": None, "de": None, "strategi": "vi", "annan": None, "arver": "vi", "egen": "de", "ingen": None,
        "besok": "vi", "rapport": "vi", "falun": None,
    }  # fmt: skip


def test_in_the_real_plan_chains_are_inverse_and_activities_count_once() -> None:
    plan = sites.real().plan
    goals = plan.all(Goal)
    up = {(below.id, above.id) for below in goals for above in goals_above(plan, below)}
    assert up == {(below.id, above.id) for above in goals for below in goals_below(plan, above)}
    assert sum(len(names(activities_serving(plan, here))) for here in goals) > len(plan.all(Activity))
    assert "mb-5" in names(goals_below(plan, goal(plan, "vg-steg-5")))
    assert "vg-malbild" in names(goals_above(plan, goal(plan, "mb-5")))
