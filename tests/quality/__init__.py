"""What the built site costs and gives its readers, measured in real Chromium: `make quality` writes README.md here."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Chapter:
    """One part of the report: its lines of Markdown, and the demands that were missed."""

    title: str
    lines: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def demand(self, kept: bool, what: str) -> None:  # noqa: FBT001
        """Note a demand, and whether it is kept."""
        self.lines.append(f"- {'Kept' if kept else '**Missed**'}: {what}")
        if not kept:
            self.missed.append(what)


def table(*heads: str) -> list[str]:
    """The two first lines of a table of Markdown; a head with a leading > is a column of figures."""
    names = [head.removeprefix(">") for head in heads]
    rules = ["---:" if head.startswith(">") else "---" for head in heads]
    return [f"| {' | '.join(names)} |", f"|{'|'.join(rules)}|"]
