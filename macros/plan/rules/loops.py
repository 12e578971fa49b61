"""The rule that nothing is, through any number of steps, part of itself. Changes no order: the smallest id leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from macros.plan.messages import message
from macros.plan.plan import Plan
from macros.plan.problems import Finding, Severity
from macros.plan.relations import Reference

ONE_WAY = frozenset({"part_of", "supports", "builds_on", "replaced_by", "reports_to.to"})
"""The relations that must not come back to where they started."""

Graph = Mapping[str, Mapping[str, Reference]]
"""From a record to the records it links to, each with the link."""


def no_loops(plan: Plan, _on: date) -> Iterator[Finding]:
    """Parts, supports, builds_on, replaced_by and reports_to never lead back to the record they start from."""
    for graph in map(_only_loops, _graphs(plan)):
        for start in sorted(graph):
            for second, link in graph[start].items():
                if way := _shortest(graph, start=second, goal=start):
                    yield _finding(link, [start, *way])


def _graphs(plan: Plan) -> Iterable[dict[str, dict[str, Reference]]]:
    """A graph for each entity and relation."""
    graphs: dict[tuple[str, str], dict[str, dict[str, Reference]]] = {}
    for link in plan.references:
        target = plan.get(link.target) if link.relation in ONE_WAY else None
        if target and target.entity == (entity := plan[link.source].entity):
            graph = graphs.setdefault((entity, link.relation), {})
            graph.setdefault(link.source, {}).setdefault(link.target, link)
    return graphs.values()


def _only_loops(graph: dict[str, dict[str, Reference]]) -> Graph:
    """The graph without the records from which no link leads on to a record of the graph, again and again."""
    while True:
        kept = {source: {to: link for to, link in links.items() if to in graph} for source, links in graph.items()}
        kept = {source: links for source, links in kept.items() if links}
        if len(kept) == len(graph):
            return kept
        graph = kept


def _shortest(graph: Graph, *, start: str, goal: str) -> list[str] | None:
    """The shortest way from `start` to `goal` over ids that are not smaller than `goal`, or None."""
    came_from: dict[str, str | None] = {start: None}
    queue = [start] if start >= goal else []
    for here in queue:
        if here == goal:
            return _back(came_from, here)
        for step in sorted(graph[here]):
            if step >= goal and step not in came_from:
                came_from[step] = here
                queue.append(step)
    return None


def _back(came_from: Mapping[str, str | None], end: str) -> list[str]:
    way, here = [end], came_from[end]
    while here is not None:
        way.append(here)
        here = came_from[here]
    return way[::-1]


def _finding(link: Reference, loop: list[str]) -> Finding:
    key = next(step for step in link.path if isinstance(step, str))
    text = message("slinga", key=key, loop=" → ".join(loop))
    return Finding("slinga", Severity.ERROR, link.source, link.path, text)
