"""From save to shown: a changed name, seen in the open page in Chromium, with `fardplan visa`, `hugo server` and `mkdocs serve`.

`python -m bench.saving TOOL FOLDER SAVES`, told as JSON: seconds of each save, and megabytes of the server at its end.
The page itself notes when it first shows the new name, by the same clock.
"""

from __future__ import annotations

import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from bench.measure import program

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
_NOTE = """
(() => {
  const look = () => {
    const found = document.querySelector("h1") && /Sparat namn (\\d+)/.exec(document.querySelector("h1").textContent);
    if (found && !sessionStorage.getItem(found[0])) {
      sessionStorage.setItem(found[0], Date.now());
      console.log("shown " + found[1] + " " + Date.now());
    }
    requestAnimationFrame(look);
  };
  look();
})();
"""
_PAUSES = (2.0, 3.1, 2.6, 3.7, 2.3)
"""Between one save and the next, so that no tool's own beat is always met at the same place."""
_PATIENCE = 300.0


def main() -> int:
    """Measure one tool."""
    tool, folder, saves = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    port = _free_port()
    command, here, file, page = _TOOLS[tool](folder, port)
    server = subprocess.Popen(
        command, cwd=here, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        address = f"http://127.0.0.1:{port}/{page}"
        _wait(address)
        kept = file.read_bytes()
        seconds = _saves(address, file, saves)
        memory = _memory(server.pid)
        file.write_bytes(kept)
    finally:
        server.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            server.wait(timeout=20)
        server.kill()
    print(json.dumps([seconds, memory]))  # noqa: T201
    return 0


def _activity(folder: Path) -> tuple[Path, str]:
    """A plan's file, and the id of the fourth activity in it: a page like most."""
    plan = min((folder / "data" / "planer").glob("*-plan-1.yml"))
    return plan, f"{plan.stem}-aktivitet-4"


def _ours(folder: Path, port: int) -> tuple[list[str], Path, Path, str]:
    plan, activity = _activity(folder)
    return [program("fardplan"), "visa", "--port", str(port)], folder, plan, f"aktivitet/{activity}.html"


def _hugo(folder: Path, port: int) -> tuple[list[str], Path, Path, str]:
    _, activity = _activity(folder)
    command = [
        "hugo",
        "server",
        "--source",
        "hugo",
        "--bind",
        "127.0.0.1",
        "--port",
        str(port),
        "--baseURL",
        f"http://127.0.0.1:{port}/",
    ]
    file = folder / "hugo" / "content" / "aktivitet" / f"{activity}.md"
    return command, folder, file, f"aktivitet/{activity}.html"


def _mkdocs(folder: Path, port: int) -> tuple[list[str], Path, Path, str]:
    _, activity = _activity(folder)
    command = [program("mkdocs"), "serve", "--quiet", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    file = folder / "mkdocs" / "docs" / "aktivitet" / f"{activity}.md"
    return command, folder / "mkdocs", file, f"aktivitet/{activity}.html"


_TOOLS: dict[str, Callable[[Path, int], tuple[list[str], Path, Path, str]]] = {
    "ours": _ours, "hugo": _hugo, "mkdocs": _mkdocs,
}  # fmt: skip


def _saves(address: str, file: Path, number: int) -> list[float]:
    """Save several times; how long each took to be seen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
        page = browser.new_page()
        seen: dict[int, float] = {}
        page.on("console", lambda said: _noted(said.text, seen))
        page.add_init_script(_NOTE)
        page.goto(address)
        name = page.locator("h1").inner_text().strip()
        took = [_save(page, file, name, one, seen) for one in range(number + 1)]
        browser.close()
        return took[1:]  # the first brings in what is brought in once


def _noted(said: str, seen: dict[int, float]) -> None:
    found = re.fullmatch(r"shown (\d+) (\d+)", said)
    if found:
        seen[int(found[1])] = int(found[2]) / 1000


def _save(page: Page, file: Path, name: str, number: int, seen: dict[int, float]) -> float:
    page.wait_for_timeout(1000 * _PAUSES[number % len(_PAUSES)])
    text = file.read_text(encoding="utf-8")
    old = name if number == 0 else f"Sparat namn {number - 1}"
    assert old in text, f"{old} not in {file}"
    new = text.replace(old, f"Sparat namn {number}")
    file.write_text(new, encoding="utf-8")
    saved = time.time()
    while number not in seen:
        page.wait_for_timeout(20)
        if time.time() - saved > _PATIENCE:
            raise TimeoutError(f"{file}: never shown")
    return round(seen[number] - saved, 3)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(address: str) -> None:
    """Until the page is there."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310  # our own server
                answer.read()
                return
        except HTTPError as error:
            if error.code != 404:
                time.sleep(0.2)
            else:
                raise
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)


def _memory(process: int) -> float:
    """Most memory that the server has held, in MiB, without what it started."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    sys.exit(main())
