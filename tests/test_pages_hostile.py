"""Nothing that an editor types can run: hostile text in every field of every record comes out as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

import pytest
import sites
from plans import make
from pydantic import ValidationError

from macros.pages.authored.macros import AuthorMacros
from macros.pages.bodies import body
from macros.pages.catalogue import catalogue
from macros.pages.frameless import notice_page
from macros.pages.kinds import KINDS
from macros.pages.setting import Setting
from macros.plan.entities import ENTITIES
from macros.plan.plan import Plan
from macros.plan.problems import Place
from macros.plan.record import Part, Record
from macros.plan.relations import link_relations

FORBIDDEN = "script, iframe, img, object, embed, form, input, style, link, meta, base, video, audio, math, template, svg [onload]"
NOT_TEXT = {"id", "code", "url"}
"""Fields whose form is checked when they are read."""
HOSTILE = [
    "<script>alert(1)</script>",
    '"onmouseover="alert(1)',
    "'onfocus='alert(1)' autofocus='",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&#58;alert(1))",
    "[x](java\tscript:alert(1))",
    "![x](data:text/html,<script>alert(1)</script>)",
    "<javascript:alert(1)>",
    "[x][1]\n\n[1]: javascript:alert(1)",
    '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
    "<img src=x onerror=alert(1)>",
    "</h1></section></main><svg onload=alert(1)><title></svg>",
    "--><!-- ]]> <![CDATA[ <style>*{display:none}</style>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;",
    "{{ 7*191 }}{% for x in y %}{{ self.__init__ }}",
    "`<script>alert(1)</script>`\n\n    <script>alert(1)</script>",
    "<p style=x id=sidan class=fp-head>x</p>",
]


def holds_text(annotation: Any) -> bool:
    return annotation is str or any(map(holds_text, get_args(annotation)))


def text_fields(model: type[Part]) -> Iterator[str]:
    links = link_relations(model)
    for name, info in model.model_fields.items():
        if info.alias not in links and name not in NOT_TEXT and holds_text(info.annotation):
            yield name


def poisoned(part: Part, text: str) -> Part:
    """The same part with `text` in every field that holds text, also where nothing stood."""
    hostile: dict[str, Any] = {}
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, Part):
            hostile[name] = poisoned(value, text)
        elif isinstance(value, tuple) and any(isinstance(item, Part) for item in value):
            hostile[name] = tuple(poisoned(item, text) for item in value)
    for name in text_fields(type(part)):
        value = getattr(part, name)
        hostile[name] = (
            dict.fromkeys(value, text) if isinstance(value, dict) else (text,) if isinstance(value, tuple) else text
        )
    return part.model_copy(update=hostile)


@cache
def plans() -> list[Plan]:
    return [sites.site(case).plan for case in sites.cases()]


@cache
def settings(text: str) -> list[Setting]:
    hostile = [Plan(poisoned(record, text) for record in plan.records) for plan in plans()]  # type: ignore[misc]
    return [Setting(plan, sites.DAY, Place, sites.EDIT_URL) for plan in hostile]


@cache
def rendered(text: str) -> list[tuple[str, str]]:
    return [
        (spec.address, str(body(setting, spec).html)) for setting in settings(text) for spec in catalogue(setting.plan)
    ]


def dangers(html: str) -> list[str]:
    """Everything on a page that could run."""
    page = sites.tree(html)
    found = [node.html or "" for node in page.css(FORBIDDEN)]
    assert page.root
    for node in page.root.traverse():
        for name, value in node.attributes.items():
            scheme = re.sub(r"^[\x00-\x20]+|[\t\n\r]", "", value or "").casefold()  # as browsers read it
            if name.startswith("on") or name in {"style", "srcdoc", "autofocus", "formaction"}:
                found.append(node.html or "")
            if name in {"href", "src", "action", "xlink:href"} and re.match(r"javascript:|data:|vbscript:", scheme):
                found.append(node.html or "")
    return found


def test_dangers_are_seen_where_there_are_any() -> None:
    assert dangers("<p onclick=x>x</p>")
    assert dangers("<a href='java\tscript:x'>x</a>")
    assert dangers("<script>x</script>")
    assert not dangers("<p><a href='kommun/falun.html'>Falun</a></p>")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_every_field_comes_out_as_text(text: str) -> None:
    for address, html in rendered(text):
        assert dangers(html) == [], address


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_never_breaks_the_page_open(text: str) -> None:
    for address, html in rendered(text):
        page = sites.tree(html)
        assert len(page.css("h1")) == 1, address
        assert page.body
        assert [node.tag for node in page.body.iter()] == ["main"], address
        ids = [node.attributes["id"] for node in page.css("[id]")]
        assert len(set(ids)) == len(ids), address
        assert "1337" not in html, address


def test_hostile_text_is_shown_and_not_swallowed() -> None:
    shown = dict(rendered("<b>fet & 'citat'"))["kommun/falun.html"]
    assert "&lt;b&gt;fet &amp; &#39;citat&#39;" in shown


def test_every_field_that_holds_text_was_poisoned() -> None:
    marked = {
        (type(part), name)
        for plan in plans()
        for record in plan.records
        for part in parts(poisoned(record, "GIFT"))
        for name in text_fields(type(part))
        if "GIFT" in str(getattr(part, name))
    }
    known = {(model, name) for model in every_model() for name in text_fields(model)}
    names = {(model.__name__, name) for model, name in known - marked}
    assert names <= {("Area", "level_names"), ("Document", "kind_names")}
    assert len(known) > 40


def parts(part: Part) -> Iterator[Part]:
    yield part
    for name in type(part).model_fields:
        value = getattr(part, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Part):
                yield from parts(item)


def every_model() -> set[type[Part]]:
    found: set[type[Part]] = set()

    def add(model: type[Part]) -> None:
        if model not in found:
            found.add(model)
            for info in model.model_fields.values():
                for inner in unfold(info.annotation):
                    add(inner)

    for entity in ENTITIES.values():
        add(entity)
    return found


def unfold(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from unfold(inner)


def test_titles_and_descriptions_are_plain_text_for_the_frame_to_escape() -> None:
    plan = Plan((make("area", "falun", typ="kommun", namn="<b>Falun</b>", text="<i>x</i>"),))
    [spec] = [spec for spec in catalogue(plan) if spec.record and spec.kind in KINDS]
    made = body(Setting(plan, sites.DAY, Place, sites.EDIT_URL), spec)
    assert made.title == "<b>Falun</b>"
    assert type(made.title) is type(made.description) is str


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_what_authors_show_comes_out_as_text(text: str) -> None:
    for setting in settings(text):
        macros = AuthorMacros(setting, "om/sida.html")
        for spec in (spec for spec in catalogue(setting.plan) if spec.kind in KINDS):
            shown = [macros.lista(spec.kind.name), macros.kort(spec.kind.name), macros.tabell(spec.kind.name)]
            if spec.record:
                record_id = spec.record.id
                shown += [
                    macros.lank(record_id),
                    macros.lank(record_id, text),
                    macros.fakta(record_id),
                    macros.sida(record_id),
                ]
            assert [danger for html in shown for danger in dangers(html)] == []


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "//x.example",
        "ftp://x.example",
        "x.html",
        "https://x.example/\"onclick='x'",
        "https://x.example/ x",
        "https://x.example/<script>",
        " javascript:x",
        "https://x.example\njavascript:x",
        "mailto:",
        "https://",
        "vbscript:x",
    ],
)
def test_an_address_that_is_no_plain_web_or_mail_address_is_refused(url: str) -> None:
    with pytest.raises(ValidationError):
        make("actor", "a", webbadress=url)


def test_markdown_of_the_safe_subset_is_kept() -> None:
    text = "Ett **fett** och *kursivt* ord, [en länk](https://x.example/?a=1&b=2).\n\n- ett\n- två\n\n1. tre\n\n> citat"
    html = dict(rendered(text))["dokument/falu-plan.html"]
    prose = sites.tree(html)
    for selector in ("strong", "em", "ul li", "ol li", "blockquote", 'a[href="https://x.example/?a=1&b=2"]'):
        assert prose.css(selector), selector


def test_what_an_address_says_is_shown_as_text() -> None:
    page = notice_page("Finns inte", "”<script>alert(1)</script>”", "en rad till", style="", home="")
    assert "<script" not in page
    assert page.count("<p>") == 2


def test_records_are_poisoned_in_copies_and_never_in_place() -> None:
    record = plans()[0].records[0]
    assert isinstance(record, Record)
    before = record.name
    assert poisoned(record, "GIFT") != record
    assert record.name == before
