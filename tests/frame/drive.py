"""`mkdocs build` with hooks of ours, as MkDocs would take them from `mkdocs.yml`, where the project allows none."""

from __future__ import annotations

import sys
from importlib import import_module

from mkdocs.commands.build import build
from mkdocs.config import load_config


def main(file: str, *hooks: str) -> None:
    """Build the project of a `mkdocs.yml` with hooks by the names of their modules."""
    config = load_config(file)
    for hook in hooks:
        config.plugins[hook] = import_module(hook)  # type: ignore[assignment]
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


if __name__ == "__main__":
    main(*sys.argv[1:])
