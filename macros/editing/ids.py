"""Ids for new records: whether one is right and free, and a good one made of a name. Reads no files."""

from __future__ import annotations

import re
import unicodedata

from macros.plan.fields import ID_FORM, ID_LENGTH
from macros.plan.rules.identity import RESERVED
from macros.reading.folder import Reading

_SMALL = frozenset(
    {"och", "i", "for", "med", "av", "en", "ett", "den", "det", "till", "pa", "som", "att", "vid", "om", "de"}
)
MOST_WORDS = 4


def fault_in_id(reading: Reading, new: str, *, now: str = "") -> str | None:
    """Why a record cannot have an id, in one line; None if it can. `now` is the id of the record that shall have it."""
    if not ID_FORM.match(new) or len(new) > ID_LENGTH:
        better = slug(new)
        hint = f" Skriv till exempel ”{better}”." if better and better != new else ""
        return f"”{new}” är inget id. Ett id har bara a–z, 0–9 och bindestreck (inte först eller sist), högst {ID_LENGTH} tecken.{hint}"
    if new in RESERVED:
        return f"”{new}” är upptaget av Windows eller webbservrar. Välj ett annat id."
    if new == now:
        return f"Posten har redan id ”{new}”."
    if new in reading.plan:
        record = reading.plan[new]
        return f"Id ”{new}” är upptaget av ”{record.name}” ({record.swedish}). Välj ett annat id."
    if new in reading.moved and reading.moved[new] != now:
        return f"”{new}” är en gammal adress som leder till ”{reading.moved[new]}”. Välj ett annat id."
    return None


def slug(text: str) -> str:
    """A name as an id: small letters without dots and rings, hyphens between words."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:ID_LENGTH].strip("-")


def suggested(reading: Reading, name: str, *, prefix: str = "") -> str:
    """A free id for a record with a name: its first words of weight, after the plan's prefix where it has one."""
    words = [word for word in slug(name).split("-") if word]
    heavy = [word for word in words if word not in _SMALL][:MOST_WORDS] or words[:MOST_WORDS]
    stem = f"{prefix}{'-'.join(heavy)}".strip("-")
    candidates = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
    return next((one for one in candidates if one and fault_in_id(reading, one) is None), "")
