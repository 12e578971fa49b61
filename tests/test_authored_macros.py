"""The authors' macros on the real plan: what they select, what they show, what they say of a mistake."""

from __future__ import annotations

import re

import pytest
import sites

from macros.pages.addresses import address
from macros.pages.authored.check import check_page
from macros.pages.authored.macros import MACROS, AuthorMacros
from macros.pages.authored.selection import AuthorError, select
from macros.pages.catalogue import catalogue
from macros.pages.kinds import KINDS, kind_of
from macros.plan.places import Area, AreaKind
from macros.plan.plan import Plan

START = "om/sida.html"


def plan() -> Plan:
    return sites.real().plan


def macros(start: str = START) -> AuthorMacros:
    return AuthorMacros(sites.real().setting, start)


def chosen(kind: str, **filters: str) -> list[str]:
    return [record.id for record in select(plan(), kind, filters)]


def linked(html: str) -> list[str]:
    return sites.targets(sites.tree(html), start=START)


def wrong(macro: str, *arguments: str, **named: str) -> tuple[str, str]:
    with pytest.raises(AuthorError) as told:
        macros().call(macro, arguments, named)
    return told.value.rule, str(told.value)


@pytest.mark.parametrize(
    ("macro", "arguments", "named", "rule", "words"),
    [
        ("lank", ("melerud",), {}, "makro-id", "Menade du ”mellerud”?"),
        ("lank", ("",), {}, "makro-id", "Det finns ingen post med id ””."),
        ("lista", ("komun",), {}, "makro-slag", "Menade du ”kommun”?"),
        ("lista", ("xyz",), {}, "makro-slag", "Tillåtet är län, delregion, kommun"),
        ("antal", ("aktivitet",), {"mal": "mb-1"}, "makro-filter", "Menade du ”mål”?"),
        ("kort", ("begrepp",), {"typ": "x"}, "makro-filter", "Slaget begrepp kan inte filtreras på ”typ”."),
        ("tabell", ("aktivitet",), {"mål": "mb-11"}, "makro-id", "Menade du ”mb-1”?"),
        ("lista", ("kommun",), {"inom": "sip"}, "makro-inom", "”sip” är inget område."),
        ("lista", ("kommun",), {"inom": "dalarnaslan"}, "makro-id", "Menade du ”dalarnas-lan”?"),
        ("karta", ("mellerud",), {}, "makro-karta", "Det finns ingen karta för ”mellerud”."),
        ("karta", ("sip",), {}, "makro-karta", "Det finns ingen karta för ”sip”."),
        ("valj", ("verksamheter",), {}, "makro-slag", "Menade du ”verksamhet”?"),
        ("fakta", ("finns-inte-alls",), {}, "makro-id", "finns-inte-alls"),
        ("sida", ("meleruds",), {}, "makro-id", "Menade du ”mellerud”?"),
    ],
)
def test_a_call_that_cannot_be_answered_says_why_and_what_is_nearest(
    macro: str, arguments: tuple[str, ...], named: dict[str, str], rule: str, words: str
) -> None:
    told, text = wrong(macro, *arguments, **named)
    assert told == rule
    assert words in text


@pytest.mark.parametrize(
    ("macro", "arguments", "named", "argument"),
    [
        ("lank", (), {}, "id"),
        ("lank", ("a", "b", "c"), {}, "id"),
        ("lank", ("mellerud",), {"namn": "x"}, "text"),
        ("lista", (), {"mål": "mb-1"}, "slag"),
        ("lista", ("kommun",), {"slag": "x"}, "slag"),
        ("antal", ("kommun", "dalarnas-lan"), {}, "slag"),
        ("karta", (), {}, "id"),
        ("valj", ("kommun", "x"), {}, "slag"),
        ("fakta", ("mellerud",), {"x": "y"}, "id"),
    ],
)
def test_a_call_in_the_wrong_form_shows_the_right_one(
    macro: str, arguments: tuple[str, ...], named: dict[str, str], argument: str
) -> None:
    rule, text = wrong(macro, *arguments, **named)
    assert rule == "makro-form"
    assert f"{macro}(" in text
    assert argument in text
    assert "self" not in text
    assert "str" not in text


@pytest.mark.parametrize("macro", ["lank", "lista"])
def test_the_form_that_is_shown_is_one_that_an_author_can_write(macro: str) -> None:
    _, text = wrong(macro)
    assert "=)" not in text
    assert "**" not in text


CALLS: list[tuple[str, tuple[str, ...], dict[str, str]]] = [
    *(("lista", (kind.name,), {}) for kind in KINDS),
    *(("kort", (kind.name,), {}) for kind in KINDS),
    *(("tabell", (kind.name,), {}) for kind in KINDS),
    *(("valj", (kind.name,), {}) for kind in KINDS),
    *(("antal", (kind.name,), {}) for kind in KINDS),
    *(("karta", (county,), {}) for county in ("vastra-gotalands-lan", "dalarnas-lan", "jonkopings-lan")),
    ("kartor", (), {}),
    ("nytt", (), {}),
    ("lista", ("kommun",), {"del_av": ""}),
    ("kort", ("steg",), {"dokument": "vg-fardplan", "del_av": ""}),
    ("tabell", ("aktivitet",), {"områden": "mellerud"}),
]


@pytest.mark.parametrize(("macro", "arguments", "named"), CALLS)
def test_every_macro_shows_every_kind(macro: str, arguments: tuple[str, ...], named: dict[str, str]) -> None:
    html = macros().call(macro, arguments, named)
    shown = sites.text(sites.tree(html))
    assert shown
    assert not re.search(r"\bNone\b|\(\)|Undefined", shown)
    existing = {spec.address for spec in catalogue(plan())} | {
        "redaktor/lagg-till-lokal-plan.html",
        "redaktor/index.html",
    }
    assert {target for target in linked(html) if not target.startswith(f"{START}#")} <= existing


@pytest.mark.parametrize("macro", ["lank", "fakta", "sida"])
def test_every_record_can_be_shown(macro: str) -> None:
    for record in plan().records:
        html = macros().call(macro, (record.id,), {})
        assert sites.text(sites.tree(html)), record.id
        if macro == "lank":
            assert linked(html) == [address(record)], record.id


@pytest.mark.parametrize("macro", ["lista", "kort", "tabell", "karta", "fakta", "sida", "valj"])
def test_a_block_stands_unharmed_in_a_page_of_markdown(macro: str) -> None:
    argument = {"karta": "dalarnas-lan", "fakta": "mellerud", "sida": "mellerud"}.get(macro, "kommun")
    html = macros().call(macro, (argument,), {})
    assert html.startswith("\n\n<div")
    assert html.endswith("</div>\n\n")
    assert "\n\n" not in html.strip()
    assert all(not line.startswith("    ") for line in html.splitlines())


@pytest.mark.parametrize("macro", ["lista", "kort", "valj"])
def test_a_list_a_set_of_cards_and_a_choice_link_each_record_once(macro: str) -> None:
    found = [target for target in linked(macros().call(macro, ("kommun",), {})) if target.startswith("kommun/")]
    assert sorted(found) == sorted(f"kommun/{name}.html" for name in chosen("kommun"))


def test_a_choice_of_municipalities_is_grouped_by_county() -> None:
    groups = linked(macros().valj("kommun"))
    counties = [target for target in groups if target.startswith("lan/")]
    assert counties == ["lan/dalarnas-lan.html", "lan/jonkopings-lan.html", "lan/vastra-gotalands-lan.html"]
    after = groups[groups.index("lan/dalarnas-lan.html") + 1 : groups.index("lan/jonkopings-lan.html")]
    assert after == [f"kommun/{name}.html" for name in chosen("kommun", del_av="dalarnas-lan")]


def test_a_link_shows_the_records_name_or_the_authors_text() -> None:
    assert sites.text(sites.tree(macros().lank("mellerud"))) == "Mellerud"
    assert sites.text(sites.tree(macros().lank("mellerud", "hos oss"))) == "hos oss"


def test_a_link_is_relative_to_the_authors_page() -> None:
    assert 'href="kommun/mellerud.html"' in macros("index.html").lank("mellerud")
    assert 'href="../../kommun/mellerud.html"' in macros("om/mer/sida.html").lank("mellerud")
    assert 'href="mellerud.html"' in macros("kommun/egen.html").lank("mellerud")


def test_a_link_holds_no_sign_that_markdown_would_read() -> None:
    html = macros().lank("mellerud", "*a* _b_ `c` [d] | e")
    assert not set("*_`[]|") & set(html)
    assert sites.text(sites.tree(html)) == "*a* _b_ `c` [d] | e"


def test_a_count_is_a_plain_number() -> None:
    assert macros().antal("kommun") == "77"
    assert macros().antal("aktivitet", dokument="mb-lokal-fardplan") == "24"
    assert macros().antal("kluster", inom="dalarnas-lan") == "0"


@pytest.mark.parametrize("macro", ["lista", "kort", "tabell"])
def test_nothing_to_show_is_told(macro: str) -> None:
    html = macros().call(macro, ("aktivitet",), {"indikatorer": "jkp-upplevt-samarbete", "mål": "mb-1"})
    assert "Inga poster passar urvalet." in html


def test_a_table_of_activities_tells_their_state() -> None:
    rows = sites.tree(macros().tabell("aktivitet", områden="mellerud")).css("tbody tr")
    assert len(rows) == 24
    [dispenser] = [sites.text(row) for row in rows if "Läkemedelsautomat" in sites.text(row)]
    assert "Införd" in dispenser
    assert "Planerad" in dispenser


def test_the_facts_of_a_municipality_are_those_of_its_page() -> None:
    facts = sites.text(sites.tree(macros().fakta("mellerud")))
    assert facts in sites.text(sites.tree(sites.pages()["kommun/mellerud.html"]))
    assert "Lokal plan" in facts


def test_a_whole_page_shows_every_section_and_notice_of_the_generated_one() -> None:
    for name in ("mellerud", "lerum", "vg-steg-5"):
        generated = sites.tree(sites.pages()[address(plan()[name])])
        shown = sites.tree(macros().sida(name))
        assert [sites.text(node) for node in shown.css("h2")] == [sites.text(node) for node in generated.css("h2")]
        assert len(shown.css("main > div > [role=note]")) == len(generated.css("main > [role=note]"))
        assert shown.css("h1") == []


def test_a_map_links_every_municipality_of_the_county() -> None:
    found = set(linked(macros().karta("dalarnas-lan")))
    assert {f"kommun/{name}.html" for name in chosen("kommun", del_av="dalarnas-lan")} <= found


def test_the_maps_of_all_counties_have_their_twin_in_figures() -> None:
    shown = sites.tree(macros().kartor())
    assert len(shown.css("svg[role=group]")) == 3
    rows = {sites.text(row) for row in shown.css("tbody tr")}
    assert "Västra Götalands län 49 2 0 2" in rows
    assert len(rows) == 3


def test_what_is_new_comes_newest_first_and_each_follow_up_once() -> None:
    new, ahead = sites.tree(macros().nytt()).css("ul")
    assert "6 december 2024" in sites.text(new.css("li")[0])
    told = [sites.text(item) for item in ahead.css("li")]
    assert told[0].startswith("2026: Årlig uppföljning")
    assert len(told) == len(set(told)) == 3


def test_the_way_to_ones_workplace_works_without_a_script() -> None:
    assert linked(macros().verksamhetsval()) == ["verksamhet/index.html#alla", "kommun/index.html"]


def checked(text: str, replaces: str | None = None) -> list[tuple[int, str]]:
    record = plan().get(replaces)
    where = address(record) if record else START
    return [
        (found.line, found.rule) for found in check_page(sites.real().setting, text, address=where, replaces=record)
    ]


@pytest.mark.parametrize("call", ['{{ sida("mellerud") }}', '{{ fakta("mellerud") }}', '{{ fakta(id="mellerud") }}'])
def test_a_page_in_a_generated_ones_place_must_show_its_facts(call: str) -> None:
    assert checked(f"# Mellerud\n\n{call}\n", "mellerud") == []


@pytest.mark.parametrize(
    "text",
    [
        "# Mellerud\n",
        '{{ lank("mellerud") }}',
        '{{ fakta("bengtsfors") }}',
        '{% raw %}{{ sida("mellerud") }}{% endraw %}',
    ],
)
def test_a_page_that_does_not_show_the_facts_is_told_how(text: str) -> None:
    assert checked(text, "mellerud") == [(1, "sida-utan-fakta")]


def test_a_page_of_its_own_need_not_show_any_facts() -> None:
    assert checked("# Om oss\n") == []


def test_calls_are_tried_and_told_with_their_line() -> None:
    text = '{{ lank("mellerud") }}\n\n{{ lank("melerud") }}\n{{ lista("kommun", inom="sip") }} {{ cycler.x }}\n'
    assert checked(text) == [(3, "makro-id"), (4, "makro-inom"), (4, "makro-annat")]


def test_the_macros_are_those_that_the_class_offers() -> None:
    offered = {name for name in vars(AuthorMacros) if not name.startswith("_")} - {"call"}
    assert set(MACROS) == offered
    assert all((getattr(AuthorMacros, name).__doc__ or "").strip() for name in MACROS)


def test_every_kind_of_area_can_be_listed() -> None:
    for kind in AreaKind:
        names = {kind_of(area).name for area in plan().all(Area) if area.kind is kind}
        assert names <= {kind.value}
