"""`fardplan importera indikatorer`: what files hold, what would change, and everything that is wrong, at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from english import english_in

from macros.cli import main
from macros.plan.goals import Indicator
from macros.site import TEST_DAY, load, problems_of

AREAS = """\
områden:
  - {id: dalarnas-lan, typ: län, kod: "20", namn: Dalarnas län, källor: [{dokument: d}]}
  - {id: mora, typ: kommun, kod: "2062", namn: Mora, del_av: dalarnas-lan, källor: [{dokument: d}]}
  - {id: alvdalen, typ: kommun, kod: "2039", namn: Älvdalen, del_av: dalarnas-lan, källor: [{dokument: d}]}
  - {id: jonkopings-lan, typ: län, kod: "06", namn: Jönköpings län, källor: [{dokument: d}]}
  - {id: gnosjo, typ: kommun, kod: "0617", namn: Gnosjö, del_av: jonkopings-lan, källor: [{dokument: d}]}
"""
INDICATORS = """\
indikatorer:
  - id: kontinuitet
    namn: Kontinuitet
    enhet: procent
    ursprung: {namn: Kolada, beteckning: N00945}
    källor: [{dokument: d}]
  - {id: egen, namn: Eget mått, enhet: dagar, källor: [{dokument: d}]}
"""
HEAD = "indikator: kontinuitet\nkälla: Kolada\nhämtad: 2026-11-22\nvärden:\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "omraden.yml").write_text(AREAS, encoding="utf-8")
    (folder / "indikatorer.yml").write_text(INDICATORS, encoding="utf-8")
    document = "dokument:\n  - {id: d, typ: avtal, namn: Avtal, källor: [{dokument: d}]}\n"
    (folder / "dokument.yml").write_text(document, encoding="utf-8")
    return folder


def put(data: Path, name: str, *arguments: str, indicator: str = "kontinuitet") -> int:
    given = ["--indikator", indicator] if indicator else []
    file = name if "://" in name else str(data.parent / name)
    return main(["importera", "indikatorer", file, *given, "--data", str(data), "--datum", "2026-11-22", *arguments])


def written(data: Path) -> str:
    return (data / "varden" / "kontinuitet.yml").read_text(encoding="utf-8")


def table(data: Path, name: str, text: str, encoding: str = "utf-8") -> None:
    (data.parent / name).write_bytes(text.encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize(
    "text",
    [
        "Kommun;År;Värde;Antal\r\nÄlvdalen;2024;72,5;48\r\n\r\nMora kommun;2025;1 071,0;\r\n".replace("1 071", "71"),
        'Område,Period,Värde,Antal\nÄlvdalen,2024,"72,5",48\nMora,2025,71.0,\n',
        "Värden ur systemet\t\t\t\n\t\t\t\nKommunkod\tKommun\tÅr\tUtfall\tAntal\n2039\tÄlvdalen\t2024\t72,5 %\t48\n2062\tMora\t2025\t71\t-\n",
    ],
    ids=["semikolon", "komma", "tabb"],
)
def test_tables_as_programs_write_them(data: Path, text: str, encoding: str) -> None:
    table(data, "fil.csv", text, encoding)
    assert put(data, "fil.csv", "--skriv") == 0
    rows = "  - {område: alvdalen, period: 2024, värde: 72.5, antal: 48}\n  - {område: mora, period: 2025, värde: 71}\n"
    assert written(data) == HEAD + rows
    assert problems_of(data) == ()


def test_a_workbook_whose_codes_have_become_numbers(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "Tomt"
    sheet = book.create_sheet("Blad1")
    rows = ("Kontinuitet",), (), ("Kommunkod", "År", "Värde", "Antal"), (617, 2024, 0.1 + 0.2, 9), (20, 2024, 0.725, None), ("2062", "2024", "för få", None), (2039, 2024.0, 44, 3), (1280, 2024, 5, 20)  # fmt: skip
    for row in rows:
        sheet.append(row)
    sheet["C5"].number_format = "0.0%"
    book.save(data.parent / "varden.xlsx")
    assert put(data, "varden.xlsx", "--skriv") == 0
    assert written(data) == HEAD + (
        "  - {område: alvdalen, period: 2024, för_få: true}\n"
        "  - {område: dalarnas-lan, period: 2024, värde: 72.5}\n"
        "  - {område: gnosjo, period: 2024, värde: 0.3, antal: 9}\n"
        "  - {område: mora, period: 2024, för_få: true}\n"
    )
    assert "Hoppade över 1 rader om områden som inte finns" in capsys.readouterr().out
    assert problems_of(data) == ()


def kolada(*values: dict[str, object], **more: object) -> str:
    return json.dumps({"values": values, "count": len(values), "next_page": None, **more})


def answer(municipality: str, value: float | None, **more: object) -> dict[str, object]:
    both = {"gender": "T", "value": value, "count": 1, "status": "" if value is not None else "Missing"}
    sexes = [
        {"gender": "K", "value": 1, "count": 1, "status": ""},
        both,
        {"gender": "M", "value": 2, "count": 1, "status": ""},
    ]
    return {"kpi": "N00945", "municipality": municipality, "period": 2023, "values": sexes, **more}


def test_an_answer_of_kolada_is_known_by_its_designation_and_only_totals_count(data: Path) -> None:
    entries = answer("2062", 12.3), answer("0020", 13.0), answer("2039", None), answer("0000", 9.9), answer("G123", 1.0)
    table(data, "svar.json", kolada(*entries))
    assert put(data, "svar.json", "--skriv", indicator="") == 0
    rows = "  - {område: dalarnas-lan, period: 2023, värde: 13}\n  - {område: mora, period: 2023, värde: 12.3}\n"
    assert written(data) == HEAD + rows


def test_an_answer_of_another_designation_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table(data, "svar.json", kolada(answer("2062", 12.3, kpi="N00946")))
    assert put(data, "svar.json", "--skriv", indicator="") == 1
    assert "svar.json, values[1]: Ingen indikator har beteckningen ”N00946” i ursprung. Menade du ”n00945”?" in (
        capsys.readouterr().out
    )
    assert put(data, "svar.json", "--skriv", indicator="egen") == 0
    assert (data / "varden" / "egen.yml").exists()


def test_nothing_is_written_before_it_is_asked_for_and_each_change_is_told(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "varden").mkdir()
    rows = "  - {område: alvdalen, period: 2023, värde: 70}\n  - {område: mora, period: 2023, värde: 71.0, antal: 9}\n"
    before = HEAD.replace("värden:", "osäkert: 'Prövat: ännu inte klart'\nvärden:") + rows
    (data / "varden" / "kontinuitet.yml").write_text(before, encoding="utf-8")
    table(data, "fil.csv", "Kommun;År;Värde;Antal\nÄlvdalen;2023;70,00;\nMora;2023;71,5;9\nMora;2024;72;\n")
    assert put(data, "fil.csv") == 0
    assert written(data) == before
    told = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["lika", "alvdalen", "2023", "70"] in told
    assert ["ändras", "mora", "2023", "71", "(antal", "9)", "→", "71,5", "(antal", "9)"] in told
    assert ["ny", "mora", "2024", "72"] in told
    assert put(data, "fil.csv", "--skriv") == 0
    assert "osäkert: 'Prövat: ännu inte klart'\n" in written(data)
    assert problems_of(data) == ()
    once = written(data)
    assert put(data, "fil.csv", "--skriv") == 0
    assert written(data) == once
    assert "Inget att ändra." in capsys.readouterr().out


def test_all_that_is_wrong_is_told_with_its_row_and_nothing_is_written(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = ("Mora;2062;2024;71;9", "Morra;;2024;71;9", "Mora;2039;2024;71;9", "Mora;2062;i fjol;71;9", "Mora;2062;2024;72;9", "Älvdalen;;2030;1;9", "Älvdalen;;2024;cirka 70;9", "Gnosjö;;2024;7;hälften", "Gnosjö;;2023;725;9", ";;2024;1;9")  # fmt: skip
    table(data, "fil.csv", "\n".join(("Kommun;Kommunkod;År;Värde;Antal", *rows)))
    assert put(data, "fil.csv", "--skriv") == 1
    told = capsys.readouterr()
    assert "9 fel i filen. Ingenting är skrivet." in told.err
    for line, words in {3: "”Morra” är inget område", 4: "Koden 2039 är Älvdalen, men namnet är Mora.", 5: "”i fjol” är ingen tid", 6: "mora har redan ett värde för 2024, på fil.csv:2", 7: "2030 har inte börjat än", 8: "”cirka 70” är inget tal", 9: "”hälften” är inget antal", 10: "”725” kan inte vara procent", 11: "Raden saknar område"}.items():  # fmt: skip
        assert f"fil.csv:{line}: {words}" in told.out
    assert not (data / "varden").exists()


def test_the_place_of_a_fault_in_a_workbook_is_its_cell(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "Blad1"
    for row in ("Kommun", "År", "Värde"), ("Mora", 2024, "cirka"), ("Nora by", 2024, 1), ("Mora", "x", 1):
        book.active.append(row)
    book.save(data.parent / "varden.xlsx")
    assert put(data, "varden.xlsx") == 1
    places = [line.split(": ")[0] for line in capsys.readouterr().out.splitlines()]
    assert places == ["varden.xlsx, Blad1!C2", "varden.xlsx, Blad1!A3", "varden.xlsx, Blad1!B4"]


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("fil.csv", b"", "fil.csv: Filen \xc3\xa4r tom."),
        ("fil.csv", b"a;b\n1;2\n", "fil.csv:1: Ingen rad med rubriker."),
        ("fil.csv", "Kommun;Värde\nMora;1\n".encode(), "fil.csv:1: Det behövs en kolumn för år."),
        (
            "fil.csv",
            "Kommun;År;Värde;Value\nMora;2024;1;2\n".encode(),
            "fil.csv:1: Flera kolumner kan vara värde: ”Värde” och ”Value”.",
        ),
        ("fil.xlsx", b"PK\x03\x04skrap", "fil.xlsx: Filen är ingen arbetsbok utan en packad fil (zip)."),
        ("fil.json", b"{", "fil.json: Filen går inte att läsa som JSON."),
        ("fil.json", b"[]", "fil.json: Det här är inget svar från Kolada"),
        ("fil.json", b'{"values": [7]}', "fil.json, values[1]: Posten saknar"),
        ("fil.pdf", b"%PDF", "”fil.pdf” är av ett slag som inte går att importera."),
        ("saknas.csv", None, "saknas.csv” finns inte."),
        ("https://example.org/v2/data", None, "Bara adresser som börjar med https://api.kolada.se/ går att hämta."),
    ],
)
def test_files_that_hold_no_values(
    data: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, line: str
) -> None:
    if content is not None:
        (data.parent / name).write_bytes(content)
    assert put(data, name, "--skriv") in {1, 2}
    told = capsys.readouterr()
    expected = line.encode("latin-1").decode() if "\xc3" in line else line
    assert expected in told.out + told.err
    assert not (data / "varden").exists()


def test_an_unknown_indicator_and_a_source_that_nobody_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table(data, "fil.csv", "Kommun;År;Värde\nMora;2024;7\n")
    assert put(data, "fil.csv", indicator="kontinuitt") == 2
    assert "Menade du ”kontinuitet”?" in capsys.readouterr().err
    assert put(data, "fil.csv", indicator="") == 1
    assert "Ange den med --indikator ID." in capsys.readouterr().out
    assert put(data, "fil.csv", "--skriv", indicator="egen") == 2
    assert "Ange --källa NAMN" in capsys.readouterr().err
    assert put(data, "fil.csv", "--skriv", "--kalla", "Region Dalarna", indicator="egen") == 0
    plan = load(data, on=TEST_DAY).reading.plan
    assert isinstance(plan["egen"], Indicator)
    assert "källa: Region Dalarna\n" in (data / "varden" / "egen.yml").read_text(encoding="utf-8")


def test_a_folder_of_values_that_leads_elsewhere_is_not_written_to(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "annan"
    other.mkdir()
    (data / "varden").symlink_to(other)
    table(data, "fil.csv", "Kommun;År;Värde\nMora;2024;7\n")
    assert put(data, "fil.csv", "--skriv") in {1, 2}
    assert list(other.iterdir()) == []


def book(*rows: tuple[object, ...]) -> bytes:
    """A workbook with a sheet Blad1."""
    import io

    from openpyxl import Workbook

    made, out = Workbook(), io.BytesIO()
    made.active.title = "Blad1"
    for row in rows:
        made.active.append(row)
    made.save(out)
    return out.getvalue()


def packed(**parts: bytes) -> bytes:
    """A zip file with these parts."""
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


HEADINGS = ("Kommun", "År", "Värde", "Antal")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)
BAD_TABLES = {
    "merged cells": ("a.xlsx", book(HEADINGS, ("Mora", 2023, 70, 9), (None, 2024, 71, 9)), "Blad1!A3: Raden saknar område."),
    "an error": ("a.xlsx", book(HEADINGS, ("Mora", 2024, "#SAKNAS!", 9)), "Blad1!C2: ”#SAKNAS!” är ett felmeddelande från Excel."),
    "a formula never worked out": ("a.xlsx", book(HEADINGS, ("Mora", 2024, "=1+1", 9)), "Är värdena formler: öppna filen i Excel"),
    "a day in Excel's numbers": ("a.xlsx", book(HEADINGS, ("Mora", 45657, 71, 9)), "Blad1!B2: ”45657” är ingen tid. Så räknar Excel dagar. Menade du 2024-12-31?"),
    "a day as value": ("a.xlsx", book(HEADINGS, ("Mora", 2024, "2024-03-01", 9)), "Blad1!C2: ”2024-03-01” är inget tal."),
    "a number in text": ("a.xlsx", book(HEADINGS, ("Mora", 2024, "ca 71 procent", 9)), "Blad1!C2: ”ca 71 procent” är inget tal. Menade du 71?"),
    "a number too large": ("a.xlsx", book(HEADINGS, ("Mora", 2024, 1e300, 9)), "000…” är inget tal."),
    "headings twice": ("a.xlsx", book(HEADINGS, ("Mora", 2024, 71, 9), HEADINGS), "Blad1!A3: Rubrikerna står en gång till."),
    "a column twice": ("a.xlsx", book((*HEADINGS, "Värde"), ("Mora", 2024, 71, 9, 72)), "Blad1!E1: Flera kolumner kan vara värde"),
    "a row of sums": ("a.xlsx", book(HEADINGS, ("Mora", 2024, 71, 9), ("Summa", None, 71, 9)), "Blad1!A3: ”Summa” är inget område"),
    "a column for each year": ("a.xlsx", book(("Kommun", 2023, 2024), ("Mora", 70, 71)), "Blad1!A1: Ingen rad med rubriker."),
    "a password": ("a.xlsx", OLE, "Filen är ingen arbetsbok utan ett äldre dokument från Word eller Excel, eller ett med lösenord."),
    "an old workbook": ("a.xls", OLE, "Öppna filen och spara den som .xlsx."),
    "LibreOffice": ("a.ods", packed(content=b""), "Öppna filen och spara den som .xlsx."),
    "Numbers": ("a.numbers", packed(Index=b""), "Öppna filen och spara den som .xlsx."),
    "a zip": ("a.xlsx", packed(bild=b"x"), "Filen går inte att läsa som Excel."),
    "a zip bomb": ("a.xlsx", packed(xl__sheet=b"0" * 201_000_000), "Arbetsboken är för stor."),
    "half a workbook": ("a.xlsx", book(HEADINGS)[:2_000], "Filen är ingen arbetsbok utan"),
    "CSV called xlsx": ("a.xlsx", b"Kommun;Tid\n", "Filen är ingen arbetsbok."),
    "a web page called xlsx": ("a.xlsx", b"<html><table>", "Filen är ingen arbetsbok utan en webbsida (HTML)."),
    "a workbook called csv": ("a.csv", book(HEADINGS), "Filen är inte CSV utan en arbetsbok från Excel (xlsx)."),
    "too large": ("a.csv", b"x" * 20_000_001, "större än 20 MB"),
    "a nul": ("a.csv", "Kommun;År;Värde\nMora;2024;7\0\n".encode(), "a.csv: Filen har nolltecken"),
    "encoded twice": ("a.csv", "Kommun;Ã…r;VÃ¤rde\n".encode(), "a.csv:1: Här står ”Ã…” i stället för ”Å”"),
    "decimal commas between commas": ("a.csv", "Kommun,År,Värde\nMora,2024,71,5\n".encode(), "a.csv:2: Raden har fler celler än rubrikraden."),
    "a quotation mark that never ends": ("a.csv", 'Kommun;År;Värde\n"Mora;2024;7\n'.encode(), "a.csv:2: ”Mora;2024;7” är inget område"),
    "an English number": ("a.csv", "Kommun;År;Värde\nMora;2024;1,234.5\n".encode(), "a.csv:2: ”1,234.5” är inget tal. Menade du 1234,5?"),
    "a line without end": ("a.csv", b"x" * 200_000 + b";", "a.csv:1: Raden går inte att läsa."),
}  # fmt: skip


@pytest.mark.parametrize("mistake", BAD_TABLES)
def test_a_bad_table_is_told_in_swedish_with_its_place(
    data: Path, capsys: pytest.CaptureFixture[str], mistake: str
) -> None:
    name, content, told = BAD_TABLES[mistake]
    (data.parent / name).write_bytes(content)
    assert put(data, name, "--skriv") in {1, 2}
    said = "".join(capsys.readouterr())
    assert told in said
    assert not english_in(said), said
    assert not (data / "varden").exists()


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850", "utf-16-le", "utf-16-be"])
def test_tables_from_old_programs_are_read_in_their_encoding(data: Path, encoding: str) -> None:
    table(data, "fil.csv", "Kommun;År;Värde\nÄlvdalen;2024;72,5\n", encoding)
    assert put(data, "fil.csv", "--skriv") == 0
    assert "{område: alvdalen, period: 2024, värde: 72.5}" in written(data)
