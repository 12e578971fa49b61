"""Pages of reports: everything that each tells, part by part."""

from __future__ import annotations

from macros.pages.components import Block, Content, Item, Items, Prose, Table
from macros.pages.setting import Setting
from macros.pages.views import lists, parts
from macros.pages.wording import (
    NOTE_KIND,
    REPORT_KIND,
    SCORE,
    STATUS,
    goal_link,
    link,
    name,
    short,
    shown_value,
)
from macros.plan.activities import Activity, Report
from macros.plan.documents import Document
from macros.plan.goals import Goal, Indicator
from macros.plan.places import Actor, Area


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
        (link(plan, measured), shown_value(value.value, value.count), measured.unit or "")
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
            parts.section("fler", "Fler uppföljningar", lists.reports_list(plan, _others(setting, shown))),
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
    return lists.links_list(plan, silent)
