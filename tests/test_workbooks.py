"""Plans as workbooks: every plan goes out and comes back without a change, one changed cell changes one line, nothing is lost unseen."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from site_build import ROOT

from macros.cli import main

EXAMPLE = ROOT / "tests" / "exempellan" / "data"
PLANS = [(data, path.stem) for data in (ROOT / "data", EXAMPLE) for path in sorted((data / "planer").glob("*.yml"))]
PLAN = "sl-plan-almdala"
FILE = Path("planer") / f"{PLAN}.yml"


def export(data: Path, plan: str, out: Path, *more: str) -> Path:
    given = ["--plan", plan, "--ut", str(out), "--data", str(data), "--datum", "2026-11-22", *more]
    assert main(["exportera", "aktivitetsplan", *given]) == 0
    return out


def put(data: Path, book: Path, *arguments: str) -> int:
    return main(["importera", "aktivitetsplan", str(book), "--data", str(data), "--datum", "2026-11-22", *arguments])


class Office:
    """A copy of the example's data, and the workbook of a plan in it, which is changed cell by cell."""

    def __init__(self, folder: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data, self.book, self._capsys = folder / "data", folder / "plan.xlsx", capsys
        shutil.copytree(EXAMPLE, self.data)
        shutil.copy(book, self.book)
        self.before = self.text()
        capsys.readouterr()

    def text(self) -> str:
        """What the plan's file says."""
        return (self.data / FILE).read_text(encoding="utf-8")

    def change(self, edit: Callable[[Any], None], sheet: str = "Aktiviteter") -> None:
        """Change a sheet, and save the workbook."""
        book = load_workbook(self.book)
        edit(book[sheet])
        book.save(self.book)

    def set(self, heading: str, row: int, value: object) -> str:
        """Write in a cell as a person would; gives its place."""
        place = ""

        def edit(sheet: Any) -> None:
            nonlocal place
            column = next(cell.column for cell in sheet[1] if cell.value.removesuffix(" *") == heading)
            cell = sheet.cell(row, column)
            cell.value, place = value, cell.coordinate
            if isinstance(value, str) and value.startswith("=") and "Aktiviteter!" not in value:
                cell.data_type = "s"

        self.change(edit)
        return f"Aktiviteter!{place}"

    def put(self, *arguments: str) -> tuple[int, str]:
        """Import the workbook: the exit code, and all that was told."""
        code = put(self.data, self.book, *arguments)
        told = self._capsys.readouterr()
        return code, told.out + told.err

    def written(self, *arguments: str) -> list[str]:
        """The lines taken away and added in the plan's file by the import."""
        code, told = self.put("--skriv", *arguments)
        assert code == 0, told
        found = difflib.ndiff(self.before.splitlines(), self.text().splitlines())
        return [line for line in found if line[0] in "+-"]

    def wrong(self, *arguments: str) -> list[str]:
        """What is told as wrong; nothing is written."""
        code, told = self.put("--skriv", *arguments)
        assert (code, self.text()) == (1, self.before)
        lines = told.splitlines()
        assert lines[-1].startswith("fardplan: ")
        return [line for line in lines[:-1] if line.startswith("plan.xlsx, ")]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(EXAMPLE, PLAN, tmp_path_factory.mktemp("bok") / "plan.xlsx")


@pytest.fixture
def office(tmp_path: Path, exported: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    return Office(tmp_path, exported, capsys)


@pytest.mark.parametrize(("data", "plan"), PLANS, ids=[plan for _, plan in PLANS])
def test_every_plan_goes_out_and_comes_back_without_a_change(
    data: Path, plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = export(data, plan, tmp_path / "ut.xlsx")
    capsys.readouterr()
    assert put(data, book) == 0
    told = capsys.readouterr().out
    assert told.endswith("Inget att ändra.\n")
    assert "Obs" not in told


@pytest.mark.parametrize(
    ("heading", "value", "lines"),
    [
        ("Slut", "2025-06", ["-     slut: 2024-12", "+     slut: 2025-06"]),
        ("Slut", datetime(2025, 6, 30, tzinfo=UTC).replace(tzinfo=None), ["-     slut: 2024-12", "+     slut: 2025-06-30"]),
        ("Slut", 2025, ["-     slut: 2024-12", "+     slut: 2025"]),
        ("Slut", None, ["-     slut: 2024-12"]),
        ("Typ", "Pilot", ["+     typ: pilot"]),
        ("Mål 2", "Tidigt stöd", ["-     mål: [alm-trygg]", "+     mål: [alm-trygg, alm-tidigt]"]),
        ("Mål 1", "alm-tidigt; Trygg hemma", ["-     mål: [alm-trygg]", "+     mål: [alm-tidigt, alm-trygg]"]),
        ("Medverkande 1", None, ["-     medverkande: [sl-primarvard]"]),
        ("Uppföljning", "=SUMMA(A1)", ["-     uppföljning: Återinskrivningar följs varje kvartal.", "+     uppföljning: =SUMMA(A1)"]),
        ("Namn", "Hemgångsteam\u00a0varje dag\u200b", ["-     namn: Hemgångsteam alla dagar i Almdala", "+     namn: Hemgångsteam varje dag"]),
        ("Osäkert", "Rad ett\n\nRad två", ["+     osäkert: |-", "+       Rad ett", "+ ", "+       Rad två"]),
    ],
)  # fmt: skip
def test_one_changed_cell_changes_that_and_nothing_else(
    office: Office, heading: str, value: object, lines: list[str]
) -> None:
    office.set(heading, 2, value)
    assert sorted(office.written()) == sorted(lines)
    assert office.put()[1].endswith("Inget att ändra.\n")


def test_what_would_change_is_told_in_names_and_nothing_is_written_unasked(office: Office) -> None:
    mark = office.set("Mål 1", 2, "Tidigt stöd")
    code, told = office.put()
    assert (code, office.text()) == (0, office.before)
    assert told == (
        "Aktiviteter!B2     ändras   Hemgångsteam alla dagar i Almdala (alm-hemgangsteam)\n"
        f"                              mål: Trygg hemma (alm-trygg) → Tidigt stöd (alm-tidigt) ({mark})\n"
        "Aktiviteter: 1 ändras, 2 lika.\n"
        f"Skulle skriva planer/{PLAN}.yml. Ingenting är skrivet. Stämmer det? Kör samma kommando igen med --skriv sist.\n"
    )


def test_a_new_row_becomes_an_activity_with_an_id_of_the_plans_own_form(office: Office) -> None:
    for heading, value in (("Namn", "Trygg hemgång & rehab"), ("Mål 1", "Trygg hemma"), ("Område 1", "Almdala"),
                           ("Start", "2026-02"), ("Ansvariga 1", "namnd-almdala"), ("Framgår inte: hur", "ja"),
                           ("Framgår inte: uppföljning", "x")):  # fmt: skip
        office.set(heading, 5, value)
    assert [line for line in office.written() if line != "+ "] == [
        "+   - id: alm-trygg-hemgang-rehab",
        "+     namn: Trygg hemgång & rehab",
        "+     mål: [alm-trygg]",
        "+     områden: [almdala]",
        "+     start: 2026-02",
        "+     ansvariga: [namnd-almdala]",
        "+     framgår_inte: [hur, uppföljning]",
        "+     källor:",
        f"+       - {{dokument: {PLAN}}}",
    ]
    assert main(["kontroll", "--data", str(office.data), "--datum", "2026-11-22", "--strikt"]) == 0
    office.set("Slut", 5, "2026-04")
    assert "1 ändras, 3 lika" in office.put()[1]  # known by its name, though its id is still empty


def test_a_row_that_is_gone_is_told_and_kept_until_it_is_asked_away(office: Office) -> None:
    office.change(lambda sheet: sheet.delete_rows(4))
    code, told = office.put()
    assert code == 0
    assert "kvar     Gemensamma ronder på särskilt boende (alm-ronder)" in told
    assert told.endswith("Inget att ändra.\n")
    lines = office.put("--ta-bort")[1].splitlines()  # reports tell of it, so it cannot go
    assert len([line for line in lines if f"uppfoljning/{PLAN}/" in line and "”alm-ronder” finns inte." in line]) == 2
    assert office.text() == office.before


def test_a_row_that_is_emptied_counts_as_gone(office: Office) -> None:
    def empty(sheet: Any) -> None:
        for cell in sheet[4][1:]:
            cell.value = None

    office.change(empty)
    code, told = office.put()
    assert (code, office.text()) == (0, office.before)
    assert "Aktiviteter!A4: Raden är tömd: den räknas som borttagen ur filen." in told
    assert "kvar     Gemensamma ronder" in told


def test_it_is_told_when_the_plan_has_changed_meanwhile(office: Office) -> None:
    path = office.data / FILE
    path.write_text(office.before.replace("slut: 2024-12", "slut: 2025-12"), encoding="utf-8")
    assert "Planen har ändrats sedan arbetsboken hämtades." in office.put()[1]
    path.write_text(office.before, encoding="utf-8")
    office.set("Slut", 2, "2025-12")
    assert "Planen har ändrats" not in office.put()[1]


WRONG: dict[str, tuple[str, object, str]] = {
    "mål": ("Mål 1", "Tidigt stöt", "”Tidigt stöt” är inget mål som finns. Menade du ”Tidigt stöd (alm-tidigt)”?"),
    "aktör": ("Ansvariga 1", "Nämden i Almdala", "”Nämden i Almdala” är ingen aktör som finns. Menade du ”Vård- och omsorgsnämnden i Almdala (namnd-almdala)”?"),
    "område": ("Område 1", "Almdalla", "”Almdalla” är inget område som finns. Menade du ”Almdala (almdala)”?"),
    "typ": ("Typ", "arbetsätt", "”arbetsätt” går inte att använda som typ. Menade du ”arbetssätt”? Välj bland aktivitet, arbetssätt, dialogmöte och pilot."),
    "tid": ("Start", "våren 2025", "”våren 2025” går inte att läsa som start."),
    "två tider": ("Start", "2024–2026", "”2024–2026” går inte att läsa som start."),
    "saknas": ("Mål 1", None, "Aktiviteten måste ha mål."),
    "namn": ("Namn", None, "Raden saknar namn på aktiviteten."),
    "id": ("Id", "alm-hemgang", "Id ska vara ”alm-hemgangsteam”, men har ändrats till ”alm-hemgang”."),
    "dubbelt": ("Id", "alm-ronder", "Aktiviteten ”alm-ronder” står redan på rad 2."),
    "annans id": ("Id", "namnd-almdala", "”namnd-almdala”"),
    "långt": ("Namn", "x" * 201, "200 tecken"),
    "formel": ("Hur", "=Aktiviteter!A1", "Cellen har en formel som inte är uträknad."),
    "fel": ("Hur", "#REF!", "Cellen visar felet #REF!."),
    "skadat": ("Hur", "G\ufffdra så", "Texten har ett skadat tecken"),
    "personnummer": ("Hur", "Ring 19121212-1212", "Texten innehåller något som ser ut som ett personnummer"),
    "e-post": ("Uppföljning", "Svara anna.svensson@almdala.se", "Texten innehåller en persons e-postadress"),
    "kod": ("Hur", "<script>x</script>", "Texten innehåller HTML"),
    "omvänt": ("Slut", "2022", "är före"),
    "sagt ändå": ("Framgår inte: hur", "ja", "framgår_inte säger att ”hur” saknas i planen, men hur är ifyllt."),
    "osagt": ("Hur", None, "Aktiviteten saknar hur (hur)."),
    "ja": ("Framgår inte: när", "kanske", "”kanske” går inte att läsa. Skriv ja om planen inte säger när, eller töm cellen."),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_told_by_its_cell(office: Office, what: str) -> None:
    heading, value, told = WRONG[what]
    place = office.set(heading, 2, value)
    lines = office.wrong()
    found = [line for line in lines if told in line]
    assert len(found) == 1, lines
    named = {"dubbelt": "Aktiviteter!A4", "osagt": "Aktiviteter!B2", "sagt ändå": "Aktiviteter!"}.get(what, place)
    assert found[0].startswith(f"plan.xlsx, {named}")


def test_all_that_is_wrong_is_told_at_once(office: Office) -> None:
    places = [office.set("Mål 1", 2, "?x"), office.set("Typ", 3, "x"), office.set("Start", 4, "snart")]
    assert [line.split(": ")[0] for line in office.wrong()] == [f"plan.xlsx, {place}" for place in places]


def test_what_was_cleaned_and_what_is_not_read_is_told(office: Office) -> None:
    office.set("Hur", 2, "Mjukt\u00adstreck")
    office.set("Slut", 3, datetime(1905, 7, 18, tzinfo=UTC).replace(tzinfo=None))  # 2026 typed in a cell for days
    office.change(lambda sheet: sheet.__setitem__("A40", None))

    def beside(sheet: Any) -> None:
        sheet.parent.create_sheet("Budget").append(("Post", 12))

    office.change(beside)
    _, told = office.put()
    assert "Tecken som inte syns är borttagna ur texten (1)." in told
    assert "läses som året 2026" in told
    assert "hur: Teamet möter hemma inom fyra timmar efter utskrivning. → Mjuktstreck" in told
    assert "Obs: Bladet ”Budget” läses inte in (2 ifyllda celler)." in told


def test_a_column_that_is_gone_takes_nothing_with_it(office: Office) -> None:
    def column(sheet: Any, heading: str) -> int:
        return next(cell.column for cell in sheet[1] if cell.value.removesuffix(" *") == heading)

    office.change(lambda sheet: sheet.delete_cols(column(sheet, "Hur")))
    code, told = office.put()
    assert (code, told.endswith("Inget att ändra.\n")) == (0, True)
    assert "Kolumnen ”Hur” finns inte i filen: uppgiften är kvar som den är." in told
    office.change(lambda sheet: sheet.delete_cols(column(sheet, "Mål 2")))
    assert "Här ska finnas 2 kolumner för mål, men filen har 1." in office.wrong()[0]


def test_states_become_a_report_of_the_period_that_is_given(office: Office) -> None:
    def edit(sheet: Any) -> None:
        sheet["C2"], sheet["D2"] = "Pausad", "Vi väntar på läkare."

    office.change(edit, "Läge")
    assert "läses inte in. Ange vilken tid läget gäller: --period 2026." in office.put()[1]
    code, told = office.put("--period", "2026-11", "--lämnad-av", "namnd-almdala", "--skriv")
    assert (code, office.text()) == (0, office.before), told
    report = office.data / "uppfoljning" / PLAN / "almdala-2026-11.yml"
    assert report.read_text(encoding="utf-8") == (
        f"typ: läge\ndokument: {PLAN}\nområde: almdala\nperiod: 2026-11\nlämnad_av: namnd-almdala\naktiviteter:\n"
        "  - aktivitet: alm-hemgangsteam\n    läge: pausad\n    resultat: Vi väntar på läkare.\n"
    )
    assert office.put()[1].endswith("Inget att ändra.\n")
    office.change(lambda sheet: sheet.__setitem__("C2", "pågår"), "Läge")
    assert office.put("--period", "2026-11", "--skriv")[0] == 0
    assert "    läge: pågår\n    resultat: Vi väntar på läkare.\n" in report.read_text(encoding="utf-8")
    office.change(lambda sheet: sheet.__setitem__("C2", "snart"), "Läge")
    assert office.wrong()[0].startswith("plan.xlsx, Läge!C2: ”snart” är inget läge.")


def test_comments_line_breaks_and_order_stay(office: Office) -> None:
    path = office.data / FILE
    path.write_bytes(
        office.before.replace("    slut: 2024-12", "    slut: 2024-12   # enligt nämnden")
        .replace("\n", "\r\n")
        .encode()
    )
    office.set("Slut", 2, "2025-12")
    before = path.read_bytes()
    assert office.put("--skriv")[0] == 0
    assert path.read_bytes() == before.replace(b"slut: 2024-12   # enligt", b"slut: 2025-12   # enligt")
