"""`fardplan visa`: one session, and the server that shows it until Ctrl-C. Must not decide how anything is made or answered."""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import suppress

from macros.engine.beginning import Folders
from macros.preview.serving import HOST, Server
from macros.preview.session import Session

_TAKEN = {errno.EADDRINUSE, errno.EACCES, 10013, 10048}
"""As the systems say that a port is not to be had; the last two are Windows' own."""


class PortError(Exception):
    """The port cannot be used; the text says what to do, in Swedish."""


def show(folders: Folders, *, port: int, tell: Callable[[str], None]) -> None:
    """Show the site and follow what is saved, until interrupted; raises `PortError`."""
    session = Session(folders, tell)
    with _server(session, port) as server:
        try:
            session.begin()
            tell(
                f"Webbplatsen visas på http://{HOST}:{server.server_port}/ och följer med när du sparar. Avsluta med Ctrl-C."
            )
            with suppress(KeyboardInterrupt):
                server.serve_forever(poll_interval=0.2)
        finally:
            server.closing = True
            session.close()
    tell("Visningen är avslutad.")


def _server(session: Session, port: int) -> Server:
    try:
        return Server(session, port)
    except OverflowError as error:
        raise PortError(f"{port} är ingen port. Välj ett tal mellan 1024 och 65535 med --port.") from error
    except OSError as error:
        if error.errno not in _TAKEN:
            raise
        other = port + 1 if port < 65535 else 8001
        raise PortError(
            f"Port {port} är upptagen: kanske visas webbplatsen redan i ett annat fönster. "
            f"Stäng det, eller välj en annan port: fardplan visa --port {other}"
        ) from error
