"""From an author's page to the HTML that the build will give, and from a mistake in it back to the line. Runs nothing but our macros."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import markdown
from jinja2.sandbox import SandboxedEnvironment

from macros.pages.authored.calls import Mistake
from macros.pages.authored.html import Wrong

EXTENSIONS = ("toc", "tables", "fenced_code", "admonition", "attr_list", "md_in_html", "pymdownx.superfences")
"""The extensions of Markdown in the order that MkDocs uses with our `mkdocs.yml`; a test holds them alike."""

_FRONT_MATTER = re.compile(r"\A-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_CODE = re.compile(
    r"^([ \t]*)(`{3,}|~{3,}).*?(?:^[ \t]*\2[`~]*[ \t]*$|\Z)|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\3(?!`)",
    re.DOTALL | re.MULTILINE,
)
_SANDBOX = SandboxedEnvironment()


def html_of(text: str, macros: Callable[[str], Callable[..., str]] | None, names: Iterable[str]) -> str:
    """The page's HTML; `macros` gives the macro of a name, or is None if the calls could not all be read."""
    body = _FRONT_MATTER.sub("", text, count=1)
    if macros:
        body = _SANDBOX.from_string(body).render({name: macros(name) for name in names})
    return to_html(body)


def to_html(body: str) -> str:
    """Markdown without front matter and macros as HTML, as MkDocs makes it."""
    return markdown.markdown(body, extensions=list(EXTENSIONS))


def in_source(text: str, found: Iterable[Wrong]) -> Iterator[Mistake]:
    """Each mistake with its most likely line: where the source spells it the same way, outside examples of code."""
    plain = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text).casefold()
    plain = re.sub(r"&#?\w+;", _plain_sign, plain)
    front = _FRONT_MATTER.match(plain)
    start = front.end() if front else 0
    seen: Counter[str] = Counter()
    for wrong in found:
        seen[wrong.needle] += 1
        places = [place.start() for place in re.finditer(re.escape(wrong.needle.casefold()), plain[start:])]
        place = start + (places[min(seen[wrong.needle], len(places)) - 1] if places and wrong.needle else 0)
        yield Mistake(plain.count("\n", 0, place) + 1, wrong.rule, wrong.message)


def _plain_sign(entity: re.Match[str]) -> str:
    """The letter that an entity hides, if it is one and breaks no line."""
    sign = html.unescape(entity[0])
    return sign if sign.isprintable() else entity[0]
