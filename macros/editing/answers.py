"""What an editor answers for a field, as it shall stand in a file, or why it cannot stand there. Asks nobody and writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from macros.editing.yamltext.values import Tree
from macros.plan.entities import ENTITIES
from macros.plan.messages import did_you_mean, listed
from macros.plan.plan import Plan
from macros.plan.record import Record, Source
from macros.plan.relations import link_relations
from macros.reading.errors import explain_errors, not_a_number
from macros.reading.numbers import cast_numbers
from macros.reading.shapes import Shape, shapes

DOTLESS = str.maketrans("åäöÅÄÖ", "aaoAAO")
MOST_NEAR = 12


class AnswerError(Exception):
    """An answer that cannot stand in its field: what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Question:
    """A field of a new record, with what may be answered."""

    model: type[Record]
    field: str
    shape: Shape
    info: FieldInfo
    links: tuple[str, ...]
    """The entities that it may lead to."""

    def known(self, plan: Plan) -> tuple[Record, ...]:
        """The records that may be answered."""
        return tuple(record for one in self.links for record in plan.all(ENTITIES[one]))


def questions(model: type[Record]) -> dict[str, Question]:
    """Every field that can be answered on one line, by its name."""
    links = link_relations(model)
    infos = zip(shapes(model).items(), model.model_fields.values(), strict=True)
    return {
        field: Question(model, field, shape, info, links.get(field, ()))
        for (field, shape), info in infos
        if not shape.keyed and shape.part in (None, Source)
    }


def answer(plan: Plan, question: Question, given: str) -> Tree:
    """The value for a field; raises `AnswerError` with what to do."""
    if question.shape.part is Source:
        return [_source(plan, given)]
    if not question.shape.many:
        value: Tree = _one(plan, question, given.strip())
    else:
        value = [_one(plan, question, one.strip()) for one in given.split(",") if one.strip()]
    _check(question, value)
    return value


def _one(plan: Plan, question: Question, given: str) -> str:
    if question.shape.choices:
        return _choice(question.shape.choices, given)
    return _link(plan, question, given) if question.links else given


def _choice(choices: tuple[str, ...], given: str) -> str:
    if given.isdigit() and 0 < int(given) <= len(choices):
        return choices[int(given) - 1]
    found = {one.casefold().translate(DOTLESS): one for one in choices}.get(given.casefold().translate(DOTLESS))
    if found is None:
        raise AnswerError(f"”{given}” går inte att välja.{did_you_mean(given, choices)} Välj bland {listed(choices)}.")
    return found


def _link(plan: Plan, question: Question, given: str) -> str:
    """The id of a record that is given by its id, its name or a part of either."""
    known = question.known(plan)
    if any(record.id == given for record in known):
        return given
    named = [record.id for record in known if record.name.casefold() == given.casefold()]
    near = named or [record.id for record in known if given.casefold() in f"{record.id} {record.name}".casefold()]
    if len(near) == 1:
        return near[0]
    kinds = listed(ENTITIES[one].swedish for one in question.links)
    if near:
        more = f" och {len(near) - MOST_NEAR} till" if len(near) > MOST_NEAR else ""
        raise AnswerError(f"”{given}” kan vara flera: {', '.join(near[:MOST_NEAR])}{more}. Skriv ett id.")
    hint = did_you_mean(given, [record.id for record in known])
    raise AnswerError(f"Det finns inget id ”{given}” av slaget {kinds}.{hint}")


def _source(plan: Plan, given: str) -> Tree:
    """A source: a document, and after a comma the place in it."""
    document, _, place = given.partition(",")
    question = next(one for one in questions_of_source() if one.field == "dokument")
    found = {"dokument": _link(plan, question, document.strip())}
    return found | {"ställe": place.strip()} if place.strip() else found


def questions_of_source() -> Iterable[Question]:
    """The fields of a source."""
    links = link_relations(Source)
    for (field, shape), info in zip(shapes(Source).items(), Source.model_fields.values(), strict=True):
        yield Question(Record, field, shape, info, links.get(field, ()))


def _check(question: Question, value: Tree) -> None:
    """Let the model judge the one field."""
    values = {question.field: list(value) if not isinstance(value, str) else value}
    for path in cast_numbers(question.model, values):  # type: ignore[arg-type]
        raise AnswerError(not_a_number(question.model, question.model.swedish, (0, {}), path, values).text)
    try:
        question.model.model_validate(values)
    except ValidationError as error:
        errors = [one for one in error.errors(include_url=False) if one["loc"][:1] == (question.field,)]
        for fault in explain_errors(question.model, question.model.swedish, (0, {}), errors):
            raise AnswerError(fault.text) from error
