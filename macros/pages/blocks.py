"""Blocks, sections and whole pages → HTML. What is set in the text is escaped by `text`, `href` or the renderer; a test allows nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.pages import drawing, lines, plotting
from macros.pages.components import (
    Answer,
    Answers,
    Block,
    Card,
    Cards,
    Chain,
    ChainStep,
    Chooser,
    Content,
    Facts,
    Inline,
    Item,
    Items,
    Letters,
    Link,
    Map,
    Maps,
    Muted,
    Notice,
    Prose,
    Row,
    Section,
    Table,
    Tabs,
    Workplace,
)
from macros.pages.figures import Legend, Lines, Profile
from macros.pages.markdown import safe_html
from macros.pages.rendering import Renderer, text
from macros.pages.ways import Routes, Wheel


def page(content: Content, r: Renderer) -> str:
    """A whole page's body."""
    over = f'<p class="fp-over">{text(content.over)}</p>\n' if content.over else ""
    notices = "".join([block(notice, r) for notice in content.notices])
    letters = _letters(content.letters, r) if content.letters else ""
    tabs = _tabs(content.tabs, r) if content.tabs else ""
    return (
        f'<header class="fp-head">\n{over}<h1 id="sidan">{text(content.title)}</h1>\n{_lede(content, r)}</header>\n'
        f"{tabs}{notices}{letters}{sections(content.sections, r)}"
    )


def _lede(content: Content, r: Renderer) -> str:
    if not (content.lede or content.chips):
        return ""
    chips = "".join([f" {r.html(chip)}" for chip in content.chips])
    return f'<div class="fp-lede">{r.html(content.lede)}{chips}</div>\n'


def sections(found: tuple[Section, ...], r: Renderer) -> str:
    """Sections with their headings."""
    return "".join([_section(section, r) for section in found])


def _section(section: Section, r: Renderer) -> str:
    anchor = text(section.anchor)
    inside = "".join([block(one, r) for one in section.blocks])
    return (
        f'<section class="fp-section fp-section--{anchor}" aria-labelledby="{anchor}">\n'
        f'<h2 id="{anchor}">{text(section.title)}</h2>\n{inside}</section>\n'
    )


def block(one: Block, r: Renderer) -> str:
    """A block of any kind."""
    return _BLOCKS[type(one)](one, r)


def _prose(prose: Prose, r: Renderer) -> str:
    return f'<div class="fp-prose">{r.explained(safe_html(prose.markdown))}</div>\n'


def _facts(facts: Facts, r: Renderer) -> str:
    rows = "".join([f"<div><dt>{text(label)}</dt><dd>{r.html(value)}</dd></div>\n" for label, value in facts.rows])
    return f'<dl class="fp-facts">\n{rows}</dl>\n'


def _items(items: Items, r: Renderer) -> str:
    title = f'<h3 class="fp-list-title">{r.html(items.title)}</h3>\n' if items.title else ""
    inside = "".join([_item(item, r) for item in items.items])
    return f'{title}<ul class="fp-items{" fp-items--columns" if items.columns else ""}">\n{inside}</ul>\n'


def _item(item: Item, r: Renderer) -> str:
    aside = r.html(item.aside) if item.aside else ""
    below = _below(item.below, r) if item.below else ""
    quiet = f' <span class="fp-item-aside">{aside}</span>' if aside else ""
    under = f'<div class="fp-item-below">{below}</div>' if below else ""
    place = f' id="{text(item.anchor)}"' if item.anchor else ""
    return f'<li{place}><span class="fp-item-main">{r.html(item.main)}</span>{quiet}{under}</li>\n'


def _below(below: Inline, r: Renderer) -> str:
    """What is told of an item: a sentence of running text there has its words explained."""
    return r.explained(r.html(below)) if type(below) is Muted else r.html(below)


def _letters(letters: Letters, _r: Renderer) -> str:
    links = "".join([f'<li><a href="#{text(anchor)}">{text(shown)}</a></li>' for anchor, shown in letters.links])
    return f'<nav class="fp-letters" aria-label="{text(letters.label)}">\n<ul>{links}</ul>\n</nav>\n'


def _tabs(tabs: Tabs, r: Renderer) -> str:
    links = "".join([_tab(link, r) if here else f"<li>{r.html(link)}</li>" for link, here in tabs.links])
    return f'<nav class="fp-tabs" aria-label="{text(tabs.label)}">\n<ul>{links}</ul>\n</nav>\n'


def _tab(link: Link, r: Renderer) -> str:
    return f'<li><a href="{r.href(link.address)}" aria-current="page">{text(link.text)}</a></li>'


def _table(table: Table, r: Renderer) -> str:
    caption = text(table.caption)
    head = "".join([f'<th scope="col">{text(title)}</th>' for title in table.head])
    labels = tuple(map(text, table.head))
    rows = "".join(
        [_shared_row(row, labels, r) if isinstance(row, Row) else _row(row, labels, r) for row in table.rows]
    )
    return (
        f'<div class="fp-table" role="region" aria-label="{caption}" tabindex="0">\n<table>\n<caption>{caption}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _row(cells: tuple[Inline, ...], labels: tuple[str, ...], r: Renderer) -> str:
    first, *others = map(r.html, cells)
    rest = "".join([f'<td data-label="{label}">{html}</td>' for label, html in zip(labels[1:], others, strict=True)])
    return f'<tr><th scope="row">{first}</th>{rest}</tr>\n'


def _shared_row(row: Row, labels: tuple[str, ...], r: Renderer) -> str:
    known = r.shared.get(id(row))
    if known is None:
        known = r.shared[id(row)] = (row, _row(row.cells, labels, r))
    return known[1]


def _cards(cards: Cards, r: Renderer) -> str:
    return f'<ul class="fp-cards">\n{"".join([_card(card, r) for card in cards.cards])}</ul>\n'


def _card(card: Card, r: Renderer) -> str:
    over = f'<span class="fp-card-over">{text(card.over)}</span>' if card.over else ""
    under = f'<span class="fp-card-text">{text(card.text)}</span>' if card.text else ""
    foot = f'<span class="fp-card-foot">{r.html(card.foot)}</span>' if card.foot else ""
    return f'<li class="fp-card">{over}<span class="fp-card-title">{r.html(card.title)}</span>{under}{foot}</li>\n'


def _chain(chain: Chain, r: Renderer) -> str:
    return f'<ol class="fp-chain">\n{"".join([_step(step, r) for step in chain.steps])}</ol>\n'


def _step(step: ChainStep, r: Renderer) -> str:
    current = ' aria-current="true"' if step.here else ""
    items = "".join([f"<li{current}>{r.html(item)}</li>" for item in step.items])
    return (
        f'<li class="fp-chain-step{" fp-chain-step--here" if step.here else ""}">'
        f'<span class="fp-chain-role">{text(step.role)}</span>\n<ul>{items}</ul></li>\n'
    )


def _notice(notice: Notice, r: Renderer) -> str:
    action = f'<p class="fp-notice-action">{r.html(notice.action)}</p>\n' if notice.action else ""
    return (
        f'<div class="fp-notice fp-notice--{text(notice.tone)}" role="note">\n'
        f'<p class="fp-notice-title">{text(notice.title)}</p>\n'
        f'<div class="fp-notice-body">{r.html(notice.body)}</div>\n{action}</div>\n'
    )


def _answers(found: Answers, r: Renderer) -> str:
    here = text(found.anchor)
    answers = "".join([_answer(one, r) for one in found.answers])
    lede = f'<p class="fp-answers-lede">{r.html(found.lede)}</p>\n' if found.lede else ""
    also = "".join([f'<li id="{text(anchor)}" tabindex="-1">{text(shown)}</li>' for anchor, shown in found.also])
    places = f'<ul class="fp-answers-also">{also}</ul>\n' if also else ""
    return (
        f'<div class="fp-answers" role="group" aria-labelledby="{here}">\n'
        f'<h3 id="{here}" tabindex="-1">{r.html(found.title)}</h3>\n{lede}{places}<dl>\n{answers}</dl>\n</div>\n'
    )


def _answer(answer: Answer, r: Renderer) -> str:
    inside = "".join([block(one, r) for one in answer.blocks])
    return f'<div class="fp-answer">\n<dt>{text(answer.question)}</dt>\n<dd>{inside}</dd>\n</div>\n'


def _workplace(found: Workplace, r: Renderer) -> str:
    links = "".join([f"<li>{r.html(link)}</li>" for link in found.links])
    return (
        f'<div class="fp-workplace" data-fp-workplace>\n<p class="fp-workplace-label">{text(found.label)}</p>\n'
        f"<ul>{links}</ul>\n</div>\n"
    )


def _chooser(chooser: Chooser, r: Renderer) -> str:
    here = text(chooser.id)
    groups = "".join([_group(title, links, r) for title, links in chooser.groups])
    return (
        f'<div class="fp-chooser" role="group" aria-labelledby="{here}-namn" data-fp-chooser>\n'
        f'<p class="fp-chooser-label" id="{here}-namn">{text(chooser.label)}</p>\n{groups}</div>\n'
    )


def _group(title: Link | None, links: tuple[Link, ...], r: Renderer) -> str:
    heading = f'<p class="fp-chooser-title">{r.html(title)}</p>\n' if title else ""
    inside = "".join([f"<li>{r.html(link)}</li>" for link in links])
    return f'<div class="fp-chooser-group">\n{heading}<ul>{inside}</ul>\n</div>\n'


_BLOCKS: dict[type, Callable[[Any, Renderer], str]] = {
    Facts: _facts,
    Items: _items,
    Table: _table,
    Cards: _cards,
    Notice: _notice,
    Chain: _chain,
    Map: drawing.county,
    Maps: drawing.counties,
    Legend: plotting.legend,
    Profile: plotting.profile,
    Lines: plotting.lines,
    Routes: lines.routes,
    Wheel: lines.wheel,
    Chooser: _chooser,
    Answers: _answers,
    Workplace: _workplace,
    Prose: _prose,
}
