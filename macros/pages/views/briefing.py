"""What an actor that receives reports needs before its meeting: what has changed since the reports before."""

from __future__ import annotations

from macros.pages import guides
from macros.pages.addresses import address, overview_address
from macros.pages.components import Block, Content, Inline, Item, Items, Link, Muted, Notice, Prose, Sentence, Table
from macros.pages.kinds import overview_named
from macros.pages.setting import Setting
from macros.pages.views import lists, noted, parts
from macros.pages.wording import STATUS, link, short
from macros.plan.activities import NoteKind, Report
from macros.plan.changes import (
    Change,
    Stream,
    changes,
    current,
    decided_since,
    no_longer_told,
    received,
    receivers,
)
from macros.plan.documents import Document
from macros.plan.due import missing_follow_up
from macros.plan.places import Actor
from macros.plan.plan import Plan

KIND = overview_named("lägesrapport")
_OTHERS = tuple(kind for kind in NoteKind if kind not in {NoteKind.FRICTION, NoteKind.DEVIATION})


def index(setting: Setting) -> Content:
    """Everyone who receives reports, with the newest."""
    plan = setting.plan
    found = tuple(_entry(setting, actor) for actor in receivers(plan))
    how = (
        "Ingen rapport har en mottagare än. Skriv i fältet lämnad_till vilken styrgrupp eller nämnd som tar emot rapporten, "
        "så får mottagaren en egen sida här."
    )
    return parts.overview(
        KIND,
        parts.section(
            "mottagare",
            "Välj mottagare",
            Items(found) if found else Notice("empty", "Inga mottagare än", how, guides.REPORT),
        ),
    )


def _entry(setting: Setting, actor: Actor) -> Item:
    streams = received(setting.plan, actor, on=setting.on)
    newest = (Muted(f"senast {streams[0].newest.period}"),) if streams else ()
    return Item(Link(overview_address(KIND, actor), short(actor)), newest)


def way(plan: Plan, actor: Actor) -> Items | None:
    """The way to what has changed in the reports that an actor receives, or None if it receives none."""
    if not plan.back(Report, "to", actor.id):
        return None
    return Items((Item(Link(overview_address(KIND, actor), "Vad har ändrats sedan förra rapporten?")),))


def content(setting: Setting, actor: Actor) -> Content:
    """What has changed in all that the actor has received."""
    plan = setting.plan
    streams = received(plan, actor, on=setting.on)
    now = current(streams)
    newest = [stream.newest for stream in now]
    told = [change for report in newest for change in changes(plan, report, on=setting.on)]
    return Content(
        over="Lägesrapport",
        title=f"Lägesrapport till {short(actor)}",
        description=f"Vad som har ändrats i det som rapporteras till {actor.name} sedan rapporterna före.",
        lede=Sentence(
            (
                "Det nyaste som är rapporterat till ",
                link(plan, actor),
                ", jämfört med rapporten före från samma område.",
            )
        ),
        sections=parts.sections(
            parts.section("andrat", "Ändrat läge", _changed(setting, told)),
            parts.section("nytt", "Rapporterat för första gången", _first(setting, told)),
            parts.section("skav", "Skav", noted.items(plan, newest, NoteKind.FRICTION)),
            parts.section("avvikelser", "Avvikelser", noted.items(plan, newest, NoteKind.DEVIATION)),
            *(
                parts.section(kind.name.lower().replace("_", "-"), _PLURAL[kind], noted.items(plan, newest, kind))
                for kind in _OTHERS
            ),
            parts.section(
                "beslut",
                "Beslut sedan rapporterna före",
                lists.decisions_list(plan, decided_since(plan, now, on=setting.on)),
            ),
            parts.section("oforandrat", "Oförändrat", _unchanged(setting, told)),
            parts.section("namns-inte", "Nämns inte längre", _silent(setting, now)),
            parts.section("rapporter", "Rapporterna", _reports(setting, now), _older(setting, streams[len(now) :])),
            parts.section("saknas", "Uppföljning som saknas", _missing(setting, now)),
        ),
    )


_PLURAL = {
    NoteKind.LESSON: "Lärdomar",
    NoteKind.SUCCESS_FACTOR: "Framgångsfaktorer",
    NoteKind.CHALLENGE: "Utmaningar",
    NoteKind.GOOD_EXAMPLE: "Goda exempel",
}


def _changed(setting: Setting, told: list[Change]) -> Block:
    plan = setting.plan
    rows = tuple(
        (
            link(plan, change.activity),
            Link(address(change.now.report), noted.area_of(plan, change.now.report)),
            (STATUS[change.before.state.status], Link(address(change.before.report), str(change.before.report.period))),
            (STATUS[change.now.state.status], Link(address(change.now.report), str(change.now.report.period))),
            noted.prose(change.now.state.result),
        )
        for change in told
        if change.before and change.changed
    )
    if not rows:
        return Notice("empty", "Inget läge har ändrats", "Ingen aktivitet har ett annat läge än i rapporten före.")
    return Table("Aktiviteter med ändrat läge", ("Aktivitet", "Område", "Förut", "Nu", "Resultat"), rows)


def _first(setting: Setting, told: list[Change]) -> Items | None:
    found = tuple(_item(setting, change) for change in told if change.before is None)
    return Items(found) if found else None


def _unchanged(setting: Setting, told: list[Change]) -> Items | None:
    found = tuple(_item(setting, change) for change in told if change.before and not change.changed)
    return Items(found) if found else None


def _item(setting: Setting, change: Change) -> Item:
    report = change.now.report
    where = Link(address(report), noted.area_of(setting.plan, report))
    result = change.now.state.result
    below: Inline = Prose(result) if result else ()
    return Item(link(setting.plan, change.activity), (STATUS[change.now.state.status], where), below)


def _silent(setting: Setting, streams: tuple[Stream, ...]) -> Items | None:
    plan = setting.plan
    found = tuple(
        Item(link(plan, activity), (noted.area_of(plan, stream.newest), link(plan, stream.newest)))
        for stream in streams
        for activity in no_longer_told(plan, stream)
    )
    return Items(found) if found else None


def _reports(setting: Setting, streams: tuple[Stream, ...]) -> Table | None:
    plan = setting.plan
    rows = tuple(
        (
            noted.area_of(plan, stream.newest),
            link(plan, plan[stream.newest.document]),
            link(plan, stream.newest, str(stream.newest.period)),
            link(plan, stream.before, str(stream.before.period)) if stream.before else Muted("Första rapporten"),
        )
        for stream in streams
    )
    return Table("Det nyaste och det före", ("Område", "Plan", "Nyaste", "Före"), rows) if rows else None


def _older(setting: Setting, streams: tuple[Stream, ...]) -> Items | None:
    found = tuple(Item(link(setting.plan, stream.newest)) for stream in streams)
    return Items(found, "Äldre än ett år") if found else None


def _missing(setting: Setting, streams: tuple[Stream, ...]) -> Block | None:
    """What the plans have asked of the areas that report here, and is not here."""
    plan = setting.plan
    pairs = {(stream.newest.document, stream.newest.area) for stream in streams}
    found = [
        due
        for document in plan.many(Document, dict.fromkeys(document for document, _ in sorted(pairs)))
        for due in missing_follow_up(plan, document, on=setting.on)
        if (due.document, due.area) in pairs
    ]
    return lists.missing_notice(plan, found)
