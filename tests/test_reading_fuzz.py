"""Reading never fails, whatever stands in a file: the real files, changed as people, Word, Excel and git change them.

Each problem must have a place in its file, and its message must be one of ours, on one line that shows.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import broken
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import changes, mutated, no_hang

from macros.editing import columns, tables
from macros.editing.importing import understand
from macros.plan.goals import Indicator
from macros.plan.messages import MESSAGES
from macros.plan.problems import Problem
from macros.reading.configuration import menu_of, misunderstood, read_configuration
from macros.reading.events import read_text
from macros.reading.folder import load as load_file
from macros.reading.parsers import PureParser
from macros.site import TEST_DAY, Site, load

ROOT = Path(__file__).parent.parent
SMALL = 6_000
"""Larger files are cut to this: what trips a reader stands on a few lines."""
SOUND = broken.CASES / "reading-values-accepted" / "data"


def pieces(*globs: tuple[Path, str]) -> list[bytes]:
    """The first part of every file, whole lines."""
    contents = (path.read_bytes() for folder, glob in globs for path in sorted(folder.glob(glob)) if path.is_file())
    return sorted(
        {content if len(content) <= SMALL else content[: content.rfind(b"\n", 0, SMALL) + 1] for content in contents}
    )


DATA = pieces(
    (ROOT / "data", "**/*.yml"),
    (ROOT / "tests" / "exempellan" / "data", "**/*.yml"),
    (broken.CASES, "reading-*/data/**/*.yml"),
)
PAGES = pieces((ROOT / "docs", "**/*.md"), (ROOT / "tests" / "exempellan" / "docs", "**/*.md"))
SETTINGS = pieces((ROOT, "mkdocs.yml"), (ROOT / "tests" / "exempellan", "mkdocs.yml"))
FILES = [
    "omraden.yml", "planer/plan.yml", "uppfoljning/plan/orust-2025.yml", "beslut/2024-10-26-x.yml", "flyttat.yml",
    "varden/nojdhet.yml", "tillganglighet.yml", "dokument.yml",
]  # fmt: skip


def a_case(seeds: list[bytes]) -> st.SearchStrategy[bytes]:
    """One of the seeds after some changes."""
    return st.builds(mutated, st.sampled_from(seeds), changes, st.sampled_from(seeds))


@cache
def form(rule: str) -> re.Pattern[str]:
    """What a message of a rule looks like, whatever its values are."""
    words = re.split(r"(?<!\{)\{\w+\}(?!\})", MESSAGES[rule])
    return re.compile(
        ".*".join(re.escape(word.replace("{{", "{").replace("}}", "}")) for word in words)
        + "(?: Det gäller alla rader.*)?"
    )


def are_told_well(problems: Iterable[Problem], path: Path, shown: str) -> None:
    """Each problem stands in the file (or is about another) and says in our own words what is wrong."""
    text, _ = load_file(path)
    lines = text.split("\n") if text is not None else re.split("\r\n|\r|\n", path.read_bytes().decode("latin-1"))
    for problem in problems:
        assert form(problem.rule).fullmatch(problem.message), problem
        assert str(problem).isprintable()
        if problem.place.file == shown:
            assert 1 <= problem.place.line <= len(lines), problem
            assert (
                1 <= problem.place.column <= len(lines[problem.place.line - 1].encode("utf-8", "surrogatepass")) + 1
            ), problem


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        for file in FILES:
            (Path(name) / "data" / file).parent.mkdir(parents=True, exist_ok=True)
        (Path(name) / "docs").mkdir()
        yield Path(name)


def reads_without_failing(folder: Path, file: str, content: bytes) -> None:
    """Read and judge one file in a folder; every problem has a place in it and every record can be found again."""
    path = folder / "data" / file
    path.write_bytes(content)
    try:
        with no_hang():
            loaded = load(folder / "data", on=TEST_DAY, shown="data")
        are_told_well(loaded.problems, path, f"data/{file}")
        reading = loaded.reading
        assert all(reading.place(record.id).file == f"data/{file}" for record in reading.plan.records)
        assert loaded.problems or reading.plan.records or reading.moved or reading.stated or b":" in content
    finally:
        path.unlink()


def page_is_judged_without_failing(folder: Path, content: bytes) -> None:
    """Check one authored page against a sound plan."""
    path = folder / "docs" / "sida.md"
    path.write_bytes(content)
    site = Site(load(SOUND, on=TEST_DAY), TEST_DAY)
    with no_hang():
        problems = site.check_authored(folder / "docs", shown="docs")
    are_told_well(problems, path, "docs/sida.md")


def settings_are_judged_without_failing(folder: Path, content: bytes) -> None:
    """Check `mkdocs.yml`, and read its menu."""
    path = folder / "mkdocs.yml.prov"
    path.write_bytes(content)
    with no_hang():
        problems = [*read_configuration(path, shown="mkdocs.yml"), *misunderstood(path, shown="mkdocs.yml")]
        menu_of(path, shown="mkdocs.yml")
    are_told_well(problems, path, "mkdocs.yml")


@cache
def sound() -> Site:
    return Site(load(SOUND, on=TEST_DAY), TEST_DAY)


def table_is_understood_without_failing(content: bytes, read: Callable[[bytes, str], tables.Rows]) -> None:
    """Read a table and compare it with a sound plan; each fault names its row or cell, on one line."""
    plan = sound().plan
    with no_hang():
        try:
            found = columns.rows_below_headings(read(content, "tal.csv"), "tal.csv")
        except tables.UnreadableError as error:
            told = (str(error),)
        else:
            told = understand(plan, found, indicator=plan.one(Indicator, "nojdhet"), on=TEST_DAY).wrong
    for line in told:
        assert line.isprintable(), line
        assert line.startswith(("tal.csv", "Filen har inga värden")), line


TABLES = [
    "Kommun;År;Värde;Antal\r\nFalun;2024;72,5;48\r\nBorlänge;2025;1 071,0;\r\n".encode("cp1252"),
    'Område,Period,Värde\nFalun,2024,"72,5"\n"Borlänge\nkommun",2025,för få\n'.encode(),
    "Värden\t\t\n\t\t\nKommunkod\tÅr\tUtfall\n2080\t2024\t72,5 %\n2081\t2025\t#SAKNAS!\n".encode("utf-16"),
]


@cache
def workbook() -> bytes:
    """A small workbook as Excel would save it."""
    import io

    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    for row in ("Kommun", "År", "Värde"), ("Falun", 2024, 0.5), ("Borlänge", "2025", "=1/0"):
        book.active.append(row)
    book.save(out)
    return out.getvalue()


FEW = settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
ASKED = os.environ.get("FARDPLAN_FUZZ", "")
"""How many cases `make fuzz` asks for, new ones each time; without it, the same ones each time, as many as CI has time for."""
MANY = settings(
    max_examples=int(ASKED or 10_000),
    deadline=None,
    derandomize=not ASKED,
    suppress_health_check=list(HealthCheck),
    database=None,
)
LESS = settings(MANY, max_examples=1_000)


@FEW
@given(file=st.sampled_from(FILES), content=a_case(DATA))
def test_no_file_makes_reading_fail(folder: Path, file: str, content: bytes) -> None:
    reads_without_failing(folder, file, content)


@FEW
@given(content=a_case(PAGES))
def test_no_page_makes_its_check_fail(folder: Path, content: bytes) -> None:
    page_is_judged_without_failing(folder, content)


@FEW
@given(content=a_case(SETTINGS))
def test_no_settings_make_their_check_fail(folder: Path, content: bytes) -> None:
    settings_are_judged_without_failing(folder, content)


@FEW
@given(content=a_case(TABLES))
def test_no_table_makes_its_reading_fail(content: bytes) -> None:
    table_is_understood_without_failing(content, tables.csv_rows)


@FEW
@given(change=changes)
def test_no_workbook_makes_its_reading_fail(change: list[tuple[str, float, int, bytes]]) -> None:
    table_is_understood_without_failing(mutated(workbook(), change, workbook()), tables.workbook_rows)


@FEW
@given(text=st.text(st.sampled_from("ab:-?[]{},'\"|>&*!#%@` \n\\"), max_size=60))
@pytest.mark.parametrize("parser", [None, PureParser])
def test_no_text_makes_a_parser_fail(parser: Callable[[str], PureParser] | None, text: str) -> None:
    read_text(text, parser) if parser else read_text(text)


@pytest.mark.long
@MANY
@given(file=st.sampled_from(FILES), content=a_case(DATA))
def test_no_file_makes_reading_fail_in_the_long_run(folder: Path, file: str, content: bytes) -> None:
    reads_without_failing(folder, file, content)


@pytest.mark.long
@LESS
@given(content=a_case(PAGES))
def test_no_page_makes_its_check_fail_in_the_long_run(folder: Path, content: bytes) -> None:
    page_is_judged_without_failing(folder, content)


@pytest.mark.long
@LESS
@given(content=a_case(TABLES))
def test_no_table_makes_its_reading_fail_in_the_long_run(content: bytes) -> None:
    table_is_understood_without_failing(content, tables.csv_rows)


@pytest.mark.long
@LESS
@given(change=changes)
def test_no_workbook_makes_its_reading_fail_in_the_long_run(change: list[tuple[str, float, int, bytes]]) -> None:
    table_is_understood_without_failing(mutated(workbook(), change, workbook()), tables.workbook_rows)
