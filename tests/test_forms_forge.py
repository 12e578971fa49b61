"""The whole way with a forge: log in without a secret, change one field, and there is a pull request of one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browsing import served
from forgejo import REPO, Forge, listening
from forges import FORGEJO, Runner, project_in, talking
from office import Office
from playwright.sync_api import Browser, expect
from repositories import git
from site_build import build

pytestmark = [pytest.mark.long, pytest.mark.browser]


FORMS = {"FARDPLAN_FORMS": "forgejo", "FARDPLAN_FORMS_REPO": "organisation/forrad", "FARDPLAN_FORMS_APP": "abc"}


@contextmanager
def opened(folder: Path, browser: Browser, page_address: str) -> Iterator[tuple[Forge, str, Office]]:
    """A forge with the project, its address, and a desk where the form of a page's record is open, by way of the log-in."""
    repository = folder / "forrad"
    project_in(repository)
    git(repository, "config", "user.name", "Test")
    git(repository, "config", "user.email", "test@example.org")
    with listening(repository) as (forge, address):
        done = build(folder / "site", FARDPLAN_FORMS_URL=address, **FORMS)
        assert done.returncode == 0, done.stdout + done.stderr
        with served(folder / "site") as site, browser.new_context() as context:
            page, asked = context.new_page(), list[str]()
            page.on("request", lambda request: asked.append(request.url))
            page.goto(f"{site}/{page_address}")
            page.get_by_role("link", name="Ändra uppgifterna").click()
            page.get_by_role("button", name="Logga in med Forgejo").click()
            yield forge, address, Office(page, site, repository, asked)


def test_a_change_becomes_a_pull_request_of_one_line(tmp_path: Path, browser: Browser) -> None:
    with opened(tmp_path, browser, "aktivitet/mb-lakemedelsautomat.html") as (forge, address, desk):
        page = desk.page
        name = page.get_by_label("Namn", exact=True)
        expect(name).to_have_value("Läkemedelsautomat", timeout=60_000)
        for new in ("Automat för läkemedel", "Läkemedelsautomater"):
            name.fill(new)
            page.get_by_role("button", name="Spara", exact=True).click()
            expect(page.get_by_text("Allt är sparat")).to_be_visible(timeout=60_000)
        page.reload()
        expect(name).to_have_value("Läkemedelsautomater", timeout=60_000)
    assert {urlsplit(url).netloc for url in desk.asked} == {urlsplit(desk.address).netloc, urlsplit(address).netloc}
    [pull] = forge.pulls
    assert pull["title"] == "Ändra aktivitet ”Automat för läkemedel”: namn"
    assert pull["body"] == "Ändringen är gjord i formulären på webbplatsen."
    assert pull["base"] == "main"
    assert desk.difference(pull["head"]["ref"]) == [
        "-    namn: Läkemedelsautomat",
        "+    namn: Läkemedelsautomater",
    ]
    assert forge.asked.count(("POST", f"{REPO}/pulls")) == 1


def test_a_state_changed_by_who_knows_no_git_is_one_line_a_green_check_a_preview_and_one_sentence(
    tmp_path: Path, browser: Browser
) -> None:
    with opened(tmp_path, browser, "uppfoljning/mb-lokal-fardplan-mellerud-2024-02-22.html") as (forge, _, desk):
        page = desk.page
        expect(page.get_by_label("Bedömning (frivilligt)")).to_be_visible(timeout=60_000)
        desk.choose("Läge", "Införd", within=desk.unfold("Läkemedelsautomat · planerad"))
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.get_by_text("Allt är sparat")).to_be_visible(timeout=60_000)
    [pull] = forge.pulls
    proposal = pull["head"]["ref"]
    assert desk.difference(proposal) == ["-    läge: planerad", "+    läge: införd"]
    with talking() as (api, talk):
        talk.robot = "forgejo-actions"
        runner = Runner(FORGEJO, desk.repository, tmp_path / "korning", api, proposal=proposal)
        runner.work.mkdir()
        assert set(runner.run().values()) == {True}, runner.said
    shown = (runner.artefact("webbplats") / "aktivitet" / "mb-lakemedelsautomat.html").read_text(encoding="utf-8")
    assert shown != (tmp_path / "site" / "aktivitet" / "mb-lakemedelsautomat.html").read_text(encoding="utf-8")
    assert talk.comments[-1].startswith(
        "**Läget för Läkemedelsautomat i Mellerud ändras från planerad till införd.**\n"
    )
