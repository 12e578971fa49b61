"""Markdown from the data: the quick way for plain text gives what the thorough way gives, to the letter."""

from __future__ import annotations

import pytest
import sites
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.pages.markdown import cleaned, safe_html

PIECES = st.sampled_from(
    [
        *"abcåäö.,:;!?()'\"/%§€–—”’…0123456789#>=+-*_`[]<>&\\|~^{}@$ \t",
        *("\n", "\n\n", "\n\n\n", "  \n", "1. ", "1) ", "- ", "    ", "\xa0", "\xad", "ord", "Två ord"),
        *("http://a.se", "::", "***", "===", "---", "\x0b", "\x85", "\u2028"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_the_quick_way_and_the_thorough_way_agree(text: str) -> None:
    assert str(safe_html(text)) == cleaned(text)


def test_they_agree_on_every_text_of_the_real_data() -> None:
    texts = [record.text for record in sites.real().plan.records if record.text]
    assert len(texts) > 300
    assert [text for text in texts if str(safe_html(text)) != cleaned(text)] == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Ett\n\nTvå", "<p>Ett</p>\n<p>Två</p>"),
        ("**Fet** [länk](https://a.se)", '<p><strong>Fet</strong> <a href="https://a.se" rel="noopener">länk</a></p>'),
        ("- ett\n- två", "<ul>\n<li>ett</li>\n<li>två</li>\n</ul>"),
        ("[x](javascript:alert(1))", '<p><a rel="noopener">x</a></p>'),
        ("<script>alert(1)</script>kvar", "<p>kvar</p>"),
    ],
)
def test_what_is_kept_and_what_is_dropped(text: str, html: str) -> None:
    assert str(safe_html(text)).strip() == html
