"""A hook: every generated page as a real page of MkDocs, rendered by the theme in full; nothing is slotted.

MkDocs keeps a title as HTML and a description as text, and its theme takes them so.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from macros.engine.shells import frame_of
from macros.pages.bodies import Body
from macros.pages.catalogue import PageSpec

_BODIES: dict[str, Body] = {}
"""The body of each page, by the name of its source."""


@event_priority(-50)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """After the plugin: take its frames away again, and leave it nothing to hang."""
    plugin: Any = config.plugins["fardplan"]
    for frame in {frame_of(spec) for spec in plugin.specs}:
        file = files.get_file_from_path(frame)
        assert file
        files.remove(file)
    for spec in plugin.specs:
        files.append(_page(config, spec, plugin.site.body(spec)))
    plugin.authored |= {spec.address for spec in plugin.specs}
    plugin.specs = ()
    return files


def _page(config: MkDocsConfig, spec: PageSpec, body: Body) -> File:
    source = spec.address.removesuffix(".html") + ".md"
    _BODIES[source] = body
    values = {
        "title": str(escape(body.title)),
        "description": body.description,
        "breadcrumb": [{"address": step.address, "text": step.text} for step in body.breadcrumb],
        "fardplan": "frame",
        "render_macros": False,
    }
    inclusion = InclusionLevel.INCLUDED if spec.is_index else InclusionLevel.NOT_IN_NAV
    return File.generated(config, source, content=f"---\n{json.dumps(values)}\n---\n", inclusion=inclusion)


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Give a page its own body and its own table of contents."""
    body = _BODIES.get(page.file.src_uri)
    if body is None:
        return html
    top = AnchorLink(str(escape(body.title)), "sidan", 1)
    top.children = [AnchorLink(str(escape(title)), anchor, 2) for anchor, title in body.toc]
    page.toc = TableOfContents([top])
    return str(body.html)


def on_env(env: Any, files: Files, **_: Any) -> None:
    """Let every leaf page belong to the part of the menu in which its index page stands."""
    assert env
    for source in _BODIES:
        here = files.get_file_from_path(source)
        index = files.get_file_from_path(f"{source.partition('/')[0]}/index.md")
        assert here
        assert here.page
        if index and index.page and index is not here:
            here.page.parent = index.page.parent
