"""A web server for one's own computer: answers what `answers` says, tells open pages what is new. Must not know the site.

It answers only those who ask for this computer by name, and never reads a file that somebody asks for.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any
from urllib.parse import urlsplit

from macros.pages.frameless import notice_page
from macros.preview.answers import NEWS, Answer, answer, news
from macros.preview.session import Session

HOST = "127.0.0.1"
_NAMES = {"localhost", "127.0.0.1", "[::1]"}
_BEAT = 15.0
_REFUSED = {
    400: "Frågan går inte att förstå.",
    403: "Den här visningen svarar bara på adresser som börjar med localhost eller 127.0.0.1.",
    405: "Här kan man bara läsa.",
    414: "Adressen är för lång.",
    431: "Frågan är för lång.",
    500: "Sidan gick inte att visa.",
    505: "Den sortens fråga går inte att svara på.",
}


_BROKEN = "Det blev fel i programmet när sidan skulle göras. De andra sidorna går att visa."


class Server(ThreadingHTTPServer):
    """The server; raises `OSError` if the port is taken."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # on Windows, two servers could have the same port

    def __init__(self, session: Session, port: int) -> None:
        self.session = session
        self.closing = False
        super().__init__((HOST, port), _Handler)

    def server_bind(self) -> None:
        """Bind, and ask nobody for this computer's name, which can take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser may hang up in the middle of an answer."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 60
    wbufsize = -1
    disable_nagle_algorithm = True

    def version_string(self) -> str:
        """Only the name: nobody needs to know more."""
        return "fardplan"

    def do_GET(self) -> None:
        """Answer."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Answer without the body."""
        self._answer(body=False)

    def _answer(self, *, body: bool) -> None:
        if not _is_ours(self.headers.get_all("Host", [])):
            self.send_error(403)
        elif urlsplit(self.path).path == NEWS and body:
            self._tell_news()
        else:
            self._send(self._found(), body=body)

    def _found(self) -> Answer:
        try:
            return answer(self.server.session, self.path)
        except Exception:  # noqa: BLE001  # of a page, whatever it is: the others are shown
            return Answer(500, notice_page("Sidan gick inte att visa", _BROKEN, style="", home="/index.html").encode())

    def _send(self, found: Answer, *, body: bool) -> None:
        self.send_response(found.status)
        self.send_header("Content-Type", found.kind)
        self.send_header("Content-Length", str(len(found.body)))
        if found.place:
            self.send_header("Location", found.place)
        self._end_headers()
        if body:
            self.wfile.write(found.body)

    def _end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()

    def _tell_news(self) -> None:
        """Tell at once how it is, then whenever something is new, until the page is left."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self._end_headers()
        session, told, version = self.server.session, "", -1
        with suppress(OSError):
            self.wfile.write(b"retry: 1000\n\n")
            while not self.server.closing:
                version = session.wait(version, _BEAT)
                line = news(session, self.path)
                self.wfile.write(f"data: {line}\n\n".encode() if line != told else b":\n\n")
                self.wfile.flush()
                told = line

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Say no in Swedish, and hang up: what more was sent is not read."""
        assert message is None or explain is None or message != explain
        code = 405 if code == 501 else code
        self.close_connection = True
        text = f"{_REFUSED.get(code, _REFUSED[400])}\n".encode()
        self.send_response(code)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.send_header("Connection", "close")
        if code == 405:
            self.send_header("Allow", "GET, HEAD")
        self._end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)

    def log_message(self, *_: Any) -> None:
        """Say nothing: the terminal is for what is wrong with the plan."""


def _is_ours(hosts: Sequence[str]) -> bool:
    """Whether the browser asks for this computer: another site's name may have been made to lead here."""
    return (
        len(hosts) == 1 and hosts[0].rpartition(":")[0 if ":" in hosts[0].rpartition("]")[2] else 2].lower() in _NAMES
    )
