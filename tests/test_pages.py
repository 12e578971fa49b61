"""Every page of the real data: whole, well formed, with links that lead somewhere and facts that say where they come from."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

import pytest
import sites
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.outputs.calendars import files
from macros.pages.catalogue import PageSpec, catalogue
from macros.pages.kinds import KINDS
from macros.plan.activities import Report
from macros.plan.derived import owner_of
from macros.plan.documents import Document
from macros.plan.places import Area
from macros.plan.record import Record
from macros.site import Site

KEEP_EMPTY = {"td", "br", "defs", "pattern", "path", "rect", "circle", "line", "use", "svg", "g"}
"""Elements that say something without text, and table cells, where nothing may be told."""


@cache
def specs() -> dict[str, PageSpec]:
    return {spec.address: spec for spec in catalogue(sites.real().plan)}


def own(address: str) -> Record | None:
    """The record whose own page stands at an address; None on lists and on pages that show one in another light."""
    spec = specs()[address]
    return spec.record if spec.kind in KINDS else None


@cache
def docs() -> set[str]:
    folder = sites.REPO / "docs"
    return {page.relative_to(folder).with_suffix(".html").as_posix() for page in folder.rglob("*.md")}


def trees() -> list[tuple[str, LexborHTMLParser]]:
    return [(address, sites.tree(html)) for address, html in sites.pages().items()]


def elements(page: LexborHTMLParser) -> list[LexborNode]:
    assert page.body
    return [node for node in page.body.traverse() if node.tag and not node.tag.startswith("-")]


def about(page: LexborHTMLParser) -> dict[str, LexborNode]:
    """The facts of the box about the page: label → value."""
    heading = page.css_first("#om-sidan")
    assert heading
    assert heading.parent
    labels, values = heading.parent.css("dt"), heading.parent.css("dd")
    return {sites.text(label): value for label, value in zip(labels, values, strict=True)}


def test_every_page_renders() -> None:
    assert sites.pages().keys() == specs().keys()
    assert len(sites.pages()) > 420
    assert all(len(html) > 200 for html in sites.pages().values())


def test_no_page_shows_what_is_meant_for_programs() -> None:
    for address, page in trees():
        shown = sites.text(page)
        for sign in (r"\bNone\b", r"\(\)", r"\bUndefined\b", r"\[\]", r"\bTrue\b|\bFalse\b", r"&lt;|&amp;|&#", r"<"):
            assert not re.search(sign, shown), (address, sign)


def test_no_page_shows_marks_of_markdown() -> None:
    for address, page in trees():
        assert not re.search(r"\*\*|\]\(|^\s*#+ ", sites.text(page)), address


def test_every_page_has_one_h1_and_no_gaps_between_levels() -> None:
    for address, page in trees():
        levels = [int(node.tag[1]) for node in elements(page) if re.fullmatch(r"h[1-6]", node.tag or "")]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert max(levels) <= 3, address
        assert all(lower - upper <= 1 for upper, lower in pairwise(levels)), address


def test_every_heading_has_text() -> None:
    for address, page in trees():
        assert all(sites.text(node) for node in page.css("h1, h2, h3, caption, th, dt")), address


def test_no_section_is_empty() -> None:
    for address, page in trees():
        for section in page.css("section"):
            heading = section.css_first("h2")
            assert heading, address
            assert len(sites.text(section)) > len(sites.text(heading)), (address, sites.text(heading))


def test_no_element_is_empty() -> None:
    for address, page in trees():
        empty = [node.html for node in elements(page) if node.tag not in KEEP_EMPTY and not sites.text(node)]
        assert empty == [], address


def test_the_heading_is_the_title_and_contents_match_the_sections() -> None:
    for spec in specs().values():
        body = sites.real().body(spec)
        page = sites.tree(str(body.html))
        assert [sites.text(node) for node in page.css("h1")] == [" ".join(body.title.split())]
        sections = [(node.attributes.get("id"), sites.text(node)) for node in page.css("section h2")]
        assert sections == [(anchor, " ".join(title.split())) for anchor, title in body.toc], spec.address


def test_every_page_describes_itself_in_plain_words() -> None:
    for spec in specs().values():
        description = sites.real().body(spec).description
        assert 3 <= len(description) <= 200, (spec.address, description)
        assert not re.search(r"[<>*\n]|\]\(|^- ", description), (spec.address, description)


def test_ids_are_unique_and_names_refer_to_them() -> None:
    for address, page in trees():
        ids = Counter(node.attributes["id"] for node in page.css("[id]"))
        assert ids and max(ids.values()) == 1, (address, ids.most_common(1))  # noqa: PT018
        for name in ("aria-labelledby", "aria-describedby"):
            for node in page.css(f"[{name}]"):
                assert set((node.attributes[name] or "").split()) <= set(ids), address


def test_every_link_leads_to_a_page_and_a_place_on_it() -> None:
    existing = set(specs()) | docs() | set(files(sites.real().setting))
    for address, page in trees():
        for target in sites.targets(page, start=address):
            where, _, anchor = target.partition("#")
            if sites.SCHEME.match(target):
                assert re.match(r"https?://|mailto:", target), (address, target)
                continue
            assert where in existing, (address, target)
            if anchor and where in specs():
                assert sites.tree(sites.pages()[where]).css_first(f"#{anchor}"), (address, target)


def test_every_page_can_be_reached_from_the_index_pages() -> None:
    ways = {address: set(sites.targets(page, start=address)) for address, page in trees()}
    reached = queue = {address for address, spec in specs().items() if spec.record is None}
    while queue:
        queue = {target for here in queue for target in ways.get(here, ())} & set(specs()) - reached
        reached = reached | queue
    assert set(specs()) - reached == set()


def test_every_link_has_a_name() -> None:
    for address, page in trees():
        for node in page.css("a"):
            assert sites.text(node) or node.attributes.get("aria-label"), (address, node.html)


def test_tables_name_their_columns_and_rows() -> None:
    for address, page in trees():
        for table in page.css("table"):
            columns = [sites.text(node) for node in table.css("thead th")]
            assert all(node.attributes.get("scope") == "col" for node in table.css("thead th")), address
            for row in table.css("tbody tr"):
                cells = [node for node in row.iter() if node.tag in {"td", "th"}]
                assert len(cells) == len(columns), address
                assert cells[0].attributes.get("scope") == "row", address


@pytest.mark.parametrize("name", ["Källa", "Ägare", "Granskad", "Ändra"])
def test_every_records_page_has_its_box_of_facts(name: str) -> None:
    for address, page in trees():
        if own(address):
            assert sites.text(about(page)[name]), address


def test_every_page_links_to_its_sources_and_names_the_place_in_them() -> None:
    plan = sites.real().plan
    for address, page in trees():
        if record := own(address):
            shown = about(page)["Källa"]
            cited = [f"dokument/{source.document}.html" for source in record.sources]
            assert sites.targets(shown, start=address) == cited
            for source in record.sources:
                assert source.document in plan
                assert " ".join((source.place or "").split()) in sites.text(shown), address


def test_every_page_tells_its_owner_and_when_it_was_reviewed() -> None:
    for address, page in trees():
        if record := own(address):
            owner, box = owner_of(sites.real().plan, record), about(page)
            assert sites.text(box["Granskad"]) == str(record.reviewed), address
            if owner:
                assert owner.name in sites.text(box["Ägare"]), address
                assert sites.targets(box["Ägare"], start=address)[0].endswith(f"/{owner.id}.html")
            else:
                assert sites.text(box["Ägare"]) == "Ingen ägare är angiven.", address


def test_every_page_names_the_file_and_the_line_where_its_record_is_written() -> None:
    for address, page in trees():
        if record := own(address):
            change = about(page)["Ändra"]
            assert sites.targets(change, start=address) == [sites.EDIT_URL]
            told = re.search(r"(data/\S+\.yml)\D+(\d+)", sites.text(change))
            assert told, address
            lines = (sites.REPO / told[1]).read_text(encoding="utf-8").splitlines()
            if isinstance(record, Report):
                assert told[1] == f"data/uppfoljning/{record.document}/{record.area}-{record.period.text}.yml"
                assert told[2] == "1"
            else:
                assert re.fullmatch(rf"\s*(- \{{?)?id: {record.id}(,.*)?", lines[int(told[2]) - 1]), (address, told[0])


def test_an_edit_link_to_a_forge_leads_to_the_line() -> None:
    site = Site(sites.real().loaded, sites.DAY, sites.FORGE)
    one_of_each = {spec.kind.folder: spec for spec in specs().values() if own(spec.address)}
    for spec in one_of_each.values():
        assert spec.record
        place = site.setting.place(spec.record.id)
        change = about(sites.tree(str(site.body(spec).html)))["Ändra"]
        wanted = f"https://forge.example/andra/{place.file}#L{place.line}"
        assert sites.targets(change, start=spec.address) == [wanted]


def test_every_uncertain_record_says_so_at_the_head_and_tells_what() -> None:
    for address, page in trees():
        record = own(address)
        head = sites.text(page.css_first("header.fp-head"))
        first = " ".join(sites.text(node) for node in page.css("main > [role=note]"))
        told = " ".join(sites.text(node) for node in page.css("[role=note]"))
        assert ("Delvis osäkert" in head or "Osäker uppgift" in first) == bool(record and record.uncertain), address
        assert ("Osäker uppgift" in told) == bool(record and record.uncertain), address


def test_what_is_uncertain_in_an_area_or_a_report_stands_before_all_else() -> None:
    for address, page in trees():
        record = own(address)
        if isinstance(record, Area | Report) and record.uncertain:
            assert "Osäker uppgift" in " ".join(sites.text(node) for node in page.css("main > [role=note]")), address


def test_pages_never_depend_on_which_page_was_made_before() -> None:
    site = sites.real()
    for spec in list(specs().values())[::-17]:
        assert str(site.body(spec).html) == sites.pages()[spec.address]


def test_replaced_documents_name_what_replaced_them() -> None:
    replaced = [document for document in sites.real().plan.all(Document) if document.replaced_by]
    assert replaced
    for document in replaced:
        page = sites.tree(sites.pages()[f"dokument/{document.id}.html"])
        note = page.css_first("main > [role=note]")
        assert note
        assert sites.targets(note, start="dokument/x.html") == [f"dokument/{document.replaced_by}.html"]
