"""Whether a folder in a project is a link that leads out of it, so that foreign files would be published. Opens nothing."""

from __future__ import annotations

import os
from pathlib import Path

from macros.plan.messages import message
from macros.reading.printable import printable


def leads_out(folder: Path, *, option: str) -> str | None:
    """The rule `mapp-leder-ut` in words if the folder stands in a project but really lies outside it, else None.

    The project is the nearest folder above, as the path is written, that holds a `mkdocs.yml`. A path written outside
    every project is the will of the one who wrote it, wherever it leads; `option` is how such a path is given.
    """
    written = Path(os.path.normpath(folder.absolute()))
    project = next((above for above in written.parents if os.path.isfile(above / "mkdocs.yml")), None)  # noqa: PTH113  # never raises
    real = Path(os.path.realpath(folder))
    if not project or real.is_relative_to(os.path.realpath(project)):
        return None

    named, there = printable(folder.as_posix()), printable(real.as_posix())
    return message("mapp-leder-ut", folder=named, real=there, option=option)
