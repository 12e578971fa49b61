"""Folders of authors' pages: everything that MkDocs would run is checked first, and mistakes are told with file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sites
from mkdocs.utils.meta import get_data

from macros.site import Site, load

CODE = "{{ cycler.__init__.__globals__ }}"


def told(folder: Path, **pages: str) -> list[str]:
    """What is wrong with pages, named with `__` for `/` and without `.md`."""
    for name, text in pages.items():
        file = folder / f"{name.replace('__', '/')}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return [str(problem) for problem in sites.real().check_authored(folder, shown="docs")]


def places(problems: list[str]) -> list[str]:
    return [problem.partition(": ")[0] for problem in problems]


def test_sound_pages_have_no_problems(tmp_path: Path) -> None:
    text = (
        '---\ntitle: Om oss\ndescription: "Vi: kommun och region"\nhide: [toc]\n---\n\n# Om oss\n\n{{ lank("sip") }}\n'
    )
    assert told(tmp_path, index=text, om__oss="Bara text.\n", tom="") == []


def test_the_real_pages_have_no_problems() -> None:
    assert sites.real().check_authored(sites.REPO / "docs") == ()


def test_a_mistake_is_told_with_file_line_and_message(tmp_path: Path) -> None:
    [problem] = told(tmp_path, om__oss='# Om oss\n\nSe {{ lank("melerud") }}.\n')
    assert problem == (
        "docs/om/oss.md:3:1: fel: Det finns ingen post med id ”melerud”. Menade du ”mellerud”? "
        "Id står på första raden i varje post i data."
    )


def test_lines_count_the_front_matter(tmp_path: Path) -> None:
    text = '---\ntitle: Om oss\ndescription: x\n---\n\nText\n{{ lnk("a") }}\n'
    assert places(told(tmp_path, oss=text)) == ["docs/oss.md:7:1"]


def test_lines_are_right_in_files_from_windows(tmp_path: Path) -> None:
    text = '\ufeff---\r\ntitle: x\r\n---\r\n\r\n{{ lnk("a") }}\r\n'
    assert places(told(tmp_path, oss=text)) == ["docs/oss.md:5:1"]


def test_all_mistakes_of_all_pages_are_told_at_once_in_order(tmp_path: Path) -> None:
    problems = told(tmp_path, b='\n{{ lank("x-1") }}\n{{ x }}\n', a__c="{% set x = 1 %}", a__b=f"{CODE}\n")
    assert places(problems) == ["docs/a/b.md:1:1", "docs/a/c.md:1:1", "docs/b.md:2:1", "docs/b.md:3:1"]


def test_a_block_of_any_kind_is_told_beside_other_mistakes(tmp_path: Path) -> None:
    text = "{{ x }}\n{% autoescape false %}x{% endautoescape %}\n"
    assert places(told(tmp_path, oss=text)) == ["docs/oss.md:1:1", "docs/oss.md:2:1"]


def test_links_are_tried_for_the_page_where_they_stand(tmp_path: Path) -> None:
    calls = '{{ sida("mellerud") }} {{ karta("dalarnas-lan") }} {{ valj("kommun") }}'
    assert told(tmp_path, index=calls, a__b__c__d=calls) == []


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("title: a: b", 2),
        ("title: x\ntitle: y", 3),
        ("title: [", 2),
        ("\ttitle: x", 2),
        ("title: x\n  y: z", 3),
        ("title: &a x", 2),
        ("title: !!python/object:os.system x", 2),
    ],
)
def test_broken_front_matter_is_told_with_its_line(tmp_path: Path, front: str, line: int) -> None:
    problems = told(tmp_path, oss=f"---\n{front}\n---\n\nText\n")
    assert places(problems)[0].startswith(f"docs/oss.md:{line}:")


def test_a_line_of_hyphens_is_no_front_matter(tmp_path: Path) -> None:
    assert places(told(tmp_path, oss=f"Text\n\n---\n\n{CODE}\n\n---\n")) == ["docs/oss.md:5:1"]


def test_a_page_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "oss.md").write_bytes("Vård".encode("latin-1"))
    assert len(told(tmp_path)) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: x\n---\n{CODE}",
        f"---\n\n---\n{CODE}",
        f"---\ntitle: x\n...\n{CODE}\n---\n",
        f'---\n- "{CODE}"\n---\n',
        f'---\n"{CODE}"\n---\n',
        f"---\n# {CODE}\n---\n",
        f"---\n'{CODE}': [\n---\n",
        f"--- \ntitle: x\n--- \n{CODE}",
        f"----\ntitle: x\n---\n{CODE}",
        f"\n---\ntitle: x\n---\n{CODE}",
        f"title: x\n\n{CODE}",
        f"---\ntitle: x\n{CODE}",
        f"---\ntitle: x\n--- {CODE}\n---\n",
        f"---\r\ntitle: x\r\n...\r\n{CODE}\r\n---\r\n",
    ],
)
def test_whatever_mkdocs_takes_as_the_pages_text_is_checked(tmp_path: Path, text: str) -> None:
    markdown, _ = get_data(text.replace("\r\n", "\n"))
    assert "cycler" in markdown
    assert told(tmp_path, oss=text) != []


def test_a_title_that_mkdocs_macros_would_run_is_checked(tmp_path: Path) -> None:
    text = f'---\ntitle: "{CODE}"\n---\n\nText\n'
    assert get_data(text)[1] == {"title": CODE}
    assert places(told(tmp_path, oss=text))[0].startswith("docs/oss.md:2:")


@pytest.mark.parametrize("ending", [".md", ".markdown", ".mdown", ".mkdn", ".mkd"])
def test_pages_of_every_ending_that_mkdocs_reads_are_checked(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"oss{ending}").write_text(CODE, encoding="utf-8")
    assert places(told(tmp_path)) == [f"docs/oss{ending}:1:1"]


def test_pages_in_a_folder_that_is_a_link_are_not_let_through(tmp_path: Path) -> None:
    outside, docs = tmp_path / "utanfor", tmp_path / "docs"
    outside.mkdir()
    docs.mkdir()
    (outside / "oss.md").write_text(CODE, encoding="utf-8")
    (docs / "lank").symlink_to(outside)
    assert told(docs) != []


def test_a_page_that_is_a_link_out_of_the_folder_is_not_let_through(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "hemlig.md").write_text("Det här ska inte bli en sida.\n", encoding="utf-8")
    (docs / "oss.md").symlink_to(tmp_path / "hemlig.md")
    assert told(docs) != []


def test_a_page_in_a_generated_ones_place_is_found_by_its_address(tmp_path: Path) -> None:
    problems = told(tmp_path, kommun__mellerud="# Mellerud\n", kommun__bengtsfors='{{ sida("bengtsfors") }}')
    assert places(problems) == ["docs/kommun/mellerud.md:1:1"]
    assert '{{ sida("mellerud") }}' in problems[0]


def test_a_page_in_the_place_of_an_index_page_needs_no_facts(tmp_path: Path) -> None:
    assert told(tmp_path, kommun__index="# Kommuner\n", lan__README="x") == []


def test_a_readme_beside_an_index_page_is_told_before_mkdocs_leaves_it_out(tmp_path: Path) -> None:
    [problem] = told(tmp_path, kommun__index="# Kommuner\n", kommun__README="x")
    assert problem == (
        "docs/kommun/README.md:1:1: fel: README.md blir mappens första sida och får samma adress som docs/kommun/index.md. "
        "Flytta texten dit och ta bort README.md, eller döp om den, till exempel till ”om-oss.md”."
    )


def test_a_readme_has_its_folders_address_as_any_first_page(tmp_path: Path) -> None:
    assert places(told(tmp_path, om="x", om__README="x")) == ["docs/om/README.md:1:1"]


@pytest.mark.parametrize("name", ["gammal", "gammal__index", "gammal__README"])
def test_the_page_that_a_moved_id_leaves_behind_never_takes_an_authors_place(tmp_path: Path, name: str) -> None:
    shutil.copytree(sites.CASES / "flyttade-id" / "data", tmp_path / "data")
    moves = "flyttat:\n  - {från: forr, till: sip}\n  - {från: gammal, till: sip}\n"
    (tmp_path / "data" / "flyttat.yml").write_text(moves, encoding="utf-8")
    file = f"begrepp/{name.replace('__', '/')}.md"
    (tmp_path / "docs" / file).parent.mkdir(parents=True)
    (tmp_path / "docs" / file).write_text("Min sida.\n", encoding="utf-8")
    site = Site(load(tmp_path / "data", on=sites.DAY, shown="data"), sites.DAY)
    assert site.loaded.errors == ()
    [problem] = site.problems(tmp_path / "docs", shown="docs")
    assert str(problem) == (
        f"data/flyttat.yml:3:5: fel: Den gamla adressen begrepp/gammal.html är upptagen av sidan docs/{file}. "
        "Ta bort raden här, eller döp om eller ta bort sidan."
    )
    assert problem.rule == "flyttat-adress-upptagen"


def test_no_pages_have_no_problems(tmp_path: Path) -> None:
    assert told(tmp_path) == []
