"""Marks around what the theme prints of an author's page, so that it can be judged when Zensical has made it."""

from __future__ import annotations

import re
from collections.abc import Callable
from secrets import token_hex

from macros.pages.authored.html import as_text, text_of

CONTENT, HEADING = "{{ page.content }}", "{{ entry.title }}"


class Marks:
    """The marks of one build: they hold a word that no author can have written."""

    def __init__(self) -> None:
        self._word = f"fardplan-slot-{token_hex(16)}"
        self._content = re.compile(f"{self._word}-c(.*?){self._word}-c", re.DOTALL)
        self._heading = re.compile(f"{self._word}-h(.*?){self._word}-h", re.DOTALL)

    def set_in(self, template: str) -> str:
        """A template with marks around the page's content and around every heading in its table of contents."""
        for printed, kind in ((CONTENT, "c"), (HEADING, "h")):
            template = template.replace(printed, f"{self._word}-{kind}{printed}{self._word}-{kind}")
        return template

    def content(self, html: str) -> str:
        """The content of a built page; raises `ValueError` unless it is marked once."""
        [content] = self._content.findall(html)
        return str(content)

    def cleared(self, html: str, explained: Callable[[str], str] = str) -> str:
        """A built page without marks, its words explained, its table of contents as the plugin gives it: plain text."""
        html = self._heading.sub(lambda found: as_text(text_of(found[1])), html)
        return self._content.sub(lambda found: explained(found[1]), html)
