"""Whether a file that holds one record is named after what it says. Opens no file."""

from __future__ import annotations

from collections.abc import Iterator

from macros.reading.events import Written
from macros.reading.layout import NAME, Found, Holds
from macros.reading.spots import Fault, Value, fault, locate


def check_name(found: Found, written: Written) -> Iterator[Fault]:
    """The folder and name of a report, and the name of a decision or a file of values, must agree with the fields."""
    values = written.values
    if not isinstance(values, dict):
        return
    if found.holds is Holds.REPORT:
        folder = found.path.parent.name
        document = values.get("dokument")
        if isinstance(document, str) and document != folder:
            yield fault("fel-mapp", locate(written.node, ("dokument",)), document=document, folder=folder)
        yield from _stem(found, written, values, ("område", "period"))
    elif found.holds is Holds.DECISION:
        yield from _stem(found, written, values, ("datum", "id"))
    elif found.holds is Holds.VALUES:
        indicator = values.get("indikator")
        if isinstance(indicator, str) and indicator != found.stem:
            spot = locate(written.node, ("indikator",))
            yield fault("fel-filnamn-varden", spot, name=found.path.name, right=f"{indicator}.yml")


def _stem(found: Found, written: Written, values: dict[str, Value], fields: tuple[str, str]) -> Iterator[Fault]:
    first, second = (values.get(name) for name in fields)
    if not isinstance(first, str) or not isinstance(second, str) or found.stem == f"{first}-{second}":
        return
    if not NAME.match(f"{first}-{second}.yml"):  # what is wrong with the fields is told there
        return
    wrong = fields[1] if found.stem.startswith(f"{first}-") else fields[0]
    right = f"{first}-{second}.yml"
    yield fault(
        "fel-filnamn", locate(written.node, (wrong,)), name=found.path.name, right=right, fields=" och ".join(fields)
    )
