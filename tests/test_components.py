"""The components' templates: every output names the way it is escaped, since Jinja's own escaping is off there."""

from __future__ import annotations

from jinja2 import Environment, nodes
from site_build import ROOT

WAYS = {"text", "html", "block"}
ESCAPED = {"aside", "below"}
"""Names that hold what the filter `html` gave."""


def test_every_output_names_its_way() -> None:
    source = (ROOT / "macros/pages/templates/components.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True)
    environment.filters |= dict.fromkeys((*WAYS, "href"), str)
    tree = environment.parse(source)
    outputs = [part for output in tree.find_all(nodes.Output) for part in output.nodes]
    spoken = [part for part in outputs if not isinstance(part, nodes.TemplateData)]
    assert len(spoken) > 40
    for part in spoken:
        named = isinstance(part, nodes.Filter) and part.name in WAYS
        held = isinstance(part, nodes.Name) and part.name in ESCAPED
        own = isinstance(part, nodes.Call) and isinstance(part.node, nodes.Name) and part.node.name == "all_sections"
        assert named or held or own, part
    assigned = [
        node for node in tree.find_all(nodes.Assign) if isinstance(node.node, nodes.Filter) and node.node.name != "html"
    ]
    assert not [
        value for node in assigned if isinstance(node.node, nodes.Tuple) for value in node.node.items
        if not (isinstance(value, nodes.Filter) and value.name == "html")
    ]  # fmt: skip
