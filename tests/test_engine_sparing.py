"""What a build is spared, no page can show; and the command starts without what it may not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader
from mkdocs.config import load_config
from site_build import ROOT, build

from macros.engine.sparing import VisibleFiles

CONFIGURED = (
    "from pathlib import Path; from macros.engine.running import Folders, configure;"
    "configure(Folders(Path('data'), Path('docs'), Path('site')), command='build', tell=print);"
)


def python(code: str) -> str:
    """What a fresh Python says, in the project's folder."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_themes_files_are_all_listed_but_for_the_hidden_ones() -> None:
    folders = load_config(str(ROOT / "mkdocs.yml")).theme.dirs
    every = FileSystemLoader(folders).list_templates()
    seen = [name for name in every if not any(part.startswith(".") for part in name.split("/")[:-1])]
    assert VisibleFiles(folders).list_templates() == seen
    assert len(seen) < len(every) / 10, "Material no longer hides its icons: VisibleFiles may not be needed"


def test_what_mkdocs_macros_would_fetch_with_is_run_only_when_it_is_used() -> None:
    loaded = "import sys; before = 'urllib3' in sys.modules;"
    used = "import requests; requests.get; print(before, 'urllib3' in sys.modules)"
    assert python(CONFIGURED + loaded + used) == "False True"


@pytest.mark.skipif(sys.platform == "win32", reason="a program is a script")
def test_a_build_runs_no_git(tmp_path: Path) -> None:
    git = tmp_path / "git"
    git.write_text(f"#!/bin/sh\necho asked >> {tmp_path}/asked\n", encoding="utf-8")
    git.chmod(0o755)
    done = build(tmp_path / "site", PATH=f"{tmp_path}:/usr/bin:/bin")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (tmp_path / "asked").exists()


def test_the_command_starts_before_the_models_and_mkdocs_are_imported() -> None:
    assert (
        python("import sys, macros.cli; print([name for name in ('pydantic', 'mkdocs') if name in sys.modules])")
        == "[]"
    )


def test_a_build_brings_no_web_server() -> None:
    assert python(CONFIGURED + "import sys; print('http.server' in sys.modules)") == "False"
