"""The site as built by the real command: whole, repeatable, and never half."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from site_build import ROOT, build, copy, digests, run

from macros.pages.catalogue import catalogue
from macros.pages.searching import SEARCH_ADDRESS
from macros.site import TEST_DAY, load

PLAN = "planer/mb-lokal-fardplan.yml"


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("real") / "site"
    done = build(out)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def test_the_pages_are_exactly_the_catalogues_and_the_authors(real_site: Path) -> None:
    there = {path.relative_to(real_site).as_posix() for path in real_site.rglob("*.html")}
    generated = {spec.address for spec in catalogue(load(ROOT / "data", on=TEST_DAY).reading.plan)}
    authored = {
        path.relative_to(ROOT / "docs").with_suffix(".html").as_posix() for path in (ROOT / "docs").rglob("*.md")
    }
    assert there == generated | authored | {SEARCH_ADDRESS}


def test_no_slot_and_no_macro_is_left_on_any_page(real_site: Path) -> None:
    for path in real_site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "fardplan-slot" not in text, path
        assert path.name == "skriv-sidor.html" or "{{" not in text, path


def test_leaf_pages_stand_in_their_part_of_the_menu(real_site: Path) -> None:
    html = (real_site / "steg" / "vg-steg-5.html").read_text(encoding="utf-8")
    assert re.search(r'aria-current="true">Mål och steg</a>', html)
    assert re.search(r'<a href="index.html" aria-current="true">Steg</a>', html)


def test_none_of_the_themes_own_scripts_or_source_maps_is_shipped(real_site: Path) -> None:
    names = [path.as_posix() for path in real_site.rglob("*")]
    assert not [name for name in names if name.endswith(".map") or "assets/javascripts/" in name]


def test_two_builds_under_two_hash_seeds_are_byte_identical(real_site: Path, tmp_path: Path) -> None:
    done = build(tmp_path / "annan" / "site", PYTHONHASHSEED="7", TZ="Asia/Tokyo", LC_ALL="C")
    assert done.returncode == 0, done.stdout
    assert digests(tmp_path / "annan" / "site") == digests(real_site)


def test_plain_mkdocs_gives_the_same_site(real_site: Path, tmp_path: Path) -> None:
    done = run("mkdocs", "build", "--strict", "-d", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    assert digests(tmp_path / "site") == digests(real_site)


def test_a_mistake_in_the_data_is_told_and_leaves_the_earlier_site_whole(tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("den tidigare", encoding="utf-8")
    data = copy("data", tmp_path)
    replace(data / PLAN, "mål: [mb-5]", "mål: [mb-55]")
    done = build(out, data=data)
    assert done.returncode == 1
    assert re.search(rf"{PLAN}:\d+:\d+: fel: .*mb-55.*Menade du ”mb-5”\?", done.stdout)
    assert "Traceback" not in done.stdout + done.stderr
    assert [path.name for path in out.iterdir()] == ["index.html"]
    assert not (tmp_path / ".site-ny").exists()


def test_a_mistake_in_a_macro_is_told_with_page_and_line(tmp_path: Path) -> None:
    docs = copy("docs", tmp_path)
    page = docs / "om" / "ny.md"
    page.write_text('---\ntitle: Ny\n---\n\nSe {{ lank("vg-stegg-5") }}.\n', encoding="utf-8")
    done = build(tmp_path / "site", docs=docs)
    assert done.returncode == 1
    assert "docs/om/ny.md:5:1: fel: Det finns ingen post med id ”vg-stegg-5”. Menade du ”vg-steg-5”?" in done.stdout
    assert not (tmp_path / "site").exists()


def test_a_broken_link_in_a_page_is_told_in_swedish(tmp_path: Path) -> None:
    docs = copy("docs", tmp_path)
    replace(docs / "index.md", "om/varfor-omstallning.md", "om/varfor.md")
    done = build(tmp_path / "site", docs=docs)
    assert done.returncode == 1
    assert "docs/index.md: länken ”om/varfor.md” leder till en sida som inte finns." in done.stdout
    assert not (tmp_path / "site").exists()


def test_strict_mkdocs_leaves_the_earlier_site_whole_too(tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("den tidigare", encoding="utf-8")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("om/varfor-omstallning.md", "om/borta.md")
    for name in ("data", "docs", "overrides"):
        copy(name, tmp_path)
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    done = run("mkdocs", "build", "--strict", "-f", str(tmp_path / "mkdocs.yml"), "-d", str(out))
    assert done.returncode == 1
    assert (out / "index.html").read_text(encoding="utf-8") == "den tidigare"


def test_an_authors_page_replaces_the_generated_one_if_it_shows_the_facts(tmp_path: Path) -> None:
    docs = copy("docs", tmp_path)
    own = docs / "kommun" / "mellerud.md"
    own.parent.mkdir()
    own.write_text("---\ntitle: Mellerud\n---\n\n# Mellerud med egna ord\n", encoding="utf-8")
    done = build(tmp_path / "site", docs=docs)
    assert done.returncode == 1
    assert "docs/kommun/mellerud.md:1:1: fel: Sidan ersätter den färdiga sidan för ”mellerud”" in done.stdout
    own.write_text('---\ntitle: Mellerud\n---\n\n# Mellerud med egna ord\n\n{{ sida("mellerud") }}\n', encoding="utf-8")
    done = build(tmp_path / "site", docs=docs)
    assert done.returncode == 0, done.stdout
    html = (tmp_path / "site" / "kommun" / "mellerud.html").read_text(encoding="utf-8")
    assert "Mellerud med egna ord" in html
    assert "Läkemedelsautomat" in html


def test_a_moved_id_leaves_a_page_that_leads_on(tmp_path: Path) -> None:
    data = copy("data", tmp_path)
    (data / "flyttat.yml").write_text(
        "flyttat:\n  - {från: mb-automat, till: mb-lakemedelsautomat}\n", encoding="utf-8"
    )
    done = build(tmp_path / "site", data=data)
    assert done.returncode == 0, done.stdout
    html = (tmp_path / "site" / "aktivitet" / "mb-automat.html").read_text(encoding="utf-8")
    assert 'href="mb-lakemedelsautomat.html"' in html


def test_the_edit_link_leads_to_the_record_at_the_forge(tmp_path: Path) -> None:
    done = build(tmp_path / "site", FARDPLAN_EDIT_URL="https://git.example.org/plan/edit/main/{file}#L{line}")
    assert done.returncode == 0, done.stdout
    html = (tmp_path / "site" / "aktivitet" / "mb-lakemedelsautomat.html").read_text(encoding="utf-8")
    found = re.search(rf"https://git\.example\.org/plan/edit/main/data/{PLAN}#L(\d+)", html)
    assert found
    written = (ROOT / "data" / PLAN).read_text(encoding="utf-8").splitlines()
    assert "id: mb-lakemedelsautomat" in written[int(found.group(1)) - 1]
