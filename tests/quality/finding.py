"""How well the site's own search answers the questions of staff, beside its peers."""

from __future__ import annotations

from pathlib import Path

from search import UNSEEN, questions
from search.measure import measure as ask
from search.measure import show, unanswered

from quality import Chapter

_ASKED = (
    "{} questions in tests/search/questions.yml, to which the search has been tuned, and {} in unseen.yml, written "
    "before that and never tuned to. The ten first answers are looked at."
)


def measure(site: Path) -> Chapter:
    """The scores on both files of questions; the site's own must not be worse than any peer's."""
    found = ask(site)
    ours, *peers = found
    chapter = Chapter("Search", [_ASKED.format(len(questions()), len(questions(UNSEEN))), ""])
    chapter.lines += [*show(found), ""]
    score = ours.score
    for name, figure in (("hit@1", "first"), ("hit@3", "top_three"), ("MRR", "mrr")):
        best = max((getattr(peer.score, figure) for peer in peers if peer.score), default=0.0)
        mine = getattr(score, figure) if score else 0.0
        chapter.demand(score is not None and mine >= best, f"{name} {mine:.3f}, at least the best peer's {best:.3f}.")
    for name, figure, least in (("hit@3", "top_three", 0.95), ("MRR", "mrr", 0.85)):
        mine = getattr(score, figure) if score else 0.0
        chapter.demand(mine >= least, f"{name} {mine:.3f}, at least {least}.")
    misses = unanswered(ours)
    if misses:
        chapter.lines += ["", f"Not among the three first ({len(misses)}; the place it has, 0 for none):", ""]
        chapter.lines += [f"- {line}" for line in misses]
    return chapter
