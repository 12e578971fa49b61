"""As much of Forgejo as the forms ask for, on loopback, over a real repository: log-in, files, branches, pull requests."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from repositories import git

REPO = "/api/v1/repos/organisation/forrad"
Answer = tuple[int, Any]


class Forge:
    """The repository and its pull requests."""

    def __init__(self, repository: Path) -> None:
        self.repository = repository
        self.pulls: list[dict[str, Any]] = []
        self.labels: list[dict[str, Any]] = []
        self.asked: list[tuple[str, str]] = []
        self.lock = threading.Lock()

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> Answer:
        """What a request gets; 404 for all that is not there."""
        for (verb, form), do in self._routes().items():
            found = re.fullmatch(form, path)
            if verb == method and found:
                try:
                    return do(*map(unquote, found.groups()), query=query, body=body)
                except subprocess.CalledProcessError:
                    return 404, {"message": "not found"}
        return 404, {"message": "not found"}

    def _routes(self) -> dict[tuple[str, str], Callable[..., Answer]]:
        return {
            ("POST", "/login/oauth/access_token"): lambda **_: (200, {"access_token": "x", "token_type": "bearer"}),
            ("GET", "/api/v1/user"): lambda **_: (200, {"login": "redaktor", "full_name": "Redaktör", "email": ""}),
            ("GET", REPO): lambda **_: (200, {"owner": {"login": "organisation"}, "permissions": {"push": True}}),
            ("GET", f"{REPO}/branches/(.+)"): self._branch,
            ("POST", f"{REPO}/branches"): self._new_branch,
            ("GET", f"{REPO}/git/trees/(.+)"): self._tree,
            ("GET", f"{REPO}/git/blobs/(.+)"): self._blob,
            ("GET", f"{REPO}/contents/(.+)"): self._file,
            ("POST", f"{REPO}/contents"): self._commit,
            ("GET", f"{REPO}/commits"): lambda **_: (200, []),
            ("GET", f"{REPO}/pulls"): lambda **_: (200, self.pulls),
            ("POST", f"{REPO}/pulls"): self._new_pull,
            ("GET", f"{REPO}/labels"): lambda **_: (200, self.labels),
            ("POST", f"{REPO}/labels"): self._new_label,
            ("PUT", f"{REPO}/issues/(\\d+)/labels"): self._put_labels,
            ("GET", f"{REPO}/compare/(.+)\\.\\.\\.(.+)"): self._compare,
        }

    def _git(self, *arguments: str) -> str:
        return git(self.repository, *arguments).strip()

    def _branch(self, name: str, **_: Any) -> Answer:
        return 200, {"name": name, "commit": {"id": self._git("rev-parse", "--verify", f"refs/heads/{name}")}}

    def _new_branch(self, *, body: Any, **_: Any) -> Answer:
        self._git("branch", body["new_branch_name"], body["old_ref_name"])
        return 201, {"name": body["new_branch_name"]}

    def _tree(self, sha: str, **_: Any) -> Answer:
        lines = self._git("-c", "core.quotePath=false", "ls-tree", "-r", sha).splitlines()
        parts = [(*line.split("\t")[0].split(), line.split("\t")[1]) for line in lines]
        return 200, {"tree": [{"path": path, "type": "blob", "sha": found, "size": 1} for _, _, found, path in parts]}

    def _blob(self, sha: str, **_: Any) -> Answer:
        data = subprocess.run(
            ["git", "cat-file", "blob", sha], cwd=self.repository, check=True, capture_output=True
        ).stdout
        return 200, {"sha": sha, "encoding": "base64", "content": base64.b64encode(data).decode()}

    def _file(self, path: str, *, query: dict[str, str], **_: Any) -> Answer:
        return 200, {"path": path, "sha": self._git("rev-parse", "--verify", f"{query['ref']}:{path}")}

    def _commit(self, *, body: Any, **_: Any) -> Answer:
        ref, environment = f"refs/heads/{body['branch']}", dict(os.environ)
        with tempfile.TemporaryDirectory() as folder:
            environment["GIT_INDEX_FILE"] = f"{folder}/index"
            self._plumb(environment, "read-tree", ref)
            for file in body["files"]:
                sha = self._plumb(environment, "hash-object", "-w", "--stdin", data=base64.b64decode(file["content"]))
                self._plumb(environment, "update-index", "--add", "--cacheinfo", f"100644,{sha},{file['path']}")
            tree = self._plumb(environment, "write-tree")
        commit = self._git("commit-tree", tree, "-p", ref, "-m", body["message"])
        self._git("update-ref", ref, commit)
        return 201, {"commit": {"sha": commit}}

    def _plumb(self, environment: dict[str, str], *arguments: str, data: bytes = b"") -> str:
        command = ["git", *arguments]
        done = subprocess.run(
            command, cwd=self.repository, env=environment, input=data, check=True, capture_output=True
        )
        return done.stdout.decode().strip()

    def _new_pull(self, *, body: Any, **_: Any) -> Answer:
        owner, _, branch = body["head"].partition(":")
        head = {"label": body["head"], "ref": branch, "repo": {"owner": {"login": owner}}}
        self.pulls.append({**body, "number": len(self.pulls) + 1, "state": "open", "labels": [], "head": head})
        return 201, self.pulls[-1]

    def _new_label(self, *, body: Any, **_: Any) -> Answer:
        self.labels.append({"id": len(self.labels) + 1, "name": body["name"]})
        return 201, self.labels[-1]

    def _put_labels(self, number: str, *, body: Any, **_: Any) -> Answer:
        labels = [one for one in self.labels if one["id"] in body["labels"]]
        self.pulls[int(number) - 1]["labels"] = labels
        return 200, labels

    def _compare(self, base: str, head: str, **_: Any) -> Answer:
        branch = head.partition(":")[2]
        names = self._git("diff", "--name-only", f"{base}...{branch}").splitlines()
        return 200, {"files": [{"filename": one, "status": "changed"} for one in names], "commits": []}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    forge: Forge

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _do(self) -> None:
        parts = urlsplit(self.path)
        query = {key: found[0] for key, found in parse_qs(parts.query).items()}
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if parts.path == "/login/oauth/authorize":
            self._send(302, b"", Location=f"{query['redirect_uri']}?code=x&state={query['state']}")
        elif self.command == "OPTIONS":
            self._send(204, b"")
        else:
            with self.forge.lock:
                self.forge.asked.append((self.command, parts.path))
                status, told = self.forge.answer(self.command, parts.path, query, json.loads(sent) if sent else None)
            self._send(status, json.dumps(told).encode())

    def _send(self, status: int, data: bytes, **headers: str) -> None:
        self.send_response(status)
        usual = {
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Allow-Headers": "*",
            "Access-Control-Allow-Methods": "*",
        }
        allowed = {"Access-Control-Allow-Headers": "authorization,content-type", "Content-Type": "application/json"}
        for name, value in {**usual, **allowed, **headers, "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _do  # noqa: N815  # the names that the server asks for


@contextmanager
def listening(repository: Path) -> Iterator[tuple[Forge, str]]:
    """The forge and its address."""
    forge = Forge(repository)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"forge": forge}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield forge, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
