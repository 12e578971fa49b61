"""What MkDocs says, in Swedish: sentence by sentence where we know it, else that something is wrong and where. Decides nothing."""

from __future__ import annotations

import os
import re

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

_SWEDISH = (
    (r"Doc file '(.+)' contains a link '(.+)', but the target.*", r"docs/\1: länken ”\2” leder till en sida som inte finns."),
    (r"Doc file '(.+)' contains a link '(.+)', but the doc.*anchor.*", r"docs/\1: länken ”\2” leder till en rubrik som inte finns."),
    (r"Doc file '(.+)' contains a link '(.+)', but there is no such anchor.*", r"docs/\1: länken ”\2” leder till en rubrik som inte finns."),
    (r"Doc file '(.+)' contains an (?:absolute|unrecognized relative) link '(.+?)'.*", r"docs/\1: länken ”\2” går inte att följa. Skriv vägen till en fil, till exempel ../om/sida.md."),
    (r"A reference to '(.+)' is included in the 'nav' configuration.*", r"mkdocs.yml: menyn (nav) pekar på ”\1”, som inte finns."),
    (r"The following pages exist in the docs directory, but are not included in the \"nav\" configuration:(.*)", r"Sidor som saknas i menyn (nav) i mkdocs.yml. Lägg till dem där:\1"),
    (r"Aborted with .*", r"Ingenting är byggt. Rätta felen ovan."),
    (r"Config value '(.+?)': Required configuration not provided\.?", r"mkdocs.yml: inställningen \1 saknas. Lägg till den."),
    (r"Config value '(.+?)': Unrecognised configuration name: (.+)", r"mkdocs.yml: det finns ingen inställning ”\2”. Rätta namnet eller ta bort raden."),
    (r"Config value 'theme': Unrecognised theme name: '(.+?)'.*", r"mkdocs.yml: det finns inget tema ”\1”. Skriv name: material under theme."),
    (r"Config value 'theme': The path set in custom_dir \('(.+)'\) does not exist\.", r"mkdocs.yml: mappen ”\1” finns inte. Skriv custom_dir: overrides under theme."),
    (r"Config value 'plugins': The \"(.+)\" plugin is not installed", r"mkdocs.yml: tillägget ”\1” under plugins finns inte på datorn. Rätta namnet eller ta bort raden."),
    (r"Config value 'plugins': Plugin '(.+?)' option '(.+?)': .*", r"mkdocs.yml: tillägget \1 kan inte ha ”\2” så. Rätta raden eller ta bort den."),
    (r"Config value 'markdown_extensions': Failed to load extension '(.+?)'.*", r"mkdocs.yml: utvidgningen ”\1” under markdown_extensions finns inte på datorn. Rätta namnet eller ta bort raden."),
    (r"Config value 'markdown_extensions': .*'(.+?)'.*", r"mkdocs.yml: utvidgningen ”\1” under markdown_extensions har fel inställningar. Rätta dem."),
    (r"Config value 'site_url': .*", r"mkdocs.yml: site_url ska vara hela adressen till webbplatsen, med https:// först."),
    (r"Config value '(.+?)': .*", r"mkdocs.yml: inställningen \1 är fel ifylld. Rätta den, eller hämta tillbaka den äldre filen."),
    (r"Error reading page '(.+?)': (?:.*)", r"docs/\1: sidan går inte att bygga. Ta bort det du senast lade till och försök igen."),
    (r"Error building (?:page|template) '(.+?)': (?:.*)", r"”\1” går inte att bygga. Ta bort det du senast lade till och försök igen."),
    (r"(?:Template skipped|Error parsing).*'(.+?)'.*", r"”\1” går inte att läsa. Hämta tillbaka den äldre filen."),
)  # fmt: skip
_OURS = re.compile("[åäöÅÄÖ”]")
"""Letters and signs that each of our own sentences has, and no English one."""
_QUOTED = re.compile(r"'([^']+)'")


def swedish(text: str) -> str:
    """What MkDocs says, in Swedish; with FARDPLAN_DEBUG set, its own words where we do not know the sentence."""
    for pattern, ours in _SWEDISH:
        found = re.fullmatch(pattern, text, re.DOTALL)
        if found:
            return found.expand(ours)
    if _OURS.search(text) or os.environ.get("FARDPLAN_DEBUG"):
        return text
    about = _QUOTED.search(text)
    what = f"”{about[1]}”" if about else "Något i mkdocs.yml, overrides eller på en sida"
    return f"{what} gick inte att bygga. Ta bort det du senast ändrade och försök igen."


def wrong_template(error: TemplateError) -> str:
    """What is wrong in a template of the theme; only those who know templates change them, so the place is enough."""
    where = "en mall i mappen overrides"
    if isinstance(error, TemplateSyntaxError):
        where = f"overrides/{error.name}, rad {error.lineno}"
    elif isinstance(error, TemplateNotFound):
        where = f"en mall i mappen overrides: ”{error.name}” finns inte"
    return f"Fel i {where}. Hämta tillbaka den äldre filen. Den tidigare webbplatsen är orörd."
