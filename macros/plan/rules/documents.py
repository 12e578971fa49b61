"""Rules on documents: what has been replaced or has run out is not leant on; a local plan is for somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.plan.documents import Document, DocumentKind, DocumentStatus, Term
from macros.plan.messages import message
from macros.plan.plan import Plan
from macros.plan.problems import Finding, Severity
from macros.plan.record import Record
from macros.plan.relations import Reference
from macros.plan.rules.finding import error, warning

HISTORY = frozenset({"replaced_by", "sources.document"})
"""Relations that may lead to a repealed document: what replaced it, and where a fact comes from."""


def no_repealed(plan: Plan, _on: date) -> Iterator[Finding]:
    """A link leads to a document in force (warning).

    A record may name the old document beside its replacement, and a document
    may lean on one that was replaced later.
    """
    repealed = {document.id: document for document in plan.all(Document) if _repealed(document)}
    suspects = [link for link in plan.references if link.target in repealed]
    links: dict[str, set[str]] = {link.source: set() for link in suspects}
    for link in plan.references:
        if link.source in links:
            links[link.source].add(link.target)
    for link in suspects:
        old, source = repealed[link.target], plan[link.source]
        if source.id in repealed or _may_be_old(link, source):
            continue
        newer = _replacements(plan, old)
        if not newer:
            yield _old(link, "lank-upphavd", name=old.name)
        elif (
            links[link.source].isdisjoint(one.id for one in newer)
            and source not in newer
            and not _older(source, newer[0])
        ):
            newest = newer[-1]
            yield _old(link, "lank-ersatt", name=old.name, newest=newest.name, id=newest.id)


def not_run_out(plan: Plan, on: date) -> Iterator[Finding]:
    """A decided document whose time has passed is replaced or has another status (warning)."""
    for document in plan.all(Document):
        ended = document.valid_to and document.valid_to.last < on
        if ended and document.status is DocumentStatus.DECIDED and not document.replaced_by:
            yield warning("dokument-utgatt", document, "valid_to", name=document.name, ended=document.valid_to)


def local_plans_somewhere(plan: Plan, _on: date) -> Iterator[Finding]:
    """A local plan names the areas it is for."""
    for document in plan.all(Document):
        if document.kind is DocumentKind.LOCAL_PLAN and not document.areas:
            yield error("lokal-plan-utan-omraden", document)


def _may_be_old(link: Reference, source: Record) -> bool:
    """Whether the link tells history: a source, or the plan that a goal, a report … stands in or is about."""
    return link.relation in HISTORY or (link.relation == "document" and not isinstance(source, Term))


def _repealed(document: Document) -> bool:
    return document.status is DocumentStatus.REPEALED or document.replaced_by is not None


def _replacements(plan: Plan, document: Document) -> list[Document]:
    """The documents that have replaced this one, in turn: the newest last."""
    newer: list[Document] = []
    here: Document | None = document
    while here and (here := plan.one(Document, here.replaced_by)) and here not in (document, *newer):
        newer.append(here)
    return newer


def _older(source: Record, replacement: Document) -> bool:
    """Whether the record is a document from before the replacement, which it then cannot lean on."""
    if not isinstance(source, Document):
        return False
    then, since = source.dated or source.valid_from, replacement.valid_from or replacement.dated
    return bool(then and since and then.last < since.first)


def _old(link: Reference, rule: str, **values: object) -> Finding:
    return Finding(rule, Severity.WARNING, link.source, link.path, message(rule, **values))
