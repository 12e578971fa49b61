"""What the forms write: the same text as the commands write for the same change, and nothing but the change. In real Chromium."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

import pytest
from forms import configured, scripts
from playwright.sync_api import Browser, Page
from site_build import ROOT
from test_yamltext import FILES, ODD, PLAN, TEXT, _change, values

from macros.editing.changing import models_of
from macros.editing.yamltext.patching import Models, PatchError, patched
from macros.forms.configuration import orders
from macros.reading.folder import load
from macros.reading.layout import Found

PATCH = """async ([text, wanted, how]) => {
  const {patched} = await import("/redigera/patching.js");
  return wanted.map(one => { try { return patched(text, one, how); } catch (error) { return {error: String(error)}; } });
}"""
RECORDS = r"""async ([kinds, path, text, habits]) => {
  const records = await import("/redigera/records.js");
  const found = [];
  for (const kind of kinds.filter(kind => path === kind.file || (kind.folder && path.startsWith(kind.folder + "/")))) {
    for (const record of records.inFile(kind, path, text)) {
      const form = JSON.parse(JSON.stringify(record.values));
      const saved = after => records.changed(kind, text, record.number, records.cleaned(after), {habits});
      const told = after => {
        const [before, now] = [text.split("\n"), saved(after).split("\n")];
        while (before.length && before[0] === now[0]) [before.shift(), now.shift()];
        while (before.length && before.at(-1) === now.at(-1)) [before.pop(), now.pop()];
        return {gone: before, come: now};
      };
      const fields = Object.keys(form).filter(key => typeof form[key] === "string" && !kind.given.includes(key));
      found.push({
        kind: kind.name, id: record.id, unchanged: saved(form) === text,
        edits: [fields[record.number % fields.length]].filter(Boolean).map(key => ({key, ...told({...form, [key]: "Ändrat: ”så”"})})),
      });
    }
  }
  return found;
}"""


QUICK = {ROOT / "data" / name for name in ("omraden.yml", "begrepp.yml", "planer/mb-lokal-fardplan.yml")} | set(
    (ROOT / "data" / "uppfoljning").rglob("*.yml")
)
"""One file of each form: the others take a minute."""
SOURCES = [
    pytest.param(found, id=found.name, marks=[] if found.path in QUICK else [pytest.mark.long]) for found in FILES
]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with scripts(browser) as found:
        yield found


def written(page: Page, text: str, wanted: list[Any], models: Models) -> list[Any]:
    """The text with each of the wanted values, as the forms write it."""
    told = {key: orders(one) for key, one in models.items()} if not isinstance(models, type) else orders(models)
    return list(page.evaluate(PATCH, [text, wanted, {"habits": configured()["habits"], "orders": told}]))


def as_commands_write(text: str, wanted: Any, models: Models) -> str | None:
    try:
        return patched(text, wanted, models)
    except PatchError:
        return None


def demand_the_same(page: Page, text: str, wanted: list[Any], models: Models) -> None:
    for one, found in zip(wanted, written(page, text, wanted, models), strict=True):
        expected = as_commands_write(text, one, models)
        if expected is None:
            assert isinstance(found, dict), (one, found)
        else:
            assert found == expected, one


@pytest.mark.parametrize("found", SOURCES)
def test_the_forms_write_as_the_commands_do(found: Found, page: Page) -> None:
    text = str(load(found.path)[0])
    chance = random.Random(found.name)  # noqa: S311  # the same edits every time
    demand_the_same(page, text, [*edits(values(text), 12, chance)], models_of(found))


def test_so_they_do_with_an_odd_file(page: Page) -> None:
    chance = random.Random(2)  # noqa: S311  # as above
    demand_the_same(page, TEXT, [*edits(values(TEXT), 400, chance)], PLAN)
    demand_the_same(page, "# Bara det här\n", [{"typ": one} for one in ODD if one.strip()], {})


def edits(original: Any, count: int, chance: random.Random) -> Iterator[Any]:
    for _ in range(count):
        new = copy.deepcopy(original)
        for _ in range(chance.choice([1, 1, 4])):
            _change(new, chance, top=True)
        yield new


@pytest.mark.parametrize("found", SOURCES)
def test_a_record_saved_unchanged_is_the_same_to_the_byte_and_one_field_changes_alone(found: Found, page: Page) -> None:
    text, config = str(load(found.path)[0]), configured()
    for record in page.evaluate(RECORDS, [config["kinds"], f"data/{found.name}", text, config["habits"]]):
        assert record["unchanged"], record["id"]
        for edit in record["edits"]:
            place = (record["id"], edit["key"], edit["gone"])
            assert len(edit["come"]) == 1 or edit["come"][1] == edit["gone"][-1], place
            assert "Ändrat: ”så”" in " ".join(edit["come"]), place
            assert not [line for line in edit["gone"] if "#" in line and "#" not in "".join(edit["come"])], place
