"""Searches that somebody may page through: the words would not fit into a button, a short key does."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ChatId
from storage.dialect import insert
from storage.schema import searches

LASTS = timedelta(days=7)
"""How long pages can be turned; after that the search is asked anew."""
_KEY_BYTES = 6


class Searches:
    """What was looked for."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def keep(self, chat_id: ChatId, query: str, now: datetime) -> str:
        """Keep a query as it was typed. Return its key, which buttons carry."""
        key = secrets.token_hex(_KEY_BYTES)
        values = {"key": key, "chat_id": chat_id, "query": query, "asked_at": now, "expires_at": now + LASTS}
        await self._connection.execute(insert(self._connection, searches).values(values))
        return key

    async def get(self, key: str, chat_id: ChatId, now: datetime) -> tuple[str, datetime] | None:
        """Return a chat's query and when it was asked: its 3d are counted from there. None for an expired one."""
        query = select(searches.c.query, searches.c.asked_at).where(
            searches.c.key == key, searches.c.chat_id == chat_id, searches.c.expires_at > now
        )
        row = (await self._connection.execute(query)).one_or_none()
        return None if row is None else (row.query, row.asked_at)
