"""Calendars: what has a day, month by month; as a page with a wheel and as a file that a calendar program reads."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import sites
from icalendar import Calendar
from plans import TODAY, make, sound

from macros.outputs.calendars import files
from macros.pages.bodies import body
from macros.pages.catalogue import catalogue
from macros.pages.setting import Setting
from macros.plan.agenda import Happening, events, events_in, events_of
from macros.plan.places import Actor, Area
from macros.plan.plan import Plan
from macros.plan.problems import Place
from macros.site import Site, load


def plan() -> Plan:
    return sound(
        make("actor", "agare", område="falun"),
        make(
            "document", "lokal", typ="lokal plan", namn="Plan; med, tecken å ä ö", områden=["falun"], ägare="agare",
            gäller_från="2025", gäller_till="2027-06", avstämningar=[{"datum": "2026-12-01", "text": "Halvtid"}], följs_upp="årligen",
        ),
        make("goal", "mal-lokal", dokument="lokal"),
        make("activity", "traff", typ="dialogmöte", dokument="lokal", mål=["mal-lokal"], start="2026-12", slut="2026-12"),
        make("decision", "antagen", dokument="lokal", datum="2026-02-03", område="falun"),
        make("report", "lokal-falun-2026-03", typ="läge", dokument="lokal", period="2026-03", lämnad_av="agare"),
    )  # fmt: skip


def setting(plan: Plan) -> Setting:
    return Setting(plan, TODAY, Place, sites.EDIT_URL)


def page(plan: Plan, address: str) -> str:
    [spec] = [spec for spec in catalogue(plan) if spec.address == address]
    return body(setting(plan), spec).html


def example() -> Site:
    data = Path(__file__).with_name("exempellan") / "data"
    return Site(load(data, on=sites.DAY, shown="data"), sites.DAY, sites.EDIT_URL)


def test_all_that_has_a_day_this_year_and_onwards_is_there_once_and_in_order() -> None:
    found = [(event.period.text, event.kind, event.record) for event in events(plan(), on=TODAY)]
    assert found == [
        ("2026-02-03", Happening.DECISION, "antagen"),
        ("2026-03", Happening.TOLD, "lokal-falun-2026-03"),
        ("2026-12-01", Happening.CHECKPOINT, "lokal"),
        ("2026", Happening.REPORT, "lokal"),
        ("2026-12", Happening.MEETING, "traff"),
        ("2027-06", Happening.END, "lokal"),
        ("2027", Happening.REPORT, "lokal"),
    ]


def test_a_follow_up_that_is_handed_in_is_not_asked_for() -> None:
    told = make("report", "lokal-falun-2026", dokument="lokal", period="2026", lämnad_av="agare")
    here = Plan((*plan().records, told))
    assert ("2026", Happening.REPORT) not in [(one.period.text, one.kind) for one in events(here, on=TODAY)]


def test_what_happens_is_found_by_county_and_by_actor() -> None:
    here = plan()
    county, owner = here.one(Area, "dalarnas-lan"), here.one(Actor, "agare")
    assert county
    assert owner
    assert len(events_in(here, county, on=TODAY)) == 7
    assert {event.kind for event in events_of(here, owner, on=TODAY)} == {
        Happening.TOLD, Happening.CHECKPOINT, Happening.REPORT, Happening.END,
    }  # fmt: skip


def test_a_county_gets_only_its_own_areas_of_what_several_share() -> None:
    here = sound(
        make("area", "lan-6", typ="län", kod="06", del_av=None),
        make("document", "delat", områden=["falun", "lan-6"], avstämningar=[{"datum": "2027", "text": "Gemensam"}]),
    )
    for county, areas in (("dalarnas-lan", ("falun",)), ("lan-6", ("lan-6",))):
        area = here.one(Area, county)
        assert area
        assert [event.areas for event in events_in(here, area, on=TODAY)] == [areas]


def test_the_page_lists_by_month_and_the_wheel_leads_to_the_list() -> None:
    tree = sites.tree(page(plan(), "kalender/dalarnas-lan.html"))
    assert [sites.text(node) for node in tree.css("h3.fp-list-title")][:4] == [
        "Februari 2026", "Mars 2026", "December 2026", "Någon gång under 2026",
    ]  # fmt: skip
    months = {
        node.attributes["aria-label"]: (node.attributes["href"] or "").rpartition("#")[2] for node in tree.css("svg a")
    }
    assert months == {"februari 2026: 1": "m-2026-02", "mars 2026: 1": "m-2026-03", "december 2026: 2": "m-2026-12"}
    assert all(tree.css_first(f"#{anchor}") for anchor in months.values())
    assert "senast 31 december 2026" in sites.text(tree)
    assert len(tree.css(".fp-wheel-now")) == 1


def test_a_county_with_nothing_says_so_and_offers_no_file() -> None:
    html = page(sound(), "kalender/dalarnas-lan.html")
    assert "ingenting med en dag är inlagt än" in html
    assert ".ics" not in html


def test_a_calendar_file_is_read_back_with_the_same_days_and_words() -> None:
    data = files(setting(plan()))["kalender/dalarnas-lan.ics"]
    assert b"\r\n" in data
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    read = Calendar.from_ical(data)
    found = {str(one["summary"]): one for one in read.walk("VEVENT")}
    assert "Lämnad: " not in " ".join(found)
    halfway = found["Halvtid: Plan; med, tecken å ä ö"]
    assert (halfway.decoded("dtstart"), halfway.decoded("dtend")) == (date(2026, 12, 1), date(2026, 12, 2))
    assert str(halfway["uid"]) == "checkpoint-lokal-2026-12-01@fardplan"
    assert halfway.decoded("dtstamp") == datetime(2026, 11, 22, tzinfo=UTC)
    yearly = next(one for one in read.walk("VEVENT") if str(one["uid"]) == "report-lokal-2026@fardplan")
    assert yearly.decoded("dtstart") == date(2026, 12, 31)
    assert "Planen säger 2026, ingen dag" in str(yearly["description"])
    uids = [str(one["uid"]) for one in read.walk("VEVENT")]
    assert len(set(uids)) == len(uids)


def test_files_are_the_same_every_time_and_pages_lead_only_to_files_that_are_there() -> None:
    for site in (sites.real(), example()):
        made = files(site.setting)
        assert made == files(Site(site.loaded, site.on, site.edit_url).setting)
        assert made
        led = {
            target
            for spec in catalogue(site.plan)
            if spec.kind.folder in {"kalender", "aktor", "verksamhet"}
            for target in sites.targets(sites.tree(site.body(spec).html), start=spec.address)
            if target.endswith(".ics")
        }
        assert led == set(made)
        for data in made.values():
            assert Calendar.from_ical(data).walk("VEVENT")


def test_two_of_the_same_kind_and_day_are_told_apart() -> None:
    asked = [{"datum": "2027-05-01", "text": "Ena"}, {"datum": "2027-05-01", "text": "Andra"}]
    here = sound(make("document", "delat", områden=["falun"], avstämningar=asked))
    found = [event.key for event in events(here, on=TODAY)]
    assert found == ["checkpoint-delat-2027-05-01", "checkpoint-delat-2027-05-01-1"]
