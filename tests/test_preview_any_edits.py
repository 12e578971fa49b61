"""Whatever is saved, in whatever order, the preview comes to show what a build would write."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from previewing import built, differences, preview, project, until
from thinning import ALL

from macros.preview.shown import Shown

GARBAGE = (b"", b"\x00", b"namn: [", b"\xff\xfe", b"{% if", b"# Rubrik\n\n{{ lank(", b"- a\n- b\n", b"x: y\n" * 1000)


class Edits(RuleBasedStateMachine):
    """A project that is edited in every way, well and badly; at the end all is mended but what was done well."""

    @initialize()
    def begin(self) -> None:
        """A project and its preview."""
        self.stack = ExitStack()
        self.place = project(Path(self.stack.enter_context(tempfile.TemporaryDirectory())))
        self.files = sorted(path.relative_to(self.place) for path in self.place.rglob("*") if path.is_file())
        self.good = {path: (self.place / path).read_bytes() for path in self.files}
        self.shown = self.stack.enter_context(preview(self.place))
        self.number = 0

    @rule(at=st.integers(0, 10_000), ending=st.sampled_from(["", "\n", "\n\n"]))
    def save_well(self, at: int, ending: str) -> None:
        """A name, a heading or a style is changed."""
        path = self.files[at % len(self.files)]
        self.number += 1
        text = self.good[path].decode()
        if path.suffix == ".md":
            text = f"# Rubrik {self.number}\n{ending}"
        elif path.suffix in {".css", ".js"}:
            text = f"{text.rstrip()}\n/* {self.number} */\n"
        elif "    text: >-\n" in text:
            text = text.replace("    text: >-\n", f"    text: >-\n      Mening {self.number}.\n", 1)
        self.good[path] = text.encode()
        self.write(path, text.encode())

    @rule(at=st.integers(0, 10_000), garbage=st.sampled_from(GARBAGE))
    def save_badly(self, at: int, garbage: bytes) -> None:
        """A file is filled with what nobody can read."""
        self.write(self.files[at % len(self.files)], garbage)

    @rule(at=st.integers(0, 10_000), cut=st.floats(0, 1))
    def save_half(self, at: int, cut: float) -> None:
        """A file is cut off somewhere."""
        path = self.files[at % len(self.files)]
        self.write(path, self.good[path][: int(cut * len(self.good[path]))])

    @rule(at=st.integers(0, 10_000))
    def lose_a_file(self, at: int) -> None:
        """A file is taken away."""
        (self.place / self.files[at % len(self.files)]).unlink(missing_ok=True)

    @rule(name=st.sampled_from(["data", "docs", "overrides", "data/planer", "overrides/assets"]))
    def lose_a_folder(self, name: str) -> None:
        """A folder is taken away with all that is in it."""
        shutil.rmtree(self.place / name, ignore_errors=True)

    @rule(at=st.integers(0, 10_000))
    def mend_by_renaming(self, at: int) -> None:
        """A file is saved as many editors do: beside, and then in its place."""
        path = self.files[at % len(self.files)]
        beside = self.place / "sparas"
        beside.write_bytes(self.good[path])
        (self.place / path).parent.mkdir(parents=True, exist_ok=True)
        beside.replace(self.place / path)

    @rule(
        address=st.sampled_from(
            ["index.html", "kommun/index.html", "sok.html", "finns/inte.html", "assets/fardplan.css"]
        )
    )
    def look(self, address: str) -> None:
        """A page is asked for in the middle of everything."""
        status, text = self.shown.get(address)
        assert status in {200, 404, 503}
        assert "Traceback" not in text

    @rule()
    def wait(self) -> None:
        """Something may be shown in between."""
        self.shown.session.wait(self.shown.session.version, 0.5)

    def write(self, path: Path, content: bytes) -> None:
        """Save some bytes."""
        (self.place / path).parent.mkdir(parents=True, exist_ok=True)
        (self.place / path).write_bytes(content)

    def teardown(self) -> None:
        """Mend all, and compare with a build."""
        try:
            for path in self.files:
                self.write(path, self.good[path])
            expected = built(self.place)
            assert expected, "what was done well should build"
            until(
                lambda: self.as_expected(expected),
                lambda: (self.shown.faults(), differences(self.shown.files(), expected)),
            )
            self.shown.is_well()
            assert not [line for line in self.shown.said if "i programmet" in line]
        finally:
            self.stack.close()

    def as_expected(self, expected: dict[str, bytes]) -> bool:
        """Whether every file is as a build writes it."""
        now: Shown | None = self.shown.session.shown
        return now is not None and self.shown.files() == expected


@pytest.mark.long
def test_any_edits_end_with_what_a_build_writes() -> None:
    settings_ = settings(
        max_examples=6 if ALL else 4, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
    )
    case = Edits.TestCase
    case.settings = settings_
    case().runTest()
