"""The whole way with a forge: log in without a secret, change one field, and there is a pull request of one line."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browsing import served
from forgejo import REPO, listening
from forges import FORGEJO, Runner, project_in, talking
from office import Office
from playwright.sync_api import Browser, expect
from repositories import git
from site_build import build

pytestmark = [pytest.mark.long, pytest.mark.browser]


FORMS = {"FARDPLAN_FORMS": "forgejo", "FARDPLAN_FORMS_REPO": "organisation/forrad", "FARDPLAN_FORMS_APP": "abc"}


def repository_in(folder: Path) -> None:
    """The project in a repository that its forge may write to."""
    project_in(folder)
    git(folder, "config", "user.name", "Test")
    git(folder, "config", "user.email", "test@example.org")


def changed_lines(repository: Path, branch: str) -> list[str]:
    """The lines that a branch takes away and adds, each behind its sign."""
    told = git(repository, "diff", "-U0", f"main...{branch}").splitlines()
    return [line for line in told if line[0] in "+-" and line[:3] not in {"+++", "---"}]


def test_a_change_becomes_a_pull_request_of_one_line(tmp_path: Path, browser: Browser) -> None:
    repository = tmp_path / "forrad"
    repository_in(repository)
    with listening(repository) as (forge, address):
        done = build(tmp_path / "site", FARDPLAN_FORMS_URL=address, **FORMS)
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
    assert changed_lines(repository, pull["head"]["ref"]) == [
        "-    namn: Läkemedelsautomat",
        "+    namn: Läkemedelsautomater",
    ]
    assert forge.asked.count(("POST", f"{REPO}/pulls")) == 1


def test_a_state_changed_by_who_knows_no_git_is_one_line_a_green_check_a_preview_and_one_sentence(
    tmp_path: Path, browser: Browser
) -> None:
    repository = tmp_path / "forrad"
    repository_in(repository)
    with listening(repository) as (forge, address):
        done = build(tmp_path / "site", FARDPLAN_FORMS_URL=address, **FORMS)
        assert done.returncode == 0, done.stdout + done.stderr
        with served(tmp_path / "site") as site, browser.new_context() as context:
            page = context.new_page()
            page.goto(f"{site}/uppfoljning/mb-lokal-fardplan-mellerud-2024-02-22.html")
            page.get_by_role("link", name="Ändra uppgifterna").click()
            page.get_by_role("button", name="Logga in med Forgejo").click()
            desk = Office(page, site, repository, [])
            expect(page.get_by_label("Bedömning (frivilligt)")).to_be_visible(timeout=60_000)
            desk.choose("Läge", "Införd", within=desk.unfold("Läkemedelsautomat · planerad"))
            page.get_by_role("button", name="Spara", exact=True).click()
            expect(page.get_by_text("Allt är sparat")).to_be_visible(timeout=60_000)
    [pull] = forge.pulls
    proposal = pull["head"]["ref"]
    assert changed_lines(repository, proposal) == ["-    läge: planerad", "+    läge: införd"]
    with talking() as (api, talk):
        talk.robot = "forgejo-actions"
        runner = Runner(FORGEJO, repository, tmp_path / "korning", api, proposal=proposal)
        runner.work.mkdir()
        assert set(runner.run().values()) == {True}, runner.said
    shown = (runner.artefact("webbplats") / "aktivitet" / "mb-lakemedelsautomat.html").read_text(encoding="utf-8")
    assert shown != (tmp_path / "site" / "aktivitet" / "mb-lakemedelsautomat.html").read_text(encoding="utf-8")
    assert talk.comments[-1].startswith(
        "**Läget för Läkemedelsautomat i Mellerud ändras från planerad till införd.**\n"
    )
