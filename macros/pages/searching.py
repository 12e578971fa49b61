"""The page with all results of a search: what it says before the client has drawn anything, and to those without JavaScript."""

from __future__ import annotations

from macros.pages.addresses import index_address
from macros.pages.kinds import KINDS
from macros.pages.rendering import text

SEARCH_ADDRESS = "sok.html"
SEARCH_TITLE = "Sök"
SEARCH_DESCRIPTION = "Sök bland kommuner, mål, steg, aktiviteter, dokument och begrepp."


def search_source() -> str:
    """The page as an author would have written it."""
    return f"---\ntitle: {SEARCH_TITLE}\ndescription: {SEARCH_DESCRIPTION}\nrender_macros: false\n---\n{search_page()}"


def search_page() -> str:
    """Where the results are drawn, and ways to everything for those for whom they are not."""
    ways = "".join(f'<li><a href="{index_address(kind)}">{text(kind.plural)}</a></li>' for kind in KINDS)
    return (
        '<div class="fp-sok-sida"></div>\n'
        '<div class="fp-sok-utan">\n'
        "<p>Sökningen behöver JavaScript, som inte är på i din webbläsare. Allt finns också i listorna:</p>\n"
        f"<ul>{ways}</ul>\n"
        "</div>\n"
    )
