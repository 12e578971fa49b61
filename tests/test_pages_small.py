"""What single pages say of small plans: numbers that may not be shown, words, texts in Markdown, absence told as absence."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sites
from plans import make
from selectolax.lexbor import LexborHTMLParser

from macros.outputs.calendars import files
from macros.pages.bodies import body
from macros.pages.catalogue import catalogue
from macros.pages.kinds import OVERVIEWS
from macros.pages.setting import Setting
from macros.plan.plan import Plan
from macros.plan.problems import Place
from macros.plan.record import Record

LAN = make("area", "lan", typ="län", kod="20", namn="Dalarnas län", del_av=None)
FALUN = make("area", "falun", typ="kommun", kod="2080", namn="Falun", del_av="lan")
STRATEGI = make("document", "strategi", områden=["lan"])
BASE = (LAN, FALUN, STRATEGI, make("goal", "mal"), make("actor", "team"))


def page(record_id: str, *records: Record) -> LexborHTMLParser:
    plan = Plan((*BASE, *records))
    setting = Setting(plan, sites.DAY, Place, sites.EDIT_URL)
    [spec] = [spec for spec in catalogue(plan) if spec.record and spec.record.id == record_id]
    return sites.tree(str(body(setting, spec).html))


def said(record_id: str, *records: Record) -> str:
    return sites.text(page(record_id, *records))


def cells(name: str) -> dict[str, list[str]]:
    """The rows of the tables on a kept page: first cell → the other cells."""
    case, _, address = name.partition("/")
    rows = sites.tree(sites.rendered(sites.site(case))[address]).css("tbody tr")
    return {sites.text(row.css_first("th")): [sites.text(cell) for cell in row.css("td")] for row in rows if row}


REPORT = "uppfoljning/strategi-falun-2025.html"


@pytest.mark.parametrize(
    ("address", "row", "said"),
    [
        (REPORT, "Återinlagda", "Visas inte: färre än fem personer"),
        ("indikator/aterinlagda.html", "Falun", "färre än 5"),
    ],
)
def test_a_number_that_rests_on_few_people_is_not_shown(address: str, row: str, said: str) -> None:
    shown = cells(f"lan-med-delmal/{address}")[row]
    assert shown[0] == said
    assert "2" not in " ".join(shown).replace("2025", "")


@pytest.mark.parametrize(("count", "shown"), [(0, False), (4, False), (5, True), (None, True)])
def test_a_number_is_shown_from_five_people(count: int | None, *, shown: bool) -> None:
    value = {"indikator": "i", "värde": "77.5"} | ({} if count is None else {"antal": count})
    text = said("r", make("indicator", "i"), make("report", "r", värden=[value]))
    assert ("77,5" in text) == shown
    assert ("färre än fem" in text) != shown


def test_a_value_of_many_people_is_shown_with_a_comma_and_its_unit() -> None:
    assert cells(f"lan-med-delmal/{REPORT}")["Andel med SIP"] == ["72,5", "procent"]


def test_a_target_is_written_with_a_comma_as_values_are() -> None:
    text = said("i", make("indicator", "i", målvärde={"värde": "80.5", "till": "2027"}))
    assert "80,5 till 2027" in text


def test_a_self_assessment_says_what_the_number_means() -> None:
    assert cells(f"lan-med-delmal/{REPORT}")["Mål 2. Nära för alla"][0] == "3 – stämmer ganska bra"


@pytest.mark.parametrize("record_id", ["mal", "r"])
def test_the_comment_of_a_self_assessment_is_rendered_as_markdown(record_id: str) -> None:
    score = {"mål": "mal", "värde": 2, "kommentar": "Vi är **på väg**."}
    shown = page(record_id, make("report", "r", självskattning=[score]))
    assert [sites.text(node) for node in shown.css("strong")] == ["på väg"]
    assert "**" not in sites.text(shown)


def test_notes_come_in_order_of_priority_within_their_kind() -> None:
    notes = [{"typ": "utmaning", "text": text, "prioritet": rank} for text, rank in (("sist", 5), ("forst", 1))]
    text = said("r", make("report", "r", anteckningar=[*notes, {"typ": "utmaning", "text": "utan"}]))
    assert text.index("forst") < text.index("sist") < text.index("utan")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"skala": "CFS", "från": 5, "till": 6}, "CFS 5–6"),
        ({"skala": "Ålder", "från": 65}, "Ålder 65"),
        ({"skala": "CFS", "till": 4}, "CFS"),
        ({"skala": "CFS"}, "CFS"),
    ],
)
def test_a_range_that_is_open_never_shows_what_is_missing(fields: dict[str, object], words: str) -> None:
    text = said("grupp", make("target_group", "grupp", **fields))
    assert words in text
    assert "None" not in text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"start": "2025", "slut": "2026-06"}, "2025 till juni 2026"),
        ({"start": "2025", "slut": "2025"}, "2025"),
        ({"start": None, "slut": "2026"}, "Till 2026"),
        ({"start": "2025-03-01"}, "Från 1 mars 2025"),
        ({"start": None}, "Framgår inte av planen."),
    ],
)
def test_when_an_activity_is_done(fields: dict[str, object], words: str) -> None:
    shown = page("a", make("activity", "a", **fields))
    when = {sites.text(row.css_first("dt")): sites.text(row.css_first("dd")) for row in shown.css("dl > div")}["När"]  # type: ignore[arg-type]
    assert when == words


def test_the_county_has_its_own_words_for_levels_of_steering() -> None:
    county = make("area", "lan", typ="län", kod="20", del_av=None, nivånamn={"lokal": "Mikronivå"})
    records = [record for record in BASE if record.id != "lan"]
    plan = Plan((county, *records, make("activity", "a")))
    spec = next(spec for spec in catalogue(plan) if spec.address == "aktivitet/a.html")
    html = body(Setting(plan, sites.DAY, Place, sites.EDIT_URL), spec).html
    assert "Mikronivå" in html


def test_the_documents_own_word_for_a_kind_of_goal_is_used() -> None:
    document = make("document", "annan", benämningar={"delmål": "Mål"})
    assert "Mål 3" in said("g", document, make("goal", "g", typ="delmål", nummer="3", dokument="annan"))


def test_a_sentence_with_a_link_in_it_stays_a_sentence() -> None:
    old, new = make("document", "gammal", ersatt_av="ny"), make("document", "ny", namn="Nya lagen")
    note = page("gammal", old, new).css_first("[role=note]")
    assert note
    assert "Dokumentet är ersatt av Nya lagen." in " ".join(note.text().split())


def test_a_plan_that_has_run_out_says_so() -> None:
    assert "gällde till och med 2020" in said("d", make("document", "d", gäller_till="2020"))


def test_absent_follow_up_names_the_document_that_asked_for_it() -> None:
    yearly = {"följs_upp": "årligen", "gäller_från": "2025", "gäller_till": "2026"}
    own = make("document", "egen-plan", typ="lokal plan", namn="Vår egen plan", områden=["falun"], **yearly)
    other = make("document", "lansplan", namn="Länets plan", områden=["lan"], **yearly)
    report = make("report", "egen-plan-falun-2025", dokument="egen-plan", period="2025")
    notes = [sites.text(note) for note in page("falun", own, other, report).css("[role=note]")]
    [absent] = [note for note in notes if "2025" in note]
    assert "Länets plan" in absent
    assert "Vår egen plan" not in absent


def test_a_plan_without_validity_leaves_no_empty_marks() -> None:
    shown = page("falun", make("document", "p", typ="lokal plan", områden=["falun"]), make("activity", "a"))
    assert [node.html for node in shown.css("span, dd, li, div, p") if not sites.text(node)] == []


@pytest.mark.parametrize("case", sites.cases())
def test_no_page_of_a_small_site_has_an_empty_element(case: str) -> None:
    for address, html in sites.rendered(sites.site(case)).items():
        nodes = sites.tree(html).css("span, dd, li, div, p, ul, ol, dl, h1, h2, h3, a")
        assert [node.html for node in nodes if not sites.text(node)] == [], address


@pytest.mark.parametrize("case", sites.cases())
def test_no_page_of_a_small_site_shows_what_is_meant_for_programs(case: str) -> None:
    for address, html in sites.rendered(sites.site(case)).items():
        text = sites.text(sites.tree(html))
        assert not {"None", "()", "Undefined", "**"} & set(text.replace(",", " ").split()), address


@pytest.mark.parametrize("case", sites.cases())
def test_every_link_of_a_small_site_leads_to_a_page(case: str) -> None:
    pages = sites.rendered(sites.site(case))
    handbook = {
        page.relative_to(sites.REPO / "docs").with_suffix(".html").as_posix()
        for page in sites.REPO.glob("docs/**/*.md")
    }
    existing = {*pages, *handbook, *files(sites.site(case).setting)}
    for address, html in pages.items():
        for target in sites.targets(sites.tree(html), start=address):
            assert sites.SCHEME.match(target) or target.partition("#")[0] in existing, (address, target)


def test_one_activity_is_not_told_in_the_plural() -> None:
    local = make("document", "p", typ="lokal plan", områden=["falun"])
    assert "1 aktiviteter" not in said("falun", local, make("activity", "a", dokument="p"))


def test_a_county_without_municipalities_shows_no_empty_map() -> None:
    plan = Plan((LAN, STRATEGI))
    spec = next(spec for spec in catalogue(plan) if spec.record is LAN and spec.kind not in OVERVIEWS)
    html = str(body(Setting(plan, sites.DAY, Place, sites.EDIT_URL), spec).html)
    assert "<svg" not in html or sites.tree(html).css("svg a")


def test_a_part_of_a_goal_in_a_vision_is_shown_where_no_local_plan_is() -> None:
    vision = make("goal", "bild", typ="målbild")
    shown = page("falun", vision, make("goal", "del", typ="delmål", del_av="bild"))
    assert "delmal/del.html" in sites.targets(shown, start="kommun/falun.html")


def test_a_site_without_a_handbook_leads_nobody_to_it() -> None:
    site = replace(sites.site("kommun-utan-plan"), authored=frozenset({"index.html"}))
    for spec in catalogue(site.plan):
        html = str(site.body(spec).html)
        assert 'href="../redaktor/' not in html
        assert "Ändra uppgifterna" in html or spec.record is None or spec.kind in OVERVIEWS
