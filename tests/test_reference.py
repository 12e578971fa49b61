"""The editors' texts say what the program does: the field reference in full, the handbook's tables and example files."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from string import Formatter

import pytest

from macros.pages.authored.selection import INSIDE
from macros.pages.kinds import KINDS
from macros.plan.entities import ENTITIES
from macros.plan.messages import MESSAGES
from macros.plan.record import Part
from macros.plan.relations import link_relations
from macros.plan.statement import Statement
from macros.plan.valuefiles import ValueFile
from macros.reading.binding import Move
from macros.reading.reference import field_page, field_reference
from macros.reading.shapes import shapes
from macros.site import problems_of

ROOT = Path(__file__).parents[1]
HANDBOOK = ROOT / "docs" / "redaktor"
WITH_PLACE = {"område", "områden", "del_av"}
QUOTED = re.compile(r"^> ?(?:data|docs)/[^:]+:\d+:\d+: (?:fel|varning): (.+)$", re.MULTILINE)
EXAMPLE = re.compile(r'^``` ?yaml title="data/([^"]+)"\n(.*?)^```$', re.DOTALL | re.MULTILINE)


def models() -> list[type[Part]]:
    """Every model that editors fill in: the entities, the parts inside them, and the list of changed ids."""
    found: list[type[Part]] = [*ENTITIES.values(), ValueFile, Statement, Move]
    for model in found:
        found += [shape.part for shape in shapes(model).values() if shape.part and shape.part not in found]
    return found


def test_the_field_reference_in_the_data_folder_is_up_to_date(request: pytest.FixtureRequest) -> None:
    file = ROOT / "data" / "README.md"
    if request.config.getoption("--bless"):
        file.write_bytes(field_reference().encode())
    assert file.read_text(encoding="utf-8") == field_reference()


def test_the_handbooks_page_of_fields_is_up_to_date(request: pytest.FixtureRequest) -> None:
    file = HANDBOOK / "falt.md"
    if request.config.getoption("--bless"):
        file.write_bytes(field_page().encode())
    assert file.read_text(encoding="utf-8") == field_page()


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_field_is_described_and_told(model: type[Part]) -> None:
    for field, info in zip(shapes(model), model.model_fields.values(), strict=True):
        assert info.alias == field
        assert info.description
        assert info.description.endswith((".", "…"))
        row = re.compile(rf"^\| `{field}` \| [^|]+ \| [^|]+ \| {re.escape(info.description)} \|$", re.MULTILINE)
        assert row.search(field_reference())
        assert row.search(field_page())


def test_the_field_reference_names_every_kind_of_value() -> None:
    told = field_reference()
    assert "| `typ` | ja | ett av: län, delregion, kommun, kluster |" in told
    assert "| `mål` | ja | lista av id för mål |" in told
    assert "| `värde` | ja | heltal 1–4 |" in told
    assert "| `id` | skriv inte: ges av filens namn |" in told
    assert "| `webbadress` | nej | webbadress |" in told


def test_the_handbook_lists_every_kind_and_its_filters() -> None:
    page = (HANDBOOK / "skriv-sidor.md").read_text(encoding="utf-8")
    for kind in KINDS:
        relations = link_relations(kind.entity)
        places = {field for field, targets in relations.items() if field in WITH_PLACE and "area" in targets}
        names = [*relations, *([INSIDE] if places else [])]
        assert f"| `{kind.name}` | {', '.join(f'`{name}`' for name in names)} |" in page


def test_the_handbooks_example_files_pass_the_check(tmp_path: Path) -> None:
    data = shutil.copytree(ROOT / "data", tmp_path / "data")
    before = {problem.message for problem in problems_of(data)}
    examples = [found for page in sorted(HANDBOOK.glob("*.md")) for found in EXAMPLE.findall(page.read_text("utf-8"))]
    assert len(examples) >= 5
    for name, text in examples:
        file = data / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as opened:
            opened.write(text)
    assert {problem.message for problem in problems_of(data)} == before


def test_the_handbook_quotes_messages_as_the_check_says_them() -> None:
    wordings = [re.compile(pattern(text)) for text in MESSAGES.values()]
    quoted = [line for page in HANDBOOK.glob("*.md") for line in QUOTED.findall(page.read_text("utf-8"))]
    assert len(quoted) > 20
    assert [line for line in quoted if not any(wording.fullmatch(line) for wording in wordings)] == []


def pattern(text: str) -> str:
    """A message with anything in the place of each value."""
    pieces = Formatter().parse(text)
    return "".join(re.escape(literal) + ("" if value is None else ".*") for literal, value, _, _ in pieces)
