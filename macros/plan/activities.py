"""What is done, and how it went: activities and reports. An activity never carries its own state."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from macros.plan.fields import (
    FIGURE_COUNT,
    FIGURE_TOO_FEW,
    FIGURE_VALUE,
    ActivityId,
    ActorId,
    AreaId,
    Count,
    DocumentId,
    GoalId,
    IndicatorId,
    Period,
    TargetGroupId,
    Text,
    YesNo,
)
from macros.plan.places import Level
from macros.plan.record import Part, Record


class ActivityKind(StrEnum):
    """The kinds of activity."""

    ACTIVITY = "aktivitet"
    WAY_OF_WORKING = "arbetssätt"
    DIALOGUE = "dialogmöte"
    PILOT = "pilot"


class Fact(StrEnum):
    """What a plan should say of each activity, besides what it is."""

    WHEN = "när"
    HOW = "hur"
    WHO = "vem"
    FOLLOW_UP = "uppföljning"


class Activity(Record):
    """Something that is to be done: what (its name), when, how, by whom, and how it is followed up."""

    entity: ClassVar[str] = "activity"
    swedish: ClassVar[str] = "aktivitet"

    kind: ActivityKind = Field(ActivityKind.ACTIVITY, alias="typ", description="Slag av aktivitet.")
    document: DocumentId = Field(alias="dokument", description="Planen som aktiviteten står i. Ges av filens namn.")
    goals: Annotated[tuple[GoalId, ...], Field(min_length=1)] = Field(
        alias="mål", description="Mål som aktiviteten bidrar till."
    )
    areas: Annotated[tuple[AreaId, ...], Field(min_length=1)] = Field(alias="områden", description="Var den görs.")
    level: Level | None = Field(None, alias="nivå", description="Nivå i styrningen, om den inte följer av området.")
    start: Period | None = Field(None, alias="start", description="När den börjar: år, månad eller dag.")
    end: Period | None = Field(None, alias="slut", description="När den är klar: år, månad eller dag.")
    how: Text | None = Field(None, alias="hur", description="Hur den genomförs.")
    responsible: tuple[ActorId, ...] = Field((), alias="ansvariga", description="Aktörer som ansvarar.")
    participants: tuple[ActorId, ...] = Field((), alias="medverkande", description="Aktörer som deltar.")
    follow_up: Text | None = Field(None, alias="uppföljning", description="Hur den följs upp.")
    not_stated: tuple[Fact, ...] = Field(
        (),
        alias="framgår_inte",
        description="Det som planen inte säger om aktiviteten: när, hur, vem eller uppföljning.",
    )
    target_groups: tuple[TargetGroupId, ...] = Field((), alias="målgrupper", description="För vilka den görs.")
    indicators: tuple[IndicatorId, ...] = Field(
        (), alias="indikatorer", description="Indikatorer som visar hur det går."
    )
    documents: tuple[DocumentId, ...] = Field(
        (), alias="se_dokument", description="Rutiner, avtal och stöd som hör till."
    )


class Status(StrEnum):
    """The state of an activity in an area, as a report gives it."""

    NOT_STARTED = "ej påbörjad"
    PLANNED = "planerad"
    ONGOING = "pågår"
    INTRODUCED = "införd"
    FINISHED = "avslutad"
    PAUSED = "pausad"


class ReportKind(StrEnum):
    """The kinds of report."""

    YEARLY = "årlig"
    STATUS = "läge"
    CHECKPOINT = "avstämning"


class NoteKind(StrEnum):
    """What a note in a report is about."""

    LESSON = "lärdom"
    SUCCESS_FACTOR = "framgångsfaktor"
    CHALLENGE = "utmaning"
    GOOD_EXAMPLE = "gott exempel"
    FRICTION = "skav"
    DEVIATION = "avvikelse"


class ActivityState(Part):
    """How one activity stands in the report's area."""

    activity: ActivityId = Field(alias="aktivitet", description="Id för aktiviteten.")
    status: Status = Field(alias="läge", description="Läget för aktiviteten i området.")
    result: Text | None = Field(None, alias="resultat", description="Vad som är gjort och vad det har gett.")


class Score(Part):
    """A self-assessment of one goal: 1 stämmer inte alls … 4 stämmer mycket bra."""

    goal: GoalId = Field(alias="mål", description="Id för målet.")
    value: Annotated[int, Field(ge=1, le=4)] = Field(
        alias="värde",
        description="1 stämmer inte alls, 2 stämmer ganska dåligt, 3 stämmer ganska bra, 4 stämmer mycket bra.",
    )
    comment: Text | None = Field(None, alias="kommentar", description="Varför ni bedömer så.")


class IndicatorValue(Part):
    """An indicator's value in the report's area and period."""

    indicator: IndicatorId = Field(alias="indikator", description="Id för indikatorn.")
    value: Decimal | None = Field(None, alias="värde", description=FIGURE_VALUE)
    too_few: YesNo = Field(False, alias="för_få", description=FIGURE_TOO_FEW)
    count: Count | None = Field(None, alias="antal", description=FIGURE_COUNT)


class Note(Part):
    """A lesson, a challenge, a friction … told in a report."""

    kind: NoteKind = Field(alias="typ", description="Vad anteckningen är.")
    text: Text = Field(alias="text", description="Själva anteckningen.")
    goal: GoalId | None = Field(None, alias="mål", description="Mål som den rör.")
    priority: Annotated[int, Field(ge=1, le=5)] | None = Field(
        None, alias="prioritet", description="1 (viktigast) till 5."
    )


class Report(Record):
    """A follow-up of one document in one area and period."""

    entity: ClassVar[str] = "report"
    swedish: ClassVar[str] = "uppföljning"

    kind: ReportKind = Field(alias="typ", description="Slag av uppföljning.")
    document: DocumentId = Field(alias="dokument", description="Planen som följs upp. Samma som mappens namn.")
    area: AreaId = Field(alias="område", description="Området som uppföljningen gäller. Samma som i filens namn.")
    period: Period = Field(alias="period", description="År, månad eller dag som den gäller. Samma som i filens namn.")
    by: ActorId | None = Field(None, alias="lämnad_av", description="Id för aktören som lämnar uppföljningen.")
    to: tuple[ActorId, ...] = Field((), alias="lämnad_till", description="Aktörer som tar emot den.")
    assessment: Text | None = Field(None, alias="bedömning", description="Samlad bedömning av hur arbetet går.")
    activities: tuple[ActivityState, ...] = Field((), alias="aktiviteter", description="Läget för varje aktivitet.")
    scores: tuple[Score, ...] = Field((), alias="självskattning", description="Självskattning 1–4 för varje mål.")
    values: tuple[IndicatorValue, ...] = Field((), alias="värden", description="Värden för indikatorer.")
    notes: tuple[Note, ...] = Field((), alias="anteckningar", description="Lärdomar, utmaningar, skav, avvikelser …")

    @property
    def is_filled_in(self) -> bool:
        """Whether it tells anything at all; one that is begun but not filled in is no follow-up."""
        told = (self.text, self.assessment, self.activities, self.scores, self.values, self.notes)
        return any(told)
