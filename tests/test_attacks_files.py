"""Files, links and names that would bring something foreign into the site: each refused in Swedish, and nothing is built."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
import sites
from attacks.payloads import Project
from thinning import every, some

from macros.plan.problems import Problem
from macros.reading.authored import BESIDE
from macros.reading.bytes import MOST_BYTES
from macros.reading.configuration import read_configuration
from macros.site import load

OUTSIDE_WORD = "hemligt-7f3a"
Attack = Callable[[Path, Path], object]
"""What is done to the project's folder; the second folder lies outside it, and holds a secret."""


def write(path: Path, text: str = "Text\n") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def link(path: Path, target: Path | str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


def whole_folder(here: Path, outside: Path) -> None:
    (here / "docs").rename(here / "docs-kvar")
    link(here / "docs", outside)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


PLAN = "data/planer/mb-lokal-fardplan.yml"
ATTACKS: dict[str, tuple[Attack, str]] = {
    "docs/x är en länk till /etc": (lambda here, _: link(here / "docs/x", "/etc"), "docs/x:1:1: fel: Det här är en genväg"),
    "en mapp utanför": (lambda here, out: link(here / "docs/x", out), "docs/x:1:1: fel: Det här är en genväg"),
    "en sida som är en länk": (lambda here, out: link(here / "docs/om/x.md", out / "hemlig.md"), "docs/om/x.md:1:1: fel: Det här är en genväg"),
    "en bild som är en länk": (lambda here, out: link(here / "docs/bilder/x.png", out / "hemlig.md"), "docs/bilder/x.png:1:1: fel: Det här är en genväg"),
    "en länk i assets": (lambda here, out: link(here / "docs/assets/x", out), "docs/assets/x:1:1: fel: Det här är en genväg"),
    "en länk som går runt": (lambda here, _: link(here / "docs/om/x", here / "docs"), "docs/om/x:1:1: fel: Det här är en genväg"),
    "en länk till sig själv": (lambda here, _: link(here / "docs/x.md", "x.md"), "docs/x.md:1:1: fel: Det här är en genväg"),
    "en dold länk": (lambda here, out: link(here / "docs/.x", out), "docs/.x:1:1: fel: Det här är en genväg"),
    "hela docs är en länk": (whole_folder, "genväg"),
    "ett rör": (lambda here, _: os.mkfifo(here / "docs/x.md"), "docs/x.md:1:1: fel: Det här är en genväg (symbolisk länk) eller något annat"),
    "data: en fil som är en länk ut": (lambda here, out: link(here / "data/planer/x.yml", out / "hemlig.md"), "data/planer/x.yml:1:1: fel: "),
    "data: en mapp som är en länk ut": (lambda here, out: link(here / "data/uppfoljning/x", out), "data/uppfoljning/x:1:1: fel: "),
    "data: ett id med ../": (lambda here, _: change(here / PLAN, "id: mb-lakemedelsautomat", "id: ../../mb-lakemedelsautomat"), "fel: "),
    "data: ett flyttat id med ../": (lambda here, _: write(here / "data/flyttat.yml", "flyttat:\n  - {från: ../../x, till: mellerud}\n"), "data/flyttat.yml:2:"),
    "ett namn som Windows håller upptaget": (lambda here, _: write(here / "docs/CON.md"), "docs/CON.md:1:1: fel: Namnet ”CON.md”"),
    "ett namn som är upptaget med små bokstäver": (lambda here, _: write(here / "docs/om/aux.md"), "docs/om/aux.md:1:1: fel: Namnet ”aux.md”"),
    "ett namn som slutar med punkt": (lambda here, _: write(here / "docs/x./y.md"), "docs/x./y.md:1:1: fel: Namnet ”x.”"),
    "ett namn med kolon": (lambda here, _: write(here / "docs/a:b.md"), "docs/a:b.md:1:1: fel: Namnet ”a:b.md”"),
    "ett namn med mellanslag": (lambda here, _: write(here / "docs/a b.png"), "docs/a b.png:1:1: fel: Namnet ”a b.png”"),
    "ett namn med åäö": (lambda here, _: write(here / "docs/åäö.md"), "docs/åäö.md:1:1: fel: Namnet ”åäö.md”"),
    "ett namn med radbrytning och HTML": (lambda here, _: write(here / "docs/a\n<b>.md"), "docs/a\\u000a<b>.md:1:1: fel: Namnet"),
    "stor bokstav bredvid liten": (lambda here, _: (write(here / "docs/aneby.md"), write(here / "docs/Aneby.md")), "docs/Aneby.md:1:1: fel: Namnet ”Aneby.md”"),
    "en sida och en mapp med samma namn": (lambda here, _: (write(here / "docs/dup.md"), write(here / "docs/dup/index.md")), "docs/dup/index.md:1:1: fel: Sidan får samma adress som docs/dup.md"),
    "två filändelser": (lambda here, _: (write(here / "docs/dup.md"), write(here / "docs/dup.markdown")), "docs/dup.md:1:1: fel: Sidan får samma adress som docs/dup.markdown"),
    "ramens eget namn": (lambda here, _: write(here / "docs/kommun/fardplan-slot-page.md"), "docs/kommun/fardplan-slot-page.md:1:1: fel: Namnet"),
    "en färdig sidas adress": (lambda here, _: write(here / "docs/kommun/mellerud.html", OUTSIDE_WORD), "docs/kommun/mellerud.html:1:1: fel: En sådan fil"),
    "ett skript": (lambda here, _: write(here / "docs/x.js", OUTSIDE_WORD), "docs/x.js:1:1: fel: En sådan fil"),
    "en teckning som kan köra skript": (lambda here, _: write(here / "docs/x.svg", OUTSIDE_WORD), "docs/x.svg:1:1: fel: En sådan fil"),
    "en mall": (lambda here, _: write(here / "docs/x.html", "{{ config }}"), "docs/x.html:1:1: fel: En sådan fil"),
    "en för stor sida": (lambda here, _: write(here / "docs/x.md", "x" * (MOST_BYTES + 1)), "docs/x.md:1:1: fel: Filen är större än 5 MB"),
    "en för stor bild": (lambda here, _: write(here / "docs/x.png", "x" * (MOST_BYTES + 1)), "docs/x.png:1:1: fel: Filen är större än 5 MB"),
    "snippets": (lambda here, _: change(here / "mkdocs.yml", "  - tables\n", "  - tables\n  - pymdownx.snippets\n"), "mkdocs.yml:"),
    "hooks": (lambda here, _: change(here / "mkdocs.yml", "strict: true", "strict: true\nextra_templates: [x.html]"), "fel: ”extra_templates” får inte"),
}  # fmt: skip


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    write(tmp_path / "utanfor" / "hemlig.md", f"{OUTSIDE_WORD}\n")
    return tmp_path / "utanfor"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "projekt")


def problems(here: Path) -> list[str]:
    loaded = load(here / "data", on=sites.DAY, shown="data")
    site = replace(sites.real(), loaded=loaded)
    return [str(one) for one in site.problems(here / "docs", shown="docs")]


@pytest.mark.parametrize("name", every(2, ATTACKS))
def test_what_is_foreign_is_refused(project: Project, outside: Path, name: str) -> None:
    attack, wanted = ATTACKS[name]
    attack(project.folder, outside)
    told = problems(project.folder)
    assert any(wanted in problem for problem in told), told
    assert OUTSIDE_WORD not in "".join(told)


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "command"), some(2, [*zip(ATTACKS, cycle(("build", "build", "mkdocs", "mkdocs")), strict=False)])
)
def test_nothing_foreign_is_built(project: Project, outside: Path, name: str, command: str) -> None:
    attack, wanted = ATTACKS[name]
    attack(project.folder, outside)
    done = getattr(project, command)()
    assert done.returncode != 0
    assert wanted in done.stdout + done.stderr
    assert not project.site.exists()


def test_a_socket_among_the_pages_is_refused(project: Project) -> None:
    with socket.socket(socket.AF_UNIX) as made, pytest.MonkeyPatch.context() as patch:
        patch.chdir(project.folder / "docs")
        made.bind("x.md")
        assert any("docs/x.md:1:1: fel: Det här är en genväg" in one for one in problems(project.folder))


@pytest.mark.parametrize("ending", BESIDE)
def test_pictures_and_documents_may_stand_beside_pages(tmp_path: Path, ending: str) -> None:
    write(tmp_path / "om" / f"karta-2.{ending}")
    assert sites.real().check_authored(tmp_path) == ()


def test_hidden_files_are_left_alone_as_mkdocs_does(tmp_path: Path) -> None:
    write(tmp_path / ".git" / "Config")
    write(tmp_path / ".DS_Store")
    assert sites.real().check_authored(tmp_path) == ()


def settings(folder: Path, text: str) -> list[Problem]:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return list(read_configuration(folder / "mkdocs.yml", shown="mkdocs.yml"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: !!python/object/apply:os.system [x]", "1:4"), ("a:\n  - !!python/name:os.system", "2:5"), ("a: !relative x", "1:4"),
        ("!!python/object/new:os.system {}", "1:1"), ("? !!python/tuple [a]\n: b", "1:3"), ("a: !!python/module:os ''", "1:4"),
        ("%TAG ! tag:yaml.org,2002:python/\n---\na: !object/apply:os.system [x]", "3:4"), ("hooks: [x.py]", "1:1"),
        ("INHERIT: x.yml", "1:1"), ("site_description: 'x\" http-equiv=refresh'", "1:19"), ("site_name: <b>", "1:12"),
        ('nav:\n  - "{{ x }}": om.md', "2:5"), ("nav:\n  - fardplan-slot-title: om.md", "2:5"), ("a: [", "1:4"),
    ],
)  # fmt: skip
def test_settings_that_would_run_a_program_are_told_before_anything_runs(tmp_path: Path, text: str, place: str) -> None:
    [problem] = settings(tmp_path, text)
    assert str(problem).startswith(f"mkdocs.yml:{place}: fel: ")


def test_the_real_settings_and_env_are_allowed(tmp_path: Path) -> None:
    assert settings(tmp_path, (sites.REPO / "mkdocs.yml").read_text(encoding="utf-8")) == []
    assert settings(tmp_path, "a: !ENV [X, 'y']\nb: ! z\n") == []
