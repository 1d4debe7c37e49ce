"""Mutes: what chats do not want to hear of."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ChatId
from news.mutes import MOST_MUTES, Mute, MuteKind
from storage.dialect import insert
from storage.schema import mutes, stories


class Muting:
    """What was muted, by chat."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, chat_id: ChatId, mute: Mute, now: datetime) -> Mute | None:
        """Mute something; muted again it is the same mute. None where the chat has muted too much already."""
        known = await self._find(chat_id, mute)
        if known is not None:
            return known
        count = select(func.count()).where(mutes.c.chat_id == chat_id)
        if (await self._connection.execute(count)).scalar_one() >= MOST_MUTES:
            return None
        statement = insert(self._connection, mutes).values(
            chat_id=chat_id, kind=mute.kind, value=mute.value, since=now
        )
        await self._connection.execute(statement.on_conflict_do_nothing())
        return await self._find(chat_id, mute)

    async def remove(self, chat_id: ChatId, id: int) -> Mute | None:
        """Mute something no longer; None if it was not muted."""
        statement = delete(mutes).where(mutes.c.chat_id == chat_id, mutes.c.id == id).returning(mutes)
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else Mute(id=row.id, kind=MuteKind(row.kind), value=row.value)

    async def of(self, chat_id: ChatId) -> list[Mute]:
        """Return what a chat muted, the oldest first; of a story that was merged, what it became."""
        return (await self.of_all([chat_id])).get(chat_id, [])

    async def of_all(self, chat_ids: Sequence[ChatId]) -> dict[ChatId, list[Mute]]:
        """Return what each of some chats muted; those that muted nothing are left out."""
        query = select(mutes).where(mutes.c.chat_id.in_(chat_ids)).order_by(mutes.c.id)
        rows = (await self._connection.execute(query)).all()
        became = await self._became({int(row.value) for row in rows if row.kind == MuteKind.STORY})
        found: dict[ChatId, list[Mute]] = {}
        for row in rows:
            kind = MuteKind(row.kind)
            value = str(became.get(int(row.value), row.value)) if kind is MuteKind.STORY else row.value
            found.setdefault(ChatId(row.chat_id), []).append(Mute(id=row.id, kind=kind, value=value))
        return found

    async def _find(self, chat_id: ChatId, mute: Mute) -> Mute | None:
        query = select(mutes).where(
            mutes.c.chat_id == chat_id, mutes.c.kind == mute.kind, mutes.c.value == mute.value
        )
        row = (await self._connection.execute(query)).one_or_none()
        return None if row is None else Mute(id=row.id, kind=MuteKind(row.kind), value=row.value)

    async def _became(self, ids: set[int]) -> dict[int, int]:
        """Return into which story each of some was merged in the end; itself if into none."""
        ends = {id: id for id in ids}
        waiting = set(ids)
        while waiting:
            query = select(stories.c.id, stories.c.merged_into).where(
                stories.c.id.in_(waiting), stories.c.merged_into.is_not(None)
            )
            merged = {row.id: row.merged_into for row in await self._connection.execute(query)}
            ends = {id: merged.get(end, end) for id, end in ends.items()}
            waiting = set(merged.values()) - waiting
        return ends
