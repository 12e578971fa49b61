"""The accessibility statement, in the order of Digg's template: how accessible, what is not, how to report, how it was assessed."""

from __future__ import annotations

from macros.pages.components import Block, Content, Inline, Item, Items, Muted, Notice, Outward, Prose, Section
from macros.pages.kinds import STATEMENT
from macros.pages.setting import Setting
from macros.pages.views import parts
from macros.plan.stated import missing, shown
from macros.plan.statement import Conformance, Reason, Statement

COMPLAINTS = Outward("https://www.digg.se/tdosanmalan", "Anmäl till Digg")
LAW = "lagen om tillgänglighet till digital offentlig service"
EMPTY = Muted("Inte ifyllt än.")

_CONFORMANCE = {
    Conformance.FULLY: f"Webbplatsen är helt förenlig med {LAW}.",
    Conformance.PARTLY: f"Webbplatsen är delvis förenlig med {LAW}. Bristerna står nedan.",
    Conformance.NOT: f"Webbplatsen är inte förenlig med {LAW}. Bristerna står nedan.",
}
_REASONS = {
    Reason.FAULT: "Följer inte lagens krav än",
    Reason.BURDEN: "Oskäligt betungande att anpassa (12 § i lagen)",
    Reason.OUTSIDE: "Omfattas inte av lagen (9 §)",
}


def content(setting: Setting) -> Content:
    """The page of the statement, whatever is filled in of it."""
    told = setting.statement
    return Content(
        over="",
        title=STATEMENT.plural,
        description=STATEMENT.lede,
        lede=_responsible(told),
        notices=_unfinished(told),
        sections=parts.sections(
            Section("tillganglig", "Så tillgänglig är webbplatsen", (_conformance(told),)),
            _defects(told),
            Section("rapportera", "Rapportera brister", (_reporting(told),)),
            Section("annat-format", "Få innehållet på ett annat sätt", (_text(told.other_form),)),
            Section("tillsyn", "Tillsyn", _supervision()),
            Section("bedomning", "Så är webbplatsen bedömd", (_assessment(told), *_tested(told))),
            Section("arbetssatt", "Så arbetar vi med tillgänglighet", (_text(told.work),)),
        ),
    )


def _responsible(told: Statement) -> Inline:
    if not told.organisation:
        return STATEMENT.lede
    site = f"webbplatsen {told.site}" if told.site else "webbplatsen"
    return f"{told.organisation} står bakom {site}. Så många som möjligt ska kunna använda den."


def _unfinished(told: Statement) -> tuple[Notice, ...]:
    lacking = missing(told)
    if not lacking:
        return ()
    body = (
        "Den som publicerar webbplatsen fyller i redogörelsen i filen data/tillganglighet.yml. "
        f"Det som saknas är: {shown(lacking)}."
    )
    return (Notice("warning", "Inte ifylld än", body),)


def _line(value: object) -> Inline:
    return str(value) if value else EMPTY


def _text(text: str | None) -> Block:
    return Prose(text or EMPTY.text)


def _conformance(told: Statement) -> Block:
    address: Inline = Outward(told.url, told.url) if told.url else EMPTY
    rows = (
        ("Organisation", _line(told.organisation)),
        ("Webbplats", _line(told.site)),
        ("Adress", address),
        ("Följer lagen", _CONFORMANCE[told.conformance] if told.conformance else EMPTY),
    )
    found = parts.facts(*rows)
    assert found
    return found


def _defects(told: Statement) -> Section:
    lists: list[Block] = []
    for reason, title in _REASONS.items():
        items = tuple(
            Item(
                defect.what,
                (),
                (
                    *((Prose(defect.why),) if defect.why else ()),
                    *((Muted(f"Krav: {defect.requirement}."),) if defect.requirement else ()),
                    *((Muted(f"Ska vara rättat {defect.fixed_by}."),) if defect.fixed_by else ()),
                ),
            )
            for defect in told.defects
            if defect.reason is reason
        )
        if items:
            lists.append(Items(items, title))
    none = "Inga kända brister." if told.conformance is Conformance.FULLY else EMPTY.text
    return Section("brister", "Innehåll som inte är tillgängligt", tuple(lists) or (Prose(none),))


def _reporting(told: Statement) -> Block:
    ways: Inline = (
        *((Outward(f"mailto:{told.mailbox}", told.mailbox),) if told.mailbox else ()),
        *((Outward(told.form, "Formulär för att rapportera brister"),) if told.form else ()),
    )
    found = parts.facts(
        ("Så når du oss", ways or EMPTY),
        ("Svar inom", _line(told.answer_time)),
    )
    assert found
    return found


def _supervision() -> tuple[Block, ...]:
    told = (
        "Myndigheten för digital förvaltning (Digg) ser till att lagen följs. Berätta för oss först, så att vi kan rätta. "
        "Är du inte nöjd med svaret kan du anmäla till Digg."
    )
    return Prose(told), Items((Item(COMPLAINTS),))


def _assessment(told: Statement) -> Block:
    found = parts.facts(
        ("Senast bedömd", _line(told.assessed)),
        ("Bedömd genom", _line(told.method and told.method.value)),
        ("Redogörelsen publicerad", _line(told.published)),
        ("Redogörelsen granskad", _line(told.reviewed)),
    )
    assert found
    return found


def _tested(told: Statement) -> tuple[Block, ...]:
    return (_text(told.tested),) if told.tested else ()
