"""Where and who: areas and actors."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from macros.plan.fields import ActorId, AreaId, Line, Url
from macros.plan.record import Part, Record


class AreaKind(StrEnum):
    """The kinds of area."""

    COUNTY = "län"
    SUBREGION = "delregion"
    MUNICIPALITY = "kommun"
    CLUSTER = "kluster"


class Level(StrEnum):
    """The three levels of steering; each county may have its own names for them."""

    COUNTY = "län"
    MIDDLE = "mellan"
    LOCAL = "lokal"


class Area(Record):
    """A county, a subregion, a municipality or a cluster."""

    entity: ClassVar[str] = "area"
    swedish: ClassVar[str] = "område"

    kind: AreaKind = Field(alias="typ", description="Slag av område.")
    code: Annotated[str, Field(pattern=r"^[0-9]{2}(?:[0-9]{2})?$")] | None = Field(
        None, alias="kod", description="SCB:s kod: två siffror för län, fyra för kommun. Krävs för län och kommuner."
    )
    long_name: Line | None = Field(
        None, alias="fullständigt_namn", description="Det fullständiga namnet, till exempel ”Melleruds kommun”."
    )
    part_of: AreaId | None = Field(
        None, alias="del_av", description="Id för området som detta är en del av: kommun → delregion eller län → …"
    )
    level_names: dict[Level, Line] = Field(
        {}, alias="nivånamn", description="Länets egna namn på styrningens nivåer. Bara för län."
    )


class ActorKind(StrEnum):
    """The kinds of actor."""

    PRINCIPAL = "huvudman"
    BOARD = "nämnd"
    MANAGEMENT = "ledning"
    GROUP = "grupp"
    WORKPLACE = "verksamhet"
    ROLE = "roll"
    COUNCIL = "råd"
    AUTHORITY = "myndighet"


class ReportingLine(Part):
    """To whom an actor reports, and when."""

    to: ActorId = Field(alias="till", description="Id för aktören som tar emot rapporten.")
    when: Line = Field(alias="när", description="När eller hur ofta, till exempel ”årligen”.")


class Actor(Record):
    """A principal, a board, a group, a workplace, a role … never a person."""

    entity: ClassVar[str] = "actor"
    swedish: ClassVar[str] = "aktör"

    kind: ActorKind = Field(alias="typ", description="Slag av aktör.")
    abbreviation: Line | None = Field(
        None, alias="förkortning", description="Vedertagen förkortning, till exempel ”VVG”."
    )
    contact: Line | None = Field(
        None, alias="kontakt", description="Funktionsbrevlåda eller växel. Aldrig en persons adress eller mobilnummer."
    )
    url: Url | None = Field(None, alias="webbadress", description="Aktörens webbsida, med https:// först.")
    area: AreaId | None = Field(None, alias="område", description="Id för området där aktören verkar.")
    part_of: ActorId | None = Field(None, alias="del_av", description="Id för aktören som denna är en del av.")
    reports_to: tuple[ReportingLine, ...] = Field(
        (), alias="rapporterar_till", description="Vem aktören rapporterar till, och när."
    )
