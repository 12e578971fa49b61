"""Coverage-guided fuzzing of the reader, outside of the project's locks: how, see CONTRIBUTING.

    python -m venv /tmp/fuzz && /tmp/fuzz/bin/pip install atheris pydantic pyyaml
    PYTHONPATH=.:tests /tmp/fuzz/bin/python tests/fuzz/reading.py /tmp/corpus -max_total_time=900 -max_len=4096 -timeout=10

The first byte chooses what kind of file it is; the rest is the file. What fails becomes a folder in tests/broken.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["macros", "yaml"]):
    from macros.plan.messages import MESSAGES
    from macros.reading.bytes import character_faults, decode
    from macros.reading.events import Written, read_text
    from macros.reading.folder import _bind
    from macros.reading.layout import Found, Holds
    from macros.reading.parsers import PureParser
    from macros.reading.spots import COLUMN, SHIFT, Fault

KINDS = (
    ("omraden.yml", Holds.REGISTER), ("planer/plan.yml", Holds.PLAN), ("uppfoljning/plan/orust-2025.yml", Holds.REPORT),
    ("beslut/2024-10-26-x.yml", Holds.DECISION), ("varden/nojdhet.yml", Holds.VALUES), ("flyttat.yml", Holds.MOVES),
    ("tillganglighet.yml", Holds.STATEMENT), ("indikatorer.yml", Holds.REGISTER),
)  # fmt: skip


def one_input(data: bytes) -> None:
    """Read one file; every fault is ours, stands in the file and is told on one line."""
    name, holds = KINDS[data[0] % len(KINDS)] if data else KINDS[0]
    pure = bool(data) and data[0] >= 128
    text = decode(data[1:])
    faults = [text] if isinstance(text, Fault) else character_faults(text)
    written = Written(faults=faults, whole=False)
    if isinstance(text, str) and not faults:
        written = read_text(text, PureParser) if pure else read_text(text)
    bound = _bind(Found(Path("data") / name, name, holds), written)
    lines = text.split("\n") if isinstance(text, str) else None
    for fault in (*written.faults, *bound.faults):
        assert fault.rule in MESSAGES, fault
        assert fault.text.isprintable(), fault
        if lines:
            assert fault.spot >> SHIFT < len(lines), fault
            assert fault.spot & COLUMN <= len(lines[fault.spot >> SHIFT]), fault


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
