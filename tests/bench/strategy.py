"""What a nation shares, and one county's strategy with its steps, areas and actors."""

from __future__ import annotations

from dataclasses import dataclass

from bench.rows import Rows, record
from bench.words import ENDS, WHOM, WORDS, Writer
from macros.plan.rules.links import slug

LAW = "halso-och-sjukvardslagen"
GROUPS = 20
STEPS = 6


@dataclass(frozen=True, slots=True)
class Above:
    """What a municipality's plan links to in its county."""

    area: str
    subregions: tuple[str, ...]
    cluster: str
    document: str
    steps: tuple[str, ...]
    foundations: tuple[str, ...]
    region: str
    steering: str
    indicators: int


def nation(rows: Rows, writer: Writer, *, terms: int, indicators: int) -> None:
    """Laws, target groups and terms; the indicators get their goals from the counties."""
    rows["dokument"].append(record(LAW, LAW, writer, typ="lag", namn="Hälso- och sjukvårdslagen", status="beslutad"))
    for number in range(6):
        name = f"Nationellt stöd {number + 1} för nära vård"
        rows["dokument"].append(record(slug(name), LAW, writer, typ="stödmaterial", namn=name, bygger_på=[LAW]))
    for number in range(GROUPS):
        name = f"{WHOM[number % len(WHOM)].capitalize()}, grupp {number + 1}"
        part = {"del_av": f"grupp-{number - 10}"} if number >= 10 else {}
        rows["målgrupper"].append(record(f"grupp-{number}", LAW, writer, namn=name, **part))
    for number in range(terms):
        word, end, round_ = WORDS[number % 8], ENDS[number // 8 % 10], number // 80
        name = f"{word}s{end}{f' {round_ + 1}' if round_ else ''}"
        see = [f"begrepp-{(number + step) % terms}" for step in (1, 2)]
        rows["begrepp"].append(record(f"begrepp-{number}", LAW, writer, namn=name, se_även=see))
    for number in range(indicators):
        name = f"Andel som upplever {WORDS[number % 8].lower()}, mått {number + 1}"
        rows["indikatorer"].append(
            record(f"matt-{number}", LAW, writer, namn=name, enhet="procent", bättre="högre", mål=[], dokument=[LAW])
        )


def county(rows: Rows, writer: Writer, *, code: str, name: str) -> Above:
    """A county with two subregions and a cluster, its strategy and those who lead it."""
    area = slug(name)
    plan, region, steering = f"{area}-strategi", f"{area}-region", f"{area}-styrgrupp"
    rows["områden"].append(record(area, plan, writer, typ="län", kod=code, namn=name))
    parts = (f"{area}-norra", f"{area}-sodra")
    for part, shown in zip(parts, ("norra delen", "södra delen"), strict=True):
        rows["områden"].append(record(part, plan, writer, typ="delregion", namn=f"{name}, {shown}", del_av=area))
    cluster = f"{area}-kluster"
    rows["områden"].append(record(cluster, plan, writer, typ="kluster", namn=f"{name}, kluster", del_av=parts[0]))
    rows["aktörer"] += [
        record(region, plan, writer, typ="huvudman", namn=f"Regionen i {name}", område=area),
        record(steering, plan, writer, typ="ledning", namn=f"Styrgrupp nära vård i {name}", område=area, del_av=region,
               rapporterar_till=[{"till": region, "när": "årligen"}]),
    ]  # fmt: skip
    rows["dokument"].append(
        record(plan, plan, writer, typ="strategi", namn=f"Strategi för god och nära vård i {name}", status="beslutad",
               gäller_från="2023", gäller_till="2032", områden=[area], parter=[region], bygger_på=[LAW],
               avstämningar=[{"datum": "2028", "text": "Avstämning med fördjupad uppföljning"}])
    )  # fmt: skip
    above = Above(
        area, parts, cluster, plan, tuple(f"{area}-steg-{number + 1}" for number in range(STEPS)),
        tuple(f"{area}-forutsattning-{number + 1}" for number in range(3)), region, steering, len(rows["indikatorer"]),
    )  # fmt: skip
    _goals(rows, writer, above, name)
    return above


def _goals(rows: Rows, writer: Writer, above: Above, name: str) -> None:
    vision, plan = f"{above.area}-malbild", above.document
    subgoals = [f"{above.area}-delmal-{number + 1}" for number in range(3)]

    def add(goal: str, typ: str, shown: str, **more: object) -> None:
        text = writer.long() if typ in {"steg", "målbild"} else writer.text(2, 4)
        rows["mål"].append(record(goal, plan, writer, typ=typ, namn=shown, dokument=plan, text=text, **more))

    add(vision, "målbild", f"God och nära vård i {name}", målgrupper=["grupp-0", "grupp-1"])
    for number, goal in enumerate(subgoals):
        add(goal, "delmål", f"Delmål om {WORDS[number].lower()} i {name}", del_av=vision)
    for number, goal in enumerate(above.steps):
        groups = [f"grupp-{(number * 3 + step) % GROUPS}" for step in range(2)]
        add(
            goal,
            "steg",
            writer.title(),
            nummer=str(number + 1),
            stödjer=[vision, subgoals[number % 3]],
            målgrupper=groups,
        )
        if indicators := rows["indikatorer"]:
            linked = indicators[number % len(indicators)]["mål"]
            assert isinstance(linked, list)
            linked.append(goal)
    for number, goal in enumerate(above.foundations):
        add(goal, "förutsättning", f"{WORDS[number + 3]} som grund", nummer=str(number + 1), stödjer=[vision])
    add(f"{above.area}-fokus", "fokusområde", f"Fokus på {writer.title().lower()}", stödjer=[above.steps[0]])
    add(f"{above.area}-uppdrag", "uppdrag", f"Uppdrag att {writer.title().lower()}", stödjer=[above.steps[1]])
    for number in range(2):
        add(f"{above.area}-princip-{number + 1}", "princip", f"{WORDS[number + 5]} går före i {name}")
