"""The schemas in the language server that VS Code uses: errors while typing, completion with names, help in Swedish."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import language_server
import pytest
from language_server import Server
from site_build import ROOT

from macros.cli import main

pytestmark = pytest.mark.long

PLAN = "data/planer/mb-lokal-fardplan.yml"
TEXT = (ROOT / PLAN).read_text(encoding="utf-8")
ENGLISH = ("Property", "Value", "String", "Incorrect", "Missing", "expected", "Allowed")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = tmp_path_factory.mktemp("redigerare")
    for name in ("data", ".vscode"):
        shutil.copytree(ROOT / name, root / name)
    assert main(["scheman", "--data", str(root / "data")]) == 0
    with language_server.running(language_server.command(tmp_path_factory.mktemp("npm")), root) as running:
        yield running


@pytest.mark.parametrize("path", sorted((ROOT / "data").rglob("*.yml")), ids=lambda path: path.name)
def test_nothing_is_said_of_our_files(server: Server, path: Path) -> None:
    assert server.open(path.relative_to(ROOT).as_posix()) == []


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("    stödjer: [vg-steg-1]", "    stodjer: [vg-steg-1]", "Fältet finns inte för mål."),
        ("[vg-steg-1]", "[vg-steg-11]", "Id:t är inte känt som mål."),
        ("typ: målbild", "typ: malbild", "Det är inget tillåtet värde för ”typ”."),
        ("granskad: 2026-11-22", "granskad: i går", "Det är ingen tid som går att läsa."),
        ("namn: Att främja och förebygga", "namn:", "Fältet ”namn” är tomt"),
        ("målgrupper: [behov-fran-region-och-kommun]", "målgrupper: behov", "”målgrupper” ska vara en lista."),
    ],
)
def test_a_mistake_is_told_once_on_its_line_in_swedish(server: Server, right: str, wrong: str, told: str) -> None:
    text = TEXT.replace(right, wrong, 1)
    [(line, message)] = server.open(PLAN, text)
    assert line == TEXT[: TEXT.index(right)].count("\n") + 1
    assert message.startswith(told)
    assert not any(word in message for word in ENGLISH)


def test_a_code_without_quotes_is_told(server: Server) -> None:
    text = (ROOT / "data" / "omraden.yml").read_text(encoding="utf-8").replace('kod: "06"', "kod: 06", 1)
    [(_, message)] = server.open("data/omraden.yml", text)
    assert message.startswith("Skriv ”kod” inom citattecken")


def test_ids_are_offered_with_their_names(server: Server) -> None:
    found = server.complete(PLAN, "aktiviteter:\n  - id: x\n    ansvariga: [¦")
    shown = {one["label"]: one.get("documentation") for one in found}
    assert shown["ambulans"] == "Ambulansverksamheten (verksamhet)"
    assert "mellerud" not in shown


def test_fields_choices_and_new_records_are_offered(server: Server) -> None:
    fields = {one["label"] for one in server.complete(PLAN, "aktiviteter:\n  - id: x\n    ¦")}
    assert {"framgår_inte", "ansvariga", "Ny post: aktivitet"} <= fields
    assert "dokument" not in fields
    assert {one["label"] for one in server.complete(PLAN, "mål:\n  - typ: ¦")} >= {"målbild", "steg", "delmål"}
    [new] = [
        one for one in server.complete("data/omraden.yml", "områden:\n  - ¦") if one["label"].startswith("Ny post")
    ]
    assert new["insertText"].startswith("id: ${1:id}\n")
    assert "typ: ${2|län,delregion,kommun,kluster|}" in new["insertText"]


def test_help_is_in_swedish(server: Server) -> None:
    field = server.hover(PLAN, "aktiviteter:\n  - id: x\n    framgår_i¦nte: [när]\n")
    assert "Det som planen inte säger om aktiviteten" in field
    assert "Öka hälsofrämjande" in server.hover(PLAN, "mål:\n  - id: x\n    stödjer: [vg-ste¦g-1]\n")
    assert not any(word in field for word in ENGLISH)
