"""Zensical's scratch folder: settings, theme, menu, frames and the authors' pages, as Zensical takes them."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from macros.engine import shells
from macros.engine.zensical.marks import CONTENT, HEADING, Marks
from macros.pages.authored.macros import MACROS, AuthorMacros
from macros.pages.catalogue import PageSpec
from macros.reading.authored import ENDINGS
from macros.site import Site

_DIALECT = (
    (r"([\w.]+)\.split\((.*?)\)", r"(\1 | split(\2) | list)"),
    (r'([\w.]+)\.file\.src_uri\.rpartition\("/"\)\[0\]', r'(\1.url | split("/") | list)[0]'),
    (r"\bitem\.file and\b", "item.url and"),
    (r"\b(item|child) == page\b", r"\1.url == page.url"),
    (r"\bpage\.is_homepage\b", '(page.url == "index.html")'),
)
"""What the theme says in MkDocs' Jinja, and how Zensical's MiniJinja takes it: it has no Python methods and fewer values."""


def settings_of(file: Path) -> dict[str, Any]:
    """`mkdocs.yml` as it stands, with `!ENV [name, …, otherwise]` answered."""

    class Loader(yaml.SafeLoader):
        """YAML with MkDocs' one tag of its own."""

    def environment(loader: yaml.SafeLoader, node: yaml.SequenceNode) -> Any:
        *names, otherwise = loader.construct_sequence(node)
        return next((os.environ[name] for name in names if name in os.environ), otherwise)

    Loader.add_constructor("!ENV", environment)
    found: dict[str, Any] = yaml.load(file.read_bytes(), Loader)  # noqa: S506  # a safe loader
    return found


def fill(
    scratch: Path, settings: dict[str, Any], frames: Mapping[str, str], pages: Mapping[str, str], marks: Marks
) -> None:
    """Fill the folder: `frames` by source name, authors' `pages` by address, and all files beside them."""
    no_pages = shutil.ignore_patterns(*(f"*{ending}" for ending in ENDINGS))
    shutil.copytree(settings["docs_dir"], scratch / "docs", ignore=no_pages)
    shutil.copytree(settings["theme"]["custom_dir"], scratch / "overrides", ignore=shutil.ignore_patterns("redigera"))
    templates = {file: file.read_text(encoding="utf-8") for file in (scratch / "overrides").rglob("*.html")}
    for printed in (CONTENT, HEADING):
        if not any(printed in template for template in templates.values()):
            raise SystemExit(f"Temat skriver inte {printed} som det ska. Då kan sidorna inte kontrolleras.")
    for file, template in templates.items():
        _write(file, marks.set_in(_translated(template)))
    _write(scratch / "overrides" / "404.html", "")  # the theme's own wants a page, and there is none
    for address, text in pages.items():
        _write(scratch / "docs" / (address.removesuffix(".html") + ".md"), text)
    for name, text in frames.items():
        _write(scratch / "docs" / name, text)
    ours = {key: value for key, value in settings.items() if key not in {"plugins", "validation", "strict"}}
    ours |= {"docs_dir": "docs", "site_dir": "site", "nav": list(_seated(settings["nav"], frames))}
    ours["theme"] = {**settings["theme"], "custom_dir": "overrides", "variant": "classic"}
    _write(scratch / "mkdocs.yml", json.dumps(ours))


def _translated(template: str) -> str:
    for said, meant in _DIALECT:
        template = re.sub(said, meant, template)
    return template


def _seated(menu: list[Any], frames: Iterable[str]) -> Iterator[Any]:
    """The menu with every leaf frame beside its index page, so that menus open there; its own line is taken out later."""
    for item in menu:
        if isinstance(item, str):
            leaf = f"{item.rpartition('/')[0]}/{shells.PAGE}.md"
            yield from (item, leaf) if item.endswith("/index.md") and leaf in frames else (item,)
        else:
            [(title, inside)] = item.items()
            yield {title: list(_seated(inside, frames)) if isinstance(inside, list) else inside}


def source(spec: PageSpec) -> str:
    """A frame as Markdown: Zensical takes the table of contents from headings, so the body's mark is a pair of them."""
    title = spec.title if spec.is_index else shells.TITLE
    front = json.dumps({"title": title, "description": shells.DESCRIPTION, "fardplan": "frame"})
    headings = f"# {shells.TITLE} {{: #sidan }}\n\n## {shells.TOC_TITLE} {{: #{shells.TOC_ANCHOR} }}\n"
    return f"---\n{front}\n---\n\n{headings}"


def answered(site: Site, address: str, text: str) -> str:
    """An author's page with its macro calls answered; every call has been read and tried before."""
    macros = AuthorMacros(site.setting, address)
    known = {name: partial(_call, macros, name) for name in MACROS}
    return SandboxedEnvironment(undefined=StrictUndefined).from_string(text).render(known)


def _call(macros: AuthorMacros, name: str, *arguments: str, **named: str) -> str:
    return macros.call(name, arguments, named)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
