"""Faults put into a running program's system calls by strace: a kill, or an error, at one chosen call."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

KILLED = -9
KINDS = (
    "openat", "open", "creat", "write", "pwrite64", "mkdir", "mkdirat", "rename", "renameat", "renameat2", "unlink",
    "unlinkat", "rmdir", "link", "linkat", "symlink", "chmod", "fchmod", "fchmodat", "utimensat", "flock", "truncate",
    "ftruncate",
)  # fmt: skip
"""The calls that change something, or that order who may."""
_CALL = re.compile(r"^(?P<process>\d+)\s+(?P<name>\w+)\((?P<rest>.*)$")


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a program: its name, which one of that name it is, and what strace wrote of it."""

    name: str
    number: int
    text: str

    @property
    def changes(self) -> bool:
        """Whether it may change something: opening to read does not."""
        return not self.name.startswith("open") or "O_CREAT" in self.text or "O_WRONLY" in self.text

    def __str__(self) -> str:
        return f"{self.name}#{self.number} {self.text}"


@dataclass(frozen=True, slots=True)
class Traced:
    """A program that has been run: how it ended, and its calls."""

    code: int
    said: str
    calls: list[Call]


def need() -> None:
    """Have strace, by Debian's packages if it is missing."""
    if not shutil.which("strace"):
        subprocess.run("apt-get update -qq && apt-get install -y -qq strace", shell=True, check=False)  # noqa: S602
    assert shutil.which("strace"), "provet behöver strace: apt-get install strace"


def traced(command: list[str], *, cwd: Path, env: dict[str, str], log: Path, faults: tuple[str, ...] = ()) -> Traced:
    """Run a program under strace and a narrow umask, so that modes must be settled; `faults` are what `-e inject=` takes."""
    options = [option for fault in faults for option in ("-e", f"inject={fault}")]
    known = ",".join(f"?{kind}" for kind in KINDS)
    done = subprocess.run(
        ["strace", "-f", "-qq", "-y", "-s", "0", "-o", str(log), "-e", f"trace={known}", *options, *command],
        cwd=cwd, env={**os.environ, **env}, umask=0o077, capture_output=True, text=True, encoding="utf-8", errors="replace",
        check=False,
    )  # fmt: skip
    return Traced(done.returncode, done.stdout + done.stderr, list(_calls(log)))


def same(one: Call, other: Call, folder: str, renamed: str) -> bool:
    """Whether two runs in different folders made the same call."""
    wanted = re.sub(rf"/{folder}\b", f"/{renamed}", other.text.rsplit(" = ")[0].rstrip())
    return (one.name, one.number, one.text.rsplit(" = ")[0].rstrip()) == (other.name, other.number, wanted)


def fault(call: Call, what: str) -> str:
    """What `-e inject=` takes to put `what` into one call."""
    return f"{call.name}:{what}:when={call.number}"


def _calls(log: Path) -> list[Call]:
    """The calls of the program itself, not of programs that it starts: strace counts each for itself."""
    found = [
        call for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if (call := _CALL.match(line))
    ]
    number: Counter[str] = Counter()
    calls = []
    for call in found:
        if call["process"] == found[0]["process"]:
            number[call["name"]] += 1
            calls.append(Call(call["name"], number[call["name"]], call["rest"]))
    return calls
