"""Problems as text: for people, for GitHub, GitLab and Azure, for SARIF readers. Must not find problems, nor print."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import quote

from macros.plan.messages import MESSAGES
from macros.plan.problems import Problem, Severity


class Form(StrEnum):
    """The forms in which problems can be told."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    AZURE = "azure"


@dataclass(frozen=True, slots=True)
class Scope:
    """How much was checked."""

    records: int = 0
    files: int = 0


def render(problems: Sequence[Problem], *, form: Form, scope: Scope) -> str:
    """All problems in one form, ending in a newline. Same problems, same text."""
    return _FORMS[form](problems, scope)


def summary(problems: Sequence[Problem], scope: Scope) -> str:
    """How it went, in a line: `2 fel, 1 varning. 436 poster kontrollerade i 12 filer.`."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    found = f"{errors or 'Inga'} fel"
    if warnings:
        found += f", {warnings} {'varning' if warnings == 1 else 'varningar'}"
    records = "1 post kontrollerad" if scope.records == 1 else f"{scope.records} poster kontrollerade"
    return f"{found}. {records} i {scope.files} {'fil' if scope.files == 1 else 'filer'}."


def _text(problems: Sequence[Problem], scope: Scope) -> str:
    return "".join(f"{line}\n" for line in (*problems, summary(problems, scope)))


def _json(problems: Sequence[Problem], scope: Scope) -> str:
    told = [
        {
            "fil": problem.place.file,
            "rad": problem.place.line,
            "kolumn": problem.place.column,
            "allvar": problem.severity,
            "regel": problem.rule,
            "text": problem.message,
        }
        for problem in problems
    ]
    counts = Counter(problem.severity for problem in problems)
    numbers = {"fel": counts[Severity.ERROR], "varningar": counts[Severity.WARNING]}
    return _dump({**numbers, "poster": scope.records, "filer": scope.files, "problem": told})


def _github(problems: Sequence[Problem], scope: Scope) -> str:
    """Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions."""
    lines = []
    for problem in problems:
        level = "error" if problem.severity is Severity.ERROR else "warning"
        place = problem.place
        where = f"file={_property(place.file)},line={place.line},col={place.column}"
        lines.append(f"::{level} {where},title={_property(problem.rule)}::{_escaped(problem.message)}\n")
    return "".join([*lines, summary(problems, scope) + "\n"])


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _azure(problems: Sequence[Problem], scope: Scope) -> str:
    """Logging commands: https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands#logissue-log-an-error-or-warning."""
    lines = []
    for problem in problems:
        level = "error" if problem.severity is Severity.ERROR else "warning"
        place = problem.place
        where = f"sourcepath={_azure_escaped(place.file)};linenumber={place.line};columnnumber={place.column}"
        known = f"type={level};{where};code={_azure_escaped(problem.rule)}"
        lines.append(f"##vso[task.logissue {known}]{_azure_escaped(problem.message)}\n")
    return "".join([*lines, summary(problems, scope) + "\n"])


def _azure_escaped(text: str) -> str:
    """As the agent reads it: what ends a value, a property or a line is written with its code."""
    plain = text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")
    return plain.replace("]", "%5D").replace(";", "%3B")


def _gitlab(problems: Sequence[Problem], _scope: Scope) -> str:
    """A Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""
    return _dump(
        [
            {
                "description": problem.message,
                "check_name": problem.rule,
                "fingerprint": fingerprint,
                "severity": "major" if problem.severity is Severity.ERROR else "minor",
                "location": {"path": problem.place.file, "lines": {"begin": problem.place.line}},
            }
            for problem, fingerprint in zip(problems, _fingerprints(problems), strict=True)
        ]
    )


def _fingerprints(problems: Sequence[Problem]) -> list[str]:
    """What a problem is known by, whatever line it moves to: rule, file, message, and which of several alike."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for problem in problems:
        known = (problem.rule, problem.place.file, problem.message)
        found.append(hashlib.sha256("\0".join((*known, str(seen[known]))).encode()).hexdigest())
        seen[known] += 1
    return found


def _sarif(problems: Sequence[Problem], _scope: Scope) -> str:
    """A SARIF 2.1.0 log: https://docs.oasis-open.org/sarif/sarif/v2.1.0/."""
    rules = sorted({*MESSAGES, *(problem.rule for problem in problems)})
    driver = {"name": "Färdplan", "rules": [_sarif_rule(rule) for rule in rules]}
    results = [
        {
            "ruleId": problem.rule,
            "ruleIndex": rules.index(problem.rule),
            "level": "error" if problem.severity is Severity.ERROR else "warning",
            "message": {"text": problem.message},
            "locations": [_sarif_location(problem)],
            "partialFingerprints": {"fardplan/v1": fingerprint},
        }
        for problem, fingerprint in zip(problems, _fingerprints(problems), strict=True)
    ]
    run = {"tool": {"driver": driver}, "language": "sv", "columnKind": "unicodeCodePoints", "results": results}
    return _dump({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def _sarif_rule(rule: str) -> dict[str, object]:
    """A rule with its message as help text, the values left open."""
    text = MESSAGES.get(rule, rule).format_map(defaultdict(lambda: "…"))
    first = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
    return {"id": rule, "shortDescription": {"text": first}, "fullDescription": {"text": text}, "help": {"text": text}}


def _sarif_location(problem: Problem) -> dict[str, object]:
    place = problem.place
    region = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(place.file)}, "region": region}}


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


_FORMS: Mapping[Form, Callable[[Sequence[Problem], Scope], str]] = MappingProxyType(
    {
        Form.TEXT: _text,
        Form.JSON: _json,
        Form.GITHUB: _github,
        Form.GITLAB: _gitlab,
        Form.SARIF: _sarif,
        Form.AZURE: _azure,
    }
)
