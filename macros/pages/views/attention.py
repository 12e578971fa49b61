"""What needs someone's eye, as tables: late, soon due, silent, ownerless, long unread. Long ones are cut, and say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from macros.pages.addresses import swedish_order
from macros.pages.components import Block, Inline, Link, Muted, Notice, Prose, Section, Table
from macros.pages.kinds import kind_of
from macros.pages.setting import Setting
from macros.pages.views import parts
from macros.pages.wording import NO_REPORT, STATUS, link, short
from macros.plan.activities import Activity
from macros.plan.derived import owner_of
from macros.plan.following import Followed, late, soon_due, unreviewed, without_follow_up, without_owner
from macros.plan.places import Actor, Area
from macros.plan.plan import Plan
from macros.plan.record import Record

_MOST_PLACES = 8
_OF_ACTIVITIES = ("Aktivitet", "Slut", "Läge", "Ansvarig")
NOBODY = Muted("Framgår inte")


class Attention(NamedTuple):
    """One thing to look at: its anchor, its title, what it means, its column headings and all its rows."""

    anchor: str
    title: str
    meaning: str
    head: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]
    by_area: bool = True
    """Whether each county's page has its own part of them."""


def attention(setting: Setting, county: Area | None) -> tuple[Attention, ...]:
    """Everything to look at, in a county or in all; also what there is nothing of. Records are judged for all only."""
    plan, on = setting.plan, setting.on
    found = (
        Attention(
            "slut-har-passerat",
            "Slutdatum har passerat",
            "Planens slutdatum har passerat, och ingen rapport säger att aktiviteten är införd eller avslutad.",
            _OF_ACTIVITIES,
            _by_activity(plan, late(plan, county, on=on)),
        ),
        Attention(
            "snart-klart",
            "Ska vara klart inom 90 dagar",
            "Enligt planen ska aktiviteten vara klar inom 90 dagar.",
            _OF_ACTIVITIES,
            _by_activity(plan, soon_due(plan, county, on=on)),
        ),
        Attention(
            "utan-uppfoljning",
            "Ingen uppföljning än",
            "Aktiviteten skulle ha börjat, men ingen rapport nämner den. Den kan vara gjord men inte rapporterad.",
            _OF_ACTIVITIES,
            _by_activity(plan, without_follow_up(plan, county, on=on)),
        ),
        Attention(
            "utan-agare",
            "Utan ansvarig eller ägare",
            "Planen säger inte vem som ansvarar, eller så håller ingen uppgifterna aktuella.",
            ("Aktivitet", "Var", "Ansvarig", "Ägare av uppgifterna"),
            tuple(
                (
                    link(plan, one),
                    parts.areas_line(plan, one.areas[:_MOST_PLACES]),
                    _responsible(plan, one),
                    _owner(plan, one),
                )
                for one in without_owner(plan, county, on=on)
            ),
        ),
    )
    return found if county else (*found, _unreviewed(setting))


def _unreviewed(setting: Setting) -> Attention:
    plan = setting.plan
    rows = tuple(
        (
            link(plan, record),
            kind_of(record).name.capitalize(),
            str(record.reviewed) if record.reviewed else Muted("Inget datum"),
            _owner(plan, record),
        )
        for record in unreviewed(plan, on=setting.on)
    )
    meaning = "Uppgifterna har inte granskats på ett år, eller saknar datum för granskning."
    head = ("Uppgift", "Slag", "Granskad", "Ägare av uppgifterna")
    return Attention("inte-granskat", "Inte granskat på ett år", meaning, head, rows, by_area=False)


def _by_activity(plan: Plan, found: Sequence[Followed]) -> tuple[tuple[Inline, ...], ...]:
    """A row for each activity, with the state in each of its areas."""
    areas: dict[str, list[Followed]] = {}
    for one in found:
        areas.setdefault(one.activity.id, []).append(one)
    return tuple(_row(plan, here) for here in areas.values())


def _row(plan: Plan, here: Sequence[Followed]) -> tuple[Inline, ...]:
    activity = here[0].activity
    ordered = sorted(here, key=lambda one: swedish_order(one.area.name))
    states: list[Inline] = [(link(plan, one.area), _state(one)) for one in ordered[:_MOST_PLACES]]
    if len(here) > _MOST_PLACES:
        states.append(Muted(f"och {len(here) - _MOST_PLACES} områden till"))
    ending = str(activity.end) if activity.end else Muted("Inget slut är angivet")
    return (link(plan, activity), ending, tuple(states), _responsible(plan, activity))


def _state(one: Followed) -> Inline:
    return STATUS[one.status] if one.status else NO_REPORT


def _responsible(plan: Plan, activity: Activity) -> Inline:
    return tuple(link(plan, actor) for actor in plan.many(Actor, activity.responsible)) or NOBODY


def _owner(plan: Plan, record: Record) -> Inline:
    owner = owner_of(plan, record)
    return link(plan, owner, short(owner)) if owner else Muted("Ingen är angiven")


def section(found: Attention, *, most: int, rest: Sequence[Link]) -> Section | None:
    """A section of the first rows; `rest` leads to the others where there are more."""
    shown = found.rows[:most]
    blocks: list[Block | None] = [
        Prose(found.meaning),
        Table(f"Det som gäller: {found.title.lower()}", found.head, shown),
    ]
    if len(shown) < len(found.rows):
        blocks.append(
            Notice("info", f"Visar {len(shown)} av {len(found.rows)}", tuple(rest) or "Börja med dem som står här.")
        )
    return parts.section(found.anchor, found.title, *blocks) if shown else None
