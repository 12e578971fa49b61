"""Folders of broken data with the problems that they must give. Shared by all tests of reading and rules.

`tests/broken/<case>/data/` is a whole small data folder; `expected.txt` holds
every problem, one a line. `pytest --bless` accepts what the program says now;
read the difference before you commit it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

CASES = Path(__file__).with_name("broken")
SHOWN = "data"
ACCEPTED = "-accepted"
"""Cases whose names end so are no mistakes: nothing may be said of them."""
PUBLISHING = "publicering-"
"""Cases whose names begin so are checked as before a publication."""


def cases() -> list[str]:
    """The names of all cases."""
    return sorted(folder.name for folder in CASES.iterdir() if (folder / "data").is_dir())


def told(case: str) -> str:
    """What the program says of a case, as `expected.txt` holds it."""
    from macros.site import problems_of

    return as_text(problems_of(CASES / case / "data", shown=SHOWN, publishing=case.startswith(PUBLISHING)))


def as_text(problems: Iterable[object]) -> str:
    """One problem a line, as an editor sees them."""
    return "".join(f"{problem}\n" for problem in problems)


def expected(case: str) -> str:
    """What the case must give; nothing if it has not been blessed yet."""
    file = CASES / case / "expected.txt"
    return file.read_text(encoding="utf-8") if file.exists() else "(saknas: kör pytest --bless)\n"


def bless(case: str) -> None:
    """Accept what the program says now."""
    (CASES / case / "expected.txt").write_bytes(told(case).encode())
