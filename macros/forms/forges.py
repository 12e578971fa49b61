"""The forges that can take changes from the forms: what each needs to be told, and which hosts its page must reach."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_HOST = re.compile(r"[a-z0-9][a-z0-9.-]*(?::\d+)?")


class ForgeError(Exception):
    """The forge in `mkdocs.yml` is not told in full; the message is Swedish."""


@dataclass(frozen=True, slots=True)
class Forge:
    """Where the forms send changes."""

    name: str
    """Decap's name of the forge."""
    backend: Mapping[str, Any]
    """What Decap needs to know of it."""
    hosts: tuple[str, ...]
    """The origins that the page may ask, and no others."""


NAMES = ("github", "gitlab", "forgejo", "gitea", "lokal")
"""What may be said in `mkdocs.yml`; `lokal` is decap-server on the own machine, for trying things."""


def forge(told: Mapping[str, str]) -> Forge | None:
    """The forge that the options tell of, None if none is named; raises `ForgeError`."""
    options = {key: (value or "").strip().rstrip("/") for key, value in told.items()}
    name = options.get("backend", "")
    if not name:
        return None
    if name not in NAMES:
        raise ForgeError(
            f"”{name}” är ingen tjänst som formulären kan använda. Välj github, gitlab, forgejo eller gitea."
        )
    if name == "lokal":
        return _local(options)
    repo = _need(options, "repo", "Skriv förrådets namn, till exempel organisation/forrad.")
    common = {"repo": repo, "branch": options.get("branch") or "main", "squash_merges": True}
    return {"github": _github, "gitlab": _gitlab, "forgejo": _forgejo, "gitea": _forgejo}[name](options, common)


def _github(options: Mapping[str, str], common: Mapping[str, Any]) -> Forge:
    """GitHub takes no log-in from a page alone: a small service of one's own must hold the secret."""
    base = _need(
        options, "base_url",
        "GitHub kräver en egen inloggningstjänst (OAuth-proxy för Decap). Skriv dess adress, med https:// först.",
    )  # fmt: skip
    api = options.get("api_root") or "https://api.github.com"
    return Forge("github", {**common, "base_url": base, "api_root": api}, (_origin(api),))


def _gitlab(options: Mapping[str, str], common: Mapping[str, Any]) -> Forge:
    base = options.get("base_url") or "https://gitlab.com"
    app = _need(options, "app_id", "Skriv programmets id (Application ID) som GitLab gav. Ingen hemlighet behövs.")
    backend = {**common, "auth_type": "pkce", "base_url": base, "api_root": f"{base}/api/v4", "app_id": app}
    return Forge("gitlab", backend, (_origin(base),))


def _forgejo(options: Mapping[str, str], common: Mapping[str, Any]) -> Forge:
    """Forgejo and Gitea have the same interface; only the former name has a workflow in Decap."""
    base = _need(options, "base_url", "Skriv tjänstens adress, med https:// först.")
    app = _need(options, "app_id", "Skriv programmets id (Client ID) som tjänsten gav. Ingen hemlighet behövs.")
    return Forge("forgejo", {**common, "api_root": f"{base}/api/v1", "app_id": app}, (_origin(base),))


def _local(options: Mapping[str, str]) -> Forge:
    base = _need(options, "base_url", "Skriv adressen till decap-server, till exempel http://localhost:8081/api/v1.")
    if urlsplit(base).hostname not in {"localhost", "127.0.0.1"}:
        raise ForgeError("lokal kan bara användas på den egna datorn: base_url ska börja med http://localhost.")
    return Forge("proxy", {"proxy_url": base, "branch": options.get("branch") or "main"}, (_origin(base),))


def _need(options: Mapping[str, str], key: str, remedy: str) -> str:
    if not options.get(key):
        raise ForgeError(f"”{key}” saknas. {remedy}")
    return options[key]


def _origin(address: str) -> str:
    parts = urlsplit(address)
    local = parts.hostname in {"localhost", "127.0.0.1"}
    if not _HOST.fullmatch(parts.netloc) or not (parts.scheme == "https" or (local and parts.scheme == "http")):
        raise ForgeError(f"”{address}” är ingen adress. Den ska börja med https://.")
    return f"{parts.scheme}://{parts.netloc}"
