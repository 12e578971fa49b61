"""The site as it was last saved without errors: any of its files, made when it is asked for. Must not know of HTTP, or read files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from threading import RLock

from macros.engine.framing import Framed
from macros.engine.hanging import specs_of
from macros.engine.shells import frame_of
from macros.outputs import calendars
from macros.pages.catalogue import PageSpec, leaf_at
from macros.pages.frameless import moved_page
from macros.site import Site


@dataclass(frozen=True)
class Shown:
    """A site in memory. It never changes: what is saved gives another."""

    site: Site
    framed: Framed
    """The frames may be those of an earlier plan: they seldom differ, and are soon made anew."""
    index: Mapping[str, bytes]
    """The files of the search, of the plan that was last built whole."""
    assets: str
    """Tells one set of pictures, style sheets and scripts from another."""
    settled: bool
    """Whether MkDocs has been asked since the plan was read."""
    _lock: RLock = field(default_factory=RLock, repr=False)
    _pages: dict[str, bytes] = field(default_factory=dict, repr=False)

    def file(self, address: str) -> bytes | None:
        """A file of the site, as a build would write it; None if there is none at the address."""
        with self._lock:
            known = self._pages.get(address)
            if known is None:
                known = self._made(address)
                if known is not None:
                    self._pages[address] = known
            return known

    def addresses(self) -> Iterator[str]:
        """Every file that there is."""
        yield from {*self.framed.files, *self._specs, *self._moved, *self._calendars, *self.index}

    def is_framed(self, address: str) -> bool:
        """Whether MkDocs gave the page, so that it is not new before the site is `settled`."""
        return address in self.framed.files and address.endswith(".html")

    def _made(self, address: str) -> bytes | None:
        if address.endswith(".ics") and address in self._calendars:
            return self._calendars[address]
        if address in self.index:
            return self.index[address]
        if address in self._moved:
            return moved_page(old=address, new=self._moved[address]).encode()
        if spec := self._spec(address):
            return self._page(spec)
        return self.framed.files.get(address)

    def _page(self, spec: PageSpec) -> bytes:
        return self.framed.shells[frame_of(spec)].fill(self.site.body(spec))

    def _spec(self, address: str) -> PageSpec | None:
        """The page that is hung at an address; a record's own is found without making a list of all."""
        if address in self.framed.files:
            return None
        return leaf_at(self.site.plan, address) or self._specs.get(address)

    @cached_property
    def _specs(self) -> Mapping[str, PageSpec]:
        return {spec.address: spec for spec in specs_of(self.site)}

    @cached_property
    def _moved(self) -> Mapping[str, str]:
        return self.site.redirects()

    @cached_property
    def _calendars(self) -> Mapping[str, bytes]:
        return calendars.files(self.site.setting)
