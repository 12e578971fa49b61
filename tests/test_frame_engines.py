"""The engine is a detail: the same site comes out of properdocs and, as an experiment, out of Zensical. Both are installed aside."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from attacks.payloads import Project
from site_build import EPOCH, ROOT, build, digests, run

PROPERDOCS = "properdocs==1.6.7"
ZENSICAL = "zensical==0.0.73"
WITH_ZENSICAL = "import sys; from pathlib import Path; from macros.engine.zensical.__main__ import build; build(Path('site'), [sys.argv[1]])"


def environment(folder: Path) -> Path:
    """A fresh virtual environment's folder of commands."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    return folder / "bin"


def said(*command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the project's folder, on the tests' day."""
    known = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, **more}
    done = subprocess.run(command, cwd=ROOT, env=known, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{shlex.join(command)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done


@pytest.fixture(scope="module")
def by_mkdocs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("mkdocs") / "site"
    done = build(out)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.mark.long
def test_properdocs_gives_the_same_bytes_beside_mkdocs_and_in_its_place(by_mkdocs: Path, tmp_path: Path) -> None:
    commands = environment(tmp_path / "venv")
    pip = (str(commands / "pip"), "install", "-q", "--disable-pip-version-check")
    said(*pip, "--require-hashes", "-r", "requirements.lock")
    said(*pip, PROPERDOCS)
    said(*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    properdocs = (str(commands / "properdocs"), "build", "--strict", "-f", "mkdocs.yml", "-d")
    said(*properdocs, str(tmp_path / "beside"))
    assert digests(tmp_path / "beside") == digests(by_mkdocs)

    said(str(commands / "pip"), "uninstall", "-q", "-y", "mkdocs")
    said(*properdocs, str(tmp_path / "alone"))
    assert digests(tmp_path / "alone") == digests(by_mkdocs)


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The command of a Zensical of its own."""
    commands = environment(tmp_path_factory.mktemp("zensical") / "venv")
    said(str(commands / "pip"), "install", "-q", "--disable-pip-version-check", ZENSICAL)
    return shlex.quote(str(commands / "zensical"))


@pytest.mark.long
def test_zensical_gives_the_same_pages_with_the_same_articles(by_mkdocs: Path, tmp_path: Path, zensical: str) -> None:
    out = tmp_path / "site"
    done = run("macros.engine.zensical", str(out), ZENSICAL=zensical)
    assert done.returncode == 0, done.stderr
    ours, theirs = pages(by_mkdocs), pages(out)
    assert list(theirs) == list(ours)
    for address, html in ours.items():
        assert article(theirs[address]) == article(html), address
        assert alike(theirs[address]) == alike(html), address


@pytest.mark.long
def test_a_heading_is_text_in_the_table_of_contents_with_zensical_too(tmp_path: Path, zensical: str) -> None:
    project = Project(tmp_path / "p")
    project.page("a/sida.md", '---\ntitle: x\n---\n\n## Å { data-toc-label="<script>hit()</script>" }\n\nText\n')
    done = project.run("-c", WITH_ZENSICAL, zensical)
    assert done.returncode == 0, done.stderr
    html = (project.site / "a" / "sida.html").read_text(encoding="utf-8")
    assert "hit()</a></li>" in html
    assert "<script>hit()" not in html
    assert "fardplan-slot" not in html


@pytest.mark.long
def test_zensical_too_stops_a_script_that_the_check_would_have_let_through(tmp_path: Path, zensical: str) -> None:
    project = Project(tmp_path / "p")
    project.page("a/sida.md", "---\ntitle: x\n---\n\n[x](sida.md){: onclick=hit() }\n")
    done = project.run(
        "-c", f"from macros.site import Site; Site.check_authored = lambda *_, **__: (); {WITH_ZENSICAL}", zensical
    )
    assert done.returncode == 1
    assert "docs/a/sida.md:1:1: fel: Attributet ”onclick” får inte stå i <a>." in done.stderr
    assert not project.site.exists()


@pytest.mark.parametrize(
    ("command", "told"), [("no-such-zensical", "no-such-zensical finns inte"), ("false", "byggde inte")]
)
def test_a_zensical_that_fails_leaves_the_earlier_site_whole(tmp_path: Path, command: str, told: str) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("den tidigare", encoding="utf-8")
    done = run("macros.engine.zensical", str(out), ZENSICAL=command)
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert (out / "index.html").read_text(encoding="utf-8") == "den tidigare"
    assert not (tmp_path / ".site-ny").exists()


def pages(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_bytes().decode() for path in sorted(site.rglob("*.html"))}


def article(html: str) -> str:
    """All that stands inside the article."""
    found: list[str] = re.findall(r"<article\b[^>]*>(.*)</article>", html, re.DOTALL)
    assert len(found) == 1
    return found[0]


def alike(html: str) -> str:
    """A page but for what is known to differ: `./` before an address in the same folder."""
    return html.replace('="./', '="')
