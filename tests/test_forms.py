"""The forms: made of the models and of nothing else, built only where a forge is named, and shut to everybody but the forge."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from browsing import served
from forms import LOCAL, configured
from playwright.sync_api import Browser, expect
from selectolax.lexbor import LexborHTMLParser
from site_build import ROOT, build

from macros.forms.forges import NAMES, ForgeError, forge
from macros.forms.kinds import kinds
from macros.pages.addresses import form_name
from macros.plan.entities import ENTITIES
from macros.plan.record import Part
from macros.plan.relations import link_relations
from macros.plan.statement import Statement
from macros.plan.valuefiles import ValueFile
from macros.reading.shapes import shapes

MODELS: list[type[Part]] = [*ENTITIES.values(), ValueFile, Statement]
FORGEJO = {
    "FARDPLAN_FORMS": "forgejo",
    "FARDPLAN_FORMS_REPO": "organisation/forrad",
    "FARDPLAN_FORMS_URL": "https://git.example.org",
    "FARDPLAN_FORMS_APP": "abc",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-elem 'self' 'unsafe-inline'; img-src 'self'; "
    "connect-src 'self' https://git.example.org; base-uri 'none'; form-action 'none'"
)
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
UNTRANSLATED = {
    "editor.editorWidgets.markdown.markdown", "ui.toast.onFailToAuth",
    "workflow.workflowCard.lastChangeNoAuthor",
}  # fmt: skip
"""Phrases that are the same in Swedish, or nothing but their values."""


def collections() -> dict[str, dict[str, Any]]:
    """Each kind's form: its fields by name."""
    found = configured()["cms"]["collections"]
    return {
        one["name"]: {field["name"]: field for field in one.get("fields") or one["files"][0]["fields"]} for one in found
    }


@pytest.fixture(scope="module")
def forms_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("forms") / "site"
    done = build(out, **FORGEJO)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_of_every_kind_is_in_its_form(model: type[Part]) -> None:
    _demand_fields(model, collections()[form_name(model)])


def _demand_fields(model: type[Part], form: dict[str, Any]) -> None:
    assert set(form) == set(shapes(model))
    links = link_relations(model)
    for name, shape in shapes(model).items():
        field = form[name]
        if field["widget"] == "hidden":
            continue
        assert re.match(r"[A-ZÅÄÖ]", field["label"]), name
        assert field["hint"], name
        if shape.part:
            _demand_fields(shape.part, {one["name"]: one for one in field["fields"]})
        elif name in links:
            assert field["widget"].endswith("relation"), name
            assert field["collection"] == form_name(ENTITIES[links[name][0]]), name
        elif shape.choices and not shape.keyed:
            assert [one["value"] for one in field["options"]] == list(shape.choices), name
        assert field.get("multiple", False) is (shape.many and field["widget"] in {"select", "relation"}), name


def test_there_is_a_form_for_every_kind_and_ids_are_chosen_once() -> None:
    assert {kind.model for kind in kinds()} == set(MODELS)
    for name, form in collections().items():
        widgets = {field: told["widget"] for field, told in form.items()}
        assert widgets.get("id", "hidden") in {"once-string", "hidden"}, name
        assert next(iter(form)) in {"namn", "organisation"}, name


def test_no_field_speaks_of_files_and_ids_that_a_form_has_no_use_for() -> None:
    told = json.dumps(collections(), ensure_ascii=False)
    assert not re.findall(r"Id för|Ges av|Samma som|Skriv true", told)


@pytest.mark.parametrize("name", NAMES)
def test_a_forge_that_is_not_told_in_full_is_refused_in_swedish(name: str) -> None:
    with pytest.raises(ForgeError, match="saknas"):
        forge({"backend": name})


@pytest.mark.parametrize(
    "told",
    [
        {"backend": "svn"},
        {"backend": "lokal", "base_url": "https://exempel.se/api/v1"},
        {"backend": "forgejo", "repo": "a/b", "base_url": "http://git.example.org", "app_id": "x"},
        {"backend": "gitlab", "repo": "a/b", "base_url": "https://a.se; script-src *", "app_id": "x"},
        {"backend": "github", "repo": "a/b", "base_url": "https://a.se", "api_root": "//x"},
    ],
)
def test_a_forge_that_cannot_be_is_refused(told: dict[str, str]) -> None:
    with pytest.raises(ForgeError):
        forge(told)


def test_the_address_of_github_and_gitlab_are_their_own() -> None:
    github = forge({"backend": "github", "repo": "a/b", "base_url": "https://logga-in.example.org/"})
    gitlab = forge({"backend": "gitlab", "repo": "a/b", "app_id": "x"})
    assert github
    assert gitlab
    assert github.hosts == ("https://api.github.com",)
    assert (gitlab.hosts, gitlab.backend["api_root"]) == (("https://gitlab.com",), "https://gitlab.com/api/v4")


def test_a_wrong_forge_stops_the_build_with_a_line_of_swedish(tmp_path: Path) -> None:
    done = build(tmp_path / "site", FARDPLAN_FORMS="github")
    assert done.returncode == 1
    assert "mkdocs.yml:1:1: fel: forms: ”repo” saknas." in done.stdout + done.stderr
    assert not (tmp_path / "site").exists()


def test_without_a_forge_nothing_of_the_forms_is_there(site: Path) -> None:
    assert not (site / "redigera").exists()
    assert "redigera" not in (site / "web.config").read_text(encoding="utf-8")
    assert "redigera/" not in (site / "kommun" / "mellerud.html").read_text(encoding="utf-8")


def test_with_a_forge_every_record_leads_to_its_form(forms_site: Path) -> None:
    page = LexborHTMLParser((forms_site / "aktivitet" / "mb-lakemedelsautomat.html").read_text(encoding="utf-8"))
    [link] = [one for one in page.css("a") if one.text() == "Ändra uppgifterna"]
    assert link.attributes["href"] == "../redigera/index.html?post=aktivitet/mb-lakemedelsautomat"
    known = {one["name"] for one in configured()["kinds"]}
    for built in forms_site.rglob("*.html"):
        for kind in re.findall(r"\?post=([a-z]+)/", built.read_text(encoding="utf-8")):
            assert kind in known, built


def test_the_page_may_ask_the_forge_alone_and_servers_say_so_too(forms_site: Path) -> None:
    page = LexborHTMLParser((forms_site / "redigera" / "index.html").read_text(encoding="utf-8"))
    first, second = page.css("head > *")[:2]
    assert first.attributes == {"charset": "utf-8"}
    assert second.attributes == {"http-equiv": "Content-Security-Policy", "content": POLICY}
    whole = f"{POLICY}; frame-ancestors 'self'"
    headers = (forms_site / "_headers").read_text(encoding="utf-8")
    assert headers.endswith(f"/redigera/*\n  ! Content-Security-Policy\n  Content-Security-Policy: {whole}\n")
    config = ET.parse(forms_site / "web.config")  # noqa: S314  # our own file
    [added] = config.iterfind("location[@path='redigera']//customHeaders/add")
    assert added.attrib == {"name": "Content-Security-Policy", "value": whole}


def test_the_page_is_not_searched_and_holds_no_secret(forms_site: Path) -> None:
    for script in forms_site.rglob("*.js"):
        if script.parent.name != "redigera":
            assert "redigera/index" not in script.read_text(encoding="utf-8"), script
    assert not (forms_site / "redigera" / "vendor.json").exists()
    config = (forms_site / "redigera" / "config.json").read_text(encoding="utf-8")
    assert not re.search(r"secret|token|password", config)


def test_what_others_have_made_is_what_the_note_says() -> None:
    folder = ROOT / "overrides" / "redigera"
    noted = json.loads((folder / "vendor.json").read_text(encoding="utf-8"))
    assert {name for part in noted["packages"] for name in part["files"]} == set(noted["sha256"])
    for name, expected in noted["sha256"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == expected, name
    assert all(part["integrity"].startswith("sha512-") and part["licence"] for part in noted["packages"])


def test_the_page_breaks_its_own_policy_nowhere_and_asks_nobody_else(forms_site: Path, browser: Browser) -> None:
    with served(forms_site) as address, browser.new_context() as context:
        page, asked = context.new_page(), list[str]()
        page.add_init_script(WATCH)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}/redigera/index.html?post=begrepp/sip")
        expect(page.get_by_role("button", name="Logga in med Forgejo")).to_be_visible()
        wanted = page.evaluate("sessionStorage.getItem('fardplan-formular')")
        assert wanted == "#/collections/begrepp/entries/sip"
        # one of Decap's libraries asks, with eval, whether it runs in Node; it is not let, and does well without
        assert page.evaluate("violations") == ["script-src eval"]
        assert [url for url in asked if not url.startswith(address)] == []


def test_all_that_decap_says_is_swedish(forms_site: Path, browser: Browser) -> None:
    with served(forms_site) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/redigera/index.html")
        expect(page.get_by_role("button", name="Logga in med Forgejo")).to_be_visible()
        swedish = dict(_flat(page.evaluate("CMS.getLocale('sv')")))
        page.goto(f"{address}/redigera/redigera.css")  # Decap as it comes, without us
        page.evaluate("window.CMS_MANUAL_INIT = true")
        page.add_script_tag(url=f"{address}/redigera/decap-cms.js")
        english = dict(_flat(page.evaluate("CMS.getLocale('en')")))
    assert len(english) > 200
    same = {key for key, said in english.items() if said and swedish.get(key, said) == said}
    assert same == UNTRANSLATED


def _flat(phrases: dict[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for key, said in phrases.items():
        if isinstance(said, dict):
            yield from _flat(said, f"{before}{key}.")
        else:
            yield f"{before}{key}", said


@pytest.mark.long
def test_decap_itself_finds_the_configuration_right(tmp_path: Path, browser: Browser) -> None:
    """On the site Decap is spared the look, since it makes code of text; here it may look."""
    done = build(tmp_path / "site", FARDPLAN_FORMS=LOCAL["backend"], FARDPLAN_FORMS_URL=LOCAL["base_url"])
    assert done.returncode == 0, done.stdout + done.stderr
    page_file, before = (tmp_path / "site" / "redigera" / name for name in ("index.html", "before.js"))
    html = page_file.read_text(encoding="utf-8")
    page_file.write_text(re.sub(r"<meta http-equiv[^>]*>", "", html), encoding="utf-8")
    before.write_text("window.CMS_MANUAL_INIT = true;", encoding="utf-8")
    config = tmp_path / "site" / "redigera" / "config.json"
    with served(tmp_path / "site") as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/redigera/index.html")
        expect(page.get_by_role("button", name="Logga in")).to_be_visible()
        told = json.loads(config.read_text(encoding="utf-8"))
        told["cms"]["collections"][0]["fields"][2]["options"] = "fel"
        config.write_text(json.dumps(told), encoding="utf-8")
        page.reload()
        expect(page.get_by_text("Fel i inställningarna")).to_be_visible()
