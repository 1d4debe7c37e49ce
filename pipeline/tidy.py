"""Tidy: removes what has been kept long enough, a slice a transaction, so that nobody waits for it."""

from datetime import datetime, timedelta

from news.ids import EntryId, FeedId
from storage import Storage

INDEXED = 2000
"""Articles of the index of words that are looked through in one transaction."""


async def tidy(storage: Storage, keep: timedelta, now: datetime) -> int:
    """Remove everything older than `keep`. Return how many rows went."""
    removed = 0
    async with storage.writing() as tx:
        # A chat that was removed as a whole took its sources with it, but not their feeds.
        await tx.own_sources.drop_left()
        removed += await tx.retention.remove_few(now, keep)
    while True:
        async with storage.writing() as tx:
            some = await tx.retention.remove(now, keep)
        if some == 0:
            break
        removed += some
    feed: FeedId | None = FeedId(0)
    while feed is not None:
        async with storage.writing() as tx:
            some, feed = await tx.retention.remove_entries(now, keep, feed)
        removed += some
    article: EntryId | None = EntryId(0)
    while article is not None:
        async with storage.writing() as tx:
            some, article = await tx.search.forget_removed(article, INDEXED)
        removed += some
    return removed
