"""`fardplan flytta`: an id changed everywhere and nothing else, the old address kept, all or nothing."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from site_build import ROOT, build
from thinning import some
from whole import strace

from macros.cli import main
from macros.editing.moving import Moving, movable, moving
from macros.pages.addresses import address
from macros.pages.catalogue import catalogue
from macros.plan.record import Record
from macros.reading.folder import Reading, read_folder
from macros.site import TEST_DAY, Site, load, problems_of

NEW = "zz-nytt-id"
DAY = ("--datum", "2026-11-22")
PLACES = {"data": ROOT, "exempel": ROOT / "tests" / "exempellan"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return shutil.copytree(ROOT / "data", tmp_path / "data")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def move(data: Path, *arguments: str) -> int:
    return main(["flytta", *arguments, "--data", str(data), *DAY])


@cache
def reading(place: str) -> Reading:
    return read_folder(PLACES[place] / "data")


def records() -> Iterator[tuple[str, Record]]:
    for place in PLACES:
        yield from ((place, record) for record in reading(place).plan.records if movable(record))


@cache
def was_site(place: str) -> Site:
    return Site(load(PLACES[place] / "data", on=TEST_DAY), TEST_DAY)


@cache
def problems_before(place: str) -> int:
    return len(was_site(place).problems(PLACES[place] / "docs"))


def one_of_each_kind() -> list[tuple[str, Record]]:
    found = {(place, type(record)): (place, record) for place, record in records()}
    return [
        *found.values(),
        ("data", reading("data").plan["mb-lokal-fardplan"]),
        ("exempel", reading("exempel").plan["granfors"]),
    ]


def written(place: str, found: Moving, to: Path) -> tuple[Path, Path]:
    """Copies of the folders of data and pages, with the move made in them."""
    root = PLACES[place]
    data, docs = shutil.copytree(root / "data", to / "data"), shutil.copytree(root / "docs", to / "docs")
    for step in found.steps:
        (to / step.path.relative_to(root)).unlink(missing_ok=True)
    for step in found.steps:
        path = to / step.to.relative_to(root)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(step.after)
    return data, docs


def check_move(place: str, record: Record, folder: Path) -> None:
    root = PLACES[place]
    found = moving(root / "data", root / "docs", reading(place), old=record.id, new=NEW)
    for step in found.steps:
        if step.path.name != "flyttat.yml":
            assert step.after.replace(NEW.encode(), record.id.encode()) == step.before
            assert step.to.as_posix().replace(NEW, record.id) == step.path.as_posix()
    data, docs = written(place, found, folder)
    site = Site(load(data, on=TEST_DAY), TEST_DAY)
    assert len(site.problems(docs)) == problems_before(place)
    assert not site.loaded.errors
    assert record.id not in site.plan
    old = address(record)
    assert site.redirects()[old] == old.replace(record.id, NEW)
    for spec in catalogue(was_site(place).plan):
        if spec.record and spec.record.id == record.id:
            assert spec.address in site.redirects()
    for link in site.plan.references:
        assert link.target != record.id


@pytest.mark.parametrize(("place", "record"), one_of_each_kind(), ids=lambda one: getattr(one, "id", one))
def test_one_of_each_kind_moves_and_nothing_else_changes(place: str, record: Record, tmp_path: Path) -> None:
    check_move(place, record, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("part", range(8))
def test_a_record_moves_and_nothing_else_changes(part: int, tmp_path: Path) -> None:
    """One record in sixteen of the data and the county, of all kinds: all of them take a quarter of an hour."""
    for number, (place, record) in enumerate(some(16, list(records())[part::8])):
        check_move(place, record, tmp_path / str(number))
        shutil.rmtree(tmp_path / str(number))


def test_nothing_is_written_until_asked(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(data.parent)
    assert move(data, "mellerud", "melleruds-kommun") == 0
    told = capsys.readouterr().out
    assert "mellerud-2024-02-22.yml → " in told
    assert "1 uppföljning får ny adress." in told
    assert told.endswith("Kör samma kommando igen med --skriv sist.\n")
    assert contents(data.parent) == before


def test_moving_back_gives_the_first_state_but_for_the_old_addresses(data: Path) -> None:
    before = contents(data.parent)
    assert move(data, "mb-lokal-fardplan", "mb-plan", "--skriv") == 0
    assert (data / "planer" / "mb-plan.yml").exists()
    assert not (data / "uppfoljning" / "mb-lokal-fardplan").exists()
    assert problems_of(data) == problems_of(ROOT / "data", shown=data.as_posix())
    assert move(data, "mb-plan", "mb-lokal-fardplan", "--skriv") == 0
    after = contents(data.parent)
    moves = after.pop("data/flyttat.yml").decode()
    assert after == before
    assert moves.startswith("flyttat:\n  - {från: mb-plan, till: mb-lokal-fardplan}\n")


def test_chains_are_made_short(data: Path) -> None:
    (data / "flyttat.yml").write_text(
        "# Flyttade\nflyttat:\n  - {från: melrud, till: mellerud}  # felstavat\n", encoding="utf-8"
    )
    assert move(data, "mellerud", "melleruds-kommun", "--skriv") == 0
    text = (data / "flyttat.yml").read_text(encoding="utf-8")
    assert text.startswith("# Flyttade\nflyttat:\n  - {från: melrud, till: melleruds-kommun}  # felstavat\n")
    assert "  - {från: mellerud, till: melleruds-kommun}\n" in text


def test_pages_follow(data: Path) -> None:
    docs = data.parent / "docs"
    (docs / "kommun").mkdir(exist_ok=True)
    (docs / "kommun" / "mellerud.md").write_text('# Mellerud\n\n{{ sida("mellerud") }}\n', encoding="utf-8")
    (docs / "kommun" / "egen.md").write_text(
        '# Egen\n\n[Här](mellerud.md), [där](../kommun/mellerud.html) och [annan](../om/mellerud.html).\n'
        '{{ lank(  \'mellerud\', "mellerud") }} {{ lista("aktivitet", områden = "mellerud") }} {% raw %}{{ lank("mellerud") }}{% endraw %}\n',
        encoding="utf-8",
    )  # fmt: skip
    assert move(data, "mellerud", "melleruds-kommun", "--skriv") == 0
    assert not (docs / "kommun" / "mellerud.md").exists()
    assert 'sida("melleruds-kommun")' in (docs / "kommun" / "melleruds-kommun.md").read_text(encoding="utf-8")
    assert (docs / "kommun" / "egen.md").read_text(encoding="utf-8").splitlines()[2:] == [
        "[Här](melleruds-kommun.md), [där](../kommun/melleruds-kommun.html) och [annan](../om/mellerud.html).",
        (
            '{{ lank(  \'melleruds-kommun\', "mellerud") }} {{ lista("aktivitet", områden = "melleruds-kommun") }} '
            '{% raw %}{{ lank("mellerud") }}{% endraw %}'
        ),
    ]


def test_marks_and_line_breaks_are_kept(data: Path) -> None:
    file = data / "omraden.yml"
    odd = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n").replace(
        b"- id: mellerud\r", b"- id:   'mellerud'  # h\xc3\xa4r\r"
    )
    file.write_bytes(odd)
    assert move(data, "mellerud", "melleruds-kommun", "--skriv") == 0
    assert file.read_bytes() == odd.replace(b"'mellerud'", b"'melleruds-kommun'")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("mellerud",), "Skriv både det gamla och det nya id:t: fardplan flytta GAMMALT-ID NYTT-ID"),
        (("melerud", "x"), "Det finns ingen post med id ”melerud”. Menade du ”mellerud”?"),
        (("mellerud", "Mellerud"), "”Mellerud” är inget id."),
        (("mellerud", "mellerud"), "Posten har redan id ”mellerud”."),
        (("mellerud", "con"), "”con” är upptaget av Windows eller webbservrar."),
        (("mellerud", "mb-1"), "Id ”mb-1” är upptaget av ”Att främja och förebygga” (mål)."),
        (("mb-lokal-fardplan-mellerud-2024-02-22", "x"), "får sitt id av filens namn."),
        (("mellerud", "gammalt"), "”gammalt” är en gammal adress som leder till ”mb-1”. Välj ett annat id."),
        (("gammalt", "x"), "Det finns ingen post med id ”gammalt”. Det har flyttat till ”mb-1”."),
    ],
)  # fmt: skip
def test_wrong_use_is_told_in_one_line(
    data: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], line: str
) -> None:
    (data / "flyttat.yml").write_text("flyttat:\n  - {från: gammalt, till: mb-1}\n", encoding="utf-8")
    before = contents(data.parent)
    assert move(data, *arguments, "--skriv") == 2
    assert line in capsys.readouterr().err
    assert contents(data.parent) == before


def test_nothing_is_moved_while_a_file_cannot_be_read(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "begrepp.yml").write_text('begrepp:\n  - id: "x\n', encoding="utf-8")
    before = contents(data)
    assert move(data, "mellerud", "x", "--skriv") == 1
    assert "begrepp.yml:2:9: fel:" in capsys.readouterr().out
    assert contents(data) == before


def test_a_move_that_would_break_a_page_is_not_made(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data.parent / "docs" / "kommun").mkdir(exist_ok=True)
    (data.parent / "docs" / "kommun" / "x.md").write_text("# Upptagen sida\n", encoding="utf-8")
    before = contents(data.parent)
    assert move(data, "mellerud", "x", "--skriv") == 1
    assert "Ingenting är skrivet" in capsys.readouterr().err
    assert contents(data.parent) == before


def test_the_built_site_leads_from_the_old_address_to_the_new(data: Path) -> None:
    assert move(data, "mb-seniorcentrum", "mb-seniorcenter", "--skriv") == 0
    done = build(data.parent / "site", data=data, docs=data.parent / "docs")
    assert done.returncode == 0, done.stdout + done.stderr
    old = (data.parent / "site" / "aktivitet" / "mb-seniorcentrum.html").read_text(encoding="utf-8")
    assert "mb-seniorcenter.html" in old
    assert (data.parent / "site" / "aktivitet" / "mb-seniorcenter.html").exists()


@pytest.mark.long
@pytest.mark.parametrize("number", range(1, 9))
def test_a_write_that_fails_halfway_leaves_all_as_it_was(data: Path, number: int) -> None:
    """The n-th file cannot be put in its place: those before it are put back, and nothing lies about."""
    strace.need()
    before = contents(data.parent)
    command = [sys.executable, "-m", "macros", "flytta", "mellerud", "x", "--skriv", "--data", str(data), *DAY]
    log, fault = data.parent.with_suffix(".log"), f"rename:error=ENOSPC:when={number}"
    done = strace.traced(command, cwd=ROOT, env={}, log=log, faults=(fault,))
    assert done.code != 0
    assert contents(data.parent) == before
