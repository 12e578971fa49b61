"""A record as the file holds it: the fields every kind has, filled in."""

from __future__ import annotations

from collections import defaultdict

from bench.words import Writer

Rows = defaultdict[str, list[dict[str, object]]]
"""The lists of a data folder by their Swedish key, with reports and decisions as lists too."""


def record(record_id: str, source: str, writer: Writer, /, **fields: object) -> dict[str, object]:
    """A record with an id, a text, a source with its place, and the day it was reviewed."""
    place = f"avsnitt {writer.random.randint(1, 12)}.{writer.random.randint(1, 9)}"
    known: dict[str, object] = {"id": record_id, **fields}
    known.setdefault("text", writer.text(2, 4))
    return {**known, "källor": [{"dokument": source, "ställe": place}], "granskad": "2026-03-14"}
