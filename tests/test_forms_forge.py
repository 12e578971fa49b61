"""The whole way with a forge: log in without a secret, change one field, and there is a pull request of one line."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browsing import served
from forgejo import REPO, listening
from playwright.sync_api import Browser, expect
from repositories import git, save
from site_build import ROOT, build

pytestmark = [pytest.mark.long, pytest.mark.browser]


def test_a_change_becomes_a_pull_request_of_one_line(tmp_path: Path, browser: Browser) -> None:
    repository = tmp_path / "forrad"
    shutil.copytree(ROOT / "data", repository / "data")
    git(repository, "init", "-q", "-b", "main")
    git(repository, "config", "user.name", "Test")
    git(repository, "config", "user.email", "test@example.org")
    save(repository)
    with listening(repository) as (forge, address):
        told = {"FARDPLAN_FORMS": "forgejo", "FARDPLAN_FORMS_REPO": "organisation/forrad", "FARDPLAN_FORMS_APP": "abc"}
        done = build(tmp_path / "site", FARDPLAN_FORMS_URL=address, **told)
        assert done.returncode == 0, done.stdout + done.stderr
        with served(tmp_path / "site") as site, browser.new_context() as context:
            page, asked = context.new_page(), list[str]()
            page.on("request", lambda request: asked.append(request.url))
            page.goto(f"{site}/aktivitet/mb-lakemedelsautomat.html")
            page.get_by_role("link", name="Ändra uppgifterna").click()
            page.get_by_role("button", name="Logga in med Forgejo").click()
            name = page.get_by_label("Namn", exact=True)
            expect(name).to_have_value("Läkemedelsautomat", timeout=60_000)
            for new in ("Automat för läkemedel", "Läkemedelsautomater"):
                name.fill(new)
                page.get_by_role("button", name="Spara", exact=True).click()
                expect(page.get_by_text("Allt är sparat")).to_be_visible(timeout=60_000)
            page.reload()
            expect(name).to_have_value("Läkemedelsautomater", timeout=60_000)
        assert {urlsplit(url).netloc for url in asked} == {urlsplit(site).netloc, urlsplit(address).netloc}
    [pull] = forge.pulls
    assert pull["title"] == "Ändra aktivitet ”Automat för läkemedel”: namn"
    assert pull["body"] == "Ändringen är gjord i formulären på webbplatsen."
    assert pull["base"] == "main"
    difference = git(repository, "diff", "-U0", f"main...{pull['head']['ref']}").splitlines()
    assert [line for line in difference if line[0] in "+-" and line[:3] not in {"+++", "---"}] == [
        "-    namn: Läkemedelsautomat",
        "+    namn: Läkemedelsautomater",
    ]
    assert forge.asked.count(("POST", f"{REPO}/pulls")) == 1
