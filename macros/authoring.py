"""Shell for mkdocs-macros: gives authors' pages their macros. Every call has been read and tried before it is run here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.pages.authored.macros import MACROS, AuthorMacros


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
