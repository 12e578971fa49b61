"""The ten entities, in the order in which editors meet them. Everything that goes through all kinds starts here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from macros.plan.activities import Activity, Report
from macros.plan.documents import Decision, Document, Term
from macros.plan.goals import Goal, Indicator, TargetGroup
from macros.plan.places import Actor, Area
from macros.plan.record import Record

ENTITIES: Mapping[str, type[Record]] = MappingProxyType(
    {
        entity.entity: entity
        for entity in (Area, Actor, Document, Goal, Activity, TargetGroup, Indicator, Report, Decision, Term)
    }
)
