"""The forms used as an editor uses them: real Chromium, the built site, and decap-server with a real repository."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import urlsplit

import pytest
from browsing import axe
from office import Office, built, installed
from playwright.sync_api import Browser, Page, expect
from repositories import git

pytestmark = [pytest.mark.long, pytest.mark.browser]


Opened = Callable[[str], AbstractContextManager[Office]]


@pytest.fixture(scope="module")
def office(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Opens an office whose server works on files (`fs`) or on branches (`git`)."""
    if not shutil.which("npm"):
        pytest.fail("npm saknas; installera det, på Debian: apt-get install npm")
    server = installed(tmp_path_factory.mktemp("decap-server"))
    building = built(server, tmp_path_factory.mktemp("forms") / "site", browser)
    return lambda mode: building.opened(mode, tmp_path_factory.mktemp("repository"))


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
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*((page.url, *one) for one in axe(page)), *[wide] * (wide > 0)]
