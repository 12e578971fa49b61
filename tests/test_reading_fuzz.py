"""Reading never fails, whatever stands in a file: real files, cut, joined and sprinkled with what trips parsers."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import broken
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.reading.events import read_text
from macros.reading.folder import read_folder
from macros.reading.parsers import PureParser

SEEDS = sorted(
    path.read_bytes() for path in broken.CASES.glob("reading-*/data/**/*.yml") if path.stat().st_size < 5_000
)
TOKENS = [
    b"\n", b"\r", b"\t", b" ", b"  ", b"- ", b"-", b": ", b":", b"? ", b"[", b"]", b"{", b"}", b",", b"'", b'"', b"|", b">-",
    b"&a ", b"*a", b"!!str ", b"!", b"<<: ", b"---\n", b"...\n", b"%YAML 1.1\n", b"#", b" #", b"\\", b"\\x0", b"\x00", b"\xff",
    b"\xe5", b"\xc3", b"\xef\xbb\xbf", "\u2028".encode(), "\u00a0".encode(), "a\u030a".encode(), "😀".encode(), b"@", b"`", b"~",
    b"id: ", "mål: ".encode(), b"0617", b"2024-02-30", b"a: {a: {a: ", b"- - - - ", b"x" * 300,
]  # fmt: skip
SLOW = 0.2
FILES = ["omraden.yml", "planer/plan.yml", "uppfoljning/plan/orust-2025.yml", "beslut/2024-10-26-x.yml", "flyttat.yml"]


def _edited(content: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for where, cut, added in changes:
        start = int(where * len(content))
        content = content[:start] + added + content[start + cut :]
    return content


edits = st.tuples(st.floats(0, 1), st.integers(0, 12), st.one_of(st.sampled_from(TOKENS), st.binary(max_size=4)))
contents = st.builds(_edited, st.sampled_from(SEEDS), st.lists(edits, min_size=1, max_size=6))


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        for file in FILES:
            (Path(name) / file).parent.mkdir(parents=True, exist_ok=True)
        yield Path(name)


def reads_without_failing(folder: Path, file: str, content: bytes) -> None:
    """Read one file in a folder; every problem has a place in it and every record can be found again."""
    path = folder / file
    path.write_bytes(content)
    for _ in range(2):  # twice where it was slow: the first time may have paid for collecting the test's own garbage
        start = time.process_time()
        reading = read_folder(folder, shown="data")
        taken = time.process_time() - start
        if taken < SLOW:
            break
    path.unlink()
    lines = content.count(b"\n") + content.count(b"\r") + 2
    for problem in reading.problems:
        assert problem.place.file == f"data/{file}"
        assert 1 <= problem.place.line <= lines
        assert 1 <= problem.place.column <= len(content) + 2
        assert "\n" not in str(problem)
    for record in reading.plan.records:
        assert reading.place(record.id).line <= lines
    assert reading.problems or reading.plan.records or reading.moved or b":" in content
    assert taken < SLOW


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(file=st.sampled_from(FILES), content=contents)
def test_no_file_makes_reading_fail(folder: Path, file: str, content: bytes) -> None:
    reads_without_failing(folder, file, content)


@pytest.mark.long
@settings(max_examples=100_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(file=st.sampled_from(FILES), content=contents)
def test_no_file_makes_reading_fail_in_the_long_run(folder: Path, file: str, content: bytes) -> None:
    reads_without_failing(folder, file, content)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(text=st.text(st.sampled_from("ab:-?[]{},'\"|>&*!#%@` \n\\"), max_size=60))
@pytest.mark.parametrize("parser", [None, PureParser])
def test_no_text_makes_a_parser_fail(parser: Callable[[str], PureParser] | None, text: str) -> None:
    read_text(text, parser) if parser else read_text(text)
