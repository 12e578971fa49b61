"""What every record has: id, name, text, sources, owner, date of review. The ten entities build on it."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from macros.plan.fields import ActorId, DocumentId, Id, Line, Period, Text


class Part(BaseModel):
    """Something written inside a record: frozen, and an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Source(Part):
    """Where a fact comes from: a document and the place in it."""

    document: DocumentId = Field(alias="dokument", description="Id för dokumentet som uppgiften kommer från.")
    place: Line | None = Field(
        None, alias="ställe", description="Var i dokumentet: avsnitt, sida eller rubrik, till exempel ”avsnitt 9.5”."
    )


class Record(Part):
    """The fields common to all ten entities."""

    entity: ClassVar[str]
    """The entity's code, as links name it: `goal`."""
    swedish: ClassVar[str]
    """The entity's Swedish name in messages: `mål`."""

    id: Id = Field(
        alias="id",
        description="Kort namn i adressen: a–z, 0–9 och bindestreck. Ändra det aldrig: länkar från andra sidor bygger på det.",
    )
    name: Line = Field(alias="namn", description="Namnet som läsaren ser. En rad.")
    text: Text | None = Field(
        None,
        alias="text",
        description="Beskrivning på klarspråk. Stycken, listor, fetstil och länkar i Markdown går bra.",
    )
    sources: tuple[Source, ...] = Field(
        (), alias="källor", description="Var uppgiften kommer från: en lista med dokument och ställe."
    )
    uncertain: Text | None = Field(
        None, alias="osäkert", description="Vad som är osäkert i uppgifterna och varför. Visas tydligt på sidan."
    )
    owner: ActorId | None = Field(
        None,
        alias="ägare",
        description="Id för aktören (funktionen, aldrig en person) som håller uppgifterna aktuella.",
    )
    search_words: tuple[Line, ...] = Field(
        (),
        alias="sökord",
        description="Andra ord som läsare söker på när de menar detta, till exempel ”demens”. De syns under Om uppgifterna.",
    )
    reviewed: Period | None = Field(
        None, alias="granskad", description="Dagen då uppgifterna senast granskades, till exempel 2026-11-22."
    )
