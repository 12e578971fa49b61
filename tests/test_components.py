"""What turns components into HTML: every piece set in an f-string has been escaped, for no engine does it by itself."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from site_build import ROOT

MODULES = (
    "macros/pages/rendering.py",
    "macros/pages/blocks.py",
    "macros/pages/drawing.py",
    "macros/pages/lines.py",
    "macros/pages/plotting.py",
    "macros/pages/sparks.py",
    "macros/pages/explaining.py",
)
ESCAPING = {"text", "number", "bar", "spark", "html", "href", "block", "sections", "safe_html"}
"""Functions whose answer is HTML that may be set anywhere in a text or an attribute."""


def parse(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text(encoding="utf-8"))


SAFE_FUNCTIONS = {
    node.name
    for module in MODULES
    for node in ast.walk(parse(module))
    if isinstance(node, ast.FunctionDef) and node.name.startswith("_") and ast.unparse(node.returns or ast.Constant(0)) == "str"
}  # fmt: skip
"""The modules' own makers of HTML: what they give back is judged where they make it."""


class Judge:
    """Whether an expression can only give escaped HTML; `known` are the names that hold such."""

    def __init__(self, known: set[str]) -> None:
        self.known = known

    def safe(self, node: ast.expr) -> bool:  # noqa: C901, PLR0911  # one case a form
        """Whether the expression's value is escaped."""
        match node:
            case ast.Constant():
                return True
            case ast.Name(name):
                return name in self.known
            case ast.JoinedStr(values):
                return all(self.safe(value) for value in values)
            case ast.FormattedValue(value):
                return self.safe(value)
            case ast.IfExp(_, yes, no):
                return self.safe(yes) and self.safe(no)
            case ast.BinOp(left, ast.Add(), right):
                return self.safe(left) and self.safe(right)
            case ast.Call(ast.Attribute(glue, "join"), [pieces]):
                return self.safe(glue) and self.pieces(pieces)
            case ast.Call(ast.Name("str"), [inner]):
                return ast.unparse(inner).startswith("escape(")
            case ast.Call(ast.Attribute(_, "explained"), [inner]):
                return self.safe(inner)
            case ast.Call(ast.Name(name) | ast.Attribute(_, name)):
                return name in ESCAPING or name in SAFE_FUNCTIONS
            case ast.Call(ast.Subscript(ast.Name(table))):
                return table in {"_PIECES", "_BLOCKS"}
            case ast.Subscript(ast.Name(name)):
                return name in self.known
        return False

    def pieces(self, node: ast.expr) -> bool:
        """Whether every item of the expression is escaped."""
        match node:
            case ast.ListComp(element, [one]):
                inner = Judge(self.known | names_of(one.target)) if _escaped_source(one.iter, self.known) else self
                return inner.safe(element) or self._walrus(element, one)
            case ast.Name(name):
                return name in self.known
        return False

    def _walrus(self, element: ast.expr, one: ast.comprehension) -> bool:
        bound = [test for test in one.ifs if isinstance(test, ast.NamedExpr) and self.safe(test.value)]
        return isinstance(element, ast.Name) and element.id in {test.target.id for test in bound}


def names_of(target: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}


def _escaped_source(source: ast.expr, known: set[str]) -> bool:
    """Whether a comprehension goes over pieces that are escaped already."""
    match source:
        case ast.Call(ast.Name("zip"), arguments):
            return all(names_of(argument) <= known and names_of(argument) for argument in arguments)
        case ast.Name(name):
            return name in known
    return False


def known_in(function: ast.FunctionDef) -> set[str]:
    """Names that hold escaped HTML: bound to such here, or handed over as such (`labels`, `here`, `html`, parameters of that name)."""
    known = {"labels", "here", "html", "_NEXT_PIECE", "known"} & {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}  # fmt: skip
    for node in ast.walk(function):
        if not isinstance(node, ast.Assign):
            continue
        target, value = node.targets[0], node.value
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            pairs = list(zip(target.elts, value.elts, strict=True))
        elif isinstance(target, ast.Tuple):
            pairs = [(part, value) for part in target.elts]
        else:
            pairs = [(target, value)]
        for one, given in pairs:
            mapped = ast.unparse(given) in {"tuple(map(text, table.head))", "map(r.html, cells)"}
            if mapped or Judge(known).safe(given) or Judge(known).pieces(given):
                known |= names_of(one)
    return known


def makers() -> list[tuple[str, ast.FunctionDef]]:
    return [
        (module, node)
        for module in MODULES
        for node in ast.walk(parse(module))
        if isinstance(node, ast.FunctionDef) and ast.unparse(node.returns or ast.Constant(0)) == "str"
    ]


def test_there_are_makers_to_judge() -> None:
    assert len(makers()) > 25
    assert all(Path(ROOT / module).is_file() for module in MODULES)


@pytest.mark.parametrize(("module", "function"), makers(), ids=lambda part: getattr(part, "name", ""))
def test_all_that_is_set_in_html_is_escaped(module: str, function: ast.FunctionDef) -> None:
    judge = Judge(known_in(function))
    returned = [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value]
    assert returned
    wrong = [ast.unparse(value) for value in returned if not judge.safe(value)]
    assert not wrong, f"{module}: {function.name}"


@pytest.mark.parametrize(
    "source",
    [
        "def f(link: Link, r: Renderer) -> str:\n    return f'<a>{link.text}</a>'",
        "def f(link: Link, r: Renderer) -> str:\n    shown = link.text\n    return f'<a>{shown}</a>'",
        "def f(links: Links, r: Renderer) -> str:\n    return ''.join([f'<a>{link}</a>' for link in links])",
        "def f(a: str, r: Renderer) -> str:\n    return a + text(a)",
        "def f(a: str, r: Renderer) -> str:\n    return f'{str(a)}'",
        "def f(prose: Prose, r: Renderer) -> str:\n    return r.explained(prose.markdown)",
    ],
)
def test_the_judge_sees_what_is_not(source: str) -> None:
    function = ast.parse(source).body[0]
    assert isinstance(function, ast.FunctionDef)
    returned = next(node.value for node in ast.walk(function) if isinstance(node, ast.Return))
    assert returned
    assert not Judge(known_in(function)).safe(returned)
