"""Leases: rows that a worker holds for five minutes, and what becomes of them when it died."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import EPOCH, articles, broadcasts, chats, deliveries, entries, own_topics, stories

LEASE = timedelta(minutes=5)
"""How long a row is held for the worker that claimed it: longer than any step takes."""

_LEASED = (entries, articles, stories, own_topics, chats, broadcasts, deliveries)
_OF_JOB = {
    "read": entries,
    "understand": articles,
    "group": articles,
    "fill": own_topics,
    "regroup": stories,
    "summarise": stories,
    "alert": stories,
    "propose": stories,
    "important": stories,
    "compose": chats,
    "broadcast": broadcasts,
    "deliver": deliveries,
}
"""What the jobs hold; others, as that of polling, hold nothing or what is not free before its time."""


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

    async def release_deliveries(self, now: datetime) -> None:
        """Give back the deliveries that are held: for whoever owns the token, at its start."""
        await self._connection.execute(
            update(deliveries).where(deliveries.c.lease_until > now).values(lease_until=EPOCH)
        )

    async def give_back(self, job: str, rows: Sequence[int]) -> None:
        """Give back rows that a job has claimed and will not do."""
        table = _OF_JOB.get(job)
        if table is not None and rows:
            await self._connection.execute(
                update(table).where(table.c.id.in_(rows)).values(lease_until=EPOCH)
            )
