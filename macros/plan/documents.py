"""What is written down and decided: documents, decisions, terms."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from macros.plan.fields import ActivityId, ActorId, AreaId, DocumentId, GoalId, Line, Period, TermId, Url
from macros.plan.goals import GoalKind
from macros.plan.record import Part, Record


class DocumentKind(StrEnum):
    """The kinds of document."""

    STRATEGY = "strategi"
    ROADMAP = "färdplan"
    LOCAL_PLAN = "lokal plan"
    ACTION_PLAN = "handlingsplan"
    AGREEMENT = "avtal"
    LAW = "lag"
    BILL = "proposition"
    BASIS = "beslutsunderlag"
    REPORT = "rapport"
    SUPPORT = "stödmaterial"


class DocumentStatus(StrEnum):
    """How far a document has come."""

    DRAFT = "utkast"
    CONSULTATION = "remiss"
    DECIDED = "beslutad"
    REPEALED = "upphävd"


class FollowUpRhythm(StrEnum):
    """How often a document wants follow-up, where it says so."""

    YEARLY = "årligen"


class Checkpoint(Part):
    """A time at which the document itself says it is to be followed up."""

    date: Period = Field(alias="datum", description="År, månad eller dag.")
    text: Line = Field(alias="text", description="Vad som ska stämmas av.")


class Document(Record):
    """A strategy, a plan, an agreement, a law … A plan is a document that has goals."""

    entity: ClassVar[str] = "document"
    swedish: ClassVar[str] = "dokument"

    kind: DocumentKind = Field(alias="typ", description="Slag av dokument.")
    status: DocumentStatus | None = Field(
        None, alias="status", description="Hur långt dokumentet har kommit. Utelämna om det inte framgår."
    )
    dated: Period | None = Field(None, alias="daterad", description="Datum som står på dokumentet.")
    valid_from: Period | None = Field(None, alias="gäller_från", description="När dokumentet börjar gälla.")
    valid_to: Period | None = Field(None, alias="gäller_till", description="Till och med när dokumentet gäller.")
    areas: tuple[AreaId, ...] = Field((), alias="områden", description="Områden som dokumentet gäller för.")
    parties: tuple[ActorId, ...] = Field((), alias="parter", description="Aktörer som står bakom dokumentet.")
    aimed_at: tuple[ActorId, ...] = Field(
        (), alias="riktar_sig_till", description="Verksamheter som dokumentet riktar sig till."
    )
    builds_on: tuple[DocumentId, ...] = Field(
        (), alias="bygger_på", description="Dokument som detta bygger på eller hänvisar till."
    )
    replaced_by: DocumentId | None = Field(None, alias="ersatt_av", description="Dokumentet som har ersatt detta.")
    checkpoints: tuple[Checkpoint, ...] = Field(
        (), alias="avstämningar", description="Tidpunkter då dokumentet ska följas upp."
    )
    follow_up: FollowUpRhythm | None = Field(None, alias="följs_upp", description="Hur ofta dokumentet ska följas upp.")
    reference_number: Line | None = Field(None, alias="diarienummer", description="Diarienummer.")
    url: Url | None = Field(None, alias="webbadress", description="Var dokumentet finns, med https:// först.")
    kind_names: dict[GoalKind, Line] = Field(
        {}, alias="benämningar", description="Dokumentets egna ord för slagen av mål, till exempel delmål: Mål."
    )


class DecisionKind(StrEnum):
    """The kinds of decision."""

    ADOPTION = "antagande"
    DIRECTION = "inriktning"
    SCOPE = "avgränsning"


class Outcome(StrEnum):
    """What a decision came to."""

    PROPOSED = "föreslagen"
    DECIDED = "beslutad"
    REJECTED = "avslagen"
    REFERRED_BACK = "återremiss"


class Decision(Record):
    """A decision, or a proposal for one, about a document."""

    entity: ClassVar[str] = "decision"
    swedish: ClassVar[str] = "beslut"

    kind: DecisionKind = Field(alias="typ", description="Slag av beslut.")
    outcome: Outcome = Field(alias="utfall", description="Hur ärendet gick.")
    date: Period = Field(alias="datum", description="När beslutet togs eller förslaget lades fram.")
    document: DocumentId = Field(alias="dokument", description="Id för dokumentet som beslutet gäller.")
    area: AreaId | None = Field(None, alias="område", description="Id för området som beslutet gäller för.")
    by: ActorId | None = Field(None, alias="beslutad_av", description="Id för aktören som beslutar.")
    goals: tuple[GoalId, ...] = Field((), alias="mål", description="Mål som beslutet rör.")
    activities: tuple[ActivityId, ...] = Field((), alias="aktiviteter", description="Aktiviteter som beslutet rör.")
    reference_number: Line | None = Field(None, alias="diarienummer", description="Diarienummer.")


class Term(Record):
    """A word that readers may need explained."""

    entity: ClassVar[str] = "term"
    swedish: ClassVar[str] = "begrepp"

    abbreviation: Annotated[str, Field(min_length=1, max_length=20)] | None = Field(
        None, alias="förkortning", description="Vedertagen förkortning, till exempel ”SIP”."
    )
    synonyms: tuple[Line, ...] = Field((), alias="synonymer", description="Andra ord för samma sak.")
    see: tuple[TermId, ...] = Field((), alias="se_även", description="Begrepp som hör ihop med detta.")
    document: DocumentId | None = Field(None, alias="dokument", description="Dokumentet som använder begreppet så.")
