"""One municipality with its local plans: goals, activities, actors, documents, a decision, and reports by year."""

from __future__ import annotations

from dataclasses import dataclass

from bench.rows import Rows, record
from bench.strategy import GROUPS, LAW, STEPS, Above
from bench.words import WORDS, Writer
from macros.plan.activities import ActivityKind, NoteKind, Status

GOALS = 4
ACTIVITIES = 6
TOPICS = ("nära vård", "barn och unga", "psykisk hälsa")


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality: SCB's code, its name and its id."""

    code: str
    name: str
    id: str


def municipality(rows: Rows, writer: Writer, above: Above, here: Place) -> None:
    """The municipality itself, in one of its county's subregions."""
    parent = above.subregions[int(here.code) % 2]
    rows["områden"].append(
        record(here.id, f"{here.id}-plan-1", writer, typ="kommun", kod=here.code, namn=here.name, del_av=parent)
    )


@dataclass
class LocalPlan:
    """One local plan while it is written."""

    rows: Rows
    writer: Writer
    above: Above
    here: Place
    number: int

    def __post_init__(self) -> None:
        self.area, self.name = self.here.id, self.here.name
        self.plan = f"{self.area}-plan-{self.number}"
        self.topic = TOPICS[(self.number - 1) % len(TOPICS)]
        self.goals = [f"{self.plan}-mal-{goal + 1}" for goal in range(GOALS)]
        self.activities = [f"{self.plan}-aktivitet-{one + 1}" for one in range(ACTIVITIES)]
        self.measures: list[str] = []
        self.board, self.centre, self.homecare, self.coordinator = (
            f"{self.plan}-{one}" for one in ("namnd", "vardcentral", "hemtjanst", "samordnare")
        )

    def write(self, reports: int) -> None:
        """All of it."""
        self._actors()
        self._documents()
        for number, goal in enumerate(self.goals):
            self._goal(number, goal)
        for number, activity in enumerate(self.activities):
            self._activity(number, activity)
        for number in range(reports):
            self._report(2026 - reports + number)

    def _add(self, key: str, record_id: str, **fields: object) -> None:
        self.rows[key].append(record(record_id, self.plan, self.writer, **fields))

    def _actors(self) -> None:
        where, here = f"{self.topic} i {self.name}", self.area
        self._add("aktörer", self.board, typ="nämnd", namn=f"Nämnden för {where}", område=here)
        for one, shown in ((self.centre, "Vårdcentralen"), (self.homecare, "Hemtjänsten")):
            self._add("aktörer", one, typ="verksamhet", namn=f"{shown} för {where}", område=here, del_av=self.board)
        lines = [{"till": self.above.steering, "när": "varje år i februari"}]
        self._add(
            "aktörer",
            self.coordinator,
            typ="roll",
            namn=f"Samordnaren för {where}",
            område=here,
            rapporterar_till=lines,
        )

    def _documents(self) -> None:
        where, above = f"{self.topic} i {self.name}", self.above
        self._add(
            "dokument", self.plan, typ="lokal plan", namn=f"Lokal plan för {where}", status="beslutad", gäller_från="2021",
            gäller_till="2030", områden=[self.area], parter=[self.board, above.region], följs_upp="årligen",
            riktar_sig_till=[self.centre, self.homecare], bygger_på=[above.document, LAW],
        )  # fmt: skip
        self._add(
            "dokument", f"{self.plan}-avtal", typ="avtal", namn=f"Avtal om {where}", daterad="2023-05-02",
            områden=[self.area], parter=[self.board, above.region], bygger_på=[LAW],
        )  # fmt: skip
        self._add(
            "beslut", f"{self.plan}-beslut", typ="antagande", namn=f"Beslut om plan för {where}", utfall="beslutad",
            datum="2023-06-15", dokument=self.plan, område=self.area, beslutad_av=self.board, mål=self.goals[:2],
            aktiviteter=self.activities[:2],
        )  # fmt: skip

    def _goal(self, number: int, goal: str) -> None:
        pick, above = self.writer.random.randrange, self.above
        kind = "förutsättning" if number == GOALS - 1 else "steg"
        supports = above.foundations[pick(3)] if kind == "förutsättning" else above.steps[pick(STEPS)]
        self._add(
            "mål", goal, typ=kind, namn=f"{self.writer.title()} ({WORDS[number].lower()})", nummer=str(number + 1),
            dokument=self.plan, text=self.writer.text(3, 5), stödjer=[supports], målgrupper=[f"grupp-{pick(GROUPS)}"],
        )  # fmt: skip

    def _activity(self, number: int, activity: str) -> None:
        pick, writer = self.writer.random.randrange, self.writer
        self.measures.append(f"matt-{pick(self.above.indicators)}")
        fields: dict[str, object] = {
            "typ": str(list(ActivityKind)[pick(4)]), "namn": f"{writer.title()} i {self.name}", "dokument": self.plan,
            "mål": [self.goals[number % GOALS], self.above.steps[pick(STEPS)]], "områden": [self.area],
            "text": writer.text(2, 4), "ansvariga": [(self.centre, self.homecare, self.coordinator)[number % 3]],
            "medverkande": [self.board, self.above.region], "målgrupper": [f"grupp-{pick(GROUPS)}"],
            "indikatorer": [self.measures[-1]], "se_dokument": [f"{self.plan}-avtal"],
        }  # fmt: skip
        told = {"hur": writer.text(1, 3), "uppföljning": writer.text(1, 2)}
        if number % 3 == 0:
            fields |= {**told, "framgår_inte": ["när"]}
        else:
            fields |= {"start": str(2022 + number % 2), "slut": f"{2026 + number % 4}-06", **told}
        if number % 2:
            fields["osäkert"] = writer.text(1, 2)
        self._add("aktiviteter", activity, **fields)

    def _report(self, year: int) -> None:
        writer, pick = self.writer, self.writer.random.randrange
        states = [
            {"aktivitet": one, "läge": str(list(Status)[pick(6)]), "resultat": writer.text(1, 3)}
            for one in self.activities
        ]
        scores = [{"mål": goal, "värde": pick(4) + 1, "kommentar": writer.sentence()} for goal in self.goals]
        notes = [
            {"typ": str(list(NoteKind)[pick(6)]), "mål": self.goals[pick(GOALS)], "text": writer.text(1, 2)}
            for _ in range(2)
        ]
        values = [
            {"indikator": self.measures[pick(len(self.measures))], "värde": 40 + pick(50), "antal": 20 + pick(400)}
        ]
        self.rows["uppföljning"].append({
            "typ": "årlig", "dokument": self.plan, "område": self.area, "period": str(year), "lämnad_av": self.coordinator,
            "lämnad_till": [self.above.steering], "bedömning": writer.text(2, 4), "aktiviteter": states,
            "självskattning": scores, "värden": values, "anteckningar": notes,
        })  # fmt: skip
