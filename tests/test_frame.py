"""The frame is honest: a page hung in a shell is, byte for byte, the page that the theme renders in full."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import sites
from site_build import ROOT, copy, run

from macros.engine import shells
from macros.pages.catalogue import catalogue
from macros.pages.kinds import KINDS, records_of

REAL_BREADCRUMB = (
    "{% for step in page.meta.breadcrumb %}"
    '<li><a href="{{ step.address | url }}">{{ step.text | e }}</a></li>'
    '{% endfor %}<li aria-current="page">{{ page.title | striptags | e }}</li>'
)
Pages = dict[str, bytes]


def project(folder: Path, more: str) -> Path:
    """The whole project in a folder, with more lines in `mkdocs.yml`."""
    for name in ("data", "docs", "overrides"):
        copy(name, folder)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(f"{config}\n{more}", encoding="utf-8")
    return folder


def built(folder: Path, *hooks: str) -> Pages:
    """Every HTML page of the project in a folder, as MkDocs builds it, with hooks if any are named."""
    command = ("frame.drive", str(folder / "mkdocs.yml"), *hooks)
    done = run(*command, PYTHONPATH=str(Path(__file__).parent))
    assert done.returncode == 0, done.stderr[-3000:]
    site = folder / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*.html"))}


def both(
    folder: Path, *hooks: str, more: str = "", change: Callable[[Path], None] = lambda _: None
) -> tuple[Pages, Pages]:
    """The project built with shells, and with every page rendered by the theme in full."""
    hung, full = project(folder / "hung", more), project(folder / "full", more)
    for one in (hung, full):
        change(one)
    path = full / "overrides" / "partials" / "path.html"
    assert path.read_text(encoding="utf-8").count(shells.BREADCRUMB) == 1
    put(path, shells.BREADCRUMB, REAL_BREADCRUMB)
    return built(hung, *hooks), built(full, *hooks, "frame.full")


def add_cluster(folder: Path) -> None:
    """A record of the one kind that has none yet."""
    with (folder / "data" / "omraden.yml").open("a", encoding="utf-8") as file:
        file.write("\n  - id: norra-klustret\n    typ: kluster\n    namn: Norra klustret\n    del_av: mellerud\n")
        file.write("    källor: [{dokument: mb-lokal-fardplan}]\n")


def put(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def assert_same(hung: Pages, full: Pages) -> None:
    assert list(hung) == list(full)
    for address, html in full.items():
        assert hung[address].decode().splitlines() == html.decode().splitlines(), address
        assert hung[address] == html, address


def test_every_real_page_is_the_one_that_the_theme_renders_in_full(tmp_path: Path) -> None:
    hung, full = both(tmp_path)
    assert_same(hung, full)
    plan = sites.real().plan
    assert {spec.address for spec in catalogue(plan)} <= full.keys()
    leaves = [next((spec for spec in catalogue(plan) if spec.record and spec.kind is kind), None) for kind in KINDS]
    assert [leaf is not None for leaf in leaves] == [bool(records_of(plan, kind)) for kind in KINDS]
    assert sum(leaf is not None for leaf in leaves) >= 19


def test_hostile_and_very_long_text_stands_on_the_page_as_the_theme_would_have_it(tmp_path: Path) -> None:
    hung, full = both(tmp_path, "frame.hostile", more="site_url: https://plan.example/vard/\n", change=add_cluster)
    assert_same(hung, full)
    assert {address.partition("/")[0] for address in hung if not address.endswith("/index.html")} >= {
        kind.folder for kind in KINDS
    }
    page = hung["kommun/mellerud.html"].decode()
    assert "<title>A &amp; B &lt;b&gt;c&lt;/b&gt; &#34;d&#34; &#39;e&#39; ’f’ &amp;amp; &amp;#60; {{ 7 }}" in page
    assert len(re.findall("</title>", page)) == 1


FAITHFUL = {"address": "{{ page.url }}", "source": "{{ page.file.src_uri }}", "home": "{{ nav.homepage.url | url }}"}
LEAKS = {
    "length of the address": "{{ page.url | length }}",
    "title in capitals": "{{ page.title | upper }}",
    "number of headings": "{% for top in page.toc %}{{ top.children | length }}{% endfor %}",
    "words on the page": "{{ page.content | wordcount }}",
    "counter": "{% set _ = config.extra.update({'n': (config.extra.n or 0) + 1}) %}{{ config.extra.n }}",
}


@pytest.mark.long
def test_a_theme_that_prints_what_belongs_to_one_page_is_caught(tmp_path: Path) -> None:
    def tamper(folder: Path) -> None:
        probes = "".join(f"<i data-probe='{name}'>{code}</i>\n" for name, code in (FAITHFUL | LEAKS).items())
        put(folder / "overrides" / "main.html", "</body>", f"{probes}</body>")

    hung, full = both(tmp_path, change=tamper)
    with pytest.raises(AssertionError):
        assert_same(hung, full)
    assert all(probe(hung, name) == probe(full, name) for name in FAITHFUL)
    for name in LEAKS:
        assert probe(hung, name) != probe(full, name), name


def probe(pages: Pages, name: str) -> list[str]:
    """What a probe printed on each page."""
    return [re.findall(f"<i data-probe='{name}'>(.*?)</i>", html.decode())[0] for html in pages.values()]
