"""Problems in each form: what machines need is there, nothing breaks out, and the same comes twice."""

from __future__ import annotations

import json

import pytest

from macros.formats import Form, Scope, render
from macros.plan.messages import MESSAGES
from macros.plan.problems import Place, Problem, Severity

SCOPE = Scope(records=436, files=12)
ERROR = Problem(Place("data/planer/å, 1%.yml", 3, 7), Severity.ERROR, "lank-saknas", "”å” finns inte:\n100 %, a")
WARNING = Problem(Place("data/begrepp.yml", 1, 1), Severity.WARNING, "kalla-saknas", "Posten saknar källor.")
BOTH = (WARNING, ERROR)


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("problems", [(), BOTH])
def test_every_form_ends_its_last_line_and_never_varies(form: Form, problems: tuple[Problem, ...]) -> None:
    told = render(problems, form=form, scope=SCOPE)
    assert told.endswith("\n")
    assert told == render(problems, form=form, scope=SCOPE)


@pytest.mark.parametrize(
    ("problems", "scope", "line"),
    [
        ((), SCOPE, "Inga fel. 436 poster kontrollerade i 12 filer."),
        ((), Scope(1, 1), "Inga fel. 1 post kontrollerad i 1 fil."),
        ((WARNING,), SCOPE, "Inga fel, 1 varning. 436 poster kontrollerade i 12 filer."),
        ((ERROR, ERROR, WARNING, WARNING), SCOPE, "2 fel, 2 varningar. 436 poster kontrollerade i 12 filer."),
    ],
)
def test_the_last_line_sums_up(problems: tuple[Problem, ...], scope: Scope, line: str) -> None:
    assert render(problems, form=Form.TEXT, scope=scope).splitlines()[-1] == line


def test_text_is_one_line_a_problem() -> None:
    first = render((WARNING,), form=Form.TEXT, scope=SCOPE).splitlines()[0]
    assert first == "data/begrepp.yml:1:1: varning: Posten saknar källor."


def test_json_holds_all_that_is_known() -> None:
    told = json.loads(render(BOTH, form=Form.JSON, scope=SCOPE))
    assert {key: told[key] for key in ("fel", "varningar", "poster", "filer")} == {
        "fel": 1, "varningar": 1, "poster": 436, "filer": 12,
    }  # fmt: skip
    assert told["problem"][1] == {
        "fil": "data/planer/å, 1%.yml", "rad": 3, "kolumn": 7, "allvar": "fel", "regel": "lank-saknas", "text": ERROR.message,
    }  # fmt: skip


def test_github_commands_are_escaped() -> None:
    lines = render(BOTH, form=Form.GITHUB, scope=SCOPE).splitlines()
    assert lines == [
        "::warning file=data/begrepp.yml,line=1,col=1,title=kalla-saknas::Posten saknar källor.",
        "::error file=data/planer/å%2C 1%25.yml,line=3,col=7,title=lank-saknas::”å” finns inte:%0A100 %25, a",
        "1 fel, 1 varning. 436 poster kontrollerade i 12 filer.",
    ]


def test_gitlab_knows_a_problem_again_on_another_line() -> None:
    moved = Problem(Place(ERROR.place.file, 99, 1), ERROR.severity, ERROR.rule, ERROR.message)
    first, second = json.loads(render((ERROR, moved), form=Form.GITLAB, scope=SCOPE))
    [alone] = json.loads(render((moved,), form=Form.GITLAB, scope=SCOPE))
    assert alone["fingerprint"] == first["fingerprint"] != second["fingerprint"]
    assert alone["location"] == {"path": "data/planer/å, 1%.yml", "lines": {"begin": 99}}
    assert (alone["severity"], alone["check_name"], alone["description"]) == ("major", "lank-saknas", ERROR.message)


def test_sarif_has_what_its_schema_demands() -> None:
    log = json.loads(render(BOTH, form=Form.SARIF, scope=SCOPE))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"]
    assert {rule["id"] for rule in rules} == set(MESSAGES)
    assert all(rule[key]["text"] for rule in rules for key in ("shortDescription", "fullDescription", "help"))
    for result, problem in zip(run["results"], BOTH, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == problem.rule
        assert result["message"]["text"] == problem.message
        place = result["locations"][0]["physicalLocation"]
        assert place["region"] == {"startLine": problem.place.line, "startColumn": problem.place.column}
    assert place["artifactLocation"]["uri"] == "data/planer/%C3%A5%2C%201%25.yml"
    assert [result["level"] for result in run["results"]] == ["warning", "error"]


def test_help_texts_leave_the_values_open() -> None:
    run = json.loads(render((), form=Form.SARIF, scope=SCOPE))["runs"][0]
    help_texts = {rule["id"]: rule["help"]["text"] for rule in run["tool"]["driver"]["rules"]}
    assert help_texts["lank-upprepad"] == "”…” står redan i listan. Ta bort det ena."
