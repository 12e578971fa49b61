"""How long `fardplan kontroll` takes, and how much memory, for 10 MB of the worst input. Measures; judges nothing.

    PYTHONPATH=tests .venv/bin/python -m bench.limits

Each case is a data folder of two files just under the largest that is read, and one of a single file of 10 MB.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

MEGABYTE = 1_000_000
LARGEST = 5 * MEGABYTE
FILES = ("omraden.yml", "planer/plan.yml")
AREA = "  - {{id: a{0}, typ: kommun, kod: '{0:04}', namn: Ort {0}}}\n"


def _filled(piece: bytes, *, start: bytes = b"", end: bytes = b"") -> bytes:
    return start + piece * ((LARGEST - len(start) - len(end)) // len(piece)) + end


def _numbered(form: str, *, start: str = "", most: int = 10**9) -> bytes:
    text, number = [start], 0
    size = len(start)
    while size < LARGEST - 200 and number < most:
        text.append(form.format(number))
        size += len(text[-1].encode())
        number += 1
    return "".join(text).encode()


def _laughs() -> bytes:
    lines = ["a0: &a0 [lol, lol]\n", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 200_000))]
    return "".join(lines).encode()[:LARGEST]


CASES: dict[str, Callable[[], bytes]] = {
    "inget": lambda: b"",
    "#": lambda: _filled(b"#"),
    "# på var sin rad": lambda: _filled(b"#\n"),
    "x # x på var sin rad": lambda: _numbered("k{0}: x y # z\n", start="omraden:\n"),
    "x #x på en rad": lambda: _filled(b"x #x ", start=b"a: "),
    "[": lambda: _filled(b"["),
    "[[] …": lambda: _filled(b"[],", start=b"a: [", end=b"]"),
    "{": lambda: _filled(b"{a: "),
    "- ": lambda: _filled(b"- "),
    "- på var sin rad": lambda: _filled(b"- x\n", start="områden:\n".encode()),
    "a: ": lambda: _filled(b"a: "),
    "a: på var sin rad": lambda: _filled(b"a: b\n"),
    "? ": lambda: _filled(b"? "),
    '"': lambda: _filled(b'"'),
    "'": lambda: _filled(b"'", start=b"a: "),
    "öppet citat": lambda: _filled(b"x ", start=b'a: "'),
    "öppet citat, många rader": lambda: _filled(b"x\n", start=b'a: "'),
    "bakstreck": lambda: _filled(b"\\x41", start=b'a: "', end=b'"'),
    "en rad text": lambda: _filled(b"ord ", start=b"a: "),
    "mellanslag": lambda: _filled(b" "),
    "mellanslag sist": lambda: _filled(b" ", start=b"a: x", end=b"y: z"),
    "tabbar": lambda: _filled(b"\t"),
    "tabbade rader": lambda: _filled(b"a\tb\tc\n"),
    "radslut": lambda: _filled(b"\n"),
    "vagnretur": lambda: _filled(b"\r"),
    "noll": lambda: _filled(b"\0"),
    "\\xff": lambda: _filled(b"\xff"),
    "Latin-1": lambda: _filled("åäö ".encode("latin-1")),
    "dubbelkodat": lambda: _filled("Ã¥".encode()),
    "osynliga": lambda: _filled("\u200b-".encode()),
    "hårda mellanslag": lambda: _filled("\u00a0\n".encode()),
    "sammansatta": lambda: _filled("a\u030a".encode()),
    "märken": lambda: _filled("\u0301".encode()),
    "konflikter": lambda: _filled(b"<<<<<<< x\n"),
    "streck i text": lambda: _filled("– x\n".encode(), start=b"a:\n"),
    "skratt": _laughs,
    "200 000 fält": lambda: _numbered("k{0}: x\n", most=200_000),
    "99 000 fält": lambda: _numbered("k{0}: x\n", start="områden:\n", most=99_000),
    "poster utan fel": lambda: _numbered(AREA, start="områden:\n", most=9_900),
    "många poster": lambda: _numbered(AREA, start="områden:\n"),
    "poster med fel": lambda: _numbered("  - {{id: Å{0}, typ: x, nam: y}}\n", start="områden:\n"),
    "poster som bara är text": lambda: _numbered("  - x{0}\n", start="områden:\n"),
    "samma id": lambda: _numbered("  - {{id: a, typ: kommun, namn: Ort}}\n", start="områden:\n", most=19_000),
    "länkar som inte finns": lambda: _numbered(
        "  - {{id: a{0}, typ: kommun, namn: Ort {0}, del_av: b{0}}}\n", start="områden:\n", most=19_000
    ),
    "namn i stället för id": lambda: _numbered(
        "  - {{id: a{0}, typ: kommun, namn: Ort {0}, del_av: Ort {0}x}}\n", start="områden:\n", most=19_000
    ),
    "ett fält, många fel": lambda: _numbered("    k{0}: x\n", start="områden:\n  - id: a\n", most=90_000),
    "långt fältnamn": lambda: _filled(b"k", start="områden:\n  - ".encode(), end=b": x\n"),
    "långt id": lambda: _filled(b"k", start="områden:\n  - id: ".encode()),
    "långt id med mellanslag": lambda: _filled(b"k ", start="områden:\n  - id: ".encode()),
    "lång lista i ett fält": lambda: _filled(b"k ", start="områden:\n  - id: a\n    sökord: ".encode()),
    "långt tal": lambda: _filled(b"9", start="målgrupper:\n  - id: a\n    från: ".encode()),
    "lång tid": lambda: _filled(b"1 ", start="områden:\n  - id: a\n    granskad: ".encode()),
    "lång adress": lambda: _filled(b"x", start="aktörer:\n  - id: a\n    webbadress: https://".encode()),
    "lång text": lambda: _filled(b"ord\n      ", start="områden:\n  - id: a\n    text: |\n      ".encode()),
    "lång text av koder": lambda: _filled(
        b"&ouml; ", start="områden:\n  - id: a\n    namn: x\n    typ: kommun\n    text: ".encode()
    ),
}


def measured(folder: Path, compiled: Path) -> tuple[float, float]:
    """Processor seconds and megabytes at most of `fardplan kontroll` on a folder; modules are `compiled` once, as when installed."""
    command = [sys.executable, "-m", "macros", "kontroll", "--data", str(folder), "--datum", "2026-11-22"]
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(compiled), "PYTHONDONTWRITEBYTECODE": ""}
    child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(child.pid, 0)
    child.returncode = 0
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1_000


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(wanted: list[str]) -> None:
    """Print a line for each case, and the worst of them."""
    worst = (0.0, 0.0)
    with tempfile.TemporaryDirectory() as compiled:
        _tried(FILES, b"", Path(compiled))
        for name, make in CASES.items():
            if wanted and name not in wanted:
                continue
            content = make()
            for files in (FILES, FILES[:1]):
                seconds, megabytes = _tried(files, content if len(files) > 1 else content * 2, Path(compiled))
                worst = (max(worst[0], seconds), max(worst[1], megabytes))
                _say(f"{seconds:6.2f} s {megabytes:6.0f} MB  {name} ({len(files)} av {len(FILES)} filer)")
    _say(f"värst: {worst[0]:.2f} s, {worst[1]:.0f} MB")


def _tried(files: tuple[str, ...], content: bytes, compiled: Path) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as root:
        for file in files:
            path = Path(root) / "data" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return measured(Path(root) / "data", compiled)


if __name__ == "__main__":
    main(sys.argv[1:])
