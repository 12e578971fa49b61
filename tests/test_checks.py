"""Rules on plans built in memory: what they point at, and above all what they leave in peace.

That each rule is broken by a real file, with place and wording, is shown by
the folders in tests/broken/rule-*.
"""

from __future__ import annotations

import inspect

import broken
import pytest
from plans import TODAY, found, make, sound

from macros.plan import rules as rooms
from macros.plan.checks import CHECKS, _enough, check
from macros.plan.messages import READING, RULES
from macros.plan.plan import Plan
from macros.plan.problems import MOST_TOLD, Finding, Severity


def test_nothing_is_wrong_in_a_sound_plan() -> None:
    assert found(sound()) == []


def test_nothing_is_wrong_in_an_empty_plan() -> None:
    assert check(Plan(()), on=TODAY) == ()


def test_a_rule_that_finds_thousands_of_errors_tells_the_first_and_that_there_are_more() -> None:
    lost = [make("actor", f"akt-{number}", område=f"ort-{number}") for number in range(MOST_TOLD + 50)]
    *told, last = [one for one in check(sound(*lost), on=TODAY) if one.path == ("område",)]
    assert [(one.rule, one.record) for one in told] == [("lank-saknas", f"akt-{number}") for number in range(MOST_TOLD)]
    assert (last.rule, last.severity, last.record) == ("fler-av-slaget", Severity.ERROR, f"akt-{MOST_TOLD}")


def test_as_many_errors_as_are_told_are_told_without_a_word_on_more() -> None:
    lost = [make("actor", f"akt-{number}", område=f"ort-{number}") for number in range(MOST_TOLD)]
    assert "fler-av-slaget" not in {one.rule for one in check(sound(*lost), on=TODAY)}


def test_warnings_are_never_cut_off_for_an_error_may_come_after_them() -> None:
    remark = Finding("lank-upprepad", Severity.WARNING, "varning", ("mål",), "Text.")
    mistake = Finding("lank-saknas", Severity.ERROR, "fel", ("mål",), "Text.")
    assert [*_enough([remark] * (MOST_TOLD + 50))] == [remark] * (MOST_TOLD + 50)
    told = [*_enough([*[remark] * (MOST_TOLD + 50), mistake, mistake, mistake])]
    assert told[:-1] == [*[remark] * (MOST_TOLD + 50), mistake]
    assert (told[-1].rule, told[-1].record) == ("fler-av-slaget", "fel")


def test_every_rule_states_itself_and_is_asked() -> None:
    assert len(set(CHECKS)) == len(CHECKS)
    assert all(inspect.getdoc(rule) for rule in CHECKS)
    written = {
        member
        for _, room in inspect.getmembers(rooms, inspect.ismodule)
        for _, member in inspect.getmembers(room, inspect.isgeneratorfunction)
        if member.__module__ == room.__name__ and list(inspect.signature(member).parameters)[1:] in (["_on"], ["on"])
    }
    assert written == set(CHECKS)


def test_every_message_has_a_folder_that_shows_it() -> None:
    shown = {case.removeprefix("rule-") for case in broken.cases() if case.startswith("rule-")}
    assert set(RULES) <= shown
    assert not set(RULES) & set(READING)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_the_folder_of_a_rule_breaks_that_rule_alone(rule: str) -> None:
    from macros.site import problems_of

    assert {problem.rule for problem in problems_of(broken.CASES / f"rule-{rule}" / "data")} == {rule}


def test_findings_are_the_same_each_time() -> None:
    plan = sound(make("goal", "a", stödjer=["b", "x"]), make("goal", "b", stödjer=["a"]), make("term", "aux"))
    assert check(plan, on=TODAY) == check(plan, on=TODAY)
