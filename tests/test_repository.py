"""The repository keeps its own promises: locks, top level, size of rooms."""

from __future__ import annotations

import re
import subprocess

import pytest
from site_build import ROOT

TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
GIVEN = {"mkdocs.yml", "docs", "data", "macros", "overrides", "tests", "pyproject.toml", "README.md"}
USUAL = {"Makefile", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "requirements.lock", "requirements-dev.lock"}
USUAL |= {"azure-pipelines.yml"}  # the one setting of a forge that does not begin with a dot


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_a_hash_for_every_package_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(packages) > 20
    assert all("==" in package and "--hash=sha256:" in package for package in packages)
    assert not re.search(r"://|--index|--find-links|\bfile:", text)


def test_the_top_level_is_the_given_one_and_the_usual_files() -> None:
    top = {path.split("/")[0] for path in TRACKED}
    assert top >= GIVEN
    assert {name for name in top - GIVEN - USUAL if not name.startswith(".")} == set()


def test_no_room_has_grown_past_its_walls() -> None:
    rooms = [path for path in TRACKED if path.startswith("macros/") and path.endswith(".py")]
    lengths = {
        path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in rooms if (ROOT / path).exists()
    }
    assert {path: length for path, length in lengths.items() if length > 300} == {}


def test_nothing_that_is_built_is_kept() -> None:
    assert not [path for path in TRACKED if path.startswith(("site/", ".venv/")) or path.endswith((".pyc", ".whl"))]
