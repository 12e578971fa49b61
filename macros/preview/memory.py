"""Remembers what each data file held when it was last read, so that a save costs the reading of one file. Must not judge what a file says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from macros.preview.watching import Seen, Sight
from macros.reading.folder import File, FileRead


class FileMemory:
    """What files gave, each for as long as it looks as it did."""

    def __init__(self) -> None:
        self._known: dict[File, tuple[Seen, FileRead]] = {}
        self.sight: Sight = {}
        """What the files look like now; looked at before anything is read."""

    def through(self, do: Callable[[File], FileRead], files: Sequence[File]) -> Iterator[FileRead]:
        """Go through files as `map` does, but read only those that are not as they were."""
        earlier, self._known = self._known, {}
        for file in files:
            seen, known = self.sight.get(str(file[0].path)), earlier.get(file)
            read = known[1] if seen and known and known[0] == seen else do(file)
            if seen:
                self._known[file] = (seen, read)
            yield read
