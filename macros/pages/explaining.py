"""Words explained where they first stand on a page: a link to the word's page, which a script turns into a button. All is escaped here."""

from __future__ import annotations

from macros.pages.addresses import relative
from macros.pages.rendering import text
from macros.pages.vocabulary import Hit, Vocabulary, Word


class Explainer:
    """Goes through the texts of one page in their order; `start` is the page's address from the site's root."""

    __slots__ = ("_seen", "_short", "_start", "_vocabulary")

    def __init__(self, vocabulary: Vocabulary, start: str) -> None:
        self._vocabulary = vocabulary
        self._start = start
        self._seen: set[Word] = set()
        self._short: set[Word] = set()

    def explained(self, html: str) -> str:
        """HTML of a text with the words in it that stand for the first time on the page explained; `html` is safe already."""
        made, end = "", 0
        for hit in self._vocabulary.hits(html):
            new = hit.word not in self._seen
            if self._is_told(hit):
                continue
            made = made + html[end : hit.start] + _control(hit.word, html[hit.start : hit.end], self._start)
            made = made + _spelled_out(hit.word, new=new and hit.spell)
            end = hit.end
        return made + html[end:] if end else html

    def _is_told(self, hit: Hit) -> bool:
        """Whether the reader knows the word by now, or is on its own page; after this, the reader does."""
        known = self._short if hit.short and not hit.told else self._seen
        told = hit.word in known or hit.word.address == self._start
        self._seen.add(hit.word)
        if hit.short:
            self._short.add(hit.word)
        return told


def _control(word: Word, html: str, start: str) -> str:
    """The word as it stands in the text, with what it means."""
    href, name, meaning = text(relative(word.address, start=start)), text(word.name), text(word.explanation)
    return f'<a href="{href}" class="fp-word" data-fp-name="{name}" data-fp-word="{meaning}">{html}</a>'


def _spelled_out(word: Word, *, new: bool) -> str:
    """An abbreviation's full name, where it is new."""
    return f" ({text(word.full)})" if new else ""
