"""The handbook is true: page by page, its files are written, its commands run, and they answer what it says that they answer."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from handbook.workbook import write as write_workbook
from repositories import git, save
from site_build import EPOCH, ROOT

from macros.cli import COMMANDS
from macros.cli.shell import parse

HANDBOOK = ROOT / "docs" / "redaktor"
PAGES = sorted(page.stem for page in HANDBOOK.glob("*.md"))
BLOCK = re.compile(r"^( *)```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`(?:\.venv[/\\](?:bin|Scripts)[/\\])?(fardplan [^`]+)`")
START = re.compile(r"^(?:\.venv[/\\](?:bin|Scripts)[/\\])?(?=fardplan )")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
WAITS = ("fardplan visa",)
"""Commands that run until they are ended: only their options are tried."""
LEFT_OUT = "…"
"""Stands alone on a line of an answer for lines that are left out."""


@dataclass(frozen=True, slots=True)
class Block:
    """What stands within three ticks on a page: its language, its title and its lines without their indent."""

    language: str
    title: str
    text: str


def blocks(page: str) -> Iterator[Block]:
    text = (HANDBOOK / f"{page}.md").read_text(encoding="utf-8")
    for indent, language, title, inner in BLOCK.findall(text):
        yield Block(language, title, re.sub(rf"^{indent}", "", inner, flags=re.MULTILINE))


def commands(text: str) -> Iterator[str]:
    """The commands of a console block, without the folder they lie in."""
    for line in text.splitlines():
        if line.strip():
            yield START.sub("", line)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project under git, as an editor has it."""
    folder = tmp_path / "projekt"
    for name in ("data", "docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    write_workbook(folder / "min-plan.xlsx")
    git(folder, "init", "-q", "-b", "main")
    save(folder)
    return folder


def run(project: Path, command: str, *, code: int) -> str:
    """What a command answers; it must end with that code."""
    words = shlex.split(command)
    known = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    if words[0] == "git":
        return git(project, *words[1:])
    assert words[0] == "fardplan", command
    done = subprocess.run(
        [sys.executable, "-m", "macros", *words[1:]], cwd=project, env=known, capture_output=True, check=False
    )
    said = done.stdout.decode() + done.stderr.decode()
    assert done.returncode == code, f"{command}\n{said}"
    return said


def write(project: Path, block: Block) -> None:
    """Add an example to its file, as the handbook says: a file that is not there is made."""
    file = project / block.title
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as opened:
        opened.write(block.text)


def change(project: Path, block: Block) -> None:
    """Make a change that is shown as lines taken away (`-`) and added (`+`); the place must be the only one."""
    file, lines = project / block.title, block.text.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] in " -")
    after = "".join(line[1:] for line in lines if line[0] in " +")
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, block
    file.write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_tells_to_do_can_be_done(page: str, project: Path) -> None:
    said = ""
    for block in blocks(page):
        if block.language == "diff":
            change(project, block)
        elif block.title.startswith("data/"):
            write(project, block)
        elif block.language == "console":
            code = 1 if block.title else 0  # a title tells that the command says no
            said = "".join(run(project, one, code=code) for one in commands(block.text) if not one.startswith(WAITS))
        elif block.language == "text" and said:
            shown = [line.rstrip() for line in block.text.splitlines() if line.strip() not in {"", LEFT_OUT}]
            answered = iter([line.rstrip() for line in said.splitlines()])
            missing = [line for line in shown if line not in answered]
            assert missing == [], said
            said = ""


def test_commands_in_running_text_take_the_options_they_are_given() -> None:
    told = {
        found
        for page in HANDBOOK.glob("*.md")
        for text in [page.read_text(encoding="utf-8")]
        for found in (*INLINE.findall(text), *(one for block in blocks(page.stem) if block.language == "console" for one in commands(block.text)))
        if found.startswith("fardplan")
    }  # fmt: skip
    assert len(told) > 5
    known = {command.name: command for command in COMMANDS}
    for command in told:
        name, *arguments = shlex.split(command)[1:]
        parse(known[name], arguments)


def test_every_picture_is_there_told_in_words_and_used() -> None:
    told = [found for page in HANDBOOK.glob("*.md") for found in PICTURE.findall(page.read_text(encoding="utf-8"))]
    assert all(len(alt) > 20 for alt, _ in told)
    assert {address for _, address in told} == {f"bilder/{path.name}" for path in (HANDBOOK / "bilder").glob("*")}
