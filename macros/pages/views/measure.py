"""Pages of indicators: what each measures, for which goals, and its values."""

from __future__ import annotations

from macros.pages import guides
from macros.pages.components import Block, Content, Inline, Notice, Outward, Table
from macros.pages.setting import Setting
from macros.pages.views import lists, parts
from macros.pages.wording import (
    comma,
    link,
    shown_value,
)
from macros.plan.activities import Activity, Report
from macros.plan.documents import Document
from macros.plan.goals import Better, Goal, Indicator, TargetGroup


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
        chips=parts.doubt_chip(shown),
        sections=parts.sections(
            parts.section("om", "Vad den visar", parts.prose(shown.text)),
            parts.section(
                "i-korthet",
                "I korthet",
                parts.facts(
                    ("Enhet", shown.unit or ""),
                    ("Riktning", better),
                    ("Målvärde", f"{comma(shown.target.value)} till {shown.target.by}" if shown.target else ""),
                    ("Ursprung", origin),
                ),
            ),
            parts.section("varden", "Värden", _values(setting, shown)),
            parts.section("mal", "Mål som den följer upp", lists.goals_list(plan, plan.many(Goal, shown.goals))),
            parts.section(
                "dokument", "Avtal och planer bakom", lists.document_items(plan, plan.many(Document, shown.documents))
            ),
            parts.section(
                "malgrupper",
                "För vem",
                lists.links_list(plan, plan.many(TargetGroup, shown.target_groups), columns=True),
            ),
            parts.section(
                "aktiviteter", "Aktiviteter", lists.links_list(plan, plan.back(Activity, "indicators", shown.id))
            ),
            parts.doubt(shown),
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
            guides.REPORT,
        )
    rows = tuple(
        (link(plan, report), shown_value(value.value, value.count), shown.unit or "") for report, value in found
    )
    return Table(f"Värden för {shown.name}", ("Uppföljning", "Värde", "Enhet"), rows)
