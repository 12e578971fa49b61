"""`fardplan skillnad` on every kind of change: one Swedish sentence says it first, and JSON holds all that gives the new from the old."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sites

from macros.cli import main
from macros.comparing.records import noun
from macros.plan.entities import ENTITIES
from macros.plan.valuefiles import ValueFile

DATA = sites.CASES / "kommun-med-plan" / "data"
PLAN, REPORT = "data/planer/falu-plan.yml", "data/uppfoljning/falu-plan/falun-2025.yml"
AREAS, ACTORS = "data/omraden.yml", "data/aktorer.yml"
INDICATOR = "indikatorer:\n  - {id: vantetid, namn: Väntetid, enhet: dagar, källor: [{dokument: falu-plan}]}\n"
SCORES = "självskattning: [{mål: falu-mal, värde: 2}]\nanteckningar:"
VALUES = "värden: [{indikator: vantetid, värde: 77.7, antal: 40}]\nanteckningar:"
NEW_REPORT = (
    "typ: årlig\ndokument: falu-plan\nområde: falun\nperiod: 2026\nlämnad_av: styrgruppen\n"
    "aktiviteter: [{aktivitet: hembesok, läge: pågår}]\n"
)

Edit = Callable[[Path], object]


def put(file: str, old: str, new: str) -> Edit:
    def edit(project: Path) -> None:
        path = project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def new(file: str, text: str) -> Edit:
    return lambda project: (project / file).write_text(text, encoding="utf-8")


def drop(file: str) -> Edit:
    return lambda project: (project / file).unlink()


def all_of(*edits: Edit) -> Edit:
    return lambda project: [edit(project) for edit in edits]


def cut(project: Path) -> None:
    """An activity is removed."""
    text = (project / PLAN).read_text(encoding="utf-8")
    (project / PLAN).write_text(text[: text.index("  - id: hembesok")], encoding="utf-8")


def swap(project: Path) -> None:
    rows = (project / AREAS).read_text(encoding="utf-8").splitlines(keepends=True)
    (project / AREAS).write_text("".join([*rows[:2], rows[-1], *rows[2:-1]]), encoding="utf-8")


FINISHED = put(REPORT, "läge: införd", "läge: avslutad")
EVERYTHING = all_of(
    FINISHED, cut, put(AREAS, "Borlänge", "Nya Borlänge"), put(PLAN, "hemma direkt", "direkt"), drop("docs/om.md")
)
SENTENCES: list[tuple[Edit, str]] = [
    (all_of(), "Ingen skillnad i data och sidor."),
    (FINISHED, "Läget för Trygg hemgång i Falun ändras från införd till avslutad."),
    (
        new("data/uppfoljning/falu-plan/falun-2026.yml", NEW_REPORT),
        "Förebyggande hembesök i Falun får läget pågår och uppföljningen ”Årlig uppföljning 2026, Falun” tillkommer.",
    ),
    (
        all_of(drop(REPORT), drop(REPORT.replace("2025", "2024"))),
        "Läget införd för Trygg hemgång i Falun tas bort och 2 uppföljningar tas bort.",
    ),
    (put(REPORT, "anteckningar:", SCORES), "Trygghet hemma i Falun får självskattningen 2."),
    (
        all_of(new("data/indikatorer.yml", INDICATOR), put(REPORT, "anteckningar:", VALUES)),
        (
            "Väntetid i Falun får värdet 77,7 (2025), indikatorn ”Väntetid” tillkommer "
            "och uppföljningen ”Årlig uppföljning 2025, Falun” ändras."
        ),
    ),
    (
        all_of(
            new("data/indikatorer.yml", INDICATOR),
            put(REPORT, "anteckningar:", VALUES.replace("värde: 77.7, antal: 40", "för_få: true")),
        ),
        (
            "Värdet för Väntetid i Falun ändras, indikatorn ”Väntetid” tillkommer "
            "och uppföljningen ”Årlig uppföljning 2025, Falun” ändras."
        ),
    ),
    (put(REPORT, "Arbetet går", "Det går"), "Uppföljningen ”Årlig uppföljning 2025, Falun” ändras."),
    (cut, "Aktiviteten ”Förebyggande hembesök” tas bort."),
    (put(PLAN, "hemma direkt", "direkt"), "Aktiviteten ”Trygg hemgång” ändras."),
    (put(PLAN, "granskad: 2026-10-01", "granskad: 2026-11-01"), "Aktiviteten ”Trygg hemgång” ändras."),
    (put(AREAS, "namn: ", "namn: Nya "), "3 områden ändras."),
    (put("data/dokument.yml", "Strategi för nära vård", "Vår strategi"), "Dokumentet ”Vår strategi i Dalarna” ändras."),
    (
        all_of(
            put(ACTORS, "hemtjansten", "hemvarden"),
            put(PLAN, "hemtjansten", "hemvarden"),
            put("data/dokument.yml", "hemtjansten", "hemvarden"),
            new("data/flyttat.yml", "flyttat: [{från: hemtjansten, till: hemvarden}]\n"),
        ),
        "Aktören ”Hemtjänsten” byter id till hemvarden.",
    ),
    (new("data/flyttat.yml", "flyttat: [{från: falu, till: falun}]\n"), "Hänvisningen från falu tillkommer."),
    (swap, "Ordningen ändras bland områden."),
    (new("data/tillganglighet.yml", "webbplats: Färdplan\n"), "Tillgänglighetsredogörelsen tillkommer."),
    (new("docs/ny.md", "# Ny\n"), "Sidan docs/ny.md tillkommer."),
    (put("docs/om.md", "Text", "Ord"), "Sidan docs/om.md ändras."),
    (drop("docs/om.md"), "Sidan docs/om.md tas bort."),
    (all_of(new("docs/a.md", "# A\n"), new("docs/b.md", "# B\n")), "2 sidor tillkommer."),
    (new("docs/bild.png", "x"), "Filen docs/bild.png tillkommer."),
    (new("mkdocs.yml", "site_name: Två\n"), "Filen mkdocs.yml ändras."),
    (
        EVERYTHING,
        (
            "Läget för Trygg hemgång i Falun ändras från införd till avslutad, aktiviteten ”Förebyggande hembesök” tas bort, "
            "området ”Nya Borlänge” ändras och 2 ändringar till."
        ),
    ),
    (
        all_of(FINISHED, put(PLAN, "typ: arbetssätt", "typ: arbetsätt")),
        "Läget för Trygg hemgång i Falun ändras från införd till avslutad, men 1 fel måste rättas först.",
    ),
    (put(AREAS, "områden:", "områden: ["), "Ingen skillnad syns i det som går att läsa, men 1 fel måste rättas först."),
]


def make_both(folder: Path, edit: Edit) -> None:
    """A project before and after an edit."""
    old = folder / "gammal"
    shutil.copytree(DATA, old / "data")
    (old / "docs").mkdir()
    (old / "docs/om.md").write_text("# Om\n\nText.\n", encoding="utf-8")
    (old / "mkdocs.yml").write_text("site_name: Ett\n", encoding="utf-8")
    edit(shutil.copytree(old, folder / "ny"))


@pytest.mark.parametrize(("edit", "told"), SENTENCES, ids=[told for _, told in SENTENCES])
def test_the_first_line_says_what_has_changed(
    edit: Edit, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_both(tmp_path, edit)
    monkeypatch.chdir(tmp_path)
    main(["skillnad", "--datum", "2026-11-22", "gammal", "ny"])
    out = capsys.readouterr().out
    assert out.partition("\n")[0] == told, out
    main(["skillnad", "--datum", "2026-11-22", "gammal", "ny", "--som", "markdown"])
    assert capsys.readouterr().out.startswith(f"**{told}**\n\n")


SOUND = [(edit, told) for edit, told in SENTENCES if "måste rättas" not in told]


@pytest.mark.parametrize("edit", [edit for edit, _ in SOUND], ids=[told for _, told in SOUND])
def test_json_done_to_the_old_gives_the_new(
    edit: Edit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_both(tmp_path, edit)
    (tmp_path / "tom/data").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)

    def between(old: str, new: str) -> dict[str, Any]:
        main(["skillnad", "--datum", "2026-11-22", old, new, "--som", "json"])
        return dict(json.loads(capsys.readouterr().out))

    nothing: Everything = {"poster": [], "flyttat": {}, "redogörelse": None, "sidor": {}, "filer": {}}
    before, after = done(nothing, between("tom", "gammal")), done(nothing, between("tom", "ny"))
    assert len(before["poster"]) >= 12
    assert done(before, between("gammal", "ny")) == after


Everything = dict[str, Any]
"""All that a project says, as JSON tells it."""


def done(old: Everything, told: dict[str, Any]) -> Everything:
    """The old with a difference done to it, by nothing but what JSON says."""
    gone = {one["id"] for one in told["borttagna"]}
    changed = {one["id"]: {field["fält"]: field["efter"] for field in one["fält"]} for one in told["ändrade"]}
    records = [one | changed.get(one["id"], {}) for one in old["poster"] if one["id"] not in gone] + told["tillagda"]
    if told["ordning"] is not None:
        by_id = {one["id"]: one for one in records}
        records = [by_id[one] for one in told["ordning"]]
    statement = told["tillgänglighetsredogörelse"]
    return {
        "poster": [{name: one for name, one in record.items() if one not in (None, [], {})} for record in records],
        "flyttat": _table(old["flyttat"], {one["från"]: one["efter"] for one in told["flyttat"]}),
        "redogörelse": statement["efter"] if statement else old["redogörelse"],
        "sidor": _table(old["sidor"], {one["fil"]: _text(one) for one in told["handskrivna_sidor"]}),
        "filer": _table(old["filer"], {one["fil"]: one["efter"] for one in told["andra_filer"]}),
    }


def _text(page: dict[str, Any]) -> str | None:
    if page["vad"] == "borttagen":
        return None
    return "".join(text for piece in page["ord"] for mark, text in piece.items() if mark != "borttaget")


def _table(old: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    return {name: one for name, one in (old | changes).items() if one is not None}


def test_every_kind_of_record_has_a_noun() -> None:
    kinds = [ValueFile, *ENTITIES.values()]
    assert all(noun(kind.swedish).one.startswith(kind.swedish[:4]) for kind in kinds)
