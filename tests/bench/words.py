"""Swedish texts of the length that plans have, made of a small vocabulary. The same seed gives the same texts."""

from __future__ import annotations

from random import Random

WHO = (
    "Kommunen", "Regionen", "Primärvården", "Hemsjukvården", "Vårdcentralen", "Elevhälsan", "Socialtjänsten",
    "Äldreomsorgen", "Det mobila teamet", "Rehabiliteringen", "Biståndsenheten", "Vårdsamverkan i länet",
)  # fmt: skip
DOES = (
    "planerar insatserna tillsammans med", "delar ansvaret för stödet till", "möter tidigt behoven hos",
    "följer upp hur vården fungerar för", "gör det lättare att nå hjälp för", "samordnar de fasta kontakterna för",
    "utvecklar arbetssätten kring", "tar fram en gemensam rutin för", "bjuder in till dialog om vardagen för",
)  # fmt: skip
WHOM = (
    "äldre med flera sjukdomar", "barn och unga som mår dåligt", "personer med långvarig smärta", "anhöriga som vårdar",
    "den som nyss har kommit hem från sjukhus", "personer med funktionsnedsättning", "invånare i glesbygd",
    "den som behöver insatser från flera håll", "nyblivna föräldrar", "personer i livets slutskede",
)  # fmt: skip
HOW = (
    "så att ingen behöver berätta samma sak flera gånger", "med stöd av den samordnade individuella planen (SIP)",
    "genom korta möten varje vecka", "innan problemen hinner växa", "både på dagen och under jourtid",
    "med digitala hjälpmedel där de gör nytta", "utifrån vad personen själv behöver och vill", "nära hemmet",
    "enligt den rutin som parterna har beslutat", "och redovisar arbetet för styrgruppen varje år",
)  # fmt: skip
VERBS = ("Utveckla", "Införa", "Pröva", "Samordna", "Stärka", "Kartlägga", "Bygga ut", "Förbättra")
THINGS = (
    "teammöten med den enskilde", "det mobila teamet", "fast vårdkontakt", "hembesök av läkare", "stödet till anhöriga",
    "rehabilitering i hemmet", "uppsökande samtal", "digital nattillsyn", "utskrivning från sjukhus", "tidiga insatser",
    "gemensam introduktion", "egenmonitorering", "fallförebyggande träning", "den palliativa vården",
)  # fmt: skip
WORDS = ("Samverkan", "Kontinuitet", "Tillit", "Delaktighet", "Hälsa", "Tillgänglighet", "Planering", "Omsorg")
ENDS = ("avtal", "möte", "plan", "team", "rutin", "kontakt", "nivå", "modell", "uppdrag", "forum")


class Writer:
    """Writes sentences, paragraphs and names, in an order that the seed decides."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  # nothing secret

    def sentence(self) -> str:
        """One sentence of some fifteen words."""
        pick = self.random.choice
        return f"{pick(WHO)} {pick(DOES)} {pick(WHOM)}, {pick(HOW)}."

    def text(self, least: int, most: int) -> str:
        """A paragraph of so many sentences."""
        return " ".join(self.sentence() for _ in range(self.random.randint(least, most)))

    def long(self) -> str:
        """A text with paragraphs, bold leads and a list, as steps have."""
        items = "\n".join(f"- {self.sentence()}" for _ in range(3))
        what, why = self.text(2, 3), self.text(1, 3)
        return f"**Vad det innebär.** {what}\n\n**Varför.** {why}\n\n**Vem gör vad.**\n\n{items}"

    def title(self) -> str:
        """What an activity or a step is called."""
        return f"{self.random.choice(VERBS)} {self.random.choice(THINGS)}"
