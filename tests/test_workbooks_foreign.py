"""A plan that began in a municipality's own workbook: found, understood, asked about, and made into pages; and files that are none."""

from __future__ import annotations

import io
import os
import pty
import random
import shutil
import subprocess
import sys
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from messy import ACTIVITIES, GROUPS, messy_workbook
from openpyxl import Workbook
from site_build import ROOT
from test_workbooks import EXAMPLE

from macros.cli import main
from macros.pages.catalogue import catalogue
from macros.plan.activities import Activity
from macros.site import Site, load
from macros.workbooks.beginning import looks_like_a_person
from macros.workbooks.headings import WORDS, meaning
from macros.workbooks.times import When, when_in

ON = date(2026, 11, 22)
PLAN = "brannholma-handlingsplan"
NEW = ("--ny-plan", "Handlingsplan i Brännholma", "--område", "brannholma")
MEANINGS = (
    "Primärvården i Sundland=sl-primarvard",
    "våren 2025=2025-03–2025-05",
    "hösten 2025=2025-09–2025-11",
    "löpande=",
)
TOLD = ("--kolumn", "Kommentar=", *(part for one in MEANINGS for part in ("--tolka", one)))
MADE = ("--skapa", "mål", "--skapa", "aktorer")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "data")
    messy_workbook(tmp_path / "min.xlsx")
    return tmp_path / "data"


def put(data: Path, *arguments: str, file: str = "min.xlsx", plan: str = PLAN) -> int:
    given = ["--plan", plan] if plan else []
    return main(
        [
            "importera",
            "aktivitetsplan",
            str(data.parent / file),
            *given,
            "--data",
            str(data),
            "--datum",
            "2026-11-22",
            *arguments,
        ]
    )


def state(data: Path) -> dict[str, bytes]:
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in sorted(data.rglob("*.yml"))}


def test_thirty_activities_become_a_plan_without_a_fault(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(data)
    assert put(data, *NEW, *TOLD, *MADE) == 0
    assert state(data) == before
    assert put(data, *NEW, *TOLD, *MADE, "--period", "2026-11-01", "--lämnad-av", "namnd-brannholma", "--skriv") == 0
    told = capsys.readouterr().out
    loaded = load(data, on=ON)
    assert loaded.problems == ()
    found = loaded.reading.plan.back(Activity, "document", PLAN)
    site = Site(loaded, ON)
    shown = [
        spec
        for spec in catalogue(site.plan)
        if spec.record and spec.record.id in (PLAN, "brannholma") and not spec.part
    ]
    assert [
        spec.kind.entity.entity
        for spec in shown
        if all(one.name.replace("&", "&amp;") in site.body(spec).html for one in found)
    ] == ["area", "document"]
    assert ACTIVITIES == len(found) == 30
    assert [
        len(loaded.reading.plan.back(Activity, "goals", goal)) for goal in dict.fromkeys(one.goals[0] for one in found)
    ] == [len(rows) for _, rows in GROUPS]
    by_name = {one.name: one for one in found}
    later = by_name["Läkemedelsgenomgång vid hemgång"]
    assert (later.start and later.start.text, later.end and later.end.text) == ("2025-07", "2025-09")
    assert later.not_stated == ("hur",)
    assert by_name["Gemensam utskrivningsplanering"].participants == ("sl-primarvard", "sl-norra-sjukhuset")
    assert by_name["Bemanning över gränser"].how == "=Pool för sjuksköterskor"
    for line in (
        "Handlingsplan!A1: ”Handlingsplan god och nära vård – Brännholma kommun 2025–20…” står ovanför rubrikerna och läses inte in.",
        "Handlingsplan!A4: Kolumnen ”Nr” läses inte in (31 ifyllda celler).",
        "Handlingsplan!J4: Kolumnen ”Kommentar” läses inte in (2 ifyllda celler).",
        "Handlingsplan!A36: ”Uppdateras två gånger om året.” läses inte in: raden har ingen aktivitet.",
        "Handlingsplan!D7: Anteckningar (kommentarer) på celler läses inte in.",
        "Handlingsplan!G29: ”löpande” läses inte in, som du angav.",
        "Handlingsplan: Dolda rader läses också: 9.",
        "Målet är tomt på rad 6, 7, 8, 9, 10, 11, 21, 22, 23, 24, 25, 26 och 27: samma mål som på raden ovanför.",
        "Bladet ”Budget” läses inte in (4 ifyllda celler).",
    ):
        assert f"Obs: {line}\n" in told
    after = state(data)
    assert {name for name in after if after[name] != before.get(name)} == {
        "aktorer.yml", "dokument.yml", f"planer/{PLAN}.yml", f"uppfoljning/{PLAN}/brannholma-2026-11-01.yml",
    }  # fmt: skip
    assert after["aktorer.yml"].startswith(before["aktorer.yml"])
    assert put(data, *TOLD, "--period", "2026-11-01", "--skriv") == 0
    assert capsys.readouterr().out.endswith("Aktiviteter: 30 lika.\nInget att ändra.\n")
    assert state(data) == after


def test_what_nobody_knows_is_told_once_with_all_its_cells(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert put(data, *NEW, "--kolumn", "Kommentar=") == 1
    lines = capsys.readouterr().out.splitlines()
    assert (
        "min.xlsx, Handlingsplan!E5: ”Hemtjänsten” är ingen aktör som finns. Välj ett som finns, eller ange vad som menas: "
        '--tolka "Hemtjänsten=ID". (också E11, E18, E26 och E27)'
    ) in lines
    assert any(
        line.startswith("min.xlsx, Handlingsplan!G14: ”våren 2025” går inte att läsa som en tid.") for line in lines
    )
    assert lines[-1] == "Ska mål och aktörer som inte finns läggas till? Lägg till --skapa mål --skapa aktörer."
    assert not any("saknar mål" in line for line in lines)


def test_a_heading_that_nobody_knows_stops_and_tells_the_option(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert put(data, *NEW) == 1
    told = capsys.readouterr()
    assert told.out == (
        "min.xlsx, Handlingsplan!J4: Rubriken ”Kommentar” går inte att tolka. "
        'Ange vad kolumnen är: --kolumn "Kommentar=text", eller lämna den utanför: --kolumn "Kommentar=".\n'
    )
    assert told.err == "fardplan: 1 rubrik går inte att tolka. Ingenting är skrivet.\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--kolumn", "Kommentar=kommentar"), "fältet ”kommentar” finns inte."),
        (("--kolumn", "Komentar="), "ingen kolumn har rubriken ”Komentar”. Menade du ”Kommentar”?"),
        (("--kolumn", "Kommentar"), "går inte att läsa. Skriv RUBRIK=FÄLT"),
        (
            ("--tolka", "MAS=sl-primarvrd"),
            "är varken ett id som finns, en tid eller ett läge. Menade du ”sl-primarvard”?",
        ),
        (("--blad", "Handlingplan"), "Det finns inget blad som heter ”Handlingplan”. Menade du ”Handlingsplan”?"),
        (("--blad", "Budget"), "Ingen rad med rubriker hittades i bladet Budget."),
        (("--skapa", "områden"), "--skapa ”områden” går inte."),
        (("--period", "i år"), "--period ”i år” är ingen tid."),
        (("--lämnad-av", "namnd-branholma"), "Menade du ”namnd-brannholma”?"),
    ],
)
def test_wrong_options_are_told(
    data: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    assert put(data, *NEW, *arguments) != 0
    assert told in capsys.readouterr().err


def test_a_plan_that_is_not_there_says_what_to_do(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def told(*arguments: str, plan: str) -> str:
        assert put(data, *arguments, plan=plan) == 2
        return capsys.readouterr().err

    assert "Menade du ”sl-plan-almdala”?" in told(plan="sl-plan-almdalla")
    assert 'Är planen ny? Lägg till --ny-plan "Planens namn" --område ID.' in told(plan=PLAN)
    assert "Vilken plan gäller filen? Ange --plan" in told(plan="")
    assert "Menade du ”brannholma”?" in told("--ny-plan", "X", "--område", "branholma", plan=PLAN)
    assert "finns redan. Utelämna --ny-plan." in told(*NEW, plan="sl-strategi")
    assert "är inget id." in told(*NEW, plan="Min plan")


def test_a_person_at_a_terminal_is_asked(data: Path) -> None:
    """In a terminal of its own, as a person meets it."""
    mine, theirs = pty.openpty()
    command = [sys.executable, "-m", "macros", "importera", "aktivitetsplan", str(data.parent / "min.xlsx"), "--plan", PLAN, *NEW, *TOLD[2:], *MADE, "--data", str(data), "--datum", "2026-11-22"]  # fmt: skip
    with subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE) as running:
        os.close(theirs)
        os.write(mine, b"komentar\ntext\n")
        told = b""
        try:
            while piece := os.read(mine, 65536):
                told += piece
        except OSError:  # how Linux says that the other side is gone
            pass
        assert running.wait() == 0
    os.close(mine)
    shown = told.decode()
    assert "Handlingsplan!J4 ”Kommentar”: " in shown
    assert "Fältet ”komentar” finns inte." in shown
    assert "text: Beslut i nämnden saknas" in shown


def test_people_never_become_actors(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    book.active.append(("Aktivitet", "Mål", "Ansvarig"))
    book.active.append(("Fallprevention", "Trygg", "Maja Ek"))
    book.save(data.parent / "min.xlsx")
    assert put(data, *NEW, *MADE) == 1
    assert "Sheet!C2: ”Maja Ek” ser ut som namnet på en person." in capsys.readouterr().out
    names = ("Maja Ek", "Vuxenenheten Norr", "Region Dalarna", "MAS", "Socialchef", "Åsa-Lena Ek", "Enhetschef Norr")
    assert [looks_like_a_person(name) for name in names] == [True, False, False, False, False, True, False]


def test_rows_that_head_groups_and_cells_over_many_rows(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(("Vad", "Vem", "Start", "Klart"))
    sheet.append(("Norra området – mycket stor rubrik",))
    sheet.merge_cells("A2:D2")
    sheet.append(("Hembesök", "Socialnämnden i Brännholma", "2025", "2026"))
    sheet.append(("Samtal", None, "Q1 2026", "Q2 2026"))
    sheet.merge_cells("B3:B4")
    book.save(data.parent / "min.xlsx")
    assert put(data, *NEW, *MADE) == 0
    told = capsys.readouterr().out
    assert told.count(" mål: Norra området – mycket stor rubrik") == 2
    assert told.count("ansvariga: Socialnämnden i Brännholma (namnd-brannholma)") == 2
    assert ("start: 2026-01" in told, "slut: 2026-06" in told) == (True, True)


def test_headings_in_two_rows_and_plans_on_two_sheets(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    for name in ("Hemgång", "Hälsa"):
        sheet = book.create_sheet(name)
        sheet.append(("Aktivitet", "Mål", "Ansvarig", "Tid", None))
        sheet.append((None, None, None, "Start", "Slut"))
        sheet.append((f"Hembesök {name}", name, "namnd-brannholma", "2025", "2026-03"))
    book.save(data.parent / "min.xlsx")
    assert put(data, *NEW, *MADE, "--skriv") == 0
    told = capsys.readouterr().out
    assert ("start: 2025\n" in told, "slut: 2026-03\n" in told) == (True, True)
    assert (
        'Obs: Bladet ”Hälsa” läses inte in (11 ifyllda celler). Det har rubriker som känns igen: läs in det för sig med --blad "Hälsa".'
        in told
    )
    assert put(data, *MADE, "--blad", "Hälsa", "--skriv") == 0
    assert capsys.readouterr().out.count("Aktiviteter: 1 ny, 1 finns inte i filen och är kvar.") == 1
    found = load(data, on=ON)
    assert found.problems == ()
    assert len(found.reading.plan.back(Activity, "document", PLAN)) == 2


def test_columns_that_say_different_things_and_numbers_for_ids(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    book.active.append(("ID", "Insats", "Mål", "Ansvarig", "Start", "Startdatum", "Bakgrund", "Syfte", "Vem"))
    book.active.append(
        (
            1,
            "Hembesök",
            "Trygg",
            "namnd-brannholma",
            "2025",
            "2026",
            "Ett",
            "Två",
            "Socialnämnden i Brännholma; sl-primarvard",
        )
    )
    book.save(data.parent / "min.xlsx")
    assert put(data, *NEW, *MADE) == 1
    assert (
        capsys.readouterr().out
        == "min.xlsx, Sheet!E2: Flera kolumner är start och säger olika saker: ”2025” och ”2026”.\n"
    )
    assert put(data, *NEW, *MADE, "--kolumn", "Startdatum=") == 0
    told = capsys.readouterr().out
    assert "Sheet!B2           ny       Hembesök (brannholma-hembesok)" in told
    assert "Obs: Sheet!A2: ”1” är inget id i planen och läses inte in. Aktiviteten känns igen på sitt namn." in told
    assert "ansvariga: Socialnämnden i Brännholma (namnd-brannholma); Regionens primärvård (sl-primarvard)\n" in told
    assert "text: Ett ¶ Två\n" in told


ANYTHING: tuple[object, ...] = (
    None, "x", "Trygg hemma", "2025", "2025-13", "=A1", "#REF!", "\u200b", "\ufffd", "a" * 300, "a;b;c", "Maja Ek", "a\nb", True, 1e300, -3,
    date(2025, 1, 1), datetime(1905, 7, 1),  # noqa: DTZ001  # as workbooks have it
    timedelta(days=3), "–", "ja", "(x)", "a (b)", "x (almdala)", "{{ x }}", "<b>", "': - [", "# x",
    "null", "e\u0301", "😀", "1) Ett mål", "pågår", "../..", "con", 9901, "\t", ";", "@x", "19121212-1212", "Tidigt stöd, Trygg hemma",
)  # fmt: skip


@pytest.mark.parametrize("seed", [*range(6), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(6, 60))])
def test_whatever_stands_in_a_workbook_it_is_told_in_swedish(
    data: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311  # nothing is secret
    book = Workbook()
    sheet = book.active
    for _ in range(chance.randint(0, 3)):
        sheet.append([chance.choice(ANYTHING)])
    sheet.append(
        [
            "Aktivitet",
            *(chance.choice([word for words in WORDS.values() for word in words]) for _ in range(chance.randint(1, 8))),
        ]
    )
    for _ in range(chance.randint(0, 12)):
        sheet.append([chance.choice(ANYTHING) for _ in range(chance.randint(1, 10))])
    sheet.merge_cells(
        start_row=2, end_row=2 + chance.randint(0, 3), start_column=1, end_column=1 + chance.randint(0, 4)
    )
    book.save(data.parent / "min.xlsx")
    more = [option for option in (MADE, ("--period", "2026-10"), ("--ta-bort",)) if chance.random() < 0.6]
    plan = chance.choice(["sl-plan-almdala", PLAN])
    code = put(data, *(NEW if plan == PLAN else ()), *(part for option in more for part in option), plan=plan)
    told = capsys.readouterr()
    assert code in (0, 1)
    assert "Traceback" not in told.out + told.err
    assert told.err.count("\n") == (1 if code else 0)


@pytest.mark.parametrize(
    ("text", "when"),
    {
        "2025": ("2025", "2025"), "2025-03": ("2025-03", "2025-03"), "14 mars 2025": ("2025-03-14", "2025-03-14"), "1/9 2025": ("2025-09-01", "2025-09-01"),
        "20250301": ("2025-03-01", "2025-03-01"), "Q3 2025": ("2025-07", "2025-09"), "2025 Q3": ("2025-07", "2025-09"), "kv. 1 2026": ("2026-01", "2026-03"),
        "3:e kvartalet 2025": ("2025-07", "2025-09"), "andra halvåret 2025": ("2025-07", "2025-12"), "klart dec 2025": ("", "2025-12"),
        "Senast juni 2025": ("", "2025-06"), "från mars 2025": ("2025-03", ""), "2024-2026": ("2024", "2026"), "2024–2026": ("2024", "2026"),
        "mars–juni 2025": ("2025-03", "2025-06"), "2024-03 – 2024-09": ("2024-03", "2024-09"), "från 2024 till 2026": ("2024", "2026"),
    }.items(),
)  # fmt: skip
def test_times_are_understood_exactly(text: str, when: tuple[str, str]) -> None:
    found = when_in(text)
    assert found
    assert (found.start, found.end) == when


@pytest.mark.parametrize(
    "text",
    [
        "våren 2024",
        "löpande",
        "2024-13",
        "2024/2025",
        "snart",
        "31/2 2025",
        "24-03",
        "v. 12",
        "2025?",
        "",
        "2024-2026-2028",
        "mars",
    ],
)
def test_times_that_are_not_exact_are_not_guessed(text: str) -> None:
    assert when_in(text) is None
    assert When() == When("", "")


def test_headings_as_people_write_them() -> None:
    known = {
        "Aktivitet": "namn", "INSATS": "namn", "Åtgärd:": "namn", "Vad?": "namn", "Insats / aktivitet": "namn", "Ansvarig funktion": "ansvariga",
        "Vem": "ansvariga", "När": "tid", "Tidplan (år)": "tid", "Klart senast": "slut", "Genomförande": "hur", "Delmål": "mål", "Mål 2": "mål",
        "Hur följs\ndet upp?": "uppföljning", "Indikator": "indikatorer", "För vem": "målgrupper", "Kommun": "områden", "Status": "läge", "Nr": "",
        "Framgår inte: hur": "framgår_inte",
    }  # fmt: skip
    assert {heading: held.key for heading in known if (held := meaning(heading))} == known
    assert [meaning(heading) for heading in ("Kommentar", "Budget", "Vem/när", "Framgår inte: x")] == [None] * 4


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/worksheets/sheet1.xml", b"<c/>" * 20_000_000)
    return packed.getvalue()


def open_document() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("content.xml", "<x/>")
    return packed.getvalue()


BAD = {
    "låst.xlsx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 500,
        "Filen är låst med lösenord, eller i det gamla formatet .xls.",
    ),
    "gammal.xls": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 500,
        "Filen är låst med lösenord, eller i det gamla formatet .xls.",
    ),
    "fri.ods": (open_document(), "Filen är i formatet .ods."),
    "tabell.csv": (b"a;b", "är ingen Excel-fil."),
    "tom.xlsx": (b"", "Filen är tom."),
    "trasig.xlsx": (b"PK\x03\x04 inte en bok", "Filen är ingen arbetsbok."),
    "halv.xlsx": (open_document()[:-20], "Filen är ingen arbetsbok."),
    "text.xlsx": (b"hej", "Filen är ingen arbetsbok."),
    "bomb.xlsx": (bomb(), "Arbetsboken är för stor."),
    "saknas.xlsx": (None, "finns inte. Kontrollera sökvägen."),
}


@pytest.mark.parametrize("name", BAD)
def test_files_that_are_no_workbooks_get_one_line(data: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    content, told = BAD[name]
    if content is not None:
        (data.parent / name).write_bytes(content)
    assert put(data, file=name, plan="sl-strategi") in (1, 2)
    found = capsys.readouterr()
    assert (found.out, found.err.count("\n")) == ("", 1)
    assert told in found.err


@pytest.mark.long
def test_libreoffice_saves_it_again_and_nothing_has_changed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another program's file of the same workbook says the same."""
    book = data.parent / "ut.xlsx"
    assert main(["exportera", "aktivitetsplan", "--plan", "sl-strategi", "--ut", str(book), "--data", str(data)]) == 0
    home = f"-env:UserInstallation=file://{data.parent}/office"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(data.parent / "igen"), str(book)],
        check=True,
        capture_output=True,
    )
    capsys.readouterr()
    assert put(data, file="igen/ut.xlsx", plan="") == 0
    assert capsys.readouterr().out.endswith("Inget att ändra.\n")
