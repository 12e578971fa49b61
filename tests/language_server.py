"""The language server that editors use for YAML, spoken to as an editor does: over its standard input and output."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PACKAGE = "yaml-language-server@2.0.0"


class Server:
    """A running server for one folder, with the settings that the folder has for VS Code."""

    def __init__(self, command: list[str], root: Path) -> None:
        self.root = root
        self.settings: dict[str, Any] = json.loads((root / ".vscode" / "settings.json").read_text(encoding="utf-8"))
        self.process = subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0
        self.known = set[str]()
        folders = [{"uri": root.as_uri(), "name": "prov"}]
        abilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": root.as_uri(),
                "workspaceFolders": folders,
                "capabilities": abilities,
            },
        )
        self.tell("initialized", {})

    def ask(self, method: str, params: Any) -> Any:
        """Ask, answer what the server asks meanwhile, and give its answer."""
        self.number += 1
        number = self.number
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        while True:
            said = self._next()
            if said.get("id") == number and "method" not in said:
                return said.get("result")

    def tell(self, method: str, params: Any) -> None:
        """Tell without waiting."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def open(self, name: str, text: str | None = None) -> list[tuple[int, str]]:
        """Open a file, or what it would say; gives line, from 1, and text of all that is told of it."""
        path = self.root / name
        text = path.read_text(encoding="utf-8") if text is None else text
        uri = path.as_uri()
        self.number += 1
        if uri in self.known:
            self.tell(
                "textDocument/didChange",
                {"textDocument": {"uri": uri, "version": self.number}, "contentChanges": [{"text": text}]},
            )
        else:
            self.tell(
                "textDocument/didOpen",
                {"textDocument": {"uri": uri, "languageId": "yaml", "version": self.number, "text": text}},
            )
            self.known.add(uri)
        while True:
            said = self._next()
            if said.get("method") == "textDocument/publishDiagnostics" and said["params"]["uri"] == uri:
                return [(one["range"]["start"]["line"] + 1, one["message"]) for one in said["params"]["diagnostics"]]

    def complete(self, name: str, text: str) -> list[dict[str, Any]]:
        """What is offered where the sign ¦ stands in a text."""
        position = self._at(name, text)
        found = self.ask("textDocument/completion", position)
        return found["items"] if isinstance(found, dict) else found or []

    def hover(self, name: str, text: str) -> str:
        """What is shown of what stands at the sign ¦."""
        found = self.ask("textDocument/hover", self._at(name, text))
        return found["contents"]["value"] if found else ""

    def _at(self, name: str, text: str) -> dict[str, Any]:
        before, _, after = text.partition("¦")
        self.open(name, before + after)
        line = before.count("\n")
        return {
            "textDocument": {"uri": (self.root / name).as_uri()},
            "position": {"line": line, "character": len(before.rpartition("\n")[2])},
        }

    def _send(self, message: Any) -> None:
        body = json.dumps(message).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _next(self) -> Any:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            length = int(line.split(b":")[1]) if line.lower().startswith(b"content-length") else length
        if not length:
            raise EOFError("servern slutade svara")
        said = json.loads(self.process.stdout.read(length))
        if said.get("method") == "workspace/configuration":
            wanted = [self._section(one.get("section", "")) for one in said["params"]["items"]]
            self._send({"jsonrpc": "2.0", "id": said["id"], "result": wanted})
        elif "id" in said and "method" in said:
            self._send({"jsonrpc": "2.0", "id": said["id"], "result": None})
        return said

    def _section(self, name: str) -> Any:
        """A part of the settings, as VS Code gives it: `yaml.format.enable` within `yaml`."""
        found: dict[str, Any] = {}
        for key, value in self.settings.items():
            if key == name:
                return value
            if key.startswith(f"{name}."):
                *path, last = key.removeprefix(f"{name}.").split(".")
                inner = found
                for step in path:
                    inner = inner.setdefault(step, {})
                inner[last] = value
        return found


def command(folder: Path) -> list[str]:
    """The server, fetched by npm into a folder unless it is on the path."""
    if found := shutil.which("yaml-language-server"):
        return [found, "--stdio"]
    subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder), PACKAGE], check=True
    )
    return ["node", str(folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"), "--stdio"]


@contextmanager
def running(command: list[str], root: Path) -> Iterator[Server]:
    """A server that ends with the block."""
    server = Server(command, root)
    try:
        yield server
    finally:
        server.process.kill()
        server.process.communicate()
