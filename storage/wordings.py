"""Wordings: what a broadcast says, in its versions for languages and after it was changed."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.deliveries import Content
from news.edits import FIRST
from news.ids import BroadcastId
from news.outgoing import Outgoing
from storage import contents as content
from storage.dialect import insert
from storage.schema import broadcast_versions, broadcasts, contents


class Wordings:
    """What broadcasts say."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def keep(self, message: Content, now: datetime) -> bytes:
        """Keep a message or a change of one, each once, and return the hash under which it is found."""
        body = content.to_json(message)
        hash = content.hash_of(body)
        statement = insert(self._connection, contents).values(hash=hash, body=body, created_at=now)
        await self._connection.execute(statement.on_conflict_do_nothing())
        return hash

    async def versions(self, id: BroadcastId) -> dict[str, Outgoing]:
        """Return what chats of some languages get instead of the first version."""
        query = (
            select(broadcast_versions.c.language, contents.c.body)
            .join(contents, contents.c.hash == broadcast_versions.c.content_hash)
            .where(broadcast_versions.c.broadcast_id == id)
            .order_by(broadcast_versions.c.language)
        )
        return {row.language: content.from_json(row.body) for row in await self._connection.execute(query)}

    async def add_version(self, id: BroadcastId, language: str, message: Outgoing, now: datetime) -> None:
        """Keep what chats of a language get instead, in the place of what was kept before."""
        hash = await self.keep(message, now)
        statement = insert(self._connection, broadcast_versions).values(
            broadcast_id=id, language=language, content_hash=hash
        )
        await self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=[broadcast_versions.c.broadcast_id, broadcast_versions.c.language],
                set_={"content_hash": hash},
            )
        )

    async def remove_version(self, id: BroadcastId, language: str) -> None:
        """Let chats of a language get the first version."""
        of_language = broadcast_versions.c.language == language
        await self._connection.execute(
            delete(broadcast_versions).where(broadcast_versions.c.broadcast_id == id, of_language)
        )

    async def reword(self, id: BroadcastId, said: Mapping[str, Outgoing], now: datetime) -> None:
        """Say something else from now on, in the versions named: languages, or `FIRST`."""
        for version, message in said.items():
            if version == FIRST:
                hash = await self.keep(message, now)
                await self._connection.execute(
                    update(broadcasts).where(broadcasts.c.id == id).values(content_hash=hash)
                )
            else:
                await self.add_version(id, version, message, now)
