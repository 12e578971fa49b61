"""The plugin itself: a thin shell that answers MkDocs' events by calling the rooms below. Decides nothing of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError
from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils.templates import TemplateContext

from macros.built.check import check_site
from macros.built.lock import BusyError
from macros.built.newsite import NewSite
from macros.built.trouble import told
from macros.built.writing import write
from macros.engine.beginning import Begun
from macros.engine.frames import add_frames, add_search_page, is_frame, is_ours, leave_out_of_menu, mark, seat
from macros.engine.hanging import Work, hang, specs_of
from macros.engine.mates import LostMateError
from macros.engine.quiet import WarningCount, hush
from macros.engine.shells import Shell
from macros.engine.sparing import list_no_hidden_files
from macros.engine.swedish import wrong_template
from macros.forms.forges import Forge, ForgeError, forge
from macros.forms.page import FOLDER, SOURCES, files, served
from macros.pages.addresses import FORMS, FORMS_LINK
from macros.pages.authored.html import as_text, finished, judge, text_of
from macros.pages.authored.words import explain_page
from macros.pages.catalogue import catalogue
from macros.pages.guides import EDIT
from macros.pages.searching import SEARCH_ADDRESS
from macros.plan.problems import Severity
from macros.search.index import index
from macros.site import EDIT_PAGE, Loaded, Site, build_day, load

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.fardplan")

_UNUSED = ("assets/javascripts/",)
"""The theme's own scripts: its search cannot serve Swedish, and ours do the little else that is needed."""


_STRAY = {"sitemap.xml", "assets/images/favicon.png"}
"""Files that the engine and the theme would ship though nothing leads to them."""


class Options(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in `mkdocs.yml`."""

    data_dir = c.Type(str, default="data")
    """The folder of data, from the folder of `mkdocs.yml`."""
    edit_url = c.Type(str, default=EDIT_PAGE)
    """Where a record is edited: an address on the site, or a URL with `{file}` and `{line}`."""
    forms = c.Type(dict, default={})
    """The forge that the forms send changes to: `backend`, `repo`, `branch`, `base_url`, `app_id`. No forms where none is named."""
    day = c.Type(str, default="")
    """The day the site is built for, ÅÅÅÅ-MM-DD; else SOURCE_DATE_EPOCH or today."""


class FardplanPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Reads and checks the plan, has the frames rendered, hangs every page, checks the site and swaps it in."""

    def __init__(self) -> None:
        self.serving = False
        self.site: Site
        self.begun: Begun | None = None
        """What `fardplan bygg` has begun; MkDocs alone begins here."""
        self.given: Loaded | None = None
        """What a preview has read and checked itself; it hangs the pages itself, too."""
        self.new: NewSite | None = None
        self.forge: Forge | None = None
        self.shells: dict[str, Shell] = {}
        self.authored: set[str] = set()
        self.warnings = WarningCount()
        self.tell: Callable[[str], None] = log.info

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a build or a preview."""
        assert dirty in {True, False}
        self.serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the plan; stop with all problems at once if there are errors. Build beside the target."""
        if not self.serving:
            self.new = self.begun.new if self.begun else self._begin(Path(config.site_dir))
            config.site_dir = str(self.new.folder)
        self.forge = self._forge()
        self.site = Site(self._loaded(config), self.day(), self.edit_url)
        if not self.given:
            self._tell(Path(config.docs_dir))
        self.shells = {}
        hush()
        list_no_hidden_files(config)
        self.extensions = config.markdown_extensions
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        if not self.serving:
            self.warnings.watch(strict=bool(config.strict))
        return config

    def _begin(self, target: Path) -> NewSite:
        try:
            return NewSite(target)
        except BusyError as busy:
            raise PluginError(str(busy)) from busy

    def _loaded(self, config: MkDocsConfig) -> Loaded:
        if self.given:
            return self.given
        if self.begun:
            return self.begun.loaded(self.day())
        folder = Path(config.config_file_path).parent / self.config.data_dir
        return load(folder, on=self.day(), shown=self.config.data_dir)

    def _forge(self) -> Forge | None:
        try:
            return forge({key: str(value or "") for key, value in self.config.forms.items()})
        except ForgeError as wrong:
            raise PluginError(f"Ingenting är byggt.\nmkdocs.yml:1:1: fel: forms: {wrong}") from wrong

    @property
    def edit_url(self) -> str:
        """Where a record is edited: its form, where there are forms; a preview is of files on the own machine."""
        return FORMS_LINK if self.forge and not self.given else self.config.edit_url

    def day(self) -> date:
        """The day that the site is built for."""
        return build_day(self.config.day)

    def _tell(self, docs: Path) -> None:
        found = self.site.problems(docs, shown=docs.name)
        errors = [problem for problem in found if problem.severity is Severity.ERROR]
        if errors:
            listing = "\n".join(str(problem) for problem in errors)
            raise PluginError(f"Ingenting är byggt: {len(errors)} fel.\n{listing}")
        for problem in found:
            self.tell(str(problem))

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave out what the site does not use, and add the frames."""
        for file in list(files):
            unused = file.src_uri.startswith(_UNUSED if self.forge else (*_UNUSED, f"{FOLDER}/"))
            if unused or file.src_uri.endswith(".map") or file.src_uri in _STRAY | SOURCES:
                files.remove(file)
        self.authored = {file.dest_uri for file in files.documentation_pages()}
        self.site = replace(self.site, authored=frozenset(self.authored))
        self.specs = specs_of(self.site)
        add_frames(files, self.specs, config)
        add_search_page(files, config)
        leave_out_of_menu(
            files, [spec for spec in catalogue(self.site.plan) if spec.record and spec.address in self.authored]
        )
        return files

    def on_pre_page(self, page: Page, config: MkDocsConfig, **_: Any) -> Page:
        """Have no extension of Markdown loaded for a frame, where no Markdown stands: MkDocs loads all anew for each page."""
        config.markdown_extensions = [] if is_ours(page) else self.extensions
        return page

    def on_page_content(self, html: str, page: Page, **_: Any) -> str:
        """Mark the frames; let through nothing on authors' pages that can run, however it came there; explain their words."""
        if is_frame(page):
            return mark(page)
        if is_ours(page):
            return html
        wrong = [f"docs/{page.file.src_uri}:1:1: fel: {one.message}" for one in judge(html)]
        if wrong:
            raise PluginError("\n".join(("Ingenting är byggt.", *wrong)))
        for entry in page.toc:
            _as_text(entry)
        return explain_page(self.site.plan, finished(html), page.file.dest_uri)

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> None:
        """Seat the leaf frames in the navigation."""
        assert env
        config.markdown_extensions = self.extensions
        for folder in {spec.kind.folder for spec in self.specs}:
            seat(files, folder)

    def on_page_context(self, context: TemplateContext, /, *, page: Page, **_: Any) -> TemplateContext:
        """Open the menus on the way to a leaf frame, as on any page."""
        if is_frame(page) and page.parent:
            page.active = True
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, page: Page, **_: Any) -> str:
        """Keep a rendered frame as a shell instead of writing it; authors' pages are written as they are."""
        if not is_frame(page):
            return output
        self.shells[page.file.src_uri] = Shell.parse(output)
        return ""

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Hang every page in its shell; then check the finished site and let it take the target's place."""
        if self.given:
            return
        here = Path(config.site_dir)
        self.tell(f"Skriver {len(self.specs)} sidor …")
        work = Work(
            self.site, self.specs, self.shells, here, self.new.target if self.new and self.new.target.is_dir() else None
        )
        expected = {SEARCH_ADDRESS, *self.authored, *(spec.address for spec in self.specs), *self.site.redirects()}
        mates = self.begun.mates if self.begun else None
        hang(work, mates)
        for name, data in index(here, expected, mates).items():
            write(here / name, data, earlier=work.earlier and work.earlier / name)
        if self.forge:
            self._add_forms(here, self.forge, config.site_name)
            expected.add(FORMS)
        self.tell("Kontrollerar länkarna på den färdiga webbplatsen …")
        faults = check_site(here, expected=expected, executor=mates)
        if faults:
            listing = "\n".join(str(fault) for fault in faults[:200])
            raise PluginError(f"Den byggda webbplatsen har {len(faults)} fel. Den tidigare är orörd.\n{listing}")
        if self.new and not self.warnings.stop():
            self.new.finish()
            config.site_dir = str(self.new.target)

    def _add_forms(self, here: Path, forge: Forge, site_name: str) -> None:
        """Write the page of the forms, and let servers allow it what it needs."""
        made = files(forge, data=self.config.data_dir, site_name=site_name, guided=EDIT in self.authored)
        for name, data in made.items():
            write(here / name, data, earlier=None)
        for name in ("_headers", "web.config"):
            settings = here / name
            write(settings, served(name, settings.read_text(encoding="utf-8"), forge).encode(), earlier=None)

    def on_build_error(self, error: Exception, **_: Any) -> None:
        """Leave nothing of a failed build behind; say in Swedish what the disk refused."""
        if self.begun:
            self.begun.end()
        elif self.new:
            self.new.abandon()
        if isinstance(error, LostMateError):
            raise PluginError(f"{error} Den tidigare webbplatsen är orörd.") from error
        if isinstance(error, TemplateError) and not self.given:
            raise PluginError(wrong_template(error)) from error
        if isinstance(error, OSError):
            raise PluginError(f"{told(error)} Den tidigare webbplatsen är orörd.") from error

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
        """Reload when data change."""
        server.watch(str(Path(config.config_file_path).parent / self.config.data_dir))
        return server


def _as_text(entry: AnchorLink) -> None:
    """The theme prints headings in the table of contents as they are."""
    entry.title = as_text(text_of(entry.title))
    for inner in entry.children:
        _as_text(inner)
