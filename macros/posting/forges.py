"""Where each forge keeps the comments of a proposal, and how one is written there. Asks nobody anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

MARK = "<!-- fardplan: skillnad -->"
"""Ends our comment, so that it is found again; readers do not see it."""
TOKEN = "FARDPLAN_NYCKEL"  # noqa: S105  # the variable's name
PROPOSAL = "FARDPLAN_FORSLAG"


@dataclass(frozen=True, slots=True)
class Forge:
    """A proposal's comments at a forge."""

    comments: str
    """The address where they are listed, and where a new one is sent."""
    headers: Mapping[str, str]
    method: str
    """How a comment is changed."""
    ours: Callable[[str, Any], Iterator[str]]
    """From that address, without its question, and a page of the list: the addresses of the comments that are ours."""
    new: Callable[[str], object]
    """What is sent for a new comment."""
    changed: Callable[[str], object]
    """What is sent for one that is changed."""
    run: str
    """The address of the run, where the site can be fetched."""


def forge(known: Mapping[str, str]) -> Forge | None:
    """The forge that has set these variables; None if it has given no proposal or no token, or is none that we know."""
    if not known.get(TOKEN):
        return None
    for made in (_gitlab, _azure, _github):
        try:
            return made(known)
        except KeyError:  # a variable that only another forge sets
            continue
    return None


def _github(known: Mapping[str, str]) -> Forge:
    """GitHub, and Forgejo and Gitea, which answer as it does."""
    server, repository = known["GITHUB_SERVER_URL"], known["GITHUB_REPOSITORY"]
    issues = f"{known['GITHUB_API_URL']}/repos/{repository}/issues"
    like_github = bool(known.get("FORGEJO_ACTIONS") or known.get("GITEA_ACTIONS"))
    run = known["GITHUB_RUN_NUMBER" if like_github else "GITHUB_RUN_ID"]
    authors = {"forgejo-actions", "gitea-actions"} if like_github else {"github-actions[bot]"}

    def ours(_comments: str, page: Any) -> Iterator[str]:
        written = (one for one in page if _is_ours(one["body"]) and one["user"]["login"] in authors)
        yield from (f"{issues}/comments/{one['id']}" for one in written)

    return Forge(
        f"{issues}/{int(known[PROPOSAL])}/comments?per_page=100",
        {"Authorization": f"token {known[TOKEN]}"},
        "PATCH", ours, _body, _body, f"{server}/{repository}/actions/runs/{run}",
    )  # fmt: skip


def _gitlab(known: Mapping[str, str]) -> Forge:
    proposals = f"{known['CI_API_V4_URL']}/projects/{known['CI_PROJECT_ID']}/merge_requests"

    def ours(comments: str, page: Any) -> Iterator[str]:
        yield from (f"{comments}/{one['id']}" for one in page if _is_ours(one["body"]) and not one["system"])

    return Forge(
        f"{proposals}/{int(known['CI_MERGE_REQUEST_IID'])}/notes?per_page=100&sort=asc",
        {"PRIVATE-TOKEN": known[TOKEN]},
        "PUT", ours, _body, _body, known["CI_PIPELINE_URL"],
    )  # fmt: skip


def _azure(known: Mapping[str, str]) -> Forge:
    project = f"{known['SYSTEM_COLLECTIONURI'].rstrip('/')}/{quote(known['SYSTEM_TEAMPROJECTID'])}"
    proposals = f"{project}/_apis/git/repositories/{known['BUILD_REPOSITORY_ID']}/pullRequests"
    version = "api-version=7.0"

    def ours(comments: str, page: Any) -> Iterator[str]:
        for thread in page["value"]:
            for one in thread["comments"]:
                if not one.get("isDeleted") and _is_ours(one.get("content")):
                    yield f"{comments}/{thread['id']}/comments/{one['id']}?{version}"

    def new(text: str) -> object:
        """A thread that is closed from the start: nobody has to answer it before the proposal is taken."""
        return {"comments": [{"parentCommentId": 0, "content": text, "commentType": 1}], "status": 4}

    return Forge(
        f"{proposals}/{int(known['SYSTEM_PULLREQUEST_PULLREQUESTID'])}/threads?{version}",
        {"Authorization": f"Bearer {known[TOKEN]}"},
        "PATCH", ours, new, lambda text: {"content": text},
        f"{project}/_build/results?buildId={int(known['BUILD_BUILDID'])}",
    )  # fmt: skip


def _body(text: str) -> object:
    return {"body": text}


def _is_ours(body: str | None) -> bool:
    return (body or "").rstrip().endswith(MARK)
