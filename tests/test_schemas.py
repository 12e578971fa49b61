"""The schemas that text editors use: as the models have them, and of one mind with our reader."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import broken
import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from repositories import git
from site_build import ROOT

from macros.cli import main
from macros.reading.folder import read_folder
from macros.reading.layout import Found, Layout
from macros.schemas.demands import IDS
from macros.schemas.files import FOLDER, associations, schema_files
from macros.schemas.ids import ids_of, known_ids
from macros.site import problems_of

CORE = (
    (re.compile(r"(?:null|Null|NULL|~|)\Z"), lambda _: None),
    (re.compile(r"(?:true|True|TRUE)\Z"), lambda _: True),
    (re.compile(r"(?:false|False|FALSE)\Z"), lambda _: False),
    (re.compile(r"[-+]?[0-9]+\Z"), int),
    (re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z"), float),
)
"""How YAML 1.2, and so an editor, takes a text without quotation marks."""
OF_FIELDS = {
    "saknat-falt", "tomt-falt", "okant-falt", "okand-rubrik", "okand-benamning", "komma-i-text", "tom-punkt", "text-dar-lista",
    "falt-dar-lista", "lista-dar-text", "falt-dar-text", "text-dar-falt", "lista-dar-falt", "poster-utan-lista", "post-utan-falt",
    "fel-val", "fel-id", "fel-period", "datum-finns-inte", "fel-webbadress", "fel-kod", "fel-tal", "fel-heltal", "utanfor-granserna",
    "fel-ja-nej", "for-lang-text", "flera-rader", "fel-varde", "ges-av-filnamnet", "lank-saknas", "lank-med-namn", "lank-med-kod",
    "lank-fel-slag",
}  # fmt: skip
"""The mistakes in one field: what an editor can tell while somebody types."""


def core(text: str) -> Any:
    node = yaml.compose(text, Loader=yaml.BaseLoader)
    return _value(node) if node else None


def _value(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {str(_value(key)): _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(one) for one in node.value]
    if node.style:
        return node.value
    return next((cast(node.value) for form, cast in CORE if form.match(node.value)), node.value)


@cache
def _of_the_models() -> dict[str, Any]:
    return {name: json.loads(text) for name, text in schema_files().items()}


def registry(data: Path | None) -> tuple[dict[str, Any], Registry[Any]]:
    """The schemas by name, with the ids of a folder or with none, and what finds one from another."""
    schemas = dict(_of_the_models())
    if data:
        schemas[IDS] = known_ids(ids_of(read_folder(data).plan))
    return schemas, Registry().with_resources((name, Resource.from_contents(one)) for name, one in schemas.items())


def schema_for(name: str) -> str:
    """The schema that the settings give a file of the data folder."""
    [found] = [schema for schema, files in associations().items() if PurePosixPath(f"data/{name}").match(files)]
    return found.rpartition("/")[2]


def wrong(name: str, text: str, data: Path | None = None) -> list[str]:
    """What the schema says of a file's text."""
    schemas, known = _registry(data)
    validator = Draft202012Validator(schemas[schema_for(name)], registry=known)
    return [_told(error) for error in validator.iter_errors(core(text))]


_registry = cache(registry)


def _told(error: Any) -> str:
    return (
        str(error.schema.get("errorMessage") or error.message) if isinstance(error.schema, dict) else str(error.message)
    )


def files(folder: Path) -> Iterator[Found]:
    layout = Layout(folder, "data")
    layout.walk()
    yield from layout.found


def test_the_schemas_are_as_the_models_have_them() -> None:
    """Run `fardplan scheman --utan-id` and commit, if this fails."""
    for name, text in schema_files().items():
        written = (ROOT / FOLDER / name).read_text(encoding="utf-8")
        if name == "id.json":  # may know ids here, which git does not see
            assert json.loads(written)["$defs"].keys() == json.loads(text)["$defs"].keys()
        else:
            assert written == text
    assert {path.name for path in (ROOT / FOLDER).glob("*.json")} == schema_files().keys()


def test_every_schema_is_one() -> None:
    for schema in registry(ROOT / "data")[0].values():
        Draft202012Validator.check_schema(schema)


def test_the_settings_give_each_kind_of_file_its_schema() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == associations()
    assert settings["files.encoding"] == "utf8"
    assert settings["files.eol"] == "\n"
    for found in (*files(ROOT / "data"), *files(ROOT / "tests" / "exempellan" / "data")):
        assert schema_for(found.name)


@pytest.mark.parametrize("folder", ["data", "tests/exempellan/data"])
def test_every_file_of_ours_passes(folder: str) -> None:
    for found in files(ROOT / folder):
        assert wrong(found.name, found.path.read_text(encoding="utf-8"), ROOT / folder) == [], found.name


AREA = "områden:\n  - id: x\n    typ: kommun\n    namn: X\n"
ACTIVITY = "aktiviteter:\n  - id: x\n    namn: X\n    mål: [mb-1]\n    områden: [mellerud]\n"
REPORT = "typ: läge\ndokument: mb-lokal-fardplan\nområde: mellerud\nperiod: 2025\n"
CASES = (
    ("omraden.yml", AREA + '    kod: "0604"\n', ""),
    ("omraden.yml", AREA + "    kod: 0604\n", "Skriv ”kod” inom citattecken"),
    ("omraden.yml", AREA + "    farg: blå\n", "Fältet finns inte för område."),
    ("omraden.yml", AREA.replace("kommun", "komun"), "inget tillåtet värde för ”typ”"),
    ("omraden.yml", AREA.replace("    namn: X\n", ""), "Fältet ”namn” saknas."),
    ("omraden.yml", AREA.replace("namn: X", "namn:"), "Fältet ”namn” är tomt"),
    ("omraden.yml", AREA.replace("namn: X", "namn: 1984"), ""),
    ("omraden.yml", AREA + "    nivånamn: {län: A, mellan: B}\n", ""),
    ("omraden.yml", AREA + "    nivånamn: {lan: A}\n", "I ”nivånamn” kan bara"),
    ("omraden.yml", AREA + "    del_av:\n    granskad: 2025\n", ""),
    ("omraden.yml", AREA + "    granskad: 2025-13\n", "Det är ingen tid"),
    ("omraden.yml", AREA + "    del_av: melerud\n", "Id:t är inte känt som område."),
    (
        "omraden.yml",
        AREA + "    källor: [{dokument: vg-fardplan, stalle: x}]\n",
        "Fältet finns inte för post i ”källor”.",
    ),
    ("omraden.yml", "omraden: []\n", "Det kan inte stå ytterst"),
    ("planer/x.yml", ACTIVITY + "    start: 2025\n    slut: 2026-05\n    framgår_inte: [hur, vem]\n", ""),
    ("planer/x.yml", ACTIVITY + "    dokument: mb-lokal-fardplan\n", ""),
    ("planer/x.yml", ACTIVITY.replace("[mb-1]", "[]"), "Fältet ”mål” är tomt"),
    ("planer/x.yml", ACTIVITY.replace("[mb-1]", "mb-1"), "”mål” ska vara en lista."),
    ("planer/x.yml", ACTIVITY + "    ansvariga: [mellerud]\n", "Id:t är inte känt som aktör."),
    ("uppfoljning/x/y-2025.yml", REPORT, ""),
    ("uppfoljning/x/y-2025.yml", REPORT + "namn: X\n", "Fältet finns inte för uppföljning."),
    ("uppfoljning/x/y-2025.yml", REPORT + "självskattning: [{mål: mb-1, värde: 5}]\n", "heltal från 1 till 4"),
    ("uppfoljning/x/y-2025.yml", REPORT + "självskattning: [{mål: mb-1, värde: 4}]\n", ""),
    (
        "uppfoljning/x/y-2025.yml",
        REPORT + 'värden: [{indikator: jkp-x, värde: "72,5", antal: 7, för_få: nej}]\n',
        "Id:t är inte känt",
    ),
    ("uppfoljning/x/y-2025.yml", REPORT + "anteckningar:\n  - typ: skav\n    text: Så här.\n    prioritet: 3\n", ""),
    ("aktorer.yml", "aktörer: [{id: x, typ: grupp, namn: X, webbadress: exempel.se}]\n", "Skriv hela webbadressen"),
    ("begrepp.yml", "begrepp:\n  - id: Ett id\n    namn: X\n", "Det är inget id."),
)


@pytest.mark.parametrize(("name", "text", "told"), CASES)
def test_mistakes_are_told_and_nothing_else(name: str, text: str, told: str) -> None:
    found = wrong(name, text, ROOT / "data")
    assert len(found) == bool(told), found
    assert told in "".join(found)


def test_without_known_ids_every_well_formed_id_passes() -> None:
    assert wrong("omraden.yml", AREA + "    del_av: finns-inte-an\n") == []
    assert wrong("omraden.yml", AREA + "    del_av: Fel id\n") != []


def test_nearly_all_mistakes_in_fields_are_told_while_they_are_typed() -> None:
    """Of the files with mistakes in fields, as the check knows them, the schemas find all but those that only the check can see."""
    missed, found, clean = list[str](), 0, 0
    for case in broken.cases():
        data = broken.CASES / case / "data"
        problems = problems_of(data, shown="data")
        for one in files(data):
            try:
                text = one.path.read_text(encoding="utf-8")
                told = wrong(one.name, text, data)
            except (UnicodeDecodeError, yaml.YAMLError):
                continue
            here = [problem for problem in problems if problem.place.file == f"data/{one.name}"]
            if any(problem.rule in OF_FIELDS for problem in here):
                found += bool(told)
                missed += [] if told else [f"{case}/{one.name}: {here[0]}"]
            elif not here and case != "reading-nfd-accepted":  # an editor cannot know that the letters are the same
                clean += 1
                assert not told, (case, one.name, told)
    assert clean > 150
    assert found > 140
    assert len(missed) <= 2, missed  # an editor takes True for true and 604.0 for 604


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("data", "docs", ".vscode"):
        shutil.copytree(ROOT / name, tmp_path / name)
    assert main(["scheman", "--utan-id", "--data", str(tmp_path / "data")]) == 0
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Början")
    return tmp_path


def test_ids_are_known_here_and_never_in_git(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, ids = project / "data", project / FOLDER / "id.json"
    assert main(["kontroll", "--data", str(data)]) == 0
    assert "mellerud" not in ids.read_text(encoding="utf-8")
    assert main(["scheman", "--data", str(data)]) == 0
    assert "De känner 408 id." in capsys.readouterr().out
    assert '"title": "Mellerud"' in ids.read_text(encoding="utf-8")
    assert not git(project, "status", "--short")
    file = data / "omraden.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("- id: ale\n", "- id: ale-nytt\n"), encoding="utf-8")
    main(["kontroll", "--data", str(data)])
    assert '"const": "ale-nytt"' in ids.read_text(encoding="utf-8")
    before = ids.read_bytes()
    file.write_text("områden:\n  - id: ale\n", encoding="utf-8")
    main(["kontroll", "--data", str(data)])
    assert ids.read_bytes() == before


def test_errors_show_at_their_lines_in_the_editor() -> None:
    """The pattern in the tasks reads what the check prints."""
    tasks = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    [check] = [task for task in tasks if task["label"] == "Kontrollera"]
    assert check["args"] == ["kontroll"]
    patterns = {one["severity"]: re.compile(one["pattern"]["regexp"]) for one in check["problemMatcher"]}
    for case in ("reading-bad-code", "reading-report-begun"):
        for line in broken.expected(case).splitlines():
            [severity] = [severity for severity, pattern in patterns.items() if pattern.match(line)]
            assert severity == ("error" if ": fel: " in line else "warning")
            match = patterns[severity].match(line)
            assert match
            assert match[1].startswith("data/")
            assert match[2].isdigit()
    assert {task["args"][0] for task in tasks} == {"kontroll", "visa", "formatera", "scheman"}
