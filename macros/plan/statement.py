"""The accessibility statement: what the law (2018:1937) and Digg want a public site to tell. One mapping, no record.

Every field may be empty while a site is being made; `stated` says what must be there before it is published.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from macros.plan.fields import Line, Period, Text, Url
from macros.plan.record import Part


class Conformance(StrEnum):
    """How far the site meets the law, in the law's three wordings."""

    FULLY = "helt förenlig"
    PARTLY = "delvis förenlig"
    NOT = "inte förenlig"


class Reason(StrEnum):
    """Why some content is not accessible."""

    FAULT = "bristande efterlevnad"
    BURDEN = "oskäligt betungande"
    OUTSIDE = "omfattas inte"


class Method(StrEnum):
    """Who assessed the site."""

    SELF = "självskattning"
    OTHER = "extern granskning"


class Defect(Part):
    """Content that is not accessible, and why."""

    what: Line = Field(
        alias="vad", description="Vad som inte är tillgängligt, var det finns och för vem det blir svårt. En rad."
    )
    reason: Reason = Field(
        alias="skäl",
        description="Bristande efterlevnad: det ska rättas. Oskäligt betungande: 12 § i lagen. Omfattas inte: 9 § i lagen.",
    )
    why: Text | None = Field(
        None, alias="motivering", description="Varför det är så. Måste finnas om skälet är oskäligt betungande."
    )
    fixed_by: Period | None = Field(None, alias="åtgärdas", description="När bristen ska vara rättad.")
    requirement: Line | None = Field(
        None, alias="krav", description="Kravet som bristen gäller, till exempel ”WCAG 1.4.3 Kontrast”."
    )


class Statement(Part):
    """The accessibility statement of one site."""

    swedish: ClassVar[str] = "tillgänglighetsredogörelse"

    organisation: Line | None = Field(
        None, alias="organisation", description="Den offentliga aktör som står bakom webbplatsen."
    )
    site: Line | None = Field(None, alias="webbplats", description="Webbplatsens namn.")
    url: Url | None = Field(None, alias="webbadress", description="Webbplatsens adress, med https:// först.")
    conformance: Conformance | None = Field(
        None, alias="förenlighet", description="Hur väl webbplatsen följer lagens krav på tillgänglighet."
    )
    defects: tuple[Defect, ...] = Field(
        (), alias="brister", description="Innehåll som inte är tillgängligt, med skäl. En post för varje brist."
    )
    assessed: Period | None = Field(
        None,
        alias="bedömd",
        description="Dagen då webbplatsen senast bedömdes. Gör en ny bedömning minst en gång om året.",
    )
    method: Method | None = Field(
        None, alias="metod", description="Vem som bedömde: ni själva eller någon utomstående."
    )
    tested: Text | None = Field(
        None, alias="så_testat", description="Hur bedömningen gick till: sidor, verktyg, hjälpmedel och krav."
    )
    mailbox: Line | None = Field(
        None, alias="e-post", description="Funktionsbrevlåda dit läsaren rapporterar brister. Aldrig en persons adress."
    )
    form: Url | None = Field(None, alias="formulär", description="Formulär där läsaren rapporterar brister.")
    answer_time: Line | None = Field(
        None, alias="svarstid", description="Hur snart den som rapporterar får svar, till exempel ”två arbetsdagar”."
    )
    other_form: Text | None = Field(
        None, alias="annat_format", description="Hur läsaren får innehåll på ett annat sätt, och av vilken funktion."
    )
    work: Text | None = Field(
        None, alias="arbetssätt", description="Hur ni arbetar för att webbplatsen ska vara tillgänglig."
    )
    published: Period | None = Field(None, alias="publicerad", description="Dagen då redogörelsen först publicerades.")
    reviewed: Period | None = Field(None, alias="granskad", description="Dagen då redogörelsen senast sågs över.")
