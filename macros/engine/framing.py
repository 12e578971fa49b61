"""Has MkDocs render the frames and the authors' pages alone, into memory: a preview hangs its pages itself. Must not judge the plan."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.commands import build as mkdocs_build
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from macros.built.trouble import told
from macros.engine.beginning import Folders
from macros.engine.plugin import FardplanPlugin
from macros.engine.running import configure, speaking_swedish, wrong
from macros.engine.shells import Shell
from macros.site import Loaded, Site

_LAST = "Ingenting är byggt"
_UNKNOWN = "mkdocs.yml: sidorna går inte att göra. Ångra det du senast ändrade i mkdocs.yml, docs eller overrides."
_TEMPLATE = (
    "mallen går inte att använda. Ångra den senaste ändringen i den, eller kör ”mkdocs build” som visar hela felet."
)


class UnframedError(Exception):
    """MkDocs could not do it; `lines` tell why, in Swedish."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(line for line in lines if line and not line.startswith(_LAST))


@dataclass(frozen=True, slots=True)
class Framed:
    """What MkDocs gave: the frames, and every other file of the site; `site` knows the authors' pages by now."""

    site: Site
    shells: Mapping[str, Shell]
    files: Mapping[str, bytes]
    """What is served as it is, by its name from the site's root: authors' pages, pictures, style sheets, scripts."""
    said: tuple[str, ...]
    """What MkDocs warned of, in Swedish; a build would refuse it."""


class Framing:
    """One run of MkDocs: configured first, so that it can be asked what the plan should be read for."""

    def __init__(self, folders: Folders) -> None:
        """Read `mkdocs.yml`; raises `UnframedError`."""
        with _trouble():
            self._config = configure(folders, command="serve", tell=_say_nothing)
        self._plugin = cast("FardplanPlugin", self._config.plugins["fardplan"])
        self._config.strict = False  # what it warns of is told, and the page is shown

    @property
    def day(self) -> str:
        """The day that the site is shown for, if `mkdocs.yml` says one."""
        return self._plugin.config.day

    @property
    def theme(self) -> Path | None:
        """The folder of our own part of the theme."""
        folder = self._config.theme.custom_dir
        return Path(_near(folder)) if folder else None

    @property
    def edit_url(self) -> str:
        """Where a record is edited."""
        return self._plugin.edit_url

    def run(self, loaded: Loaded) -> Framed:
        """Render; the plan and the authors' pages must have been judged before. Raises `UnframedError`."""
        self._plugin.given = loaded
        with TemporaryDirectory(prefix="fardplan-") as folder, _trouble() as said:
            self._config.site_dir = folder
            mkdocs_build.build(self._config)
            return Framed(self._plugin.site, self._plugin.shells, _files(Path(folder)), tuple(said))


def _say_nothing(_line: str) -> None:
    """What is told of a build's progress is nothing to see here."""


def _files(root: Path) -> dict[str, bytes]:
    return {
        (Path(here) / name).relative_to(root).as_posix(): (Path(here) / name).read_bytes()
        for here, _, names in os.walk(root)
        for name in names
    }


@contextmanager
def _trouble() -> Iterator[list[str]]:
    """Whatever MkDocs, the theme or a template raises becomes an `UnframedError` in Swedish."""
    with speaking_swedish() as said:
        try:
            yield said
        except (Abort, ConfigurationError, PluginError) as error:
            raise UnframedError(*wrong(error, said).splitlines()) from error
        except OSError as error:
            raise UnframedError(told(error)) from error
        except (Exception, SystemExit) as error:
            template = _of_template(error)
            raise UnframedError(*([template] if template else said or [_UNKNOWN])) from error


def _of_template(error: BaseException) -> str | None:
    """Where in a template it went wrong, if that is where."""
    if isinstance(error, TemplateSyntaxError):
        return f"{_near(error.filename or error.name or 'overrides')}:{error.lineno}:1: {_TEMPLATE}"
    frames = traceback.extract_tb(error.__traceback__)
    if frames[-1].name == Shell.parse.__name__:
        return "overrides/main.html: mallen visar inte det som står på sidorna. Ångra den senaste ändringen i den."
    for frame in reversed(frames):
        if frame.filename.endswith(".html") and "site-packages" not in frame.filename:
            return f"{_near(frame.filename)}:{frame.lineno or 1}:1: {_TEMPLATE}"
    return f"overrides: {_TEMPLATE}" if isinstance(error, TemplateError) else None


def _near(name: str) -> str:
    """A file as it is called from here, if it is below."""
    path = Path(name)
    return path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else name
