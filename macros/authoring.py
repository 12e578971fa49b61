"""Shell for mkdocs-macros: gives authors' pages their macros. Every call has been read and tried before it is run here.

The theme prints titles and descriptions as they are, and mkdocs-macros runs
what stands between braces in a title: here they become text before either does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.pages.authored.html import as_text, heading
from macros.pages.authored.macros import MACROS, AuthorMacros
from macros.pages.authored.source import to_html


def define_env(env: Any) -> None:
    """Register the macros; each is answered for the page on which it stands."""
    site = env.conf.plugins["fardplan"].site
    for name in MACROS:
        env.macro(_macro(env, site, name), name)


def _macro(env: Any, site: Any, name: str) -> Callable[..., str]:
    def macro(*arguments: str, **named: str) -> str:
        return AuthorMacros(site.setting, env.page.file.dest_uri).call(name, arguments, named)

    macro.__doc__ = getattr(AuthorMacros, name).__doc__
    return macro


def on_pre_page_macros(env: Any) -> None:
    """Make what the page's front matter or the menu says into text, before anything is run or printed."""
    page = env.page
    if page.file.generated_by:
        return
    page.meta = {
        key: [as_text(str(one)) for one in value] if isinstance(value, list) else as_text(str(value))
        for key, value in page.meta.items()
    }
    if "title" in vars(page):  # the menu's
        page.title = as_text(str(page.title))
    elif "title" not in page.meta:
        page.title = as_text(page.file.name.replace("-", " ").capitalize())


def on_post_page_macros(env: Any) -> None:
    """A page without a title is called what its heading says, as text."""
    page = env.page
    if not page.file.generated_by and "title" not in page.meta:
        page.title = page.meta["title"] = as_text(heading(to_html(env.markdown))) or page.title
