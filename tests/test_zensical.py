"""What Zensical has made of the authors' pages is judged and cleaned as the plugin does with what MkDocs has made."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_build import ROOT

from macros.engine.zensical.built import take_over
from macros.engine.zensical.marks import Marks
from macros.engine.zensical.scratch import fill, settings_of

THEME = "<ol><li>{{ entry.title }}</li></ol><article>{{ page.content }}</article>"


def built(marks: Marks, content: str, heading: str = "x") -> str:
    """A page as an engine makes it of the theme."""
    return marks.set_in(THEME).replace("{{ page.content }}", content).replace("{{ entry.title }}", heading)


def taken(folder: Path, marks: Marks, html: str) -> tuple[str, list[tuple[str, str]]]:
    """A page as it is taken over, and what is wrong on it."""
    for name in ("built", "new"):
        (folder / name).mkdir()
    for name in ("index.html", "om.html"):
        (folder / "built" / name).write_text(html, encoding="utf-8")
    wrong = take_over(folder / "built", folder / "new", marks)
    return (folder / "new" / "om.html").read_text(encoding="utf-8"), [(name, one.rule) for name, one in wrong]


def test_a_sound_page_is_taken_over_without_marks(tmp_path: Path) -> None:
    marks = Marks()
    html, wrong = taken(tmp_path, marks, built(marks, "<p>Text</p>", "Rubrik"))
    assert html == "<ol><li>Rubrik</li></ol><article><p>Text</p></article>"
    assert wrong == []


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ("<script>hit()</script>", "sida-tagg"),
        ('<p onclick="hit()">x</p>', "sida-attribut"),
        ('<a href="javascript:hit()">x</a>', "sida-adress"),
        ("</article><p>x</p>", "sida-oppen"),
    ],
)
def test_what_may_not_stand_on_a_page_is_found_in_what_zensical_made(tmp_path: Path, content: str, rule: str) -> None:
    marks = Marks()
    _, wrong = taken(tmp_path, marks, built(marks, content))
    assert wrong == [("index.html", rule), ("om.html", rule)]


def test_a_page_without_marks_is_never_taken_over(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unpack"):
        taken(tmp_path, Marks(), built(Marks(), "<p>Text</p>"))


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("<script>hit()</script>", "hit()"),
        ("\\&lt;script>hit()\\&lt;/script>", "\\&lt;script&gt;hit()\\&lt;/script&gt;"),
        ("&#123;{ 7*7 }}", "&#123;&#123; 7*7 &#125;&#125;"),
        ("A &amp; B", "A &amp; B"),
    ],
)
def test_headings_in_the_table_of_contents_are_text(heading: str, shown: str) -> None:
    marks = Marks()
    assert f"<li>{shown}</li>" in marks.cleared(built(marks, "<p>x</p>", heading))


@pytest.mark.parametrize("room", ["main.html", "partials/contents.html"])
def test_a_theme_that_prints_pages_in_another_way_is_refused(tmp_path: Path, room: str) -> None:
    settings = settings_of(ROOT / "mkdocs.yml")
    settings["docs_dir"] = str(ROOT / "docs")
    settings["theme"]["custom_dir"] = theme = tmp_path / "overrides"
    for file in (ROOT / "overrides").rglob("*.html"):
        (theme / file.relative_to(ROOT / "overrides")).parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text(encoding="utf-8").replace("page.content }}", "page.content | safe }}")
        (theme / file.relative_to(ROOT / "overrides")).write_text(
            text.replace("entry.title }}", "entry.title | safe }}") if file.name in room else file.read_text("utf-8"),
            encoding="utf-8",
        )
    with pytest.raises(SystemExit, match="Temat skriver inte"):
        fill(tmp_path / "scratch", settings, {}, {}, Marks())
