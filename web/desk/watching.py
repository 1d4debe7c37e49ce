"""Loads what the desk shows."""

from collections.abc import Sequence
from datetime import datetime

from messages.desk import Watched
from news.figures import Period
from storage import Storage

BROADCASTS = 10


async def watched(storage: Storage, troubles: Sequence[str], now: datetime) -> Watched:
    """Return everything that the desk shows at a moment."""
    async with storage.reading() as tx:
        return Watched(
            queue=[(waiting.lane, waiting.status, waiting.count) for waiting in await tx.desk.queue()],
            feeds=await tx.feeds.all(),
            broadcasts=[
                (int(id), state, created_at, await tx.standings.progress(id))
                for id, state, created_at in await tx.desk.broadcasts(BROADCASTS)
            ],
            problems=await tx.problems.present(now),
            troubles=troubles,
            figures=await tx.figures.over(Period.DAY, now),
        )
