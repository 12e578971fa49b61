"""Values of one indicator in many areas, fetched from a source: a file of their own, without a page of their own."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from macros.plan.fields import (
    FIGURE_COUNT,
    FIGURE_TOO_FEW,
    FIGURE_VALUE,
    AreaId,
    Count,
    IndicatorId,
    Line,
    Period,
    YesNo,
)
from macros.plan.record import Part, Record

ID_START = "varden-"
"""How the id of a file of values begins; the indicator's id follows."""


class AreaValue(Part):
    """The indicator's value in an area and a period."""

    area: AreaId = Field(alias="område", description="Id för området.")
    period: Period = Field(alias="period", description="År, månad eller dag som värdet gäller.")
    value: Decimal | None = Field(None, alias="värde", description=FIGURE_VALUE)
    too_few: YesNo = Field(False, alias="för_få", description=FIGURE_TOO_FEW)
    count: Count | None = Field(None, alias="antal", description=FIGURE_COUNT)


class ValueFile(Record):
    """The values of one indicator as a source publishes them. Not one of the ten entities: nothing links to it."""

    entity: ClassVar[str] = "value_file"
    swedish: ClassVar[str] = "värdefil"

    indicator: IndicatorId = Field(alias="indikator", description="Id för indikatorn. Samma som filens namn.")
    origin: Line = Field(alias="källa", description="Vem som publicerar värdena, till exempel Kolada.")
    fetched: Period = Field(alias="hämtad", description="Dagen då värdena hämtades, till exempel 2026-11-22.")
    values: tuple[AreaValue, ...] = Field((), alias="värden", description="Ett värde för varje område och period.")
