"""Questions to a person at a terminal, one field at a time, in Swedish. Must not know what is made of the answers."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from macros.cli.shell import Stop, say

if TYPE_CHECKING:
    from macros.editing.answers import Question
    from macros.editing.yamltext.values import Tree
    from macros.plan.plan import Plan

MOST_SHOWN = 12


def is_terminal() -> bool:
    """Whether somebody sits there who can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask_fields(plan: Plan, asked: Mapping[str, Question], known: Mapping[str, Tree]) -> dict[str, Tree]:
    """Ask for each field that is not known yet; what may be left out can be passed by."""
    say("Svara och tryck Enter. Det som får utelämnas hoppar du över med bara Enter. Avbryt med Ctrl-C.\n")
    found = dict(known)
    for field, question in asked.items():
        if field not in found and (given := _ask_field(plan, question)):
            found[field] = given
    return found


def ask_line(prompt: str, default: str = "") -> str:
    """One line from the terminal."""
    say(f"{prompt}{f' [{default}]' if default else ''}: ")
    line = sys.stdin.readline()
    if not line:
        raise Stop("Det kom inga fler svar. Ingenting är skrivet.")
    return line.strip() or default


def _ask_field(plan: Plan, question: Question) -> Tree:
    from macros.editing.answers import AnswerError, answer  # noqa: PLC0415  # brings the whole plan

    say(f"\n{question.info.description}\n{_choices(plan, question)}")
    while True:
        needed = question.shape.required
        given = ask_line(f"{question.field}{'' if needed else ' (får utelämnas)'}")
        if not given and not needed:
            return ""
        if not given:
            say("Det här måste finnas.\n")
            continue
        try:
            value = answer(plan, question, given)
        except AnswerError as error:
            say(f"{error}\n")
        else:
            if question.links and value != given:
                say(f"  = {value if isinstance(value, str) else ', '.join(map(str, value))}\n")
            return value


def _choices(plan: Plan, question: Question) -> str:
    """What may be answered, and how."""
    if question.shape.choices:
        return "".join(f"  {number} {one}\n" for number, one in enumerate(question.shape.choices, 1))
    if question.shape.part:
        return "  Skriv dokumentets id, och efter ett komma stället: vg-fardplan, avsnitt 9.5\n"
    known = question.known(plan)
    rows = "".join(f"  {record.id}  {record.name}\n" for record in known[:MOST_SHOWN])
    more = (
        f"  … och {len(known) - MOST_SHOWN} till. Skriv en del av namnet, så letas det upp.\n"
        if len(known) > MOST_SHOWN
        else ""
    )
    several = "  Flera skiljs åt med komma.\n" if question.shape.many else ""
    return rows + more + several
