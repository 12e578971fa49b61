"""`python3 -m macros.posting FIL`: writes a file's text as a comment on the proposal, or into the comment that is there already.

Whatever goes wrong it ends with 0 and a line: the check of a proposal must not fail because a comment could not be written.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError

from macros.posting.asking import ask, pages
from macros.posting.forges import MARK, Forge, forge

MOST_SIGNS = 65_000
"""GitHub takes comments of 65,536 characters."""


def main(file: Path, known: Mapping[str, str]) -> str:
    """Write the comment and tell how it went."""
    place = forge(known)
    if place is None:
        return "Ingen kommentar: här finns inget förslag, eller ingen nyckel som får skriva i det."
    if file.is_symlink():  # whoever made it may want to see what this job alone can read
        return "Ingen kommentar: texten är en länk till en annan fil."
    try:
        return _written(place, comment(file.read_text(encoding="utf-8"), run=place.run))
    except HTTPError as error:
        return f"Kommentaren kunde inte skrivas: plattformen svarade {error.code}. Får nyckeln kommentera förslag?"
    except (OSError, HTTPException, ValueError, LookupError, TypeError) as error:
        return f"Kommentaren kunde inte skrivas ({type(error).__name__})."


def _written(place: Forge, text: str) -> str:
    """Change our comment if there is one, else write it; one that only looks like ours cannot be changed."""
    bare = place.comments.partition("?")[0]
    for page in pages(place.comments, place.headers):
        for address in place.ours(bare, page):
            try:
                ask(place.method, address, place.headers, place.changed(text))
            except HTTPError as error:
                if error.code not in {403, 404}:
                    raise
            else:
                return "Kommentaren i förslaget är uppdaterad."
    ask("POST", place.comments, place.headers, place.new(text))
    return "Kommentaren är skriven i förslaget."


def comment(told: str, *, run: str) -> str:
    """The whole comment: what was told, how to see the site, and the sign by which it is found again."""
    look = (
        f"**Så ser du resultatet:** när kontrollen är grön finns webbplatsen i [körningen]({run}) under namnet webbplats. "
        "Ladda ner den, packa upp den och öppna filen `index.html`."
    )
    most = MOST_SIGNS - len(look) - len(MARK)
    if len(told) > most:
        told = told[: most - 200] + "\n\n… Resten fick inte plats. Hela skillnaden finns i körningen."
    return f"{told.rstrip()}\n\n{look}\n\n{MARK}\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(main(Path(sys.argv[1]), os.environ))  # noqa: T201
