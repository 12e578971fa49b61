"""Reads the macro calls of an author's page without running anything.

Only `{{ name("literal", key="literal") }}` is allowed: a page is text with
calls in it, never a program. Must not render.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.plan.messages import did_you_mean, listed, message

_ENVIRONMENT = Environment(autoescape=True)


@dataclass(frozen=True, slots=True)
class Call:
    """One macro call: its line from 1, its name, its literal arguments."""

    line: int
    name: str
    arguments: tuple[str, ...]
    named: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something on a page that is not allowed or not right: its line from 1, the rule, the message."""

    line: int
    rule: str
    message: str


def _mistake(line: int, rule: str, **values: object) -> Mistake:
    return Mistake(line, rule, message(rule, **values))


def read_calls(text: str, known: tuple[str, ...]) -> Iterator[Call | Mistake]:
    """Every call on a page, and everything between braces that is not an allowed call; `known` are the macros' names."""
    try:
        page = _ENVIRONMENT.parse(text)
    except TemplateSyntaxError as error:
        yield _mistake(error.lineno, "makro-skrivfel", known=listed(known))
        return
    for node in page.body:
        if not isinstance(node, nodes.Output):
            yield _mistake(_line(node), "makro-annat", known=listed(known))
            continue
        for part in node.nodes:
            if not isinstance(part, nodes.TemplateData):
                yield _call(part, known)


def _line(node: nodes.Node) -> int:
    """The line of a node; Jinja forgets that of some blocks, and their first part then tells."""
    return node.lineno or next((part.lineno for part in node.find_all(nodes.Node) if part.lineno), 1)


def _call(node: nodes.Expr, known: tuple[str, ...]) -> Call | Mistake:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
        return _mistake(node.lineno, "makro-annat", known=listed(known))
    name = node.node.name
    if name not in known:
        return _mistake(node.lineno, "makro-okant", name=name, hint=did_you_mean(name, known), known=listed(known))
    try:
        arguments = tuple(_literal(argument) for argument in node.args)
        named = {pair.key: _literal(pair.value) for pair in node.kwargs}
    except TypeError:
        return _mistake(node.lineno, "makro-argument", name=name)
    return Call(node.lineno, name, arguments, named)


def _literal(node: nodes.Expr) -> str:
    """The text of a literal; raises `TypeError` for anything else."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return node.value
    raise TypeError(node)
