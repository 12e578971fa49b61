"""The kinds of fault that are looked for in a finished site, and how one is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Every kind of fault with what is said of it; `{}` is the address, id or element at fault. Tests go through them by name."""

    # What an address leads to
    PAGE = "”{}” leder till en sida eller fil som inte finns"
    ANCHOR = "”{}” leder till en plats på sidan som inte finns"
    OWN_ANCHOR = "”{}” leder till en plats som inte finns på den här sidan"
    IMAGE = "bilden ”{}” finns inte"
    SCRIPT = "skriptet ”{}” finns inte"
    STYLESHEET = "stilmallen eller filen ”{}” finns inte"
    SRCSET = "bilden ”{}” i srcset finns inte"
    POSTER = "förhandsbilden ”{}” finns inte"
    SVG_USE = "”{}”, som bilden hämtar en del av, finns inte"
    FRAME = "ramens sida ”{}” finns inte"
    MEDIA = "filen ”{}” som ska visas eller spelas finns inte"
    ICON = "ikonen ”{}” finns inte"
    REFRESH = "sidan skickar vidare till ”{}” som inte finns"
    CSS_URL = "”{}” leder till en fil som inte finns"
    CSS_IMPORT = "stilmallen ”{}” som ska läsas in finns inte"
    INLINE_STYLE = "stilen pekar på ”{}” som inte finns"
    FORM = "formuläret skickar till ”{}” som inte finns"
    # How an address is written
    SCRIPT_LINK = "”{}” har ett otillåtet slag av adress (kod eller inbäddade data)"
    SCHEME = "”{}” har ett otillåtet slag av adress"
    FILE = "”{}” leder till en fil på en viss dator"
    EMPTY_HREF = "tom länk"
    EMPTY_SRC = "tom adress till något som ska hämtas"
    ABSOLUTE = "”{}” börjar med snedstreck och fungerar inte från en filmapp"
    CASE = "”{}” har fel stora eller små bokstäver"
    PERCENT = "”{}” är kodad med procenttecken så att namnet blir fel"
    BACKSLASH = "”{}” har omvänt snedstreck"
    OTHER_HOST = "hämtar ”{}” från en annan plats"
    OUTSIDE = "”{}” leder ut ur webbplatsens mapp"
    FOLDER = "”{}” leder till en mapp i stället för till dess index.html"
    # What a page says of itself
    DUPLICATE_ID = "id ”{}” finns två gånger"
    REFERENCE = "pekar på id ”{}” som inte finns på sidan"
    ROLE_WITHOUT_HREF = "<a role=”{}”> saknar href och går inte att nå med tangentbord"
    BASE = "<base> ändrar alla sidans länkar"
    HTTP_EQUIV = "http-equiv=”{}” hör inte hemma på sidan"
    # The set of pages, and pages as files
    MISSING = "sidan saknas i bygget"
    SURPLUS = "sidan hör inte till webbplatsen"
    ENCODING = "filen är inte UTF-8"
    TRUNCATED = "sidan är avbruten: </html> saknas"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A fault in a built file; `file` is from the site's root."""

    file: str
    line: int
    message: str
    kind: Kind

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A fault that a tag has on any page; `at` is its place in the tag."""

    kind: Kind
    what: str
    at: int
