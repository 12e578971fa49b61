"""Who reports to whom: in a county and around an actor, as a picture and as a table that says the same and more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from macros.pages import guides
from macros.pages.addresses import overview_address
from macros.pages.components import Block, Content, Inline, Item, Items, Link, Muted, Notice, Table
from macros.pages.kinds import overview_named
from macros.pages.overviews import shown_by
from macros.pages.setting import Setting
from macros.pages.views import parts
from macros.pages.ways import Routes, Stop, Track
from macros.pages.wording import LEVEL, full_name, link, short
from macros.plan.derived import county_of
from macros.plan.places import Actor, Area, Level
from macros.plan.plan import Plan
from macros.plan.routes import Line, level_of_actor, lines_in, lines_of, workplaces

_MOST_STOPS = 40
_UNKNOWN = "Nivån framgår inte"
_COMMON = {Level.COUNTY: "Makro", Level.MIDDLE: "Meso", Level.LOCAL: "Mikro"}


def index(setting: Setting) -> Content:
    """The counties, each with how many lines are known."""
    plan, kind = setting.plan, overview_named("rapportväg")
    items = tuple(
        Item(Link(overview_address(kind, area), area.name), Muted(_counted(len(lines_in(plan, area)))))
        for area in parts.in_order(plan, shown_by(plan, kind))
        if isinstance(area, Area)
    )
    return parts.overview(kind, parts.section("lan", "Välj län", Items(items) if items else _nothing("Inga län")))


def _counted(number: int) -> str:
    if not number:
        return "inga rapportvägar inlagda än"
    return "1 rapportväg" if number == 1 else f"{number} rapportvägar"


def content(setting: Setting, county: Area) -> Content:
    """Who reports to whom in a county."""
    found = lines_in(setting.plan, county)
    said = f"Vem som rapporterar till vem om god och nära vård i {full_name(county)}, och när."
    body = picture(setting, found, f"Rapportvägar i {county.name}", place=county)
    return Content(
        over=overview_named("rapportväg").plural,
        title=f"Rapportvägar i {county.name}",
        description=said,
        lede=(said, link(setting.plan, county)),
        sections=parts.sections(
            parts.section("vem-till-vem", "Vem rapporterar till vem", *(body or (_nothing(full_name(county)),))),
            parts.section("nivaer", "Länets ord för nivåerna", _words(county)),
        ),
    )


def _nothing(where: str) -> Notice:
    return Notice(
        "empty",
        f"{where}: inga rapportvägar är inlagda än",
        "När en aktör får uppgiften om vem den rapporterar till ritas vägen här. "
        "Att ingen väg visas betyder inte att ingen rapporterar.",
        guides.HELP,
    )


def _words(county: Area) -> Table | None:
    """The common words for the levels beside the county's own."""
    rows = tuple(
        (_COMMON[level], LEVEL[level], county.level_names.get(level, Muted("Framgår inte"))) for level in Level
    )
    return Table("Styrningens nivåer", ("Nivå", "Allmänt ord", "Länets eget ord"), rows) if county.level_names else None


def of_actor(setting: Setting, actor: Actor) -> tuple[Block, ...]:
    """Who an actor reports to and gets reports from."""
    found = lines_of(setting.plan, actor)
    place = next(iter(workplaces(setting.plan, actor)), None)
    return picture(setting, found, f"Rapportvägar för {short(actor)}", place=place, here=actor)


def picture(
    setting: Setting, found: Sequence[Line], title: str, *, place: Area | None, here: Actor | None = None
) -> tuple[Block, ...]:
    """Reporting lines as a picture with their table, or nothing where there are none; `place` has the words for levels."""
    if not found:
        return ()
    plan = setting.plan
    county = county_of(plan, place) if place else None
    ends = {actor.id: actor for line in found for actor in (line.to, line.sender)}
    order = _in_levels(plan, ends.values(), found)
    drawn = order[:_MOST_STOPS]
    said = "Pilen pekar på den som tar emot rapporten. Tabellen säger samma sak, och när."
    if len(drawn) < len(order):
        said = f"Bilden visar {len(drawn)} av {len(order)} aktörer; alla står i tabellen. {said}"
    stops = tuple(
        Stop(short(actor), _heading(plan, actor, county), here is not None and actor.id == here.id) for actor in drawn
    )
    shown = Routes("bild-rapportvagar", title, said, stops, _tracks(drawn, found))
    rows = tuple(_row(setting, line) for line in found)
    return shown, Table(title, ("Från", "Till", "När", "Senast lämnad"), rows)


def _row(setting: Setting, line: Line) -> tuple[Inline, ...]:
    plan, report = setting.plan, line.newest
    told = link(plan, report, str(report.period)) if report and report.period.first <= setting.on else None
    return (
        link(plan, line.sender, short(line.sender)),
        link(plan, line.to, short(line.to)),
        line.when or Muted("Framgår inte"),
        told or Muted("Ingen uppföljning här"),
    )


def _heading(plan: Plan, actor: Actor, place: Area | None) -> str:
    """The level an actor works on, in the county's own word where there is one: `Delregional nivå (meso)`, `Mesonivå`."""
    level = level_of_actor(plan, actor)
    if level is None:
        return _UNKNOWN
    own = place.level_names.get(level) if place else None
    word, common = own or LEVEL[level], _COMMON[level].lower()
    return word if common in word.lower() else f"{word} ({common})"


def _in_levels(plan: Plan, actors: Iterable[Actor], found: Sequence[Line]) -> list[Actor]:
    """Actors from the widest level to the nearest; on each, those that receive above those that report to them."""
    steps = _steps(found)
    levels = list(Level)
    order = {actor.id: number for number, actor in enumerate(actors)}

    def key(actor: Actor) -> tuple[int, int, int]:
        level = level_of_actor(plan, actor)
        return (levels.index(level) if level else len(levels), steps[actor.id], order[actor.id])

    return sorted({actor.id: actor for actor in actors}.values(), key=key)


def _steps(found: Sequence[Line]) -> dict[str, int]:
    """How many steps an actor stands from one that reports to nobody; lines that go round are cut where they close."""
    above: dict[str, list[str]] = {}
    for line in found:
        above.setdefault(line.sender.id, []).append(line.to.id)
        above.setdefault(line.to.id, [])
    steps = {actor: 0 for actor, to in above.items() if not to}
    queue = list(steps)
    below: dict[str, list[str]] = {}
    for line in found:
        below.setdefault(line.to.id, []).append(line.sender.id)
    for actor in queue:
        for sender in below.get(actor, ()):
            if sender not in steps:
                steps[sender] = steps[actor] + 1
                queue.append(sender)
    return {actor: steps.get(actor, 0) for actor in above}


def _tracks(drawn: Sequence[Actor], found: Sequence[Line]) -> tuple[Track, ...]:
    """One line for all that report to the very same, the shortest first so that it stands nearest."""
    place = {actor.id: number for number, actor in enumerate(drawn)}
    to: dict[int, set[int]] = {}
    for line in found:
        if line.sender.id in place and line.to.id in place:
            to.setdefault(place[line.sender.id], set()).add(place[line.to.id])
    groups: dict[tuple[int, ...], list[int]] = {}
    for sender, receivers in to.items():
        groups.setdefault(tuple(sorted(receivers)), []).append(sender)
    tracks = (Track(tuple(sorted(senders)), receivers) for receivers, senders in groups.items())
    return tuple(sorted(tracks, key=_length))


def _length(track: Track) -> tuple[int, tuple[int, ...]]:
    ends = (*track.senders, *track.receivers)
    return max(ends) - min(ends), ends
