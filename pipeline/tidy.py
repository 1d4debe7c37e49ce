"""Tidy: removes what has been kept long enough, a slice a transaction, so that nobody waits for it."""

from datetime import datetime, timedelta

from storage import Storage


async def tidy(storage: Storage, keep: timedelta, now: datetime) -> int:
    """Remove everything older than `keep`. Return how many rows went."""
    removed = 0
    while True:
        async with storage.writing() as tx:
            some = await tx.retention.remove(now, keep)
        if some == 0:
            return removed
        removed += some
