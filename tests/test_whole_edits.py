"""Any sequence of edits, each built over the one before, ends in the site that a clean build gives."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sites import DAY, EDIT_URL
from thinning import ALL
from whole import edits, project

from macros.built.newsite import NewSite
from macros.built.writing import write
from macros.pages.catalogue import catalogue
from macros.pages.frameless import moved_page
from macros.site import Site, load

NUMBERS = st.integers(0, 10_000)
SEQUENCES = st.lists(st.tuples(st.sampled_from(edits.EDITS), NUMBERS, st.booleans()), min_size=1, max_size=6)
CALM = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.differing_executors]


def published(data: Path, target: Path) -> bool:
    """Put the pages of a folder of data in the target's place; False if it is refused for its errors."""
    loaded = load(data, on=DAY, shown="data")
    if loaded.errors:
        return False
    site, new = Site(loaded, DAY, EDIT_URL), NewSite(target)
    pages = {spec.address: str(site.body(spec).html) for spec in catalogue(site.plan)}
    pages |= {old: moved_page(old=old, new=to) for old, to in site.redirects().items()}
    for address, html in pages.items():
        write(new.folder / address, html.encode(), earlier=new.target / address)
    new.finish()
    return True


def try_sequence(sequence: list[tuple[edits.Edit, int, bool]], count: Counter[str]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        data, good = (Path(shutil.copytree(project.SMALL, root / name / "data")) for name in ("nu", "senast"))
        assert published(data, root / "site")
        for edit, number, regret in sequence:
            edit(data, number)
            if published(data, root / "site"):
                count[f"byggd {edit.__name__}"] += 1
                shutil.rmtree(good)
                shutil.copytree(data, good)
            else:
                count["avvisad"] += 1
                if regret:
                    shutil.rmtree(data)
                    shutil.copytree(good, data)
        assert published(good, root / "rent")
        assert project.contents(root / "site") == project.contents(root / "rent")


def run(examples: int, *, derandomize: bool) -> Counter[str]:
    count: Counter[str] = Counter()

    @settings(max_examples=examples, deadline=None, derandomize=derandomize, database=None, suppress_health_check=CALM)
    @given(SEQUENCES)
    def check(sequence: list[tuple[edits.Edit, int, bool]]) -> None:
        try_sequence(sequence, count)

    check()
    return count


def test_a_few_sequences_of_edits_end_in_a_clean_site() -> None:
    assert sum(run(10, derandomize=True).values()) >= 10


@pytest.mark.long
def test_many_sequences_of_edits_end_in_a_clean_site() -> None:
    """Three hundred; a thousand if everything is to be tried."""
    many = 1000 if ALL else 300
    count = run(many, derandomize=False)
    for edit in edits.EDITS:
        assert count[f"byggd {edit.__name__}"] > many // 50, count
    assert count["avvisad"] > many // 50, count
