"""Which pages MkDocs is asked to render as frames, and how they are marked.

Every index page is a frame of its own, since it stands in the navigation; each
folder has one more, not in the navigation, in which its leaf pages are hung.
"""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from macros.engine import shells
from macros.engine.shells import frame_of
from macros.pages.catalogue import PageSpec
from macros.pages.searching import SEARCH_ADDRESS, search_source


def add_frames(files: Files, specs: Iterable[PageSpec], config: MkDocsConfig) -> None:
    """Add a frame for every page in `specs` to what MkDocs is to render."""
    for source, spec in {frame_of(spec): spec for spec in specs}.items():
        if files.get_file_from_path(source):
            continue
        inclusion = InclusionLevel.INCLUDED if spec.is_index else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, source, content=_front_matter(spec), inclusion=inclusion))


def _front_matter(spec: PageSpec) -> str:
    title = spec.title if spec.is_index else shells.TITLE
    return f"---\ntitle: {title}\ndescription: {shells.DESCRIPTION}\nrender_macros: false\nfardplan: frame\n---\n"


def add_search_page(files: Files, config: MkDocsConfig) -> None:
    """Add the page with all results of a search, unless an author has written one."""
    source = SEARCH_ADDRESS.replace(".html", ".md")
    if not files.get_file_from_path(source):
        page = File.generated(config, source, content=search_source(), inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(page)


def leave_out_of_menu(files: Files, replaced: Iterable[PageSpec]) -> None:
    """An author's page in place of a leaf page is reached as that was, through lists and links: no menu need name it."""
    for spec in replaced:
        page = files.get_file_from_path(spec.address.removesuffix(".html") + ".md")
        if page:
            page.inclusion = InclusionLevel.NOT_IN_NAV


def is_ours(page: Page) -> bool:
    """Whether a page that is not read yet is one that we have added."""
    return page.file.generated_by == "fardplan"


def is_frame(page: Page) -> bool:
    """Whether a page is one of our frames."""
    return is_ours(page) and page.meta.get("fardplan") == "frame"


def mark(page: Page) -> str:
    """The content of a frame: the body's slot, with one marked entry in the table of contents."""
    entry = AnchorLink(shells.TOC_TITLE, shells.TOC_ANCHOR, 2)
    top = AnchorLink(shells.TITLE, "sidan", 1)
    top.children = [entry]
    page.toc = TableOfContents([top])
    return shells.BODY


def seat(files: Files, folder: str) -> None:
    """Give a folder's leaf frame the place of its index page in the navigation, so that menus open there."""
    leaf = files.get_file_from_path(f"{folder}/{shells.PAGE}.md")
    index = files.get_file_from_path(f"{folder}/index.md")
    if leaf and leaf.page and index and index.page:
        leaf.page.parent = index.page.parent
