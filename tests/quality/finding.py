"""How well the site's own search answers the questions of staff, beside its peers."""

from __future__ import annotations

from pathlib import Path

from search import questions
from search.measure import measure as ask
from search.measure import show, unanswered

from quality import Chapter


def measure(site: Path) -> Chapter:
    """The scores; the site's own must not be worse than any peer's."""
    found = ask(site)
    ours, *peers = found
    chapter = Chapter(
        "Search", [f"{len(questions())} questions in tests/search/questions.yml, the ten first answers looked at.", ""]
    )
    chapter.lines += [*show(found), ""]
    score = ours.score
    for name, figure in (("hit@1", "first"), ("hit@3", "top_three"), ("MRR", "mrr")):
        best = max((getattr(peer.score, figure) for peer in peers if peer.score), default=0.0)
        mine = getattr(score, figure) if score else 0.0
        chapter.demand(score is not None and mine >= best, f"{name} {mine:.3f}, at least the best peer's {best:.3f}.")
    misses = unanswered(ours)
    if misses:
        chapter.lines += ["", f"Not among the three first ({len(misses)}; the place it has, 0 for none):", ""]
        chapter.lines += [f"- {line}" for line in misses]
    return chapter
