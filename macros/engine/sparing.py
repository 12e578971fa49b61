"""Spares every build work that MkDocs, its theme and mkdocs-macros do at their start and whose result no page can show.

Nothing here changes a byte of the site. A test per function holds it to that,
and tells when a later version of theirs makes it needless.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig


class VisibleFiles(FileSystemLoader):
    """A theme's folders but for their hidden ones: Material keeps 14,000 icons in one, and no site publishes them."""

    def list_templates(self) -> list[str]:
        """Every file, as MkDocs asks for them to find what it should publish; it would drop the hidden ones itself."""
        found: set[str] = set()
        for root in self.searchpath:
            for folder, inside, names in os.walk(root):
                inside[:] = [name for name in inside if not name.startswith(".")]
                below = os.path.relpath(folder, root).replace(os.sep, "/")
                found.update(names if below == "." else (f"{below}/{name}" for name in names))
        return sorted(found)


def list_no_hidden_files(config: MkDocsConfig) -> None:
    """Let MkDocs look for the theme's files among those that are not hidden."""
    theme: Any = config.theme
    make = theme.get_env

    def get_env() -> Environment:
        env: Environment = make()
        env.loader = VisibleFiles(theme.dirs)
        return env

    theme.get_env = get_env


class _LateRequests(PathFinder):
    """Finds `requests` as a module that is run when something in it is first asked for."""

    @classmethod
    def find_spec(cls, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        spec = super().find_spec(fullname, path, target) if fullname == "requests" else None
        if spec and spec.loader:
            spec.loader = LazyLoader(spec.loader)
        return spec


@contextmanager
def no_requests() -> Iterator[None]:
    """Put off what `import requests` brings: mkdocs-macros asks it only about a module that it is to load and cannot find."""
    sys.meta_path.insert(0, _LateRequests)
    try:
        yield
    finally:
        sys.meta_path.remove(_LateRequests)


def ask_no_git() -> None:
    """Run no `git`: mkdocs-macros asks it twelve things for a variable that no author's page may name."""
    context = sys.modules.get("mkdocs_macros.context")
    if context:
        vars(context)["get_git_info"] = dict
