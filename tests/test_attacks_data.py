"""60 scripts in every text field of every kind of record: refused by the check, and harmless in Chromium without it."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast

import pytest
import sites
from attacks.browsing import Visit, chromium, visit
from attacks.payloads import Script, scripts
from markupsafe import Markup
from mkdocs.commands import build as mkdocs_build
from test_pages_hostile import poisoned, text_fields
from thinning import ALL

from macros.engine.plugin import FardplanPlugin
from macros.engine.running import Folders, configure
from macros.engine.shells import Shell
from macros.pages.bodies import body
from macros.pages.catalogue import PageSpec, catalogue
from macros.pages.components import Link
from macros.pages.setting import Setting
from macros.plan.plan import Plan
from macros.plan.problems import Place
from macros.plan.record import Record
from macros.plan.rules import unsafe
from macros.plan.rules.walk import texts as texts_of

SCRIPTS = scripts()
PROSE = {"strong", "em", "blockquote", "code", "br", "ol", "ul", "li", "p", "a"}
"""What Markdown in a text may become."""
MOST = 4
"""Payloads on one page."""
ADDRESS = re.compile(r"(?:https?|mailto|tel):[^\s\"<>]*|(?![/\\])[^:\\]*")


@cache
def records() -> tuple[Record, ...]:
    """A record of each kind of page: the one with most written in it."""
    best: dict[str, Record] = {}
    for plan in (sites.real().plan, *(sites.site(case).plan for case in sites.cases())):
        for spec in catalogue(plan):
            name = spec.kind.name
            if spec.record and (name not in best or len(repr(spec.record)) > len(repr(best[name]))):
                best[name] = spec.record
    return tuple(best.values())


@cache
def attacked(text: str) -> Plan:
    """The real plan with a text in every field of one record of each kind."""
    chosen = {record.id: cast("Record", poisoned(record, text)) for record in records()}
    others = (record for record in sites.real().plan.records if record.id not in chosen)
    return Plan((*chosen.values(), *others))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda one: str(one.number))
def test_the_check_refuses_a_script_in_every_field(script: Script) -> None:
    plan = Plan(cast("Record", poisoned(record, script.text)) for record in records())
    rules = (unsafe.no_html, unsafe.no_templates, unsafe.no_scripts)
    refused = {(found.record, found.path) for rule in rules for found in rule(plan, sites.DAY)}
    written = {(one.record.id, one.path) for one in texts_of(plan) if one.text == script.text}
    assert len(written) >= sum(len(list(text_fields(type(record)))) for record in records()) > 60
    assert refused == (set() if script.passes else written)


@dataclass(frozen=True)
class Built:
    """The real site, and the shell that records' pages were hung in."""

    root: Path
    shell: Shell

    def page(self, name: str, title: str, pages: list[tuple[PageSpec, Plan]]) -> Path:
        """A page that holds the bodies of many, with their contents and paths, under a title of its own."""
        bodies = [body(Setting(plan, sites.DAY, Place, sites.EDIT_URL), spec) for spec, plan in pages]
        whole = replace(
            bodies[0],
            title=title,
            description=title,
            html=Markup("\n".join(str(made.html) for made in bodies)),
            toc=(*(entry for made in bodies for entry in made.toc), ("sidan", title)),
            breadcrumb=(*(step for made in bodies for step in made.breadcrumb), Link("index.html", title)),
        )
        file = self.root / "kommun" / f"{name}.html"
        file.write_bytes(self.shell.fill(whole))
        return file


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("angrepp") / "site"
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        patch.chdir(sites.REPO)
        patch.setenv("SOURCE_DATE_EPOCH", "1795305600")
        config = configure(Folders(Path("data"), Path("docs"), root), command="build", tell=lambda _line: None)
        mkdocs_build.build(config)
    return Built(root, cast("FardplanPlugin", config.plugins["fardplan"]).shells["kommun/fardplan-slot-page.md"])


def visited(built: Built, *, lists: bool, step: int) -> dict[str, Visit]:
    """The attacked records' pages, or all pages with lists of them, as Chromium met them, with every `step`th payload."""
    chosen, seen = {record.id for record in records()}, {}
    texts = [one.text for one in SCRIPTS[::step]]
    groups = [["Vård nära"], *(texts[start : start + MOST] for start in range(0, len(texts), MOST))]
    with chromium() as context:
        for number, group in enumerate(groups):
            pages: list[tuple[PageSpec, Plan]] = []
            for text in group:
                plan = attacked(text)
                every = [spec for spec in catalogue(plan) if not spec.record or spec.record.id in chosen]
                pages += [(spec, plan) for spec in every if (spec.record is None) is lists]
            file = built.page(f"angrepp-{number}", " ".join(group), pages)
            seen[" ".join(group)] = visit(context, file, built.root)
    return seen


@pytest.mark.browser
@pytest.mark.parametrize(("step", "least"), [(8, 5), pytest.param(1, 45, marks=pytest.mark.long)])
def test_the_payloads_do_run_where_nothing_stops_them(tmp_path: Path, step: int, least: int) -> None:
    ran = set()
    with chromium() as context:
        for script in SCRIPTS[::step]:
            file = tmp_path / f"{script.number}.html"
            file.write_text(f"<!doctype html><meta charset=utf-8><p>{script.text}</p>", encoding="utf-8")
            seen = visit(context, file, tmp_path)
            if seen.happened or not seen.found or seen.hits or any(map(wrong_address, seen.addresses)):
                ran.add(script.number)
    assert len(ran) >= least


@pytest.mark.browser
@pytest.mark.parametrize(
    ("lists", "step"),
    [
        (False, 12),
        pytest.param(False, 1, marks=pytest.mark.long),
        pytest.param(True, 1 if ALL else 4, marks=pytest.mark.long),
    ],
)
def test_no_script_in_the_data_runs_in_chromium(built: Built, *, lists: bool, step: int) -> None:
    seen = visited(built, lists=lists, step=step)
    clean = next(iter(seen.values()))
    assert {"h1", "section", *(() if lists else ("dl", "table"))} <= set(clean.tags)
    assert {texts: wrong for texts, one in seen.items() if (wrong := faults(one, clean))} == {}


def faults(seen: Visit, clean: Visit) -> list[object]:
    """What happened on a page, and what stands there that does not on the same page with a harmless text."""
    found: list[object] = [*seen.happened, *([f"körde {seen.hits}"] if seen.hits else [])]
    found += [one for one in ("scripts", "body") if getattr(seen, one) != getattr(clean, one)]
    found += sorted(set(seen.tags) - set(clean.tags) - PROSE)
    found += sorted(set(seen.attributes) - set(clean.attributes) - {"a href", "a rel", "li class"})
    found += [one for one in seen.attributes if re.search(r" (?:on|style|srcdoc|autofocus|formaction)", one)]
    return [*found, *filter(wrong_address, seen.addresses)]


def wrong_address(address: str) -> bool:
    """Whether an address could run, or lead to another machine without saying so."""
    return not ADDRESS.fullmatch(address)
