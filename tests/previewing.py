"""A small project of its own to edit, the preview of it, and what it should show. Shared by all tests of the preview."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

from bench.country import SIZES, write_country
from bench.workplace import set_up
from site_build import EPOCH

from macros.engine.beginning import Folders
from macros.preview.serving import Server
from macros.preview.session import Session

PATIENCE = 60.0
"""Seconds that a test waits for what must come at last; no test demands that it is quick."""


def project(folder: Path) -> Path:
    """A made-up county of some sixty pages, with the frame of the real site."""
    write_country(folder / "data", SIZES[60])
    set_up(folder)
    return folder


def plan_file(project: Path) -> Path:
    """The file of the first local plan."""
    return min((project / "data" / "planer").glob("*-plan-1.yml"))


def swap(file: Path, old: str, new: str) -> None:
    """Change a text in a file, once."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old} not in {file}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def until(what: Callable[[], Any], told: Callable[[], object] = str) -> Any:
    """Wait until something is so, and give it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := what():
            return found
        time.sleep(0.02)
    raise AssertionError(f"it never came: {told()}")


@dataclass
class Preview:
    """A preview at work in this process: the session, the address without a slash last, what the terminal was told."""

    session: Session
    address: str
    said: list[str] = field(default_factory=list)

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of an answer."""
        try:
            with urlopen(f"{self.address}/{path}", timeout=PATIENCE) as answer:  # noqa: S310  # our own server
                return answer.status, answer.read().decode("utf-8")
        except HTTPError as error:
            with error:
                return error.code, error.read().decode("utf-8")

    def page_says(self, path: str, words: str) -> None:
        """Wait until a page holds some words."""
        until(lambda: words in self.get(path)[1], lambda: self.session.faults)

    def faults(self) -> list[str]:
        """All faults, as the terminal tells them."""
        return [str(fault) for fault in self.session.faults]

    def tells(self, *parts: str) -> None:
        """Wait until a fault holds some words."""
        until(lambda: any(all(part in fault for part in parts) for fault in self.faults()), self.faults)

    def is_well(self) -> None:
        """Wait until nothing is wrong."""
        until(lambda: not self.session.faults, self.faults)

    def files(self) -> dict[str, bytes]:
        """Every file of the site as it is shown."""
        shown = self.session.settled(PATIENCE)
        assert shown
        return {address: shown.file(address) or b"" for address in set(shown.addresses())}


@contextmanager
def preview(folder: Path) -> Iterator[Preview]:
    """The preview of a project, on a free port; the process stands in the project's folder meanwhile."""
    before, day = Path.cwd(), os.environ.get("SOURCE_DATE_EPOCH")
    os.chdir(folder)
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    said: list[str] = []
    session = Session(Folders(Path("data"), Path("docs"), Path("site")), said.append)
    server = Server(session, 0)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    try:
        session.begin()
        thread.start()
        yield Preview(session, f"http://127.0.0.1:{server.server_port}", said)
    finally:
        server.closing = True
        session.close()
        if thread.is_alive():
            server.shutdown()
            thread.join()
        server.server_close()
        os.chdir(before)
        os.environ.pop("SOURCE_DATE_EPOCH") if day is None else os.environ.update(SOURCE_DATE_EPOCH=day)


def built(folder: Path) -> dict[str, bytes]:
    """Every file that `fardplan bygg` writes of a project, or nothing if it refuses."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    command = [sys.executable, "-m", "macros", "bygg", "--ut", "site"]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode in {0, 1}, done.stderr
    if done.returncode:
        return {}
    return {
        path.relative_to(folder / "site").as_posix(): path.read_bytes()
        for path in (folder / "site").rglob("*")
        if path.is_file()
    }


def as_built(shown: Preview, folder: Path) -> None:
    """Demand that the preview comes to show exactly the files that a build writes."""
    expected = built(folder)
    assert expected, "the build refuses"
    until(lambda: shown.files() == expected, lambda: differences(shown.files(), expected))


def differences(found: dict[str, bytes], expected: dict[str, bytes]) -> list[str]:
    """The files that are not alike, by name."""
    return sorted(name for name in {*found, *expected} if found.get(name) != expected.get(name))
