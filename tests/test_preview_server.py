"""The preview's server: for this computer only, nothing but the site, in Swedish, and it goes on whatever it is asked."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from previewing import PATIENCE, Preview, preview, project, until
from site_build import EPOCH


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with preview(project(tmp_path_factory.mktemp("visning"))) as running:
        yield running


def asked(shown: Preview, sent: bytes) -> str:
    """All that is answered to some bytes until the server hangs up."""
    port = int(shown.address.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as talk:
        talk.sendall(sent)
        talk.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := talk.recv(65536):
            answer += piece
    return answer.decode("utf-8", "replace")


def request(line: str, *headers: str, host: str = "127.0.0.1") -> bytes:
    return "\r\n".join((line, f"Host: {host}", *headers, "Connection: close", "", "")).encode("latin-1")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "localhost:8000", "LOCALHOST:1", "[::1]:8000"])
def test_it_answers_those_who_ask_for_this_computer(shown: Preview, host: str) -> None:
    assert asked(shown, request("GET / HTTP/1.1", host=host)).startswith("HTTP/1.1 200 ")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "", "127.0.0.1@evil.example", "::1", "[::1"]
)
def test_it_answers_nobody_who_asks_for_another(shown: Preview, host: str) -> None:
    answer = asked(shown, request("GET / HTTP/1.1", host=host))
    assert answer.startswith("HTTP/1.1 403 ")
    assert "bara på adresser som börjar med localhost" in answer
    assert "<html" not in answer
    assert asked(shown, request("GET /_visa/nyheter?sida=/ HTTP/1.1", host=host)).startswith("HTTP/1.1 403 ")


def test_it_answers_nobody_who_does_not_say_whom_they_ask(shown: Preview) -> None:
    assert asked(shown, b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n").startswith("HTTP/1.1 403 ")


@pytest.mark.parametrize("path", [
    "/../data/omraden.yml", "/..%2fdata/omraden.yml", "/%2e%2e/%2e%2e/etc/passwd", "/..\\..\\mkdocs.yml", "//etc/passwd",
    "/%00", "/a%00b.html", "/%ff%fe", "/\xe5.html", "/C:/Windows/win.ini", "/kommun/../../data/omraden.yml", "/con",
    "/" + "a/" * 3000, "/?" + "x" * 5000, "/#a", "/%", "/%zz", "/_visa/", "/_visa/../visa.js", "/_visa/x", "/data/omraden.yml",
    "/<script>alert(1)</script>.html", "/[", "/]//[", "*", "http://evil.example/", "/index.html/", "/kommun//index.html",
])  # fmt: skip
def test_no_address_gets_anything_but_the_site(shown: Preview, path: str) -> None:
    answer = asked(shown, request(f"GET {path} HTTP/1.1"))
    status = answer.split(" ")[1]
    assert status in {"200", "302", "400", "404", "414"}, answer[:300]
    for secret in ("områden:", "site_name", "root:", "Traceback", "<script>alert"):
        assert secret not in answer
    if status == "200":
        assert path == "/#a" or path.startswith("/?") or path in {"*", "http://evil.example/"}, answer[:200]
    assert asked(shown, request("GET / HTTP/1.1")).startswith("HTTP/1.1 200 ")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"])
def test_nothing_can_be_written(shown: Preview, method: str) -> None:
    answer = asked(shown, request(f"{method} / HTTP/1.1", "Content-Length: 3") + b"abc")
    assert answer.startswith("HTTP/1.1 405 ")
    assert "Här kan man bara läsa." in answer
    assert "Allow: GET, HEAD" in answer


def test_a_head_has_the_length_and_no_body(shown: Preview) -> None:
    answer = asked(shown, request("HEAD /index.html HTTP/1.1"))
    head, _, body = answer.partition("\r\n\r\n")
    assert head.startswith("HTTP/1.1 200 ")
    assert int(head.split("Content-Length: ")[1].split("\r\n")[0]) > 1000
    assert not body


def test_what_is_no_question_at_all_is_answered_or_hung_up_on(shown: Preview) -> None:
    for sent in (
        b"",
        b"\r\n\r\n",
        b"\x16\x03\x01\x02",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 300 + b"\r\n",
    ):
        answer = asked(shown, sent)
        assert "Traceback" not in answer
        assert "Bad request" not in answer.partition("\r\n\r\n")[2]
    assert asked(shown, request("GET / HTTP/1.1")).startswith("HTTP/1.1 200 ")


def test_a_folder_without_a_slash_leads_to_its_index(shown: Preview) -> None:
    assert "Location: /kommun/\r\n" in asked(shown, request("GET /kommun HTTP/1.1"))
    assert asked(shown, request("GET /kommun/ HTTP/1.1")).startswith("HTTP/1.1 200 ")


def command(*more: str) -> list[str]:
    return [sys.executable, "-m", "macros", "visa", *more]


def test_a_busy_port_is_told_with_what_to_do(tmp_path: Path, shown: Preview) -> None:
    port = shown.address.rpartition(":")[2]
    done = subprocess.run(
        command("--port", port), cwd=project(tmp_path), capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert done.stderr == (
        f"fardplan: Port {port} är upptagen: kanske visas webbplatsen redan i ett annat fönster. "
        f"Stäng det, eller välj en annan port: fardplan visa --port {int(port) + 1}\n"
    )


def test_a_port_that_cannot_be_is_refused(tmp_path: Path) -> None:
    done = subprocess.run(
        command("--port", "99999"), cwd=project(tmp_path), capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (
        2,
        "fardplan: --port ”99999” är ingen port som går att använda. Skriv ett tal från 1024 till 65535.\n",
    )


def test_ctrl_c_ends_it_cleanly(tmp_path: Path) -> None:
    left = tmp_path / "temporärt"
    left.mkdir()
    running = subprocess.Popen(
        command("--port", "0"), cwd=project(tmp_path / "projekt"), stderr=subprocess.PIPE, text=True, encoding="utf-8",
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "TMPDIR": str(left)},
    )  # fmt: skip
    assert running.stderr
    said = running.stderr.readline()
    assert said.startswith("Webbplatsen visas på http://127.0.0.1:")
    until(lambda: list(left.iterdir()))  # the whole site is being built
    running.send_signal(signal.SIGINT)
    assert running.communicate(timeout=PATIENCE)[1] == "Visningen är avslutad.\n"
    assert running.returncode == 0
    assert not list(left.iterdir())
