"""Every page of the finished site against the Nu HTML checker (vnu), the checker behind validator.w3.org."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from site_build import ROOT, build

from macros.pages.frameless import moved_page, notice_page

pytestmark = pytest.mark.long

ALLOWED = ROOT / "tests" / "validity" / "allowed.txt"


@pytest.fixture(scope="module")
def vnu(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checker, installed by npm beside the tests; says what to install where it cannot."""
    for program, package in (("java", "default-jre-headless"), ("npm", "npm")):
        if not shutil.which(program):
            pytest.fail(f"{program} saknas; installera det, på Debian: apt-get install {package}")
    place = tmp_path_factory.mktemp("vnu")
    command = ["npm", "install", "--prefix", str(place), "--no-audit", "--no-fund", "--ignore-scripts", "vnu-jar"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"npm kunde inte installera vnu-jar:\n{done.stdout}{done.stderr}"
    (jar,) = place.rglob("vnu.jar")
    return jar


def messages(vnu: Path, place: Path) -> list[dict[str, Any]]:
    command = ["java", "-Xss8m", "-jar", str(vnu), "--format", "json", "--skip-non-html", str(place)]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False
    )
    return list(json.loads(done.stderr)["messages"])


def test_no_page_has_a_message_that_is_not_explained(vnu: Path, tmp_path: Path) -> None:
    done = build(tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    allowed = {line for line in ALLOWED.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")}
    (tmp_path / "site" / "flyttad.html").write_text(moved_page(old="flyttad.html", new="index.html"), encoding="utf-8")
    (tmp_path / "site" / "fel.html").write_text(
        notice_page("<fel>", "ett till", style="", home="index.html"), encoding="utf-8"
    )
    _without_policy(tmp_path / "site")
    found = messages(vnu, tmp_path / "site")
    told = [
        f"{one.get('url', '')}:{one.get('lastLine')}: {one['message']}"
        for one in found
        if one["message"] not in allowed
    ]
    assert not told, "\n".join(told[:50])
    assert allowed <= {one["message"] for one in found}, "en tillåten text behövs inte längre"


def _without_policy(site: Path) -> None:
    """To the checker a file is never its own site, so that the policy would stop every style; Chromium judges it elsewhere."""
    for page in site.rglob("*.html"):
        html = page.read_bytes()
        page.write_bytes(re.sub(rb'<meta http-equiv="Content-Security-Policy"[^>]*>', b"", html))


def test_the_checker_does_look(vnu: Path, tmp_path: Path) -> None:
    (tmp_path / "fel.html").write_text(
        "<!doctype html><html lang=sv><title>x</title><p id=a><p id=a>", encoding="utf-8"
    )
    assert any("Duplicate ID" in one["message"] for one in messages(vnu, tmp_path))
