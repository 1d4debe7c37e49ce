"""Panels: the messages that show editors how far their broadcasts are, and when each is to be brought up to date."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import BroadcastId
from storage.dialect import awake, claimed
from storage.schema import RUNNING, broadcasts, chats

PANEL_EVERY = timedelta(seconds=4)
"""Telegram limits edits as it limits messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The message of Telegram that shows a broadcast's progress to its author."""

    telegram_id: int
    message_id: int
    language: str | None = None
    timezone: str | None = None


class Panels:
    """Where editors watch their broadcasts."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, id: BroadcastId) -> Panel | None:
        """Return the message that shows a broadcast's progress, and the language of who reads it."""
        query = (
            select(broadcasts.c.panel_chat, broadcasts.c.panel_message, chats.c.language, chats.c.timezone)
            .outerjoin(chats, and_(chats.c.telegram_id == broadcasts.c.panel_chat, chats.c.thread_id == 0))
            .where(broadcasts.c.id == id, broadcasts.c.panel_chat.is_not(None))
        )
        row = (await self._connection.execute(query)).one_or_none()
        if row is None:
            return None
        return Panel(
            telegram_id=row.panel_chat,
            message_id=row.panel_message,
            language=row.language,
            timezone=row.timezone,
        )

    async def watch(self, id: BroadcastId, panel: Panel) -> None:
        """Show the progress in another message from now on."""
        await self._connection.execute(
            update(broadcasts)
            .where(broadcasts.c.id == id, RUNNING)
            .values(panel_chat=panel.telegram_id, panel_message=panel.message_id)
        )

    async def rest(self, id: BroadcastId, until: datetime, now: datetime) -> None:
        """Show no progress before a moment, since there will be none; unless it was hurried after `now`."""
        as_seen = or_(broadcasts.c.starts_at == until, broadcasts.c.starts_at <= now)
        await self._connection.execute(
            update(broadcasts).where(broadcasts.c.id == id, as_seen).values(panel_due_at=until)
        )

    async def claim(self, now: datetime, limit: int) -> list[BroadcastId]:
        """Take the running broadcasts whose authors have not seen their progress for some seconds."""
        due = (
            select(broadcasts.c.id)
            .where(
                RUNNING,
                broadcasts.c.panel_due_at <= now,
                awake("progress", broadcasts.c.id, now),
            )
            .order_by(broadcasts.c.id)
            .limit(limit)
        )
        statement = (
            update(broadcasts)
            .where(claimed(broadcasts.c.id, due))
            .values(panel_due_at=now + PANEL_EVERY)
            .returning(broadcasts.c.id)
        )
        return [BroadcastId(id) for id in await self._connection.scalars(statement)]
