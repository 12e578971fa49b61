"""Plain Swedish: what is counted, what is left in peace, and that each remark names the place of its very sentence."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import sites
from hypothesis import given
from hypothesis import strategies as st
from test_cli import run

from macros.plan.messages.plain import PLAIN
from macros.plan.plain.judge import LEAST_FOR_LIX, MOST_WORDS, remarks
from macros.plan.plain.measures import lix, passives
from macros.plan.plain.sentences import Sentence, mask, sentences

LONG = "Vi " + "ser " * (MOST_WORDS - 1) + "allt."
JUST = "Vi " + "ser " * (MOST_WORDS - 2) + "allt."
HARD = "Verksamhetsutvecklingen förutsätter organisationsövergripande samordning mellan huvudmännens förvaltningar."


def rules(text: str, *known: str) -> list[str]:
    return [remark.rule for remark in remarks(text, known=set(known))]


def split(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("En mening. Och en till! Är det så?", ["En mening.", "Och en till!", "Är det så?"]),
        ("Det gäller t.ex. Mellerud. Se kap. 3 och s. 4.", ["Det gäller t.ex. Mellerud.", "Se kap. 3 och s. 4."]),
        ("Värdet är 72.5 i dag.", ["Värdet är 72.5 i dag."]),
        ("Vi gör så här:\n\n- ett\n- två\n1. tre", ["Vi gör så här:", "ett", "två", "tre"]),
        ("Raden\nfortsätter här.\n\nNytt stycke", ["Raden fortsätter här.", "Nytt stycke"]),
        ("# Rubrik\n\nText.\n\n> Citat ur något.\n", ["Text."]),
        ("Läs [hela planen](https://exempel.se/a.b?c=D) i dag.", ["Läs hela planen i dag."]),
        ("**Fet** och *kursiv* text.", ["Fet och kursiv text."]),
        ("![Karta över länet](karta.png)", []),
        ("Skriv `id: A. B` där.", ["Skriv " + "k" * 10 + " där."]),
        ("```yaml\ntext: Nej. Nej.\n```\nJa.", ["Ja."]),
        ("<div class='x'>\nText.\n</div>", ["Text."]),
        ('Se {{ lank("sip", "den egna planen") }} först.', ["Se den egna planen först."]),
        ('Se {{ lank("sip") }} först.', ["Se Post först."]),
        ('Vi ser. {{ lank("sip") }} är bra.', ["Vi ser.", "Post är bra."]),
        ('{{ lista("steg", inom="mellerud") }}', []),
        ("---\ntitle: En titel. Två.\n---\nText.", ["Text."]),
        ("| Vem | Vad |\n|---|---|\n| Vi | Ser allt |", ["Vem", "Vad", "Vi", "Ser allt"]),
        ("", []),
    ],
)
def test_markdown_becomes_sentences_as_readers_see_them(text: str, shown: list[str]) -> None:
    assert split(text) == shown
    assert len(mask(text)) == len(text)


def test_a_sentence_knows_where_it_begins() -> None:
    text = "# Rubrik\n\n- **Ett** två.\n- [Tre](a.md) fyra. Fem."
    assert [text[found.start :].split(maxsplit=1)[0] for found in sentences(text)] == ["Ett**", "Tre](a.md)", "Fem."]


@given(st.text(alphabet="ab A.!?\n\r\t-*_`|#>{}[]()<>\"'0l:~\0å", max_size=120))
def test_any_text_is_read_without_fault_and_keeps_its_places(text: str) -> None:
    assert len(mask(text)) == len(text)
    starts = [found.start for found in sentences(text)]
    assert starts == sorted(set(starts))
    list(remarks(text))


@pytest.mark.parametrize(
    "sign", ["`", "[", "(", "<", "{{", "*", "_", "- ", "|", "-", "```\n", "a.b.", "\0 ", "A", "{{ lank(", "<!-"]
)
def test_no_text_takes_long_to_read(sign: str) -> None:
    start = time.process_time()
    list(remarks(sign * (20_000 // len(sign))))
    assert time.process_time() - start < 2


def test_lix_is_words_a_sentence_plus_long_words_in_a_hundred() -> None:
    assert lix(tuple(sentences("Vi ser en katt. Katten springer hem."))) == round(7 / 2 + 100 * 1 / 7)
    assert lix(()) == 0


@pytest.mark.parametrize(
    "text",
    ["Kommunernas insatser för deras anhöriga behövs när områdenas invånare hoppas, trivs och lyckas.",
     "Gruppen träffas på en arbetsplats, och ingen slutsats saknas.",
     "Vi behöver en databas om de ungas och andras hälsa."],
)  # fmt: skip
def test_genitives_and_verbs_that_always_end_in_s_are_not_passive(text: str) -> None:
    assert passives(Sentence(0, text)) == ()


def test_passives_are_found_in_every_tense() -> None:
    text = "Planen följs upp, ska genomföras, beslutades, har antagits och används."
    assert passives(Sentence(0, text)) == ("följs", "genomföras", "beslutades", "antagits", "används")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (LONG, ["klarsprak-mening"]),
        (JUST, []),
        (f"- {JUST}\n- {JUST}", []),
        ("Planen tas fram, beslutas och följs upp.", ["klarsprak-passiv"]),
        ("Planen ska tas fram och följas upp.", []),
        ("Planen beslutas och ska sedan följas av kommunen.", ["klarsprak-passiv"]),
        ("Vi gör t.ex. så, dvs så här.", ["klarsprak-punkter"] * 2),
        ("Vi gör till exempel så här, cirka kl. 8.", []),
        ("Vi använder XYZ.", ["klarsprak-forkortning"]),
        ("Vi använder XYZ. XYZ är bra.", ["klarsprak-forkortning"]),
        ("Xylofonyrkets zoner (XYZ) är bra. Vi använder XYZ.", []),
        ("XYZ (extra yta) är bra.", []),
        ("LSS, lagen om stöd och service till vissa funktionshindrade.", []),
        ("Spara som PDF, enligt EU och kapitel II.", []),
        ("Läs https://exempel.se/ABC och skriv `ABC` i A4.", []),
        (" ".join([HARD] * 6), ["klarsprak-lix"]),
        (HARD, []),
    ],
)
def test_what_is_told_and_what_is_left_in_peace(text: str, found: list[str]) -> None:
    assert rules(text) == found


def test_an_abbreviation_that_the_site_or_the_same_page_explains_is_left_in_peace() -> None:
    assert rules("Vi använder SIP.", "SIP") == []
    assert list(remarks("Vi använder XYZ.", beside="XYZ (extra yta) är bra.")) == []


def test_a_short_text_has_no_lix() -> None:
    assert len(HARD.split()) * 5 < LEAST_FOR_LIX
    assert rules(" ".join([HARD] * 5)) == []


DATA = f"""\
dokument:
  - id: strategi
    typ: strategi
    namn: Strategi
    text: >-
      Den första meningen är kort.
      Den andra bryts
      mitt i. {LONG[:58]}
      {LONG[59:]}
    källor: [{{dokument: strategi}}]
  - id: plan
    typ: färdplan
    namn: Plan
    text: "Kort text. Här står XYZ."
    källor: [{{dokument: strategi}}]
"""


def test_the_command_warns_at_the_very_sentence_and_never_fails(tmp_path: Path) -> None:
    data, docs = tmp_path / "data", tmp_path / "docs"
    data.mkdir()
    docs.mkdir()
    (data / "dokument.yml").write_text(DATA, encoding="utf-8")
    (docs / "index.md").write_text(f"---\ntitle: Hem\n---\n\n# Hem\n\nKort. {LONG}\n", encoding="utf-8")
    done = run("kontroll", "--data", data, "--klarsprak")
    assert done.returncode == 0
    *lines, summary = done.stdout.splitlines()
    assert [
        line.removeprefix(f"{tmp_path.as_posix()}/").partition(" Mening")[0].partition(" ”XYZ”")[0] for line in lines
    ] == [
        "data/dokument.yml:8:15: varning:",
        "data/dokument.yml:14:23: varning:",
        "docs/index.md:7:7: varning:",
    ]
    assert f"Meningen har {MOST_WORDS + 1} ord. Dela den: en mening bör ha högst {MOST_WORDS} ord." in lines[0]
    assert summary == "Inga fel, 3 varningar. 2 poster kontrollerade i 1 fil."
    assert run("kontroll", "--data", data, "--klarsprak", "--strikt").returncode == 1
    assert "Inga fel. 2 poster" in run("kontroll", "--data", data, "--strikt").stdout


def test_our_own_texts_are_plain() -> None:
    site = sites.real()
    told = site.plain(sites.REPO / "data", sites.REPO / "docs", shown="data")
    assert [str(problem) for problem in told] == []


def test_every_message_is_said_somewhere() -> None:
    told = {
        rule
        for text in (LONG, " ".join([HARD] * 6), "XYZ är t.ex. bra.", "A tas, ges och ses.")
        for rule in rules(text)
    }
    assert told == set(PLAIN)


def test_the_handbook_tells_the_limits() -> None:
    page = (sites.REPO / "docs" / "redaktor" / "skriv-yaml.md").read_text(encoding="utf-8")
    section = page.partition("## Skriv enkelt")[2].partition("\n## ")[0]
    for limit in (f"{MOST_WORDS} ord", "LIX 55", f"{LEAST_FOR_LIX} ord"):
        assert limit in section
