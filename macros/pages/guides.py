"""The authors' pages that generated pages lead to: how to begin, report, help and edit. Where one is not there, its words stand alone."""

from __future__ import annotations

from functools import lru_cache

from macros.pages.components import Link

BEGIN = Link("redaktor/lagg-till-lokal-plan.html", "Så lägger du till en lokal plan")
REPORT = Link("redaktor/lamna-uppfoljning.html", "Så lämnar du en uppföljning")
HELP = Link("redaktor/index.html", "Så bidrar du")
EDIT = "redaktor/andra-uppgifter.html"

_ALL = frozenset({BEGIN.address, REPORT.address, HELP.address, EDIT})


@lru_cache(maxsize=1)
def missing_guides(authored: frozenset[str]) -> frozenset[str]:
    """Those guides that are not among the authors' pages of a site."""
    return _ALL - authored
