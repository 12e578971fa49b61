"""Plans as workbooks: every plan goes out and comes back without a change, and one changed cell changes one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_build import ROOT

from macros.cli import main

DATA = (ROOT / "data", ROOT / "tests" / "exempellan" / "data")
PLANS = [(data, path.stem) for data in DATA for path in sorted((data / "planer").glob("*.yml"))]


def export(data: Path, plan: str, out: Path) -> Path:
    assert (
        main(
            [
                "exportera",
                "aktivitetsplan",
                "--plan",
                plan,
                "--ut",
                str(out),
                "--data",
                str(data),
                "--datum",
                "2026-11-22",
            ]
        )
        == 0
    )
    return out


def put(data: Path, book: Path, *arguments: str) -> int:
    return main(["importera", "aktivitetsplan", str(book), "--data", str(data), "--datum", "2026-11-22", *arguments])


@pytest.mark.parametrize(("data", "plan"), PLANS, ids=[plan for _, plan in PLANS])
def test_every_plan_goes_out_and_comes_back_without_a_change(
    data: Path, plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = export(data, plan, tmp_path / "ut.xlsx")
    capsys.readouterr()
    assert put(data, book) == 0
    told = capsys.readouterr().out
    assert told.endswith("Inget att ändra.\n")
    assert "Obs" not in told
