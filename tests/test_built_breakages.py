"""Five hundred random breakages of the real site: each is found on its page and line, and nothing else is."""

from __future__ import annotations

import random
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from site_build import build
from test_built import FAULTY

from macros.built.check import check_site
from macros.built.faults import Kind

BREAKAGES, BATCHES, SEED = 500, 2, 20261122
Told = set[tuple[int, Kind]]
Break = Callable[[random.Random, str], tuple[str, Told] | None]
"""Breaks a page's text at a random place and says what must be told, or None where it cannot."""

TAG = re.compile(r'<(a|link|script)\b[^<>]*? (href|src)="([^"]*)"')
OF_THE_FOLDER = re.compile(r"[bB]/|[=#\"']b\b|\bb\\|id=|\ba borta|index|\"\.\.")
INSERTED = [(kind, way) for kind, ways in FAULTY.items() for way in ways if not OF_THE_FOLDER.search(way)]
"""Faulty elements that are so on every page."""


def line_at(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def missing(tag: str) -> Kind:
    if "stylesheet" in tag:
        return Kind.STYLESHEET
    return Kind.ICON if '"icon"' in tag else Kind.SCRIPT if tag.startswith("<script") else Kind.PAGE


def addresses(text: str, *parts: str) -> list[re.Match[str]]:
    """The local addresses in a page's tags, those with all of `parts`."""
    return [
        match
        for match in TAG.finditer(text)
        if ":" not in match[3] and not match[3].startswith("#") and all(part in match[3] for part in parts)
    ]


def readdress(change: Callable[[str], str], kind: Kind | None, *parts: str) -> Break:
    """Change one address; `kind` None is that of what is then missing."""

    def broken(rng: random.Random, text: str) -> tuple[str, Told] | None:
        found = addresses(text, *parts)
        if not found:
            return None
        match = rng.choice(found)
        written = change(match[3])
        told = kind or missing(match[0])
        if told is Kind.EMPTY_HREF and match[1] != "a":
            told = Kind.EMPTY_SRC
        return text[: match.start(3)] + written + text[match.end(3) :], {(line_at(text, match.start(3)), told)}

    return broken


def fragment(rng: random.Random, text: str) -> tuple[str, Told] | None:
    match = rng.choice(list(re.finditer(r' href="#([a-z0-9-]+)"', text)))
    return f"{text[: match.end(1)]}-borta{text[match.end(1) :]}", {(line_at(text, match.start(1)), Kind.OWN_ANCHOR)}


def rename_id(rng: random.Random, text: str) -> tuple[str, Told] | None:
    """Rename an id that the page itself points at: every place that does so is at fault."""
    pointed = [match for match in re.finditer(r'<\w[^<>]*? id="([^"]+)"', text) if pointing(text, match[1])]
    match = rng.choice(pointed)
    return f"{text[: match.end(1)]}-nytt{text[match.end(1) :]}", set(pointing(text, match[1]))


def pointing(text: str, anchor: str) -> list[tuple[int, Kind]]:
    ways = {
        rf' href="#{anchor}"': Kind.OWN_ANCHOR,
        rf' (?:for|aria-labelledby|aria-describedby)="(?:[^" ]* )*{anchor}[ "]': Kind.REFERENCE,
        rf'="url\(#{anchor}\)': Kind.INLINE_STYLE,
    }
    return [(line_at(text, match.start()), kind) for way, kind in ways.items() for match in re.finditer(way, text)]


def dangle(rng: random.Random, text: str) -> tuple[str, Told] | None:
    match = rng.choice(list(re.finditer(r' aria-labelledby="([^"]+)"', text)) or [None])
    if match is None:
        return None
    return f"{text[: match.start(1)]}borta{text[match.end(1) :]}", {(line_at(text, match.start()), Kind.REFERENCE)}


def repeat_id(rng: random.Random, text: str) -> tuple[str, Told] | None:
    anchor = rng.choice(re.findall(r'<\w[^<>]*? id="([^"]+)"', text))
    at = text.index("</article>")
    return f'{text[:at]}<i id="{anchor}"></i>{text[at:]}', {(line_at(text, at), Kind.DUPLICATE_ID)}


def insert(rng: random.Random, text: str) -> tuple[str, Told] | None:
    at = rng.choice([match.end() for match in re.finditer(r"</(?:p|li|a|h2|span)>", text)])
    kind, way = rng.choice(INSERTED)
    return text[:at] + way + text[at:], {(line_at(text, at), kind)}


def unlink(rng: random.Random, text: str) -> tuple[str, Told] | None:
    match = rng.choice(list(re.finditer(r'<a href="[^"]*"', text)))
    at = line_at(text, match.start())
    return f'{text[: match.start()]}<a role="button"{text[match.end() :]}', {(at, Kind.ROLE_WITHOUT_HREF)}


def break_off(rng: random.Random, text: str) -> tuple[str, Told] | None:
    cut = text[: text.index("</body>") + rng.randrange(len("</body>\n</html>"))]
    return cut, {(line_at(cut, len(cut.rstrip())), Kind.TRUNCATED)}


def bad_byte(rng: random.Random, text: str) -> tuple[str, Told] | None:
    at = rng.choice([match.start() for match in re.finditer("[åäö]", text)])
    return f"{text[:at]}\udce5{text[at + 1 :]}", {(line_at(text, at), Kind.ENCODING)}


def flip(address: str) -> str:
    at = next(at for at, letter in enumerate(address) if letter.isalpha())
    return address[:at] + address[at].upper() + address[at + 1 :]


BREAKS: tuple[Break, ...] = (
    readdress(lambda address: re.sub(r"(\w)(\.\w+)(#.*)?$", r"\1x\2", address), None, "."),
    readdress(lambda address: re.sub(r"\w+(\.\w+)(#.*)?$", r"q\1", address), None, "."),
    readdress(flip, Kind.CASE, "."),
    readdress(lambda address: address.replace("/", "\\", 1), Kind.BACKSLASH, "/"),
    readdress(lambda address: address.replace("/", "%2F", 1), Kind.PERCENT, "/"),
    readdress(lambda address: address.replace(".html", "%2Ehtm"), Kind.PERCENT, ".html"),
    readdress(lambda address: "/" + address.lstrip("./"), Kind.ABSOLUTE),
    readdress(lambda address: "../../../" + address, Kind.OUTSIDE),
    readdress(lambda address: re.sub("index.html.*", "", address) or "./", Kind.FOLDER, "index.html"),
    readdress(lambda address: address.partition("#")[0] + "#finns-inte", Kind.ANCHOR, ".html"),
    readdress(lambda _: "", Kind.EMPTY_HREF),
    readdress(lambda _: "javascript:void(0)", Kind.SCRIPT_LINK),
    readdress(lambda _: "data:text/html,x", Kind.SCRIPT_LINK),
    readdress(lambda address: "file:///c:/" + address, Kind.FILE),
    readdress(lambda address: "gopher:" + address, Kind.SCHEME),
    readdress(lambda address: "//example.org/" + address, Kind.OTHER_HOST),
    readdress(lambda address: "https://example.org/" + address, Kind.OTHER_HOST, "assets/"),
    fragment,
    rename_id,
    dangle,
    repeat_id,
    insert,
    insert,
    insert,
    unlink,
    break_off,
    bad_byte,
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("breakages") / "site"
    done = build(out)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def names(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def breakages(rng: random.Random, site: Path, pages: list[str], elsewhere: set[str]) -> Iterator[tuple[str, str, Told]]:
    """One breakage for each of the pages; ids that other pages point at stay, so that the fault is the page's own."""
    for page in pages:
        text = (site / page).read_text(encoding="utf-8")
        while True:
            done = rng.choice(BREAKS)(rng, text)
            gone = (
                set(re.findall(r' id="([^"]+)"', text)) - set(re.findall(r' id="([^"]+)"', done[0])) if done else set()
            )
            if done and done[0] != text and not {f"{page.rpartition('/')[2]}#{one}" for one in gone} & elsewhere:
                yield page, *done
                break


def test_the_untouched_site_has_no_faults(site: Path) -> None:
    assert check_site(site, expected=names(site)) == ()


def test_five_hundred_random_breakages_are_found_and_nothing_else(site: Path) -> None:
    rng = random.Random(SEED)  # noqa: S311
    every = names(site)
    originals = {name: (site / name).read_bytes() for name in every}
    elsewhere = {
        address.rpartition("/")[2]
        for html in originals.values()
        for address in re.findall(r'href="([^"]+#[^"]+)"', html.decode("utf-8"))
    }
    tried = 0
    for _ in range(BATCHES):
        pages = rng.sample(every, BREAKAGES // BATCHES)
        expected = set()
        for name, text, told in breakages(rng, site, pages, elsewhere):
            (site / name).write_bytes(text.encode("utf-8", "surrogateescape"))
            expected |= {(name, line, kind) for line, kind in told}
            tried += 1
        found = {(fault.file, fault.line, fault.kind) for fault in check_site(site, expected=every)}
        for name in pages:
            (site / name).write_bytes(originals[name])
        assert found - expected == set(), "invented"
        assert expected - found == set(), "missed"
        assert {file for file, _, _ in found} == set(pages)
    assert tried == BREAKAGES


@pytest.mark.long
def test_five_thousand_pages_are_checked_in_ten_seconds(site: Path, tmp_path: Path) -> None:
    for number in range(12):
        shutil.copytree(site, tmp_path / f"k{number}")
    every = names(tmp_path)
    assert len(every) > 5000
    start = time.process_time()
    assert check_site(tmp_path, expected=every) == ()
    assert time.process_time() - start < 10


def test_a_page_that_is_gone_is_told_wherever_it_is_linked_to(site: Path) -> None:
    every = names(site)
    gone = site / "aktivitet" / "mb-lakemedelsautomat.html"
    original = gone.read_bytes()
    gone.unlink()
    linking = {
        name for name in every if name != "aktivitet/mb-lakemedelsautomat.html"
        and "mb-lakemedelsautomat.html" in (site / name).read_text(encoding="utf-8")
    }  # fmt: skip
    found = check_site(site, expected=every)
    gone.write_bytes(original)
    assert {fault.file for fault in found if fault.kind is Kind.PAGE} == linking
    assert [fault.file for fault in found if fault.kind is not Kind.PAGE] == ["aktivitet/mb-lakemedelsautomat.html"]
