"""Who reports to whom: from actors and reports, by county and actor, drawn with arrows and told in a table."""

from __future__ import annotations

import re

import sites
from plans import TODAY, make, sound

from macros.pages.bodies import body
from macros.pages.catalogue import catalogue
from macros.pages.lines import routes
from macros.pages.rendering import Renderer
from macros.pages.setting import Setting
from macros.pages.views import reporting
from macros.pages.ways import Routes, Stop, Track
from macros.plan.places import Actor, Area, Level
from macros.plan.plan import Plan
from macros.plan.problems import Place
from macros.plan.routes import level_of_actor, lines, lines_in, lines_of


def plan() -> Plan:
    return sound(
        make(
            "actor", "namnd", typ="nämnd", område="falun", rapporterar_till=[{"till": "ledning", "när": "varje halvår"}]
        ),
        make("actor", "kontor", del_av="namnd", rapporterar_till=[{"till": "namnd", "när": "varje månad"}]),
        make("actor", "ledning", typ="ledning", område="dalarnas-lan"),
        make("report", "strategi-borlange-2025", område="borlange", lämnad_av="kontor", lämnad_till=["ledning"]),
    )


def setting(plan: Plan) -> Setting:
    return Setting(plan, TODAY, Place, sites.EDIT_URL)


def page(plan: Plan, address: str) -> str:
    [spec] = [spec for spec in catalogue(plan) if spec.address == address]
    return body(setting(plan), spec).html


def actor(plan: Plan, record_id: str) -> Actor:
    found = plan.one(Actor, record_id)
    assert found
    return found


def test_lines_come_from_actors_and_from_reports() -> None:
    found = {(line.sender.id, line.to.id): (line.when, line.newest and line.newest.id) for line in lines(plan())}
    assert found == {
        ("namnd", "ledning"): ("varje halvår", None),
        ("kontor", "namnd"): ("varje månad", None),
        ("kontor", "ledning"): ("", "strategi-borlange-2025"),
    }


def test_an_actor_works_on_the_level_of_its_area_or_of_what_it_is_part_of() -> None:
    here = plan()
    levels = {one: level_of_actor(here, actor(here, one)) for one in ("namnd", "kontor", "ledning")}
    assert levels == {"namnd": Level.LOCAL, "kontor": Level.LOCAL, "ledning": Level.COUNTY}


def test_lines_are_found_by_county_and_by_actor() -> None:
    here = plan()
    county = here.one(Area, "dalarnas-lan")
    assert county
    assert len(lines_in(here, county)) == 3
    assert [line.to.id for line in lines_of(here, actor(here, "namnd"))] == ["ledning", "namnd"]


def test_the_county_page_has_the_picture_and_the_same_in_a_table() -> None:
    html = page(plan(), "rapportvagar/dalarnas-lan.html")
    tree = sites.tree(html)
    drawn = [sites.text(node) for node in tree.css(".fp-lines-stop")]
    assert drawn == ["Ledning", "Namnd", "Kontor"]
    rows = [[sites.text(cell) for cell in row.css("th, td")] for row in tree.css("tbody tr")]
    assert ["Kontor", "Ledning", "Framgår inte", "2025"] in rows
    assert ["Kontor", "Namnd", "varje månad", "Ingen uppföljning här"] in rows
    assert len(tree.css(".fp-lines-arrow")) >= 3


def test_a_county_without_lines_says_so_and_does_not_say_that_nobody_reports() -> None:
    html = page(sound(), "rapportvagar/dalarnas-lan.html")
    assert "inga rapportvägar är inlagda än" in html
    assert "<svg" not in html


def test_levels_are_shown_in_the_countys_own_words() -> None:
    html = page(sites.real().plan, "rapportvagar/vastra-gotalands-lan.html")
    headings = [sites.text(node) for node in sites.tree(html).css(".fp-lines-heading")]
    assert headings[:2] == ["Delregional nivå (meso)", "Lokal nivå (mikro)"]
    table = sites.text(sites.tree(page(sites.real().plan, "rapportvagar/jonkopings-lan.html")))
    assert "Meso Mellannivå Mesonivå" in table


def test_an_actors_page_has_its_own_picture() -> None:
    html = page(sites.real().plan, "aktor/mb-projektledare.html")
    tree = sites.tree(html)
    assert [sites.text(node) for node in tree.css(".fp-lines-stop--here")] == [
        "Projektledare för omställningen i Mellerud och Bengtsfors"
    ]
    assert len(tree.css(".fp-lines-stop")) == 10


def test_those_who_report_to_the_same_share_a_line_and_lines_that_meet_do_not() -> None:
    here = sound(
        *(make("actor", f"a{n}", område="falun", rapporterar_till=[{"till": "b", "när": "ofta"}]) for n in range(3)),
        make("actor", "b", område="falun", rapporterar_till=[{"till": "a0", "när": "sällan"}]),
    )
    [picture, _] = reporting.picture(setting(here), lines(here), "Bild", place=None)
    assert isinstance(picture, Routes)
    assert sorted(len(track.senders) for track in picture.tracks) == [1, 3]
    html = routes(picture, Renderer("x.html"))
    assert {"fp-lines-track--0", "fp-lines-track--1"} <= set(re.findall(r"fp-lines-track--\d", html))


def test_names_are_escaped_and_wrapped() -> None:
    shown = Routes(
        "bild",
        "<b>",
        "x",
        (Stop("<script>alert(1)</script> " + "ord " * 20, "<i>"), Stop("B", "<i>")),
        (Track((0,), (1,)),),
    )
    html = routes(shown, Renderer("x.html"))
    assert "<script>" not in html
    assert "<i>" not in html
    assert html.count("<tspan") > 3
