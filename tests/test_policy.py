"""The content security policy: the same on every page and in every server's settings, kept by every page, and of use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from browsing import KINDS, served
from playwright.sync_api import Browser, BrowserContext, Page
from selectolax.lexbor import LexborHTMLParser
from site_build import ROOT, build, copy

from macros.pages.authored.html import finished, judge
from macros.pages.frameless import moved_page

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
new MutationObserver((_, me) => {
  if (!document.body) return;
  window.schemeAtFirst = document.documentElement.getAttribute("data-md-color-scheme");
  me.disconnect();
}).observe(document, {childList: true, subtree: true});
"""
ALIGNED = '\n\n## Ordning\n\n| Vad | Hur många |\n|:-:|--:|\n| `<td style="text-align: right;">` | 3 |\n'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with an author's table whose cells are aligned, and a page that has moved."""
    folder = tmp_path_factory.mktemp("policy")
    page = copy("docs", folder) / "om" / "varfor-omstallning.md"
    page.write_text(page.read_text(encoding="utf-8") + ALIGNED, encoding="utf-8")
    done = build(folder / "site", docs=folder / "docs")
    assert done.returncode == 0, done.stdout + done.stderr
    moved = moved_page(old="kommun/flyttad.html", new="index.html")
    (folder / "site" / "kommun" / "flyttad.html").write_text(moved, encoding="utf-8")
    return folder / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


def parsed(page: Path) -> LexborHTMLParser:
    return LexborHTMLParser(page.read_text(encoding="utf-8"))


def test_every_page_says_the_policy_before_anything_is_fetched(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 400
    for page in pages:
        first, second = parsed(page).css("head > *")[:2]
        assert first.attributes == {"charset": "utf-8"}, page
        assert second.attributes == {"http-equiv": "Content-Security-Policy", "content": POLICY}, page


def test_no_page_holds_a_script_a_handler_or_a_style(site: Path) -> None:
    for page in site.rglob("*.html"):
        tree = parsed(page)
        assert tree.root
        scripts = tree.css("script")
        assert all(script.attributes.get("src") and not script.text().strip() for script in scripts), page
        assert not tree.css("style"), page
        for node in tree.root.traverse():
            if node.tag and not node.tag.startswith(("-", "!")):
                assert not [name for name in node.attributes if name.startswith("on") or name == "style"], (
                    page,
                    node.html,
                )


def test_the_side_of_a_cell_is_left_to_the_style_sheet(site: Path) -> None:
    cells = parsed(site / "om" / "varfor-omstallning.html").css("[data-fp-align]")
    assert [cell.attributes["data-fp-align"] for cell in cells] == ["center", "right"] * 2
    assert cells[2].text() == '<td style="text-align: right;">'
    html = '<table><tr><td title="a" class="b" style="text-align: right;">1</td></tr></table>'
    assert not list(judge(html))
    assert finished(html) == html.replace('style="text-align: right;"', 'data-fp-align="right"')


def test_the_scheme_is_chosen_by_a_script_in_the_head_that_nothing_overtakes(site: Path) -> None:
    [script] = parsed(site / "kommun" / "mellerud.html").css("head script")
    assert script.attributes == {"src": "../assets/scheme.js"}


def iis() -> ET.Element:
    return ET.parse(ROOT / "overrides" / "web.config").getroot()  # noqa: S314  # our own file


def published() -> str:
    return (ROOT / "docs" / "redaktor" / "publicera.md").read_text(encoding="utf-8")


def said(server: str) -> dict[str, str]:
    """The headers that a server's settings send with every page."""
    if server == "iis":
        return {one.attrib["name"]: one.attrib["value"] for one in iis().iterfind(".//customHeaders/add")}
    if server == "_headers":
        lines = (ROOT / "overrides" / "_headers").read_text(encoding="utf-8").split("\n\n")[0].splitlines()
        assert lines[0] == "/*"
        return dict(line.strip().split(": ", 1) for line in lines[1:])
    [block] = re.findall(rf"```{server}\n(.*?)```", published(), re.DOTALL)
    pattern = r'add_header ([\w-]+) "(.*)" always;' if server == "nginx" else r'Header always set ([\w-]+) "(.*)"'
    return dict(re.findall(pattern, block))


@pytest.mark.parametrize("server", ["iis", "_headers", "nginx", "apache"])
def test_every_servers_settings_say_what_the_pages_say(server: str) -> None:
    assert said(server).items() >= HEADERS.items()


def test_the_settings_that_a_server_reads_by_itself_lie_beside_the_site(site: Path) -> None:
    for name in ("web.config", "_headers"):
        assert (site / name).read_bytes() == (ROOT / "overrides" / name).read_bytes()


def test_iis_knows_every_kind_of_file_and_nothing_is_set_twice(site: Path) -> None:
    known = [one.attrib["fileExtension"] for one in iis().iterfind(".//mimeMap")]
    assert {path.suffix for path in site.rglob("*") if path.is_file()} - {"", ".config"} <= set(known)
    for group, key in (("staticContent", "fileExtension"), ("customHeaders", "name")):
        removed: set[str] = set()
        [entries, *_] = iis().iterfind(f".//{group}")
        for entry in entries:
            if entry.tag == "remove":
                removed.add(entry.attrib[key])
            elif key in entry.attrib:
                assert entry.attrib[key] in removed
                removed.discard(entry.attrib[key])


def watched(context: BrowserContext) -> tuple[Page, list[str]]:
    """A page that tells of every line in the console, and of what its policy stops."""
    page, told = context.new_page(), list[str]()
    page.on("console", lambda line: told.append(f"{line.type}: {line.text}"))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.add_init_script(WATCH)
    return page, told


@pytest.mark.browser
@pytest.mark.parametrize("way", ["file", pytest.param("http", marks=pytest.mark.long)])
def test_chromium_stops_nothing_on_any_kind_of_page(browser: Browser, site: Path, address: str, way: str) -> None:
    with browser.new_context() as context:
        page, told = watched(context)
        for name in (*KINDS, "redaktor/publicera.html"):
            page.goto((site / name).as_uri() if way == "file" else f"{address}/{name}")
            page.wait_for_load_state()
            assert page.evaluate("[violations, document.documentElement.className, typeof fpScheme]") == [
                [],
                "js",
                "object",
            ]
            assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Segoe UI'), name
        assert not told


@pytest.mark.browser
@pytest.mark.parametrize("way", ["file", "http"])
def test_a_moved_page_leads_on_under_its_policy(browser: Browser, site: Path, address: str, way: str) -> None:
    with browser.new_context() as context:
        page, told = watched(context)
        page.goto((site / "kommun/flyttad.html").as_uri() if way == "file" else f"{address}/kommun/flyttad.html")
        page.wait_for_url("**/index.html")
        assert page.locator("h1").count() == 1
        assert not [line for line in told if "Content Security Policy" in line]


@pytest.mark.browser
@pytest.mark.parametrize("way", ["file", "http"])
def test_chromium_does_stop_what_is_slipped_into_a_page(browser: Browser, site: Path, address: str, way: str) -> None:
    slipped = '<script>window.hit = 1</script><p onclick="hit = 2" id="slipped" style="color: red">x</p><form id="away" action="https://x.example/"></form>'
    html = (site / "index.html").read_text(encoding="utf-8").replace("<main", f"{slipped}<main", 1)
    (site / "slipped.html").write_text(html, encoding="utf-8")
    try:
        with browser.new_context() as context:
            page, told = watched(context)
            page.goto((site / "slipped.html").as_uri() if way == "file" else f"{address}/slipped.html")
            page.locator("#slipped").dispatch_event("click")
            page.evaluate("document.getElementById('away').submit()")
            assert page.evaluate("typeof hit") == "undefined"
            page.wait_for_function("violations.length === 4")
            stopped = {line.split()[0] for line in page.evaluate("violations")}
            assert stopped == {"script-src-elem", "script-src-attr", "style-src-attr", "form-action"}
            assert told
    finally:
        (site / "slipped.html").unlink()


@pytest.mark.browser
@pytest.mark.parametrize("way", ["file", "http"])
def test_light_or_dark_is_remembered_and_there_before_anything_is_painted(
    browser: Browser, site: Path, address: str, way: str
) -> None:
    start = site.as_uri() if way == "file" else address
    for system, first, then in (("light", "default", "slate"), ("dark", "slate", "default")):
        with browser.new_context(color_scheme=system) as context:  # type: ignore[arg-type]
            page, told = watched(context)
            page.goto(f"{start}/index.html")
            assert page.evaluate("schemeAtFirst") == first
            page.locator("[data-fp-scheme]").click()
            assert page.locator("html").get_attribute("data-md-color-scheme") == then
            page.goto(f"{start}/kommun/mellerud.html")
            assert page.evaluate("schemeAtFirst") == then
            assert page.locator("[data-fp-scheme]").get_attribute("aria-label") in {
                "slate": "Byt till ljust läge", "default": "Byt till mörkt läge",
            }[then]  # fmt: skip
            assert not told


@pytest.mark.browser
def test_the_choice_holds_for_the_page_where_the_browser_keeps_nothing(browser: Browser, site: Path) -> None:
    with browser.new_context(color_scheme="light") as context:
        page, told = watched(context)
        page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})")
        page.goto((site / "index.html").as_uri())
        page.locator("[data-fp-scheme]").click()
        assert page.locator("html").get_attribute("data-md-color-scheme") == "slate"
        assert not told
