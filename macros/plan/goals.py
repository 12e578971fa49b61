"""What is aimed at and for whom: goals, target groups, indicators."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from macros.plan.fields import DocumentId, GoalId, Line, Period, TargetGroupId, Url
from macros.plan.record import Part, Record


class GoalKind(StrEnum):
    """The kinds of goal; a document may show its own word for each."""

    VISION = "målbild"
    SUBGOAL = "delmål"
    STEP = "steg"
    FOUNDATION = "förutsättning"
    FOCUS_AREA = "fokusområde"
    ASSIGNMENT = "uppdrag"
    PRINCIPLE = "princip"


class Goal(Record):
    """A vision, a step, a focus area … in one document, which may support goals in any document."""

    entity: ClassVar[str] = "goal"
    swedish: ClassVar[str] = "mål"

    kind: GoalKind = Field(alias="typ", description="Slag av mål.")
    number: Line | None = Field(None, alias="nummer", description="Nummer i dokumentet, till exempel 5 eller 3–4.")
    document: DocumentId = Field(alias="dokument", description="Dokumentet som målet står i. Ges av filens namn.")
    part_of: GoalId | None = Field(None, alias="del_av", description="Id för målet som detta är en del av.")
    supports: tuple[GoalId, ...] = Field(
        (), alias="stödjer", description="Mål, oftast i andra dokument, som detta mål bidrar till."
    )
    target_groups: tuple[TargetGroupId, ...] = Field((), alias="målgrupper", description="Vilka målet gäller.")


class TargetGroup(Record):
    """People a goal or an activity is for; may be a range on a scale."""

    entity: ClassVar[str] = "target_group"
    swedish: ClassVar[str] = "målgrupp"

    scale: Line | None = Field(None, alias="skala", description="Skalan som avgränsar gruppen, till exempel CFS.")
    from_value: int | None = Field(None, alias="från", description="Lägsta värdet på skalan.")
    to_value: int | None = Field(None, alias="till", description="Högsta värdet på skalan.")
    part_of: TargetGroupId | None = Field(None, alias="del_av", description="Id för en större målgrupp.")


class Better(StrEnum):
    """The direction in which an indicator improves."""

    HIGHER = "högre"
    LOWER = "lägre"
    NEITHER = "ingen"


class Origin(Part):
    """Where an indicator's values are published."""

    name: Line = Field(alias="namn", description="Källans namn, till exempel Kolada.")
    id: Line | None = Field(None, alias="beteckning", description="Indikatorns beteckning hos källan.")
    url: Url | None = Field(None, alias="webbadress", description="Var värdena finns, med https:// först.")


class Target(Part):
    """A value to reach, and by when."""

    value: Decimal = Field(alias="värde", description="Värdet som ska nås.")
    by: Period = Field(alias="till", description="När det ska vara nått.")


class Indicator(Record):
    """Something measured, or a named set of measures that a document points out."""

    entity: ClassVar[str] = "indicator"
    swedish: ClassVar[str] = "indikator"

    unit: Line | None = Field(None, alias="enhet", description="Enhet, till exempel procent.")
    better: Better = Field(Better.NEITHER, alias="bättre", description="Om ett högre eller lägre värde är bättre.")
    origin: Origin | None = Field(None, alias="ursprung", description="Var värdena hämtas.")
    target: Target | None = Field(None, alias="målvärde", description="Värde att nå.")
    goals: tuple[GoalId, ...] = Field((), alias="mål", description="Mål som indikatorn följer upp.")
    documents: tuple[DocumentId, ...] = Field(
        (), alias="dokument", description="Avtal och planer som indikatorn kommer från."
    )
    target_groups: tuple[TargetGroupId, ...] = Field((), alias="målgrupper", description="Vilka indikatorn gäller.")
