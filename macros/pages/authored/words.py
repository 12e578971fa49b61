"""Explains the words in the running text of an author's finished page, as on generated pages. Must not know Markdown."""

from __future__ import annotations

import re

from macros.pages.catalogue import HOME
from macros.pages.explaining import Explainer
from macros.pages.guides import HELP
from macros.pages.vocabulary import vocabulary
from macros.plan.plan import Plan

_HANDBOOK = HELP.address.rpartition("/")[0] + "/"
_RUNNING = re.compile(r"<p>.*?</p>|<pre\b.*?</pre>|<li>(?=[^<\s])[^<]*", re.DOTALL)
"""Plain paragraphs and the opening text of plain list items; examples of code are passed over whole."""


def explain_page(plan: Plan, html: str, address: str) -> str:
    """The HTML of a page that has been judged, its words explained; the start page and the handbook are left as they are.

    The start page is a way in, and the handbook names its words as editors type them.
    """
    if address == HOME.address or address.startswith(_HANDBOOK):
        return html
    explained = Explainer(vocabulary(plan), address).explained
    return _RUNNING.sub(lambda found: found[0] if found[0].startswith("<pre") else explained(found[0]), html)
