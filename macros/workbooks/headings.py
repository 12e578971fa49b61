"""Which column holds what, by what people write over it; and what nobody can know from that. Reads no values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from macros.plan.activities import Fact
from macros.plan.messages import listed
from macros.workbooks.fields import FACTS, NAME, fields
from macros.workbooks.grid import Cell, Sheet

TIME, STATE, RESULT, NOTHING = "tid", "läge", "resultat", ""
"""What a column may hold that is no field of an activity: start and end in one, the state and what came of it, nothing to keep."""
_NEAR = 0.78
"""Headings are short: less alike than this is another word."""
FIRST_ROWS = 40
"""How far down headings are looked for: titles and logotypes often stand above them."""
WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        NAME: ("aktivitet", "aktiviteter", "insats", "insatser", "åtgärd", "åtgärder", "vad", "vad ska göras", "vad ska vi göra", "aktivitet/insats", "insats/aktivitet", "aktivitet/åtgärd", "benämning", "rubrik"),
        "mål": ("mål", "delmål", "steg", "målområde", "fokusområde", "mål/steg", "steg/mål", "mål/delmål", "prioriterat område", "utvecklingsområde"),
        "områden": ("kommun", "kommuner", "område", "områden", "var", "geografiskt område", "gäller kommun"),
        TIME: ("när", "tid", "tidplan", "tidsplan", "tidsperiod", "tidsram", "period", "när ska det göras"),
        "start": ("start", "startdatum", "från", "börjar", "påbörjas", "starttid", "fr.o.m", "startar"),
        "slut": ("slut", "slutdatum", "klart", "klar", "klart senast", "klar senast", "till", "deadline", "slutförs", "färdigt", "sluttid", "t.o.m", "klart när", "ska vara klart"),
        "hur": ("hur", "beskrivning", "genomförande", "metod", "hur genomförs den", "så här gör vi", "arbetssätt", "hur ska det göras", "beskrivning/hur"),
        "ansvariga": ("ansvarig", "ansvariga", "ansvar", "vem", "vem ansvarar", "ansvarig funktion", "ansvarig verksamhet", "ansvarig enhet", "ansvarig part", "huvudansvarig", "utförare", "av vem"),
        "medverkande": ("medverkande", "deltagare", "deltar", "samverkanspart", "samverkansparter", "samverkan med", "i samverkan med", "tillsammans med", "övriga aktörer", "berörda"),
        "uppföljning": ("uppföljning", "hur följs det upp", "hur följs den upp", "följs upp", "utvärdering", "hur mäter vi", "uppföljning/mätning", "mått", "mätning"),
        "indikatorer": ("indikator", "indikatorer"),
        "målgrupper": ("målgrupp", "målgrupper", "för vem", "för vilka"),
        "typ": ("typ", "slag", "typ av aktivitet"),
        "nivå": ("nivå",),
        "text": ("text", "bakgrund", "syfte", "information", "om aktiviteten"),
        "se_dokument": ("se dokument", "dokument", "styrdokument", "underlag"),
        STATE: ("läge", "läget", "status", "nuläge", "läge/status"),
        RESULT: ("resultat", "vad är gjort", "utfall"),
        NOTHING: ("nr", "nr.", "nummer", "löpnr", "löpnummer", "#", "rad"),
    }
)  # fmt: skip
"""What people write over a column, besides the headings that a workbook of ours has."""


@dataclass(frozen=True, slots=True)
class Holds:
    """What a column holds: a field's key (or one of the four above), and for unsaid facts which one."""

    key: str
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Where a sheet's headings stand, and what each column holds; a column that is not in `holds` has no heading."""

    sheet: Sheet
    row: int
    holds: Mapping[int, Holds]
    headings: Sequence[Cell]
    """The cell with the heading of each column."""

    @property
    def unknown(self) -> tuple[Cell, ...]:
        """Headings that nobody can map, in order."""
        return tuple(
            cell for number, cell in enumerate(self.headings) if cell.text.strip() and number not in self.holds
        )


def known_keys() -> tuple[str, ...]:
    """What a column can be told to hold."""
    return (*fields(), TIME, STATE, RESULT)


def tables(sheets: Iterable[Sheet], told: Mapping[str, str]) -> list[Table]:
    """The sheets that have a row of headings with a name of activities, the best first."""
    found = [(score, table) for sheet in sheets if (best := _best(sheet, told)) for score, table in [best]]
    return [table for _, table in sorted(found, key=lambda one: -one[0])]


def _best(sheet: Sheet, told: Mapping[str, str]) -> tuple[int, Table] | None:
    rows = range(min(FIRST_ROWS, len(sheet.rows)))
    scored = [(len(holds), -row, holds) for row in rows if (holds := _holds(sheet.rows[row], told))]
    scored = [one for one in scored if len(one[2]) > 1 and any(held.key == NAME for held in one[2].values())]
    if not scored:
        return None
    score, turned, holds = max(scored, key=lambda one: one[:2])
    row, headings = -turned, sheet.rows[-turned]
    if lower := _lower(sheet, row, holds, told):
        row, holds = row + 1, holds | lower
        headings = tuple(sheet.rows[row][number] if number in lower else cell for number, cell in enumerate(headings))
    return score, Table(sheet, row, holds, headings)


def _lower(sheet: Sheet, row: int, holds: Mapping[int, Holds], told: Mapping[str, str]) -> dict[int, Holds]:
    """What columns hold by a second row of headings, as under one that says `Tid` over start and end; nothing if there is none."""
    cells = sheet.rows[row + 1] if row + 1 < len(sheet.rows) else ()
    lower = _holds(cells, told)
    filled = {number for number, cell in enumerate(cells) if cell.text.strip()}
    names = {number for number, held in holds.items() if held.key == NAME}
    return lower if filled and filled == set(lower) and not names & filled else {}


def _holds(row: Sequence[Cell], told: Mapping[str, str]) -> dict[int, Holds]:
    given = {_plain(heading): key for heading, key in told.items()}
    found: dict[int, Holds] = {}
    for number, cell in enumerate(row):
        plain = _plain(cell.text)
        if plain in given:
            found[number] = Holds(given[plain])
        elif plain and len(plain) <= 60 and (held := meaning(cell.text)):
            found[number] = held
    return found


def meaning(heading: str) -> Holds | None:
    """What a column with this heading holds, or None."""
    plain = _plain(heading)
    for field in fields().values():
        title = field.title.casefold()
        if field.key == FACTS and plain.startswith(f"{title}: "):
            fact = plain.removeprefix(f"{title}: ")
            return Holds(FACTS, fact) if fact in list(Fact) else None
        if field.key != FACTS and (
            plain in (title, field.key) or (field.many and re.fullmatch(rf"{re.escape(title)} \d+", plain))
        ):
            return Holds(field.key)
    short = re.sub(r"\s*\(.*\)\Z", "", plain).strip(" :*?")
    parts = [part.strip() for part in short.split("/")]
    return _by_words(plain, short) or (_by_words(parts[0]) if len({_by_words(part) for part in parts}) == 1 else None)


def _by_words(*given: str) -> Holds | None:
    return next((Holds(key) for key, words in WORDS.items() if not set(words).isdisjoint(given)), None)


def unmapped(table: Table, name: str) -> Iterator[str]:
    """What to say of each heading that nobody can map."""
    for cell in table.unknown:
        shown = " ".join(cell.text.split())
        near = near_key(shown)
        hint = f" Menade du {near}?" if near else ""
        yield (
            f"{name}, {cell.place}: Rubriken ”{shown}” går inte att tolka.{hint} "
            f'Ange vad kolumnen är: --kolumn "{shown}={near or "text"}", eller lämna den utanför: --kolumn "{shown}=".'
        )


def near_key(heading: str) -> str:
    """The field whose usual headings are most like this one, or nothing."""
    words = {word: key for key, many in WORDS.items() if key for word in many}
    words |= {field.title.casefold(): field.key for field in fields().values()}
    found = get_close_matches(_plain(heading), words, n=1, cutoff=_NEAR)
    return words[found[0]] if found else ""


def no_table(sheets: Sequence[Sheet], name: str) -> str:
    """What to say where no sheet has headings."""
    where = (
        f"bladet {sheets[0].name}"
        if len(sheets) == 1
        else f"något av bladen {listed(one.name for one in sheets)}"
        if sheets
        else "filen"
    )
    words = "; ".join(", ".join(WORDS[key][:3]) for key in (NAME, "mål", "ansvariga", TIME))
    return f'{name}: Ingen rad med rubriker hittades i {where}. Det behövs minst en kolumn för aktivitetens namn och en till. Rubriker som känns igen: {words}. Heter namnkolumnen något annat: --kolumn "Rubrik=namn".'


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split()).strip(" :*").casefold()
