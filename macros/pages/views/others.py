"""Pages of target groups, indicators, reports, decisions and terms."""

from __future__ import annotations

from macros.pages.components import Block, Content, Inline, Item, Items, Muted, Notice, Outward, Prose, Table
from macros.pages.setting import Setting
from macros.pages.views import parts
from macros.pages.wording import NOTE_KIND, OUTCOME, REPORT_KIND, SCORE, STATUS, goal_link, link, name, short
from macros.plan.activities import Activity, Report
from macros.plan.documents import Decision, Document, Term
from macros.plan.goals import Better, Goal, Indicator, TargetGroup
from macros.plan.places import Actor, Area

SMALLEST_GROUP = 5
"""Values that rest on fewer people are not shown: they could point someone out."""


def target_group(setting: Setting, group: TargetGroup) -> Content:
    """The page of a target group: what is done for these people, and where."""
    plan = setting.plan
    family = (group.id, *(part.id for part in plan.back(TargetGroup, "part_of", group.id)))
    activities = {act.id: act for here in family for act in plan.back(Activity, "target_groups", here)}
    goals = {goal.id: goal for here in family for goal in plan.back(Goal, "target_groups", here)}
    parent = plan.one(TargetGroup, group.part_of)
    scale = f"{group.scale} {group.from_value}–{group.to_value}" if group.scale else ""
    return Content(
        over="Målgrupp",
        title=group.name,
        description=parts.first_sentence(group.text) or group.name,
        lede=scale,
        notices=parts.uncertain(group),
        sections=parts.sections(
            parts.section("om", "Vilka det är", parts.prose(group.text)),
            parts.section(
                "aktiviteter",
                "Det här görs",
                parts.activity_table(setting, list(activities.values()), f"Aktiviteter för {group.name}"),
            ),
            parts.section("mal", "Mål som gäller gruppen", parts.goals_list(plan, goals.values())),
            parts.section(
                "indikatorer", "Indikatorer", parts.links_list(plan, plan.back(Indicator, "target_groups", group.id))
            ),
            parts.section(
                "grupper",
                "Närliggande målgrupper",
                parts.links_list(plan, [parent] if parent else [], title="Del av"),
                parts.links_list(plan, plan.back(TargetGroup, "part_of", group.id), title="Omfattar"),
            ),
            parts.about(setting, group),
        ),
    )


def indicator(setting: Setting, shown: Indicator) -> Content:
    """The page of an indicator: what it measures, for which goals, and its values."""
    plan = setting.plan
    better = {Better.HIGHER: "Högre är bättre", Better.LOWER: "Lägre är bättre"}.get(shown.better, "")
    origin: Inline = ()
    if shown.origin:
        named = " ".join(filter(None, (shown.origin.name, shown.origin.id)))
        origin = Outward(shown.origin.url, named) if shown.origin.url else named
    return Content(
        over="Indikator",
        title=shown.name,
        description=parts.first_sentence(shown.text) or shown.name,
        notices=parts.uncertain(shown),
        sections=parts.sections(
            parts.section("om", "Vad den visar", parts.prose(shown.text)),
            parts.section(
                "i-korthet",
                "I korthet",
                parts.facts(
                    ("Enhet", shown.unit or ""),
                    ("Riktning", better),
                    ("Målvärde", f"{shown.target.value} till {shown.target.by}" if shown.target else ""),
                    ("Ursprung", origin),
                ),
            ),
            parts.section("varden", "Värden", _values(setting, shown)),
            parts.section("mal", "Mål som den följer upp", parts.goals_list(plan, plan.many(Goal, shown.goals))),
            parts.section(
                "dokument", "Avtal och planer bakom", parts.document_items(plan, plan.many(Document, shown.documents))
            ),
            parts.section(
                "malgrupper",
                "För vem",
                parts.links_list(plan, plan.many(TargetGroup, shown.target_groups), columns=True),
            ),
            parts.section(
                "aktiviteter", "Aktiviteter", parts.links_list(plan, plan.back(Activity, "indicators", shown.id))
            ),
            parts.about(setting, shown),
        ),
    )


def _values(setting: Setting, shown: Indicator) -> Block:
    plan = setting.plan
    found = [
        (report, value)
        for report in plan.back(Report, "values.indicator", shown.id)
        for value in report.values
        if value.indicator == shown.id
    ]
    if not found:
        return Notice(
            "empty",
            "Inga värden är rapporterade än",
            "Värden lämnas i uppföljningarna, per område och period.",
            parts.BEGIN_REPORT,
        )
    rows = tuple(
        (link(plan, report), _value(str(value.value), value.count), shown.unit or "") for report, value in found
    )
    return Table(f"Värden för {shown.name}", ("Uppföljning", "Värde", "Enhet"), rows)


def _value(value: str, count: int | None) -> Inline:
    if count is not None and count < SMALLEST_GROUP:
        return Muted("Visas inte: färre än fem personer")
    return value.replace(".", ",")


def report(setting: Setting, shown: Report) -> Content:
    """The page of a report: everything that it tells, part by part."""
    plan = setting.plan
    area, document = plan.one(Area, shown.area), plan.one(Document, shown.document)
    by = plan.one(Actor, shown.by)
    states = tuple(
        (link(plan, activity), STATUS[told.status], Prose(told.result) if told.result else "")
        for told in shown.activities
        if (activity := plan.one(Activity, told.activity))
    )
    scores = tuple(
        (goal_link(plan, goal), f"{score.value} – {SCORE[score.value]}", Prose(score.comment) if score.comment else "")
        for score in shown.scores
        if (goal := plan.one(Goal, score.goal))
    )
    values = tuple(
        (link(plan, measured), _value(str(value.value), value.count), measured.unit or "")
        for value in shown.values
        if (measured := plan.one(Indicator, value.indicator))
    )
    notes = tuple(
        Item(
            NOTE_KIND[note.kind], goal_link(plan, goal) if (goal := plan.one(Goal, note.goal)) else (), Prose(note.text)
        )
        for note in sorted(shown.notes, key=lambda note: (note.kind, note.priority or 9))
    )
    return Content(
        over=REPORT_KIND[shown.kind],
        title=name(plan, shown),
        description=f"{REPORT_KIND[shown.kind]} {shown.period} för {parts.area_name(plan, shown.area)}.",
        lede=tuple(link(plan, found) for found in (area, document) if found),
        notices=parts.uncertain(shown),
        sections=parts.sections(
            parts.section("sammanfattning", "Sammanfattning", parts.prose(shown.text)),
            parts.section("bedomning", "Bedömning", parts.prose(shown.assessment)),
            parts.section(
                "aktiviteter",
                "Aktiviteter",
                Table("Läget för aktiviteterna", ("Aktivitet", "Läge", "Resultat"), states) if states else None,
            ),
            parts.section("ej-namnda", "Aktiviteter som rapporten inte nämner", _unmentioned(setting, shown)),
            parts.section(
                "sjalvskattning",
                "Självskattning",
                Table("Självskattning 1 till 4", ("Mål", "Värde", "Kommentar"), scores) if scores else None,
            ),
            parts.section(
                "varden", "Indikatorer", Table("Värden", ("Indikator", "Värde", "Enhet"), values) if values else None
            ),
            parts.section("anteckningar", "Lärdomar och anteckningar", Items(notes) if notes else None),
            parts.section(
                "vem",
                "Lämnad av och till",
                parts.facts(
                    ("Lämnad av", link(plan, by, short(by)) if by else ()),
                    parts.row("Lämnad till", plan.many(Actor, shown.to), plan),
                ),
            ),
            parts.section("fler", "Fler uppföljningar", parts.reports_list(plan, _others(setting, shown))),
            parts.about(setting, shown),
        ),
    )


def _others(setting: Setting, shown: Report) -> list[Report]:
    plan = setting.plan
    same = {
        found.id: found
        for found in (*plan.back(Report, "document", shown.document), *plan.back(Report, "area", shown.area))
    }
    return [found for found in same.values() if found.id != shown.id]


def _unmentioned(setting: Setting, shown: Report) -> Block | None:
    plan = setting.plan
    told = {state.activity for state in shown.activities}
    silent = [
        activity
        for activity in plan.back(Activity, "document", shown.document)
        if shown.area in activity.areas and activity.id not in told
    ]
    return parts.links_list(plan, silent)


def decision(setting: Setting, shown: Decision) -> Content:
    """The page of a decision: what, by whom, when, and what it touches."""
    plan = setting.plan
    area, by, document = plan.one(Area, shown.area), plan.one(Actor, shown.by), plan.one(Document, shown.document)
    return Content(
        over=f"Beslut, {shown.kind.value}",
        title=shown.name,
        description=parts.first_sentence(shown.text) or shown.name,
        lede=str(shown.date),
        chips=(OUTCOME[shown.outcome],),
        notices=parts.uncertain(shown),
        sections=parts.sections(
            parts.section("om", "Vad det gäller", parts.prose(shown.text)),
            parts.section(
                "i-korthet",
                "I korthet",
                parts.facts(
                    ("Utfall", OUTCOME[shown.outcome]),
                    ("Datum", str(shown.date)),
                    ("Beslutas av", link(plan, by, short(by)) if by else ()),
                    ("Område", link(plan, area) if area else ()),
                    ("Dokument", link(plan, document) if document else ()),
                    ("Diarienummer", shown.reference_number or ""),
                ),
            ),
            parts.section(
                "ror",
                "Det här rör beslutet",
                parts.goals_list(plan, plan.many(Goal, shown.goals), title="Mål"),
                parts.links_list(plan, plan.many(Activity, shown.activities), title="Aktiviteter"),
            ),
            parts.about(setting, shown),
        ),
    )


def term(setting: Setting, shown: Term) -> Content:
    """The page of a term: what the word means and where it belongs."""
    plan = setting.plan
    related = {found.id: found for found in (*plan.many(Term, shown.see), *plan.back(Term, "see", shown.id))}
    document = plan.one(Document, shown.document)
    return Content(
        over="Begrepp",
        title=f"{shown.name} ({shown.abbreviation})"
        if shown.abbreviation and shown.abbreviation != shown.name
        else shown.name,
        description=parts.first_sentence(shown.text) or shown.name,
        notices=parts.uncertain(shown),
        sections=parts.sections(
            parts.section("betyder", "Det här betyder det", parts.prose(shown.text)),
            parts.section(
                "ord",
                "Andra ord",
                parts.facts(
                    ("Förkortning", shown.abbreviation or ""),
                    ("Synonymer", ", ".join(shown.synonyms)),
                    ("Används i", link(plan, document) if document else ()),
                ),
            ),
            parts.section("se-aven", "Se även", parts.links_list(plan, related.values(), columns=True)),
            parts.about(setting, shown),
        ),
    )
