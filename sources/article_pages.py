"""Pages of articles, each fetched once: feeds of one site list the same article, within minutes of each other."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from weakref import WeakValueDictionary

from news.ids import EntryId
from sources.urls import canonical
from sources.web import Page

KEPT_FOR = timedelta(minutes=30)
MOST_BYTES = 8_000_000
"""Of all pages that are kept."""


class Pages(Protocol):
    """The web, as far as articles need it."""

    async def get(self, url: str, *, accept: str, limit: int) -> Page:
        """Fetch a page. Raises SourceError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    page: Page
    until: datetime
    given_to: set[EntryId] = field(default_factory=set)


class ArticlePages:
    """The web, each page of it fetched once for all entries that lead to it.

    An entry that asks again, because its feed changed it, is given the page as it is now.
    """

    def __init__(self, pages: Pages, clock: Callable[[], datetime]) -> None:
        self._pages = pages
        self._clock = clock
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._bytes = 0
        self._asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def asked_by(self, entry: EntryId) -> "AskedBy":
        """Return the web as an entry asks it."""
        return AskedBy(self, entry)

    async def page(self, entry: EntryId, url: str, *, accept: str, limit: int) -> Page:
        """Return the page behind an entry. Raises SourceError."""
        key = canonical(url)
        lock = self._asking.setdefault(key, asyncio.Lock())
        async with lock:
            self._forget_old()
            kept = self._kept.get(key)
            if kept is None or entry in kept.given_to:
                kept = self._keep(key, await self._pages.get(url, accept=accept, limit=limit))
            kept.given_to.add(entry)
        return kept.page

    def _keep(self, key: str, page: Page) -> _Kept:
        self._drop(key)
        kept = self._kept[key] = _Kept(page=page, until=self._clock() + KEPT_FOR)
        self._bytes += len(page.body)
        while self._bytes > MOST_BYTES:
            self._drop(next(iter(self._kept)))
        return kept

    def _forget_old(self) -> None:
        now = self._clock()
        while self._kept and (first := next(iter(self._kept.items())))[1].until <= now:
            self._drop(first[0])

    def _drop(self, key: str) -> None:
        kept = self._kept.pop(key, None)
        self._bytes -= len(kept.page.body) if kept else 0


@dataclass(frozen=True, slots=True)
class AskedBy:
    """The web as one entry asks it."""

    pages: ArticlePages
    entry: EntryId

    async def get(self, url: str, *, accept: str, limit: int) -> Page:
        """Fetch a page, or give what was fetched for another entry. Raises SourceError."""
        return await self.pages.page(self.entry, url, accept=accept, limit=limit)
