"""The forms used as an editor uses them: real Chromium, the built site, and decap-server with a real repository."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import AXE_TAGS, served
from playwright.sync_api import Browser, Locator, Page, expect
from repositories import git, save
from site_build import ROOT, build

from macros.plan.problems import Severity
from macros.site import load

pytestmark = [pytest.mark.long, pytest.mark.browser]

SAVE = re.compile("^(?:Spara|Publicera)$")
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """decap-server, installed by npm; says what to install where it cannot be."""
    if not shutil.which("npm"):
        pytest.fail("npm saknas; installera det, på Debian: apt-get install npm")
    place = tmp_path_factory.mktemp("decap-server")
    command = [
        "npm",
        "install",
        "--prefix",
        str(place),
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "decap-server@3.11.3",
    ]
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
        """Begin a new record."""
        self.page.goto(f"{self.address}/redigera/index.html#/collections/{kind}/new")
        self.page.reload()
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


@pytest.fixture(scope="module")
def office(
    server: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], AbstractContextManager[Office]]:
    """Opens an office whose server works on files (`fs`) or on branches (`git`)."""
    port = _free_port()
    site = tmp_path_factory.mktemp("forms") / "site"
    told = {"FARDPLAN_FORMS": "lokal", "FARDPLAN_FORMS_URL": f"http://127.0.0.1:{port}/api/v1"}
    done = build(site, **told)
    assert done.returncode == 0, done.stdout + done.stderr

    @contextmanager
    def opened(mode: str) -> Iterator[Office]:
        repository = tmp_path_factory.mktemp("repository")
        shutil.copytree(ROOT / "data", repository / "data")
        git(repository, "init", "-q", "-b", "main")
        git(repository, "config", "user.name", "Test")
        git(repository, "config", "user.email", "test@example.org")
        save(repository)
        _set_workflow(site, "simple" if mode == "fs" else "editorial_workflow")
        env = {
            **os.environ,
            "PORT": str(port),
            "MODE": mode,
            "GIT_REPO_DIRECTORY": str(repository),
            "BIND_HOST": "127.0.0.1",
        }
        with (
            subprocess.Popen(
                ["node", str(server)], cwd=repository, env=env, stdout=subprocess.PIPE, text=True
            ) as running,
            served(site) as address,
            browser.new_context(viewport={"width": 1280, "height": 1400}) as context,
        ):
            try:
                _wait_for(running)
                page, asked = context.new_page(), list[str]()
                page.on("request", lambda request: asked.append(request.url))
                yield Office(page, address, repository, asked)
            finally:
                running.terminate()

    return opened


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


Opened = Callable[[str], AbstractContextManager[Office]]


def test_one_field_of_an_activity_is_one_line_in_a_branch_of_its_own(office: Opened) -> None:
    with office("git") as desk:
        desk.open("aktivitet/mb-lakemedelsautomat")
        desk.fill("Namn", "Automat för läkemedel")
        desk.save()
        branch = "cms/aktivitet/mb-lakemedelsautomat"
        name = ["-    namn: Läkemedelsautomat", "+    namn: Automat för läkemedel"]
        assert desk.difference(branch) == name
        told = git(desk.repository, "log", "-1", "--format=%s", branch).strip()
        assert told == "Ändra aktivitet ”Automat för läkemedel”: namn"
        desk.fill("Hur (frivilligt)", "Så: med ”automat” & {{ a }}\n\n- åäö #1")
        desk.save()
        assert desk.difference(branch) == [
            *name, "+    hur: |-", "+      Så: med ”automat” & {{ a }}", "+", "+      - åäö #1",
        ]  # fmt: skip
        desk.fill("Hur (frivilligt)", "")
        desk.save()
        assert desk.difference(branch) == name
        desk.demand_a_sound_plan(branch)
        assert {urlsplit(url).hostname for url in desk.asked} == {"127.0.0.1"}


def test_the_state_of_an_activity_in_a_report_is_one_line(office: Opened) -> None:
    with office("git") as desk:
        desk.open("uppfoljning/mb-lokal-fardplan-mellerud-2024-02-22")
        desk.choose("Läge", "Införd", within=desk.unfold("Läkemedelsautomat · planerad"))
        desk.save()
        branch = "cms/uppfoljning/mb-lokal-fardplan-mellerud-2024-02-22"
        assert desk.difference(branch) == ["-    läge: planerad", "+    läge: införd"]
        desk.demand_a_sound_plan(branch)


def test_the_file_itself_is_changed_where_there_are_no_branches(office: Opened) -> None:
    with office("fs") as desk:
        desk.open("begrepp/nara-vard")
        desk.fill("Namn", "Nära vård: ”så” #1")
        desk.save()
        assert desk.difference() == ["-    namn: Nära vård", '+    namn: "Nära vård: ”så” #1"']
        desk.demand_a_sound_plan()


def test_an_activity_is_added_last_in_its_plan(office: Opened) -> None:
    with office("git") as desk:
        desk.begin("aktivitet")
        desk.fill("Namn", "Trygg hemgång: prova")
        desk.choose("Dokument", "Lokal färdplan för Mellerud och Bengtsfors 2024–2026")
        desk.choose("Mål", "Utveckling av mobila team som stöd för vård i hemmet (mb-lokal-fardplan)")
        desk.choose("Områden", "Mellerud")
        desk.choose("Framgår inte (frivilligt)", "När")
        desk.fill("Text (frivilligt)", "Den som kommer hem från sjukhuset får hjälp samma dag. " * 4)
        desk.fill("Id", "mb-trygg-hemgang")
        row = desk.add("källor")
        desk.choose("Dokument", "Lokal färdplan för Mellerud och Bengtsfors 2024–2026", within=row)
        row.get_by_label("Ställe (frivilligt)").fill("sidan 3, rad 1")
        desk.save()
        branch = "cms/aktivitet/mb-trygg-hemgang"
        assert desk.difference(branch) == [
            "+",
            "+  - id: mb-trygg-hemgang",
            '+    namn: "Trygg hemgång: prova"',
            "+    mål: [mb-6]",
            "+    områden: [mellerud]",
            "+    framgår_inte: [när]",
            "+    text: >-",
            "+      Den som kommer hem från sjukhuset får hjälp samma dag. Den som kommer hem från sjukhuset får hjälp samma dag. Den",
            "+      som kommer hem från sjukhuset får hjälp samma dag. Den som kommer hem från sjukhuset får hjälp samma dag.",
            "+    källor:",
            '+      - {dokument: mb-lokal-fardplan, ställe: "sidan 3, rad 1"}',
        ]
        assert git(desk.repository, "diff", "--name-only", f"main...{branch}").split() == [
            "data/planer/mb-lokal-fardplan.yml"
        ]


def test_rows_and_values_are_taken_away_and_added(office: Opened) -> None:
    with office("git") as desk:
        desk.open("uppfoljning/mb-lokal-fardplan-mellerud-2024-02-22")
        desk.unfold("Samverkande sjukvård är en förebild").get_by_role("button", name="Ta bort raden").click()
        row = desk.add("anteckningar")
        desk.choose("Typ", "Skav", within=row)
        row.get_by_label("Text", exact=True).fill("Ett hjälpmedel tar ”två” veckor: för länge")
        desk.page.get_by_label("Granskad (frivilligt)").fill("")
        desk.save()
        assert desk.difference("cms/uppfoljning/mb-lokal-fardplan-mellerud-2024-02-22") == [
            "-  - typ: gott exempel",
            "-    mål: mb-3-4",
            "-    text: >-",
            "-      Samverkande sjukvård är en förebild för hur kommun och region kan arbeta över gränserna.",
            "+  - typ: skav",
            '+    text: "Ett hjälpmedel tar ”två” veckor: för länge"',
            "-granskad: 2026-11-22",
        ]


def test_a_report_and_a_decision_become_files_of_the_right_name(office: Opened) -> None:
    with office("git") as desk:
        desk.begin("uppfoljning")
        desk.choose("Dokument", "Lokal färdplan för Mellerud och Bengtsfors 2024–2026")
        desk.choose("Område", "Bengtsfors")
        desk.fill("Period", "2025")
        desk.choose("Typ", "Årlig")
        desk.fill("Bedömning (frivilligt)", "Arbetet går framåt.")
        desk.save()
        branch = "cms/uppfoljning/mb-lokal-fardplan-bengtsfors-2025"
        path = "data/uppfoljning/mb-lokal-fardplan/bengtsfors-2025.yml"
        assert git(desk.repository, "show", f"{branch}:{path}") == (
            "typ: årlig\ndokument: mb-lokal-fardplan\nområde: bengtsfors\nperiod: 2025\nbedömning: Arbetet går framåt.\n"
        )
        desk.begin("beslut")
        desk.fill("Namn", "Planen antas")
        desk.fill("Datum", "2026-11-20")
        desk.choose("Typ", "Antagande")
        desk.choose("Utfall", "Beslutad")
        desk.choose("Dokument", "Lokal färdplan för Mellerud och Bengtsfors 2024–2026")
        desk.fill("Id", "mb-antas")
        desk.save()
        assert "+id: mb-antas" in desk.difference("cms/beslut/mb-antas")
        names = git(desk.repository, "diff", "--name-only", "main...cms/beslut/mb-antas").split()
        assert names == ["data/beslut/2026-11-20-mb-antas.yml"]
        for one in (branch, "cms/beslut/mb-antas"):
            desk.demand_a_sound_plan(one)


def test_what_is_there_already_is_refused_and_nothing_is_saved(office: Opened) -> None:
    with office("git") as desk:
        desk.begin("begrepp")
        desk.fill("Namn", "Mellerud")
        desk.fill("Text (frivilligt)", "En text.")
        desk.fill("Id", "mellerud")
        desk.page.get_by_role("button", name="Spara", exact=True).click()
        expect(desk.page.get_by_text("används redan (område)").first).to_be_visible()
        desk.begin("uppfoljning")
        desk.choose("Dokument", "Lokal färdplan för Mellerud och Bengtsfors 2024–2026")
        desk.choose("Område", "Bengtsfors")
        desk.fill("Period", "2024-02-22")
        desk.choose("Typ", "Läge")
        desk.page.get_by_role("button", name="Spara", exact=True).click()
        expect(desk.page.get_by_text("Det finns redan en post med de uppgifterna (uppföljning)").first).to_be_visible()
        assert git(desk.repository, "branch", "--list", "cms/*") == ""


ONE_OF_EACH = {
    "mal": "mb-5",
    "omrade": "mellerud",
    "aktor": "vgr",
    "dokument": "vg-fardplan",
    "malgrupp": "multisjuka",
    "indikator": "jkp-samverkansresan",
    "begrepp": "egenvard",
    "beslut": "sa-inriktning",
}


def test_one_record_of_each_kind_changes_by_its_name_alone(office: Opened) -> None:
    with office("git") as desk:
        for kind, record in ONE_OF_EACH.items():
            desk.open(f"{kind}/{record}")
            expect(desk.page.get_by_label("Id", exact=True)).to_have_value(record)
            before = desk.page.get_by_label("Namn", exact=True).input_value()
            desk.fill("Namn", f"{before} ny")
            desk.save()
            indent = "" if kind == "beslut" else "    "
            told = desk.difference(f"cms/{kind}/{record}")
            assert told == [f"-{indent}namn: {before}", f"+{indent}namn: {before} ny"]


def test_axe_finds_nothing_where_editors_work(office: Opened) -> None:
    with office("git") as desk:
        found = list[object]()
        desk.page.goto(f"{desk.address}/redigera/index.html")
        expect(desk.page.get_by_role("button", name="Logga in")).to_be_visible()
        found += told_by_axe(desk.page)
        for width in (1280, 390):
            desk.page.set_viewport_size({"width": width, "height": 900})
            for post in ("aktivitet/mb-lakemedelsautomat", "uppfoljning/mb-lokal-fardplan-mellerud-2024-02-22"):
                desk.open(post)
                found += told_by_axe(desk.page)
            desk.page.get_by_label("Lämnad av (frivilligt)").click()
            expect(desk.page.get_by_role("option").first).to_be_visible()
            found += told_by_axe(desk.page)
            for place, heading in (("collections/aktivitet", "Aktiviteter"), ("workflow", "Förslag till ändringar")):
                desk.page.goto(f"{desk.address}/redigera/index.html#/{place}")
                expect(desk.page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
                found += told_by_axe(desk.page)
        assert found == []


def told_by_axe(page: Page) -> list[object]:
    """What axe finds when all is fetched, and whether the page is wider than its window."""
    expect(page.locator("body > canvas")).to_be_hidden()
    told = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}}).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [(page.url, one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in told] + [wide] * (
        wide > 0
    )
