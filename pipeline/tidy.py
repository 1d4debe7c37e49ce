"""Tidy: removes what has been kept long enough, a slice a transaction, so that nobody waits for it."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from news.ids import EntryId, FeedId
from storage import Storage, Transaction
from storage.retention import KINDS

FIRST, FEWEST, MOST = 50, 20, 1000
"""Rows that are removed in one transaction: first, where that takes long, and where it is quick."""
MOMENT = 0.05
"""Seconds that it may take: whoever writes waits for it. Of rows that lie far apart on a disk fewer are removed in it."""
LOOKED_AT = 2
"""Articles of the index of words that are looked through in the time in which one row is removed."""
Key = TypeVar("Key")
Removal = Callable[[Transaction, int], Awaitable[int]]
"""Removes up to so many rows. Returns how many; 0 means done."""


class _Slices:
    """Removes rows of one kind, a slice after another, each about as large as can be done in a moment."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._most = FIRST

    async def remove_all(self, remove: Removal) -> int:
        """Remove slices until nothing is left; return how many rows went."""
        removed = 0
        while True:
            async with self._slice() as (tx, most):
                some = await remove(tx, most)
            if not some:
                return removed
            removed += some

    async def walk(
        self, remove: Callable[[Transaction, Key, int], Awaitable[tuple[int, Key | None]]], first: Key
    ) -> int:
        """Remove slices along keys, each giving after which to go on, None behind the last; return how many rows went."""
        removed, after = 0, first
        while True:
            async with self._slice() as (tx, most):
                some, following = await remove(tx, after, most)
            removed += some
            if following is None:
                return removed
            after = following

    @asynccontextmanager
    async def _slice(self) -> AsyncIterator[tuple[Transaction, int]]:
        """Give a transaction for a slice, and of how many rows; learn how long these took."""
        async with self._storage.writing() as tx:
            begun = time.perf_counter()
            yield tx, self._most
        fits = self._most * MOMENT / max(time.perf_counter() - begun, 1e-6)
        self._most = min(MOST, max(FEWEST, min(2 * self._most, int(fits))))


async def tidy(storage: Storage, keep: timedelta, now: datetime) -> int:
    """Remove everything older than `keep`. Return how many rows went."""
    async with storage.writing() as tx:
        # A chat that was removed as a whole took its sources with it, but not their feeds.
        await tx.own_sources.drop_left()
        removed = await tx.retention.remove_few(now, keep)
    for kind in KINDS:
        removed += await _Slices(storage).remove_all(partial(_old, kind, now, keep))
    removed += await _Slices(storage).walk(partial(_entries, now, keep), FeedId(0))
    return removed + await _Slices(storage).walk(_words, EntryId(0))


async def _old(kind: str, now: datetime, keep: timedelta, tx: Transaction, most: int) -> int:
    return await tx.retention.remove(kind, now, keep, most)


async def _entries(
    now: datetime, keep: timedelta, tx: Transaction, after: FeedId, most: int
) -> tuple[int, FeedId | None]:
    return await tx.retention.remove_entries(now, keep, after, most)


async def _words(tx: Transaction, after: EntryId, most: int) -> tuple[int, EntryId | None]:
    return await tx.search.forget_removed(after, LOOKED_AT * most)
