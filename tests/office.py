"""An editor's desk for those who use the forms: real Chromium, the built site, and decap-server with a real repository."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from browsing import served
from playwright.sync_api import Browser, Locator, Page, expect
from repositories import git, save
from site_build import ROOT, build

from macros.plan.problems import Severity
from macros.site import load

SAVE = re.compile("^(?:Spara|Publicera)$")
DAY = date(2026, 11, 22)
SERVER = "decap-server@3.11.3"


def installed(place: Path) -> Path:
    """decap-server, installed by npm in a folder."""
    command = ["npm", "install", "--prefix", str(place), "--no-audit", "--no-fund", "--ignore-scripts", SERVER]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"npm kunde inte installera decap-server:\n{done.stdout}{done.stderr}"
    return place / "node_modules" / "decap-server" / "dist" / "index.js"


@dataclass(frozen=True)
class Office:
    """An editor's desk: a browser page, the site's address, and the repository behind it."""

    page: Page
    address: str
    repository: Path
    asked: list[str]

    def open(self, post: str) -> None:
        """Follow a page's link to a record's form."""
        self.page.goto(f"{self.address}/redigera/index.html?post={post}")
        self.enter()

    def begin(self, kind: str) -> None:
        """Begin a new record, on a page opened anew: what was not saved is left behind without a question."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}/redigera/index.html#/collections/{kind}/new")
        self.enter()

    def enter(self) -> None:
        """Log in, if that is asked; then wait for the form."""
        login, form = (
            self.page.get_by_role("button", name="Logga in", exact=True),
            self.page.get_by_label("Granskad (frivilligt)"),
        )
        expect(login.or_(form)).to_be_visible(timeout=60_000)
        if login.is_visible():
            login.click()
        expect(form).to_be_visible(timeout=60_000)

    def fill(self, label: str, text: str) -> None:
        """Write in a field."""
        self.page.get_by_label(label, exact=True).fill(text)

    def choose(self, label: str, said: str, *, within: Locator | None = None) -> None:
        """Choose in a list that opens, by typing some of what it says."""
        (within or self.page).get_by_label(label, exact=True).click()
        self.page.keyboard.type(said.partition(" (")[0])
        self.page.get_by_role("option", name=said, exact=True).click()

    def unfold(self, told: str) -> Locator:
        """Open the row of a list that says so."""
        rows = self.page.locator("[class*=SortableListItem]")
        row = rows.nth([told in one for one in rows.all_inner_texts()].index(True))
        row.get_by_role("button", name="Visa eller dölj raden").first.click()
        return row

    def add(self, to: str) -> Locator:
        """Add a row to a list; it opens last."""
        self.page.get_by_role("button", name=f"Lägg till rad i {to}").click()
        return self.page.locator(f"[id^={to}-field] [class*=SortableListItem]").last

    def save(self) -> None:
        """Save, as a draft or at once, and wait until it is done."""
        expect(self.page.get_by_text("Ändringar som inte är sparade")).to_be_visible()
        self.page.get_by_role("button", name=SAVE).click()
        if self.page.get_by_role("menuitem", name="Publicera nu").is_visible():
            self.page.get_by_role("menuitem", name="Publicera nu").click()
        expect(self.page.get_by_text("Allt är sparat")).to_be_visible(timeout=60_000)

    def difference(self, branch: str = "") -> list[str]:
        """The lines that were taken away and added, each behind its sign, as git tells them."""
        told = git(self.repository, "diff", "-U0", *([f"main...{branch}"] if branch else ["HEAD"]))
        return [line for line in told.splitlines() if line[0] in "+-" and not line.startswith(("+++", "---"))]

    def demand_a_sound_plan(self, branch: str = "main") -> None:
        """What `fardplan kontroll` finds no error in. The server moves between branches, so it is looked at elsewhere."""
        with TemporaryDirectory() as folder:
            if branch == "main":
                shutil.copytree(self.repository / "data", f"{folder}/data")
            else:
                git(self.repository, "clone", "-q", "-b", branch, str(self.repository), folder)
            found = load(Path(folder) / "data", on=DAY)
        assert not [one for one in found.problems if one.severity is Severity.ERROR]


@dataclass(frozen=True)
class Building:
    """The site with forms that ask a server on this computer, and that server, not yet started."""

    server: Path
    site: Path
    port: int
    browser: Browser

    @contextmanager
    def opened(self, mode: str, repository: Path) -> Iterator[Office]:
        """An office whose server works on files (`fs`) or on branches (`git`) of a new repository in a folder."""
        shutil.copytree(ROOT / "data", repository / "data")
        git(repository, "init", "-q", "-b", "main")
        git(repository, "config", "user.name", "Test")
        git(repository, "config", "user.email", "test@example.org")
        save(repository)
        _set_workflow(self.site, "simple" if mode == "fs" else "editorial_workflow")
        told = {"PORT": str(self.port), "MODE": mode, "GIT_REPO_DIRECTORY": str(repository), "BIND_HOST": "127.0.0.1"}
        with (
            subprocess.Popen(
                ["node", str(self.server)],
                cwd=repository,
                env={**os.environ, **told},
                stdout=subprocess.PIPE,
                text=True,
            ) as running,
            served(self.site) as address,
            self.browser.new_context(viewport={"width": 1280, "height": 1400}) as context,
        ):
            try:
                _wait_for(running)
                page, asked = context.new_page(), list[str]()
                page.on("request", lambda request: asked.append(request.url))
                yield Office(page, address, repository, asked)
            finally:
                running.terminate()


def built(server: Path, site: Path, browser: Browser) -> Building:
    """Build the site so that its forms ask a server on this computer."""
    port = _free_port()
    done = build(site, FARDPLAN_FORMS="lokal", FARDPLAN_FORMS_URL=f"http://127.0.0.1:{port}/api/v1")
    assert done.returncode == 0, done.stdout + done.stderr
    return Building(server, site, port, browser)


def _set_workflow(site: Path, mode: str) -> None:
    """decap-server can only open a change for review where it works on branches."""
    config = site / "redigera" / "config.json"
    told = json.loads(config.read_text(encoding="utf-8"))
    told["cms"]["publish_mode"] = mode
    config.write_text(json.dumps(told), encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(running: subprocess.Popen[str]) -> None:
    """Return when the server says that it listens; what it says after that is thrown away."""
    assert running.stdout
    said = next((line for line in running.stdout if "listening" in line), None)
    assert said, "decap-server svarar inte"
    threading.Thread(target=running.stdout.read, daemon=True).start()
