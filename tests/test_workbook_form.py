"""The workbook itself: what an official meets in it, what cannot go wrong in it, and that it is always the same."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from site_build import ROOT
from test_workbooks import EXAMPLE, PLAN, export

from macros.cli import main
from macros.workbooks.fields import LEFT_OUT, columns, fields


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(EXAMPLE, PLAN, tmp_path_factory.mktemp("bok") / "ut.xlsx")


@pytest.fixture(scope="module")
def book(path: Path) -> Any:
    return load_workbook(path)


def test_the_same_plan_on_the_same_day_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    again = export(EXAMPLE, PLAN, tmp_path / "igen.xlsx")
    assert again.read_bytes() == path.read_bytes()


def test_every_field_of_an_activity_has_a_column_or_is_left_alone_on_purpose() -> None:
    from macros.plan.activities import Activity

    known = {info.alias or name for name, info in Activity.model_fields.items()}
    assert set(fields()) | LEFT_OUT == known
    headings = [column.heading for column in columns({})]
    assert len(headings) == len(set(headings))
    assert headings[:4] == ["Id", "Namn", "Typ", "Mål 1"]


def test_each_column_has_its_help_and_its_list(book: Any) -> None:
    sheet = book["Aktiviteter"]
    headings = [cell.value for cell in sheet[1]]
    assert [heading for heading in headings if heading.endswith("*")] == ["Namn *", "Mål 1 *", "Område 1 *"]
    assert all(cell.comment and cell.comment.text for cell in sheet[1])
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert len(rules) == len(headings)
    assert all(rule.prompt for rule in rules.values())
    lists = {rule.promptTitle: rule.formula1 for rule in rules.values() if rule.type == "list"}
    assert set(lists) >= {
        "Typ",
        "Mål 1",
        "Mål 2",
        "Område 1",
        "Ansvariga 1",
        "Målgrupp 1",
        "Indikator 1",
        "Se dokument 1",
        "Nivå",
    }
    assert not {"Id", "Namn", "Start", "Slut", "Hur"} & set(lists)
    named = {name: defined.attr_text for name, defined in book.defined_names.items()}
    sheet_name, _, cells = named[lists["Mål 1"].lstrip("=")].partition("!")
    chosen = [row[0].value for row in book[sheet_name][cells.replace("$", "")]]
    assert chosen[:2] == ["Trygg hemma (alm-trygg)", "Tidigt stöd (alm-tidigt)"]
    assert "Nära dig hela livet (sl-malbild)" in chosen


def test_ids_are_locked_and_all_else_is_open(book: Any) -> None:
    sheet = book["Aktiviteter"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    locked = {cell.coordinate for row in sheet.iter_rows(min_row=2) for cell in row if cell.protection.locked}
    assert locked == {"A2", "A3", "A4"}
    assert not sheet["A5"].protection.locked  # room for a new activity


def test_it_is_a_table_with_a_frozen_header_that_prints(book: Any) -> None:
    for name in ("Aktiviteter", "Läge", "Listor"):
        sheet = book[name]
        (table,) = sheet.tables.values()
        assert table.headerRowCount == 1
        assert table.autoFilter is not None
        assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[1]]
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.freeze_panes is not None
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in str(sheet.oddFooter.right.text)
    assert book.properties.title == "Aktivitetsplan: Lokal plan för nära vård i Almdala"
    assert book.properties.created == datetime(2026, 11, 22)  # noqa: DTZ001  # as workbooks have it


def test_days_are_days_and_months_and_years_stay_text(tmp_path: Path) -> None:
    data = tmp_path / "data"
    import shutil

    shutil.copytree(EXAMPLE, data)
    file = data / "planer" / f"{PLAN}.yml"
    file.write_text(
        file.read_text(encoding="utf-8")
        .replace("start: 2023-09", "start: 2023-09-04")
        .replace("slut: 2026-06", "slut: 2026"),
        encoding="utf-8",
    )
    sheet = load_workbook(export(data, PLAN, tmp_path / "ut.xlsx"))["Aktiviteter"]
    start, end = (next(cell.column for cell in sheet[1] if cell.value == heading) for heading in ("Start", "Slut"))
    assert (sheet.cell(2, start).value, sheet.cell(2, start).number_format) == ("2023-03", "@")
    assert sheet.cell(3, start).value == datetime(2023, 9, 4)  # noqa: DTZ001  # as above
    assert (sheet.cell(3, end).value, sheet.cell(3, end).data_type) == ("2026", "s")
    assert sheet.cell(20, start).number_format == "@"  # what is typed in a new row stays as it is typed


def test_nothing_in_it_runs_or_leads_out(tmp_path: Path) -> None:
    import shutil

    data = tmp_path / "data"
    shutil.copytree(EXAMPLE, data)
    file = data / "planer" / f"{PLAN}.yml"
    evil = '=HYPERLINK("https://x.se","klicka")'
    file.write_text(
        file.read_text(encoding="utf-8")
        .replace("    hur: Barnmorska, förskola och socialtjänst i samma hus.", f"    hur: '{evil}'")
        .replace("namn: Familjecentral i Almdala", 'namn: "@SUM(1+1)*cmd|x!A0"'),
        encoding="utf-8",
    )
    book = export(data, PLAN, tmp_path / "ut.xlsx")
    with zipfile.ZipFile(book) as packed:
        sheets = {name: packed.read(name).decode() for name in packed.namelist() if name.endswith((".xml", ".rels"))}
    assert not [name for name, text in sheets.items() if "<f>" in text or "TargetMode" in text or "vbaProject" in text]
    cell = next(cell for row in load_workbook(book)["Aktiviteter"].iter_rows() for cell in row if cell.value == evil)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_it_refuses_to_write_over_and_names_the_plan_that_was_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ut.xlsx"
    out.write_text("mitt", encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str]:
        code = main(["exportera", *arguments, "--data", str(ROOT / "data")])
        return code, capsys.readouterr().err

    code, told = run("aktivitetsplan", "--plan", "mb-lokal-fardplan", "--ut", str(out))
    assert (code, out.read_text(encoding="utf-8")) == (2, "mitt")
    assert "finns redan och är inte ändrad" in told
    assert run("aktivitetsplan", "--plan", "mb-lokal-fardplan", "--ut", str(out), "--skriv-over")[0] == 0
    with zipfile.ZipFile(io.BytesIO(out.read_bytes())) as packed:
        assert "xl/workbook.xml" in packed.namelist()
    assert "Menade du ”mb-lokal-fardplan”?" in run("aktivitetsplan", "--plan", "mb-lokal-färdplan", "--ut", "x.xlsx")[1]
    assert "ska sluta på .xlsx" in run("aktivitetsplan", "--plan", "mb-lokal-fardplan", "--ut", "x.xls")[1]
    assert "Det saknas --plan och --ut." in run("aktivitetsplan")[1]
    assert "Skriv vad som ska exporteras" in run("allt")[1]
    assert "Mappen" in run("aktivitetsplan", "--plan", "mb-lokal-fardplan", "--ut", str(tmp_path / "x" / "y.xlsx"))[1]
