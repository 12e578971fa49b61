"""Keeps the site in memory as it was last saved: reads what has changed, judges it, and tells who waits. Must not know of HTTP.

One thread follows what is saved. A changed value costs the reading of its file and the rules; the frames and the pages
that people write are made anew right after the pages are shown, and the whole site is built behind that.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from threading import Condition, Thread
from time import monotonic

from macros.engine.beginning import Folders
from macros.preview.faults import Fault, of_lines
from macros.preview.making import Making
from macros.preview.shown import Shown
from macros.preview.watching import Change, Watch
from macros.preview.whole import Built, Whole

_HOLD, _HOLD_MOST = 0.25, 1.0
"""How long a fault, or something that has gone, is held back: the editor may be in the middle of a save."""
_FRAMES_AFTER, _WHOLE_AFTER = 0.7, 2.0
"""How long after what was shown last the frames are made anew, and the whole site is built."""
_NEVER = float("inf")
_OWN = "Det blev fel i programmet, inte i dina uppgifter ({}). Spara igen; om det inte hjälper, avsluta med Ctrl-C och starta om."


class Session:
    """The site as it was last saved, and what is wrong with what was saved since."""

    def __init__(self, folders: Folders, tell: Callable[[str], None]) -> None:
        """Look at everything; nothing is read before `begin`."""
        self._folders, self._tell = folders, tell
        self._data, self._config = folders.data, Path("mkdocs.yml")
        self._watch = Watch([folders.data, folders.docs, Path("overrides"), self._config])
        self._making = Making(folders, self._watch)
        self._news = Condition()
        self._told: frozenset[Fault] = frozenset()
        self._frames_due, self._whole_due = _NEVER, _NEVER
        self._whole: Whole | None = None
        self._built: tuple[Whole, Built] | None = None
        self._closed = False
        self._thread = Thread(target=self._live, daemon=True)
        self.version = 0
        self.shown: Shown | None = None

    # What others ask, from their own threads

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All that is wrong with what was saved last, sorted."""
        return tuple(sorted({fault for some in tuple(self._making.wrong.values()) for fault in some}))

    def begin(self) -> None:
        """Read everything, show it, and follow what is saved from then on."""
        self._safely(self._anew)
        self._thread.start()

    def wait(self, version: int, seconds: float) -> int:
        """Wait for something newer than a version to be shown or told, at most so long; the version that is."""
        with self._news:
            self._news.wait_for(lambda: self.version != version or self._closed, seconds)
            return self.version

    def settled(self, seconds: float) -> Shown | None:
        """What is shown, with the pages that MkDocs gives as new as the plan; hurries, and waits at most so long."""
        shown = self.shown
        if shown is None or shown.settled:
            return shown
        self._frames_due = 0.0
        self._watch.woken.set()
        with self._news:
            self._news.wait_for(lambda: self._closed or (self.shown is not None and self.shown.settled), seconds)
            return self.shown

    def close(self) -> None:
        """End, with all that is under way."""
        self._closed = True
        self._watch.woken.set()
        with self._news:
            self._news.notify_all()
        if self._thread.is_alive():
            self._thread.join(timeout=10)
        if self._whole:
            self._whole.end()
            self._whole.wait()
        self._watch.close()

    # What the one thread does

    def _live(self) -> None:
        while not self._closed:
            self._safely(self._step)

    def _safely(self, work: Callable[[], None]) -> None:
        """Whatever is wrong with the program, it goes on, and says so."""
        try:
            work()
            if self._making.wrong.pop("program", None):
                self._publish(self.shown)
        except Exception as error:  # noqa: BLE001  # of whatever kind
            self._making.wrong["program"] = (Fault("", 0, 0, _OWN.format(type(error).__name__)),)
            self._publish(self.shown)
            self._watch.woken.wait(1.0)

    def _step(self) -> None:
        """Wait for a save, and follow it; do what is due if there is none."""
        due = min(self._frames_due, self._whole_due)
        change = self._watch.change(max(0.0, min(due - monotonic(), 30.0)))
        if self._closed:
            return
        if change:
            self._follow(change)
        elif self.shown and self._making.is_of_another_day(self.shown):
            self._follow(Change(frozenset({str(self._data)}), lost=False))
        elif self._built:
            self._take(*self._built)
        elif monotonic() >= self._frames_due:
            self._reframe()
        elif monotonic() >= self._whole_due:
            self._build_whole()

    def _anew(self) -> None:
        """Read and frame everything."""
        self._follow(Change(frozenset({str(self._data), str(self._config)}), lost=False), hold=0.0)

    def _follow(self, change: Change, hold: float = _HOLD) -> None:
        """Show what was saved; what looks wrong may be half a save, and is looked at again before it is told."""
        self._end_whole()
        end = monotonic() + _HOLD_MOST
        before, shown = self.shown, self._making.attempt(change, self.shown)
        while hold and (change.lost or self._is_newly_wrong()) and monotonic() < end and not self._closed:
            more = self._more(hold)
            if more is None:
                break
            change = Change(change.paths | more.paths, more.lost)
            shown = self._making.attempt(change, self.shown)
        self._publish(shown)
        self._schedule()
        if before and shown is not before:
            self._tell("Visar det du senast sparade.")

    def _is_newly_wrong(self) -> bool:
        return bool(frozenset(self.faults) - self._told)

    def _more(self, seconds: float) -> Change | None:
        end = monotonic() + seconds
        while (left := end - monotonic()) > 0:
            if found := self._watch.change(left):
                return found
        return None

    def _schedule(self) -> None:
        """Set the times for what is made behind what is shown."""
        now = monotonic()
        self._frames_due = now + _FRAMES_AFTER if self.shown and not self.shown.settled else _NEVER
        self._whole_due = (
            now + _WHOLE_AFTER if self.shown and self.shown.settled and not self._making.is_wrong else _NEVER
        )

    def _reframe(self) -> None:
        self._frames_due = _NEVER
        self._making.reframe()
        self._publish(self._making.composed(self.shown))
        self._schedule()

    def _build_whole(self) -> None:
        self._whole_due = _NEVER
        if self.shown:
            gc.collect()  # there is time now; a collection of its own choosing could come in the way of a save
            self._whole = Whole(self._folders, self.shown.site.on.isoformat(), self._have_built)

    def _have_built(self, whole: Whole, built: Built) -> None:
        """Called from the build's own thread."""
        self._built = (whole, built)
        self._watch.woken.set()

    def _take(self, whole: Whole, built: Built) -> None:
        self._built = None
        if whole is self._whole:
            self._whole = None
            self._making.wrong["helheten"] = of_lines(built.lines)
            self._making.index = built.index or self._making.index
            self._publish(self._making.composed(self.shown))

    def _end_whole(self) -> None:
        if self._whole:
            self._whole.end()
            self._whole = None

    def _publish(self, shown: Shown | None) -> None:
        """Let those who wait know, and tell the terminal what it has not been told."""
        with self._news:
            self.shown = shown
            self.version += 1
            self._news.notify_all()
        faults = frozenset(self.faults)
        for fault in sorted(faults - self._told):
            self._tell(str(fault))
        if self._told and not faults:
            self._tell("Felen är rättade.")
        self._told = faults
