"""The kinds of page: which records each kind shows, in which folder, under which Swedish words.

One row a kind. Addresses, index pages, breadcrumbs and the authors' macros all read this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from macros.plan.activities import Activity, Report
from macros.plan.documents import Decision, Document, Term
from macros.plan.goals import Goal, GoalKind, Indicator, TargetGroup
from macros.plan.places import Actor, ActorKind, Area, AreaKind
from macros.plan.plan import Plan
from macros.plan.record import Record


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page: the records of `entity`, narrowed to those of one `kind` where it is given."""

    name: str
    """What authors call it in macros: `steg`."""
    folder: str
    plural: str
    entity: type[Record]
    kind: StrEnum | None
    lede: str
    """One or two sentences for the index page: what stands here and what it is good for."""

    def shows(self, record: Record) -> bool:
        """Whether pages of this kind show the record."""
        return kind_of(record) == self


def _kind(name: str, folder: str, plural: str, entity: type[Record], kind: StrEnum | None, lede: str) -> PageKind:
    return PageKind(name, folder, plural, entity, kind, lede)


KINDS: tuple[PageKind, ...] = (
    _kind("län", "lan", "Län", Area, AreaKind.COUNTY,
          "Varje län har sin egen strategi för god och nära vård. Välj ett län för att se vad som gäller där, och i vilka kommuner."),
    _kind("delregion", "delregion", "Delregioner", Area, AreaKind.SUBREGION,
          "I en delregion samverkar kommuner med regionens verksamheter i samma område."),
    _kind("kommun", "kommun", "Kommuner", Area, AreaKind.MUNICIPALITY,
          "Välj din kommun. Sidan visar vad som är bestämt, vad ni gör tillsammans och vad som händer härnäst."),
    _kind("kluster", "kluster", "Kluster", Area, AreaKind.CLUSTER,
          "Ett kluster är ett geografiskt område där vårdcentraler och kommunens verksamheter planerar tillsammans."),
    _kind("verksamhet", "verksamhet", "Verksamheter", Actor, ActorKind.WORKPLACE,
          "Välj din verksamhet. Sidan visar vad omställningen betyder där du arbetar."),
    _kind("aktör", "aktor", "Aktörer", Actor, None,
          "De som leder, beslutar om, samordnar och följer upp arbetet. Här står funktioner och organisationer, aldrig personer."),
    _kind("målbild", "malbild", "Målbilder", Goal, GoalKind.VISION,
          "En målbild beskriver vart ett län eller en kommun är på väg."),
    _kind("steg", "steg", "Steg", Goal, GoalKind.STEP,
          "Stegen beskriver hur arbetssätten ska förändras. Varje steg visar vad som görs, i vilka kommuner och hur långt det har kommit."),
    _kind("delmål", "delmal", "Delmål", Goal, GoalKind.SUBGOAL,
          "Delmålen gör målbilden konkret."),
    _kind("förutsättning", "forutsattning", "Förutsättningar", Goal, GoalKind.FOUNDATION,
          "Det som behöver vara på plats för att de nya arbetssätten ska fungera."),
    _kind("fokusområde", "fokusomrade", "Fokusområden", Goal, GoalKind.FOCUS_AREA,
          "Det som en delregion har valt att börja med."),
    _kind("uppdrag", "uppdrag", "Uppdrag", Goal, GoalKind.ASSIGNMENT,
          "Uppdrag som en styrgrupp har gett för att driva arbetet framåt."),
    _kind("princip", "princip", "Principer", Goal, GoalKind.PRINCIPLE,
          "Principer och vägledande frågor för prioritering och samverkan."),
    _kind("aktivitet", "aktivitet", "Aktiviteter", Activity, None,
          "Det som görs i praktiken: vad, när, hur, av vem och hur det följs upp."),
    _kind("målgrupp", "malgrupp", "Målgrupper", TargetGroup, None,
          "De människor som arbetet är till för."),
    _kind("dokument", "dokument", "Dokument", Document, None,
          "Strategier, planer, avtal och lagar som arbetet bygger på."),
    _kind("beslut", "beslut", "Beslut", Decision, None,
          "Beslut och förslag till beslut om planerna."),
    _kind("uppföljning", "uppfoljning", "Uppföljningar", Report, None,
          "Vad som är rapporterat om läget, per plan, område och period."),
    _kind("indikator", "indikator", "Indikatorer", Indicator, None,
          "Mått som visar om arbetet ger resultat."),
    _kind("begrepp", "begrepp", "Begrepp", Term, None,
          "Ordlista: ord och förkortningar förklarade på klarspråk, i bokstavsordning."),
)  # fmt: skip

STATEMENT = _kind("tillgänglighetsredogörelse", "tillganglighet", "Tillgänglighetsredogörelse", Record, None,
                  "Hur tillgänglig webbplatsen är, vilka brister som är kända och hur du rapporterar fler.")  # fmt: skip
"""The one page that shows no record: it stands like an index page, and no macro lists it."""

OVERVIEWS: tuple[PageKind, ...] = (
    _kind("läge", "lage", "Läget", Area, None,
          "Hur långt aktiviteterna har kommit, och vad som behöver någons uppmärksamhet. Det som ingen har rapporterat om står som ingen uppföljning."),
    _kind("självskattning", "sjalvskattning", "Självskattning", Area, None,
          "Kommuner och regioner bedömer själva hur väl målen stämmer, från 1 till 4. Här står svaren år för år, utan rangordning."),
    _kind("täckning", "tackning", "Täckning", Area, None,
          "Vilka kommuner som har en lokal plan, har antagit strategin och har följt upp. Per län och år."),
    _kind("årsrapport", "arsrapport", "Årsrapporter", Area, None,
          "Ett läns uppföljning av ett år, skriven av rapporterna själva: vad som är gjort, hur det bedöms och vad som är lärt."),
    _kind("lägesrapport", "lagesrapport", "Lägesrapporter", Actor, None,
          "Vad som har ändrats sedan förra rapporten, för varje styrgrupp och nämnd som tar emot rapporter."),
    _kind("avstämning", "avstamning", "Avstämningar", Document, None,
          "Tidpunkter då en strategi själv säger att den ska stämmas av, och vad rapporterna svarar."),
    _kind("kalender", "kalender", "Kalender", Area, None,
          "Allt som har en dag: avstämningar, uppföljningar, beslut och det som börjar eller ska vara klart. Per län, och som fil till din egen kalender."),
    _kind("rapportväg", "rapportvagar", "Rapportvägar", Area, None,
          "Vem som rapporterar till vem, och när. Per län, som bild och som tabell."),
    _kind("hälsobild", "halsobild", "Hälsobilder", Area, None,
          "Hur det ser ut för invånarna i ett område, målgrupp för målgrupp. Här finns områden som har lagt in värden."),
)  # fmt: skip
"""Pages that show records of `entity` in another light than their own pages do; no macro lists them, and no id leads to them."""

_TABLE = {(kind.entity, kind.kind): kind for kind in KINDS}


def kind_of(record: Record) -> PageKind:
    """The kind of page that shows a record."""
    entity = type(record)
    return _TABLE.get((entity, getattr(record, "kind", None))) or _TABLE[entity, None]


def has_page(record: Record) -> bool:
    """Whether there is a kind of page for the record: a file of values has none of its own."""
    return (type(record), getattr(record, "kind", None)) in _TABLE or (type(record), None) in _TABLE


def kind_named(name: str) -> PageKind | None:
    """The kind that authors call `name`, or None."""
    return next((kind for kind in KINDS if kind.name == name), None)


def overview_named(name: str) -> PageKind:
    """The overview called `name`; raises `StopIteration` if there is none."""
    return next(kind for kind in OVERVIEWS if kind.name == name)


def records_of(plan: Plan, kind: PageKind) -> tuple[Record, ...]:
    """All records that pages of this kind show, in file order."""
    return tuple(record for record in plan.all(kind.entity) if kind.shows(record))
