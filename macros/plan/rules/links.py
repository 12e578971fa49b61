"""Rules on links: they lead somewhere, to the right kind of record, and once each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from macros.plan.entities import ENTITIES
from macros.plan.messages import Hints, listed, message
from macros.plan.plan import Plan, of_each_alone, remembered
from macros.plan.problems import Finding, Severity
from macros.plan.record import Record
from macros.plan.relations import Path, Reference, references
from macros.plan.rules.walk import numbered

_NAMES = ("name", "long_name", "abbreviation", "code")
"""The fields by which people call a record when they do not know its id."""
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


def links_lead_right(plan: Plan, _on: date) -> Iterator[Finding]:
    """A link leads to a record that exists and is of a kind that the field allows."""
    hints = Hints()
    for position, links in _numbered_links(plan):
        for link in links:
            target = plan.get(link.target)
            if target is None:
                yield _nowhere(plan, link, hints, position=position)
            elif target.entity not in link.allowed:
                yield _wrong_kind(plan, link, target, hints, position=position)


def links_once(plan: Plan, _on: date) -> Iterator[Finding]:
    """A list of links names each record once (warning)."""
    for (_, position), links in zip(numbered(plan), _repeated(plan), strict=True):
        for link in links:
            yield _finding(link, "lank-upprepad", position=position, severity=Severity.WARNING)


@of_each_alone
def _repeated(record: Record) -> tuple[Reference, ...]:
    """The links in lists of a record that lead where one before them leads."""
    seen: set[tuple[Path, str]] = set()
    found = []
    for link in references(record):
        if isinstance(link.path[-1], int):
            spot = (link.path[:-1], link.target)
            if spot in seen:
                found.append(link)
            seen.add(spot)
    return tuple(found)


def _numbered_links(plan: Plan) -> Iterator[tuple[int, tuple[Reference, ...]]]:
    """The links of each record, with how many records before it have the same id."""
    return ((position, links) for (_, position), links in zip(numbered(plan), plan.links, strict=True))


def _wrong_kind(plan: Plan, link: Reference, target: Record, hints: Hints, *, position: int) -> Finding:
    kinds, hint = _kinds(link), hints.did_you_mean(link.target, _ids(plan, link.allowed))
    name, entity = target.name, target.swedish
    return _finding(link, "lank-fel-slag", position=position, name=name, entity=entity, kinds=kinds, hint=hint)


def _nowhere(plan: Plan, link: Reference, hints: Hints, *, position: int) -> Finding:
    if named := _named(plan, link.target, link.allowed):
        return _finding(link, "lank-med-namn", position=position, id=named.id, name=named.name)
    official = plan.official_codes.get(link.target)
    if official and "area" in link.allowed:
        return _finding(link, "lank-med-kod", position=position, official=official)
    hint = hints.did_you_mean(link.target, _ids(plan, link.allowed))
    return _finding(link, "lank-saknas", position=position, kinds=_kinds(link), hint=hint)


def link_meant(plan: Plan, given: str, allowed: tuple[str, ...], hints: Hints) -> tuple[str, str] | None:
    """Rule and message for a link that has not the form of an id, if the plan knows what was meant; else None."""
    record = _named(plan, given, allowed)
    if record:
        return "lank-med-namn", message("lank-med-namn", target=given, id=record.id, name=record.name)
    known = _ids_by_name(plan, allowed)
    near = hints.nearest(given, known)
    hint = f" Menade du ”{known[near]}”, som är id för ”{near}”?" if near else ""
    hint = hint or hints.did_you_mean(slug(given), _ids(plan, allowed))
    if not hint:
        return None
    kinds = listed(ENTITIES[entity].swedish for entity in allowed)
    return "lank-saknas", message("lank-saknas", target=" ".join(given.split())[:60], kinds=kinds, hint=hint)


def _named(plan: Plan, given: str, allowed: tuple[str, ...]) -> Record | None:
    return next((record for record in _by_name(plan).get(slug(given), ()) if record.entity in allowed), None)


def _finding(
    link: Reference, rule: str, *, position: int, severity: Severity = Severity.ERROR, **values: object
) -> Finding:
    return Finding(rule, severity, link.source, link.path, message(rule, target=link.target, **values), position)


def _kinds(link: Reference) -> str:
    return listed(ENTITIES[entity].swedish for entity in link.allowed)


@remembered
def _ids(plan: Plan, allowed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(record.id for entity in allowed for record in plan.all(ENTITIES[entity]))


@remembered
def _ids_by_name(plan: Plan, allowed: tuple[str, ...]) -> dict[str, str]:
    return {record.name: record.id for entity in allowed for record in plan.all(ENTITIES[entity])}


@remembered
def _by_name(plan: Plan) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in plan.records:
        for name in filter(None, (getattr(record, field, None) for field in _NAMES)):
            found.setdefault(slug(name), []).append(record)
    return found


def slug(name: str) -> str:
    """`Västra Götalands län` as someone may have written it in a link: `vastra-gotalands-lan`."""
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return _NOT_IN_IDS.sub("-", plain).strip("-")
