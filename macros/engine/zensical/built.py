"""What is taken out of Zensical's build: the shells, the authors' pages with their files, and the theme's style."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from macros.engine import shells
from macros.engine.shells import Shell
from macros.engine.zensical.marks import Marks
from macros.pages.authored.html import Wrong, finished, judge

_BODY = re.compile(rf'<h1 id="sidan">{shells.TITLE}</h1>\s*<h2 id="{shells.TOC_ANCHOR}">{shells.TOC_TITLE}</h2>')
_SEAT = re.compile(rf'\s*<li><a href="[^"]*{shells.PAGE}\.html"[^>]*>[^<]*</a></li>')
"""The line of a leaf frame in a menu."""

_STYLE = re.compile(r"(assets/stylesheets/)((?:main|palette)\.)\w+\.min\.css")
_THEIRS = (
    "404.html",
    "search.json",
    "sitemap.xml",
    "assets/javascripts",
    "assets/stylesheets",
    "assets/images/favicon",
)


def shell_of(built: Path, frame: str, marks: Marks) -> Shell:
    """The shell of a frame, by its source name; it is taken away from the built pages."""
    file = built / (frame.removesuffix(".md") + ".html")
    html = _SEAT.sub("", marks.cleared(file.read_text(encoding="utf-8")))
    file.unlink()
    return Shell.parse(_BODY.sub(shells.BODY, html))


def take_over(
    built: Path, to: Path, marks: Marks, explained: Callable[..., str] = lambda html, **_: html
) -> list[tuple[str, Wrong]]:
    """Put everything in `to` but what is Zensical's own; of that, only the two style sheets that the theme names.

    Gives what may not stand on the authors' pages, with the page's address, as the plugin tells of what MkDocs made.
    """
    wrong: list[tuple[str, Wrong]] = []
    for file in sorted(path for path in built.rglob("*") if path.is_file()):
        name = file.relative_to(built).as_posix()
        if name.startswith(_THEIRS):
            continue
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".html":
            html = file.read_text(encoding="utf-8")
            wrong += [(name, one) for one in judge(marks.content(html))]
            html = finished(_SEAT.sub("", marks.cleared(html, partial(explained, address=name))))
            (to / name).write_text(html, encoding="utf-8", newline="\n")
        else:
            shutil.copyfile(file, to / name)
    for style in _STYLE.finditer((to / "index.html").read_text(encoding="utf-8")):
        [theirs] = (built / style[1] / "classic").glob(f"{style[2]}*")
        (to / style[0]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(theirs, to / style[0])
    return wrong
