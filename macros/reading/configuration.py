"""What `mkdocs.yml` says, asked before MkDocs reads it: what would run, what it would not understand, and its menu."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.plan.messages import did_you_mean, message
from macros.plan.problems import Place, Problem, Severity
from macros.reading.events import MOST_LEVELS, read_text
from macros.reading.folder import load
from macros.reading.printable import printable

TAGS = (None, "!", "!ENV")
"""What may be said about a value in `mkdocs.yml`: every other tag can run a program."""
POWERS = ("hooks", "extra_templates", "INHERIT", "pymdownx.snippets")
"""What in `mkdocs.yml` would run or show files that nobody has checked."""
SETTINGS = (
    "site_name", "site_description", "site_url", "site_author", "nav", "theme", "plugins", "markdown_extensions", "extra",
    "extra_css", "extra_javascript", "docs_dir", "site_dir", "strict", "validation", "use_directory_urls", "copyright",
    "repo_url", "repo_name", "edit_uri", "edit_uri_template", "exclude_docs", "not_in_nav", "draft_docs", "dev_addr",
    "remote_branch", "remote_name", "watch", "mdx_configs",
)  # fmt: skip
"""What MkDocs has a setting for, but those in POWERS."""
_MARKUP = re.compile(r"[<>\"]|\{\{|\{%|\{#|fardplan-slot")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\Z", re.IGNORECASE)


def read_configuration(file: Path, *, shown: str | None = None) -> tuple[Problem, ...]:
    """What in `mkdocs.yml` would run a program as soon as MkDocs reads it: ask before MkDocs does."""
    named = shown if shown is not None else file.as_posix()
    text, faults = load(file)
    if text is None:
        return tuple(one.in_file(named) for one in faults)
    try:
        events: list[Any] = list(yaml.parse(text, Loader=yaml.SafeLoader))
    except yaml.YAMLError:
        return tuple(one.in_file(named) for one in read_text(text).faults if one.rule != "tagg")
    return tuple(problem for event in events for problem in _dangers(named, event))


def misunderstood(file: Path, *, shown: str) -> tuple[Problem, ...]:
    """What in `mkdocs.yml` MkDocs would refuse in words of its own; nothing of a file that `read_configuration` refuses."""
    return () if read_configuration(file, shown=shown) else tuple(_unknown(shown, _tree(file)))


def menu_of(file: Path, *, shown: str) -> tuple[tuple[Place, str], ...]:
    """The pages that the menu names, with their places; nothing of a menu that cannot be read, which is told elsewhere."""
    return tuple(_targets(shown, next((value for key, value in _pairs(_tree(file)) if key.value == "nav"), None)))


def _tree(file: Path) -> Any:
    """The tree of the file; None where it cannot be read, or nests too deep for a tree to be made."""
    text, _ = load(file)
    depth = deepest = 0
    try:
        for event in yaml.parse(text or "", Loader=yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            deepest = max(deepest, depth)
        return yaml.compose(text or "", Loader=yaml.SafeLoader) if deepest <= MOST_LEVELS else None
    except yaml.YAMLError:
        return None


def _pairs(node: Any) -> list[tuple[Any, Any]]:
    return (
        [pair for pair in node.value if isinstance(pair[0], yaml.ScalarNode)]
        if isinstance(node, yaml.MappingNode)
        else []
    )


def _dangers(file: str, event: Any) -> Iterator[Problem]:
    if isinstance(event, yaml.AliasEvent):
        yield _problem(_place(file, event), "alias")
        return
    tag, value = getattr(event, "tag", None), printable(getattr(event, "value", ""))
    if tag not in TAGS:
        yield _problem(_place(file, event), "installning-tagg", tag=printable(tag).replace("tag:yaml.org,2002:", "!!"))
    elif value in POWERS:
        yield _problem(_place(file, event), "installning-farlig", name=value)
    elif _MARKUP.search(value):
        yield _problem(_place(file, event), "installning-tecken", value=value[:60])


def _unknown(file: str, root: Any) -> Iterator[Problem]:
    """What is no setting, is given twice, or is missing; MkDocs would say it in English and without a place."""
    if not isinstance(root, yaml.MappingNode):
        yield _problem(Place(file), "installning-form")
        return
    first: dict[str, int] = {}
    spoilt = False
    for key, value in _pairs(root):
        name = printable(key.value)
        if name in first:
            yield _problem(_place(file, key), "dubbel-nyckel", key=name, line=first[name])
        elif name not in SETTINGS:
            near = did_you_mean(name, SETTINGS)
            spoilt |= "”site_name”" in near
            yield _problem(_place(file, key), "installning-okand", name=name[:60], near=near)
        first.setdefault(name, key.start_mark.line + 1)
        if name == "nav":
            yield from _wrong_menu(file, value)
    if "site_name" not in first and not spoilt:
        yield _problem(Place(file), "installning-saknas", name="site_name")


def _wrong_menu(file: str, node: Any) -> Iterator[Problem]:
    """The menu is a list of pages, of headings with a page, and of headings with a list; nothing else."""
    if not isinstance(node, yaml.SequenceNode):
        yield _problem(_place(file, node), "meny-form")
        return
    for item in node.value:
        pairs = _pairs(item)
        if isinstance(item, yaml.ScalarNode):
            continue
        if len(pairs) != 1:
            yield _problem(_place(file, item), "meny-form")
        elif not isinstance(pairs[0][1], yaml.ScalarNode):
            yield from _wrong_menu(file, pairs[0][1])


def _targets(file: str, node: Any) -> Iterator[tuple[Place, str]]:
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        target = item if isinstance(item, yaml.ScalarNode) else next((value for _, value in _pairs(item)), None)
        if not isinstance(target, yaml.ScalarNode):
            yield from _targets(file, target)
        elif not _ELSEWHERE.match(target.value):
            yield _place(file, target), printable(target.value)


def _place(file: str, node: Any) -> Place:
    return Place(file, node.start_mark.line + 1, node.start_mark.column + 1)


def _problem(place: Place, rule: str, **values: object) -> Problem:
    return Problem(place, Severity.ERROR, rule, message(rule, **values))
