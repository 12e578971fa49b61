"""Small sites give exactly the pages, problems and redirects that are kept beside them."""

from __future__ import annotations

import pytest
import sites


@pytest.mark.parametrize("case", sites.cases())
def test_a_small_site_gives_the_pages_that_are_kept(case: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--bless"):
        sites.bless(case)
    kept, now = sites.expected(case), sites.told(case)
    assert not (sites.CASES / case / "pages.txt").exists(), "kör pytest tests/test_sites.py --bless"
    assert sorted(kept.keys() - now.keys()) == [], "dessa sidor finns inte längre"
    for name, text in kept.items():
        assert now[name] == text, name


@pytest.mark.parametrize("case", sites.cases())
def test_a_small_site_keeps_a_few_telling_pages(case: str) -> None:
    assert 2 <= sum(name.endswith(".html") for name in sites.expected(case)) <= 4


def test_the_same_data_gives_the_same_pages_twice() -> None:
    sites.site.cache_clear()
    first = {case: sites.told(case) for case in sites.cases()}
    sites.site.cache_clear()
    assert {case: sites.told(case) for case in sites.cases()} == first
