"""The questions that the search is measured by: enough of them, asked once each, about pages that exist, of every kind."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page
from search import FILE, UNSEEN, Question, place, questions, score
from search.measure import OURS
from sites import REPO, real

from macros.pages.catalogue import catalogue
from macros.pages.kinds import KINDS

DOCS = REPO / "docs"
WRITTEN = {page.relative_to(DOCS).with_suffix(".html").as_posix() for page in DOCS.rglob("*.md")}


def test_there_are_enough_questions_and_each_is_asked_once() -> None:
    counted = Counter(question.text.casefold() for question in (*questions(), *questions(UNSEEN)))
    assert len(counted) >= 110
    assert {text for text, times in counted.items() if times > 1} == set()


@pytest.mark.parametrize("question", questions() + questions(UNSEEN), ids=lambda question: question.text)
def test_a_question_has_a_role_and_leads_to_pages_that_exist(question: Question) -> None:
    known = {spec.address for spec in catalogue(real().plan)} | WRITTEN
    assert question.role
    assert question.right
    assert set(question.right) <= known


def test_the_questions_ask_for_every_kind_of_page_and_for_those_that_people_write() -> None:
    folders = {address.partition("/")[0] for question in questions() for address in question.right}
    assert {kind.folder for kind in KINDS} | {"om", "redaktor"} <= folders


def test_the_questions_ask_about_every_source() -> None:
    right = {address for question in questions() for address in question.right}
    for prefix in ("vg-", "sa-", "mb-", "dalarna-", "jkp-"):
        assert sum(address.partition("/")[2].startswith(prefix) for address in right) >= 8, prefix


def test_the_first_right_page_counts_once_and_only_among_the_ten_first() -> None:
    question = Question("sip", "läkare", ("b.html", "c.html"))
    assert place(question, ["a.html", "c.html", "b.html"]) == 2
    assert place(question, ["a.html", "a.html", "b.html"]) == 2
    assert place(question, ["a.html"]) == 0
    assert place(question, [*(f"{number}.html" for number in range(10)), "b.html"]) == 0


def test_a_score_is_shares_of_all_questions_and_the_mean_of_one_over_the_place() -> None:
    told = score([1, 2, 4, 0])
    assert (told.first, told.top_three, told.mrr) == (0.25, 0.5, (1 + 0.5 + 0.25) / 4)


@pytest.mark.browser
@pytest.mark.parametrize("file", [FILE, UNSEEN], ids=["tuned to", "never tuned to"])
def test_the_search_answers_staff_on_the_real_site(file: Path, site: Path, page: Page) -> None:
    page.goto((site / "index.html").as_uri())
    told = score([place(question, page.evaluate(OURS, question.text)) for question in questions(file)])
    assert told.top_three >= 0.95
    assert told.mrr >= 0.85
