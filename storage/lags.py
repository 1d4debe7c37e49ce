"""How far behind the work is, and how large the database: for who measures, each by one short query over what waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Select, exists, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from news.deliveries import Lane
from storage.dialect import awake
from storage.schema import (
    ACTIVE,
    EXPECTING,
    NOT_GROUPED,
    NOT_SUMMARISED,
    NOT_UNDERSTOOD,
    POLLED,
    QUEUED,
    UNDONE,
    UNREAD,
    articles,
    chats,
    deliveries,
    entries,
    feeds,
    hosts,
    stories,
    updates,
)
from storage.visible import visible_feed

_BACKLOG = {
    "read": select(func.count()).select_from(entries).where(UNREAD),
    "understand": select(func.count()).select_from(articles).where(NOT_UNDERSTOOD),
    "group": select(func.count()).select_from(articles).where(NOT_GROUPED),
    "summarise": select(func.count()).select_from(stories).where(NOT_SUMMARISED),
}
"""What waits for a job of which every row is due as soon as it is there."""
_POLLED = select(func.max(feeds.c.succeeded_at)).where(POLLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lags:
    """How things stand at a moment."""

    due_since: Mapping[str, datetime | None]
    """By job, when the row that waits longest fell due; None where none waits. What rests after a failure is not waiting."""
    backlog: Mapping[str, int]
    """By job, how many rows wait for it."""
    polled_at: datetime | None
    """When a feed was last read with success."""


class Measuring:
    """What can be measured."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def lags(self, now: datetime) -> Lags:
        """Measure how far behind everything is."""
        return Lags(
            due_since={
                "poll": await self._scalar(_poll_due(now)),
                "compose": await self._scalar(_compose_due(now)),
                "deliver": await self._scalar(_delivery_due(now)),
                "inbox": await self._scalar(select(func.min(updates.c.received_at)).where(UNDONE)),
            },
            backlog={job: await self._scalar(query) for job, query in _BACKLOG.items()},
            polled_at=await self._scalar(_POLLED),
        )

    async def size(self) -> int:
        """Return how many bytes the database takes."""
        if self._connection.dialect.name == "postgresql":
            return int(await self._scalar(select(func.pg_database_size(func.current_database()))))
        pages = await self._scalar(text("SELECT page_count FROM pragma_page_count"))
        return int(pages * await self._scalar(text("SELECT page_size FROM pragma_page_size")))

    async def folder(self) -> Path | None:
        """Return the folder of this machine in which the database grows; None if it is a server's."""
        if self._connection.dialect.name == "postgresql":
            return None
        file = await self._scalar(text("SELECT file FROM pragma_database_list WHERE name = 'main'"))
        return Path(file).parent

    async def _scalar(self, query: Any) -> Any:
        return (await self._connection.execute(query)).scalar_one()


def _poll_due(now: datetime) -> Select[tuple[datetime | None]]:
    resting = select(hosts.c.host).where(hosts.c.host == feeds.c.host, hosts.c.rest_until > now)
    return select(func.min(feeds.c.next_check_at)).where(
        ACTIVE,
        visible_feed(),
        feeds.c.next_check_at <= now,
        or_(feeds.c.muted_until.is_(None), feeds.c.muted_until <= now),
        awake("poll", feeds.c.id, now),
        ~exists(resting),
    )


def _compose_due(now: datetime) -> Select[tuple[datetime | None]]:
    return select(func.min(chats.c.next_digest_at)).where(
        EXPECTING, chats.c.next_digest_at <= now, awake("compose", chats.c.id, now)
    )


def _delivery_due(now: datetime) -> Select[tuple[datetime | None]]:
    """A broadcast may take its hour: what is measured is what goes before it."""
    return select(func.min(deliveries.c.due_at)).where(
        QUEUED, deliveries.c.due_at <= now, deliveries.c.lane < Lane.BROADCAST
    )
