"""Runs MkDocs for `fardplan bygg`: quiet, in Swedish, with progress where somebody watches."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, cast

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from macros.engine.beginning import Begun, Folders
from macros.engine.plugin import FardplanPlugin
from macros.engine.quiet import HOST
from macros.engine.sparing import ask_no_git, no_requests
from macros.engine.swedish import swedish
from macros.reading.configuration import misunderstood, read_configuration


def configure(folders: Folders, *, command: Literal["build", "serve"], tell: Callable[[str], None]) -> MkDocsConfig:
    """MkDocs' configuration with our folders; raises `ConfigurationError` or `PluginError` if `mkdocs.yml` is missing, wrong or would run a program."""
    settings = Path("mkdocs.yml")
    dangers = read_configuration(settings, shown="mkdocs.yml") or misunderstood(settings, shown="mkdocs.yml")
    if dangers:
        raise PluginError("\n".join(("Ingenting är byggt.", *map(str, dangers))))
    with no_requests():
        config = load_config("mkdocs.yml", docs_dir=str(folders.docs), site_dir=str(folders.out.absolute()))
    if "fardplan" not in config.plugins:
        raise PluginError("mkdocs.yml: raden ”- fardplan:” saknas under plugins. Utan den finns inga sidor att bygga.")
    ask_no_git()
    config.plugins.on_startup(command=command, dirty=False)
    plugin = cast("FardplanPlugin", config.plugins["fardplan"])
    plugin.config.data_dir = folders.data.as_posix()
    plugin.tell = tell
    return config


def build(folders: Folders, begun: Begun, tell: Callable[[str], None]) -> str | None:
    """Build the whole site that was begun; None if it stands, else what went wrong, in Swedish."""
    with speaking_swedish() as said:
        try:
            config = configure(folders, command="build", tell=tell)
            cast("FardplanPlugin", config.plugins["fardplan"]).begun = begun
            mkdocs_build.build(config)
        except (Abort, ConfigurationError, PluginError) as error:
            return wrong(error, said)
    return "\n".join(said) if said else None


def wrong(error: Exception, said: list[str]) -> str:
    """What went wrong: the plugin's own last word, else what MkDocs said on the way, else the error."""
    return str(error) if isinstance(error, PluginError) else "\n".join(said) or swedish(str(error))


class _Listener(logging.Handler):
    """Collects MkDocs' warnings and errors instead of printing them."""

    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.said.append(swedish(record.getMessage()))


@contextmanager
def speaking_swedish() -> Iterator[list[str]]:
    """Collect what MkDocs would print, in Swedish where we know the sentence."""
    said: list[str] = []
    logger = logging.getLogger(HOST)
    kept, passed = list(logger.handlers), logger.propagate
    logger.handlers, logger.propagate = [_Listener(said)], False
    try:
        yield said
    finally:
        logger.handlers, logger.propagate = kept, passed
