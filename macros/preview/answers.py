"""What the preview answers for each address: a page of the site with the preview's script, a file, or a page that says why there is none."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from importlib.resources import files
from urllib.parse import parse_qs, unquote, urlsplit

from macros.pages.frameless import notice_page
from macros.preview.faults import MOST
from macros.preview.session import Session
from macros.preview.shown import Shown

OWN = "/_visa/"
"""Where what belongs to the preview stands; no page of a site can, since names have no `_`."""
NEWS = OWN + "nyheter"
_SCRIPT, _STYLE = OWN + "visa.js", OWN + "visa.css"
_PATIENCE = 10.0
_KINDS = {
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon", "woff2": "font/woff2",
    "pdf": "application/pdf", "ics": "text/calendar; charset=utf-8", "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}  # fmt: skip
"""Not what the computer says: Windows calls a script plain text."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, the body and its kind; or a status and where to go instead."""

    status: int
    body: bytes = b""
    kind: str = _KINDS["html"]
    place: str = ""

    @property
    def stamp(self) -> str:
        """Tells this answer from another at the same address."""
        return blake2b(self.body, digest_size=8).hexdigest()


def address_of(target: str) -> str:
    """The file that an address in the browser asks for, from the site's root; whatever is written, nothing else than a name to look up."""
    path = unquote(urlsplit(f"http://x{target}").path if target.startswith("/") else "/?", errors="replace")[1:]
    return path + "index.html" if not path or path.endswith("/") else path


def answer(session: Session, target: str) -> Answer:
    """The answer for an address as a browser asks for it."""
    if target.startswith(OWN):
        return _own(target)
    address = address_of(target)
    shown = session.shown
    if shown and shown.is_framed(address):
        shown = session.settled(_PATIENCE)
    if shown is None:
        return _noticed(
            503,
            "Webbplatsen går inte att visa än",
            "Rätta felen som står i rutan och spara. Då visas sidan av sig själv.",
        )
    body = shown.file(address)
    if body is None:
        return _missing(shown, address)
    if not address.endswith(".html"):
        return Answer(200, body, _KINDS.get(address.rpartition(".")[2], "application/octet-stream"))
    return Answer(200, with_script(body, shown.assets))


def _missing(shown: Shown, address: str) -> Answer:
    if shown.file(f"{address}/index.html") is not None:
        return Answer(302, place=f"/{address}/")
    told = f"Ingen sida har adressen ”{address[:200]}”. Det den visade kan vara borttaget, eller ha fått ett annat id."
    return _noticed(
        404, "Sidan finns inte", told, "Kommer det tillbaka, så visas sidan av sig själv.", home="/index.html"
    )


def _noticed(status: int, title: str, *told: str, home: str = "") -> Answer:
    page = notice_page(title, *told, style=_STYLE, home=home)
    return Answer(status, with_script(page.encode("utf-8", "replace"), ""))


def with_script(page: bytes, assets: str) -> bytes:
    """A page with the preview's script, which knows what it stands on."""
    stamp = blake2b(page + assets.encode(), digest_size=8).hexdigest()
    return page.replace(b"</head>", script(stamp) + b"</head>", 1)


def script(stamp: str) -> bytes:
    """The preview's own tag: the only thing on a page that a build does not write."""
    return f'<script src="{_SCRIPT}" data-visa="{stamp}" defer></script>\n'.encode()


def _own(target: str) -> Answer:
    name = {_SCRIPT: "visa.js", _STYLE: "visa.css"}.get(urlsplit(target).path, "")
    if not name:
        return Answer(404, "Det finns inget här.\n".encode(), _KINDS["txt"])
    body = files("macros.preview").joinpath("client", name).read_bytes()
    return Answer(200, body, _KINDS[name.rpartition(".")[2]])


def news(session: Session, target: str) -> str:
    """What a page is told, as JSON: the stamp that it should have, and all that is wrong."""
    page = parse_qs(urlsplit(target).query).get("sida", ["/"])[0]
    now, faults = answer(session, page), session.faults
    told = [{"fil": one.file, "rad": one.line, "kolumn": one.column, "text": one.text} for one in faults[:MOST]]
    return json.dumps({"stamp": _stamp(now.body), "fel": told, "antal": len(faults)}, ensure_ascii=False)


def _stamp(page: bytes) -> str:
    found = page.partition(b' data-visa="')[2]
    return found.partition(b'"')[0].decode()
