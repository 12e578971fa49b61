"""What MkDocs, its plugins and templates refuse is told in Swedish: in `fardplan kontroll` where it can be, else by the build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from english import english_in

from macros.cli import main
from macros.engine.swedish import swedish

ROOT = Path(__file__).parent.parent
SETTINGS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
SOUND = ROOT / "tests" / "broken" / "reading-values-accepted" / "data"
SMALL = "\nnav:\n  - index.md\n"


def changed(old: str, new: str) -> str:
    """The real settings with one thing changed and a menu of one page."""
    small = SETTINGS.partition("\nnav:\n")[0] + SMALL
    assert old in small
    return small.replace(old, new, 1)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project of one page, with the real settings and theme."""
    shutil.copytree(SOUND, tmp_path / "data")
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Hem\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(changed("strict: true", "strict: true"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("", "1:1: fel: mkdocs.yml ska ha en inställning på varje rad"),
        ("- a\n", "1:1: fel: mkdocs.yml ska ha en inställning på varje rad"),
        (
            changed("site_name: ", "site_nam: "),
            "1:1: fel: Det finns ingen inställning ”site_nam”. Menade du ”site_name”?",
        ),
        (changed("site_name: ", "# site_name: "), "1:1: fel: Inställningen site_name saknas."),
        (changed("site_dir: site", "site_name: Två"), "4:1: fel: ”site_name” står redan på rad 1."),
        (changed("nav:\n  - index.md", "nav: index.md"), ": fel: Menyn (nav) ska vara en lista."),
        (changed("  - index.md", "  - {Hem: index.md, Om: om.md}"), ": fel: Menyn (nav) ska vara en lista."),
        (
            changed("  - index.md", "  - Hem: indx.md"),
            ":10: fel: Menyn (nav) leder till en sida som inte finns. Menade du ”index.md”?",
        ),
        (
            changed("  - index.md", "  - Hem:\n      - om/borta.md"),
            ":9: fel: Menyn (nav) leder till en sida som inte finns.",
        ),
        (
            changed("  generator: false", "  generator: *a"),
            ': fel: En text som börjar med * måste stå inom citattecken: "*…".',
        ),
        (changed("nav:", "nav: ["), ": fel: "),
        (changed("site_name:", "\tsite_name:"), "1:1: fel: Raden är indragen med tabb."),
    ],
)
def test_the_check_tells_what_is_wrong_with_the_settings(
    project: Path, capsys: pytest.CaptureFixture[str], settings: str, told: str
) -> None:
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert main(["kontroll", "--datum", "2026-11-22"]) == 1
    said = capsys.readouterr().out
    assert "mkdocs.yml:" in said
    assert told in said
    assert not english_in(said), said


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (changed("name: material", "name: materiall"), "det finns inget tema ”materiall”"),
        (changed("custom_dir: overrides", "custom_dir: borta"), "finns inte. Skriv custom_dir: overrides under theme."),
        (changed("plugins:", "plugins:\n  - sokning"), "tillägget ”sokning” under plugins finns inte på datorn"),
        (changed("      data_dir: data", "      datamapp: data"), "det finns ingen inställning ”datamapp”"),
        (
            changed("markdown_extensions:", "markdown_extensions:\n  - finns_inte"),
            "utvidgningen ”finns_inte” under markdown_extensions",
        ),
        (
            changed("markdown_extensions:", "markdown_extensions:\n  - abbr: x"),
            "utvidgningen ”abbr” under markdown_extensions",
        ),
        (changed("strict: true", "strict: kanske"), "inställningen strict är fel ifylld"),
        (changed("strict: true", "site_url: mellerud"), "site_url ska vara hela adressen"),
        (changed("not_found: warn", "not_found: varna"), "inställningen validation är fel ifylld"),
        (changed("generator: false", "generator: !ENV {a: b}"), "gick inte att bygga"),
    ],
)
def test_the_build_tells_what_mkdocs_refuses(project: Path, settings: str, told: str) -> None:
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert told in refused(project)


@pytest.mark.long
@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{% extends 'borta.html' %}", "”borta.html” finns inte"),
        ("{% extends 'base.html' %}\n{% block x %}", "overrides/main.html, rad 2"),
        ("{{ borta.x.y }}", "en mall i mappen overrides"),
    ],
)
def test_the_build_tells_that_a_template_is_broken(project: Path, template: str, told: str) -> None:
    (project / "overrides" / "main.html").write_text(template, encoding="utf-8")
    assert told in refused(project)


@pytest.mark.long
def test_a_page_that_is_not_in_the_menu_is_told(project: Path) -> None:
    (project / "docs" / "om.md").write_text("# Om\n", encoding="utf-8")
    assert "Sidor som saknas i menyn (nav) i mkdocs.yml. Lägg till dem där:\n  - om.md\n" in refused(project)


def refused(project: Path) -> str:
    """What `fardplan bygg` says when it refuses to build: Swedish, and no site."""
    done = subprocess.run(
        [sys.executable, "-m", "macros", "bygg"],
        cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1795305600"}, capture_output=True, check=False,
    )  # fmt: skip
    said = done.stdout.decode() + done.stderr.decode()
    assert done.returncode == 1, said
    assert "Traceback" not in said
    assert not english_in(said), said
    assert not (project / "site").exists()
    return said


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "Something nobody has ever said about 'x.md'",
        "Error reading page 'om/x.md': list index out of range",
        "Aborted with 3 warnings in strict mode!",
    ],
)
def test_no_sentence_stays_english(sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FARDPLAN_DEBUG", raising=False)
    assert not english_in(swedish(sentence))
    monkeypatch.setenv("FARDPLAN_DEBUG", "1")
    assert swedish("Something else") == "Something else"
