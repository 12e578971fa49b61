"""Prepares a size's folders: Färdplan's own, and the same pages as Markdown for MkDocs and Hugo.

`python -m bench.peers SIZE FOLDER`, a process of its own so that the one that measures stays small.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from datetime import date
from pathlib import Path

from bench.country import SIZES, write_country
from bench.markdown import to_markdown
from bench.workplace import set_up
from macros.pages.catalogue import PageSpec, catalogue
from macros.site import Site, load

DAY = date(2026, 11, 22)
WHOLE_MENU = 700
"""Up to so many pages, MkDocs gets its default menu of all pages; above, one of index pages, which is far faster."""

_LINK = re.compile(r"(\]\((?![a-z]+:)[^)\s?#]+)\.html")
_MKDOCS = """\
site_name: Ett påhittat land
use_directory_urls: false
theme: {name: material, language: sv, font: false, features: [navigation.tabs, navigation.path]}
plugins: []
markdown_extensions: [attr_list, tables, md_in_html]
validation:
  nav: {omitted_files: ignore, not_found: ignore, absolute_links: ignore}
  links: {not_found: ignore, anchors: ignore, absolute_links: ignore, unrecognized_links: ignore}
"""


def prepare(size: int, folder: Path) -> int:
    """Fill `folder`; how many pages are generated."""
    write_country(folder / "data", SIZES[size])
    set_up(folder)
    site = Site(load(folder / "data", on=DAY), DAY)
    specs = catalogue(site.plan)
    mkdocs, hugo = folder / "mkdocs", folder / "hugo"
    shutil.copytree(Path(__file__).parent / "hugo", hugo)
    for page in (folder / "docs").rglob("*.md"):
        name = page.relative_to(folder / "docs").as_posix()
        text = page.read_text(encoding="utf-8")
        _write(mkdocs / "docs" / name, text)
        _write(hugo / "content" / _hugo_name(name), f"---\ntitle: Ett påhittat land\n---\n{text}")
    for spec in specs:
        _page(site, spec, mkdocs, hugo)
    menu = [f"  - {spec.address.replace('.html', '.md')}\n" for spec in specs if not spec.record]
    nav = f'not_in_nav: "*"\nnav:\n  - index.md\n{"".join(menu)}' if size > WHOLE_MENU else ""
    _write(mkdocs / "mkdocs.yml", _MKDOCS + nav)
    return len(specs)


def _page(site: Site, spec: PageSpec, mkdocs: Path, hugo: Path) -> None:
    body = site.body(spec)
    text = to_markdown(str(body.html))
    name = spec.address.replace(".html", ".md")
    title = json.dumps(body.title, ensure_ascii=False)
    front = f"title: {title}\ndescription: {json.dumps(body.description, ensure_ascii=False)}\n"
    linked = _LINK.sub(r"\1.md", text)
    _write(mkdocs / "docs" / name, f"---\n{front}---\n{linked}")
    place = f"url: /{spec.address}\n" if not spec.record else ""
    _write(hugo / "content" / _hugo_name(name), f"---\n{front}{place}---\n{text}")


def _hugo_name(name: str) -> str:
    """Hugo calls a folder's own page `_index.md`."""
    return f"{name.removesuffix('index.md')}_index.md" if name.endswith("index.md") else name


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    print(prepare(int(sys.argv[1]), Path(sys.argv[2])))  # noqa: T201
