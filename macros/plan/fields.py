"""The kinds of value a field can hold: id, link, period, text. Each is declared once, here.

A link is a string id whose annotation says which entities it may lead to, so
that checks, pages, schemas and forms all read the same declaration.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from macros.plan.period import Period as PlainPeriod

ID_FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z", re.ASCII)
ID_LENGTH = 80
YES_OR_NO = MappingProxyType({"true": True, "false": False, "ja": True, "nej": False})
URL_FORM = re.compile(r"(?:https?://[^\s<>\"'`{}]+|mailto:[^\s<>\"'`{}]+)\Z")


def _well_formed_id(value: str) -> str:
    if not ID_FORM.match(value) or len(value) > ID_LENGTH:
        raise PydanticCustomError("id_form", "id")
    return value


def _safe_url(value: str) -> str:
    if not URL_FORM.match(value):
        raise PydanticCustomError("url_form", "url")
    return value


def _one_line(value: str) -> str:
    if "\n" in value:
        raise PydanticCustomError("line_break", "line")
    return value


def _yes_or_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value not in YES_OR_NO:
        raise PydanticCustomError("yes_or_no", "yes or no")
    return YES_OR_NO[value]


def _parse_period(value: Any) -> PlainPeriod:
    if isinstance(value, PlainPeriod):
        return value
    try:
        return PlainPeriod.parse(value)
    except (TypeError, ValueError) as error:
        raise PydanticCustomError("period_form", "period") from error


class _PeriodSchema:
    """Teach pydantic to read a period from text and to describe it in JSON Schema."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _parse_period, json_schema_input_schema=core_schema.str_schema(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
        )


Id = Annotated[str, AfterValidator(_well_formed_id)]
Period = Annotated[PlainPeriod, _PeriodSchema]
Url = Annotated[str, AfterValidator(_safe_url)]
Line = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_one_line)]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Count = Annotated[int, Field(ge=0)]


@dataclass(frozen=True, slots=True)
class Link:
    """Marks a field whose value is the id of a record of one of `targets`."""

    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Markdown:
    """Marks a text that is rendered as a safe subset of Markdown."""


Text = Annotated[str, Field(min_length=1, max_length=20_000), Markdown()]


FIGURE_VALUE = "Värdet, med punkt eller komma. Skriv antingen värde eller för_få."
FIGURE_TOO_FEW = "Skriv true i stället för värde när färre än fem personer ligger bakom."
FIGURE_COUNT = "Antal personer bakom värdet."
"""How the three fields of a figure are described, wherever figures are given."""

AreaId = Annotated[Id, Link(("area",))]
ActorId = Annotated[Id, Link(("actor",))]
DocumentId = Annotated[Id, Link(("document",))]
GoalId = Annotated[Id, Link(("goal",))]
ActivityId = Annotated[Id, Link(("activity",))]
TargetGroupId = Annotated[Id, Link(("target_group",))]
IndicatorId = Annotated[Id, Link(("indicator",))]
TermId = Annotated[Id, Link(("term",))]
