"""Index pages: every record of one kind, grouped the way its readers look for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from macros.pages import guides
from macros.pages.addresses import address, swedish_order
from macros.pages.components import (
    Block,
    Chooser,
    Content,
    Item,
    Items,
    Letters,
    Link,
    Muted,
    Notice,
    Section,
    Workplace,
)
from macros.pages.kinds import PageKind, records_of
from macros.pages.setting import Setting
from macros.pages.views import lists, parts
from macros.pages.wording import link, name, short
from macros.plan.activities import Activity, Report
from macros.plan.derived import county_of, municipalities_in
from macros.plan.documents import Decision, Document, Term
from macros.plan.goals import Goal, TargetGroup
from macros.plan.places import Actor, ActorKind, Area, AreaKind
from macros.plan.record import Record

Groups = Iterable[tuple[str, str, Block | None]]


def content(setting: Setting, kind: PageKind) -> Content:
    """The index page of a kind."""
    records = records_of(setting.plan, kind)
    body = parts.sections(*_sections(setting, kind, records)) if records else (_empty(kind),)
    letters = tuple((section.anchor, section.title) for section in body) if records and kind.entity is Term else ()
    return Content(
        over=f"{len(records)} {_counted(kind, len(records))}" if records else "",
        title=kind.plural,
        description=kind.lede,
        lede=kind.lede,
        sections=body,
        letters=Letters("Bokstäver", letters) if letters else None,
    )


def _counted(kind: PageKind, number: int) -> str:
    return kind.name if number == 1 else kind.plural.lower()


def _empty(kind: PageKind) -> Section:
    notice = Notice(
        "empty",
        f"{kind.plural}: ingenting är inlagt än",
        "När något läggs till i data visas det här.",
        guides.HELP,
    )
    return Section("tomt", "Inget att visa än", (notice,))


def _sections(setting: Setting, kind: PageKind, records: Sequence[Record]) -> list[Section | None]:
    group = _GROUPS.get(kind.entity, _plain)
    return [parts.section(anchor, title, block) for anchor, title, block in group(setting, kind, records)]


def _plain(setting: Setting, kind: PageKind, records: Sequence[Record]) -> Groups:
    yield "alla", f"Alla {kind.plural.lower()}", _described(setting, records)


def _described(setting: Setting, records: Iterable[Record]) -> Items:
    plan = setting.plan
    return Items(
        tuple(
            Item(link(plan, record), (), Muted(parts.first_sentence(record.text)))
            for record in parts.in_order(plan, records)
        )
    )


def _areas(setting: Setting, kind: PageKind, records: Sequence[Record]) -> Groups:
    plan = setting.plan
    areas = [record for record in records if isinstance(record, Area)]
    if kind.kind is AreaKind.COUNTY:
        yield "alla", "Alla län", _described(setting, areas)
        return
    if kind.kind is AreaKind.MUNICIPALITY:
        yield "valj", "Välj kommun", municipality_chooser(setting)
        return
    for county in _counties(setting, areas):
        yield county.id, county.name, _described(setting, [area for area in areas if county_of(plan, area) is county])


def _counties(setting: Setting, areas: Sequence[Area]) -> list[Area]:
    plan = setting.plan
    found = {top.id: top for area in areas if (top := county_of(plan, area))}
    return parts.in_order(plan, found.values())


def municipality_chooser(setting: Setting) -> Chooser:
    """All municipalities, county by county, in Swedish order."""
    plan = setting.plan
    groups = tuple(
        (link(plan, county), tuple(link(plan, area) for area in parts.in_order(plan, municipalities_in(plan, county))))
        for county in _counties(setting, plan.all(Area))
    )
    return Chooser("valj-kommun-lista", "Kommuner", tuple(group for group in groups if group[1]))


def workplace_choice() -> Workplace:
    """The way to one's own workplace: the lists of both, and fields where a page holds the two lists."""
    links = (
        Link("verksamhet/index.html#alla", "Välj i listan över verksamheter"),
        Link("kommun/index.html", "Välj i listan över kommuner"),
    )
    return Workplace("Var arbetar du?", links)


def _by(
    setting: Setting,
    records: Iterable[Record],
    key: Callable[[Record], str | None],
    show: Callable[[list[Record]], Block | None],
) -> Groups:
    """Groups of records by the id of a record that they belong to, each under that record's name."""
    plan = setting.plan
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(key(record) or "", []).append(record)
    for parent in parts.in_order(plan, (plan[found] for found in groups if found in plan)):
        yield parent.id, name(plan, parent), show(groups[parent.id])
    rest = [record for found, group in groups.items() if found not in plan for record in group]
    if rest:
        yield "ovriga", "Övriga", show(rest)


def _goals(setting: Setting, _kind: PageKind, records: Sequence[Record]) -> Groups:
    plan = setting.plan

    def show(found: list[Record]) -> Block | None:
        goals = [goal for goal in found if isinstance(goal, Goal)]
        ids = {goal.id for goal in goals}
        return lists.goal_cards(plan, [goal for goal in goals if goal.part_of not in ids])

    return _by(setting, records, lambda record: getattr(record, "document", None), show)


def _activities(setting: Setting, _kind: PageKind, records: Sequence[Record]) -> Groups:
    def show(found: list[Record]) -> Block | None:
        activities = [activity for activity in found if isinstance(activity, Activity)]
        return lists.activity_table(setting, activities, f"Aktiviteter i {setting.plan[activities[0].document].name}")

    return _by(setting, records, lambda record: getattr(record, "document", None), show)


def _actors(setting: Setting, kind: PageKind, records: Sequence[Record]) -> Groups:
    plan = setting.plan
    if kind.kind is ActorKind.WORKPLACE:
        ordered = parts.in_order(plan, records)
        yield "min", "Gå rakt till din sida", workplace_choice()
        yield "alla", "Välj din verksamhet", _described(setting, ordered)
        yield "kommuner", "Börja med kommunen i stället", municipality_chooser(setting)
        return

    def county(record: Record) -> str | None:
        area = plan.one(Area, record.area) if isinstance(record, Actor) else None
        top = county_of(plan, area) if area else None
        return top.id if top else None

    def show(found: list[Record]) -> Block | None:
        actors = [actor for actor in parts.in_order(plan, found) if isinstance(actor, Actor)]
        return Items(tuple(Item(link(plan, actor, short(actor)), Muted(actor.kind.value)) for actor in actors))

    yield from _by(setting, records, county, show)


def _documents(setting: Setting, _kind: PageKind, records: Sequence[Record]) -> Groups:
    documents = [record for record in records if isinstance(record, Document)]
    for shown in dict.fromkeys(sorted((doc.kind for doc in documents), key=list(type(documents[0].kind)).index)):
        same = [
            doc for doc in parts.in_order(setting.plan, documents) if isinstance(doc, Document) and doc.kind is shown
        ]
        anchor = shown.value.translate(str.maketrans("åäö ", "aao-"))
        yield anchor, shown.value.capitalize(), lists.document_items(setting.plan, same, with_kind=False)


def _reports(setting: Setting, _kind: PageKind, records: Sequence[Record]) -> Groups:
    plan = setting.plan

    def show(found: list[Record]) -> Block | None:
        return lists.reports_list(plan, [report for report in found if isinstance(report, Report)])

    return _by(setting, records, lambda record: getattr(record, "document", None), show)


def _decisions(setting: Setting, _kind: PageKind, records: Sequence[Record]) -> Groups:
    yield (
        "alla",
        "Senaste först",
        lists.decisions_list(setting.plan, [found for found in records if isinstance(found, Decision)]),
    )


def _terms(setting: Setting, _kind: PageKind, records: Sequence[Record]) -> Groups:
    terms = [term for term in parts.in_order(setting.plan, records) if isinstance(term, Term)]
    letters: dict[str, list[Term]] = {}
    for term in terms:
        letters.setdefault(_letter(term.name), []).append(term)
    for letter, found in letters.items():
        items = tuple(
            Item(
                Link(address(term), term.name),
                Muted(term.abbreviation) if term.abbreviation else (),
                Muted(parts.first_sentence(term.text)),
                f"ord-{term.id}",
            )
            for term in found
        )
        anchor = {"Å": "aa", "Ä": "ae", "Ö": "oe", _NO_LETTER: "ovriga"}.get(letter, letter.lower())
        yield f"bokstav-{anchor}", letter, Items(items)
    short = sorted((swedish_order(term.abbreviation), term.id, term) for term in terms if term.abbreviation)
    if short:
        items = tuple(Item(Link(address(term), term.abbreviation or ""), (), Muted(term.name)) for _, _, term in short)
        yield "forkortningar", "Förkortningar", Items(items)


_NO_LETTER = "Övriga tecken"


def _letter(name: str) -> str:
    """The letter under which a word is looked up; é stands with e, and ü with y, as they are sorted."""
    letter = name[0].upper()
    return {"É": "E", "Ü": "Y"}.get(letter, letter if letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ" else _NO_LETTER)


def _target_groups(setting: Setting, _kind: PageKind, records: Sequence[Record]) -> Groups:
    plan = setting.plan
    top = [group for group in records if isinstance(group, TargetGroup) and not group.part_of]
    items = tuple(
        Item(
            link(plan, group),
            (),
            (
                Muted(parts.first_sentence(group.text)),
                *(link(plan, sub) for sub in plan.back(TargetGroup, "part_of", group.id)),
            ),
        )
        for group in parts.in_order(plan, top)
    )
    yield "alla", "Alla målgrupper", Items(items)


_GROUPS: dict[type[Record], Callable[[Setting, PageKind, Sequence[Record]], Groups]] = {
    Area: _areas,
    Actor: _actors,
    Document: _documents,
    Goal: _goals,
    Activity: _activities,
    TargetGroup: _target_groups,
    Report: _reports,
    Decision: _decisions,
    Term: _terms,
}
