"""Real questions of staff to the site's own search, and how well it and its peers answer them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("questions.yml")
UNSEEN = FILE.with_name("unseen.yml")
"""Questions that the search has never been tuned to."""
DEPTH = 10
"""So many answers are looked at; a right page further down counts as not found."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody types, who that is, and the pages that answer, best first."""

    text: str
    role: str
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How well one search answers all questions: shares of 1."""

    first: float
    """A right page comes first: hit@1."""
    top_three: float
    """A right page is among the three first: hit@3."""
    mrr: float
    """Mean of 1/place of the first right page."""


def questions(file: Path = FILE) -> tuple[Question, ...]:
    """All questions of a file, in its order."""
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))
    return tuple(Question(str(row["fråga"]), row["roll"], tuple(row["rätt"])) for row in rows)


def place(question: Question, answers: Sequence[str]) -> int:
    """The place, from 1, of the first right page among the answers; 0 where there is none."""
    seen = list(dict.fromkeys(answers))[:DEPTH]
    return next((number for number, address in enumerate(seen, 1) if address in question.right), 0)


def score(places: Sequence[int]) -> Score:
    """All places as one score."""
    many = len(places)
    return Score(
        sum(place == 1 for place in places) / many,
        sum(1 <= place <= 3 for place in places) / many,
        sum(1 / place for place in places if place) / many,
    )
