"""The one place that joins reading, checking and pages. Must not know who asks: a command, the engine or a test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path as FilePath

from macros.pages.authored.check import check_page
from macros.pages.bodies import Body, body
from macros.pages.catalogue import PageSpec, catalogue, old_address, redirects
from macros.pages.guides import EDIT, missing_guides
from macros.pages.setting import Setting
from macros.plan.checks import check
from macros.plan.messages import did_you_mean, message, nearest
from macros.plan.plain.judge import remarks
from macros.plan.plain.texts import explained, running_texts
from macros.plan.plan import Plan
from macros.plan.problems import Place, Problem, Severity, sort_problems
from macros.plan.record import Part
from macros.plan.relations import Path
from macros.plan.rules.identity import RESERVED
from macros.plan.stated import Said, always_wrong, unfit_to_publish
from macros.plan.statement import Statement
from macros.plan.valuefiles import ValueFile
from macros.reading.authored import AuthoredPage, AuthoredPages, read_pages, shortened
from macros.reading.folder import Reading, Through, read_folder
from macros.reading.foreign import leads_out
from macros.reading.layout import STATEMENT
from macros.reading.source import Source, place_at

EDIT_PAGE = EDIT + "?fil={file}&rad={line}"
"""The authors' page that tells how a record is edited, and which, where no forge's address is given."""

TEST_DAY = date(2026, 11, 22)
"""The day on which folders of broken data are checked, so that what is found never depends on the clock."""

LOST = frozenset({"lank-saknas", "lank-med-kod"})
"""The rules that a link to a record that could not be read would break for no fault of its own."""


NOTHING = Reading(Plan(()), (), {}, frozenset(), (), {}, {})
"""What is read of a folder that is not opened."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A folder of data as read, with all that is wrong in it: from reading and from the rules, sorted."""

    reading: Reading
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def files(self) -> int:
        """How many files hold the records that were read."""
        return len({self.reading.place(record.id).file for record in self.reading.plan.records})


def load(data: FilePath, *, on: date, shown: str | None = None) -> Loaded:
    """Read and check a folder as of the day `on`; `shown` is what problems call the folder."""
    reading = read(data, shown=shown)
    return Loaded(reading, judged(reading, on=on))


def read(data: FilePath, *, shown: str | None = None, through: Through = map, earlier: Plan | None = None) -> Reading:
    """Read a folder, file by file; one that a link leads out of its project is not opened. `earlier` spares work, see `Plan`."""
    if outside := leads_out(data, option="--data"):
        place = Place(shown if shown is not None else data.as_posix())
        return replace(NOTHING, problems=(Problem(place, Severity.ERROR, "mapp-leder-ut", outside),))
    return read_folder(data, shown=shown, through=through, earlier=earlier)


def judged(reading: Reading, *, on: date) -> tuple[Problem, ...]:
    """All that is wrong in what was read, as of the day `on`: from reading and from the rules, sorted."""
    elsewhere = _elsewhere(reading)
    findings = [
        Problem(reading.place(found.record, found.path, found.position), found.severity, found.rule, found.message)
        for found in check(reading.plan, on=on)
        if found.rule not in LOST or (found.record, found.path) not in elsewhere
    ]
    said = always_wrong(reading.stated.statement, on) if reading.stated else ()
    return tuple(sort_problems([*reading.problems, *findings, *_wrong_moves(reading), *_stated(reading, said)]))


def unpublishable(reading: Reading, *, on: date, shown: str) -> tuple[Problem, ...]:
    """What must be put right before the site is published on a day; `shown` is what problems call the folder."""
    if reading.stated:
        return tuple(_stated(reading, unfit_to_publish(reading.stated.statement, on)))
    place = Place(f"{shown}/{STATEMENT}")
    if any(problem.place.file == place.file for problem in reading.problems):
        return ()
    return (Problem(place, Severity.ERROR, "redogorelse-saknas", message("redogorelse-saknas")),)


def _stated(reading: Reading, said: Iterable[Said]) -> Iterator[Problem]:
    """What is said of the accessibility statement, where it stands."""
    if stated := reading.stated:
        for found in said:
            place = stated.place(found.path, at_key=found.at_key)
            yield Problem(place, Severity.ERROR, found.rule, found.message)


def _wrong_moves(reading: Reading) -> Iterator[Problem]:
    """A moved id must be gone, lead to one that is there, and have had a page that can be left behind."""
    ids = [record.id for record in reading.plan.records]
    for old, new in reading.moved.items():
        if old in RESERVED:
            rule, told = "flyttat-reserverat", message("flyttat-reserverat", id=old)
        elif old in reading.plan:
            rule, told = "flyttat-finns-kvar", message("flyttat-finns-kvar", id=old)
        elif new not in reading.plan or isinstance(reading.plan[new], ValueFile):
            final = reading.moved.get(new, "")
            hint = f" Det har i sin tur flyttat till ”{final}”." if final else did_you_mean(new, ids)
            rule, told = "flyttat-leder-fel", message("flyttat-leder-fel", id=new, hint=hint)
        else:
            continue
        yield Problem(reading.move_place(old), Severity.ERROR, rule, told)


def _elsewhere(reading: Reading) -> set[tuple[str, Path]]:
    """The links that may lead to what is written but could not be read: nothing is known to be wrong with them."""
    if not reading.unread and not reading.left_out:
        return set()
    return {
        (link.source, link.path)
        for link in reading.plan.references
        if link.target not in reading.plan and (reading.unread or link.target in reading.left_out)
    }


def problems_of(
    data: FilePath, *, shown: str | None = None, on: date = TEST_DAY, publishing: bool = False
) -> tuple[Problem, ...]:
    """All that is wrong in a folder, as tests of broken data ask it."""
    loaded = load(data, on=on, shown=shown)
    more = unpublishable(loaded.reading, on=on, shown=shown or data.as_posix()) if publishing else ()
    return tuple(sort_problems([*loaded.problems, *more]))


def build_day(given: str = "") -> date:
    """The day to build for: as given (ÅÅÅÅ-MM-DD), else SOURCE_DATE_EPOCH, else today; raises `ValueError`."""
    if given:
        return date.fromisoformat(given)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).astimezone().date()


@dataclass(frozen=True, slots=True)
class Site:
    """A checked plan with all that its pages need; pages are made one by one, in any order."""

    loaded: Loaded
    on: date
    edit_url: str = EDIT_PAGE
    authored: frozenset[str] | None = None
    """Addresses of the authors' pages, where they are known."""

    @property
    def plan(self) -> Plan:
        """The plan whose pages these are."""
        return self.loaded.reading.plan

    @property
    def setting(self) -> Setting:
        """What a page needs besides its record."""
        missing = frozenset[str]() if self.authored is None else missing_guides(self.authored)
        reading = self.loaded.reading
        statement = reading.stated.statement if reading.stated else Statement()
        return Setting(self.plan, self.on, reading.place, self.edit_url, missing, statement)

    def body(self, spec: PageSpec) -> Body:
        """The body of one generated page."""
        return body(self.setting, spec)

    def redirects(self) -> dict[str, str]:
        """Old address → new address."""
        return redirects(self.plan, dict(self.loaded.reading.moved))

    def problems(self, docs: FilePath | None, *, shown: str | None = None) -> tuple[Problem, ...]:
        """All that is wrong in data and on authors' pages; pages can only be tried on a plan without errors."""
        if docs is None or self.loaded.errors:
            return self.loaded.problems
        return tuple(sort_problems([*self.loaded.problems, *self.check_authored(docs, shown=shown)]))

    def check_authored(self, docs: FilePath, *, shown: str | None = None) -> tuple[Problem, ...]:
        """All that is wrong on the authors' pages: every macro call is read, and tried, before any is run."""
        authored = read_pages(docs, shown=shown)
        specs = catalogue(self.plan)
        generated = {spec.address: spec.record for spec in specs if spec.record}
        problems = list(authored.problems)
        for page in authored.pages:
            mistakes = check_page(self.setting, page.text, address=page.address, replaces=generated.get(page.address))
            problems += [Problem(page.place(one.line), Severity.ERROR, one.rule, one.message) for one in mistakes]
        wrong_menu = self._wrong_menu(authored, [spec.address for spec in specs])
        return tuple(sort_problems([*problems, *self._taken_addresses(authored.pages), *wrong_menu]))

    def plain(self, data: FilePath, docs: FilePath | None, *, shown: str) -> tuple[Problem, ...]:
        """What could be plainer Swedish in data and on authors' pages, sentence by sentence; `shown` is the data folder's name."""
        reading, known = self.loaded.reading, explained(self.plan)
        source, problems = Source(data, shown), list[Problem]()
        parts: list[tuple[Part, Callable[[Path], Place]]] = [
            (record, partial(reading.place, record.id)) for record in self.plan.records
        ]
        if reading.stated:
            parts.append((reading.stated.statement, reading.stated.place))
        for part, place_of in parts:
            texts = tuple(running_texts(part))
            page_text = "\n".join(text for _, text in texts)
            for path, text in texts:
                for remark in remarks(text, known=known, beside=page_text):
                    place = source.sentence(place_of(path), text[remark.sentence.start :])
                    problems.append(Problem(place, Severity.WARNING, remark.rule, remark.message))
        for page in read_pages(docs).pages if docs else ():
            for remark in remarks(page.text, known=known):
                place = place_at(page.file, page.text, remark.sentence.start)
                problems.append(Problem(place, Severity.WARNING, remark.rule, remark.message))
        return tuple(sort_problems(problems))

    def _wrong_menu(self, authored: AuthoredPages, generated: Iterable[str]) -> Iterator[Problem]:
        """The menu may lead to an author's page and to one that is made from the data."""
        known = {*generated, *(page.address for page in authored.pages)}
        for place, address in authored.menu:
            if address not in known:
                near = nearest(address, known, at_least=0.75)
                hint = f" Menade du ”{near.removesuffix('.html')}.md”?" if near else ""
                yield Problem(place, Severity.ERROR, "meny-saknas", message("meny-saknas", hint=hint))

    def _taken_addresses(self, pages: Iterable[AuthoredPage]) -> Iterator[Problem]:
        """The page that a moved id leaves behind must not take the place of an author's."""
        reading, taken = self.loaded.reading, {shortened(page.address): page.file for page in pages}
        for old, new in reading.moved.items():
            address = old_address(self.plan, old, new) if new in self.plan else ""
            if page := taken.get(shortened(address)):
                told = message("flyttat-adress-upptagen", address=address, page=page)
                yield Problem(reading.move_place(old), Severity.ERROR, "flyttat-adress-upptagen", told)
