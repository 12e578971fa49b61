"""The authors' macros: from a call to the same components that generated pages are made of.

Each public method is a macro; its Swedish docstring is what the handbook shows.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping

from macros.pages.authored.selection import AuthorError, find_kind, find_record, select
from macros.pages.blocks import block, sections
from macros.pages.bodies import view
from macros.pages.components import Block, Chooser, Facts, Item, Items, Link, Muted, Notice, Table
from macros.pages.maps import county_map
from macros.pages.rendering import Renderer
from macros.pages.setting import Setting
from macros.pages.views import index, lists, overview, parts
from macros.pages.wording import goal_link, link, name
from macros.plan.activities import Activity
from macros.plan.goals import Goal
from macros.plan.places import Area, AreaKind
from macros.plan.record import Record

MACROS = (
    "lank",
    "lista",
    "tabell",
    "kort",
    "fakta",
    "sida",
    "karta",
    "antal",
    "valj",
    "verksamhetsval",
    "kartor",
    "nytt",
)
_MARKDOWN_SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "*_`[]|"})


class AuthorMacros:
    """The macros for one page; `start` is the page's address from the site's root."""

    def __init__(self, setting: Setting, start: str) -> None:
        self._setting = setting
        self._plan = setting.plan
        self._renderer = Renderer(start, missing=setting.missing)

    def call(self, macro: str, arguments: tuple[str, ...], named: Mapping[str, str]) -> str:
        """Answer a call by name; raises `AuthorError` if it cannot be answered."""
        method = getattr(self, macro)
        try:
            inspect.signature(method).bind(*arguments, **named)
        except TypeError:
            raise AuthorError("makro-form", name=macro, form=_form(macro, inspect.signature(method))) from None
        return str(method(*arguments, **named))

    def lank(self, id: str, text: str = "") -> str:
        """En länk till en post. Utan text visas postens namn."""
        record = find_record(self._plan, id)
        shown = Link(link(self._plan, record).address, text or name(self._plan, record))
        return self._renderer.html(shown).translate(_MARKDOWN_SIGNS)

    def lista(self, slag: str, **filter: str) -> str:
        """En lista med länkar till alla poster av ett slag, eller dem som filtret släpper igenom."""
        return self._html(self._list(select(self._plan, slag, filter)))

    def kort(self, slag: str, **filter: str) -> str:
        """Samma urval som lista, men som kort med en mening om varje."""
        records = select(self._plan, slag, filter)
        goals = [record for record in records if isinstance(record, Goal)]
        return self._html(lists.goal_cards(self._plan, goals) if goals else lists.cards(self._plan, records))

    def tabell(self, slag: str, **filter: str) -> str:
        """Samma urval som lista, men som tabell med det viktigaste om varje post."""
        records = select(self._plan, slag, filter)
        activities = [record for record in records if isinstance(record, Activity)]
        caption = find_kind(slag).plural
        if activities:
            return self._html(lists.activity_table(self._setting, activities, caption))
        return self._html(self._table(caption, records))

    def fakta(self, id: str) -> str:
        """Faktarutan för en post: det viktigaste i korthet."""
        content = view(self._setting, find_record(self._plan, id))
        boxes = [box for section in content.sections for box in section.blocks if isinstance(box, Facts)]
        return self._html(boxes[0] if boxes else None)

    def sida(self, id: str) -> str:
        """Allt som den färdiga sidan för en post visar. Används på en egen sida som ersätter den."""
        content = view(self._setting, find_record(self._plan, id))
        notices = [block(notice, self._renderer) for notice in content.notices]
        return _raw("".join((*notices, sections(content.sections, self._renderer))))

    def karta(self, id: str) -> str:
        """En karta över ett län, där varje kommun är en länk. Under kartan står samma sak som tabell."""
        area = find_record(self._plan, id)
        shown = county_map(self._setting, area) if isinstance(area, Area) and area.kind is AreaKind.COUNTY else None
        if shown is None:
            raise AuthorError("makro-karta", id=id)
        rows = tuple((Link(shape.address, shape.name), shape.meaning) for shape in shown.shapes)
        return self._html(shown, Table(f"Kommuner i {area.name}", ("Kommun", "Lokal plan"), rows))

    def antal(self, slag: str, **filter: str) -> str:
        """Hur många poster av ett slag som finns, eller som filtret släpper igenom."""
        return str(len(select(self._plan, slag, filter)))

    def valj(self, slag: str) -> str:
        """En samling länkar att välja bland: kommuner länsvis, andra slag i bokstavsordning."""
        kind = find_kind(slag)
        if kind.kind is AreaKind.MUNICIPALITY:
            return self._html(index.municipality_chooser(self._setting))
        found = tuple(link(self._plan, record) for record in select(self._plan, slag, {}))
        return self._html(Chooser(f"valj-{kind.folder}-lista", kind.plural, ((None, found),)))

    def verksamhetsval(self) -> str:
        """Vägen till den egna verksamheten. Finns valj("verksamhet") och valj("kommun") på samma sida blir det två fält."""
        return self._html(index.workplace_choice())

    def kartor(self) -> str:
        """Kartor över länen, med en tabell som säger samma sak i siffror."""
        return self._html(*overview.counties(self._setting))

    def nytt(self) -> str:
        """De nyaste uppföljningarna och besluten, och de uppföljningar som kommer härnäst, med datum."""
        return self._html(*overview.news(self._setting))

    def _list(self, records: tuple[Record, ...]) -> Block | None:
        shown = tuple(
            Item(goal_link(self._plan, record) if isinstance(record, Goal) else link(self._plan, record))
            for record in records
        )
        return Items(shown, columns=len(shown) > 6) if shown else None

    def _table(self, caption: str, records: tuple[Record, ...]) -> Block | None:
        rows = tuple((link(self._plan, record), parts.first_sentence(record.text) or Muted("–")) for record in records)
        return Table(caption, ("Namn", "I korthet"), rows) if rows else None

    def _html(self, *blocks: Block | None) -> str:
        empty = Notice("empty", "Inget att visa", "Inga poster passar urvalet.")
        shown = [one for one in blocks if one] or [empty]
        return _raw("".join(block(one, self._renderer) for one in shown))


def _raw(html: str) -> str:
    """HTML that stands unharmed in a Markdown page: one element, no empty lines."""
    lines = (line for line in str(html).splitlines() if line.strip())
    return '\n\n<div class="fp-macro">\n' + "\n".join(lines) + "\n</div>\n\n"


def _form(macro: str, signature: inspect.Signature) -> str:
    """How a macro is written: `lista("slag", filter="id")`."""
    shown = []
    for word, parameter in signature.parameters.items():
        free = parameter.kind is inspect.Parameter.VAR_KEYWORD
        shown.append(f'{word}="id"' if free else f'"{word}"')
    return f"{macro}({', '.join(shown)})"
