"""Bans: whose updates are not handled, and who receives nothing."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.chats import Absence
from storage.chats import Chats
from storage.dialect import insert
from storage.schema import bans, chats

# Made once, since every update asks it.
_AMONG = select(bans.c.telegram_id, bans.c.told_at).where(
    bans.c.telegram_id.in_(bindparam("telegram_ids", expanding=True))
)


class Bans:
    """People and chats, by Telegram's number, that the bot has nothing to do with."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, telegram_id: int, now: datetime, *, told: bool = False) -> bool:
        """Ban a person or a chat; what it chose is kept. False if it is banned already."""
        statement = (
            insert(self._connection, bans)
            .values(telegram_id=telegram_id, since=now, told_at=now if told else None)
            .on_conflict_do_nothing()
            .returning(bans.c.telegram_id)
        )
        added = (await self._connection.execute(statement)).scalar_one_or_none() is not None
        await self._connection.execute(
            # Who said /stop, or blocked the bot, stays absent for that reason when the ban is lifted.
            update(chats)
            .where(chats.c.telegram_id == telegram_id, chats.c.absence.is_(None))
            .values(absence=Absence.BANNED)
        )
        return added

    async def lift(self, telegram_id: int, now: datetime) -> bool:
        """End a ban; what the chat chose is sent again. False if it was not banned."""
        statement = delete(bans).where(bans.c.telegram_id == telegram_id).returning(bans.c.telegram_id)
        lifted = (await self._connection.execute(statement)).scalar_one_or_none() is not None
        absent = select(chats.c.id).where(
            chats.c.telegram_id == telegram_id, chats.c.absence == Absence.BANNED
        )
        for id in (await self._connection.scalars(absent)).all():
            await Chats(self._connection).revive(id, now)
        return lifted

    async def of(self, *telegram_ids: int) -> dict[int, bool]:
        """Return which of these are banned, and whether each was told so."""
        found = await self._connection.execute(_AMONG, {"telegram_ids": telegram_ids})
        return {row.telegram_id: row.told_at is not None for row in found}

    async def told(self, telegram_id: int, now: datetime) -> None:
        """Keep that the one answer to a banned person or chat was given."""
        await self._connection.execute(
            update(bans).where(bans.c.telegram_id == telegram_id).values(told_at=now)
        )

    async def all(self, limit: int) -> list[int]:
        """Return who is banned, the newest first."""
        query = select(bans.c.telegram_id).order_by(bans.c.since.desc(), bans.c.telegram_id).limit(limit)
        return list(await self._connection.scalars(query))
