"""Pages of decisions and terms."""

from __future__ import annotations

from macros.pages.components import Content
from macros.pages.setting import Setting
from macros.pages.views import lists, parts
from macros.pages.wording import OUTCOME, link, short
from macros.plan.activities import Activity
from macros.plan.documents import Decision, Document, Term
from macros.plan.goals import Goal
from macros.plan.places import Actor, Area


def decision(setting: Setting, shown: Decision) -> Content:
    """The page of a decision: what, by whom, when, and what it touches."""
    plan = setting.plan
    area, by, document = plan.one(Area, shown.area), plan.one(Actor, shown.by), plan.one(Document, shown.document)
    return Content(
        over=f"Beslut, {shown.kind.value}",
        title=shown.name,
        description=parts.first_sentence(shown.text) or shown.name,
        lede=str(shown.date),
        chips=(OUTCOME[shown.outcome], *parts.doubt_chip(shown)),
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
                lists.goals_list(plan, plan.many(Goal, shown.goals), title="Mål"),
                lists.links_list(plan, plan.many(Activity, shown.activities), title="Aktiviteter"),
            ),
            parts.doubt(shown),
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
        chips=parts.doubt_chip(shown),
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
            parts.section("se-aven", "Se även", lists.links_list(plan, related.values(), columns=True)),
            parts.doubt(shown),
            parts.about(setting, shown),
        ),
    )
