"""Names of files as they can be shown to people. Brings no models: the command needs it before they are loaded."""

from __future__ import annotations


def printable(name: str) -> str:
    """A file's name that can be shown on one line in any terminal."""
    safe = name.encode("utf-8", "backslashreplace").decode()
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in safe)
