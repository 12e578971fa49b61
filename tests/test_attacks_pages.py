"""60 scripts in what authors write: in front matter shown as text, in bodies and arguments refused with their line or harmless."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import sites
import yaml
from attacks.browsing import chromium, visit
from attacks.payloads import Project, Script, scripts
from mkdocs.config import load_config

from macros.pages.authored.html import as_text, judge
from macros.pages.authored.source import EXTENSIONS, to_html
from macros.reading.bytes import FORBIDDEN

SCRIPTS = scripts()
TEXT = {9, 12}
"""What Markdown and HTML take for text or a mere address, though the check of data refuses it too."""
UNKNOWN = ("author", "icon", "status", "template", "subtitle", "social", "render_macros", "ignore_macros", "fardplan",
           "tags", "search", "revision_date", "comments", "location", "hide_title", "Title")  # fmt: skip


def told(folder: Path, text: str) -> list[str]:
    """What the check says of a page, from its line on."""
    (folder / "sida.md").write_bytes(text.encode())
    problems = sites.real().check_authored(folder, shown="docs")
    return [str(problem).removeprefix("docs/sida.md:") for problem in problems]


def call(script: Script) -> str:
    """A payload as a macro's argument."""
    quoted = script.text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'{{{{ lank("mellerud", "{quoted}") }}}}'


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda one: str(one.number))
def test_a_script_in_a_body_is_refused_with_its_line_or_is_text(tmp_path: Path, script: Script) -> None:
    problems = told(tmp_path, f"---\ntitle: x\n---\n\nEtt stycke.\n\n{script.text}\n")
    if not script.passes and script.number not in TEXT:
        lines = {int(one.partition(":")[0]) for one in problems}
        assert lines
        assert lines <= {7, 8, 9}
    for quoted in ("```\n{}\n```", "    {}", "`` {} ``"):
        inert = quoted.format(script.text)
        if "\n" not in script.text and "{" not in script.text and not FORBIDDEN.search(script.text):
            assert told(tmp_path, f"---\ntitle: x\n---\n\n{inert}\n") == [], quoted


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda one: str(one.number))
def test_a_script_as_an_argument_comes_out_as_text(tmp_path: Path, script: Script) -> None:
    if not FORBIDDEN.search(script.text.replace("\n", " ")) and "{%" not in script.text:
        assert told(tmp_path, f"---\ntitle: x\n---\n\n{call(script)}\n") == []


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ("x\n{: onclick=hit() }", "onclick"),
        ("[x](a.md){: onmouseover=hit() }", "onmouseover"),
        ("## x {: id='\"><script>' }", "id"),
        ("## x {: style='position:fixed' }", "style"),
        ("<div markdown=1 onclick=hit()>\n\n**x**\n\n</div>", "onclick"),
        ("[x][y]\n\n[y]: javascript:hit()", "javascript"),
        ("[x](&#x6A;avascript:hit())", "javascript"),
        ("<javascript:hit()>", "javascript"),
        ("![x](https://evil.example/pixel.png)", "evil"),
        ("![x](data:image/svg+xml,x)", "data:"),
        ("[x](\\\\\\\\evil\\x)", "evil"),
        ("{% raw %}<img src=x onerror=hit()>{% endraw %}", "onerror"),
        ("<div>", "stängt"),
        ("text\n\n</div></div>\n\ntext", "stängt"),
        ("<b>x", "stängt"),
        ("<a href='a.html'>x", "stängt"),
        ("<fp-end></fp-end>", "stängt"),
        ("</article><article>x", "article"),
        ("<body class=x>", "class"),
        ("| a |\n|---|\n| <p style='color:red'>x</p> |", "style"),
        ("<details open ontoggle=hit()><summary>x</summary>y</details>", "ontoggle"),
        ("<svg><a xlink:href='javascript:hit()'><text>x</text></a></svg>", "xlink:href"),
        ("<svg><style>*{}</style></svg>", "style"),
        ("<title>x</title>", "title"),
        ("<path d='M0 0'>", "path"),
    ],
)
def test_no_way_round_through_markdown(tmp_path: Path, source: str, rule: str) -> None:
    problems = told(tmp_path, f"---\ntitle: x\n---\n\n{source}\n")
    assert problems
    assert any(rule in problem for problem in problems)


def test_what_the_real_pages_use_is_allowed(tmp_path: Path) -> None:
    text = (
        '---\ntitle: x\nhide: [toc, navigation]\n---\n\n<div class="fp-hero" markdown="1">\n\n**x** [y](y.md){: .fp-button }\n\n</div>\n\n'
        "<p data-fp-edit hidden></p>\n\n<details markdown=1><summary>x</summary>y<br></details>\n\n## Å { #a-b }\n\n"
        "| a | b |\n|:-|-:|\n| <span lang=en>x</span> | <https://a.se> |\n\n!!! note\n    x\n\n```python\nx = '<script>'\n```\n"
        '<!-- en anmärkning -->\n\n{{ sida("mellerud") }}\n\n{{ karta("dalarnas-lan") }}\n\n![bild](bild.png)\n'
    )
    assert told(tmp_path, text) == []


def test_two_mistakes_of_one_kind_have_their_own_lines(tmp_path: Path) -> None:
    text = "---\ntitle: x\n---\n\n`<iframe>`\n\n<iframe></iframe>\n\ntext\n\n<iframe></iframe>\n"
    assert [one.partition(":")[0] for one in told(tmp_path, text)] == ["7", "11"]


def test_pages_are_rendered_for_the_check_as_for_the_site() -> None:
    config = load_config(str(sites.REPO / "mkdocs.yml"))
    assert config.markdown_extensions == list(EXTENSIONS)
    assert config.mdx_configs in ({}, {"toc": {"permalink": False}})


@pytest.mark.parametrize("field", UNKNOWN)
def test_fields_that_the_theme_or_the_macros_would_obey_are_refused(tmp_path: Path, field: str) -> None:
    [problem] = told(tmp_path, f"---\ntitle: x\n{field}: <script>hit()</script>\n---\n\nText\n")
    assert problem.startswith(f"3:1: fel: Fältet ”{field}” får inte stå överst på sidan.")


@pytest.mark.parametrize(
    ("front", "place"),
    [
        ("title: x\ntitle: y", "3:1"), ("title: 0604", "2:8"), ("title: yes", "2:8"), ("title: 2024-01-02", "2:8"),
        ("title:", "2:7"), ("title: ''", "2:8"), ("title: [x]", "2:8"), ("title: {a: b}", "2:8"), ("title: ~", "2:8"),
        ("description: 1.5", "2:14"), ("title: =", "2:8"), ("hide: toc", "2:7"), ("hide: [x]", "2:8"), ("hide: [toc, 1]", "2:13"),
        ("hide: [[toc]]", "2:8"), ("title: x\n\tdescription: y", "3:1"), ("- title", "2:1"), ("title", "2:1"), ("", "2:1"),
        ("title: a: b", "2:9"), ("title: [", "2:8"), ("title: 'x", "2:8"), ("title: !!python/name:os.system x", "2:8"),
        ("title: &a x", "2:8"), ("<<: {title: x}", "2:1"), ("? title\n: x", ""), ('title: "\\x7b\\x7b x }}"', "2:8"),
        ("title: x {% y %}", "2:1"), ("title: x {# y #}", "2:15"), ("title: fardplan-slot-body", "2:8"), ("1: x", "2:1"),
        ("%YAML 1.1", "2:1"), ("title: x\n  y: z", "3:3"), ("# bara en anmärkning", "2:1"),
    ],
)  # fmt: skip
def test_broken_front_matter_is_told_with_line_and_column(tmp_path: Path, front: str, place: str) -> None:
    problems = told(tmp_path, f"---\n{front}\n---\n\nText\n")
    assert problems == [] if not place else problems[0].startswith(f"{place}: fel: "), problems


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: x\n\nText\n", 1), ("---\ntitle: x\n---", 1), ("---\n---\nText\n", 1), ("\n\n---\ntitle: x\n---\n", 3),
        ("title: x\n\nText\n", 1), ("Obs: text\n", 1), ("https://a.se\n", 1), ("---", 1), ("template: x.html", 1),
    ],
)  # fmt: skip
def test_front_matter_that_mkdocs_would_misread_is_told(tmp_path: Path, text: str, line: int) -> None:
    assert [one.partition(":")[0] for one in told(tmp_path, text)] == [str(line)]


def test_text_is_shown_as_it_is() -> None:
    assert as_text("A & B <i> \"x\" 'y' {{ z }}") == (
        "A &amp; B &lt;i&gt; &#34;x&#34; &#39;y&#39; &#123;&#123; z &#125;&#125;"
    )


def groups(size: int) -> list[list[Script]]:
    """The payloads that front matter may hold, some to a page."""
    usable = [one for one in SCRIPTS if not re.search(r"\{\{|\{%", one.text)]
    return [usable[start : start + size] for start in range(0, len(usable), size)]


def one_line(script: Script) -> str:
    """A payload as it can be written on one line."""
    return FORBIDDEN.sub(" ", script.text.replace("\n", " "))


@pytest.mark.browser
@pytest.mark.parametrize("size", [25, pytest.param(4, marks=pytest.mark.long)])
def test_no_script_in_front_matter_or_arguments_runs_in_chromium(tmp_path: Path, size: int) -> None:
    project, titles = Project(tmp_path / "p"), {}
    for number, group in enumerate(groups(size)):
        titles[f"{number}"] = title = " ".join(map(one_line, group))
        written = json.dumps(title, ensure_ascii=False)
        calls = "\n\n".join(call(Script(one.number, one_line(one), one.passes)) for one in group)
        project.page(f"a/{number}.md", f"---\ntitle: {written}\ndescription: {written}\n---\n\n{calls}\n")
        lines = [f"# x {one_line(one)}" for one in group if "<img/" not in one.text]  # a picture that is not there
        headings = [line for line in lines if not list(judge(to_html(line)))]
        project.page(f"b/{number}.md", "\n\n".join((*headings, "Text\n")))
    entity = "&lt;/title&gt;&lt;script&gt;hit()&lt;/script&gt;"
    project.page("c/rubrik.md", f"# {entity}\n\n## {entity}\n\nText\n")
    project.page("c/makro.md", '# {{ lank("mellerud", "</title><script>hit()</script>") }}\n\nText\n')
    project.page("c/ren.md", "---\ntitle: x\ndescription: x\n---\n\n## x\n\nText\n")
    done = project.build()
    assert done.returncode == 0, done.stdout + done.stderr
    with chromium() as context:
        clean = visit(context, project.site / "c" / "ren.html", project.site)
        for page in sorted(project.site.glob("[abc]/*.html")):
            seen = visit(context, page, project.site)
            assert seen.happened == [], page
            assert (seen.hits, seen.scripts, seen.body) == (0, clean.scripts, clean.body), page
            assert set(seen.tags) <= set(clean.tags) | {"code", "a", "em", "strong", "header"}, page
            assert not [one for one in seen.attributes if re.search(r" (?:on|style|srcdoc|autofocus|[^a-z])", one)], (
                page
            )
            if page.parent.name == "a":
                shown = sites.LexborHTMLParser(page.read_text("utf-8"))
                title, meta = shown.css_first("title"), shown.css_first("meta[name=description]")
                assert title
                assert meta
                assert " ".join(titles[page.stem].split()) in " ".join(title.text().split())
                assert " ".join((meta.attributes["content"] or "").split()) == " ".join(titles[page.stem].split())


def test_the_settings_hold_no_markup_but_env(tmp_path: Path) -> None:
    assert yaml.compose((sites.REPO / "mkdocs.yml").read_text("utf-8"), yaml.SafeLoader)
    (tmp_path / "mkdocs.yml").write_text((sites.REPO / "mkdocs.yml").read_text("utf-8"), "utf-8")
    docs = shutil.copytree(sites.REPO / "docs", tmp_path / "docs")
    assert [str(one) for one in sites.real().check_authored(docs)] == []
