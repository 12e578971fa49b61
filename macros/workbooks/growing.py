"""A sheet whose rows have a height to begin with and still grow with what is typed in them. Writes nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xlsxwriter.worksheet import Worksheet


class GrowingSheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """As the library's own, but that a row's height is what it is now, not what it must stay."""

    def _xml_start_tag(self, tag: str, attributes: Iterable[tuple[str, Any]] = ()) -> None:
        kept = [one for one in attributes if tag != "row" or one[0] != "customHeight"]
        super()._xml_start_tag(tag, kept)
