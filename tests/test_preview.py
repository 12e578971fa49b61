"""What the preview shows is what a build would write, after any save; what is wrong is told, and the last good page stays."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from previewing import Preview, as_built, plan_file, preview, project, swap, until
from site_build import ROOT, copy
from thinning import every

from macros.preview.answers import script


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return project(tmp_path)


@pytest.fixture
def shown(place: Path) -> Iterator[Preview]:
    with preview(place) as running:
        yield running


def activity(place: Path) -> tuple[str, str]:
    """The address and the line of the name of the first activity of the plan."""
    lines = plan_file(place).read_text(encoding="utf-8").split("aktiviteter:", 1)[1].splitlines()
    record = next(line for line in lines if "id: " in line).split("id: ")[1]
    name = next(line for line in lines if "namn: " in line).strip()
    return f"aktivitet/{record}.html", name


@pytest.mark.long
def test_the_real_site_is_shown_as_it_is_built(tmp_path: Path) -> None:
    for name in ("data", "docs", "overrides"):
        copy(name, tmp_path)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    with preview(tmp_path) as shown:
        swap(tmp_path / "data" / "planer" / "mb-lokal-fardplan.yml", "namn: Läkemedelsautomat", "namn: Medicinautomat")
        shown.page_says("aktivitet/mb-lakemedelsautomat.html", "Medicinautomat")
        as_built(shown, tmp_path)


def test_after_many_kinds_of_edits_it_is_shown_as_it_is_built(place: Path, shown: Preview) -> None:
    address, name = activity(place)
    swap(plan_file(place), name, "namn: Ett nytt namn")
    shown.page_says(address, "Ett nytt namn")
    (place / "data" / "flyttat.yml").write_text(
        f"flyttat:\n  - från: det-gamla\n    till: {Path(address).stem}\n", encoding="utf-8"
    )
    shown.page_says("aktivitet/det-gamla.html", Path(address).name)
    terms = place / "data" / "begrepp.yml"
    kept = terms.read_text(encoding="utf-8")
    terms.write_text(
        kept
        + "  - id: nytt-ord\n    namn: Nytt ord\n    förklaring: Det som är nytt.\n    källor:\n      - dokument: ",
        encoding="utf-8",
    )
    shown.tells("begrepp.yml")
    terms.write_text(kept, encoding="utf-8")
    shown.is_well()
    (place / "docs" / "index.md").write_text(
        '# Start\n\nSe {{ lank("' + Path(address).stem + '") }}.\n', encoding="utf-8"
    )
    shown.page_says("index.html", "Ett nytt namn")
    swap(place / "overrides" / "assets" / "fardplan.css", ":root", "/* ny */ :root")
    shown.page_says("assets/fardplan.css", "/* ny */")
    swap(place / "mkdocs.yml", "site_name: Färdplan", "site_name: Resplan")
    shown.page_says(address, "Resplan")
    swap(plan_file(place), "namn: Ett nytt namn", "namn: Ett annat namn")
    shown.page_says("index.html", "Ett annat namn")
    as_built(shown, place)


def test_only_the_script_tells_a_page_from_what_is_built(place: Path, shown: Preview) -> None:
    address, _ = activity(place)
    _, page = shown.get(address)
    file = shown.files()[address].decode()
    stamp = page.partition('data-visa="')[2].partition('"')[0]
    assert page == file.replace("</head>", script(stamp).decode() + "</head>", 1)
    assert page != file


def test_a_page_is_told_of_what_changes_on_it_and_of_nothing_else(place: Path, shown: Preview) -> None:
    address, name = activity(place)
    before, other = shown.get(address)[1], shown.get("begrepp/index.html")[1]
    swap(plan_file(place), name, "namn: Ett nytt namn")
    shown.page_says(address, "Ett nytt namn")
    stamps = [page.partition('data-visa="')[2][:16] for page in (before, shown.get(address)[1])]
    assert stamps[0] != stamps[1]
    assert shown.get("begrepp/index.html")[1] == other


def test_a_record_that_goes_leaves_a_page_that_says_so_until_it_comes_back(place: Path, shown: Preview) -> None:
    report = min((place / "data" / "beslut").iterdir())
    kept = report.read_text(encoding="utf-8")
    address = f"beslut/{kept.split('id: ')[1].splitlines()[0]}.html"
    assert shown.get(address)[0] == 200
    report.unlink()
    until(lambda: shown.get(address)[0] == 404 or shown.faults())
    if not shown.faults():
        assert "Sidan finns inte" in shown.get(address)[1]
    report.write_text(kept, encoding="utf-8")
    until(lambda: shown.get(address)[0] == 200)
    shown.is_well()


BAD: dict[str, tuple[str, bytes | None, tuple[str, ...]]] = {
    "not YAML": ("data/aktorer.yml", b"akt\xc3\xb6rer: [", ("data/aktorer.yml",)),
    "no UTF-8": ("data/aktorer.yml", b"akt\xc3\xb6rer:\n  - id: a\xe5\n", ("data/aktorer.yml:2:",)),
    "NUL": ("data/omraden.yml", b"\x00\x00", ("data/omraden.yml",)),
    "emptied": ("data/omraden.yml", b"", ("data/",)),
    "gone": ("data/omraden.yml", None, ("data/",)),
    "a page with a macro that is not": ("docs/index.md", b"# Start\n\n{{ finns_inte() }}\n", ("docs/index.md:3",)),
    "a page that is half": ("docs/index.md", b"# Start\n\n{{ lank(", ("docs/index.md:3",)),
    "a page with a script": ("docs/index.md", b"# S\n\n<script>alert(1)</script>\n", ("docs/index.md:3",)),
    "a link that leads nowhere": ("docs/index.md", b"# S\n\n[dit](borta.md)\n", ("docs/index.md", "borta.md")),
    "settings that are not YAML": ("mkdocs.yml", b"site_name: [", ("mkdocs.yml",)),
    "settings that are gone": ("mkdocs.yml", None, ("mkdocs.yml",)),
    "settings without the plugin": ("mkdocs.yml", b"site_name: x\n", ("mkdocs.yml", "fardplan")),
    "settings of the wrong kind": ("mkdocs.yml", b"site_name: x\nnav: 7\nplugins: [fardplan]\n", ("mkdocs.yml", "nav")),
    "settings that run a program": ("mkdocs.yml", b"site_name: x\nhooks: [x.py]\n", ("mkdocs.yml:2",)),
    "a template that is half": ("overrides/main.html", b"{% if x %}", ("overrides/main.html:1:1",)),
    "a template that fails": ("overrides/main.html", b"<html>\n{{ borta.borta.borta }}", ("overrides/main.html:2:1",)),
    "a template without content": ("overrides/main.html", b"<html></html>", ("overrides",)),
    "a template that is gone": ("overrides/partials/header.html", None, ("overrides",)),
}


@pytest.mark.parametrize("mistake", every(3, BAD))
def test_a_mistake_is_told_and_the_last_good_pages_stay_until_it_is_mended(
    mistake: str, place: Path, shown: Preview
) -> None:
    name, content, told = BAD[mistake]
    address, _ = activity(place)
    good = shown.files()[address]
    file = place / name
    kept = file.read_bytes()
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    shown.tells(*told)
    faults = shown.faults()
    assert not any("Traceback" in fault or "rror" in fault for fault in faults), faults
    until(lambda: set(faults) <= set(shown.said), lambda: shown.said)
    assert len(shown.said) == len(set(shown.said)), "told twice"
    assert shown.session.shown
    assert shown.session.shown.file(address) == good or "länken" in faults[0]
    file.write_bytes(kept)
    shown.is_well()
    until(lambda: shown.files()[address] == good)
    until(lambda: "Felen är rättade." in shown.said, lambda: shown.said)


@pytest.mark.parametrize("folder", ["data", "docs", "overrides"])
def test_a_folder_may_go_and_come_back(folder: str, place: Path, shown: Preview) -> None:
    (place / folder).rename(place / "undan")
    until(shown.faults)
    (place / "undan").rename(place / folder)
    shown.is_well()
    address, name = activity(place)
    swap(plan_file(place), name, "namn: Efter att mappen var borta")
    shown.page_says(address, "Efter att mappen var borta")


def test_it_begins_with_what_is_wrong_and_shows_the_site_when_it_is_mended(place: Path) -> None:
    file = place / "data" / "omraden.yml"
    kept = file.read_bytes()
    file.write_bytes(b"omr\xc3\xa5den: [")
    with preview(place) as shown:
        status, page = shown.get("index.html")
        assert status == 503
        assert "Webbplatsen går inte att visa än" in page
        shown.tells("data/omraden.yml")
        file.write_bytes(kept)
        shown.is_well()
        as_built(shown, place)


def test_a_save_that_empties_the_file_first_is_never_told_as_a_fault(place: Path, shown: Preview) -> None:
    file = plan_file(place)
    address, name = activity(place)
    text = file.read_text(encoding="utf-8")
    for number in range(5):
        with file.open("w", encoding="utf-8") as writing:
            writing.flush()
            new = text.replace(name, f"namn: Omgång {number}")
            writing.write(new[:200])
            writing.flush()
            writing.write(new[200:])
        shown.page_says(address, f"Omgång {number}")
    beside = file.with_suffix(".tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)
    shown.page_says(address, name.removeprefix("namn: "))
    assert not [line for line in shown.said if ": fel:" in line]


@pytest.mark.parametrize("reads", ["macros.preview.making.read", "macros.reading.authored.files_below"])
def test_a_file_that_goes_while_it_is_read_is_never_a_fault_of_the_program(
    reads: str, place: Path, shown: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "gone", "hastigt.md")

    monkeypatch.setattr(reads, gone)
    swap(plan_file(place), activity(place)[1], "namn: Medan filen försvann")
    swap(place / "docs" / "index.md", "# ", "# Ny ")
    shown.tells("hastigt.md", "den finns inte")
    monkeypatch.undo()
    swap(plan_file(place), "Medan filen försvann", "När den var borta")
    swap(place / "docs" / "index.md", "# Ny ", "# Nyare ")
    shown.is_well()
    assert not [line for line in shown.said if "i programmet" in line]


def test_what_only_the_finished_site_tells_is_told_too_and_the_search_follows(place: Path, shown: Preview) -> None:
    until(lambda: "sok/ord.js" in shown.files(), shown.faults)
    (place / "docs" / "index.md").write_text('# Start\n\n<p><a href="borta.pdf">Dit</a></p>\n', encoding="utf-8")
    shown.tells("borta.pdf")
    (place / "docs" / "index.md").write_text("# Xylofonspel\n\nText.\n", encoding="utf-8")
    shown.is_well()
    until(
        lambda: any(b"xylofonspel" in content for name, content in shown.files().items() if name.startswith("sok/ord"))
    )
