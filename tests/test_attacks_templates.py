"""30 pages that would run a program on the machine that builds: each refused with page and line, and none runs."""

from __future__ import annotations

from pathlib import Path

import pytest
import sites
from attacks.payloads import Project, templates
from thinning import some

PAYLOADS = templates(Path("OSKRIVBAR"))
NUMBERS = range(len(PAYLOADS))
UNCHECKED = "from macros.site import Site; Site.check_authored = lambda *_, **__: (); import sys; from mkdocs.__main__ import cli; cli(['build', '-q', '-d', 'ut'])"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_page_that_would_run_a_program_is_refused_with_its_line(tmp_path: Path, number: int) -> None:
    line, text = PAYLOADS[number]
    (tmp_path / "sida.md").write_text(text + "\n", encoding="utf-8")
    problems = sites.real().check_authored(tmp_path, shown="docs")
    assert [problem for problem in problems if problem.place.line == line]


def test_no_page_runs_a_program_in_either_build(tmp_path: Path) -> None:
    project, canary = Project(tmp_path / "p"), tmp_path / "kanarie"
    attacks = templates(canary)
    for number, (_, text) in enumerate(attacks):
        project.page(f"a/{number}.md", text + "\n")
    for done in (project.build(), project.mkdocs()):
        assert done.returncode != 0
        for number, (line, _) in enumerate(attacks):
            assert f"docs/a/{number}.md:{line}:" in done.stdout + done.stderr
        assert not canary.exists()
        assert not project.site.exists()


@pytest.mark.long
@pytest.mark.parametrize("number", some(6, NUMBERS))
def test_each_page_alone_runs_nothing_in_either_build(tmp_path: Path, number: int) -> None:
    project, canary = Project(tmp_path / "p"), tmp_path / "kanarie"
    line, text = templates(canary)[number]
    project.page("a/sida.md", text + "\n")
    for done in (project.build(), project.mkdocs()):
        assert done.returncode != 0
        assert f"docs/a/sida.md:{line}:" in done.stdout + done.stderr
        assert not canary.exists()
        assert not project.site.exists()


def test_without_the_check_such_a_page_does_run(tmp_path: Path) -> None:
    project, canary = Project(tmp_path / "p"), tmp_path / "kanarie"
    project.page("a/sida.md", templates(canary)[0][1])
    project.run("-c", UNCHECKED)
    assert canary.exists()


@pytest.mark.parametrize("title", ['"\\x7b\\x7b {} \\x7d\\x7d"', '"{{{{ {} }}}}"'])
def test_a_title_runs_nothing_even_without_the_check(tmp_path: Path, title: str) -> None:
    project, canary = Project(tmp_path / "p"), tmp_path / "kanarie"
    code = f"cycler.__init__.__globals__.os.system('touch {canary.as_posix()}')"
    project.page("a/sida.md", f"---\ntitle: {title.format(code)}\n---\n\nText\n")
    menu = project.folder / "mkdocs.yml"
    menu.write_text(menu.read_text("utf-8").replace("  - a/sida.md", f'  - "{{{{ {code} }}}}": a/sida.md'), "utf-8")
    project.run("-c", UNCHECKED)
    assert (project.folder / "ut" / "a" / "sida.html").exists()
    assert not canary.exists()


def test_the_build_itself_stops_a_script_that_the_check_would_have_let_through(tmp_path: Path) -> None:
    project = Project(tmp_path / "p")
    project.page("a/sida.md", "---\ntitle: x\n---\n\n[x](a.md){: onclick=hit() }\n")
    done = project.run("-c", UNCHECKED)
    assert done.returncode != 0
    assert "docs/a/sida.md:1:1: fel: Attributet ”onclick” får inte stå i <a>." in done.stdout + done.stderr
    assert not (project.folder / "ut").exists()
