"""Leases: rows that a worker holds for five minutes, and what becomes of them when it died."""

from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import EPOCH, articles, broadcasts, chats, deliveries, entries, own_topics, stories

LEASE = timedelta(minutes=5)
"""How long a row is held for the worker that claimed it: longer than any step takes."""

_LEASED = (entries, articles, stories, own_topics, chats, broadcasts, deliveries)


class Leases:
    """All leases together."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def release_all(self, now: datetime) -> None:
        """Give back every row that is held: for the only process there is, at its start."""
        for table in _LEASED:
            await self._connection.execute(
                update(table).where(table.c.lease_until > now).values(lease_until=EPOCH)
            )
