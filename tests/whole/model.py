"""A builder of a site of six files: the shortest program that begins, writes and finishes as the real one does.

`python -I model.py REPO TARGET VERSION`; killed at every one of its calls by `test_whole_kills.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path


def pages(version: int) -> dict[str, bytes]:
    """The pages of a version: some are the same in all, some change, one comes and one goes."""
    return {
        "index.html": b"start %d" % version,
        "samma.html": b"alltid samma",
        "del/andras.html": b"%d" % version * (10 + version),
        f"del/bara-{version}.html": b"bara nu",
    }


def assets(version: int) -> dict[str, bytes]:
    """The files that MkDocs copies itself."""
    return {"assets/stil.css": b"p{}", "assets/nytt.css": b"a{%d}" % version}


def build(target: Path, version: int) -> None:
    """Build a version of the site."""
    from macros.built.newsite import NewSite
    from macros.built.writing import write

    new = NewSite(target)
    for name, data in assets(version).items():
        path = new.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    for name, data in pages(version).items():
        write(new.folder / name, data, earlier=new.target / name)
    new.finish()


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    build(Path(sys.argv[2]), int(sys.argv[3]))
